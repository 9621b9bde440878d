"""Coming in: from the wall to a seat with a scanned QR, or to the waiting room with a typed code or too late."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .browser import Browser, Site
from .errors import Stopped
from .forms import Form, forms
from .markup import Node, parse
from .scan import PICTURE, scan
from .screen import Screen, said
from .watch import Holder

CODE = re.compile(r"\b([2-9B-DF-HJ-NP-TV-XZ]{3}) ?([2-9B-DF-HJ-NP-TV-XZ]{3})\b")
SEAT_COOKIES = ("seat", "__Host-seat")
TICKET_COOKIES = ("wait", "__Host-wait")
WAITING_ROOM = "/mee/wachten/"


def code_on(page: Node) -> str:
    """The code as people read it from the wall. Raises `Stopped`."""
    found = next((node.text for node in page.walk() if "code" in node.attrs.get("class", "") and node.text), "")
    if not CODE.fullmatch(found):
        raise Stopped(f"The beamer shows no code to type, but {found!r}.")
    return found


def qr_on(page: Node) -> str:
    """The QR on the wall as it is drawn. Raises `Stopped`."""
    for node in page.all("path"):
        if PICTURE.fullmatch(node.attrs.get("d", "")):
            return node.attrs["d"]
    raise Stopped("The beamer shows no QR to scan.")


def beamer_path(console: Node) -> str:
    """The beamer's address, from the link on the console. Raises `Stopped`."""
    links = (node.attrs.get("href", "") for node in console.all("a"))
    found = next((link for link in links if link.startswith("/beamer/")), "")
    if not found:
        raise Stopped("The console has no link to the beamer.")
    return found


@dataclass(frozen=True, slots=True)
class Wall:
    """What people in the room remember of the lobby on the wall: the code to type and the QR to scan."""

    code: str
    drawn: str


def read_wall(page: Node) -> Wall:
    return Wall(code_on(page), qr_on(page))


async def knock(site: Site, name: str, wall: Wall, *, scans: bool) -> Screen:
    """Scan or type, give a name and agree to the rules: the phone stands where the door put it. Raises `Stopped`."""
    screen = Screen(Browser(site, Holder(name, "phone")))
    knocked = _door(parse((await screen.browser.get("/mee/")).html))
    if scans:
        knocked.named("door")[0].attrs["value"] = _key(site, name, wall.drawn)
    page = await _post(screen, knocked, knocked.filled({} if scans else {"code": wall.code.lower()}), 200)
    asked = _door(parse(page))
    await _post(screen, asked, asked.filled({"name": name, "agrees": "on"}), 303)
    return screen


async def wait(screen: Screen) -> None:
    """Look at the waiting room, twice, and find nothing to look at. Raises `Stopped`."""
    ticket = _cookie(screen, TICKET_COOKIES)
    screen.browser.site.watch.keep("a ticket", [ticket], screen.name)
    for path in (WAITING_ROOM, "/version/waiting/", "/mee/"):
        answer = await screen.browser.get(path)
        if not answer.path.startswith(path):
            raise Stopped(f"{screen.name} waits, but {path} leads to {answer.path}.")
    refused = await screen.browser.ask_for("/kring/")
    if refused.status != 403:
        raise Stopped(f"{screen.name} waits, but gets {refused.status} for the page of a seat.")


async def sit(screen: Screen) -> Screen:
    """Open the phone's page, from the waiting room or at once. Raises `Stopped` without a seat."""
    if any(name in TICKET_COOKIES for name in screen.browser.cookies):
        await screen.browser.get(WAITING_ROOM)
    screen.browser.site.watch.keep("a seat's token", [_cookie(screen, SEAT_COOKIES)], screen.name)
    await screen.open("/kring/")
    return screen


def _cookie(screen: Screen, names: tuple[str, ...]) -> str:
    found = next((value for name, value in screen.browser.cookies.items() if name in names and value), "")
    if not found:
        raise Stopped(f"{screen.name} came in but got no cookie called {names[0]}.")
    return found


def _key(site: Site, name: str, drawn: str) -> str:
    """What join.js makes of the scanned address: the part behind the # goes into the form."""
    address, _hash, key = scan(drawn).partition("#")
    if not address.endswith("/mee/") or not key:
        raise Stopped(f"The QR on the wall leads to {address}, not to a door.")
    site.watch.keep("the door key", [key, drawn], name)
    return key


def _door(page: Node) -> Form:
    form = next((form for form in forms(page) if form.named("door")), None)
    if form is None:
        raise Stopped("The page /mee/ has no form with a field for the door.")
    return form


async def _post(screen: Screen, form: Form, data: dict[str, str], expected: int) -> str:
    answer = await screen.browser.post(form.path or "/mee/", data)
    if answer.status != expected:
        raise Stopped(f"{screen.name} knocked and got {answer.status}: {said(answer)}")
    return answer.html
