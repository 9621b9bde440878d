"""Putting something extra into a running script: a talk, a round, a moment of writing, a flip-over sheet."""

from __future__ import annotations

from django.utils.translation import gettext as _

from methods.extras import extra

from ..errors import EmptyCircle
from ..live import Topic
from ..models import Activity, Session, Sheet
from .act import act
from .opening import freeze
from .words import clean

INSERTABLE = ("talk", "round", "write", "flip")


def insert(session: Session, *, kind: str, title: str, minutes: int) -> None:
    """Add an activity right after the current one, in the same step. `kind` is one of `INSERTABLE`.

    Raises `EmptyCircle` in the lobby, `TextMissing`.
    """
    title = clean(title)
    label = _("{title} added").format(title=title)
    with act(session, label, Topic.STEP, Topic.CLOCK) as acting:
        current = acting.session.current
        if current is None:
            raise EmptyCircle
        sheet = _own_sheet(current, title) if kind in {"write", "flip"} else None
        script = extra(kind, title, minutes, sheet.slug if sheet else "")
        acting.made(freeze(current.step, script, position=_place_after(current)))


def _own_sheet(current: Activity, title: str) -> Sheet:
    number = current.session.sheets.count()
    return Sheet.objects.create(
        session=current.session, round=current.step.round, slug=f"extra-{number}", title=title[:60], position=number
    )


def _place_after(current: Activity) -> float:
    following = current.session.activities.filter(position__gt=current.position).first()
    return (current.position + following.position) / 2 if following else current.position + 1
