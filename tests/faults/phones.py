"""Phones and screens at the level of the protocol, by the rules of the scripts: same key again, redial, poll."""

from __future__ import annotations

import asyncio
import json
import random
import uuid
from contextlib import suppress
from time import monotonic

from sessions.rehearsal.browser import Browser, Site
from sessions.rehearsal.errors import Stopped
from sessions.rehearsal.markup import parse
from sessions.rehearsal.sameness import difference
from sessions.rehearsal.screen import TOPICS, Screen
from sessions.rehearsal.watch import Holder
from sessions.rehearsal.wire import Wire

from .history import History
from .served import Furnished, slack

POLL = 2.0  # seconds, as in poll.js
REDIAL = 0.5  # as in wire.js, at its shortest: somebody who looks at the phone wakes it
RETRY = 0.3  # quicker than outbox.js, for more retries in less time
TAIL = " en daarna nog een hele zin, zodat een half bewaarde kaart te zien zou zijn." * 4


def screen(site: Site, name: str, role: str, cookies: dict[str, str], history: History) -> Follower:
    """A screen with these cookies."""
    follower = Follower(Browser(site, Holder(name, role)), history)
    for cookie, value in cookies.items():
        follower.browser.client.cookies.set(cookie, value)
    return follower


class Follower(Screen):
    """A screen that lives through restarts: it redials, polls meanwhile, and fetches again what failed."""

    def __init__(self, browser: Browser, history: History) -> None:
        super().__init__(browser)
        self.history = history
        self.tasks: list[asyncio.Task[None]] = []
        self.progress = asyncio.Condition()

    async def begin(self, path: str) -> None:
        await self.load(path)
        steps = (self._follow(), self._keep_wired(), self._poll())
        self.tasks = [asyncio.create_task(step) for step in steps]

    async def end(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.close()

    async def _keep_wired(self) -> None:
        while True:
            wire = Wire(self.browser, self._told("data-live"), lambda version, topics: self.hear(version, topics))
            with suppress(Stopped):
                await wire.open()
                await self.ask()
                await wire.tasks[0]
            await wire.close()
            await asyncio.sleep(REDIAL)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL * random.uniform(0.9, 1.1))
            with suppress(Stopped):
                await self.ask()

    async def _follow(self) -> None:
        while True:
            await self.news.wait()
            self.news.clear()
            topics, version, self.wanted = self.wanted, self.seen, set()
            try:
                await self._fetch([each for each in self.regions() if listens(each.attrs, topics)])
            except Stopped:
                self.wanted |= TOPICS
                self.news.set()
                await asyncio.sleep(REDIAL)
                continue
            async with self.progress:
                self.shown = max(self.shown, version)
                self.history.shows(self.name, version)
                self.progress.notify_all()

    async def reach(self, version: int, patience: float) -> float:
        """Seconds until this screen shows at least this version. Raises `AssertionError` when it never does."""
        start = monotonic()
        try:
            async with asyncio.timeout(patience), self.progress:
                await self.progress.wait_for(lambda: self.shown >= version)
        except TimeoutError:
            state = f"has heard of {self.seen} and shows {self.shown}, not {version}"
            raise AssertionError(f"{self.name} {state}; {[task for task in self.tasks if task.done()]}") from None
        return monotonic() - start

    async def unlike_fresh(self, patience: float) -> str:
        """How the regions still differ from a page loaded then, after this many seconds; empty when they do not."""
        unlike = await self._unlike_now()
        for _ in range(int(patience / REDIAL)):
            if not unlike:
                break
            await asyncio.sleep(REDIAL)
            unlike = await self._unlike_now()
        return unlike

    async def _unlike_now(self) -> str:
        fresh = parse((await self.browser.get(self.path)).html)
        pairs = [(region, fresh.by_id(region.attrs.get("id", ""))) for region in self.regions()]
        return " ".join(difference(kept, new) if new else "a region is gone" for kept, new in pairs).strip()


def listens(attrs: dict[str, str], topics: set[str]) -> bool:
    return any(f"live:{topic} from:body" in attrs.get("hx-trigger", "") for topic in topics)


class Writer:
    """Somebody who writes one card after another and presses again, with the same key, until it is acknowledged."""

    def __init__(self, browser: Browser, room: Furnished, screen: Follower, pace: float = 1.0) -> None:
        self.browser, self.room, self.screen, self.history = browser, room, screen, screen.history
        self.name = browser.holder.name
        self.token = ""
        self.pace = pace
        self.written = 0

    async def write_on(self, enough: asyncio.Event) -> None:
        while not enough.is_set():
            await asyncio.sleep(random.uniform(0.3, 1.2) * self.pace * slack())
            self.written += 1
            await self.write(f"{self.name} {self.written}{TAIL}")

    async def write(self, text: str) -> None:
        """One card: invoked once, sent as often as it takes."""
        data = {"activity": str(self.room.activity), "key": str(uuid.uuid4()), self.room.field: text}
        self.history.note(self.name, text, "invoke")
        while not await self.send(data):
            self.history.note(self.name, text, "unknown")
            await asyncio.sleep(RETRY)
        self.history.note(self.name, text, "ok")

    async def send(self, data: dict[str, str]) -> bool:
        """Whether the server acknowledged; one that had no time to read (408) did not.

        Raises `AssertionError` for a refusal: nothing here deserves one.
        """
        try:
            self.token = self.token or await self.ask_token()
            headers = {"HX-Request": "true", "X-CSRFToken": self.token}
            answer = await self.browser.post("/kring/do/write/", data, headers)
        except Stopped:
            return False
        assert answer.status in {204, 408} or answer.status >= 500, (answer.status, answer.html[:200])
        if answer.status == 204:
            self.screen.hear_own(int(json.loads(answer.headers["HX-Trigger"])["live:changed"]["v"]))
        return answer.status == 204

    async def ask_token(self) -> str:
        page = parse((await self.browser.get("/kring/")).html)
        body = next(page.all("body"))
        return str(json.loads(body.attrs["hx-headers"])["X-CSRFToken"])
