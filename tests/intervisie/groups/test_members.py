"""The people of a group: pasted, written down, changed, gone."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups.commands import invitations, meetings, members, partings, post
from intervisie.groups.errors import GroupFull, MemberGone
from intervisie.groups.models import Attendance, Group, Meeting, Member
from tests.factories import NAMES, make_group
from tests.invited import BASE, made_meeting

OUTLOOK = "Anouk de Vries <anouk@lindedal.example>; Joost Bakker <joost@lindedal.example>"


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def test_a_pasted_list_becomes_the_group(facilitator_client: Client, group: Group) -> None:
    answer = facilitator_client.post(reverse("group_paste", args=[group.public_id]), {"people": OUTLOOK})

    added = list(group.circle())[6:]
    assert answer.status_code == 303
    assert [(each.name, each.email) for each in added] == [
        ("Anouk de Vries", "anouk@lindedal.example"),
        ("Joost Bakker", "joost@lindedal.example"),
    ]


def test_pasting_twice_adds_nobody_twice(facilitator_client: Client, group: Group) -> None:
    for _time in range(2):
        facilitator_client.post(reverse("group_paste", args=[group.public_id]), {"people": OUTLOOK})

    assert group.circle().count() == 8


def test_one_wrong_line_adds_nobody_and_loses_nothing(facilitator_client: Client, group: Group) -> None:
    typed = f"{OUTLOOK}\nniemand@lindedal.example"

    answer = facilitator_client.post(reverse("group_paste", args=[group.public_id]), {"people": typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Regel 2" in page
    assert "Joost Bakker &lt;joost@lindedal.example&gt;" in page
    assert group.circle().count() == 6


def test_five_hundred_lines_get_an_answer_each(facilitator_client: Client, group: Group) -> None:
    typed = "\n".join(f"iemand{number}@lindedal.example" for number in range(500))

    answer = facilitator_client.post(reverse("group_paste", args=[group.public_id]), {"people": typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("<li><strong") == 500
    assert "iemand499@lindedal.example</textarea>" in page


def test_five_hundred_people_are_no_group(facilitator_client: Client, group: Group) -> None:
    typed = "\n".join(f"Iemand {number}" for number in range(500))

    answer = facilitator_client.post(reverse("group_paste", args=[group.public_id]), {"people": typed})

    assert answer.status_code == 422
    assert "Iemand 499</textarea>" in answer.content.decode()
    with pytest.raises(GroupFull):
        members.add(group, [members.Person(f"Iemand {number}") for number in range(35)])


@pytest.mark.parametrize("typed", ["", "   \n ", ";;;\n;"])
def test_nothing_pasted_is_said(facilitator_client: Client, group: Group, typed: str) -> None:
    answer = facilitator_client.post(reverse("group_paste", args=[group.public_id]), {"people": typed})

    assert answer.status_code == 422
    assert 'id="id_people_error"' in answer.content.decode()


def test_somebody_new_joins(facilitator_client: Client, group: Group) -> None:
    facilitator_client.post(
        reverse("member_add", args=[group.public_id]), {"name": " Willem  Smit", "email": "W@b.example"}
    )

    assert [(each.name, each.email) for each in group.circle()][-1] == ("Willem Smit", "w@b.example")


def test_a_wrong_address_is_refused_at_its_field(facilitator_client: Client, group: Group) -> None:
    answer = facilitator_client.post(reverse("member_add", args=[group.public_id]), {"name": "Willem", "email": "w"})

    assert answer.status_code == 422
    assert 'value="Willem"' in answer.content.decode()


def test_two_screens_with_one_person_lose_nothing(facilitator_client: Client, group: Group) -> None:
    members.add(group, [members.Person("Anouk", "anouk@lindedal.example")])
    address = reverse("member", args=[group.public_id, group.circle()[0].pk])
    seen = re.findall(r'name="seen" value="(\w+)"', facilitator_client.get(address).content.decode())[0]
    first = facilitator_client.post(address, {"name": "Anouk de Wit", "seen": seen})

    second = facilitator_client.post(address, {"name": "Anouk de Vries", "seen": seen})

    page = second.content.decode()
    again = re.findall(r'name="seen" value="(\w+)"', page)[0]
    assert (first.status_code, second.status_code) == (303, 409)
    assert 'value="Anouk de Vries"' in page
    assert facilitator_client.post(address, {"name": "Anouk de Vries", "seen": again}).status_code == 303
    assert group.circle()[0].name == "Anouk de Vries"


def test_a_manager_in_the_group_is_named_gently(facilitator_client: Client, group: Group) -> None:
    anouk = group.circle()[0]

    facilitator_client.post(
        reverse("member", args=[group.public_id, anouk.pk]), {"name": "Anouk Vos", "leads_others": "on"}
    )

    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()
    assert "Anouk is leidinggevende van anderen in deze groep" in page


@pytest.mark.parametrize(("people", "sentence"), [(3, "minder dan vier"), (9, "meer dan acht"), (4, ""), (8, "")])
def test_the_size_is_warned_about_and_never_refused(
    facilitator: User, facilitator_client: Client, people: int, sentence: str
) -> None:
    group = make_group(facilitator, *[f"Iemand{number}" for number in range(people)])

    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()

    assert ("minder dan vier" in page, "meer dan acht" in page) == (people < 4, people > 8)
    assert sentence in page


def test_who_never_came_is_erased(facilitator_client: Client, group: Group) -> None:
    anouk = group.circle()[0]

    facilitator_client.post(reverse("member_leave", args=[group.public_id, anouk.pk]))

    assert not Member.objects.filter(pk=anouk.pk).exists()


def test_who_was_there_stays_in_the_path_without_an_address(facilitator_client: Client, group: Group) -> None:
    anouk = group.circle()[0]
    members.change(anouk, members.Person("Anouk", "anouk@b.example"))
    meetings.keep_attendance(Meeting.objects.create(group=group, number=1), {anouk.pk}, set())

    facilitator_client.post(reverse("member_leave", args=[group.public_id, anouk.pk]))

    anouk.refresh_from_db()
    assert anouk.email == ""
    assert [member.name for member in group.circle()] == list(NAMES[1:6])


@pytest.mark.parametrize("name", ["member", "member_leave"])
def test_somebody_of_another_group_is_not_found(
    facilitator: User, facilitator_client: Client, group: Group, name: str
) -> None:
    elsewhere = make_group(facilitator, "Naima").circle()[0]

    answer = facilitator_client.post(reverse(name, args=[group.public_id, elsewhere.pk]), {"name": "Weg"})

    elsewhere.refresh_from_db()
    assert answer.status_code == 404
    assert elsewhere.name == "Naima"


def test_a_pasted_address_goes_to_who_was_there_without_one(group: Group) -> None:
    first = members.add(group, [members.Person("Bram de Boer"), members.Person("Lotte", "lotte@lindedal.example")])

    again = members.add(group, [members.Person("bram de boer", "bram@lindedal.example"), members.Person("Lotte")])

    assert (first, again) == (2, 0)
    assert group.members.get(name="Bram de Boer").email == "bram@lindedal.example"
    assert group.members.get(name="Lotte").email == "lotte@lindedal.example"


def test_two_people_of_one_name_with_addresses_of_their_own_are_two(group: Group) -> None:
    members.add(group, [members.Person("Kim", "kim@lindedal.example")])

    assert members.add(group, [members.Person("Kim", "kim.b@lindedal.example")]) == 1


def test_who_was_invited_and_leaves_hears_once_that_it_is_off(facilitator: User) -> None:
    meeting = made_meeting(facilitator)
    invitations.announce(meeting, BASE)
    post.send_due()
    mail.outbox.clear()

    members.leave(meeting.group.members.get(name__startswith="Anouk"))
    sent = [partings.send_due(), partings.send_due()]

    assert sent == [1, 0]
    assert mail.outbox[0].to == ["anouk@lindedal.example"]
    assert "CANCEL" in mail.outbox[0].message().as_string()


def test_another_address_gets_the_invitation_too(facilitator: User) -> None:
    meeting = made_meeting(facilitator)
    invitations.announce(meeting, BASE)
    post.send_due()
    mail.outbox.clear()

    members.change(
        meeting.group.members.get(name__startswith="Anouk"), members.Person("Anouk", "nieuw@lindedal.example")
    )

    assert post.send_due() == 1
    assert mail.outbox[0].to == ["nieuw@lindedal.example"]


@pytest.mark.parametrize("was_there", [True, False], ids=["kept-for-the-path", "gone-altogether"])
def test_who_left_meanwhile_is_not_written_anew(group: Group, was_there: bool) -> None:
    member = group.circle()[0]
    if was_there:
        Attendance.objects.create(meeting=Meeting.objects.create(group=group, number=1), member=member)
    members.leave(Member.objects.get(pk=member.pk))

    with pytest.raises(MemberGone):
        members.change(member, members.Person(member.name, "nieuw@lindedal.example"))

    assert not Member.objects.filter(email="nieuw@lindedal.example").exists()
