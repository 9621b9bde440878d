"""What the tests of the phone share: the page of a seat, and posting as its forms do."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse

from tests.factories import Room

HTMX = {"HX-Request": "true"}


def page(room: Room, number: int) -> str:
    """The whole page that the phone of this seat gets."""
    response = room.phone(room.seats[number]).get("/kring/")
    assert response.status_code == 200
    return response.content.decode()


def forms(html: str) -> int:
    """How many forms the task of a page holds; the bar always has that of the quiet signal."""
    return html[html.index('<main id="main"') :].count("<form")


def act(room: Room, number: int, name: str, **fields: Any) -> HttpResponse:
    """An act of this seat as htmx sends it, made for the activity of now unless another is named."""
    data = {"activity": room.current.pk, **fields}
    return room.phone(room.seats[number]).post(f"/kring/do/{name}/", data, headers=HTMX)  # type: ignore[return-value]  # the test client's own class


def write(room: Room, number: int, *texts: str, **fields: Any) -> HttpResponse:
    """What the writing form of this seat sends, for the first prompt."""
    script = room.current.script
    prompt = script["prompts"][0]["id"]
    typed = {f"text-{prompt}-{place}": text for place, text in enumerate(texts)}
    return act(room, number, "write", **{"key": str(uuid.uuid4()), **typed, **fields})
