"""The figures as a workbook. Every text is written as a text: no name can become a formula (T15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from .paths import GroupPath
from .screens import InsightsScreen, Row, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\0",
    "＝",
    "＋",
    "－",
    "＠",
)  # wide signs count as the others in some countries
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
Cell = str | int | float | None


def workbook(screen: InsightsScreen) -> bytes:
    """Sheets for statements, wishes, texts and groups."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        write(book, _("Looking back"), _looking_back(screen))
        write(book, _("At the end of a path"), _at_the_end(screen))
        write(book, _("How on"), _wishes(screen))
        write(book, _("In their own words"), _words(screen))
        write(book, _("Groups"), _groups(screen.groups))
    return content.getvalue()


def write(book: xlsxwriter.Workbook, name: str, rows: Iterable[Sequence[Cell]]) -> None:
    """A sheet of these rows, the first of them in bold; texts as texts and numbers as numbers."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 36)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            look = bold if number == 0 else None
            if isinstance(cell, str):
                sheet.write_string(number, place, safe(cell), look)
            elif cell is not None:
                sheet.write_number(number, place, cell, look)


def safe(text: str) -> str:
    """A text that stays one, also when somebody saves the sheet as CSV and opens it again."""
    return f"'{text}" if text.lstrip().startswith(RISKY) or text.startswith(RISKY) else text


def _looking_back(screen: InsightsScreen) -> Iterable[Sequence[Cell]]:
    figures = screen.figures
    yield _heads(figures.total)
    for each in (figures.total, figures.periods, figures.methods, figures.regions, figures.meetings):
        yield from (_means(row) for row in each.rows)


def _at_the_end(screen: InsightsScreen) -> Iterable[Sequence[Cell]]:
    yield _heads(screen.figures.final)
    yield from (_means(row) for row in screen.figures.final.rows)


def _heads(table: Table) -> list[Cell]:
    return [_("What"), _("Meetings"), _("Answers"), *(each.text for each in table.statements)]


def _means(row: Row) -> list[Cell]:
    told: list[Cell] = [row.name, row.release.meetings]
    return [*told, row.release.answers, *row.means] if row.shown else [*told, _("too few answers to show")]


def _wishes(screen: InsightsScreen) -> Iterable[Sequence[Cell]]:
    yield [_("Wish"), "%"]
    for wishes in (screen.wishes, screen.final_wishes):
        for part in wishes.parts:
            yield [part.name, part.percent]


def _words(screen: InsightsScreen) -> Iterable[Sequence[Cell]]:
    yield [_("In their own words")]
    for text in screen.remarks or (_("too few answers to show"),):
        yield [text]


def _groups(groups: Iterable[GroupPath]) -> Iterable[Sequence[Cell]]:
    yield [_("Group"), _("Region or field"), _("Facilitator"), _("Meetings held"), _("To come"), _("Present, percent")]
    for each in groups:
        yield [each.name, each.field, each.guides[0], each.held, each.left, each.percent]
