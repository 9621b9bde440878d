"""What is shown of intentions: to their owner behind the link, and to the group what was shared with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.afterwards import Row
from sessions.models import Seat

from .models import Intention

MOST = 8  # lines to look back on at one opening


@dataclass(frozen=True, slots=True)
class IntentionScreen:
    """`state`: kept (not asked yet), asked, answered or shared. `group` is empty when there is none to share with."""

    state: str
    name: str
    text: str
    group: str
    answer: str
    ask_at: datetime
    ends_at: datetime


def intention_screen(intention: Intention, now: datetime) -> IntentionScreen:
    """The page behind the link."""
    return IntentionScreen(
        state=_state(intention, now),
        name=intention.name,
        text=intention.text,
        group=intention.group.name if intention.group and not intention.group.is_archived else "",
        answer=intention.answer,
        ask_at=intention.ask_at,
        ends_at=intention.ends_at,
    )


def _state(intention: Intention, now: datetime) -> str:
    if intention.shared_at is not None:
        return "shared"
    if intention.answered_at is not None:
        return "answered"
    return "asked" if intention.is_asked(now) else "kept"


def intention_row(seat: Seat) -> Row:
    """On the thanks page of a phone: not a word of it."""
    if Intention.objects.filter(seat=seat.pk).exists():
        return Row(_("Your intention is kept"), _("You get a mail with a link to it, for you alone."), done=True)
    return Row(
        _("What do you want to do with it?"),
        _("Write down one small thing. After a few weeks a mail asks you what became of it."),
        url=reverse("intend"),
        link=_("Make it an intention"),
    )


def looking_back(group: int) -> list[str]:
    """What members of this group chose to share since it met last, as lines that anybody in the circle may read."""
    found = Intention.objects.all().to_look_back_on(group, timezone.now())[:MOST]
    return [f"{each.name}: {each.answer}" if each.with_name else each.answer for each in found]
