"""The page on which one meeting is planned: what fits, and its agenda in times of day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from methods import catalogue
from methods.agenda import EXTRAS, Agenda, Block, Change, Verdict, free_id, timed, verdict
from methods.choosing import Situation, ranked
from methods.definitions import Place
from methods.screens import MethodCard, card_of

from ..models import Familiarity, Group, Meeting, Mode

STEP = 5  # minutes
FIRST_TIMES = 3  # meetings in which people get to know each other
FAMILIARITY = {"some": "some", "well": "well"}  # as methods ask for it; a group that hardly met is new


@dataclass(frozen=True, slots=True)
class Pick:
    """A method to choose, with what speaks for it and against it. `minutes` are with opening and closing."""

    card: MethodCard
    minutes: int
    fit: str
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the agenda. `begin` is None as long as the meeting has no day; `hue` is empty outside a method.

    `place` counts from 0. `longer`, `shorter`, `earlier` and `later` are what it comes to: buttons name the result, so
    that pressing twice is pressing once.
    """

    id: str
    title: str
    minutes: int
    least: int
    begin: datetime | None
    hue: str
    movable: bool
    removable: bool
    resizable: bool
    place: int

    @property
    def longer(self) -> int:
        """To the next whole five minutes."""
        return self.minutes - self.minutes % STEP + STEP

    @property
    def shorter(self) -> int:
        """The same downwards; it stops once at the least, and what lies below that is refused with a sentence."""
        whole = max((self.minutes - 1) // STEP * STEP, 0)
        return max(whole, self.least) if self.minutes > self.least else whole

    @property
    def earlier(self) -> int:
        return max(self.place - 1, 0)

    @property
    def later(self) -> int:
        return self.place + 1


@dataclass(frozen=True, slots=True)
class Running:
    """The agenda: its parts, when it ends, and whether it fits. `fresh`: the id that a part of each kind would get."""

    lines: tuple[Line, ...]
    begin: datetime | None
    end: datetime | None
    verdict: Verdict
    fresh: dict[str, str]

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.verdict.changes

    @property
    def later(self) -> datetime | None:
        """When it would end with all its parts as long as they are, if that is later than planned, and the same day."""
        if self.verdict.over <= 0 or self.begin is None or self.end is None or self.end.date() != self.begin.date():
            return None
        return self.end


@dataclass(frozen=True, slots=True)
class PlanScreen:
    """Around the form. `agenda` is None as long as no method is chosen.

    `is_early_online`: people who hardly know each other are to meet on a screen (S3:59-63). `out_of_order` says
    which meeting its day does not fit with. `known` is what the chooser of methods need not ask again, as a query.
    """

    group: str
    group_id: str
    number: int
    mode: str
    is_cancelled: bool
    is_kept: bool
    has_day: bool
    is_announced: bool
    can_choose: bool
    picks: tuple[Pick, ...]
    agenda: Running | None
    place: Place
    chosen: tuple[MethodCard, ...]
    is_early_online: bool
    out_of_order: str
    known: str


def plan_screen(meeting: Meeting, chosen: str = "") -> PlanScreen:
    """The meeting as it is planned; `chosen` is the method that is ticked in the form."""
    group = meeting.group
    return PlanScreen(
        group=group.name,
        group_id=str(group.public_id),
        number=meeting.number,
        mode=str(Mode(meeting.mode).label),
        is_cancelled=meeting.cancelled_at is not None,
        is_kept=not meeting._state.adding,
        has_day=meeting.begins_at is not None,
        is_announced=bool(meeting.pk) and meeting.invitations.exists(),
        can_choose=not meeting._state.adding and group.cases.waiting().shared().count() > 1,
        picks=tuple(_picks(meeting, chosen)),
        agenda=_running(meeting) if meeting.agenda else None,
        place=catalogue.place(),
        chosen=tuple(map(card_of, catalogue.known(dict.fromkeys(meeting.chosen)))),
        is_early_online=meeting.online and _is_early(meeting.group),
        out_of_order=_out_of_order(meeting),
        known=_known(meeting),
    )


def _out_of_order(meeting: Meeting) -> str:
    """A sentence about the nearest meeting whose day lies on the wrong side of this one's; empty when none does."""
    if meeting.day is None:
        return ""
    others = meeting.group.meetings.filter(cancelled_at=None).exclude(begins_at=None)
    before = others.filter(number__lt=meeting.number, begins_at__gte=meeting.begins_at).last()
    after = others.filter(number__gt=meeting.number, begins_at__lte=meeting.begins_at).first()
    found = before or after
    if found is None or found.day is None:
        return ""
    said = {"number": found.number, "day": date_format(found.day, "j F Y")}
    return _("Meeting {number} is on {day}. Does the order of the meetings still hold?").format(**said)


def _is_early(group: Group) -> bool:
    """Whether people of this group still have to get to know each other."""
    return group.familiarity != Familiarity.WELL and group.meetings.held().count() < FIRST_TIMES


def _known(meeting: Meeting) -> str:
    """For the chooser's address; how safe it feels to who plans it is for no address bar and no log."""
    answers = {name: value for name, value in asdict(situation(meeting)).items() if value and name != "safety"}
    return urlencode(answers | {"group": str(meeting.group.public_id), "meeting": meeting.number})


def _minutes(meeting: Meeting) -> int | None:
    if meeting.begins_at is None or meeting.ends_at is None:
        return None
    return int((meeting.ends_at - meeting.begins_at).total_seconds() // 60)


def situation(meeting: Meeting) -> Situation:
    """What is known of the meeting, for choosing a method."""
    group: Group = meeting.group
    held = group.meetings.held().count()
    people = group.circle().count()
    known = FAMILIARITY.get(group.familiarity, "" if held else "new")
    return Situation(
        question=meeting.question,
        safety=meeting.safety,
        minutes=_minutes(meeting),
        people=people or None,
        familiarity=known,
        experience="some" if held else "none",
        guide=meeting.mode,
    )


def _picks(meeting: Meeting, chosen: str) -> Iterator[Pick]:
    for choice in ranked(catalogue.methods(), situation(meeting)):
        yield Pick(
            card=card_of(choice.method),
            minutes=choice.minutes,
            fit=choice.fit,
            reasons=tuple(reason.text for reason in choice.reasons),
            warnings=tuple(reason.text for reason in choice.warnings),
            chosen=choice.method.slug == chosen,
        )


def _running(meeting: Meeting) -> Running:
    agenda = Agenda.model_validate(meeting.agenda)
    agenda = agenda.model_copy(update={"available": _minutes(meeting) or agenda.available})
    begin = timezone.localtime(meeting.begins_at) if meeting.begins_at else None
    starts = [slot.begin for slot in timed(agenda, begin)] if begin else [None] * len(agenda.blocks)
    known = {method.slug: method.hue for method in catalogue.methods()}
    hues = [known.get(slug, "") for slug in meeting.chosen]
    placed = enumerate(zip(agenda.blocks, starts, strict=True))
    lines = tuple(_line(block, at, _hue(block, hues), place) for place, (block, at) in placed)
    end = begin + timedelta(minutes=agenda.available + max(agenda.over, 0)) if begin else None
    fresh = {str(kind): free_id(kind, agenda.blocks) for kind in EXTRAS}
    return Running(lines, begin, end, verdict(agenda), fresh)


def _line(block: Block, begin: datetime | None, hue: str, place: int) -> Line:
    is_own = block.kind != "spare"
    movable = is_own and not block.fixed and not block.outside
    return Line(
        id=block.id,
        title=block.title,
        minutes=block.minutes,
        least=block.least,
        begin=begin,
        hue=hue,
        movable=movable,
        removable=movable,
        resizable=is_own,
        place=place,
    )


def _hue(block: Block, hues: Sequence[str]) -> str:
    """The colour of the method whose step this is; its id names the round, from 0."""
    if block.kind != "round":
        return ""
    number = block.id.split("-")[1]
    return hues[int(number)] if number.isdecimal() and int(number) < len(hues) else ""
