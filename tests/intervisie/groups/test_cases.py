"""A case on its way: written by who brings it, read by the facilitator once it is shared, by nobody else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from intervisie.accounts.models import User
from intervisie.groups.access import cookie_name
from intervisie.groups.commands import cases, groups, members
from intervisie.groups.errors import CaseLinkOver
from intervisie.groups.models import Case, Group
from tests.factories import make_group

HEADERS = ("Subject", "From", "To", "Date", "Message-ID")
SECRET = "KANARIESITUATIE"
WRITTEN = {"version": "1", "text-situation": SECRET, "text-felt": "Buikpijn", "text-level": "personal"}


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke")


@pytest.fixture
def case(group: Group) -> Case:
    return cases.ask(group, group.circle()[0])


def phone_of(case: Case) -> Client:
    """The phone that used the link."""
    client = Client()
    client.cookies[cookie_name()] = cases.open_with(cases.make_link(case))
    return client


def write(client: Client, **more: str) -> Any:
    return client.post(reverse("my_case"), WRITTEN | more)


def page_of(client: Client, case: Case) -> str:
    answer = client.get(reverse("case", args=[case.group.public_id, case.public_id]))
    return str(answer.content.decode())


# ---- the private link -----------------------------------------------------------------------------------------------


def test_the_facilitator_asks_and_sees_the_link_once(facilitator_client: Client, group: Group) -> None:
    anouk = group.circle()[0]
    facilitator_client.post(reverse("case_ask", args=[group.public_id]), {"member": anouk.pk})
    case = Case.objects.get()

    shown = facilitator_client.post(reverse("case_link", args=[group.public_id, case.public_id])).content.decode()

    link = re.search(r'value="(http[^"]+/casus/[^"]+)"', shown)
    case.refresh_from_db()
    assert link is not None
    key = link[1].rstrip("/").rpartition("/")[2]
    assert len(key) >= 43
    assert key not in str(case.link_hash)
    assert key not in page_of(facilitator_client, case)


def test_the_link_is_mailed_without_a_word_of_the_case(facilitator_client: Client, case: Case) -> None:
    members.change(case.member, members.Person("Anouk\r\nBcc: x@y.example", "anouk@b.example"))
    write(phone_of(case), share="1")

    facilitator_client.post(reverse("case_link", args=[case.group.public_id, case.public_id]), {"mail": "1"})

    letter = mail.outbox[0]
    link = re.search(r"/casus/(\S+)/", str(letter.body))
    assert link is not None
    assert letter.to == ["anouk@b.example"]
    assert list(letter.message()) == ["Content-Type", "MIME-Version", "Content-Transfer-Encoding", *HEADERS]
    assert SECRET not in str(letter.message())
    assert Client().get(reverse("case_enter", args=[link[1]])).status_code == 200


def test_without_an_address_nothing_is_mailed(facilitator_client: Client, case: Case) -> None:
    facilitator_client.post(reverse("case_link", args=[case.group.public_id, case.public_id]), {"mail": "1"})

    assert mail.outbox == []


def test_a_mail_that_does_not_go_out_is_said(facilitator_client: Client, case: Case, settings: Settings) -> None:
    members.change(case.member, members.Person("Anouk", "anouk@b.example"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    answer = facilitator_client.post(reverse("case_link", args=[case.group.public_id, case.public_id]), {"mail": "1"})

    assert answer.status_code == 503
    assert "kon nu niet verstuurd worden" in answer.content.decode()


def test_asking_twice_gives_one_case(group: Group) -> None:
    anouk = group.circle()[0]

    assert cases.ask(group, anouk) == cases.ask(group, anouk)


def test_who_prepares_a_case_is_asked_for_that_one(group: Group) -> None:
    anouk = group.circle()[0]
    case = cases.ask(group, anouk)
    cases.write(case, {"situation": "Een lastig gesprek"}, seen=1)

    again = cases.ask(group, anouk)

    assert again == case


def test_looking_at_the_link_spends_nothing_and_the_button_does(case: Case) -> None:
    address = reverse("case_enter", args=[cases.make_link(case)])
    phone = Client()

    looked = [phone.get(address), phone.get(address)]
    opened = phone.post(address)
    mine = phone.get(reverse("my_case"))
    other = Client().post(address)

    assert [answer.status_code for answer in looked] == [200, 200]
    assert (opened.status_code, mine.status_code, other.status_code) == (303, 200, 410)
    assert phone.cookies[cookie_name()]["httponly"]


def test_the_phone_that_used_the_link_opens_it_again(case: Case) -> None:
    address = reverse("case_enter", args=[cases.make_link(case)])
    phone = Client()
    phone.post(address)

    again = phone.get(address)

    assert (again.status_code, again["Location"]) == (303, reverse("my_case"))


def test_a_new_link_puts_the_old_phone_out(case: Case) -> None:
    phone = phone_of(case)

    cases.make_link(case)

    assert phone.get(reverse("my_case")).status_code == 410


def test_a_withdrawn_link_and_its_phone_open_nothing(facilitator_client: Client, case: Case) -> None:
    phone, unused = phone_of(case), cases.make_link(case)
    facilitator_client.post(reverse("case_link", args=[case.group.public_id, case.public_id]), {"withdraw": "1"})

    answers = [phone.get(reverse("my_case")), Client().get(reverse("case_enter", args=[unused]))]

    assert [answer.status_code for answer in answers] == [410, 410]
    with pytest.raises(CaseLinkOver):
        cases.open_with(unused)


def test_a_link_ends_by_itself(case: Case) -> None:
    phone = phone_of(case)
    Case.objects.update(link_ends_at=timezone.now() - timedelta(seconds=1))

    assert phone.get(reverse("my_case")).status_code == 410


def test_a_link_of_a_group_that_was_put_away_opens_nothing(case: Case) -> None:
    phone, group = phone_of(case), case.group

    groups.archive(group)

    assert phone.get(reverse("my_case")).status_code == 410


@pytest.mark.parametrize("token", ["made-up", "a" * 43])
def test_a_made_up_link_is_over(db: None, token: str) -> None:
    client = Client()

    assert client.get(reverse("case_enter", args=[token])).status_code == 410
    assert client.post(reverse("case_enter", args=[token])).status_code == 410


# ---- writing --------------------------------------------------------------------------------------------------------


def test_what_is_written_is_kept_without_a_script(case: Case) -> None:
    phone = phone_of(case)

    answer = write(phone)

    case.refresh_from_db()
    assert answer.status_code == 303
    assert (case.situation, case.felt, case.level, case.version) == (SECRET, "Buikpijn", "personal", 2)
    assert SECRET in phone.get(reverse("my_case")).content.decode()


def test_a_pause_in_typing_keeps_it_too(case: Case) -> None:
    answer = phone_of(case).post(reverse("my_case"), WRITTEN, headers={"X-Autosave": "1"})

    assert answer.json() == {"version": 2}


def test_sending_the_same_twice_is_one_change(case: Case) -> None:
    phone = phone_of(case)

    answers = [write(phone), write(phone)]

    case.refresh_from_db()
    assert [answer.status_code for answer in answers] == [303, 303]
    assert case.version == 2


def test_two_screens_lose_nothing_of_each_other(case: Case) -> None:
    phone = phone_of(case)
    write(phone)

    behind = write(phone, **{"text-situation": "ANDERE WOORDEN"})
    silent = phone.post(reverse("my_case"), WRITTEN | {"text-did": "x"}, headers={"X-Autosave": "1"})

    page = behind.content.decode()
    case.refresh_from_db()
    assert (behind.status_code, silent.status_code) == (409, 409)
    assert "ANDERE WOORDEN" in page
    assert 'name="version" value="2"' in page
    assert case.situation == SECRET


def test_ten_thousand_signs_come_back_with_a_sentence(case: Case) -> None:
    answer = write(phone_of(case), **{"text-did": "d" * 10_000})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "d" * 10_000 in page
    assert SECRET in page


def test_the_page_has_the_question_bank(case: Case) -> None:
    page = phone_of(case).get(reverse("my_case")).content.decode()

    assert page.count("<li>") == 10
    assert "Hoe laat ik zien wat mijn werk oplevert?" in page


def test_the_bringer_erases_every_word_with_a_tick(case: Case) -> None:
    phone = phone_of(case)

    phone.post(reverse("my_case_erase"))
    kept = Case.objects.count()
    page = phone.post(reverse("my_case_erase"), {"sure": "on"}).content.decode()

    assert kept == 1
    assert "niets meer over" in page
    assert not Case.objects.exists()


# ---- who reads it ---------------------------------------------------------------------------------------------------


def test_nobody_reads_along_before_it_is_shared(facilitator_client: Client, case: Case) -> None:
    phone = phone_of(case)
    write(phone)
    before = page_of(facilitator_client, case)

    write(phone, version="2", share="1")
    shared = page_of(facilitator_client, case)
    write(phone, version="2", back="1")
    after = page_of(facilitator_client, case)

    assert (SECRET in before, SECRET in shared, SECRET in after) == (False, True, False)


def test_the_words_are_on_no_other_page(facilitator_client: Client, case: Case) -> None:
    write(phone_of(case), share="1")

    pages = [
        facilitator_client.get(reverse("group", args=[case.group.public_id])),
        facilitator_client.get(reverse("start"), {"group": str(case.group.public_id), "cases": str(case.public_id)}),
    ]

    assert all(SECRET not in page.content.decode() for page in pages)


def test_others_do_not_find_the_case(case: Case, stranger_client: Client) -> None:
    write(phone_of(case), share="1")
    colleague = Client()
    colleague.force_login(
        User.objects.create_user("pim@a.example", name="Pim", organisation=case.group.organisation, is_manager=True)
    )
    address = reverse("case", args=[case.group.public_id, case.public_id])

    answers = [client.get(address) for client in (colleague, stranger_client)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Client().get(address).status_code == 302


def test_a_case_of_another_group_is_not_found(facilitator: User, facilitator_client: Client, case: Case) -> None:
    other = make_group(facilitator, "Naima")

    for name in ("case", "case_link", "case_remove"):
        answer = facilitator_client.post(reverse(name, args=[other.public_id, case.public_id]))
        assert answer.status_code == 404

    assert Case.objects.count() == 1


def test_somebody_of_another_group_is_not_asked(facilitator: User, facilitator_client: Client, group: Group) -> None:
    naima = make_group(facilitator, "Naima").circle()[0]

    facilitator_client.post(reverse("case_ask", args=[group.public_id]), {"member": naima.pk})

    assert not Case.objects.exists()


def test_who_leaves_the_group_takes_the_case_along(case: Case) -> None:
    members.leave(case.member)

    assert not Case.objects.exists()
