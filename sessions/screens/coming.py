"""What was planned: the meetings to come, and what is not prepared yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intervisie.groups.models import Answer, Group, Meeting, Mode, chair_names
from methods import catalogue

if TYPE_CHECKING:
    from intervisie.accounts.models import User

NOTICED = 5  # minutes
MOST = 8  # meetings on the front page
LATE = timedelta(hours=12)  # so long after its end a meeting that nobody started still waits


@dataclass(frozen=True, slots=True)
class Chair:
    """A member at their place in the drawn circle."""

    name: str
    brings: bool
    has_shared: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting to come. `done` says what is prepared, `lacks` what is not; `late` are the minutes since its begin.

    `host` leads it when no facilitator does; who guides the group then does not start it.
    """

    meeting: str
    group: str
    name: str
    number: int
    begins_at: datetime
    ends_at: datetime | None
    place: str
    methods: tuple[tuple[str, str], ...]
    chairs: tuple[Chair, ...]
    cases: tuple[str, ...]
    bringers: tuple[str, ...]
    done: tuple[str, ...]
    lacks: tuple[str, ...]
    is_today: bool
    late: int
    is_guided: bool
    host: str

    @property
    def is_ready(self) -> bool:
        """Whether it can begin now as it was planned."""
        return self.is_today and self.is_guided and bool(self.methods)

    @property
    def is_late(self) -> bool:
        """Whether it should have begun so long ago that the end may have to move."""
        return self.late >= NOTICED and self.late < self.minutes

    @property
    def minutes(self) -> int:
        """Minutes from begin to end; 0 when there is no end."""
        return int((self.ends_at - self.begins_at).total_seconds() // 60) if self.ends_at else 0


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A group that has no meeting with a day ahead of it."""

    group: str
    name: str


def unplanned(user: User, now: datetime) -> tuple[Unplanned, ...]:
    """The groups of this facilitator of which nobody knows yet when they meet next, nor meet now."""
    ahead = Q(held_at=None, cancelled_at=None) & (
        Q(begins_at__gte=now - LATE) | Q(session__ended_at=None, session__isnull=False)
    )
    planned = Meeting.objects.filter(ahead).values("group")
    groups = Group.objects.for_user(user).present().exclude(pk__in=planned)[:MOST]
    return tuple(Unplanned(str(group.public_id), group.name) for group in groups)


def coming(user: User, now: datetime) -> tuple[Coming, ...]:
    """The next meeting of each of this facilitator's groups, as far as it has a day; soonest first."""
    groups = Group.objects.for_user(user).present()
    meetings = Meeting.objects.open().filter(group__in=groups, begins_at__gte=now - LATE).order_by("begins_at", "pk")
    related = meetings.select_related("group", "host", "announcement").prefetch_related(
        "group__cases", "cases", "invitations"
    )
    nearest: dict[int, Meeting] = {}
    for meeting in related:
        nearest.setdefault(meeting.group_id, meeting)
    return tuple(_coming(meeting, now) for meeting in list(nearest.values())[:MOST])


def _coming(meeting: Meeting, now: datetime) -> Coming:
    assert meeting.begins_at is not None  # noqa: S101  # asked for above
    methods = {method.slug: (method.name, method.hue) for method in catalogue.methods()}
    bringers = {case.member_id for case in meeting.group.cases.all() if case.is_for(meeting)}
    chairs = _chairs(meeting, bringers)
    return Coming(
        meeting=str(meeting.public_id),
        group=str(meeting.group.public_id),
        name=meeting.group.name,
        number=meeting.number,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        methods=tuple(methods[slug] for slug in meeting.chosen if slug in methods),
        chairs=chairs,
        cases=tuple(str(case.public_id) for case in meeting.cases.all() if case.is_shared and not case.told_at)[:2],
        bringers=tuple(chair.name for chair in chairs if chair.brings),
        done=tuple(_done(meeting, chairs)),
        lacks=tuple(_lacks(meeting, bringers)),
        is_today=timezone.localdate(meeting.begins_at) == timezone.localdate(now),
        late=max(0, int((now - meeting.begins_at).total_seconds() // 60)),
        is_guided=meeting.mode == Mode.WITH,
        host=meeting.host.first_name if meeting.host else "",
    )


def _chairs(meeting: Meeting, bringers: set[int]) -> tuple[Chair, ...]:
    members = list(meeting.group.circle())
    names = chair_names(members)
    shared = {case.member_id for case in meeting.group.cases.all() if case.is_for(meeting) and case.is_shared}
    return tuple(Chair(names[member.pk], member.pk in bringers, member.pk in shared) for member in members)


def _done(meeting: Meeting, chairs: tuple[Chair, ...]) -> list[str]:
    shared = [chair.name for chair in chairs if chair.has_shared]
    found = [_("{name} shared the case with you").format(name=name) for name in shared]
    if meeting.mode == Mode.WITHOUT and meeting.host and meeting.host_hash:
        found.append(_("{name} has the link to lead it").format(name=meeting.host.first_name))
    return found + _done_inviting(meeting)


def _done_inviting(meeting: Meeting) -> list[str]:
    """Who was written to, and how many of them said yes."""
    told = [each for each in meeting.invitations.all() if each.told is not None]
    if not told:
        return []
    coming = sum(each.standing_answer == Answer.COMING for each in told)
    invited = ngettext("{n} person invited", "{n} people invited", len(told)).format(n=len(told))
    return [invited + ngettext(", {n} said yes", ", {n} have said yes", coming).format(n=coming) if coming else invited]


def _lacks(meeting: Meeting, bringers: set[int]) -> list[str]:
    found = [] if meeting.chosen else [_("No method yet")]
    found += _too_long(meeting)
    found += [] if bringers else [_("Nobody brings a case yet")]
    found += _lacks_words(meeting) if bringers else []
    found += _lacks_host(meeting) if meeting.mode == Mode.WITHOUT else []
    return found if hasattr(meeting, "announcement") else [*found, _("Nobody is invited yet")]


def _too_long(meeting: Meeting) -> list[str]:
    sentence = ngettext("The plan is {n} minute too long", "The plan is {n} minutes too long", meeting.too_long)
    return [sentence.format(n=meeting.too_long)] if meeting.too_long else []


def _lacks_words(meeting: Meeting) -> list[str]:
    """A case that was asked for and that nobody has shared is not there yet."""
    coming = [case for case in meeting.group.cases.all() if case.is_for(meeting)]
    return [] if any(case.is_shared for case in coming) else [_("No case was shared with you yet")]


def _lacks_host(meeting: Meeting) -> list[str]:
    if meeting.host is None:
        return [_("Nobody hosts it yet")]
    return [] if meeting.host_hash else [_("The host has no link yet")]
