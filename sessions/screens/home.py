"""The facilitator's front page: what runs, what has been, and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from intervisie.groups.models import Group, GroupLine, group_lines
from methods import catalogue

from ..models import Session
from .circle import Audience, Circle, circle
from .coming import Coming, Unplanned, coming, unplanned
from .question import question

if TYPE_CHECKING:
    from intervisie.accounts.models import User

NOON, EVENING = 12, 18  # hours


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
class NextSession:
    """The session that is open, large on the page: its circle, its question as it was shown, and where it is."""

    line: SessionLine
    minutes: int
    code: str
    circle: Circle
    bringer: str
    question: str
    step: str
    is_paused: bool


@dataclass(frozen=True, slots=True)
class HomeScreen:
    """`next` is the newest open session, `live` are the other open ones, `coming` what was planned, soonest first."""

    name: str
    greeting: str
    now: datetime
    next: NextSession | None
    coming: tuple[Coming, ...]
    live: tuple[SessionLine, ...]
    past: tuple[SessionLine, ...]
    starts: tuple[StartLine, ...]
    unplanned: tuple[Unplanned, ...]
    groups: tuple[GroupLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether this facilitator never had a session, whose groups never met, and who planned none."""
        begun = self.past or self.coming or any(group.held for group in self.groups)
        return self.next is None and not begun

    @property
    def first(self) -> Coming | None:
        """The meeting that is the page: the next one, unless a session is open."""
        return self.coming[0] if self.coming and self.next is None else None

    @property
    def later(self) -> tuple[Coming, ...]:
        """The other meetings to come."""
        return self.coming[1:] if self.first else self.coming


def home_screen(user: User) -> HomeScreen:
    """Sessions of this facilitator, newest first; twenty of those that have ended."""
    now = timezone.localtime()
    mine = Session.objects.for_user(user).order_by("-pk")
    live = list(mine.live().guided().select_related("current", "current__step"))
    return HomeScreen(
        name=user.name,
        greeting=_greeting(now, user.name.split()[0] if user.name else ""),
        now=now,
        next=_next(live[0], now) if live else None,
        coming=coming(user, now),
        live=tuple(_line(session) for session in live[1:]),
        past=tuple(_line(session) for session in mine.exclude(ended_at=None)[:20]),
        starts=tuple(StartLine(m.slug, m.name, m.hue, m.default_minutes) for m in catalogue.methods()),
        unplanned=unplanned(user, now),
        groups=group_lines(Group.objects.for_user(user).present()),
    )


def _greeting(now: datetime, name: str) -> str:
    if now.hour < NOON:
        return _("Good morning, {name}").format(name=name)
    if now.hour < EVENING:
        return _("Good afternoon, {name}").format(name=name)
    return _("Good evening, {name}").format(name=name)


def _next(session: Session, now: datetime) -> NextSession:
    seats = circle(session, Audience.BEAMER, now)
    return NextSession(
        line=_line(session),
        minutes=session.minutes_available,
        code=session.code_in_groups,
        circle=seats,
        bringer=next((chair.name for chair in seats.chairs if chair.role == "case"), ""),
        question=question(session.current),
        step=session.current.step.title if session.current else "",
        is_paused=session.is_paused,
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
