"""What the room does when something happens to an organisation."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from intervisie.accounts.events import keeps_shorter

from .commands import purging


@receiver(keeps_shorter)
def shorten(organisation: int, days: int, **_sent: Any) -> None:
    """Its sessions go sooner."""
    purging.keep_shorter(organisation, days)
