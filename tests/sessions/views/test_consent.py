"""What may leave the room, asked on the phone that sat in the circle; the console closes it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sessions.commands import consent, steps
from sessions.models import Card, Seat, Session, Share
from tests.factories import QUESTIONS, Room
from tests.played import ADVICE, BEFORE, play_vijf


@pytest.fixture
def over(room: Room) -> Room:
    play_vijf(room)
    steps.end(room.session)
    return room


def left(room: Room, number: int) -> Client:
    """The phone of this seat after it saw the thanks page."""
    phone = room.phone(room.seats[number])
    phone.get("/kring/goodbye/")
    return phone


def page(client: Client, path: str = "/kring/oogst/") -> str:
    return client.get(path).content.decode()


def test_the_thanks_page_leads_to_it_and_holds_no_words(over: Room) -> None:
    thanks = page(left(over, 1), "/kring/goodbye/")

    assert 'href="/kring/oogst/"' in thanks
    assert not [text for text in (BEFORE, *QUESTIONS, *ADVICE) if text in thanks]


def test_everybody_is_asked_about_the_own_words_alone(over: Room) -> None:
    own = list(Card.objects.filter(seat=over.seats[1], mark="advice").values_list("text", flat=True))

    shown = page(left(over, 1))

    assert all(text in shown for text in own)
    assert BEFORE not in shown
    assert not [text for text in ADVICE if text in shown and text not in own]


def test_the_case_bringer_is_asked_about_the_case(over: Room) -> None:
    shown = page(left(over, 0))

    assert BEFORE in shown
    assert f'name="case-{over.session.rounds.get().pk}"' in shown
    assert "KANARIEVOORMEZELF" not in shown


def test_nothing_is_chosen_beforehand_but_what_was_chosen_before(over: Room) -> None:
    shown = page(left(over, 1))

    takeaway = Card.objects.get(seat=over.seats[1], mark="takeaway")
    assert shown.count(" checked") == 2  # that takeaway, and that the rest stays here
    assert f'name="card-{takeaway.pk}" value="unnamed" checked' in shown


def test_a_choice_is_kept_and_leads_back_to_thanks_without_words(over: Room) -> None:
    card = Card.objects.filter(seat=over.seats[1], mark="advice").order_by("pk")[0]
    phone = left(over, 1)

    answer = phone.post("/kring/oogst/", {f"card-{card.pk}": "named", "rest": "withheld"})

    card.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, "/kring/goodbye/")
    assert card.consent == Share.NAMED
    assert Seat.objects.get(pk=over.seats[1].pk).chose_at
    assert card.text not in page(phone, "/kring/goodbye/")


@pytest.mark.parametrize("field", ["rest", "card-1", "case-1"])
def test_an_answer_that_nobody_offered_is_refused(over: Room, field: str) -> None:
    answer = left(over, 1).post("/kring/oogst/", {field: "everybody"})

    assert answer.status_code == 400


def test_a_closed_harvest_asks_nothing_and_takes_nothing(over: Room) -> None:
    phone = left(over, 1)
    consent.close(over.session)

    shown, answer = page(phone), phone.post("/kring/oogst/", {"rest": "named"})

    assert "De oogst is gesloten" in shown
    assert 'type="radio"' not in shown
    assert answer.status_code == 409


def test_a_stranger_and_who_erased_get_nothing(over: Room) -> None:
    phone = left(over, 1)
    phone.post("/kring/erase/")

    answers = [client.get("/kring/oogst/") for client in (Client(), phone)]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_the_console_counts_who_has_chosen_and_never_says_who(over: Room) -> None:
    left(over, 1).post("/kring/oogst/", {"rest": "withheld"})

    shown = page(over.laptop(), f"/sessions/{over.session.public_id}/")

    assert "1 van de 6 mensen hebben gekozen" in shown
    assert "Alles wordt gewist op" in shown


def test_the_console_closes_the_harvest(over: Room) -> None:
    answer = over.laptop().post(reverse("close_harvest", args=[over.session.public_id]))

    assert answer.status_code == 303
    assert Session.objects.get(pk=over.session.pk).harvest_is_closed


def test_the_console_speaks_for_who_has_no_phone(over: Room) -> None:
    Seat.objects.filter(pk=over.seats[1].pk).update(token_hash=None)
    shown = page(over.laptop(), f"/sessions/{over.session.public_id}/")

    answer = over.laptop().post(
        reverse("speak_for", args=[over.session.public_id]), {"seat": over.seats[1].pk, "share": "unnamed"}
    )

    assert "Yasmina heeft hier geen telefoon." in shown
    assert answer.status_code == 303
    assert not Card.objects.to_ask().filter(seat=over.seats[1], consent="").exists()


def test_who_led_without_a_facilitator_closes_on_the_own_phone(over: Room) -> None:
    Session.objects.update(unguided=True, lead_seat=over.seats[1].pk)

    others, own = left(over, 2).post("/kring/oogst/close/"), left(over, 1).post("/kring/oogst/close/")

    assert (others.status_code, own.status_code) == (403, 303)
    assert Session.objects.get(pk=over.session.pk).harvest_is_closed
