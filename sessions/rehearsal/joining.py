"""Coming in: from the wall to a seat, with a typed code or a scanned QR."""

from __future__ import annotations

import re

from .browser import Browser, Site
from .errors import Stopped
from .forms import Form, forms
from .markup import Node, parse
from .scan import PICTURE, scan
from .screen import Screen, said
from .watch import Holder

CODE = re.compile(r"\b([2-9B-DF-HJ-NP-TV-XZ]{3}) ?([2-9B-DF-HJ-NP-TV-XZ]{3})\b")
SEAT_COOKIES = ("seat", "__Host-seat")


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


async def join(site: Site, name: str, wall: Node, *, scans: bool) -> Screen:
    """Knock, give a name, agree to the rules, and open the phone's page. Raises `Stopped`."""
    screen = Screen(Browser(site, Holder(name, "phone")))
    knocked = _door(parse((await screen.browser.get("/mee/")).html))
    if scans:
        knocked.named("door")[0].attrs["value"] = _key(site, name, wall)
    page = await _post(screen, knocked, knocked.filled({} if scans else {"code": code_on(wall).lower()}), 200)
    asked = _door(parse(page))
    await _post(screen, asked, asked.filled({"name": name, "agrees": "on"}), 303)
    token = next((value for key, value in screen.browser.cookies.items() if key in SEAT_COOKIES), "")
    if not token:
        raise Stopped(f"{name} took a seat but got no cookie for it.")
    site.watch.keep("a seat's token", [token], name)
    await screen.open("/kring/")
    return screen


def _key(site: Site, name: str, wall: Node) -> str:
    """What join.js makes of the scanned address: the part behind the # goes into the form."""
    drawn = qr_on(wall)
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
