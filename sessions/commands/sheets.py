"""Flip-over sheets that somebody in the circle writes on: the scribe, or everybody."""

from __future__ import annotations

import uuid

from django.db.models import Max
from django.utils import timezone

from methods import definitions

from ..errors import ActivityOver, NotYours
from ..live import Topic
from ..models import Activity, Card, Reveal, Seat, Share, Sheet
from .act import change_by
from .cards import Draft
from .words import clean


def may_write(seat: Seat, activity: Activity) -> bool:
    """Whether this seat writes on the sheets of this flip activity (S3:382: a participant may be scribe)."""
    script = activity.definition
    if not isinstance(script, definitions.Flip) or activity.is_away(seat):
        return False
    return script.writers == "everyone" or activity.session.scribe_id == seat.pk


def add_line(seat: Seat, activity: Activity, sheet: Sheet, text: str, key: uuid.UUID) -> Card:
    """A line that everybody sees at once, without a name; a known key gives the line that is there.

    Raises `SeatGone`, `ActivityOver`, `NotYours`, `TextMissing`.
    """
    words = clean(text)
    with change_by(seat, Topic.CARDS) as locked:
        known = locked.cards.filter(key=key).first()
        if known is not None and known.seat_id != seat.pk:
            raise NotYours
        if known is not None:
            return known
        if locked.current_id != activity.pk:
            raise ActivityOver
        if not may_write(seat, activity) or sheet.slug not in activity.sheet_slugs:
            raise NotYours
        return lay_line(activity, sheet, Draft(text=words, key=key), seat)


def end_of(sheet: Sheet) -> float:
    """The position after the last card on a sheet."""
    last = sheet.cards.aggregate(last=Max("position"))["last"]
    return float(last or 0) + 1


def lay_line(activity: Activity, sheet: Sheet, draft: Draft, seat: Seat | None = None) -> Card:
    """A line that everybody sees at once, without a name; called inside a change."""
    return Card.objects.create(
        session=activity.session,
        sheet=sheet,
        activity=activity,
        seat=seat,
        text=draft.text,
        key=draft.key,
        mark=getattr(activity.definition, "mark", ""),
        reveal=Reveal.AT_ONCE,
        share=Share.UNNAMED,
        position=end_of(sheet),
        shown_at=timezone.now(),
    )
