"""Made-up links of invitations, counted per place they come from, in the memory of this process.

The links are beyond guessing; this keeps whoever tries from keeping the database busy.
"""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from .errors import TooManyTries

MOST, SECONDS = 60, 10 * 60


def failed(address: str) -> None:
    """One more made-up link from here. Raises `TooManyTries` when it was one too many in ten minutes."""
    key = "guessing-" + salted_hmac("intervisie.guessing", address).hexdigest()
    cache.add(key, 0, SECONDS)
    if cache.incr(key) > MOST:
        raise TooManyTries
