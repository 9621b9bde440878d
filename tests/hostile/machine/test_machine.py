"""Whatever facilitator and seats do, in any order: no truth about a session breaks.

Every day 1,000 steps. By hand 20,000, each time others: `pytest tests/hostile/machine --long`.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from intervisie.accounts.models import User
from sessions.views import console_acts, phone_acts
from tests.factories import make_facilitator, open_room

from .aiming import Aiming
from .playing import SLUGS, Playing, done, refused

STEPS = 80
ALL = (*console_acts.ACTS, *(f"phone {act}" for act in phone_acts.ACTS))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
GENERATE = (Phase.generate,)  # nothing is kept between runs; to make a failure short takes long: by hand only


def plays(examples: int, *, derandomize: bool) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=derandomize,
        database=None,
        suppress_health_check=SLOW,
        phases=GENERATE if derandomize else (Phase.generate, Phase.shrink),
    )


@pytest.fixture
def rooms(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lobby of every method, one with two cases and one without people."""
    rooms = [open_room(slug, seats=4, facilitator=leader(slug)) for slug in SLUGS]
    rooms += [open_room(SLUGS[0], SLUGS[-1], seats=3, facilitator=leader("two"))]
    rooms += [open_room(SLUGS[-1], seats=0, facilitator=leader("nobody"))]
    monkeypatch.setattr(Playing, "rooms", [room.session.pk for room in rooms])


def leader(name: str) -> User:
    return make_facilitator(f"{name}@example.org")


def test_no_truth_breaks_whatever_they_do(rooms: None, by_hand: bool) -> None:
    run_state_machine_as_test(Aiming, settings=plays(250 if by_hand else 12, derandomize=not by_hand))

    assert sum(done.values()) > 300
    assert sum(refused.values()) > 100
    assert not by_hand or len(never_done()) <= len(ALL) / 10, never_done()  # 1,000 steps are too few for this


def never_done() -> list[str]:
    """Acts of the console and of phones that chance never led to, or that were refused each time."""
    return [name for name in ALL if not done[name]]
