"""Wrong guesses: how many are taken from one source and from everybody together, and when they are forgotten (T01)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic, sleep

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..models import Attempt

EACH_IN = timedelta(minutes=10)
TOGETHER_IN = timedelta(minutes=1)
ANSWERED_AFTER = 0.25  # seconds; as rarely as this is allowed it costs half a thread at most


@dataclass(frozen=True, slots=True)
class Limit:
    """`each` guesses of one source in ten minutes, `together` those of everybody in one; `of` is what is guessed."""

    of: str
    each: int
    together: int


def wait_for(limit: Limit, source: str) -> int:
    """Seconds until this source may guess again; 0 when it may now. Exact within a transaction that locks."""
    now, tried = timezone.now(), Attempt.objects.filter(of=limit.of)
    own = _until(tried.filter(source=source), limit.each, now - EACH_IN)
    everybody = _until(tried, limit.together, now - TOGETHER_IN)
    return max(own, everybody)


def _until(tried: models.QuerySet[Attempt], most: int, since: datetime) -> int:
    """Seconds until the `most`th newest attempt is older than `since`."""
    newest = tried.filter(at__gt=since).order_by("-pk").values_list("at", flat=True)
    full = newest[most - 1 : most].first()
    return math.ceil((full - since).total_seconds()) if full else 0


@contextmanager
def answered_evenly() -> Iterator[None]:
    """However quick the body is, it is over after the same quarter of a second: no clock tells what it found."""
    over = monotonic() + ANSWERED_AFTER / settings.PACE
    yield
    sleep(max(0.0, over - monotonic()))


def failed(limit: Limit, source: str) -> None:
    """One more wrong guess."""
    Attempt.objects.create(of=limit.of, source=source)


def forget() -> int:
    """Delete what no limit looks at any longer; gives how many."""
    return Attempt.objects.filter(at__lt=timezone.now() - EACH_IN).delete()[0]
