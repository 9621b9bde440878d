"""Proof of attendance: days, times, names, and nothing of what was said."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from intervisie.accounts.models import User
from intervisie.groups.commands import cases, groups, meetings, members
from intervisie.groups.models import Group, Meeting
from intervisie.groups.screens.attendance import attendance_screen, lasting
from intervisie.groups.views import attendance
from tests.factories import make_group

SECRETS = ("GEHEIM-DOEL", "GEHEIME-NOTITIE", "GEHEIME-CASUS", "GEHEIME-METHODE", "GEHEIM-ADRES@lindedal.example")


@pytest.fixture
def group(facilitator: User) -> Group:
    """Three meetings: Anouk was at all, Yasmina at two, Joost at none; the second one without a facilitator."""
    purpose, notes = SECRETS[:2]
    made = make_group(facilitator, "Anouk de Vries", "Yasmina Amrani", "Joost Bakker", purpose=purpose, notes=notes)
    anouk, yasmina, _joost = made.circle()
    members.change(anouk, members.Person(anouk.name, SECRETS[4]))
    case = cases.ask(made, anouk)
    cases.write(case, {"situation": SECRETS[2]}, seen=1)
    for number, present in ((1, {anouk.pk, yasmina.pk}), (2, {anouk.pk}), (3, {anouk.pk, yasmina.pk})):
        begin = datetime(2027, 3, number, 12, 30, tzinfo=UTC)
        meeting = Meeting.objects.create(
            group=made,
            number=number,
            mode="without" if number == 2 else "with",
            started_at=begin,
            held_at=begin + timedelta(minutes=92),
            methods=[{"slug": "vijf-stappen", "name": SECRETS[3], "hue": "vijf"}],
        )
        meetings.keep_attendance(meeting, present, {anouk.pk})
    return made


def words(answer: Any) -> str:
    """All the text of a PDF, with single spaces."""
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def of_member(client: Client, group: Group, place: int = 1) -> Any:
    return client.get(reverse("member_attendance_pdf", args=[group.public_id, group.circle()[place].pk]))


def of_group(client: Client, group: Group) -> Any:
    return client.get(reverse("attendance_pdf", args=[group.public_id]))


def test_a_member_gets_the_days_times_and_hours_of_their_own(facilitator_client: Client, group: Group) -> None:
    answer = of_member(facilitator_client, group)

    said = words(answer)
    assert answer["Content-Type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="deelname-[\d-]+\.pdf"', answer["Content-Disposition"])
    for part in ("Yasmina Amrani", "1 maart 2027", "13:30 – 15:02", "1 uur en 32 minuten", "Gemeente Lindedal"):
        assert part in said
    assert "2 bijeenkomsten, samen 3 uur en 4 minuten" in said
    assert "2 maart 2027" not in said
    assert "Anouk" not in said


def test_there_is_room_for_a_signature(facilitator_client: Client, group: Group) -> None:
    said = words(of_member(facilitator_client, group))

    for part in ("Ik verklaar dat Yasmina Amrani aanwezig was", "Hanneke Vos", "Plaats en datum", "Handtekening"):
        assert part in said


def test_a_group_gets_every_meeting_with_who_was_there(facilitator_client: Client, group: Group) -> None:
    said = words(of_group(facilitator_client, group))

    assert "Anouk de Vries, Yasmina Amrani" in said
    assert "Joost Bakker 0" in said
    assert "3 bijeenkomsten, samen 4 uur en 36 minuten" in said


def test_no_paper_says_what_it_was_about(facilitator_client: Client, group: Group) -> None:
    papers = [of_group(facilitator_client, group), of_member(facilitator_client, group, 0)]

    said = [words(paper) for paper in papers] + [str(pypdf.PdfReader(io.BytesIO(p.content)).metadata) for p in papers]
    for secret in SECRETS:
        assert not any(secret in each for each in said)


def test_it_is_tagged_in_dutch_with_a_title(facilitator_client: Client, group: Group) -> None:
    answer = of_member(facilitator_client, group)

    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        found = set(re.findall(r"/S /(\w+)", pdf.Root["/StructTreeRoot"].unparse(resolved=True).decode("latin-1")))
        language, marked = str(pdf.Root["/Lang"]), bool(pdf.Root["/MarkInfo"]["/Marked"])
        kinds = {str(each["/S"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each}
        title = str(pdf.docinfo["/Title"])
    assert (language, marked) == ("nl", True)
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= kinds | {f"/{each}" for each in found}
    assert title.startswith("Bewijs van deelname · Yasmina Amrani")


def test_the_page_lists_everybody_with_a_paper_of_their_own(facilitator_client: Client, group: Group) -> None:
    page = facilitator_client.get(reverse("attendance", args=[group.public_id])).content.decode()

    assert "Yasmina Amrani" in page
    assert page.count("/attendance.pdf") == 3


def test_who_left_still_gets_their_paper(facilitator_client: Client, group: Group) -> None:
    yasmina = group.circle()[1]
    members.leave(yasmina)

    answer = facilitator_client.get(reverse("member_attendance_pdf", args=[group.public_id, yasmina.pk]))

    assert "Yasmina Amrani" in words(answer)


def test_somebody_of_another_group_gets_none_here(facilitator_client: Client, group: Group) -> None:
    stranger = make_group(group.facilitator, "Pim", name="Wijkteam").circle()[0]

    answer = facilitator_client.get(reverse("member_attendance_pdf", args=[group.public_id, stranger.pk]))

    assert answer.status_code == 404


def test_another_facilitator_gets_none(stranger_client: Client, group: Group) -> None:
    assert of_group(stranger_client, group).status_code == 404


def test_too_many_in_a_minute_are_asked_to_wait(facilitator_client: Client, group: Group) -> None:
    for _ in range(12):
        attendance.PDFS.take(group.public_id)

    answer = of_group(facilitator_client, group)

    assert answer.status_code == 429


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minuten"), (1, "1 minuut"), (60, "1 uur"), (92, "1 uur en 32 minuten"), (120, "2 uur")],
)
def test_how_long_it_took_is_said_in_words(minutes: int, said: str) -> None:
    with translation.override("nl"):
        assert lasting(minutes) == said


def test_a_group_that_never_met_has_no_meetings(group: Group) -> None:
    fresh = groups.create(group.facilitator, groups.Description("Nieuw"))

    assert attendance_screen(fresh).sittings == ()


# ---- met without the room --------------------------------------------------------------------------------------------


def planned(group: Group, days: int) -> Meeting:
    begin = timezone.now() + timedelta(days=days)
    return Meeting.objects.create(group=group, number=4, begins_at=begin, ends_at=begin + timedelta(hours=2))


def test_a_meeting_without_a_screen_counts_when_somebody_says_who_was_there(
    facilitator_client: Client, group: Group
) -> None:
    meeting = planned(group, -1)
    joost = group.circle()[2]

    facilitator_client.post(reverse("meeting", args=[group.public_id, 4]), {"here": [joost.pk]})

    meeting.refresh_from_db()
    assert (meeting.started_at, meeting.held_at) == (meeting.begins_at, meeting.ends_at)
    assert "1 bijeenkomst, 2 uur" in words(of_member(facilitator_client, group, 2))


def test_nobody_was_there_means_it_was_not_held(facilitator_client: Client, group: Group) -> None:
    meeting = planned(group, -1)

    facilitator_client.post(reverse("meeting", args=[group.public_id, 4]), {})

    meeting.refresh_from_db()
    assert not meeting.is_held


def test_nobody_was_at_a_meeting_to_come(facilitator_client: Client, group: Group) -> None:
    planned(group, 1)

    answer = facilitator_client.get(reverse("meeting", args=[group.public_id, 4]))

    assert answer.status_code == 404


def test_the_group_asks_who_was_at_a_meeting_whose_time_is_over(facilitator_client: Client, group: Group) -> None:
    planned(group, -1)

    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()

    assert "Wie was erbij?" in page
