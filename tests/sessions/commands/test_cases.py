"""A second case while the session runs."""

from __future__ import annotations

import pytest

from methods import catalogue
from sessions.commands import act
from sessions.commands.cases import add_case
from sessions.commands.opening import Case
from sessions.errors import EnoughCases
from tests.factories import Room


def test_a_second_case_comes_right_before_the_closing(room: Room) -> None:
    room.start()

    add_case(room.session, Case(catalogue.method("incidenten")))

    parts = [(each.step.part, each.step.round_id) for each in room.session.agenda().select_related("step")]
    first, second = room.session.cases()
    order = list(dict.fromkeys(parts))
    assert order == [("opening", None), ("round", first.pk), ("round", second.pk), ("closing", None)]


def test_the_second_case_has_its_own_sheets_and_case_bringer(room: Room) -> None:
    room.start()

    add_case(room.session, Case(catalogue.method("vijf-stappen")))

    first, second = room.session.cases()
    assert second.sheets.count() == first.sheets.count()
    assert second.case_bringer is None


def test_there_is_no_third_case(room: Room) -> None:
    room.start()
    add_case(room.session, Case(catalogue.method("incidenten")))

    with pytest.raises(EnoughCases):
        add_case(room.session, Case(catalogue.method("incidenten")))


def test_a_second_case_can_be_taken_back(room: Room) -> None:
    room.start()
    before = list(room.session.agenda())
    add_case(room.session, Case(catalogue.method("incidenten")))

    act.undo(room.session)

    assert list(room.session.agenda()) == before
    assert room.session.cases().count() == 1
