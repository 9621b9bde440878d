"""What happens without anybody asking: one thread beside the serving walks a short list, again and again.

Every job finds out by itself what is due, so that it may run twice, in several processes, or not for a month. A job
that fails is logged and tried again at its next turn; the others go on. The thread is a daemon: a stop waits for none.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO

from django.core.management import call_command
from django.db import DatabaseError, connection

log = logging.getLogger("intervisie.jobs")

LETTERS_EVERY = 30.0  # seconds
HOUSEKEEPING_EVERY = 24 * 60 * 60.0

# Parts of the house add what is theirs when they start (`AppConfig.ready`); the two commands walk these lists.
letters: list[Callable[[], int]] = []  # each sends what is due now and gives how many letters went
chores: list[tuple[str, Callable[[], int]]] = []  # what a day's work is called, and doing it: gives how many


@dataclass
class Job:
    """Something to `do` every so many seconds, the first time at once. `next_at` is on the monotonic clock."""

    name: str
    every: float
    do: Callable[[], object]
    next_at: float = 0.0


def usual() -> list[Job]:
    """The jobs of an installation."""
    return [
        Job("housekeeping", HOUSEKEEPING_EVERY, lambda: silently("housekeeping")),
        Job("letters", LETTERS_EVERY, lambda: silently("letters")),
    ]


def silently(command: str) -> None:
    """Run this command of `manage.py`; standard output is for the addresses that `bin/serve` prints."""
    call_command(command, stdout=StringIO())


def work(jobs: Sequence[Job]) -> None:
    """Walk the list for as long as the programme runs."""
    while True:
        turn(jobs, time.monotonic())
        connection.close()
        time.sleep(max(1.0, min(job.next_at for job in jobs) - time.monotonic()))


def turn(jobs: Sequence[Job], now: float) -> None:
    """Do what is due now. A database that is away, full or busy is waited for."""
    for job in jobs:
        if job.next_at > now:
            continue
        job.next_at = now + job.every
        try:
            job.do()
        except (DatabaseError, OSError) as error:
            log.warning("%s has to wait: %s", job.name, type(error).__name__)
