"""A meeting without a facilitator: a member opens it with a link, sits down first, and leads from that chair."""

from __future__ import annotations

import uuid

from django.db import transaction

from intervisie.groups.commands import hosting
from intervisie.groups.errors import MeetingUnderWay
from intervisie.groups.models import Meeting

from ..errors import SessionOver
from ..models import Seat, Session
from . import door, lead
from .act import change
from .opening import Plan, looking_back, open_session
from .seats import sit_down


@transaction.atomic
def open_as_host(key: str, plan: Plan, sent: uuid.UUID) -> tuple[Session, str]:
    """The meeting of this link in a session of its own, and the token with which the host leads it.

    The same form (`sent`) once more gives a token again. Raises `HostLinkOver`, `HostLinkEarly`, `HostLinkUsed`,
    `MeetingUnderWay`.
    """
    meeting = hosting.claim(key, sent)
    if meeting.session_id is not None:
        return _lead(meeting, meeting.session_id, sent)
    session = open_session(meeting.group.facilitator, looking_back(plan, meeting.group))
    Session.objects.filter(pk=session.pk).update(unguided=True)
    hosting.use(meeting, session.pk, sent)
    seat, _token = door.join(session, hosting.chair_of_host(meeting), sent)
    return _sit_and_lead(Session.objects.get(pk=session.pk), seat, meeting, sent)


@transaction.atomic
def lead_on(key: str, sent: uuid.UUID) -> tuple[Session, str]:
    """With a newer link the host leads on from another phone or laptop. Raises as `open_as_host`, and `SessionOver`."""
    meeting = hosting.claim(key, sent)
    if meeting.session_id is None:
        raise SessionOver
    return _lead(meeting, meeting.session_id, sent)


def _lead(meeting: Meeting, number: int, sent: uuid.UUID) -> tuple[Session, str]:
    session = Session.objects.get(pk=number)
    if not session.unguided:
        raise MeetingUnderWay
    name = hosting.chair_of_host(meeting)
    mine = session.circle().filter(join_key=sent).first() or session.circle().filter(name=name).first()
    hosting.use(meeting, session.pk, sent)
    return _sit_and_lead(session, mine, meeting, sent)


def _sit_and_lead(session: Session, seat: Seat | None, meeting: Meeting, sent: uuid.UUID) -> tuple[Session, str]:
    with change(session, *lead.EVERYBODY) as locked:
        chair = seat or sit_down(locked, hosting.chair_of_host(meeting))
        token = lead.lead_from(locked, chair, sent)
    return session, token
