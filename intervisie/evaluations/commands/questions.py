"""What an organisation makes of the questions; circles that were asked before keep the questions they got."""

from __future__ import annotations

from collections.abc import Sequence

from intervisie.accounts.models import Organisation

from ..models import Adapted
from ..questionnaire import adapted


def adapt(organisation: Organisation, chosen: Sequence[str], own: Sequence[str]) -> None:
    """Ask these statements from now on. Raises `Faulty`."""
    adapted(chosen, own)
    Adapted.objects.update_or_create(
        organisation=organisation, defaults={"chosen": list(chosen), "own": [text.strip() for text in own]}
    )
