"""Every page that somebody sees before a session, each with its way there, and what is measured on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.stage import PHONE, Stage

GROUP = "Adviseurs zorg en veiligheid"
TEAM = "Wijkteam Noord"
OF_A_GROUP = {
    "the group": "",
    "its description": "edit/",
    "who guides it": "facilitators/",
    "its end": "end/",
    "pasting people": "people/paste/",
    "a new person": "people/add/",
    "the path": "path/",
    "the paths that are kept": "path/kept/",
    "the promises": "commitment/",
    "the hosts": "hosts/",
    "proof of attendance": "attendance/",
    "a meeting that was": "meetings/1/",
    "a plan": "meetings/4/plan/",
    "the link of a host": "meetings/4/host/",
    "the guests": "meetings/4/guests/",
    "the vote": "meetings/4/vote/",
    "the themes": "themes/",
}
OF_THE_HOUSE = {
    "home": "/",
    "starting now": "/start/",
    "the groups": "/groups/",
    "a new group": "/groups/new/",
    "who guides which group": "/groups/guides/",
    "the methods": "/methods/",
    "a method": "/methods/vijf-stappen/",
    "what to take along": "/methods/vijf-stappen/materials/",
    "the chooser": "/methods/choose/",
    "the answers of the chooser": "/methods/choose/?question=share&people=7&familiarity=well&safety=growing&minutes=60",
    "methods side by side": "/methods/compare/?method=vijf-stappen&method=roddelen&method=socratisch",
    "the people": "/people/",
    "the organisation": "/organisation/",
    "what people are asked": "/organisation/questions/",
    "the second step": "/accounts/2fa/",
    "an app with codes": "/accounts/2fa/totp/activate/",
    "a passkey": "/accounts/2fa/webauthn/add/",
    "the sign-ins": "/accounts/sessions/",
    "signing out": "/accounts/logout/",
}
OF_NOBODY = {
    "signing in": "/accounts/login/",
    "a link that is over": "/kom/0000/",
    "a case that is over": "/casus/0000/",
    "an invitation that is over": "/invitation/0000/",
    "a host's link that is over": "/leiden/0000/",
}
MAIN = ("home", "the groups", "the people", "the organisation", "the answers of the chooser", "methods side by side")
MAIN_OF_A_GROUP = ("the group", "the path", "a plan", "the guests")

# Tab goes through a group of radio buttons once; a folded part is behind its summary.
KEYBOARD = """() => {
  const all = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0;
  const once = new Set();
  const stops = [...document.querySelectorAll(all)].filter((each) => shown(each)).filter((each) => {
    if (each.type !== "radio") return true;
    const first = !once.has(each.name);
    once.add(each.name);
    return first;
  });
  return stops.length;
}"""
# Tab goes on from where the focus was last, also when what had it is gone.
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  window.passed = new Set();
  window.scrollTo(0, 0);
}"""
MISSED = """() => {
  const all = "a[href], button, summary, input:not([type=hidden]):not([type=radio]), select, textarea";
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0;
  return [...document.querySelectorAll(all)].filter((each) => shown(each) && !window.passed.has(each))
    .map((each) => each.outerHTML.slice(0, 90));
}"""
FOCUSED = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  window.passed = (window.passed ?? new Set()).add(on);
  const looks = (each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const seen = [on, on.closest("label"), on.parentElement].some((each) => each && looks(each));
  const pseudo = getComputedStyle(on, "::after");
  return { name: on.outerHTML.slice(0, 90), seen: seen || pseudo.outlineStyle !== "none", passed: window.passed.size };
}"""


@dataclass(frozen=True)
class Stop:
    """A page that is open now."""

    name: str
    page: Page


def house(stage: Stage) -> Iterator[Stop]:
    for name, path in OF_THE_HOUSE.items():
        stage.console.goto(stage.url + path)
        yield Stop(name, stage.console)


def group(stage: Stage) -> Iterator[Stop]:
    """The pages of a group that met three times, and the first page of one that still has to begin."""
    page = stage.console
    start = address_of(stage, GROUP)
    for name, path in OF_A_GROUP.items():
        page.goto(start + path)
        yield Stop(name, page)
    page.goto(start)
    page.locator("a[href*='/cases/']").first.click()
    yield Stop("a case", page)
    page.goto(start)
    page.locator("a[href*='/people/']").filter(has_text="Anouk").first.click()
    yield Stop("a person", page)
    page.goto(address_of(stage, TEAM))
    yield Stop("a group that begins", page)


def letters(stage: Stage) -> Iterator[Stop]:
    """What who was invited, and who brings a case, see on a phone."""
    page, phone = stage.console, stage.page(PHONE)
    page.goto(address_of(stage, GROUP) + "meetings/4/guests/")
    page.get_by_role("button", name=re.compile("^(Verstuur|Bewaar)")).click()
    page.get_by_role("button", name=re.compile("^Laat de link zien")).first.click()
    yield Stop("the link of a guest", page)
    phone.goto(stage.url + path_in(page, "/kom/"))
    yield Stop("an invitation", phone)
    page.goto(address_of(stage, TEAM))
    page.get_by_role("button", name="Vraag om een casus").click()
    page.get_by_role("button", name=re.compile("^Maak een")).click()
    yield Stop("the link of a case", page)
    phone.goto(stage.url + path_in(page, "/casus/"))
    yield Stop("the door of a case", phone)
    phone.get_by_role("button", name="Begin op deze telefoon").click()
    yield Stop("the own case", phone)


def nobody(stage: Stage) -> Iterator[Stop]:
    """Who has not signed in."""
    page = stage.page(PHONE)
    for name, path in OF_NOBODY.items():
        page.goto(stage.url + path)
        yield Stop(name, page)
    page.goto(f"{stage.url}/accounts/login/")
    page.locator("input[type=email]").fill("iemand@elders.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/confirm/")
    yield Stop("the code", page)


def address_of(stage: Stage, name: str) -> str:
    stage.console.goto(f"{stage.url}/groups/")
    stage.console.get_by_role("link", name=name).click()
    return stage.console.url


def path_in(page: Page, start: str) -> str:
    link = page.locator("#address").input_value()
    return link[link.index(start) :]


def by_keyboard(page: Page) -> list[str]:
    """What Tab does not reach, or reaches without anybody seeing where the focus is."""
    page.evaluate(FROM_THE_TOP)
    wanted = page.evaluate(KEYBOARD)
    unseen, passed = [], 0
    for _ in range(wanted * 4 + 20):  # a field of a date or a time has several stops of its own
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None:
            break
        passed = now["passed"]
        unseen += [] if now["seen"] else [now["name"]]
    missed = [f"not reached: {each}" for each in page.evaluate(MISSED)] if passed < wanted else []
    return [*dict.fromkeys(unseen), *missed]
