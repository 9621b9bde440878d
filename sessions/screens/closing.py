"""The console's checklist after the end: the harvest, what other parts add, the next date, and when all is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intervisie.groups.models import Meeting

from ..afterwards import Row, desk_rows
from ..models import CLOSES_AFTER, Session
from .harvest import purged_on


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """Somebody without a phone, who says aloud what may go along; `seat` 0 are the lines that no seat wrote."""

    seat: int
    name: str
    texts: int


@dataclass(frozen=True, slots=True)
class Closing:
    """`chosen` of `of` people with a phone have chosen; never what, nor who. `rows` are the rest of the checklist."""

    chosen: int
    of: int
    is_closed: bool
    closes_at: datetime
    spoken_for: tuple[SpokenFor, ...]
    rows: tuple[Row, ...]


def closing(session: Session) -> Closing | None:
    """What is still to be done about this session; nothing as long as it goes on."""
    if session.ended_at is None:
        return None
    asked = [seat for seat in session.circle() if seat.has_phone]
    return Closing(
        chosen=sum(seat.chose_at is not None for seat in asked),
        of=len(asked),
        is_closed=session.harvest_is_closed,
        closes_at=session.ended_at + CLOSES_AFTER,
        spoken_for=() if session.harvest_is_closed else _spoken_for(session),
        rows=(*desk_rows(session), *_next_date(session), _erasing(session)),
    )


def _spoken_for(session: Session) -> tuple[SpokenFor, ...]:
    """Who still has to be asked aloud, and the lines that the facilitator wrote for everybody."""
    cards = session.cards.to_ask()
    silent = [seat for seat in session.circle() if not seat.has_phone and seat.chose_at is None]
    people = [SpokenFor(seat.pk, seat.name, cards.filter(seat=seat).count()) for seat in silent]
    lines = cards.filter(seat=None, consent="").count()
    return (*(each for each in people if each.texts), *([SpokenFor(0, "", lines)] if lines else []))


def _next_date(session: Session) -> tuple[Row, ...]:
    """The next meeting of the same group, or that there is none yet. Sessions without a group have no next one."""
    meeting = Meeting.objects.filter(session=session.pk).select_related("group").first()
    if meeting is None:
        return ()
    group = reverse("group", args=[meeting.group.public_id])
    coming = meeting.group.meetings.open().filter(begins_at__gt=timezone.now()).order_by("begins_at").first()
    if coming is None or coming.begins_at is None:
        says = _("There is no next meeting on a day yet. Agree on one while everybody is here.")
        return (Row(_("Next date"), says, group, _("To the path of the group")),)
    when = date_format(timezone.localtime(coming.begins_at), "l j F Y, H:i")
    plan = reverse("plan", args=[meeting.group.public_id, coming.number])
    return (
        Row(_("Next date"), _("The next meeting is on {when}.").format(when=when), plan, _("To its plan"), done=True),
    )


def _erasing(session: Session) -> Row:
    """Nothing has to be done for it, so it stands there as done."""
    day = purged_on(session)
    says = _("Everything that was written is erased on {day}. You do not have to do anything for that.")
    return Row(_("Erasing"), says.format(day=date_format(day, "l j F Y") if day else ""), done=True)
