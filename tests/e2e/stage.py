"""A whole room in browsers: the console on a laptop, the beamer on the wall, phones in laps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Browser, Locator, Page, expect

from sessions.rehearsal.scan import scan

NAMES = ("Anouk", "Yasmina", "Joost", "Femke", "Ruben", "Soraya")
LAPTOP = {"width": 1440, "height": 900}
WALL = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
QUIET = (
    "Failed to load resource",
    "WebSocket",
    "htmx:sendAbort",  # a newer fetch of the same region replaced this one: meant so
    "htmx:afterRequest",
)


class Stage:
    """Every screen is a browser context of its own. Complaints of any page (errors, refused policy) are collected."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self.complaints: list[str] = []
        self.pages: list[Page] = []
        self.console = self.page(LAPTOP)
        self.beamer: Page | None = None
        self.phones: dict[str, Page] = {}

    def page(self, size: dict[str, int], *, script: bool = True) -> Page:
        context = self.browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            locale="nl-NL",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))
        self.pages.append(page)
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not any(word in text for word in QUIET):
            self.complaints.append(text)

    def close(self) -> None:
        for page in self.pages:
            page.context.close()

    def sign_in(self, link: str) -> None:
        self.console.goto(link)
        self.console.locator("main form button").first.click()
        expect(self.console).to_have_url(re.compile(rf"{re.escape(self.url)}/$"))

    def open_session(self, slug: str, title: str = "Adviseurs zorg en veiligheid") -> None:
        """Through the form, as a facilitator does: the gate is ticked, the variables are filled in."""
        page = self.console
        page.goto(f"{self.url}/start/?method={slug}")
        page.locator("input[name=title]").fill(title)
        for box in page.locator(f"input[name^='gate-{slug}-']:visible").all():
            box.check()
        for field in page.locator(f"input[name^='variable-{slug}-']:visible").all():
            field.fill("Wanneer mag je loslaten?")
        page.locator("main form button:not([name])").last.click()
        expect(page).to_have_url(re.compile(r"/sessions/"))

    @property
    def beamer_url(self) -> str:
        href = self.console.locator("a[href*='/beamer/']").first.get_attribute("href")
        assert href
        return href if href.startswith("http") else self.url + href

    def open_beamer(self) -> Page:
        self.beamer = self.page(WALL)
        self.beamer.goto(self.beamer_url)
        return self.beamer

    @property
    def code(self) -> str:
        assert self.beamer is not None
        return self.beamer.locator(".lobby__code").inner_text()

    @property
    def door_key(self) -> str:
        """What stands behind the # of the QR on the wall."""
        assert self.beamer is not None
        return scan(self.beamer.locator(".qr path").get_attribute("d") or "").partition("#")[2]

    def sit(self, name: str, *, script: bool = True, page: Page | None = None) -> Page:
        """Somebody scans the QR, gives a name and agrees to the rules; without script they type the code and wait."""
        page = self.knock(name, scans=script, script=script, page=page)
        if not script:
            expect(page).to_have_url(re.compile(r"/mee/wachten/"))
            self.let_in(name)
            page.goto(f"{self.url}/mee/wachten/")
        expect(page).to_have_url(re.compile(r"/kring/"))
        self.phones[name] = page
        return page

    def knock(self, name: str, *, scans: bool, script: bool = True, page: Page | None = None) -> Page:
        """Up to where the door decides: a seat or the waiting room; on a page of their own unless it is given."""
        page = page or self.page(PHONE, script=script)
        page.goto(f"{self.url}/mee/#{self.door_key}" if scans else f"{self.url}/mee/")
        if not scans:
            page.locator("input[name=code]").fill(self.code)
            page.locator(".phone__foot button").click()
        page.locator("input[name=name]").fill(name)
        page.locator("input[name=agrees]").check()
        page.locator(".phone__foot button").click()
        return page

    def waiting(self, name: str) -> Locator:
        """Somebody in the console's list of people at the door."""
        named = self.console.locator("strong", has_text=name)  # every chair is in each list of chairs to give back
        return self.console.locator("#waiting li").filter(has=named)

    def let_in(self, name: str) -> None:
        self.waiting(name).locator("form[action$='/do/let-in/'] button:not([name])").first.click()
        expect(self.waiting(name)).to_have_count(0)

    def fill_circle(self, names: Sequence[str] = NAMES) -> None:
        for name in names:
            self.sit(name)
        expect(self.console.locator("#ring .seat:not([data-state=empty])")).to_have_count(len(names))

    def fill_more(self, names: Sequence[str]) -> None:
        """More people join those who sit already."""
        for name in names:
            self.sit(name)

    def act(self, name: str) -> Locator:
        """The forms on the console that post this act."""
        return self.console.locator(f"form[action$='/do/{name}/']")

    def choose_case_bringer(self, name: str = NAMES[0]) -> None:
        row = self.console.locator(".people > li", has_text=name).first
        row.locator("form[action$='/do/case-bringer/'] button").first.click()
        expect(self.console.locator("#ring .seat[data-role=case]")).to_contain_text(name)

    def start(self) -> None:
        self.act("start").locator("button").click()
        expect(self.console.locator("form[action$='/do/next/'] #next")).to_be_visible()
        expect(self.console.locator("#main")).to_have_attribute("data-kind", re.compile("."))

    @property
    def heading(self) -> str:
        return self.console.locator("#main .eyebrow").inner_text()

    def next(self) -> None:
        """Press the big button and wait until the console shows another part."""
        before = self.heading
        self.console.locator("#next").click()
        expect(self.console.locator("#main .eyebrow")).not_to_have_text(before)

    def go_to(self, kind: str, number: int = 0) -> None:
        """Press on until a part of this kind is there; `number` more of them are passed."""
        for _ in range(40):
            if self.kind == kind:
                if number == 0:
                    return
                number -= 1
            self.next()
        raise AssertionError(kind)

    @property
    def kind(self) -> str:
        return self.console.locator("#main").get_attribute("data-kind") or ""
