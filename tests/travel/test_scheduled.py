"""Travelling through time past every act that happens by itself: not early, once, and kindly after a month's sleep."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from intervisie import jobs
from intervisie.accounts.models import User

from .acts import ACTS, CHORES, LETTERS, MINUTE, START, Act

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(START, tick=False)]
EVERY = pytest.mark.parametrize("act", ACTS, ids=[act.name for act in ACTS])
LATER = pytest.mark.parametrize("act", [act for act in ACTS if act.due], ids=[act.name for act in ACTS if act.due])


def arranged(act: Act, facilitator: User, machine: Any) -> None:
    """What comes before it has happened, and none of its letters counts."""
    act.arrange(facilitator)
    for moment in act.ran:
        run(machine, moment)
    mail.outbox.clear()


def run(machine: Any, at: timedelta) -> None:
    """Every job that there is, so long after the start."""
    machine.move_to(START + at)
    call_command(LETTERS)
    call_command(CHORES)


@LATER
def test_nothing_happens_before_its_time(act: Act, facilitator: User, time_machine: Any) -> None:
    arranged(act, facilitator, time_machine)

    run(time_machine, act.due - MINUTE)

    assert act.seen() == 0


@EVERY
def test_in_time_it_happens_once_however_often_jobs_run(act: Act, facilitator: User, time_machine: Any) -> None:
    arranged(act, facilitator, time_machine)

    for late in range(3):
        run(time_machine, act.due + late * MINUTE + MINUTE)

    assert act.seen() == act.times


@EVERY
def test_a_month_without_jobs_floods_nobody_and_leaves_nothing(act: Act, facilitator: User, time_machine: Any) -> None:
    arranged(act, facilitator, time_machine)

    for late in range(3):
        run(time_machine, act.due + timedelta(days=30) + late * MINUTE)

    each = Counter(letter.to[0] for letter in mail.outbox)
    assert act.seen() == act.late
    assert max(each.values(), default=0) <= 1


def test_nothing_is_scheduled_that_is_not_travelled_past() -> None:
    travelled = {act.by for act in ACTS}

    scheduled = {*jobs.letters, *(do for _what, do in jobs.chores)}

    assert scheduled <= travelled
