"""What of one's own words may leave the room: asked after the end, changeable until the harvest is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ..afterwards import Row
from ..models import CASE_MARKS, CLOSES_AFTER, Card, Round, Seat
from ..models.letter import HarvestLetter
from .harvest import purged_on


@dataclass(frozen=True, slots=True)
class Item:
    """An own text. `where` is the part in which it was written, `choice` what was chosen so far, empty for nothing."""

    name: str
    text: str
    where: str
    choice: str


@dataclass(frozen=True, slots=True)
class CaseItem:
    """The case text of a case that this seat brought: `texts` are its questions."""

    name: str
    method: str
    texts: tuple[str, ...]
    choice: str


@dataclass(frozen=True, slots=True)
class ConsentScreen:
    """`closes_at` is when choices end by themselves, `wished` the address for a link that somebody asked for.

    `closes`: this seat led and may close the harvest.
    """

    items: tuple[Item, ...]
    cases: tuple[CaseItem, ...]
    is_closed: bool
    closes_at: datetime | None
    has_chosen: bool
    closes: bool
    purged_on: date | None
    wished: str

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.cases)


def consent_screen(seat: Seat) -> ConsentScreen:
    """What this person is asked now, with the answers given so far."""
    session = seat.session
    cards = session.cards.to_ask().filter(seat=seat).select_related("activity")
    return ConsentScreen(
        items=tuple(map(_item, cards.order_by("activity__position", "pk"))),
        cases=tuple(_case(seat, each) for each in session.cases().filter(case_bringer=seat)),
        is_closed=session.harvest_is_closed,
        closes_at=session.ended_at + CLOSES_AFTER if session.ended_at else None,
        has_chosen=seat.chose_at is not None,
        closes=session.unguided and session.lead_seat_id == seat.pk and not session.harvest_is_closed,
        purged_on=purged_on(session),
        wished=HarvestLetter.objects.filter(seat=seat).values_list("email", flat=True).first() or "",
    )


def _item(card: Card) -> Item:
    return Item(f"card-{card.pk}", card.text, card.activity.title, card.consent)


def _case(seat: Seat, case: Round) -> CaseItem:
    cards = seat.session.cards.kept().filter(mark__in=CASE_MARKS, seat=seat)
    own = [
        card.text for card in cards.select_related("activity__step") if card.activity.step.round_id in {None, case.pk}
    ]
    fundamental = str(case.variables.get("fundamental_question", ""))
    return CaseItem(f"case-{case.pk}", case.method_name, tuple(filter(None, [fundamental, *own])), case.consent)


def harvest_row(seat: Seat) -> Row:
    """The harvest on the thanks page."""
    if seat.session.harvest_is_closed:
        says = _("The harvest is closed. You can still get your own edition here.")
        return Row(_("The harvest"), says, reverse("consent"), _("To your edition"), done=True)
    says = _("You decide what of your words leaves the room. What you do not choose stays here.")
    if seat.chose_at is None:
        return Row(_("What may leave the room?"), says, reverse("consent"), _("Choose what goes along"))
    says = _("You have chosen. Until the harvest is closed you can change it.")
    return Row(_("What may leave the room?"), says, reverse("consent"), _("Look or change"), done=True)
