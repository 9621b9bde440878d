"""The virtual facilitator: opens the session, chooses roles, and does what a kind of activity asks of the console."""

from __future__ import annotations

import re

from methods.definitions import AnyActivity, Flip, Method, Round

from .errors import Stopped
from .forms import Form, forms
from .markup import parse
from .participant import LINES
from .room import Card, Room
from .sameness import WORD, places
from .screen import Screen, said
from .watch import Watch

NAME = "the facilitator"
SPOKEN = re.compile(r"\b\d{3} \d{3}\b")
INSERTED = "Wat valt je op?"
GROUP = "Generale repetitie"
LOGIN = ("sessionid", "__Host-login")  # the cookie of who is signed in, without and with HTTPS


class Facilitator:
    """The one at the laptop. `done` counts what was done in the running activity."""

    def __init__(self, room: Room) -> None:
        self.room, self.console = room, room.console
        self.given: list[str] = []
        self.lines = 0
        self.shown_and_hidden = False

    def begin(self) -> None:
        self.given, self.lines, self.shown_and_hidden = [], 0, False

    # ---- acts --------------------------------------------------------------------------------------------------------

    async def do(self, act: str, **typed: str) -> None:
        """Press what the console offers for this act, and wait until every screen has followed."""
        await self.press(self.console.offer(act, **typed), **typed)

    async def press(self, form: Form, **typed: str) -> None:
        await self.console.send(form, form.filled(typed))
        await self.room.settle()

    async def choose(self, bringer: str, scribe: str) -> None:
        """Who brings the case, and who writes along."""
        await self.do("case-bringer", seat=self.seat(bringer))
        await self.do("scribe", seat=self.seat(scribe))

    def seat(self, name: str) -> str:
        """The number of somebody's chair, as the console knows it. Raises `Stopped`."""
        for node in self.console.page.walk():
            kind, _dash, number = node.attrs.get("id", "").partition("-")
            if kind in {"seat", "chair"} and number.isdecimal() and name in node.text:
                return number
        raise Stopped(f"The console shows no chair of {name}.")

    async def let_in(self, name: str) -> None:
        """Somebody waits at the door, by this name. Raises `Stopped` when the console does not say so."""
        for form in self.console.offers("let-in"):
            if any(name in node.text for node in list(form.node.up())[:2]):
                await self.press(form)
                return
        raise Stopped(f"The console does not show that {name} waits at the door.")

    async def handle_clocks(self) -> None:
        """Pause, go on, a minute more, the gong: every screen has to follow."""
        await self.do("pause")
        await self.do("resume")
        await self.do("minutes", by="1")
        await self.do("gong")

    async def answer_signal(self, seat: str) -> None:
        """Somebody asks quietly for a pause: see it, pause for everybody, and go on together."""
        await self.do("hand-see", seat=seat)
        await self.do("hand-pause", seat=seat)
        await self.do("resume")
        if any(form.value("seat") == seat for act in ("hand-see", "hand-close") for form in self.console.offers(act)):
            self.room.fault("A quiet signal that was answered with a pause is not over after it.")

    async def insert(self) -> None:
        """Put an extra moment of writing after this part."""
        await self.do("insert", kind="write", title=INSERTED, minutes="2")

    # ---- what a kind asks --------------------------------------------------------------------------------------------

    async def facilitate(self, activity: AnyActivity | None, people: list[str]) -> bool:
        """One thing that is the facilitator's to do now; False when there is nothing. `people` is whom it concerns."""
        if activity is None:
            return await self.reveal()
        if isinstance(activity, Flip) and activity.writers == "facilitator":
            return await self.write_line(activity.title)
        if isinstance(activity, Round):
            return await self.pass_the_turn(activity, people)
        return False

    async def reveal(self) -> bool:
        """Show one card, hide it, show all, take that back, and show all for good."""
        if self.shown_and_hidden:
            return False
        self.shown_and_hidden = True
        await self._show_and_hide(self.console.offer("card-show"))
        await self._show_all()
        await self.do("undo")
        self._hidden([card for card in self.room.cards if card.activity == INSERTED])
        await self._show_all()
        return True

    async def _show_and_hide(self, form: Form) -> None:
        card = next(card for card in self.room.cards if card.word in self._words_near(form))
        card.secret.shown, number = True, form.value("card")
        await self.press(form)
        await self.room.expect_on_wall(card, self.console.seen)
        await self.do("card-hide", card=number)
        self._hidden([card])

    def _words_near(self, form: Form) -> str:
        near = self.console.page.by_id(f"card-{form.value('card')}")
        return next(node.text for node in (near or form.node).up() if WORD.search(node.text))

    async def _show_all(self) -> None:
        cards = [card for card in self.room.cards if card.activity == INSERTED]
        for card in cards:
            card.secret.shown = True
        await self.do("card-show-all")

    def _hidden(self, cards: list[Card]) -> None:
        """From now on nobody may receive these; the beamer shows them no longer."""
        for card in cards:
            card.secret.shown = False
            if places(self.room.beamer.page, card.word):
                self.room.site.watch.tell(f"the beamer still shows a hidden card of “{card.activity}”")

    async def write_line(self, title: str) -> bool:
        """A line on the flip-over sheet, sent twice as over a bad connection."""
        if self.lines >= LINES:
            return False
        self.lines += 1
        card = Card(self.room.site.watch.canary("a card", NAME), "", title)
        card.secret.shown = True
        form = self.console.offer("line")
        data = form.filled({"text": f"Hij zegt: ‘toe maar’, en ik <slik> & knik. {card.word}"})
        await self.console.send(form, data)
        await self.console.send(form, data)
        self.room.cards.append(card)
        await self.room.settle()
        await self.room.expect_on_wall(card, self.console.seen)
        return True

    async def pass_the_turn(self, activity: Round, people: list[str]) -> bool:
        """In a free round give the turn to who has not had it; otherwise on to the next in the circle."""
        waiting = [name for name in people if name not in self.given] if activity.order == "free" else []
        if waiting:
            self.given.append(waiting[0])
            await self.do("turn-give", seat=self.seat(waiting[0]))
        elif self.console.offers("turn-next"):
            await self.do("turn-next")
        else:
            return False
        return True


async def sign_in(console: Screen, link: str) -> None:
    """Use the one-time link as people do: open it, press its button. Raises `Stopped`."""
    browser = console.browser
    page = parse((await browser.get(link)).html)
    form = next((form for form in forms(page) if form.named("csrfmiddlewaretoken")), None)
    if form is None:
        raise Stopped("The page of the one-time link has no button to sign in.")
    answer = await browser.post(form.path or link, form.filled())
    if answer.status != 302:
        raise Stopped(f"Signing in by link got {answer.status}: {said(answer)}")
    await browser.get(answer.headers["Location"])


async def start(console: Screen, method: Method, seats: int) -> str:
    """Fill in the start form with every tick and variable; the path of the new session's console. Raises `Stopped`."""
    browser = console.browser
    page = parse((await browser.get("/start/")).html)
    form = next((form for form in forms(page) if form.named("method")), None)
    if form is None:
        raise Stopped("The page /start/ has no form with a method to choose.")
    answer = await browser.post(form.path or "/start/", form.filled(_wishes(method, seats)))
    if answer.status != 303:
        raise Stopped(f"Starting {method.name} got {answer.status}: {said(answer)}")
    return answer.headers["Location"]


def _wishes(method: Method, seats: int) -> dict[str, str]:
    ticks = {f"gate-{method.slug}-{number}": "on" for number in range(len(method.gate))}
    texts = {f"variable-{method.slug}-{each.id}": _example(each.examples) for each in method.variables}
    return {"title": GROUP, "method": method.slug, "seats": str(seats), "minutes": "90", **ticks, **texts}


def _example(examples: tuple[str, ...]) -> str:
    return next(iter(examples), "Wanneer is iets goed genoeg?")


def guard_lead(console: Screen, watch: Watch) -> None:
    """The word to take over is for who leads alone. Raises `Stopped` when the console does not show it."""
    found = SPOKEN.findall(" ".join(node.text for node in console.page.all("strong")))
    if not found:
        raise Stopped("The console shows no word of six digits to take over with.")
    watch.keep("the word to take over", found)


def guard_way_in(console: Screen, link: str, watch: Watch) -> None:
    """The link and the cookie of the sign-in are the facilitator's alone."""
    watch.keep("the way in", [link, *(value for name, value in console.browser.cookies.items() if name in LOGIN)])
