"""Letters about looking back: the same to everybody, once, and never when it is over. Time passes by moving rows."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.evaluations.commands import post
from intervisie.evaluations.models import Evaluation
from intervisie.groups.commands import members
from intervisie.groups.models import Group, Member
from tests.factories import make_group
from tests.intervisie.evaluations.circles import answer, answers, circle, days_later

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(facilitator: User) -> Group:
    found = make_group(facilitator, "Anouk", "Joost", "Femke")
    for member in found.circle():
        Member.objects.filter(pk=member.pk).update(email=f"{member.name.lower()}@lindedal.example")
    return found


@pytest.fixture
def evaluation(facilitator: User, group: Group) -> Evaluation:
    people = tuple((number, member.pk) for number, member in enumerate(group.circle()))
    return circle(facilitator, 3, people=people)


def written_to() -> list[str]:
    return sorted(letter.to[0].partition("@")[0] for letter in mail.outbox)


def test_everybody_gets_a_letter_when_they_are_home_and_once(evaluation: Evaluation) -> None:
    early = post.turn()
    days_later(0.2)

    sent = [post.turn(), post.turn()]

    assert (early, sent) == (0, [3, 0])
    assert written_to() == ["anouk", "femke", "joost"]


def test_the_link_of_each_letter_opens_a_ballot_of_its_own(evaluation: Evaluation) -> None:
    days_later(0.2)

    post.turn()

    links = {reverse("ballot", args=[ballot.key()]) for ballot in evaluation.ballots.all()}
    assert all(sum(link in letter.body for letter in mail.outbox) == 1 for link in links)
    assert "http://lindedal.example/terugkijken/" in mail.outbox[0].body


def test_a_reminder_goes_to_everybody_whoever_has_answered(evaluation: Evaluation) -> None:
    days_later(0.2)
    post.turn()
    answer(evaluation, [answers(4), answers(2)])
    mail.outbox.clear()
    days_later(5)

    sent = [post.turn(), post.turn()]

    assert sent == [3, 0]
    assert written_to() == ["anouk", "femke", "joost"]
    assert len({letter.body.partition("http")[0].partition("\n")[2] for letter in mail.outbox}) == 1


@pytest.mark.parametrize(("days", "letters"), [(3, 3), (6, 3), (7.1, 0), (30, 0)])
def test_jobs_that_slept_send_one_letter_at_most_and_nothing_after_the_end(
    evaluation: Evaluation, days: float, letters: int
) -> None:
    days_later(days)

    sent = [post.turn(), post.turn(), post.turn()]

    assert sent == [letters, 0, 0]


def test_who_is_late_with_the_first_letter_is_not_reminded_the_same_day(evaluation: Evaluation) -> None:
    days_later(5.5)
    first = post.turn()
    days_later(0.5)
    same_day = post.turn()
    days_later(0.6)

    assert (first, same_day, post.turn()) == (3, 0, 3)


def test_who_left_the_group_or_has_no_address_gets_nothing(evaluation: Evaluation, group: Group) -> None:
    members.leave(group.circle()[0])
    Member.objects.filter(name="Joost").update(email="")
    days_later(0.2)

    sent = [post.turn(), post.turn()]

    assert sent == [1, 0]


def test_a_letter_holds_no_word_that_anybody_answered(evaluation: Evaluation) -> None:
    answer(evaluation, [answers(4, text="KANARIETEKST")])
    days_later(0.2)
    post.turn()
    days_later(5)
    post.turn()

    letters = "".join(f"{letter.subject}{letter.body}{letter.extra_headers}" for letter in mail.outbox)

    assert len(mail.outbox) == 6
    assert "KANARIETEKST" not in letters


def test_a_mail_server_that_is_away_is_tried_again_later(evaluation: Evaluation) -> None:
    days_later(0.2)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=1):
        away = [post.turn(), post.turn()]

    days_later(0.1)

    assert away == [0, 0]
    assert post.turn() == 3
