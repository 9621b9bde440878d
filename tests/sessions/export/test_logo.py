"""The logo of the organisation on paper: under its name, a PNG that we drew, and nothing else."""

from __future__ import annotations

import io
from base64 import b64encode
from datetime import UTC, datetime

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from intervisie.accounts.models import Logo, Organisation, User
from intervisie.accounts.pictures import redrawn
from intervisie.groups.commands import meetings
from intervisie.groups.models import Meeting
from sessions.export.packaged import BASE, LOGO, NotPackaged, packaged
from tests.factories import Room, make_group
from tests.played import end, play_vijf


def a_logo() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (300, 100), "#8a2a5b").save(kept, "PNG")
    return redrawn(kept.getvalue())


def drawn(content: bytes) -> str:
    return f"data:image/png;base64,{b64encode(content).decode()}"


def put_logo(organisation: Organisation) -> None:
    Logo.objects.create(organisation=organisation, picture=a_logo())


def pictures(content: bytes) -> set[tuple[int, int]]:
    """Sizes of what is in the PDF as points, with the mask of each; the circle is drawn with lines."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        found = [each for each in streams if each.get("/Subtype") == "/Image"]
        return {(int(each["/Width"]), int(each["/Height"])) for each in found}


def test_the_harvest_shows_it_on_the_page_and_in_the_pdf(room: Room) -> None:
    end(play_vijf(room))
    put_logo(room.session.organisation)
    at = [room.session.public_id]

    page = room.laptop().get(reverse("harvest", args=at)).content.decode()
    paper = room.laptop().get(reverse("harvest_pdf", args=at)).content

    assert f'src="{drawn(a_logo())}" alt="Logo van ' in page
    assert pictures(paper) == {(300, 100)}


def test_without_a_logo_there_is_none(room: Room) -> None:
    end(play_vijf(room))

    page = room.laptop().get(reverse("harvest", args=[room.session.public_id])).content.decode()

    assert "cover__logo" not in page


def test_proof_of_attendance_carries_it(facilitator_client: Client, facilitator: User) -> None:
    group = make_group(facilitator)
    put_logo(group.organisation)
    begins, ends = datetime(2026, 3, 2, 13, 0, tzinfo=UTC), datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    meeting = Meeting.objects.create(group=group, number=1, started_at=begins, held_at=ends)
    meetings.keep_attendance(meeting, {member.pk for member in group.circle()}, set())

    paper = facilitator_client.get(reverse("attendance_pdf", args=[group.public_id]))

    assert pictures(paper.content) == {(300, 100)}


@pytest.mark.parametrize(
    "logo",
    [
        "",
        "https://example.org/logo.png",
        "file:///etc/hostname",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png;base64,PHN2Zy8+",
        "data:image/png;base64,iVBOR?",
    ],
)
def test_only_a_png_that_we_drew_comes_under_its_name(logo: str) -> None:
    with pytest.raises((NotPackaged, ValueError)):
        packaged(BASE + LOGO, "", logo)


@pytest.mark.parametrize("url", [f"{BASE}logo.png?x", f"{BASE}x/logo.png", "logo.png", "https://example.org/logo.png"])
def test_it_has_one_name(url: str) -> None:
    with pytest.raises(NotPackaged):
        packaged(url, "", drawn(a_logo()))
