"""Every page loads little, and only layered, house-made styles."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
EVERYWHERE = ("tokens.css", "base.css", "layout.css", "components.css")
MOST = 30_000  # bytes on one page, unminified


SCREENS = (
    ("pages.css", "home.css"),
    ("pages.css", "start.css"),
    ("pages.css", "people.css"),
    ("pages.css", "method.css"),
    ("pages.css", "plan.css"),
    ("pages.css", "insights.css"),
    ("console.css",),
    ("beamer.css",),
    ("phone.css",),
    ("afterwards.css",),
)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen[-1])
def test_a_screen_loads_at_most_thirty_kilobytes(screen: tuple[str, ...]) -> None:
    sheets = [CSS / name for name in (*EVERYWHERE, *screen)]

    size = sum(sheet.stat().st_size for sheet in sheets)

    assert size <= MOST


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_a_sheet_fetches_nothing_from_elsewhere(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")

    addresses = re.findall(r"(?:url\(|@import)\s*\"?([^\")]+)", text)

    assert all(address.startswith("../fonts/") or address in EVERYWHERE for address in addresses)


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_colours_live_in_the_tokens(sheet: Path) -> None:
    if sheet.name == "tokens.css" or sheet.name.startswith(("harvest", "proof")):  # these stand alone, for the PDF
        return
    text = sheet.read_text(encoding="utf-8")

    raw = set(re.findall(r"#[0-9a-f]{3,8}\b", text))

    assert raw <= {"#000", "#fff", "#10201e"}  # the black screen and the QR code are themselves in any theme
