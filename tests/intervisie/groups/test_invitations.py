"""Invitations to a meeting: who is told what and when, the personal link, and the seat on the day."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
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
from intervisie.groups.commands import groups, invitations, meetings, members, post
from intervisie.groups.errors import NotPlanned
from intervisie.groups.models import Announcement, Answer, Group, Invitation, Meeting, key_hash
from sessions.access import cookie_name
from sessions.commands import door
from sessions.models import Door, Session
from tests.factories import open_room

BASE = "https://intervisie.example"
PEOPLE = (("Anouk de Wit", "anouk@lindedal.example"), ("Joost Bos", "joost@lindedal.example"), ("Femke Vos", ""))


@pytest.fixture
def group(facilitator: User) -> Group:
    made = groups.create(facilitator, groups.Description("Wijkteam Zuid"))
    members.add(made, [members.Person(name, address) for name, address in PEOPLE])
    return made


@pytest.fixture
def meeting(group: Group) -> Meeting:
    begins = timezone.now() + timedelta(days=10)
    return Meeting.objects.create(
        group=group, number=1, begins_at=begins, ends_at=begins + timedelta(hours=2), place="Zaal 3"
    )


def of(meeting: Meeting, name: str) -> Invitation:
    return Invitation.objects.select_related("meeting").get(meeting=meeting, member__name__startswith=name)


def link(meeting: Meeting, name: str = "Anouk") -> str:
    return reverse("invited", args=[of(meeting, name).key()])


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


def test_who_left_gets_nothing_more(group: Group, meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    members.leave(group.circle()[0])

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


# ---- the personal link ----------------------------------------------------------------------------------------------


def test_the_key_is_stored_nowhere(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    invitation = of(meeting, "Anouk")

    stored = [str(value) for value in Invitation.objects.filter(pk=invitation.pk).values_list()[0]]

    assert invitation.key() not in stored
    assert key_hash(invitation.key()) in stored


def test_a_link_that_is_handed_over_opens_after_a_change_of_the_secret_key(
    client: Client, settings: Settings, meeting: Meeting
) -> None:
    invitations.announce(meeting, BASE)
    settings.SECRET_KEY = "another key of the server"

    invitations.link_for(meeting, of(meeting, "Anouk").member)

    assert client.get(link(meeting)).status_code == 200


@pytest.mark.parametrize("answer", ["coming", "cannot"])
def test_the_facilitator_sees_what_a_member_answers(
    client: Client, facilitator_client: Client, meeting: Meeting, answer: str
) -> None:
    invitations.announce(meeting, BASE)

    client.get(link(meeting))
    before = of(meeting, "Anouk").standing_answer
    client.post(link(meeting), {"answer": answer})

    page = facilitator_client.get(reverse("guests", args=[meeting.group.public_id, 1])).content.decode()
    assert before == ""
    assert of(meeting, "Anouk").standing_answer == answer
    assert {"coming": "1 komen, 0 kunnen niet", "cannot": "0 komen, 1 kunnen niet"}[answer] in page


def test_an_answer_is_for_the_day_it_was_given_for(client: Client, meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    client.post(link(meeting), {"answer": "coming"})

    change(meeting, begins_at=_begin(meeting) + timedelta(days=7))

    assert of(meeting, "Anouk").standing_answer == ""


def test_a_link_can_be_handed_over(facilitator_client: Client, client: Client, meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    femke = of(meeting, "Femke")
    handed = reverse("guest_link", args=[meeting.group.public_id, 1, femke.member_id])

    page = facilitator_client.post(handed).content.decode()

    assert link(meeting, "Femke") in page
    assert client.get(link(meeting, "Femke")).status_code == 200


def over(meeting: Meeting) -> None:
    ended = timezone.now() - timedelta(days=2)
    Meeting.objects.update(begins_at=ended - timedelta(hours=2), ends_at=ended)


def left(meeting: Meeting) -> None:
    members.leave(meeting.group.circle()[0])


def archived(meeting: Meeting) -> None:
    Group.objects.update(archived_at=timezone.now())


@pytest.mark.parametrize("ends", [over, left, archived], ids=["over", "left", "archived"])
def test_a_link_ends(client: Client, meeting: Meeting, ends: Callable[[Meeting], None]) -> None:
    invitations.announce(meeting, BASE)
    address = link(meeting)

    ends(meeting)

    assert client.get(address).status_code == 410


def test_made_up_links_are_counted_and_a_right_one_stays_welcome(client: Client, meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)

    answers = [client.get(reverse("invited", args=[f"made-up-{n}"])).status_code for n in range(61)]

    assert (answers[0], answers[59], answers[60]) == (410, 410, 429)
    assert client.get(link(meeting)).status_code == 200


# ---- on the day -----------------------------------------------------------------------------------------------------


@pytest.fixture
def session(facilitator: User, meeting: Meeting) -> Session:
    """The circle is in the room, the console open."""
    invitations.announce(meeting, BASE)
    room = open_room("vijf-stappen", seats=0, facilitator=facilitator)
    meetings.begin(meeting.group, room.session.pk)
    door.host(room.session)
    room.session.refresh_from_db()
    return room.session


def test_the_link_seats_its_member_under_the_own_name(client: Client, meeting: Meeting, session: Session) -> None:
    page = client.get(link(meeting)).content.decode()

    answer = client.post(link(meeting), {"agrees": "on", "name": "Somebody else", "known": "Joost"})

    assert "Anouk" in page
    assert answer.headers["Location"] == reverse("phone")
    assert [seat.name for seat in session.circle()] == ["Anouk"]
    assert client.cookies[cookie_name()].value


def test_nobody_sits_who_did_not_agree(client: Client, meeting: Meeting, session: Session) -> None:
    answer = client.post(link(meeting), {})

    assert answer.status_code == 422
    assert not session.circle().exists()


@pytest.mark.parametrize(
    ("held", "status", "to"), [(Door.WAIT, 303, "waiting"), (Door.LOCKED, 404, "")], ids=["ajar", "locked"]
)
def test_the_door_is_respected(
    client: Client, meeting: Meeting, session: Session, held: Door, status: int, to: str
) -> None:
    door.hold(session, held)

    answer = client.post(link(meeting), {"agrees": "on"})

    assert answer.status_code == status
    assert answer.headers.get("Location", "") == (reverse(to) if to else "")
    assert not session.circle().exists()


def test_a_second_phone_with_the_same_link_waits(meeting: Meeting, session: Session) -> None:
    Client().post(link(meeting), {"agrees": "on"})

    answer = Client().post(link(meeting), {"agrees": "on"})

    assert answer.headers["Location"] == reverse("waiting")
    assert session.circle().count() == 1
