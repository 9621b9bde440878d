"""The agenda that is proposed: from the methods, the people and the time."""

from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from methods import catalogue
from methods.agenda import Agenda, Evening, propose, spread, timed

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def agenda(*slugs: str, available: int = 120, **known: Any) -> Agenda:
    with override("nl"):
        return propose([catalogue.method(slug) for slug in slugs], Evening(available, **known))


def kinds(found: Agenda) -> list[str]:
    return [block.kind for block in found.blocks]


@pytest.mark.parametrize(
    ("slugs", "known", "minutes"),
    [
        (("vijf-stappen",), {}, 81),
        (("vijf-stappen",), {"first_time": True}, 91),
        (("socratisch",), {}, 109),
        (("roddelen",), {}, 78),
        (("incidenten",), {}, 60),
        (("incidenten", "incidenten"), {}, 112),
        (("incidenten", "vijf-stappen"), {}, 133),
        (("vijf-stappen",), {"coffee_before": True, "coffee_after": True}, 81),
        (("vijf-stappen",), {"people": 6}, 81),
        (("vijf-stappen",), {"people": 12, "first_time": True}, 114),
    ],
)
def test_the_minutes_are_those_of_the_methods(slugs: tuple[str, ...], known: dict[str, Any], minutes: int) -> None:
    found = agenda(*slugs, **known)

    assert sum(block.minutes for block in found.inside) == minutes


def test_the_blocks_are_opening_rounds_and_closing_in_the_order_of_the_script() -> None:
    found = agenda("vijf-stappen", coffee_before=True, coffee_after=True)

    assert [block.title for block in found.blocks] == [
        "Koffie en thee vooraf",
        "Welkom en check-in",
        "Gespreksregels",
        "Het probleem op tafel",
        "De vraag verkennen",
        "Het probleem definiëren",
        "Adviseren en meedenken",
        "Evalueren",
        "Wat neem je mee",
        "Terugblik op de werkvorm",
        "Koffie of lunch na afloop",
    ]
    assert [block.outside for block in found.blocks if block.kind == "coffee"] == ["before", "after"]


def test_two_cases_have_a_break_between_them() -> None:
    found = agenda("incidenten", "incidenten")

    rounds = "".join(kind[0] for kind in kinds(found))
    assert kinds(found).count("break") == 1
    assert rounds.strip("oc") == "rrrrrrbrrrrrr"


def test_a_round_takes_longer_when_there_are_more_turns() -> None:
    six, twelve = agenda("vijf-stappen", people=6), agenda("vijf-stappen", people=12)

    assert six.blocks[0].minutes == 6
    assert twelve.blocks[0].minutes == 8  # twelve times forty seconds


def test_times_begin_at_the_begin_and_coffee_lies_before_it() -> None:
    found = agenda("vijf-stappen", coffee_before=True, coffee_after=True)

    slots = timed(found, datetime(2026, 3, 12, 13, 30, tzinfo=AMSTERDAM))

    assert [slot.begin.strftime("%H:%M") for slot in slots[:3]] == ["13:00", "13:30", "13:36"]
    assert (slots[-1].begin.strftime("%H:%M"), slots[-1].end.strftime("%H:%M")) == ("14:51", "15:21")
    assert all(before.end == after.begin for before, after in pairwise(slots))


def test_a_night_in_which_the_clock_changes_loses_no_minute() -> None:
    found = agenda("vijf-stappen")

    slots = timed(found, datetime(2026, 3, 29, 1, 30, tzinfo=AMSTERDAM))

    assert slots[-1].end.strftime("%H:%M") == "03:51"


def test_an_agenda_comes_back_as_it_was_kept() -> None:
    found = agenda("roddelen", "vijf-stappen", coffee_before=True)

    back = Agenda.model_validate_json(found.model_dump_json())

    assert back == found


@pytest.mark.parametrize("data", ['{"available": 60, "blocks": [{}]}', '{"available": 60}', "[]"])
def test_what_is_no_agenda_does_not_come_back(data: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Agenda.model_validate_json(data)


@pytest.mark.parametrize("minutes", [6, 12, 22, 23, 40])
def test_the_minutes_of_a_step_fall_to_its_activities(minutes: int) -> None:
    step = next(step for step in catalogue.method("vijf-stappen").steps if step.id == "verkennen")

    given = spread(step, minutes)

    assert sum(given.values()) == max(minutes, 8)
    assert min(given.values()) >= 2
    assert spread(step, step.minutes) == {activity.id: activity.minutes for activity in step.activities}
