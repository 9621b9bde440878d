"""The page of one group: its path, its people and what was agreed. What was said in the room is read by the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from intervisie.planning import Stop as Planned
from intervisie.planning import Template, usual
from sessions import screens as room
from sessions.models import Session
from sessions.screens.harvest import Quote

from ..models import Group, Meeting, Member, Mode, chair_names, first_unplanned, path_of, template_of
from .beginning import Beginning, beginning
from .history import Used, hints, used
from .warnings import warnings

if TYPE_CHECKING:
    from intervisie.accounts.models import User


@dataclass(frozen=True, slots=True)
class Stop:
    """A meeting in the path. `state` is done, now (in the room), cancelled, next or later; `day` None without a plan.

    `open_choice` marks a meeting whose mode nobody chose yet (S1:19-20), `final` the one that evaluates the path
    (S1:22). `host` leads it when no facilitator does. `is_past`: its time is over, and no room noted who was there.
    """

    number: int
    state: str
    mode: str
    mode_label: str
    day: date | None
    present: int
    methods: str
    session: str
    open_choice: bool
    final: bool
    host: str
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the group: how often they were there, how often they brought a case, and what is on its way."""

    pk: int
    name: str
    chair: str
    email: str
    leads_others: bool
    committed: bool
    present: int
    brought: int
    prepares: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case that was not told yet. Its words are shown nowhere but on its own page."""

    public_id: str
    name: str
    is_shared: bool
    asked_on: date


@dataclass(frozen=True, slots=True)
class Agreed:
    """What people are going to do, what they take along and share, and when the room erases it."""

    day: date
    actions: tuple[Quote, ...]
    takeaways: tuple[Quote, ...]
    until: date | None
    session: str


@dataclass(frozen=True, slots=True)
class GroupScreen:
    """Everything on the page; `held` of `path` meetings are behind the group, `committed` come to all of them.

    `is_laid`: somebody laid the path out. `to_plan` is the first meeting without a plan, None when each has one.
    """

    public_id: str
    name: str
    purpose: str
    field: str
    familiarity: str
    notes: str
    guides: tuple[str, ...]
    is_archived: bool
    warnings: tuple[str, ...]
    stops: tuple[Stop, ...]
    held: int
    path: int
    people: tuple[Person, ...]
    not_yet: tuple[str, ...]
    cases: tuple[CaseLine, ...]
    agreed: Agreed | None
    used: tuple[Used, ...]
    hints: tuple[str, ...]
    beginning: Beginning | None
    is_laid: bool
    to_plan: int | None

    @property
    def has_hosts(self) -> bool:
        """Whether a meeting is planned that a member hosts."""
        return any(stop.day and stop.mode == Mode.WITHOUT for stop in self.stops if stop.state in {"next", "later"})

    @property
    def committed(self) -> int:
        return sum(person.committed for person in self.people)


def group_screen(group: Group, user: User) -> GroupScreen:
    """The group as this facilitator sees it."""
    meetings = list(group.meetings.select_related("session", "host", "announcement").prefetch_related("attendance"))
    circle, template = list(group.circle()), template_of(group)
    return GroupScreen(
        public_id=str(group.public_id),
        name=group.name,
        purpose=group.purpose,
        field=group.field,
        familiarity=group.get_familiarity_display(),
        notes=group.notes,
        guides=(group.facilitator.name, *(each.name for each in group.co_facilitators.order_by("name"))),
        is_archived=group.is_archived,
        warnings=warnings(circle),
        stops=tuple(_stops(meetings, template, user)),
        held=(held := sum(meeting.is_held for meeting in meetings)),
        path=max(len(template.modes), len(meetings)),
        people=(people := tuple(_people(circle, meetings, group))),
        not_yet=tuple(each.chair for each in people if not each.brought) if held else (),
        cases=(cases := tuple(_cases(group))),
        agreed=_agreed(meetings, user),
        used=used(meetings),
        hints=hints(group, meetings),
        beginning=beginning(meetings, people=len(people), cases=len(cases)),
        is_laid=path_of(group) is not None,
        to_plan=first_unplanned(meetings, len(template.modes)),
    )


def _stops(meetings: list[Meeting], template: Template, user: User) -> list[Stop]:
    known = {meeting.number: meeting for meeting in meetings}
    last = max([len(template.modes), *known])
    upcoming = next((n for n in range(1, last + 2) if n not in known or not _is_behind(known[n])), last + 1)
    return [
        _stop(known[n], upcoming, user) if n in known else _later(usual(n, template), upcoming)
        for n in range(1, last + 1)
    ]


def _is_behind(meeting: Meeting) -> bool:
    return meeting.is_held or meeting.cancelled_at is not None


def _later(stop: Planned, upcoming: int) -> Stop:
    """A meeting of the path that has no row yet."""
    mode = Mode.WITH if stop.guided else Mode.WITHOUT
    state = "next" if stop.number == upcoming else "later"
    return Stop(stop.number, state, mode, str(mode.label), None, 0, "", "", stop.open, stop.final, "")


def _stop(meeting: Meeting, upcoming: int, user: User) -> Stop:
    waiting = "next" if meeting.number == upcoming else "later"
    own = meeting.session
    session = own if own and own.is_seen_by(user) and not own.is_among_members else None
    is_now = meeting.session_id is not None and not meeting.is_held
    return Stop(
        number=meeting.number,
        state="done" if meeting.is_held else "now" if is_now else "cancelled" if meeting.cancelled_at else waiting,
        mode=meeting.mode,
        mode_label=str(Mode(meeting.mode).label),
        day=timezone.localdate(meeting.started_at) if meeting.started_at else meeting.day,
        present=len(meeting.attendance.all()),
        methods=", ".join(dict.fromkeys(each["name"] for each in meeting.methods)),
        session=str(session.public_id) if session else "",
        open_choice=meeting.open_choice,
        final=meeting.final,
        host=meeting.host.first_name if meeting.host else "",
        is_past=meeting.is_past,
    )


def _people(circle: list[Member], meetings: list[Meeting], group: Group) -> list[Person]:
    rows = [row for meeting in meetings if meeting.is_held for row in meeting.attendance.all()]
    preparing = set(group.cases.waiting().values_list("member", flat=True))
    chairs = chair_names(circle)
    return [
        Person(
            pk=member.pk,
            name=member.name,
            chair=chairs[member.pk],
            email=member.email,
            leads_others=member.leads_others,
            committed=member.committed_at is not None,
            present=sum(row.member_id == member.pk for row in rows),
            brought=sum(row.member_id == member.pk and row.brought_case for row in rows),
            prepares=member.pk in preparing,
        )
        for member in circle
    ]


def _cases(group: Group) -> list[CaseLine]:
    waiting = group.cases.waiting().select_related("member")
    return [
        CaseLine(str(case.public_id), case.member.name, case.is_shared, timezone.localdate(case.created_at))
        for case in waiting
    ]


def _agreed(meetings: list[Meeting], user: User) -> Agreed | None:
    """What people do with the newest meeting that this facilitator may still read, from its harvest."""
    kept = [each for each in meetings if each.is_held and each.session and each.session.is_seen_by(user)]
    newest = max(kept, key=lambda meeting: meeting.number, default=None)
    if newest is None or newest.session is None:
        return None
    return _actions(newest.session)


def _actions(session: Session) -> Agreed | None:
    harvest = room.harvest_screen(session)
    actions = tuple(quote for case in harvest.rounds for quote in case.actions)
    takeaways = (*(quote for case in harvest.rounds for quote in case.takeaways), *harvest.takeaways)
    if not (actions or takeaways):
        return None
    return Agreed(harvest.day, actions, takeaways, harvest.purged_on, harvest.public_id)
