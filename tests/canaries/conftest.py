"""The session is played once for all tests here; at every moment everybody looks wherever they can."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from .places import PLACES, Place, ask
from .play import MOMENTS, Evening, begin

PRINTED = ("while one sorts", "after the end", "after two agreed", "after the case")  # a PDF takes its time


@dataclass
class Seen:
    """Every cell that was looked at: by secret and moment, the places, and whether it was there."""

    cells: dict[str, dict[str, dict[Place, bool]]] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def look(self, evening: Evening, moment: str) -> None:
        there = [place for place in PLACES if place.name != "harvest_pdf" or moment in PRINTED]
        heard = {place: ask(evening, place) for place in there}
        for secret, spellings in evening.words.items():
            cells = {place: any(word in heard[place] for word in spellings) for place in there}
            self.cells.setdefault(secret, {})[moment] = cells


class Listening(logging.Handler):
    """Every line that anything logs, with its traceback."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter("%(name)s %(message)s").format(record))


@pytest.fixture(scope="module")
def seen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Seen]:
    cache.clear()  # what was kept of other organisations with the same number
    found, root = Seen(), logging.getLogger()
    before, ear = root.level, Listening(found.log)
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    with django_db_blocker.unblock(), transaction.atomic():
        evening = begin()
        for moment, act in MOMENTS.items():
            act(evening)
            evening.room.session.refresh_from_db()
            found.look(evening, moment)
        found.words = evening.words
        yield found
        transaction.set_rollback(True)
    root.removeHandler(ear)
    root.setLevel(before)
