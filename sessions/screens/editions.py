"""Which editions of the harvest somebody may have, and the empty one for paper."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..activities.leaves import Edition
from ..models import Seat, Session


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition that this person may ask for. `title` says for whom, `says` what is in it."""

    name: str
    title: str
    says: str
    edition: Edition


def editions(seat: Seat) -> tuple[EditionView, ...]:
    """The own edition at any time; what others share is in it, and in the group's, once nobody changes it any more."""
    closed = seat.session.harvest_is_closed
    own = _("Everything you wrote yourself, and what the others shared.")
    so_far = _("Everything you wrote yourself. What the others share follows when the harvest is closed.")
    found = [EditionView("mine", _("My edition"), own if closed else so_far, Edition(seat.pk, shared=closed))]
    for case in seat.session.cases().filter(case_bringer=seat):
        says = _("{method}: your question, how you sorted, and what the others let go along.").format(
            method=case.method_name
        )
        title = _("My case")
        name = f"case-{case.position + 1}"
        found.append(EditionView(name, title, says, Edition(seat.pk, case.pk, shared=closed)))
    if closed:
        found.append(EditionView("group", _("The group's edition"), _("Only what everybody may have."), Edition()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class EmptySheet:
    """A sheet with room to write; with `bins` as columns."""

    title: str
    bins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmptyRound:
    method: str
    sheets: tuple[EmptySheet, ...]


@dataclass(frozen=True, slots=True)
class EmptyScreen:
    """The sheets of a session's methods with nothing on them; `lines` has a number for everybody who is expected."""

    public_id: str
    organisation: str
    rounds: tuple[EmptyRound, ...]
    lines: tuple[int, ...]


def empty_screen(session: Session) -> EmptyScreen:
    """No name and no word of anybody: only what the methods put on their sheets."""
    rounds = tuple(
        EmptyRound(
            each.method_name,
            tuple(
                EmptySheet(sheet.title, tuple(found["title"] for found in sheet.bins))
                for sheet in session.sheets.filter(round=each)
            ),
        )
        for each in session.cases()
    )
    return EmptyScreen(
        str(session.public_id), session.organisation.name, rounds, tuple(range(1, session.seats_expected + 1))
    )
