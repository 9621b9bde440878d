"""What a host reads who never did this before: what hosting is, and what to do in each kind of activity."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Activity

HOW: Mapping[str, str | Promise] = {
    "talk": _(
        "Read aloud what stands under Say. Then let the circle talk, and talk along. Go on when it is quiet, or when "
        "the clock is done."
    ),
    "write": _(
        "Everybody writes in silence, each on the own phone. You too: under “My phone”. The ring shows who is ready. "
        "Go on when everybody is, or when the clock is done."
    ),
    "round": _(
        "One speaks, the others listen and do not answer. The turns go round by themselves: press “Next turn” when "
        "somebody is done. Passing is fine."
    ),
    "flip": _("What people write comes on the sheet. Read it aloud, and let the circle add to it."),
    "sort": _(
        "The case bringer sorts the cards on the own phone, and the others wait in silence. Do not help. Go on when it "
        "is shared."
    ),
    "answer": _(
        "The case bringer answers, one card after the other. Read each card aloud and tick it when it is answered. "
        "Nobody discusses the answer."
    ),
    "agree": _(
        "Read the rules aloud, one by one. Everybody agrees on the own phone, you too. Go on when everybody did; who "
        "does not want to says so now."
    ),
}


def how(activity: Activity) -> str:
    """What the host does in this kind of activity, in a few sentences."""
    return str(HOW.get(activity.kind, ""))
