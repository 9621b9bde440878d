"""Which columns a coordinator's own database role may read: every column of ours was decided about."""

from __future__ import annotations

import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models, router

from intervisie import wall
from intervisie.groups.models import Case, Group
from tests.intervisie.test_settings import read

CLOSED = {f"{app}.{name}" for app, names in wall.CLOSED.items() for name in names.split()}
OURS = ("intervisie.", "sessions", "methods")


def ours() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [each for each in found if each.__module__.startswith(OURS)]


def decided(label: str) -> list[str]:
    return [*wall.OPEN.get(label, "").split(), *wall.SHUT.get(label, "").split()]


def sql(name: str = "reader") -> str:
    told = StringIO()
    call_command("coordinator_role", name=name, stdout=told)
    return told.getvalue()


def test_every_column_of_ours_was_decided_about() -> None:
    whole = {each._meta.label for each in ours()} - CLOSED
    columns = {each._meta.label: [field.column for field in each._meta.concrete_fields] for each in ours()}

    undecided = {label: set(columns[label]) ^ set(decided(label)) for label in whole}

    assert len(columns) > 30
    assert {label: names for label, names in undecided.items() if names} == {}


def test_nothing_is_both_open_and_shut() -> None:
    labels = [*wall.OPEN, *wall.SHUT, *CLOSED]

    doubled = [label for label in labels if len(decided(label)) != len(set(decided(label)))]

    assert doubled == []
    assert CLOSED.isdisjoint(wall.OPEN)
    assert set(wall.SHUT) <= set(wall.OPEN)
    assert {apps.get_model(label)._meta.label for label in labels} == set(labels)


def test_nothing_of_the_room_no_case_and_no_answer_is_open() -> None:
    closed = {"groups.Case", "followup.Intention", "evaluations.Slip", "evaluations.Ballot", "evaluations.Tally"}

    open_ = set(wall.OPEN)

    assert not [label for label in open_ if label.startswith("live_sessions.")]
    assert open_.isdisjoint(closed)


def test_the_sql_names_what_is_open_and_nothing_else() -> None:
    written = sql()

    granted = [line for line in written.splitlines() if line.startswith("GRANT SELECT")]

    assert len(granted) == len(wall.OPEN)
    assert 'GRANT SELECT ("id", "meeting_id") ON "groups_attendance" TO "reader";' in granted
    assert not any(wall.table(label) in written for label in CLOSED)
    assert '"notes"' not in written
    assert '"about"' not in written


@pytest.mark.parametrize("name", ['reader"; DROP TABLE x; --', "Reader", "", "1reader"])
def test_a_role_with_an_odd_name_is_refused(name: str) -> None:
    with pytest.raises(CommandError, match="small letters"):
        sql(name)


def test_without_a_role_there_is_nothing_to_verify() -> None:
    with pytest.raises(CommandError, match="DATABASE_URL_COORDINATOR"):
        call_command("coordinator_role", verify=True)


def test_rows_are_read_behind_the_wall_where_there_is_one(settings: pytest.FixtureRequest) -> None:
    settings.WALLED = True  # type: ignore[attr-defined]  # pytest-django's settings take any name

    with wall.behind():
        inside = router.db_for_read(Group), router.db_for_read(Case), router.db_for_write(Group)
    outside = router.db_for_read(Group)

    assert inside == ("coordinator", "coordinator", "default")
    assert outside == "default"
    assert not router.allow_migrate("coordinator", "groups")


def test_without_a_role_everything_is_read_as_ever() -> None:
    with wall.behind():
        assert router.db_for_read(Group) == "default"


ELSEWHERE = "postgres://reader:r@db.example/{}"


@pytest.mark.parametrize(
    ("address", "beside"),
    [
        (ELSEWHERE.format("intervisie"), "sqlite:///x"),
        (ELSEWHERE.format("other"), "postgres://owner:o@db.example/intervisie"),
        ("postgres://owner:o@db.example/intervisie", "postgres://owner:o@db.example/intervisie"),
        ("sqlite:///x", "sqlite:///x"),
    ],
    ids=["beside SQLite", "another database", "the owner again", "no PostgreSQL"],
)
def test_a_role_that_would_be_no_wall_stops_the_start(tmp_path: Path, address: str, beside: str) -> None:
    answer: subprocess.CompletedProcess[str] = read(tmp_path, DATABASE_URL_COORDINATOR=address, DATABASE_URL=beside)

    assert answer.returncode != 0
    assert "DATABASE_URL_COORDINATOR" in answer.stderr


def test_a_role_reads_the_same_database(tmp_path: Path) -> None:
    owner, role = "postgres://owner:o@db.example:5433/intervisie", "postgres://reader:r@db.example:5433/intervisie"

    answer = read(tmp_path, DATABASE_URL=owner, DATABASE_URL_COORDINATOR=role)

    assert answer.returncode == 0, answer.stderr
    assert '"USER": "reader"' in answer.stdout
