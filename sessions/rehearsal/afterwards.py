"""After the end: everybody says what may leave the room, and the facilitator asks for who has no phone and closes."""

from __future__ import annotations

from .errors import Stopped
from .forms import Form, forms
from .markup import Node, parse
from .screen import Screen, said

ANSWER = "unnamed"


async def choose(phone: Screen) -> None:
    """Leave the room, follow the thanks page to the own words, and let all go along that was not chosen before."""
    await phone.leave()
    thanks = parse((await phone.browser.get("/kring/goodbye/")).html)
    path = next((link for link in _links(thanks) if link.endswith("/oogst/")), "")
    if not path:
        raise Stopped(f"The thanks page of {phone.name} does not ask what may leave the room.")
    page = parse((await phone.browser.get(path)).html)
    for form in _with(page, path):
        await _send(phone, form.path, form.filled({"rest": ANSWER}))


async def close(console: Screen) -> None:
    """Answer for the lines that no phone wrote, then close the harvest. Raises `Stopped`."""
    while spoken := _with(await _fresh(console), "/consent/", share=ANSWER):
        await _send(console, spoken[0].path, spoken[0].filled())
    closing = _with(await _fresh(console), "/harvest/close/")
    if not closing:
        raise Stopped("The console cannot close the harvest.")
    await _send(console, closing[0].path, closing[0].filled())


async def _fresh(console: Screen) -> Node:
    return parse((await console.browser.get(console.path)).html)


async def _send(screen: Screen, path: str, data: dict[str, str]) -> None:
    answer = await screen.browser.post(path, data)
    if answer.status != 303:
        raise Stopped(f"{screen.name} got {answer.status} for POST {path}: {said(answer)}")


def _links(page: Node) -> list[str]:
    return [node.attrs.get("href", "") for node in page.all("a")]


def _with(page: Node, path: str, **values: str) -> list[Form]:
    found = [form for form in forms(page) if form.path.endswith(path)]
    return [form for form in found if all(form.value(name) == value for name, value in values.items())]
