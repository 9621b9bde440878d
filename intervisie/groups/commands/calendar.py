"""A meeting as an entry for somebody's own calendar (RFC 5545, RFC 5546). No title, no case, and no personal link:
calendars are read by colleagues too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from intervisie.accounts.names import one_line

from ..models import Invitation, Meeting

NOT_IN_A_NAME = str.maketrans({'"': "'", "^": " ", "\\": " "})  # readers of calendars disagree on these


def domain() -> str:
    """The domain that our letters come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def entry(invitation: Invitation, now: datetime, *, cancels: bool) -> bytes:
    """The calendar that invites, changes (the same UID, a higher sequence) or cancels. Moments are in UTC."""
    calendar = _calendar("CANCEL" if cancels else "REQUEST")
    calendar.add_component(_event(invitation, now, cancels=cancels))
    return bytes(calendar.to_ical())


def published(meeting: Meeting, now: datetime) -> bytes:
    """The meeting as a file without guests, for whoever puts it into a calendar by hand."""
    calendar = _calendar("PUBLISH")
    event = _about(meeting, now)
    event.add("sequence", meeting.sequence)
    event.add("status", "CONFIRMED")
    event.add("organizer", _organizer(meeting))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Intervisie//Intervisie//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(invitation: Invitation, now: datetime, *, cancels: bool) -> Event:
    event = _about(invitation.meeting, now)
    event.add("sequence", _sequence(invitation, cancels=cancels))
    event.add("status", "CANCELLED" if cancels else "CONFIRMED")
    event.add("description", _("Your personal link is in the mail about this meeting."))
    _people(event, invitation)
    return event


def _about(meeting: Meeting, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{meeting.public_id}@{domain()}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", _("Intervisie"))
    if where(meeting):
        event.add("location", where(meeting))
    for name, moment in (("dtstart", meeting.begins_at), ("dtend", meeting.ends_at)):
        if moment is not None:
            event.add(name, moment.astimezone(UTC))
    return event


def _sequence(invitation: Invitation, *, cancels: bool) -> int:
    """A cancellation always counts higher than what was mailed before."""
    told = invitation.told if invitation.told is not None else -1
    return max(invitation.meeting.sequence, told + 1) if cancels else invitation.meeting.sequence


def where(meeting: Meeting) -> str:
    """The place in one line, and that it is online when it is."""
    place = one_line(meeting.place)
    return ", ".join(part for part in (_("Online") if meeting.online else "", place) if part)


def _people(event: Event, invitation: Invitation) -> None:
    event.add("organizer", _organizer(invitation.meeting))
    member = _address(invitation.member.email, invitation.member.name)
    member.params["ROLE"] = "REQ-PARTICIPANT"
    member.params["PARTSTAT"] = "NEEDS-ACTION"
    member.params["RSVP"] = "FALSE"  # answers come by the personal link
    event.add("attendee", member)


def _organizer(meeting: Meeting) -> vCalAddress:
    """Who guides the group answers for its meetings, also when a member hosts."""
    return _address(meeting.group.facilitator.email, meeting.group.facilitator.name)


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = one_line(name).translate(NOT_IN_A_NAME)
    return address
