"""What happens without anybody asking: each job at its own pace, and one that fails holds up no other."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from intervisie import jobs
from intervisie.jobs import Job


def test_each_job_has_its_own_pace() -> None:
    done: list[str] = []
    often = Job("often", 30, lambda: done.append("often"))
    seldom = Job("seldom", 100, lambda: done.append("seldom"))

    for now in (0, 10, 30, 60, 99, 100):
        jobs.turn([often, seldom], now)

    assert done == ["often", "seldom", "often", "often", "often", "seldom"]


def test_a_month_asleep_is_one_turn() -> None:
    done: list[int] = []
    job = Job("often", 30, lambda: done.append(1))
    jobs.turn([job], 0)

    jobs.turn([job], 30 * 24 * 3600)
    jobs.turn([job], 30 * 24 * 3600 + 1)

    assert len(done) == 2


@pytest.mark.parametrize("trouble", [OperationalError, OSError], ids=["database", "network"])
def test_a_job_that_fails_is_tried_again_and_holds_up_no_other(trouble: type[Exception]) -> None:
    done: list[str] = []

    def fails() -> None:
        done.append("tried")
        raise trouble

    both = [Job("first", 30, fails), Job("second", 30, lambda: done.append("second"))]
    jobs.turn(both, 0)
    jobs.turn(both, 30)

    assert done == ["tried", "second"] * 2


@pytest.mark.django_db
def test_the_usual_jobs_say_nothing_on_an_empty_installation(capsys: pytest.CaptureFixture[str]) -> None:
    for job in jobs.usual():
        job.do()

    assert capsys.readouterr().out == ""
