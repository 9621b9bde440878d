"""The settings of an organisation: what a manager changes, what is refused, and who sees the logo and the colour."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intervisie.accounts.colours import at_night, contrast, is_readable, nearest
from intervisie.accounts.models import Logo, Organisation

KEPT = {
    "name": "Gemeente Lindedal",
    "facilitator_word": "procesbegeleider",
    "colour": "#123456",
    "keep_days": "7",
    "evaluation": "every",
}
PAGE = "/organisation/"


def refused(browser: Client, **changed: str) -> str:
    """The page that comes back."""
    answer = browser.post(PAGE, KEPT | changed)
    assert answer.status_code == 422
    return answer.content.decode()


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 300)) -> bytes:
    kept = BytesIO()
    Image.new("RGB", size, "#8a2a5b").save(kept, kind)
    return kept.getvalue()


def put(browser: Client, data: bytes, name: str = "logo.png") -> int:
    file = SimpleUploadedFile(name, data, content_type="image/png")
    return browser.post(reverse("logo_do", args=["put"]), {"logo": file}).status_code


def test_settings_are_kept_and_come_back(browser: Client, organisation: Organisation) -> None:
    answer = browser.post(PAGE, KEPT | {"second_step": "on"})

    organisation.refresh_from_db()
    assert answer["Location"] == PAGE
    assert (organisation.facilitator_word, organisation.colour) == ("procesbegeleider", "#123456")
    assert (organisation.keep_days, organisation.evaluation, organisation.second_step) == (7, "every", True)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", ""),
        ("name", "a" * 10_000),
        ("keep_days", "0"),
        ("keep_days", "91"),
        ("keep_days", "soon"),
        ("evaluation", "never"),
        ("facilitator_word", "<b>"),
        ("colour", "red"),
        ("colour", "#12345g"),
        ("colour", "#fff;}body{display:none"),
        ("colour", "#f2b33d"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    browser: Client, organisation: Organisation, field: str, wrong: str
) -> None:
    page = refused(browser, **{field: wrong})

    organisation.refresh_from_db()
    assert organisation.keep_days == 30
    assert "procesbegeleider" in page
    assert field in {"colour", "keep_days"} or 'value="7"' in page


def test_a_tint_that_can_be_read_is_offered_and_taken(browser: Client, organisation: Organisation) -> None:
    tint = nearest("#f2b33d")
    page = refused(browser, colour="#f2b33d")

    browser.post(PAGE, KEPT | {"colour": "#f2b33d", "take": tint})

    organisation.refresh_from_db()
    assert f'value="{tint}"' in page
    assert organisation.colour == tint


def test_a_tint_that_was_made_up_is_checked_too(browser: Client, organisation: Organisation) -> None:
    refused(browser, take="#ffffff")

    organisation.refresh_from_db()
    assert organisation.colour == ""


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_every_colour_has_a_tint_for_day_and_night(colour: str) -> None:
    day, night = nearest(colour), at_night(colour)

    assert is_readable(day)
    assert (day == colour) == is_readable(colour)
    assert contrast(night, "#1a2624") >= 4.5


def test_the_ratio_is_that_of_the_standard() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_colleagues_get_the_colour_as_a_sheet_and_others_do_not(
    browser: Client, facilitator_client: Client, stranger_client: Client
) -> None:
    browser.post(PAGE, KEPT)

    ours, theirs = (each.get("/brand.css") for each in (facilitator_client, stranger_client))

    assert "--primary: #123456" in ours.content.decode()
    assert ours["Content-Type"] == "text/css"
    assert theirs.content.strip() == b""
    assert 'href="/brand.css"' in facilitator_client.get("/").content.decode()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_drawn_anew(browser: Client, facilitator_client: Client, kind: str) -> None:
    status = put(browser, picture(kind) + b"<script>")

    answer = facilitator_client.get("/logo.png")
    drawn = Image.open(BytesIO(answer.content))
    assert status == 302
    assert (drawn.format, drawn.size, answer["Content-Type"]) == ("PNG", (320, 160), "image/png")
    assert b"<script>" not in answer.content


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "data",
    [b"", SVG, b"\x89PNG\r\n\x1a\n", picture()[:60], picture("GIF"), picture(size=(2500, 2500)), b"x" * 50_000],
    ids=["empty", "svg", "head", "torn", "gif", "bomb", "large"],
)
def test_what_is_no_picture_is_refused(browser: Client, data: bytes) -> None:
    status = put(browser, data)

    assert status == 422
    assert not Logo.objects.exists()


def test_a_file_over_the_limit_of_a_body_is_refused_unread(browser: Client) -> None:
    status = put(browser, b"x" * 70_000)

    assert status == 413


def test_a_logo_is_taken_away_once_and_again(browser: Client) -> None:
    put(browser, picture())

    statuses = [browser.post(reverse("logo_do", args=["remove"])).status_code for _ in range(2)]

    assert statuses == [302, 302]
    assert browser.get("/logo.png").status_code == 404


def test_the_logo_of_others_is_not_shown(browser: Client, stranger_client: Client) -> None:
    put(browser, picture())

    assert stranger_client.get("/logo.png").status_code == 404


def test_who_is_no_manager_changes_nothing(facilitator_client: Client, organisation: Organisation) -> None:
    statuses = [facilitator_client.post(PAGE, KEPT).status_code, put(facilitator_client, picture())]

    organisation.refresh_from_db()
    assert statuses == [403, 403]
    assert organisation.colour == ""
