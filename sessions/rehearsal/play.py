"""The whole session, from the link that signs in to the harvest on paper."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from methods.definitions import AnyActivity, Method, Sort, Talk

from . import afterwards, checks
from .browser import Browser, Site
from .errors import Stopped
from .facilitator import INSERTED, NAME, Facilitator, guard_lead, guard_way_in, sign_in, start
from .guidance import activities, private
from .joining import Wall, beamer_path, knock, read_wall, sit, wait
from .markup import parse
from .paper import pages
from .participant import Habits, Participant
from .room import Room
from .sameness import shapes
from .screen import Screen, said
from .watch import Holder

NAMES = (
    "Anouk",
    "Yasmina",
    "Willem",
    "Femke",
    "Ruben",
    "Soraya",
    "Joost",
    "Naima",
    "Gijs",
    "Khadija",
    "Pieter",
    "Loubna",
)
HABITS = (
    Habits(twice="again"),
    Habits(share="withheld"),
    Habits(share="unnamed", twice="at once"),
    Habits(plain=True, passes=True),
    Habits(twice="again", waits=True),
    Habits(twice="at once"),
)
MOST_SWEEPS = 200  # an activity in which nobody is ever finished is a fault


@dataclass(slots=True)
class Report:
    """What a rehearsal prints. `lost` and `doubled` count cards, `harvest_pages` is empty without a PDF."""

    method: str
    seats: int
    activities: int = 0
    cards: int = 0
    bells: int = 0
    fetches: int = 0
    seconds: float = 0.0
    harvest_pages: int | None = None
    lost: int = 0
    doubled: int = 0
    leaks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report, what went wrong and what is worth knowing, in sentences."""

    report: dict[str, object]
    faults: list[str]
    notes: list[str]


class Play:
    """One session with one method."""

    def __init__(self, method: Method, seats: int, base: str) -> None:
        self.method = method
        self.site = Site(base.rstrip("/"))
        console = Screen(Browser(self.site, Holder(NAME, "console")))
        self.room = Room(self.site, console, Screen(Browser(self.site, Holder("the beamer", "beamer"))))
        self.people: list[Participant] = []
        self.report = Report(method.slug, seats)
        self.notes: list[str] = []
        self.facilitator = Facilitator(self.room)
        self.wall = Wall("", "")

    async def run(self, link: str) -> Outcome:
        """Play it to the end, or to where it stops."""
        began = time.monotonic()
        try:
            await self._play(link)
        except Stopped as stopped:
            self.room.fault(str(stopped))
        finally:
            await asyncio.gather(*(screen.close() for screen in self.room.screens))
        self.report.seconds = round(time.monotonic() - began, 1)
        return self._outcome()

    def _outcome(self) -> Outcome:
        room, report = self.room, self.report
        report.cards, report.lost, report.doubled = len(room.cards), len(room.lost), len(room.doubled)
        report.bells, report.fetches, report.leaks = self.site.bells, self.site.fetches, self.site.watch.leaks
        return Outcome(asdict(report), [*self.site.faults, *room.lost.values(), *room.doubled.values()], self.notes)

    async def _play(self, link: str) -> None:
        self.site.watch.keep("the facilitator's guidance", private(self.method))
        await self._open(link)
        await self._gather()
        await self.facilitator.choose(bringer=self.people[0].name, scribe=self.people[-1].name)
        await self.facilitator.do("start")
        await self._come_late()
        await self._play_activities()
        await self.facilitator.do("end")
        await checks.same_as_fresh(self.room, "the end")
        for each in self.people:
            await afterwards.choose(each.screen)
        await afterwards.close(self.room.console)
        await self._harvest()

    # ---- before ------------------------------------------------------------------------------------------------------

    async def _open(self, link: str) -> None:
        """Sign in, open the session, put the beamer on the wall."""
        console, beamer = self.room.console, self.room.beamer
        await sign_in(console, link)
        guard_way_in(console, link, self.site.watch)
        await console.open(await start(console, self.method, self.report.seats))
        guard_lead(console, self.site.watch)
        wall = beamer_path(console.page)
        self.site.watch.keep("the beamer's address", [wall])
        await beamer.open(wall)
        self.wall = read_wall(beamer.page)

    async def _gather(self) -> None:
        """People come in one after another: they scan, every third one types the code. The last one comes too late."""
        for number, name in enumerate(NAMES[: self.report.seats - 1]):
            await self._come_in(number, name, scans=number % 3 != 2)

    async def _come_late(self) -> None:
        """Once the session has started also who scans has to wait."""
        number = self.report.seats - 1
        await self._come_in(number, NAMES[number], scans=True)

    async def _come_in(self, number: int, name: str, *, scans: bool) -> None:
        phone = await knock(self.site, name, self.wall, scans=scans)
        if not scans or number == self.report.seats - 1:
            await self.room.settle()
            await wait(phone)
            await self.facilitator.let_in(name)
        self.room.phones.append(await sit(phone))
        self.people.append(Participant(self.room, phone, HABITS[number % len(HABITS)]))
        await self.room.settle()

    # ---- the script --------------------------------------------------------------------------------------------------

    async def _play_activities(self) -> None:
        script = activities(self.method)
        inserted = False
        for number, activity in enumerate(script):
            if number:
                await self.facilitator.do("next")
            await self._play_activity(activity, activity.title)
            if isinstance(activity, Talk) and not inserted:
                inserted = True
                await self._play_inserted()

    async def _play_inserted(self) -> None:
        """The clocks, and an extra moment of writing that the facilitator reveals card by card."""
        await self.facilitator.handle_clocks()
        await self._signal(self.people[1])
        await self.facilitator.insert()
        await self.facilitator.do("next")
        await self._play_activity(None, INSERTED)

    async def _signal(self, person: Participant) -> None:
        """Somebody asks quietly for a pause and is answered; nobody else may receive a word of it."""
        seat, watch = self.facilitator.seat(person.name), self.site.watch
        watch.keep("a quiet signal", [f'id="signal-{seat}"'])
        watch.keep("a quiet answer", ["/do/hand-down/"], person.name)
        await person.send(person.screen.offer("hand-up"))
        await self.room.settle()
        await self.facilitator.answer_signal(seat)

    async def _play_activity(self, activity: AnyActivity | None, title: str) -> None:
        self.facilitator.begin()
        for each in self.people:
            each.begin(activity, title)
        self._check_title(title)
        await self._sweep(activity, title)
        if activity is not None:
            checks.everybody_did(self.room, activity, self._concerned(activity))
        checks.nothing_lost(self.room, title)
        await checks.same_as_fresh(self.room, title)
        self.report.activities += 1

    def _check_title(self, title: str) -> None:
        if title not in self.room.console.page.text:
            raise Stopped(f"The console is not at “{title}”.")

    async def _sweep(self, activity: AnyActivity | None, title: str) -> None:
        """Everybody does what is offered, until nobody has anything left. Raises `Stopped` when that never ends."""
        people = [each.name for each in self._concerned(activity)] if activity else []
        veil = self._unsorted(activity)
        for _ in range(MOST_SWEEPS):
            acted = await asyncio.gather(*(each.act() for each in self.people))
            await self.room.settle()
            veil = self._check_veil(veil)
            if not any(acted) and not await self.facilitator.facilitate(activity, people):
                return
        raise Stopped(f"“{title}” never comes to an end.")

    def _concerned(self, activity: AnyActivity) -> Sequence[Participant]:
        """Who acts here, by the script: the first one brings the case."""
        who = getattr(activity, "by", "") or getattr(activity, "who", ("everyone",))
        bringer, others = self.people[:1], self.people[1:]
        if "everyone" in who:
            return self.people
        return bringer if "case-bringer" in who else others

    # ---- others' sorting ---------------------------------------------------------------------------------------------

    def _unsorted(self, activity: AnyActivity | None) -> dict[str, object]:
        """How the cards lie on every screen but the case bringer's before anybody sorts."""
        return {each.name: shapes(each.page) for each in self._others()} if isinstance(activity, Sort) else {}

    def _others(self) -> list[Screen]:
        return [screen for screen in self.room.screens if screen is not self.people[0].screen]

    def _check_veil(self, veil: dict[str, object]) -> dict[str, object]:
        """Until it is shared, sorting moves and marks nothing on anybody else's screen."""
        if not veil or self.people[0].done["sort-share"]:
            return {}
        for screen in self._others():
            if shapes(screen.page) != veil[screen.name]:
                self.site.watch.tell(f"the screen of {screen.name} tells how the cards are being sorted")
        return veil

    # ---- after -------------------------------------------------------------------------------------------------------

    async def _harvest(self) -> None:
        console = self.room.console
        links = {node.attrs.get("href", "") for node in console.page.all("a")}
        view = next((link for link in links if link.endswith("/harvest/")), "")
        if not view:
            raise Stopped("The console has no link to the harvest.")
        checks.harvest_holds(self.room, parse((await console.browser.get(view)).html))
        await self._count_pages(view.removesuffix("/") + ".pdf")

    async def _count_pages(self, path: str) -> None:
        """A server without a renderer says so in a sentence; that is no fault."""
        answer = await self.room.console.browser.ask_for(path)
        if answer.status == 200:
            self.report.harvest_pages = pages(answer.body)
        elif answer.status == 503:
            self.notes.append(said(answer))
        else:
            raise Stopped(f"The harvest as PDF got {answer.status}: {said(answer)}")
