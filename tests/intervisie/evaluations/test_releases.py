"""What a coordinator reads: five answers or nothing, half points, and larger figures made of what was shown."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.evaluations import releases
from intervisie.evaluations.commands import answering
from intervisie.evaluations.commands.answering import Answers
from intervisie.evaluations.commands.closing import close_due
from intervisie.evaluations.commands.publishing import publish
from intervisie.evaluations.models import Figure, Tally
from intervisie.evaluations.releases import Of, Release, Scope
from tests.intervisie.evaluations.circles import answer, answers, circle, coordinator, looked_back, week_later

pytestmark = pytest.mark.django_db
THIS = timezone.localdate().year


@pytest.fixture
def coen(facilitator: User) -> User:
    return coordinator(facilitator.organisation)


def test_a_meeting_with_five_answers_is_shown(facilitator: User, coen: User) -> None:
    evaluation = looked_back(facilitator, 4, 4, 3, 4, 3)

    release = releases.of_session(coen, evaluation.session)

    assert release.means is not None
    assert (release.answers, release.means["said"]) == ("5–9", 3.5)


def test_a_meeting_with_four_answers_says_that_there_are_too_few(facilitator: User, coen: User) -> None:
    evaluation = looked_back(facilitator, 4, 4, 3, 4)

    release = releases.of_session(coen, evaluation.session)

    assert release == Release(Scope(Of.MEETING, str(evaluation.session)), meetings=1)
    assert not release.shown


def test_two_meetings_are_added_up_from_ten_answers(facilitator: User, coen: User) -> None:
    looked_back(facilitator, 4, 4, 3, 4, 3)
    before = releases.organisation(coen, THIS)

    looked_back(facilitator, 3, 3, 3, 2, 4, 3)
    after = releases.organisation(coen, THIS)

    assert (before.shown, before.meetings) == (False, 1)
    assert (after.answers, after.meetings, after.means and after.means["said"]) == ("10–19", 2, 3.2)


def test_four_answers_never_enter_a_total_beside_a_meeting_that_is_shown(facilitator: User, coen: User) -> None:
    looked_back(facilitator, 4, 4, 3, 4, 3)
    looked_back(facilitator, 3, 3, 3, 2, 4, 3)
    before = releases.organisation(coen, THIS)

    looked_back(facilitator, 1, 1, 1, 1)

    assert releases.organisation(coen, THIS).means == before.means


def test_small_ones_of_one_kind_are_shown_together_and_never_alone(facilitator: User, coen: User) -> None:
    small = [looked_back(facilitator, 2, 2, 2, 3, method="roddelen") for _ in range(2)]
    looked_back(facilitator, 4, 4, 4, 4, 4, method="roddelen")

    release = next(each for each in releases.by_method(coen) if each.scope.key == "roddelen")

    assert release.means
    assert not any(releases.of_session(coen, each.session).shown for each in small)


def test_nothing_is_counted_live(facilitator: User, coen: User) -> None:
    evaluation = circle(facilitator, 6)
    before = releases.by_meeting(coen, THIS), releases.organisation(coen)

    answer(evaluation, [answers(4)] * 6)
    close_due()

    assert (releases.by_meeting(coen, THIS), releases.organisation(coen)) == before
    assert not releases.of_session(coen, evaluation.session).shown


def test_what_was_shown_never_changes(facilitator: User, coen: User) -> None:
    evaluation = looked_back(facilitator, 4, 4, 3, 4, 3)
    before = releases.of_session(coen, evaluation.session)

    Tally.objects.all().delete()
    publish(facilitator.organisation_id)

    assert releases.of_session(coen, evaluation.session) == before
    assert Figure.objects.count() == 1


def test_a_statement_that_fewer_than_five_answered_is_not_among_the_figures(facilitator: User, coen: User) -> None:
    evaluation = circle(facilitator, 5)
    answer(evaluation, [answers(4)] * 4)
    answering.answer(evaluation.ballots.order_by("pk")[4], uuid.uuid4(), Answers({"said": 4}))
    week_later()

    release = releases.of_session(coen, evaluation.session)

    assert set(release.means or {}) == {"said"}


def test_filters_are_by_method_region_and_quarter(facilitator: User, coen: User) -> None:
    held: dict[str, Any] = {"held_on": date(2026, 2, 3)}
    for method, region in (("roddelen", "Oost"), ("roddelen", "Oost"), ("socratisch", "West")):
        looked_back(facilitator, 3, 3, 3, 3, 4, method=method, region=region, **held)

    by_method = {each.scope.key: each.shown for each in releases.by_method(coen, 2026)}
    by_region = {each.scope.key: each.shown for each in releases.by_region(coen, 2026)}
    by_period = {each.scope.key: each.shown for each in releases.by_period(coen, 2026)}

    assert by_method == {"roddelen": True, "socratisch": False}
    assert by_region == {"Oost": True, "West": False}
    assert by_period == {"2026-1": True, "2026-2": False, "2026-3": False, "2026-4": False}


def test_how_people_want_to_go_on_is_shown_from_ten_and_never_when_all_want_the_same(
    facilitator: User, coen: User
) -> None:
    looked_back(facilitator, *[3] * 6, need="series")
    looked_back(facilitator, *[3] * 6, need="series")
    alike = releases.needs(coen)

    looked_back(facilitator, *[3] * 5, need="own")
    too_few = releases.needs(coen)
    looked_back(facilitator, *[3] * 5, need="series")

    assert not alike.shown
    assert not too_few.shown  # with the twelve before, it would be known that none of these five wanted the series
    assert {share.choices: share.percent for share in releases.needs(coen).shares or ()} == {
        ("series",): 50,
        ("nothing", "own", "theme"): 50,
    }


def test_texts_are_shown_by_ten_from_two_meetings_at_least(facilitator: User, coen: User) -> None:
    looked_back(facilitator, *[3] * 11, text="Een.")
    from_one = releases.remarks(coen)

    looked_back(facilitator, 3, text="Twee.")

    assert from_one is None
    assert sorted(releases.remarks(coen) or ()) == ["Een."] * 11 + ["Twee."]


def test_nobody_else_reads_anything(facilitator: User, coen: User, stranger: User) -> None:
    evaluation = looked_back(facilitator, 4, 4, 3, 4, 3)
    stranger.is_coordinator = True
    stranger.save()

    found = [releases.of_session(user, evaluation.session).shown for user in (facilitator, stranger, coen)]
    figures = [Figure.objects.for_user(user).count() for user in (facilitator, stranger, coen)]

    assert found == [False, False, True]
    assert figures == [0, 0, 1]


def test_the_end_of_a_path_is_read_apart(facilitator: User, coen: User) -> None:
    looked_back(facilitator, *[4] * 6)

    assert len(releases.statements(coen, final=True)) == 7
    assert releases.path(coen, THIS).meetings == 0
