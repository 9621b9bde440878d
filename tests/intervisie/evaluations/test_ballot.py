"""Looking back on the phone: a personal link that takes one form, and keeps nobody's name."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.evaluations.commands import answering
from intervisie.evaluations.errors import BallotOver, BallotSpent
from intervisie.evaluations.models import Ballot, Evaluation, Slip
from tests.intervisie.evaluations.circles import answer, answers, asked, circle, days_later, ended, week_later

pytestmark = pytest.mark.django_db
KEY = re.compile(r'name="key" value="([0-9a-f-]{36})"')


@pytest.fixture
def room(facilitator: User) -> Evaluation:
    return circle(facilitator, 6)


def link(room: Evaluation, number: int = 0) -> str:
    return reverse("ballot", args=[room.ballots.order_by("pk")[number].key()])


def form(url: str, **filled: str) -> dict[str, Any]:
    found = KEY.search(Client().get(url).content.decode())
    assert found
    return {"key": found[1]} | filled


def test_the_phone_finds_its_own_link_on_the_thanks_page(facilitator: User) -> None:
    room = ended(2, facilitator)
    phone = room.phone(room.seats[1])

    page = phone.get(reverse("goodbye")).content.decode()

    assert link(asked(room), 1) in page
    assert link(asked(room), 0) not in page


def test_who_has_answered_is_thanked_on_the_own_phone(facilitator: User) -> None:
    room = ended(2, facilitator)
    answer(asked(room), [answers(3)])

    pages = [room.phone(seat).get(reverse("goodbye")).content.decode() for seat in room.seats]

    assert ["je antwoorden zijn binnen" in page for page in pages] == [True, False]


def test_answers_come_in_without_a_name_a_time_or_an_order(room: Evaluation) -> None:
    url = link(room)

    sent = Client().post(url, form(url, **{"s-said": "4", "need": "own", "text": "Fijn.", "may_share": "on"}))

    slip = Slip.objects.get()
    assert sent.status_code == 200
    assert slip.content == {"scores": {"said": 4}, "need": "own", "text": "Fijn."}
    assert {each.name for each in Slip._meta.get_fields()} == {"id", "evaluation", "content"}


def test_the_same_form_twice_is_once(room: Evaluation) -> None:
    url = link(room)
    filled = form(url, need="own")

    sent = [Client().post(url, filled).status_code for _ in range(3)]

    assert sent == [200, 200, 200]
    assert Slip.objects.count() == 1


def test_a_link_takes_one_answer(room: Evaluation) -> None:
    url = link(room)
    second = form(url, need="theme")
    Client().post(url, form(url, need="own"))

    refused = Client().post(url, second)

    assert refused.status_code == BallotSpent.status
    assert Slip.objects.get().content["need"] == "own"
    assert "Dank je wel" in Client().get(url).content.decode()


def test_nothing_filled_in_is_refused_and_spends_nothing(room: Evaluation) -> None:
    url = link(room)

    refused = Client().post(url, form(url))

    assert refused.status_code == 422
    assert not Ballot.objects.exclude(receipt="").exists()


def test_a_text_without_the_tick_is_refused_and_nothing_typed_is_lost(room: Evaluation) -> None:
    url = link(room)

    refused = Client().post(url, form(url, **{"s-said": "2", "text": "Even kwijt."}))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Even kwijt." in page
    assert re.search(r'name="s-said" value="2"[^>]*checked', page)
    assert not Slip.objects.exists()


@pytest.mark.parametrize("wrong", [{"s-said": "6"}, {"need": "elsewhere"}, {"key": "none"}], ids=["six", "need", "key"])
def test_what_was_not_asked_is_refused(room: Evaluation, wrong: dict[str, str]) -> None:
    url = link(room)

    refused = Client().post(url, form(url, **{"s-share": "3"}) | wrong)

    assert refused.status_code == 422
    assert not Slip.objects.exists()


def test_answers_are_taken_back_with_their_own_key_alone(room: Evaluation) -> None:
    url = link(room)
    filled = form(url, need="own")
    Client().post(url, filled)

    Client().post(url, {"back": "1", "key": str(uuid.uuid4())})
    kept = Slip.objects.count()
    refused = Client().post(url, {"back": "1", "key": filled["key"]})

    assert (kept, Slip.objects.count()) == (1, 0)
    assert refused.status_code == 200
    assert Client().post(url, form(url, need="theme")).status_code == 200


@pytest.mark.parametrize("seats", [5, 6])
def test_five_or_fewer_are_warned_before_they_write(facilitator: User, seats: int) -> None:
    url = link(circle(facilitator, seats))

    page = Client().get(url).content.decode()

    assert ("vijf of minder" in page) is (seats <= 5)
    assert "Wie ziet dit" in page


# ---- over -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_over_or_made_up_takes_nothing(room: Evaluation, method: str) -> None:
    url = link(room)
    days_later(7.1)  # and nobody has closed it yet

    refused = [getattr(Client(), method)(path) for path in (url, reverse("ballot", args=["made-up"]))]

    assert [each.status_code for each in refused] == [410, 410]


def test_closing_that_is_first_refuses_what_is_on_its_way(room: Evaluation) -> None:
    ballot = room.ballots.all()[0]
    week_later()

    with pytest.raises(BallotOver):
        answering.answer(ballot, uuid.uuid4(), answers(3))

    assert not Slip.objects.exists()


# ---- between the ballot and the answers -----------------------------------------------------------------------------


def test_when_everything_stops_after_the_ballot_the_same_form_brings_the_answers_in(room: Evaluation) -> None:
    ballot, key = room.ballots.all()[0], uuid.uuid4()
    answering.spend(ballot, key)

    with pytest.raises(BallotSpent):
        answering.answer(ballot, uuid.uuid4(), answers(1))
    answering.answer(ballot, key, answers(4))

    assert Slip.objects.get().content["scores"]["said"] == 4


def test_a_ballot_and_its_answers_hold_nothing_in_common(room: Evaluation) -> None:
    ballot, key = room.ballots.all()[0], uuid.uuid4()

    answering.answer(ballot, key, answers(4))

    ballot.refresh_from_db()
    slip = Slip.objects.get()
    assert ballot.receipt != slip.id
    assert str(key) not in f"{vars(ballot)}{vars(slip)}"


def test_that_somebody_answered_and_what_are_never_written_together(room: Evaluation) -> None:
    """Each of the two is a transaction of its own: a failure in the second leaves the first."""
    ballot = room.ballots.all()[0]
    unfit = answering.Answers({}, text=object())  # type: ignore[arg-type]  # what no row takes

    with pytest.raises(TypeError):
        answering.answer(ballot, uuid.uuid4(), unfit)

    ballot.refresh_from_db()
    assert ballot.receipt
    assert not Slip.objects.exists()
