"""The facilitator's front page: what runs, what has been, and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from methods import catalogue

from ..models import Session

if TYPE_CHECKING:
    from intervisie.accounts.models import User


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list; `mode` is lobby, running or ended."""

    public_id: str
    title: str
    methods: tuple[tuple[str, str], ...]
    mode: str
    seated: int
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class StartLine:
    """A method to start with: slug, name, hue and the minutes of its round."""

    slug: str
    name: str
    hue: str
    minutes: int


@dataclass(frozen=True, slots=True)
class HomeScreen:
    name: str
    live: tuple[SessionLine, ...]
    past: tuple[SessionLine, ...]
    starts: tuple[StartLine, ...]


def home_screen(user: User) -> HomeScreen:
    """Sessions of this facilitator, newest first; twenty of those that have ended."""
    mine = Session.objects.for_user(user).order_by("-pk")
    return HomeScreen(
        name=user.name,
        live=tuple(_line(session) for session in mine.live()),
        past=tuple(_line(session) for session in mine.exclude(ended_at=None)[:20]),
        starts=tuple(StartLine(m.slug, m.name, m.hue, m.default_minutes) for m in catalogue.methods()),
    )


def _line(session: Session) -> SessionLine:
    running = "lobby" if session.current_id is None else "running"
    return SessionLine(
        public_id=str(session.public_id),
        title=session.title,
        methods=tuple((each.method_name, each.hue) for each in session.cases()),
        mode=running if session.is_open else "ended",
        seated=session.circle().count(),
        created_at=session.created_at,
        ended_at=session.ended_at,
    )
