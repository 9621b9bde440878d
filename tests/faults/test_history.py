"""The check itself: whatever breaks a promise has to be found."""

from __future__ import annotations

import pytest

from .history import History, faults

WRITTEN = [("Anouk", "een"), ("Joost", "twee"), ("Anouk", "drie")]


def told(*acknowledged: tuple[str, str]) -> History:
    """Three cards were written; only these were acknowledged."""
    history = History()
    for phone, text in WRITTEN:
        history.note(phone, text, "invoke")
        history.note(phone, text, "ok" if (phone, text) in acknowledged else "unknown")
    return history


def test_what_was_acknowledged_and_is_there_once_is_well() -> None:
    history = told(*WRITTEN)
    for version in (1, 2, 2, 5):
        history.shows("beamer", version)

    found = faults(history, WRITTEN)

    assert found == []


@pytest.mark.parametrize("kept", [WRITTEN[:2], WRITTEN])
def test_what_was_never_acknowledged_may_be_there_or_not(kept: list[tuple[str, str]]) -> None:
    found = faults(told(*WRITTEN[:2]), kept)

    assert found == []


@pytest.mark.parametrize(
    ("kept", "fault"),
    [
        (WRITTEN[:2], "lost"),
        ([*WRITTEN, WRITTEN[0]], "doubled"),
        ([("Anouk", "een"), ("Joost", "tw"), ("Anouk", "drie")], "invented"),
        ([*WRITTEN, ("Femke", "vier")], "invented"),
        (WRITTEN[::-1], "out of order"),
    ],
)
def test_a_broken_promise_is_found(kept: list[tuple[str, str]], fault: str) -> None:
    found = faults(told(*WRITTEN), kept)

    assert any(each.startswith(fault) for each in found)


def test_a_screen_that_goes_back_is_found() -> None:
    history = told(*WRITTEN)
    for version in (3, 4, 3):
        history.shows("beamer", version)

    found = faults(history, WRITTEN)

    assert found == ["going back: beamer showed 3 after 4"]
