"""Agree: the rules are read out and every seat commits to them, out loud or on the phone (S0:13)."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Activity, Seat, room_of
from .base import Kind, Look
from .board import Words, rules
from .leaves import Edition, Leaf


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
        room = room_of(look.activity.session)
        said = [each.said_at for each in room.said_ready(look.activity) if each.seat.left_at is None]
        sat = [seat.joined_at for seat in room.circle]
        return AgreeBeamer(
            rules=rules(look.activity.session.rules, look.head),
            committed=sum(map(look.has_seen, said)),
            seats=sum(map(look.has_seen, sat)),
        )

    def phone(self, activity: Activity, seat: Seat) -> AgreeView:
        return _view(activity, has_committed=_has_committed(activity, seat))

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return not _has_committed(activity, seat)

    def harvest(self, activity: Activity, edition: Edition) -> tuple[Leaf, ...]:
        committed = activity.ready.filter(seat__left_at=None).count()
        return (Leaf(self.slug, 0, activity.title, committed=committed),) if committed else ()


def _has_committed(activity: Activity, seat: Seat) -> bool:
    return seat.pk in room_of(activity.session).ready(activity)


def _view(activity: Activity, *, has_committed: bool = False) -> AgreeView:
    room = room_of(activity.session)
    return AgreeView(
        rules=tuple(activity.session.rules),
        committed=sum(each.seat.left_at is None for each in room.said_ready(activity)),
        seats=len(room.circle),
        has_committed=has_committed,
    )
