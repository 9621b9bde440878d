"""Wrong guesses: counted per source and together, and forgotten again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.commands import attempts
from sessions.commands.attempts import Limit
from sessions.models import Attempt

pytestmark = pytest.mark.django_db
LIMIT = Limit(of="code", each=3, together=5)


def fail(*sources: str) -> None:
    for source in sources:
        attempts.failed(LIMIT, source)


def test_a_source_waits_after_its_last_free_guess() -> None:
    fail("a", "a", "b")
    before = attempts.wait_for(LIMIT, "a")
    fail("a")

    after = attempts.wait_for(LIMIT, "a")

    assert before == 0
    assert 590 < after <= 600
    assert attempts.wait_for(LIMIT, "b") == 0


def test_everybody_waits_when_many_sources_guess() -> None:
    fail("a", "b", "c", "d", "e")

    assert 50 < attempts.wait_for(LIMIT, "f") <= 60


def test_a_guess_counts_for_ten_minutes() -> None:
    fail("a", "a", "a")
    Attempt.objects.update(at=timezone.now() - timedelta(minutes=10))

    assert attempts.wait_for(LIMIT, "a") == 0


def test_what_is_guessed_is_counted_apart() -> None:
    fail("a", "a", "a")

    assert attempts.wait_for(Limit(of="word", each=3, together=5), "a") == 0


def test_old_guesses_are_forgotten() -> None:
    fail("a", "a")
    Attempt.objects.filter(pk=Attempt.objects.earliest("pk").pk).update(at=timezone.now() - timedelta(minutes=11))

    forgotten = attempts.forget()

    assert forgotten == 1
    assert Attempt.objects.count() == 1
