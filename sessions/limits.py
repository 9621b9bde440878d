"""How often somebody may do something: buckets of tokens, in the memory of this process.

With more processes everybody has one bucket in each: the limits keep a room usable, they guard no secret.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

MOST = 10_000  # buckets kept; the one that was asked longest ago goes first


@dataclass(slots=True)
class Bucket:
    """What is left of it, and when that was so."""

    left: float
    at: float


@dataclass(eq=False)
class Buckets:
    """One bucket per key: `size` at once, and then `refill` a second."""

    size: float
    refill: float
    kept: OrderedDict[Hashable, Bucket] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def take(self, key: Hashable, now: float | None = None) -> float:
        """Take one; how many seconds are to be waited until there is one again, 0 when there was."""
        now = time.monotonic() if now is None else now
        with self.lock:
            bucket = self._find(key, now)
            bucket.left = min(self.size, bucket.left + (now - bucket.at) * self.refill)
            bucket.at = now
            if bucket.left < 1:
                return (1 - bucket.left) / self.refill
            bucket.left -= 1
            return 0.0

    def _find(self, key: Hashable, now: float) -> Bucket:
        bucket = self.kept.setdefault(key, Bucket(self.size, now))
        self.kept.move_to_end(key)
        if len(self.kept) > MOST:
            self.kept.popitem(last=False)
        return bucket
