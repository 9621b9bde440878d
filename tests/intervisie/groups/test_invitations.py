"""Invitations to a meeting: who is told what and when, the personal link, and the seat on the day."""

from __future__ import annotations

import email
import email.policy
from datetime import datetime, timedelta
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
from intervisie.groups.commands import hosting, invitations, members, post, telling
from intervisie.groups.errors import NotPlanned
from intervisie.groups.models import Announcement, Answer, Invitation, Meeting, Mode
from methods import catalogue
from methods.agenda import Evening, coffee, propose
from tests.invited import BASE, link, made_meeting, of


@pytest.fixture
def meeting(facilitator: User) -> Meeting:
    return made_meeting(facilitator)


def days_later(meeting: Meeting, days: float) -> None:
    """Everything that was, was so many days earlier."""
    by = timedelta(days=days)
    Meeting.objects.filter(pk=meeting.pk).update(begins_at=_begin(meeting) - by, ends_at=_begin(meeting))
    Announcement.objects.update(settled_at=timezone.now() - by)
    for row in Invitation.objects.filter(meeting=meeting):
        for field in ("told_at", "sent_at", "answered_for", "reminded_for"):
            before = getattr(row, field)
            setattr(row, field, before and before - by)
        row.save()


def _begin(meeting: Meeting) -> datetime:
    begins = Meeting.objects.get(pk=meeting.pk).begins_at
    assert begins is not None
    return begins


def change(meeting: Meeting, **plan: Any) -> None:
    meeting.refresh_from_db()
    for name, value in (plan | {"sequence": meeting.sequence + 1}).items():
        setattr(meeting, name, value)
    meeting.save()


def settle() -> None:
    """The worker sees the changed plan, and five minutes go by."""
    post.send_due()
    Announcement.objects.update(settled_at=timezone.now() - post.SETTLING)


def parts(sent: EmailMessage) -> dict[str, str]:
    parsed = email.message_from_bytes(sent.message().as_bytes(), policy=email.policy.default)
    leaves = [part for part in parsed.walk() if not part.is_multipart()]
    return {part.get_content_type(): str(part.get_content()) for part in leaves}


def event_of(sent: EmailMessage) -> Any:
    return Calendar.from_ical(parts(sent)["text/calendar"]).walk("VEVENT")[0]


# ---- sending --------------------------------------------------------------------------------------------------------


def test_without_a_mail_server_the_page_says_that_letters_reach_nobody(
    facilitator_client: Client, facilitator: User, settings: Settings
) -> None:
    where = reverse("guests", args=[made_meeting(facilitator).group.public_id, 1])

    with_one = facilitator_client.get(where).content.decode()
    settings.EMAIL_BACKEND = "intervisie.mail.Terminal"
    without = facilitator_client.get(where).content.decode()

    assert "Er is geen mailserver" in without
    assert "Er is geen mailserver" not in with_one


def test_everybody_with_an_address_is_invited_once(facilitator_client: Client, meeting: Meeting) -> None:
    page = reverse("guests", args=[meeting.group.public_id, 1])
    facilitator_client.post(page, {"remind_days": "2"})
    facilitator_client.post(page, {"remind_days": "2"})

    sent = [post.send_due(), post.send_due(), post.send_due()]

    assert sent == [2, 0, 0]
    assert sorted(letter.to[0] for letter in mail.outbox) == ["anouk@lindedal.example", "joost@lindedal.example"]
    assert Invitation.objects.count() == 3


def test_the_letter_says_when_and_where_and_what_it_is(settings: Settings, meeting: Meeting) -> None:
    settings.PUBLIC_URL = BASE
    invitations.announce(meeting, BASE)

    post.send_due()

    letter = parts(mail.outbox[0])
    day = timezone.localtime(meeting.begins_at)
    for kind in ("text/plain", "text/html"):
        assert "Hallo Anouk," in letter[kind]
        assert f"{day:%H:%M}" in letter[kind]
        assert "Zaal 3" in letter[kind]
        assert "geen werkoverleg" in letter[kind]
        assert BASE + link(meeting) in letter[kind]
    assert mail.outbox[0].reply_to == [meeting.group.facilitator.email]


def test_the_calendar_entry_is_a_request_without_the_link(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)

    post.send_due()

    calendar = Calendar.from_ical(parts(mail.outbox[0])["text/calendar"])
    event = event_of(mail.outbox[0])
    assert calendar["METHOD"] == "REQUEST"
    assert event.decoded("DTSTART") == meeting.begins_at.replace(microsecond=0) if meeting.begins_at else False
    assert (event["SEQUENCE"], event["UID"].partition("@")[0]) == (0, str(meeting.public_id))
    assert event["ATTENDEE"] == "mailto:anouk@lindedal.example"
    assert "/kom/" not in calendar.to_ical().decode()


def test_nobody_is_invited_to_what_has_no_day(facilitator_client: Client, meeting: Meeting) -> None:
    Meeting.objects.update(begins_at=None)

    answer = facilitator_client.post(reverse("guests", args=[meeting.group.public_id, 1]), {"remind_days": "2"})

    assert answer.status_code == NotPlanned.status
    assert not Invitation.objects.exists()


def test_a_changed_meeting_mails_everybody_once(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    post.send_due()
    change(meeting, place="Zaal 4")
    change(meeting, place="Zaal 5")

    settle()
    sent = [post.send_due(), post.send_due()]

    assert sent == [2, 0]
    assert event_of(mail.outbox[-1])["SEQUENCE"] == 2
    assert "Zaal 5" in parts(mail.outbox[-1])["text/plain"]


def test_coffee_around_it_is_told_and_stays_out_of_the_calendar(meeting: Meeting) -> None:
    agenda = propose([catalogue.method("vijf-stappen")], Evening(120, coffee_before=True, coffee_after=True))
    Meeting.objects.update(agenda=agenda.model_dump(mode="json"))
    invitations.announce(meeting, BASE)

    post.send_due()

    begins = timezone.localtime(_begin(meeting))
    welcome, until = begins - timedelta(minutes=30), begins + timedelta(hours=2, minutes=30)
    sentence = f"Vanaf {welcome:%H:%M} koffie en thee; we beginnen om {begins:%H:%M}. Na afloop koffie of lunch"
    letter, page = parts(mail.outbox[0]), Client().get(link(meeting)).content.decode()
    assert all(sentence in text for text in (letter["text/plain"], letter["text/html"], page))
    assert f"tot {until:%H:%M}." in letter["text/plain"]
    assert event_of(mail.outbox[0])["DTSTART"].dt == begins.replace(microsecond=0)


def test_coffee_that_comes_later_is_told_too(facilitator_client: Client, meeting: Meeting) -> None:
    agenda = propose([catalogue.method("vijf-stappen")], Evening(120))
    telling.change(meeting, {"agenda": agenda.model_dump(mode="json")})
    unheard = meeting.sequence

    telling.change(meeting, {"agenda": coffee(agenda, before=True, after=False).model_dump(mode="json")})

    assert (unheard, meeting.sequence) == (0, 1)


def test_another_host_mails_everybody_once(meeting: Meeting) -> None:
    Meeting.objects.update(mode=Mode.WITHOUT)
    invitations.announce(meeting, BASE)
    post.send_due()
    hosting.choose(meeting.group, {1: meeting.group.circle()[0].pk})

    settle()
    sent = [post.send_due(), post.send_due()]

    assert sent == [2, 0]
    assert "Anouk de Wit leidt deze bijeenkomst" in parts(mail.outbox[-1])["text/plain"]


def test_a_plan_that_still_moves_is_not_told(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    post.send_due()
    change(meeting, place="Zaal 4")

    assert post.send_due() == 0


def test_a_cancelled_meeting_mails_everybody_once(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    post.send_due()
    Meeting.objects.update(cancelled_at=timezone.now())

    sent = [post.send_due(), post.send_due()]

    calendar = Calendar.from_ical(parts(mail.outbox[-1])["text/calendar"])
    assert sent == [2, 0]
    assert calendar["METHOD"] == "CANCEL"
    assert event_of(mail.outbox[-1])["SEQUENCE"] > event_of(mail.outbox[0])["SEQUENCE"]


def test_who_was_never_told_of_it_hears_of_no_cancellation(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    Meeting.objects.update(cancelled_at=timezone.now())

    assert post.send_due() == 0


def test_who_left_gets_nothing_more(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    members.leave(meeting.group.circle()[0])

    assert post.send_due() == 1


# ---- reminding ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "letters"),
    [(7.9, 0), (8.1, 2), (9.9, 2), (10.1, 0), (40, 0)],
    ids=["early", "due", "late", "over", "long"],
)
def test_a_reminder_goes_two_days_before_and_never_afterwards(meeting: Meeting, days: float, letters: int) -> None:
    invitations.announce(meeting, BASE)
    post.send_due()
    days_later(meeting, days)

    sent = [post.send_due(), post.send_due()]

    assert sent == [letters, 0]


def test_nobody_is_reminded_who_cannot_come_or_was_told_just_now(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    post.send_due()
    invitations.answer(of(meeting, "Anouk"), Answer.CANNOT)
    days_later(meeting, 9)
    Invitation.objects.filter(member__name__startswith="Joost").update(told_at=timezone.now())

    assert post.send_due() == 0


def test_reminders_can_be_left_out(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE, 0)
    post.send_due()
    days_later(meeting, 9)

    assert post.send_due() == 0


# ---- what goes wrong ------------------------------------------------------------------------------------------------


def test_a_mail_server_that_is_away_is_tried_again_later(meeting: Meeting, settings: Settings) -> None:
    invitations.announce(meeting, BASE)
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    failed = [post.send_due(), post.send_due()]
    settings.EMAIL_BACKEND = working
    Invitation.objects.update(claimed_until=timezone.now())

    assert failed == [0, 0]
    assert set(Invitation.objects.exclude(failures=0).values_list("failures", flat=True)) == {1}
    assert post.send_due() == 2


def test_an_organisation_sends_so_many_in_an_hour(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "MOST_IN_AN_HOUR", 1)
    invitations.announce(meeting, BASE)

    now = post.send_due()
    Invitation.objects.exclude(sent_at=None).update(sent_at=timezone.now() - timedelta(hours=2))

    assert (now, post.send_due()) == (1, 1)
