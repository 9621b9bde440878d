"""A word of its own in every text that a coordinator may not read; then everything a coordinator can reach (T07).

What may not be read is `intervisie.wall`: a new text of ours is looked for here without anybody writing it down.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import models, transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from intervisie import wall
from intervisie.evaluations.models import Ballot, Evaluation, Figure, Kind, Remark, Slip, Tally
from intervisie.followup.models import Intention
from intervisie.groups.models import Group
from tests.census.actors import Evening, address, and_back, evening
from tests.census.test_census import NAMES, ask

from .places import read

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canaries of the coordinator")]
BY_KEY = {"beamer", "beamer_version"}  # for who has the address of the wall, whoever they are; see `test_canaries.py`
ROOMY = 40  # signs: shorter columns hold choices and numbers
DAILY = {"insights", "planning_help", "calls", "insights_table"}
EVERY = [
    pytest.param(name, method, marks=() if name in DAILY and method == "GET" else pytest.mark.long)
    for name in NAMES
    for method in ("GET", "POST")
    if name not in BY_KEY
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class House:
    """An evening with a word in every text; `words` by table and column."""

    tonight: Evening
    words: dict[str, str] = field(default_factory=dict)

    def found_in(self, text: str) -> set[str]:
        return {where for where, word in self.words.items() if word in text}


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        made = House(evening())
        look_back(Group.objects.get(facilitator=made.tonight.room.facilitator))
        for model, column in shut():
            word = f"kanarie{uuid.uuid4().hex[:10]}"
            is_data = isinstance(column, models.JSONField)
            if model._default_manager.update(**{column.attname: [word] if is_data else word}):
                made.words[f"{model._meta.label}.{column.attname}"] = word
        yield made
        transaction.set_rollback(True)


def look_back(group: Group) -> None:
    """Answers, before and after closing, and what somebody takes along."""
    now = timezone.now()
    evaluation = Evaluation.objects.create(
        organisation=group.organisation,
        session=1,
        group=group.pk,
        held_on=date(2026, 3, 1),
        asked_at=now,
        closes_at=now,
        closed_at=now,
        questions={},
        invited=6,
    )
    Slip.objects.create(id="slip", evaluation=evaluation, content={})
    Tally.objects.create(evaluation=evaluation, question="own-share", answer="5", count=1)
    Ballot.objects.create(evaluation=evaluation, seat=1, token_hash="ballot")
    Remark.objects.create(evaluation=evaluation, text="not shown yet")
    Intention.objects.create(
        organisation=group.organisation, group=group, ask_at=now, ends_at=now, token_hash="intends"
    )


def shut() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every roomy text that is not open, of rows that several may have; accounts are needed to sign in."""
    closed = {f"{app}.{name}" for app, names in wall.CLOSED.items() for name in names.split()}
    for label in sorted(closed | set(wall.SHUT)):
        model = apps.get_model(label)
        for column in model._meta.concrete_fields:
            is_text = isinstance(column, models.JSONField | models.CharField | models.TextField) and not column.unique
            is_shut = label in closed or column.column in wall.SHUT[label].split()
            is_roomy = not column.choices and (column.max_length is None or column.max_length >= ROOMY)
            if is_text and is_shut and is_roomy and not label.startswith("accounts."):
                yield model, column
    yield Remark, Remark._meta.get_field("text")  # of rows that were not shown


def words(answer: Any) -> str:
    """Everything that came: headers, cookies, and the letters of a page, a PDF or a workbook."""
    content = answer.content if not answer.streaming else b"".join(answer)
    if answer.headers.get("Content-Type") == XLSX:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())
    return f"{answer.headers} {answer.cookies} {read(answer) if content else ''}"


def test_there_is_a_word_in_every_kind_of_text(house: House) -> None:
    tables = {where.rpartition(".")[0] for where in house.words}

    assert len(house.words) >= 40
    assert tables >= {"live_sessions.Card", "live_sessions.Session", "groups.Case", "groups.Group", "groups.Member"}
    assert tables >= {"evaluations.Slip", "evaluations.Remark", "followup.Intention"}


@pytest.mark.parametrize(("name", "method"), EVERY)
def test_a_coordinator_finds_no_word_behind_any_address(house: House, name: str, method: str) -> None:
    cache.clear()

    with and_back():
        answer = ask(house.tonight.browser("coordinator"), method, address(name, house.tonight.room))
        told = words(answer)

    assert answer.status_code < 500
    assert house.found_in(told) == set()


def test_who_guides_the_group_does_find_words(house: House) -> None:
    """Otherwise the test above would say nothing."""
    told = words(ask(house.tonight.browser("leader"), "GET", address("group", house.tonight.room)))

    assert {"groups.Group.notes", "groups.Group.purpose"} <= house.found_in(told)


@pytest.mark.long  # the press has to start
def test_the_report_holds_what_was_shown_and_no_other_word(house: House) -> None:
    """Charts, tables and remarks in one PDF: everything in it is read (without its spaces)."""
    with and_back():
        show_something(house.tonight.staff.coordinator.organisation_id)
        answer = ask(house.tonight.browser("coordinator"), "GET", address("insights_report", house.tonight.room))
        told = words(answer)

    assert answer["Content-Type"] == "application/pdf"
    assert "Vankwartaaltotkwartaal" in told
    assert "Pastedewerkvormbijdevraag" in told
    assert "Ditmochtwordengetoond." in told
    assert house.found_in(told) == set()


def show_something(organisation: int) -> None:
    """Figures that were shown of an evaluation, and a text."""
    about = {"organisation_id": organisation, "year": 2026, "answers": 12, "invited": 14}
    scores = Figure.objects.create(
        kind=Kind.SCORES, quarter=1, method="roddelen", values={"said": [4.0, 12], "method": [3.5, 12]}, **about
    )
    evaluation = Evaluation.objects.get()
    Evaluation.objects.update(scores=scores, method="roddelen", answers=12)
    block = Figure.objects.create(kind=Kind.REMARKS, values=[], **about)
    Remark.objects.create(evaluation=evaluation, text="Dit mocht worden getoond.", block=block)


def test_no_letter_to_a_coordinator_holds_a_word(house: House) -> None:
    with and_back():
        call_command("letters", stdout=io.StringIO())

    theirs = [letter for letter in mail.outbox if house.tonight.staff.coordinator.email in letter.recipients()]
    assert [house.found_in(str(letter.message())) for letter in theirs] == [set() for _letter in theirs]
