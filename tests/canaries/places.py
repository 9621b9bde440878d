"""Every place where somebody can look, and everything that comes to them there."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import Any

import pypdf
from django.urls import reverse

from sessions.views.papers import PDFS

from .play import Evening

BROKEN = re.compile(r"-\s*\n|[\s\u00ad]")  # a PDF breaks words over lines


@dataclass(frozen=True, slots=True)
class Place:
    """What one actor can ask for. `sign` stands for it in the table, in the column `role`."""

    role: str
    sign: str
    actor: str
    name: str
    region: str = ""

    def __str__(self) -> str:
        return f"{self.actor} {self.name} {self.region}".strip()


CONSOLE = {"C": "", "a": "agenda", "b": "bar", "m": "main", "r": "ring"}
PHONE = {"P": "", "t": "task", "b": "bar"}

PLACES: tuple[Place, ...] = (
    *(Place("desk", sign, "lead", "console", region) for sign, region in CONSOLE.items()),
    Place("desk", "s", "lead", "second_case"),
    Place("desk", "h", "lead", "home"),
    *(Place("along", sign, "along", "console", region) for sign, region in CONSOLE.items()),
    Place("along", "h", "along", "home"),
    Place("wall", "W", "wall", "beamer"),
    Place("wall", "s", "wall", "beamer", "stage"),
    Place("wall", "j", "wall", "join"),
    *(
        Place(actor, sign, actor, "phone", region)
        for actor in ("own", "case", "other")
        for sign, region in PHONE.items()
    ),
    *(Place(actor, "j", actor, "join") for actor in ("own", "case", "other")),
    *(Place(actor, "o", actor, "take_over_by_seat") for actor in ("own", "case", "other")),
    *(Place(actor, "c", actor, "console") for actor in ("own", "case", "other")),
    Place("paper", "H", "lead", "harvest"),
    Place("paper", "P", "lead", "harvest_pdf"),
    Place("paper", "A", "along", "harvest"),
    Place("outside", "w", "waiting", "waiting"),
    Place("outside", "v", "waiting", "waiting_version"),
    Place("outside", "E", "elsewhere", "phone"),
    Place("outside", "J", "elsewhere", "join"),
    *(Place("outside", "-", actor, "phone") for actor in ("nobody", "waiting", "out", "foreign")),
    *(Place("outside", "-", actor, "join") for actor in ("nobody", "waiting", "out", "foreign")),
    *(
        Place("outside", "-", actor, name)
        for actor in ("nobody", "waiting", "out", "elsewhere", "colleague", "foreign", "roleless")
        for name in ("console", "harvest", "harvest_pdf")
    ),
    *(Place("outside", "-", actor, "home") for actor in ("colleague", "foreign", "roleless")),
)


def ask(evening: Evening, place: Place) -> str:
    """Everything that comes back: headers, cookies and body, as a reader would see its letters."""
    session = evening.room.session
    named: dict[str, dict[str, object]] = {"beamer": {"token": session.beamer_token}}
    about = {"console", "harvest", "harvest_pdf", "second_case"}
    address = reverse(
        place.name, kwargs={"session": session.public_id} if place.name in about else named.get(place.name)
    )
    headers = {"HX-Request": "true", "HX-Target": place.region} if place.region else {}
    PDFS.kept.clear()
    answer: Any = evening.browser(place.actor).get(address, headers=headers)
    assert answer.status_code < 500, place
    return f"{answer.headers} {answer.cookies} {read(answer)}"


def read(answer: Any) -> str:
    """The words of an answer, as it is and as a browser shows it."""
    if answer.headers["Content-Type"] != "application/pdf":
        raw: str = answer.content.decode()
        return html.unescape(raw).replace("\u00ad", "") + raw
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return BROKEN.sub("", "\n".join(page.extract_text() for page in pages))
