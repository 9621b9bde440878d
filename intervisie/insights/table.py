"""The figures as a workbook. Every text is written as a text: no name can become a formula (T15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from intervisie.evaluations.questionnaire import Statement

from .paths import GroupPath
from .screens import InsightsScreen, Row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\0")
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
Cell = str | int | float | None


def workbook(screen: InsightsScreen) -> bytes:
    """Sheets for statements, wishes and groups."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        write(book, _("Looking back"), _looking_back(screen))
        write(book, _("How on"), _wishes(screen))
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
    yield [_("What"), _("Meetings"), _("Answers"), *_heads(screen.statements)]
    for row in (screen.total, *screen.periods, *screen.methods, *screen.regions):
        yield _means(row)


def _heads(statements: Iterable[Statement]) -> list[str]:
    return [each.text for each in statements]


def _means(row: Row) -> list[Cell]:
    told: list[Cell] = [row.name, row.release.meetings, row.release.answers]
    return [*told, *row.means] if row.shown else [*told, _("too few answers to show")]


def _wishes(screen: InsightsScreen) -> Iterable[Sequence[Cell]]:
    yield [_("Wish"), "%"]
    for wish in screen.wishes or ():
        yield [wish.name, wish.percent]


def _groups(groups: Iterable[GroupPath]) -> Iterable[Sequence[Cell]]:
    yield [_("Group"), _("Region or field"), _("Facilitator"), _("Meetings held"), _("To come"), _("Present, percent")]
    for each in groups:
        yield [each.name, each.field, each.guides[0], each.held, each.left, each.percent]
