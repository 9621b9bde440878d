"""The harvest by mail: only for who asks, as a link, behind a mailed code, and not for long (T38, T40)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sessions.commands import consent, letters, steps
from sessions.models import Card, HarvestLetter, Session
from tests.factories import Room
from tests.played import play_vijf

ADDRESS = "joost@example.org"


@pytest.fixture
def over(room: Room) -> Room:
    play_vijf(room)
    steps.end(room.session)
    return room


@pytest.fixture
def wished(over: Room) -> Client:
    """Somebody asked on the phone for a mail."""
    phone = over.phone(over.seats[2])
    phone.get("/kring/goodbye/")
    phone.post("/kring/oogst/mail/", {"email": ADDRESS})
    return phone


@pytest.fixture
def link(over: Room, wished: Client) -> str:
    consent.close(over.session)
    letters.send_due()
    found = re.search(r"https?://\S+(/oogst/\w+/)", str(mail.outbox[0].body))
    assert found
    return found[1]


def code() -> str:
    found = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert found
    return found[0]


def opened(link: str) -> Client:
    """A browser in which the mailed code was given."""
    browser = Client()
    browser.post(link, {"mail": "1"})
    browser.post(link, {"code": code()})
    return browser


def test_nobody_gets_a_mail_who_did_not_ask(over: Room) -> None:
    consent.close(over.session)

    assert letters.send_due() == 0


def test_the_link_goes_once_and_only_when_the_harvest_is_closed(over: Room, wished: Client) -> None:
    before = letters.send_due()
    consent.close(over.session)

    sent = [letters.send_due(), letters.send_due()]

    assert (before, sent) == (0, [1, 0])
    assert mail.outbox[0].to == [ADDRESS]


def test_no_mail_holds_a_word_or_a_name_or_an_attachment(over: Room, link: str) -> None:
    Client().post(link, {"mail": "1"})

    told = " ".join(f"{each.subject} {each.body}" for each in mail.outbox)
    words = [*Card.objects.values_list("text", flat=True), over.session.title, *(seat.name for seat in over.seats)]
    assert len(mail.outbox) == 2
    assert [word for word in words if word in told] == []
    assert [each.attachments for each in mail.outbox] == [[], []]


def test_the_link_alone_shows_nothing(over: Room, link: str) -> None:
    browser = Client()

    page = browser.get(link).content.decode()
    edition = browser.get(f"{link}mine/")

    assert over.session.title not in page
    assert "/mine/" not in page
    assert edition.status_code == 404


def test_with_the_code_it_opens_the_own_editions(over: Room, link: str) -> None:
    browser = opened(link)

    own = Card.objects.filter(seat=over.seats[2], mark="advice").first()
    assert own
    assert f"{link}mine/" in browser.get(link).content.decode()
    assert own.text in browser.get(f"{link}mine/").content.decode()
    assert browser.get(f"{link}case-1/").status_code == 404


def test_a_code_works_once_and_in_one_browser(link: str) -> None:
    opened(link)

    answer = Client().post(link, {"code": code()})

    assert answer.status_code == 422


def test_after_five_mistakes_the_right_code_is_dead_too(link: str) -> None:
    browser = Client()
    browser.post(link, {"mail": "1"})
    wrong = "000000" if code() != "000000" else "111111"
    for _number in range(5):
        browser.post(link, {"code": wrong})

    answer = browser.post(link, {"code": code()})

    assert answer.status_code == 422
    assert "Na vijf fouten" in answer.content.decode()


def test_a_code_is_dead_after_a_quarter_of_an_hour(link: str) -> None:
    browser = Client()
    browser.post(link, {"mail": "1"})
    HarvestLetter.objects.update(code_at=timezone.now() - timedelta(minutes=15, seconds=1))

    answer = browser.post(link, {"code": code()})

    assert answer.status_code == 422


def test_codes_are_not_mailed_one_after_another(link: str) -> None:
    browser = Client()

    answers = [browser.post(link, {"mail": "1"}) for _number in range(2)]

    assert [answer.status_code for answer in answers] == [303, 429]
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("how", ["two weeks", "the texts are gone"])
def test_the_link_ends(over: Room, link: str, how: str) -> None:
    browser = opened(link)
    if how == "two weeks":
        HarvestLetter.objects.update(sent_at=timezone.now() - timedelta(days=14, seconds=1))
    else:
        Session.objects.update(ended_at=timezone.now() - timedelta(days=30, seconds=1))

    answers = [browser.get(link), browser.get(f"{link}mine/"), browser.post(link, {"mail": "1"})]

    assert [answer.status_code for answer in answers] == [410, 410, 410]


def test_who_wants_no_mail_after_all_gets_none_and_the_link_is_dead(wished: Client, link: str) -> None:
    wished.post("/kring/oogst/mail/", {"forget": "1"})

    answer = Client().get(link)

    assert answer.status_code == 410


def test_an_address_that_is_none_comes_back_as_it_was_typed(over: Room, wished: Client) -> None:
    wished.post("/kring/oogst/mail/", {"forget": "1"})

    answer = wished.post("/kring/oogst/mail/", {"email": "joost at example"})

    assert answer.status_code == 422
    assert 'value="joost at example"' in answer.content.decode()


def test_nobody_mails_address_after_address(wished: Client) -> None:
    answers = [wished.post("/kring/oogst/mail/", {"email": f"{number}@example.org"}) for number in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 409]


def test_a_month_without_letters_floods_nobody(over: Room, wished: Client) -> None:
    Session.objects.update(ended_at=timezone.now() - timedelta(days=29), kept_for=timedelta(days=90))

    assert letters.send_due() == 0
