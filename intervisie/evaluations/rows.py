"""What looking back adds to the room: a row on the thanks page of a phone, one on the checklist of the console."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sessions.afterwards import Row

from .commands import answering, calling
from .models import Evaluation
from .screens import mails

if TYPE_CHECKING:
    from sessions.models import Seat, Session


def on_phone(seat: Seat) -> Row | None:
    """The way to the own ballot, or that it was used."""
    ballot = answering.of_seat(seat.pk, timezone.now())
    if ballot is None:
        return None
    if ballot.receipt:
        return Row(_("Looking back"), _("Thank you, your answers are in."), done=True)
    return Row(
        _("How was it?"),
        _("A minute, a few numbers. Nobody sees who answered what."),
        url=reverse("ballot", args=[ballot.key()]),
        link=_("Look back"),
    )


def on_desk(session: Session) -> Row | None:
    """Whether the circle was asked. Never how many answered."""
    asked = Evaluation.objects.filter(session=session.pk).first()
    url = reverse("looking_back", args=[session.public_id])
    if asked is None:
        says = _("The circle is not asked to look back after this meeting. You can still ask.")
        return Row(_("Looking back"), says, url=url, link=_("Let the circle look back"))
    return Row(_("Looking back"), _asked(asked), url=url, link=_("Paper and calling"), done=True)


def _asked(asked: Evaluation) -> str:
    if not asked.is_open(timezone.now()):
        return _("Looking back is over. The answers have been shuffled.")
    until = date_format(timezone.localtime(asked.closes_at), "l j F")
    if mails(asked):
        return _("The circle is asked on the phone, and by mail. Answers come in until {day}.").format(day=until)
    return _("The circle is asked on the phone. Answers come in until {day}.").format(day=until)


def ended(instance: Session, update_fields: frozenset[str] | None = None, **_sent: Any) -> None:
    """A session that ends calls its circle, in the same transaction."""
    if update_fields is not None and "ended_at" in update_fields and instance.ended_at is not None:
        calling.call_when_due(instance.pk)
