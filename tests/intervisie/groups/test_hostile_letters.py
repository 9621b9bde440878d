"""Letters and calendars to people and groups with hostile names: no header and no component more (T16). And nothing
of any case in them (T40).
"""

from __future__ import annotations

import email
import email.policy
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from itertools import product
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from intervisie.accounts.models import User
from intervisie.accounts.names import one_line
from intervisie.groups.commands import cases, groups, invitations, post
from intervisie.groups.commands.calendar import NOT_IN_A_NAME
from intervisie.groups.models import Announcement, Group, Invitation, Meeting, Member
from tests.factories import make_group

HOSTILE = (
    "Anouk\r\nBcc: eve@example.org",
    "Anouk\nEND:VEVENT\nBEGIN:VEVENT\nUID:eve",
    "Anouk\rX-Evil: 1\r\r",
    "BEGIN:VEVENT",
    "a\u2028Bcc: eve@example.org\u2029END:VCALENDAR",
    "a\x85b\x0bc\x0cd\x1ce\x1df\x1eg",
    'Jan "de" Boer"; CN=Eve:mailto:eve@example.org',
    "Vos, Femke; Bos: Joost",
    "back\\slash \\n \\N \\, \\; ^n ^' ^^",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "é" * 110,
    "😀👩‍👩‍👧‍👦" * 10,
    "漢字かな" * 25,
    "<script>alert(1)</script> & <b>",
    "{{ url }} {% include 'x' %} %(name)s {name}",
    "=?utf-8?q?Bcc=3A_eve=40example.org?=",
    "\ufeff\x00 \x7f",
    "--===============boundary==",
    "x" * 120,
    "   ",
)
HEADERS = {"Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID"}
ONCE = ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "ORGANIZER", "ATTENDEE", "STATUS")
LINES = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"END:VCALENDAR")
ODD = HOSTILE[:10]


def invite_all(facilitator: User, titles: Sequence[str]) -> None:
    """Groups with hostile names, places and facilitators, each of twenty members with hostile names."""
    begins = datetime(2031, 3, 30, 9, tzinfo=UTC)
    for number, title in enumerate(titles):
        User.objects.filter(pk=facilitator.pk).update(name=HOSTILE[-number - 1][:120])
        group = Group.objects.create(organisation=facilitator.organisation, name=title[:120], facilitator=facilitator)
        Member.objects.bulk_create(
            Member(group=group, name=name[:120], email=f'"a;b,c{n}"@example.org' if n % 2 else f"m{n}@example.org")
            for n, name in enumerate(HOSTILE)
        )
        meeting = Meeting.objects.create(
            group=group, number=1, begins_at=begins, ends_at=begins + timedelta(hours=2), place=title, online=True
        )
        invitations.announce(meeting, "https://intervisie.example")


def on_the_wire(letter: Any) -> bytes:
    """The letter as it goes to a mail server."""
    raw: bytes = letter.message().as_bytes(linesep="\r\n")
    return raw


def leaves(raw: bytes) -> Iterator[EmailMessage]:
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    yield from (part for part in parsed.walk() if not part.is_multipart())


def calendar_of(raw: bytes) -> bytes:
    found = next(part for part in leaves(raw) if part.get_content_type() == "text/calendar")
    payload = found.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload


def strange_headers(raw: bytes) -> list[str]:
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    names = Counter(parsed.keys())
    return [name for name, times in names.items() if times != 1 or name not in HEADERS] + sorted(HEADERS - set(names))


def strange_lines(calendar: bytes) -> list[bytes]:
    """Lines that are too long, and structure that stands there more or less than once."""
    lines = calendar.split(b"\r\n")
    long = [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    unfolded = calendar.replace(b"\r\n ", b"").split(b"\r\n")
    return long + [line for line in LINES if unfolded.count(line) != 1]


def strange_properties(calendar: bytes) -> list[str]:
    """What a reader of calendars finds that is not exactly one event with one of each."""
    parsed = Calendar.from_ical(calendar)
    found = [str(component.name) for component in parsed.walk()]
    event = parsed.walk("VEVENT")[0]
    wrong = [name for name in ONCE if isinstance(event.get(name), list) or event.get(name) is None]
    more = set(event) - {*ONCE, "LOCATION"}
    return ([] if found == ["VCALENDAR", "VEVENT"] else found) + wrong + sorted(more)


@pytest.mark.parametrize(
    "titles", [pytest.param(ODD[1:2], id="20"), pytest.param(ODD, id="200", marks=pytest.mark.long)]
)
def test_hostile_names_add_no_header_and_no_component(facilitator: User, titles: Sequence[str]) -> None:
    invite_all(facilitator, titles)

    sent = post.send_due()

    raws = [on_the_wire(letter) for letter in mail.outbox]
    assert (sent, len(raws)) == (20 * len(titles), 20 * len(titles))
    for raw in raws:
        calendar = calendar_of(raw)
        assert (strange_headers(raw), strange_lines(calendar), strange_properties(calendar)) == ([], [], [])
        assert [part.get_content_type() for part in leaves(raw)] == ["text/plain", "text/html", "text/calendar"]


def test_hostile_names_arrive_as_they_were_meant(facilitator: User) -> None:
    invite_all(facilitator, ODD[:1])

    post.send_due()
    read = {str(_attendee(on_the_wire(letter))) for letter in mail.outbox}

    meant = {one_line(name[:120]).translate(NOT_IN_A_NAME) for name in HOSTILE}
    assert read == meant


def _attendee(raw: bytes) -> object:
    return Calendar.from_ical(calendar_of(raw)).walk("VEVENT")[0]["ATTENDEE"].params.get("CN", "")


def test_names_are_text_in_the_html(facilitator: User) -> None:
    invite_all(facilitator, HOSTILE[13:14])

    post.send_due()

    pages = [str(part.get_content()) for letter in mail.outbox for part in leaves(on_the_wire(letter))]
    html = [page for page in pages if page.startswith("<!doctype")]
    assert len(html) == 20
    assert not [page for page in html if "<script" in page or "<b>" in page]


def test_an_address_that_cannot_stand_in_a_header_stops_nobody_else(facilitator: User) -> None:
    group = make_group(facilitator, "Anouk", "Joost")
    anouk, joost = group.circle()
    Member.objects.filter(pk=anouk.pk).update(email="anouk@example.org\r\nBcc: eve@example.org")
    Member.objects.filter(pk=joost.pk).update(email="joost@example.org")
    meeting = Meeting.objects.create(group=group, number=1, begins_at=timezone.now() + timedelta(days=5))
    invitations.announce(meeting, "https://intervisie.example")

    assert post.send_due() == 1
    assert mail.outbox[0].to == ["joost@example.org"]


# ---- nothing of any case (T40) --------------------------------------------------------------------------------------

SECRETS = ("KANARIECASUS", "KANARIEVRAAG", "KANARIETITEL", "KANARIENOTITIE", "KANARIEDOEL")


@pytest.fixture
def meeting(facilitator: User) -> Meeting:
    """A meeting with a case, a question, a title in its agenda, notes and a purpose: each with a word of its own."""
    described = groups.Description("Wijkteam", purpose="KANARIEDOEL", notes="KANARIENOTITIE")
    group = groups.create(facilitator, described)
    anouk = Member.objects.create(group=group, name="Anouk", email="anouk@example.org")
    begins = timezone.now() + timedelta(days=10)
    made = Meeting.objects.create(
        group=group, number=1, begins_at=begins, ends_at=begins, agenda={"title": "KANARIETITEL", "blocks": []}
    )
    case = cases.ask(group, anouk)
    type(case).objects.update(
        meeting=made, situation="KANARIECASUS", fundamental_question="KANARIEVRAAG", shared_at=timezone.now()
    )
    return made


def test_no_letter_of_any_kind_knows_a_case(meeting: Meeting) -> None:
    invitations.announce(meeting, "https://intervisie.example")
    post.send_due()
    Meeting.objects.update(sequence=1)
    Announcement.objects.update(sequence=1, settled_at=timezone.now() - post.SETTLING)
    post.send_due()
    Meeting.objects.update(begins_at=timezone.now() + timedelta(days=1))
    Invitation.objects.update(told_at=timezone.now() - timedelta(days=5))
    post.send_due()
    Meeting.objects.update(cancelled_at=timezone.now())
    post.send_due()

    letters = [on_the_wire(letter) for letter in mail.outbox]

    read = [raw.decode("utf-8", "replace") + _all_text(raw) for raw in letters]
    assert len(read) == 4
    assert not [secret for secret, text in product(SECRETS, read) if secret in text]


def _all_text(raw: bytes) -> str:
    return "".join(str(part.get_content()) for part in leaves(raw))
