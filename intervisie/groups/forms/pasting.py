"""Reading a pasted list of people, however it was copied: names, `Name <mail>`, rows of a table, semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from sessions.commands.words import plain

from ..commands.members import Person

LONGEST_NAME, LONGEST_MAIL = 120, 254
MOST_WORDS = 7  # of one name, a long double one with its particles
HEADINGS = {"naam", "name", "e-mail", "email", "mail", "e-mailadres", "voornaam", "achternaam"}
ANGLED = re.compile(r"([^<>]*)<([^<>]*)>")
BETWEEN = re.compile(r"[,\t]")
CELLS = re.compile(r"[;,\t]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line; lines count from 1, as people do."""

    line: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """Everybody in the list, and what could not be read. Who stands in it twice comes once."""

    people: tuple[Person, ...]
    faults: tuple[Fault, ...]


class _Unread(Exception):
    """A piece that is nobody; its message says what is missing."""


def read(text: str) -> Pasted:
    """The people in this text. Every line that cannot be read is a fault, and none of them stops the others."""
    people: dict[tuple[str, str], Person] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            for person in _people(plain(line)):
                people.setdefault((person.name.casefold(), person.email), person)
        except _Unread as unread:
            faults.append(Fault(number, line.strip()[:80], str(unread)))
    return Pasted(tuple(people.values()), tuple(faults))


def _people(line: str) -> Iterator[Person]:
    pieces = [piece.strip() for piece in line.split(";") if piece.strip()]
    if _is_heading(pieces):
        return
    if _is_sentence(line.strip()):
        raise _Unread(_("This looks like a sentence, not like a name. Leave it out."))
    if _is_row(pieces):
        pieces = [",".join(pieces)]
    for piece in pieces:
        yield from _piece(piece)


def _is_heading(pieces: Iterable[str]) -> bool:
    cells = [cell.strip().strip('"').casefold() for piece in pieces for cell in BETWEEN.split(piece) if cell.strip()]
    return bool(cells) and all(cell in HEADINGS for cell in cells)


def _is_sentence(line: str) -> bool:
    """A line of the mail around the list. A full stop behind a capital may belong to a title: `A. Smit MSc.`"""
    if "@" in line or not line:
        return False
    is_over = line.endswith(".") and line.split()[-1][0].islower()
    longest = max(len(cell.split()) for cell in CELLS.split(line))
    return is_over or line.endswith(("?", "!", ":")) or longest > MOST_WORDS


def _is_row(pieces: list[str]) -> bool:
    """A line of a table: cells of which only one is an address, on its own."""
    bare = [piece for piece in pieces if "@" in piece and "<" not in piece]
    return len(pieces) > 1 and len(bare) == 1 and all("<" not in piece for piece in pieces)


def _piece(piece: str) -> Iterator[Person]:
    if "<" in piece:
        found = ANGLED.findall(piece)
        if not found:
            raise _Unread(_("The address is not complete: a bracket is missing."))
        for name, mail in found:
            yield _person(_turned(name.strip(" ,\t")), mail)
        return
    cells = [cell.strip().strip('"').strip() for cell in BETWEEN.split(piece) if cell.strip(' "')]
    if "@" in piece:
        cells = [word for cell in cells for word in cell.split()]
    mails = [cell for cell in cells if "@" in cell]
    names = [cell for cell in cells if "@" not in cell]
    if len(mails) > 1:
        raise _Unread(_("There is more than one address here. Put everybody on a line of their own."))
    if mails:
        yield _person(" ".join(names), mails[0])
    else:
        yield from (_person(name, "") for name in names)


def _turned(name: str) -> str:
    """`Vries, Anouk de`, as Outlook writes names, the right way round."""
    last, comma, first = name.strip('" ').partition(",")
    return f"{first.strip()} {last.strip()}" if comma else last


def _person(name: str, mail: str) -> Person:
    name, mail = " ".join(name.strip("\"' ").split()), mail.strip().lower()
    if mail:
        _check_mail(mail)
    if not any(sign.isalnum() for sign in name):
        raise _Unread(_("A name is missing here."))
    if len(name) > LONGEST_NAME:
        raise _Unread(_("This name is too long: at most 120 signs."))
    return Person(name=name, email=mail)


def _check_mail(mail: str) -> None:
    try:
        validate_email(mail)
    except ValidationError as wrong:
        raise _Unread(_("This e-mail address is not right.")) from wrong
    if len(mail) > LONGEST_MAIL:
        raise _Unread(_("This e-mail address is not right."))
