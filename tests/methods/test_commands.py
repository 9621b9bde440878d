"""`manage.py methods` and `manage.py check`, for people who write a method."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from methods import catalogue

from .sample import written


def methods(*arguments: str) -> str:
    """What the command prints. Raises CommandError when it finds something to mend."""
    out = StringIO()
    call_command("methods", *arguments, stdout=out)
    return out.getvalue()


def test_a_sound_file_is_well(tmp_path: Path) -> None:
    path = written(tmp_path, ('covers = ["reflectie"]', 'covers = ["terugblik"]'))

    answer = methods("check", str(path))

    assert answer == f"{path}: Proef, 26 minutes: all well\n"


def test_every_fault_of_every_file_is_printed(tmp_path: Path) -> None:
    one, other = tmp_path / "een", tmp_path / "twee"
    one.mkdir()
    other.mkdir()
    first = written(one, ("minutes = 5\nshow", "minutes = 200\nshow"), ('hue = "vijf"', 'hue = "rood"'))
    second = written(other, ('covers = ["reflectie"]', 'covers = ["slot"]'))
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("methods", "check", str(first), str(second), stdout=out)

    assert refused.value.returncode == 1
    assert out.getvalue().splitlines() == [
        f"{first}: hue: must be 'vijf', 'socratisch', 'roddelen' or 'incidenten'",
        f"{first}: steps.1.activities.0.minutes: must be 1–180",
        f"{second}: covers.0: “slot” is not a step of the closing (reflectie, meenemen, terugblik)",
    ]


def test_the_schema_describes_the_format() -> None:
    schema = json.loads(methods("schema"))

    minutes = schema["$defs"]["Talk"]["properties"]["minutes"]

    assert (minutes["minimum"], minutes["maximum"]) == (1, 180)
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Talk"]["properties"]["facilitator"]["type"] == "string"


def test_the_library_passes_the_check_of_django() -> None:
    found = run_checks(tags=["methods"])

    assert found == []


def test_a_broken_library_fails_the_check_of_django(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, ("people = [4, 8]", "people = [8, 4]"))
    monkeypatch.setattr(catalogue, "LIBRARY", tmp_path)

    found = run_checks(tags=["methods"])

    assert {message.id for message in found} == {"methods.E001"}
    assert [message.msg.split(": ", 1)[1] for message in found] == [
        "cannot be read (No such file or directory)",
        "cannot be read (No such file or directory)",
        "people: the lowest (8) comes before the highest (4)",
        "cannot be read (No such file or directory)",
    ]
