"""Opening a session freezes the script."""

from __future__ import annotations

import pytest

from methods import catalogue, script
from sessions.commands.opening import Case, Plan, open_session
from sessions.models import CODE_SIGNS, Session
from tests.factories import make_facilitator, open_room

pytestmark = pytest.mark.django_db


def test_a_session_holds_the_whole_composed_script() -> None:
    method = catalogue.method("incidenten")

    room = open_room("incidenten", first_time=True)

    planned = [activity.id for each in script.compose([method], first_time=True) for activity in each.step.activities]
    assert [activity.definition.id for activity in room.session.agenda()] == planned


def test_two_cases_are_two_rounds_with_their_own_sheets() -> None:
    room = open_room("vijf-stappen", "vijf-stappen")

    rounds = list(room.session.rounds.all())

    assert [each.position for each in rounds] == [0, 1]
    assert rounds[0].sheets.count() == rounds[1].sheets.count() > 0


def test_getting_acquainted_is_only_there_the_first_time() -> None:
    titles = {
        first: _steps(open_room("incidenten", first_time=first, facilitator=make_facilitator(f"{first}@x.nl")))
        for first in (True, False)
    }

    assert titles[True] - titles[False] == {"kennismaken"}


def _steps(room: object) -> set[str]:
    return {step.slug for step in room.session.steps.all()}  # type: ignore[attr-defined]  # a Room


def test_the_code_has_six_signs_that_cannot_be_mistaken() -> None:
    session = open_room().session

    assert len(session.code) == 6
    assert set(session.code) <= set(CODE_SIGNS)
    assert session.code_in_groups == f"{session.code[:3]} {session.code[3:]}"


def test_a_running_session_does_not_change_when_the_method_does() -> None:
    facilitator = make_facilitator()
    method = catalogue.method("incidenten")
    session = open_session(facilitator, Plan(title="Kring", cases=[Case(method)]))

    changed = method.model_copy(update={"steps": ()})

    assert changed.steps == ()
    assert session.activities.filter(step__part="round").count() == sum(len(s.activities) for s in method.live_steps)


def test_sessions_of_other_organisations_stay_invisible() -> None:
    mine = open_room(facilitator=make_facilitator("a@x.nl"))
    open_room(facilitator=make_facilitator("b@y.nl"))

    found = Session.objects.for_user(mine.facilitator)

    assert list(found) == [mine.session]
