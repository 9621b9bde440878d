"""Adding a second case while the session runs."""

from __future__ import annotations

from django.urls import reverse

from methods import catalogue
from tests.factories import Room, make_facilitator


def address(room: Room) -> str:
    return reverse("second_case", args=[room.session.public_id])


def test_a_second_case_is_added_and_the_console_comes_back(room: Room) -> None:
    room.start()

    answer = room.laptop().post(address(room), {"second": "vijf-stappen"})

    assert (answer.status_code, answer["Location"]) == (303, reverse("console", args=[room.session.public_id]))
    assert [each.method_slug for each in room.session.cases()] == ["vijf-stappen", "vijf-stappen"]


def test_the_gate_counts_here_too_and_keeps_what_was_ticked(room: Room) -> None:
    gate = catalogue.method("roddelen").gate

    answer = room.laptop().post(address(room), {"second": "roddelen", "second-gate-roddelen-0": "on"})

    assert answer.status_code == 422
    assert len(gate) > 1
    assert room.session.cases().count() == 1
    assert 'name="second-gate-roddelen-0" id="id_second-gate-roddelen-0" checked' in answer.content.decode()


def test_without_a_method_it_says_so(room: Room) -> None:
    answer = room.laptop().post(address(room), {})

    assert answer.status_code == 422
    assert "error" in answer.content.decode()


def test_a_third_case_is_refused_with_a_sentence(room: Room) -> None:
    room.start()
    room.laptop().post(address(room), {"second": "vijf-stappen"})

    answer = room.laptop().post(address(room), {"second": "vijf-stappen"})

    assert answer.status_code == 409


def test_a_stranger_finds_nothing(room: Room) -> None:
    room.facilitator = make_facilitator("elders@y.nl")

    assert room.laptop().get(address(room)).status_code == 404
