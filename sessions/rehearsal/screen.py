"""One live page: what live.js and morph.js are in a browser. A bell makes it fetch its regions, as htmx would."""

from __future__ import annotations

import asyncio
import json
import re
import uuid

from .browser import Answer, Browser
from .errors import Stopped
from .forms import Form, forms
from .markup import Node, parse
from .wire import Wire

TOPICS = frozenset({"step", "cards", "clock", "people", "beamer"})
TRIGGER = re.compile(r"live:(\w+)\s+from:body")
PATIENCE = 15.0  # seconds until a bell counts as lost


class Screen:
    """A page that follows the session. `seen` is the version heard, `shown` the version its regions have."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.page = Node("#page")
        self.path = ""
        self.seen = self.shown = 0
        self.wanted: set[str] = set()
        self.wire: Wire | None = None
        self.news = asyncio.Event()
        self.busy = False
        self.loads = 0
        self.known: list[Form] | None = None
        self.calm = asyncio.Condition()
        self.follower: asyncio.Task[None] | None = None
        self.trouble = ""

    @property
    def name(self) -> str:
        return self.browser.holder.name

    @property
    def body(self) -> Node:
        return next(self.page.all("body"), self.page)

    # ---- opening and following ---------------------------------------------------------------------------------------

    async def open(self, path: str) -> None:
        """Load the page, open its socket and ask for the version, as live.js does."""
        await self.load(path)
        self.wire = Wire(self.browser, self._told("data-live"), lambda version, topics: self.hear(version, topics))
        await self.wire.open()
        self.follower = asyncio.create_task(self._follow())
        await self.ask()

    async def load(self, path: str) -> None:
        answer = await self.browser.get(path)
        self.path, self.page = answer.path, parse(answer.html)
        self.loads, self.known = self.loads + 1, None
        self.seen = self.shown = int(self._told("data-version"))

    async def ask(self) -> None:
        answer = await self.browser.get(self._told("data-version-url"))
        self.hear(json.loads(answer.body)["v"])

    async def close(self) -> None:
        await self.leave()
        await self.browser.close()

    async def leave(self) -> None:
        """Go elsewhere in the same browser: nothing is followed any more."""
        if self.follower is not None:
            self.follower.cancel()
        if self.wire is not None:
            await self.wire.close()
        self.follower = self.wire = None

    def _told(self, name: str) -> str:
        value = self.body.attrs.get(name, "")
        if not value:
            raise Stopped(f"The page of {self.name} at {self.path} has no {name} on its body.")
        return value

    def hear(self, version: int, topics: list[str] | None = None) -> None:
        """Without topics, or after a gap, everything may be new."""
        if version <= self.seen:
            return
        self.wanted |= set(topics) if topics is not None and version == self.seen + 1 else TOPICS
        self.seen = version
        self.news.set()

    def hear_own(self, version: int) -> None:
        """The answer to an own act: when its bell came first, what listens to own acts only is still to be fetched."""
        if version > self.seen:
            self.hear(version)
        else:
            self.wanted.add("own")
            self.news.set()

    async def settled(self, version: int) -> None:
        """Wait until the regions show this version. Raises `Stopped` when the bell or a fetch was lost."""
        try:
            async with asyncio.timeout(PATIENCE), self.calm:
                await self.calm.wait_for(lambda: self._is_calm(version) or self.trouble)
        except TimeoutError:
            raise Stopped(f"{self.name} never heard of version {version}; it shows {self.shown}.") from None
        if self.trouble:
            raise Stopped(self.trouble)

    def _is_calm(self, version: int) -> bool:
        return self.shown >= version and not self.busy and not self.news.is_set()

    async def _follow(self) -> None:
        while not self.trouble:
            await self.news.wait()
            self.news.clear()
            self.busy = True
            topics, version = self.wanted, self.seen
            self.wanted = set()
            try:
                await self._fetch([region for region in self.regions() if _listens(region, topics)])
            except Stopped as stopped:
                self.trouble = str(stopped)
            async with self.calm:
                self.shown, self.busy = max(self.shown, version), False
                self.calm.notify_all()

    # ---- regions -----------------------------------------------------------------------------------------------------

    def regions(self) -> list[Node]:
        """The parts of the page that fetch themselves."""
        return [node for node in self.page.walk() if "hx-get" in node.attrs and _rung_by(node)]

    async def _fetch(self, regions: list[Node]) -> None:
        """All of them in one request, as regions.js does."""
        names = [region.attrs.get("id", "") for region in regions]
        if not names:
            return
        loads = self.loads
        more = {"X-Regions": " ".join(names[1:])} if len(names) > 1 else {}
        answer = await self.browser.get(regions[0].attrs["hx-get"] or self.path, self.asking(names[0]) | more)
        if loads == self.loads:  # what an earlier page asked for is not merged into a later one
            for name, fresh in zip(names, roots(answer, names), strict=True):
                self.merge(name, fresh)

    def asking(self, target: str) -> dict[str, str]:
        """The headers of htmx. Not the token from the body: each form has to bring its own, for browsers without it."""
        base = {"HX-Request": "true", "HX-Current-URL": self.browser.site.base + self.path}
        return base | ({"HX-Target": target} if target else {})

    def merge(self, name: str, fresh: Node) -> None:
        """Put a fetched region into the page; a form that somebody may be typing in stays as it is."""
        old = self.page.by_id(name)
        if old is None:
            return
        for kept in [node for node in old.walk() if "data-keep" in node.attrs and node is not old]:
            place = fresh.by_id(kept.attrs.get("id", ""))
            if place is not None and place is not fresh:
                place.swap(kept)
        old.swap(fresh)
        self.known = None

    # ---- forms -------------------------------------------------------------------------------------------------------

    def offers(self, act: str, **typed: str) -> list[Form]:
        """What the page offers for this act and takes these words; a form counts once per button."""
        if self.known is None:
            self.known = forms(self.page)
        return [form for form in self.known if form.act == act and form.takes(typed)]

    def offer(self, act: str, **typed: str) -> Form:
        """The first of them. Raises `Stopped` when the page has none."""
        found = self.offers(act, **typed)
        if not found:
            there = ", ".join(sorted({form.act for form in forms(self.page)} - {""}))
            raise Stopped(f"The page of {self.name} offers no {act!r} with {typed}; it offers {there}.")
        return found[0]

    async def send(self, form: Form, data: dict[str, str]) -> int:
        """Send a filled form as htmx does, and give the version that the server answers with."""
        target = form.node.attrs.get("hx-target", "").removeprefix("#") or form.node.attrs.get("id", "")
        answer = await self.browser.post(form.path, data, self.asking(target))
        if answer.status != 204:
            raise Stopped(f"{self.name} sent {form.path} and got {answer.status}: {said(answer)}")
        renew(form)
        told = json.loads(answer.headers["HX-Trigger"])
        version = int(told.pop("live:changed")["v"])
        self.wanted |= {event.removeprefix("live:") for event in told}
        self.hear_own(version)
        return version

    async def send_plainly(self, form: Form, data: dict[str, str]) -> None:
        """Send a filled form as a browser without scripts does: the answer leads back to the page."""
        if form.needs_script:
            raise Stopped(f"The form for {form.act} on the page of {self.name} does nothing without scripts.")
        answer = await self.browser.post(form.path, data)
        if answer.status != 303:
            raise Stopped(f"{self.name} sent {form.path} without scripts and got {answer.status}: {said(answer)}")
        await self.load(answer.headers["Location"])
        await self.ask()


def renew(form: Form) -> None:
    """A form that was sent well gets a fresh key, as morph.js gives it."""
    for node in form.named("key"):
        node.attrs["value"] = str(uuid.uuid4())


def said(answer: Answer) -> str:
    """What a page or a refusal says, in short."""
    return parse(answer.html).text[:300]


def roots(answer: Answer, names: list[str]) -> list[Node]:
    """The elements that an answer for these regions holds, one each. Raises `Stopped` when it is anything else."""
    found = [child for child in parse(answer.html).children if isinstance(child, Node)]
    if [root.attrs.get("id") for root in found] != names:
        raise Stopped(f"{answer.path} was asked for {names} and answers {[root.tag for root in found]}.")
    return found


def _rung_by(node: Node) -> set[str]:
    return set(TRIGGER.findall(node.attrs.get("hx-trigger", "")))


def _listens(region: Node, topics: set[str]) -> bool:
    return bool(_rung_by(region) & topics)
