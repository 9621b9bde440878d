"""A meeting that is off in another way than by cancelling it: who was invited hears so once."""

from __future__ import annotations

import email
import email.policy
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pytest_django.fixtures import Settings

from intervisie.accounts.models import User
from intervisie.groups.commands import groups, hosting, invitations, partings, plans, post
from intervisie.groups.models import Announcement, Group, Meeting, Mode, Parting
from intervisie.planning import Span
from tests.invited import BASE, link, made_meeting, of


@pytest.fixture
def meeting(facilitator: User) -> Meeting:
    """Everybody with an address has a letter; the outbox is empty again."""
    made = made_meeting(facilitator)
    invitations.announce(made, BASE)
    post.send_due()
    mail.outbox.clear()
    return made


def parts(sent: EmailMessage) -> dict[str, str]:
    parsed = email.message_from_bytes(sent.message().as_bytes(), policy=email.policy.default)
    leaves = [part for part in parsed.walk() if not part.is_multipart()]
    return {part.get_content_type(): str(part.get_content()) for part in leaves}


def calendar_of(sent: EmailMessage) -> Any:
    return Calendar.from_ical(parts(sent)["text/calendar"])


def keep(meeting: Meeting, **fields: Any) -> None:
    """The plan once more, with these fields; without any it has no day."""
    meeting.refresh_from_db()
    plans.keep(meeting.group, meeting.number, plans.Wanted(place="Zaal 3", **fields), seen=meeting.version)


def minutes_later() -> None:
    Parting.objects.update(due_at=timezone.now())
    Announcement.objects.update(settled_at=timezone.now() - post.SETTLING)


def letters() -> int:
    return post.send_due() + partings.send_due()


def empty(meeting: Meeting) -> None:
    keep(meeting)


def put_away(meeting: Meeting) -> None:
    groups.archive(meeting.group)


def delete(meeting: Meeting) -> None:
    groups.delete(meeting.group)


@pytest.mark.parametrize("off", [empty, put_away, delete], ids=["emptied", "put-away", "deleted"])
def test_everybody_who_got_a_letter_hears_once_that_it_is_off(meeting: Meeting, off: Any) -> None:
    begins = meeting.begins_at
    off(meeting)
    minutes_later()

    sent = [letters(), letters()]

    calendar = calendar_of(mail.outbox[0])
    event = calendar.walk("VEVENT")[0]
    assert sent == [2, 0]
    assert sorted(letter.to[0] for letter in mail.outbox) == ["anouk@lindedal.example", "joost@lindedal.example"]
    assert "gaat niet door" in parts(mail.outbox[0])["text/plain"]
    assert "/kom/" not in parts(mail.outbox[0])["text/plain"]
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert (event["UID"].partition("@")[0], begins) == (str(meeting.public_id), meeting.begins_at)
    assert not Parting.objects.exists()


@pytest.mark.parametrize("off", [empty, put_away], ids=["emptied", "put-away"])
def test_what_is_back_within_minutes_mails_nobody_that_it_is_off(meeting: Meeting, off: Any) -> None:
    off(meeting)
    waiting = partings.send_due()

    groups.bring_back(meeting.group)
    keep(meeting, span=_span(meeting))
    minutes_later()

    assert (waiting, partings.send_due(), len(mail.outbox)) == (0, 0, 0)


def test_a_new_day_later_on_asks_everybody_anew(meeting: Meeting) -> None:
    span = _span(meeting)
    keep(meeting)
    minutes_later()
    letters()

    keep(meeting, span=span)
    post.send_due()
    minutes_later()
    sent = letters()

    calendar = calendar_of(mail.outbox[-1])
    assert sent == 2
    assert (calendar["METHOD"], calendar.walk("VEVENT")[0]["SEQUENCE"]) == ("REQUEST", 2)


def test_a_group_that_comes_back_asks_everybody_anew(meeting: Meeting) -> None:
    groups.archive(meeting.group)
    minutes_later()
    letters()

    groups.bring_back(meeting.group)
    post.send_due()
    minutes_later()

    assert letters() == 2
    assert calendar_of(mail.outbox[-1]).walk("VEVENT")[0]["SEQUENCE"] == 2


def test_who_was_never_told_hears_nothing(facilitator: User) -> None:
    made = made_meeting(facilitator)
    invitations.announce(made, BASE)

    groups.delete(made.group)

    assert not Parting.objects.exists()


def test_who_heard_of_a_cancellation_does_not_hear_it_twice(meeting: Meeting) -> None:
    plans.cancel(meeting.group, meeting.number)
    post.send_due()
    heard = len(mail.outbox)

    groups.delete(meeting.group)

    assert (heard, partings.send_due(), len(mail.outbox)) == (2, 0, 2)


def test_a_mail_server_that_is_away_is_tried_again(meeting: Meeting, settings: Settings) -> None:
    groups.delete(meeting.group)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    failed = partings.send_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Parting.objects.update(claimed_until=timezone.now())

    sent = partings.send_due()

    assert (failed, sent) == (0, 2)


def test_what_has_passed_is_forgotten(meeting: Meeting) -> None:
    groups.delete(meeting.group)
    Parting.objects.update(begins_at=timezone.now() - timedelta(hours=1))

    sent = partings.send_due()

    assert sent == 0
    assert not Parting.objects.exists()


def test_the_pages_say_so_beforehand(facilitator_client: Client, meeting: Meeting) -> None:
    ending = facilitator_client.get(reverse("group_end", args=[meeting.group.public_id])).content.decode()
    plan = facilitator_client.get(reverse("plan", args=[meeting.group.public_id, 1])).content.decode()

    assert ending.count("2 uitnodigingen voor bijeenkomsten die nog zouden komen") == 2
    assert "Maak je de dag leeg" in plan


# ---- a file for a calendar, and the host -----------------------------------------------------------------------------


def test_a_member_without_an_address_gets_a_file_for_the_calendar(client: Client, meeting: Meeting) -> None:
    page = client.get(link(meeting, "Femke")).content.decode()

    answer = client.get(link(meeting, "Femke") + "intervisie.ics")

    calendar: Any = Calendar.from_ical(answer.content.decode())
    event = calendar.walk("VEVENT")[0]
    assert 'href="intervisie.ics"' in page
    assert answer["Content-Type"].startswith("text/calendar")
    assert (calendar["METHOD"], event["UID"].partition("@")[0]) == ("PUBLISH", str(meeting.public_id))
    assert "ATTENDEE" not in event
    assert "/kom/" not in answer.content.decode()


def test_the_facilitator_has_the_same_file(facilitator_client: Client, client: Client, meeting: Meeting) -> None:
    page = facilitator_client.get(reverse("guests", args=[meeting.group.public_id, 1])).content.decode()
    at = reverse("meeting_calendar", args=[meeting.group.public_id, 1])

    answer = facilitator_client.get(at)

    event: Any = Calendar.from_ical(answer.content.decode()).walk("VEVENT")[0]
    assert at in page
    assert event["LOCATION"] == "Zaal 3"


def test_there_is_no_file_of_a_meeting_that_is_off(
    client: Client, facilitator_client: Client, meeting: Meeting
) -> None:
    plans.cancel(meeting.group, 1)

    member = client.get(link(meeting, "Femke") + "intervisie.ics")
    guide = facilitator_client.get(reverse("meeting_calendar", args=[meeting.group.public_id, 1]))

    assert (member.status_code, guide.status_code) == (410, 404)


def test_letters_and_page_name_the_host_of_a_meeting_without_a_facilitator(client: Client, facilitator: User) -> None:
    made = made_meeting(facilitator)
    Meeting.objects.filter(pk=made.pk).update(mode=Mode.WITHOUT)
    joost = Group.objects.get().circle()[1]
    hosting.choose(made.group, {1: joost.pk})
    invitations.announce(made, BASE)

    post.send_due()

    page = client.get(link(made)).content.decode()
    letter = parts(mail.outbox[0])
    assert "Joost Bos leidt deze bijeenkomst" in letter["text/plain"]
    assert "Joost Bos leidt deze bijeenkomst" in letter["text/html"]
    assert "geleid door Joost Bos" in page
    assert of(made, "Anouk").told == Meeting.objects.get(pk=made.pk).sequence  # and no second letter follows


def _span(meeting: Meeting) -> Span:
    assert meeting.begins_at is not None
    assert meeting.ends_at is not None
    return Span(meeting.begins_at, meeting.ends_at, 120)
