"""Agree: the rules are read out and every seat commits to them, out loud or on the phone (S0:13)."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Activity, Seat
from .base import Kind, Look
from .board import Words, rules
from .leaves import Leaf


@dataclass(frozen=True, slots=True)
class AgreeView:
    """The rules, how many of the circle have committed, and whether this phone's seat has."""

    rules: tuple[str, ...]
    committed: int
    seats: int
    has_committed: bool = False


@dataclass(frozen=True, slots=True)
class AgreeBeamer:
    """The rules as they fit on the beamer, and how many of the circle have committed."""

    rules: Words
    committed: int
    seats: int


class Agree(Kind):
    slug = "agree"

    def console(self, activity: Activity) -> AgreeView:
        return _view(activity)

    def beamer(self, look: Look) -> AgreeBeamer:
        said = look.activity.ready.filter(seat__left_at=None).values_list("said_at", flat=True)
        sat = look.activity.session.circle().values_list("joined_at", flat=True)
        return AgreeBeamer(
            rules=rules(look.activity.session.rules, look.head),
            committed=sum(map(look.has_seen, said)),
            seats=sum(map(look.has_seen, sat)),
        )

    def phone(self, activity: Activity, seat: Seat) -> AgreeView:
        return _view(activity, has_committed=activity.ready.filter(seat=seat).exists())

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return not activity.ready.filter(seat=seat).exists()

    def harvest(self, activity: Activity) -> tuple[Leaf, ...]:
        committed = activity.ready.filter(seat__left_at=None).count()
        return (Leaf(self.slug, 0, activity.title, committed=committed),) if committed else ()


def _view(activity: Activity, *, has_committed: bool = False) -> AgreeView:
    return AgreeView(
        rules=tuple(activity.session.rules),
        committed=activity.ready.filter(seat__left_at=None).count(),
        seats=activity.session.circle().count(),
        has_committed=has_committed,
    )
