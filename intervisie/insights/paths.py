"""How the groups of an organisation are on their way: meetings, how many came, and what comes next. Numbers, no names
of members.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.models.group import Group
from intervisie.groups.models.meeting import Meeting, Mode
from intervisie.groups.models.path import template_of

STILL_AFTER = timedelta(weeks=8)  # without a meeting, and without one to come
OF_GROUP = ("name", "field", "created_at", "facilitator__name", "laid__modes")  # what `wall` opens, and no more
OF_MEETING = ("group", "number", "mode", "begins_at", "ends_at", "held_at", "cancelled_at", "session")
LAST_STRETCH = 2  # meetings of a path that are left


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of the path. `state`: held, planned, past (its day is over, and nobody noted it), or open."""

    number: int
    state: str
    guided: bool


@dataclass(frozen=True, slots=True)
class Turnout:
    """A meeting that was held: `came` of `members`, those of then or now, whichever are more."""

    number: int
    on: date
    came: int
    members: int

    @property
    def percent(self) -> int:
        return round(100 * self.came / self.members) if self.members else 0


@dataclass(frozen=True, slots=True)
class GroupPath:
    """One group. `last` is the day of its last meeting, `following` of the next one that has a day."""

    name: str
    field: str
    guides: tuple[str, ...]
    stops: tuple[Stop, ...]
    turnouts: tuple[Turnout, ...]
    last: date | None
    following: date | None
    following_guided: bool
    since: date

    @property
    def held(self) -> int:
        return len(self.turnouts)

    @property
    def left(self) -> int:
        """How many meetings of the path are still to come."""
        return sum(stop.state != "held" for stop in self.stops)

    @property
    def percent(self) -> int | None:
        """How many of a hundred came, over all meetings; None before the first."""
        came, could = sum(each.came for each in self.turnouts), sum(each.members for each in self.turnouts)
        return round(100 * came / could) if could else None

    def stands_still(self, today: date) -> bool:
        """Whether nothing is planned and the last meeting, or the beginning, is long ago."""
        return self.following is None and self.left > 0 and today - (self.last or self.since) > STILL_AFTER

    @property
    def ends_soon(self) -> bool:
        return self.held > 0 and self.left <= LAST_STRETCH


def paths(user: User, year: int | None = None) -> tuple[GroupPath, ...]:
    """The groups of this coordinator's organisation that were not put away, by name; turnouts of one year or all."""
    now = timezone.now()
    members = Count("members", filter=Q(members__left_at=None), distinct=True)
    groups = Group.objects.for_coordinator(user).present().annotate(size=members)
    counted = Meeting.objects.annotate(came=Count("attendance")).order_by("number").only(*OF_MEETING)
    found = groups.select_related("facilitator", "laid").only(*OF_GROUP)
    helping = Prefetch("co_facilitators", User.objects.only("name"))
    found = found.prefetch_related(helping, Prefetch("meetings", counted, to_attr="counted"))
    return tuple(_path(group, now, year) for group in found)


def _path(group: Group, now: datetime, year: int | None) -> GroupPath:
    meetings: Sequence[Meeting] = vars(group)["counted"]
    held = [each for each in meetings if each.held_at is not None]
    ahead = [each for each in meetings if each.is_open and each.begins_at is not None and each.begins_at > now]
    following = min(ahead, key=lambda each: each.begins_at or now, default=None)
    return GroupPath(
        name=group.name,
        field=group.field,
        guides=(group.facilitator.name, *sorted(each.name for each in group.co_facilitators.all())),
        stops=tuple(_stops(group, meetings)),
        turnouts=tuple(_turnouts(held, vars(group)["size"], year)),
        last=max((_day(each.held_at) for each in held if each.held_at), default=None),
        following=_day(following.begins_at) if following and following.begins_at else None,
        following_guided=following is not None and following.mode == Mode.WITH,
        since=_day(group.created_at),
    )


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _stops(group: Group, meetings: Iterable[Meeting]) -> Iterable[Stop]:
    known = {each.number: each for each in meetings if each.cancelled_at is None}
    modes = template_of(group).modes
    for number in range(1, max([len(modes), *known]) + 1):
        meeting = known.get(number)
        usual = modes[number - 1] if number <= len(modes) else Mode.WITH
        yield Stop(number, _state(meeting), guided=(meeting.mode if meeting else usual) == Mode.WITH)


def _state(meeting: Meeting | None) -> str:
    if meeting is None or (meeting.begins_at is None and not meeting.is_held):
        return "open"
    if meeting.is_held:
        return "held"
    return "past" if meeting.is_past else "planned"


def _turnouts(held: Iterable[Meeting], size: int, year: int | None) -> Iterable[Turnout]:
    for each in held:
        if each.held_at is not None and year in (None, _day(each.held_at).year):
            came = vars(each)["came"]
            yield Turnout(each.number, _day(each.held_at), came, max(size, came))
