"""The PDF as a reader and a screen reader get it."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from sessions import export
from sessions.screens.harvest import Quote, Quotes
from tests.harvests import ACTION, MOMENT, full_screen
from tests.played import ADVICE, AFTER, BEFORE, CORES, NOTE, REACTION


@pytest.fixture(scope="module")
def content() -> bytes:
    with translation.override("nl"):
        return export.render(full_screen())


@pytest.fixture
def pdf(content: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def pages(content: bytes) -> list[str]:
    """The text of each page, in reading order, with single spaces."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(each["/S"]).strip("/") for each in elements(pdf.Root["/StructTreeRoot"])]


def test_it_is_tagged_in_dutch_with_its_title_in_the_window(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root

    title = str(pdf.docinfo["/Title"])

    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]) == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert title.endswith("12 maart 2026 · Intervisie")


def test_it_says_that_it_is_pdf_ua(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        part = metadata["pdfuaid:part"]

    assert part == "1"


def test_it_tells_no_author_and_no_time(pdf: pikepdf.Pdf) -> None:
    told = {str(key) for key in pdf.docinfo.keys()}  # noqa: SIM118  # a pikepdf dictionary, not a dict

    with pdf.open_metadata() as metadata:
        meta = str(metadata)

    assert told <= {"/Title", "/Producer"}
    assert not re.search(r"\d\d:\d\d|creator>|Author|Hanneke", meta)


def test_its_bookmarks_are_the_headings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        top = outline.root[0]
        below = [str(item.title) for item in top.children]

    assert top.title == "Adviseurs zorg en veiligheid"
    assert len(below) >= 7
    assert any("Anouk" in each for each in below)


def test_its_headings_lists_and_picture_are_tagged(pdf: pikepdf.Pdf) -> None:
    found = tags(pdf)

    assert found.count("H1") == 1
    assert found.index("H1") < found.index("H2") < found.index("H3")
    assert found.count("LI") >= 16 + len(ADVICE) + len(CORES)
    assert found.count("Figure") == 1


def test_every_figure_says_what_it_shows(pdf: pikepdf.Pdf) -> None:
    figures = [each for each in elements(pdf.Root["/StructTreeRoot"]) if each["/S"] == "/Figure"]

    texts = [str(each.get("/Alt", "")) for each in figures]

    assert texts == ["De kring: Anouk, Yasmina, Joost, Femke, Ruben en Soraya."]


def fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Fonts of all pages, and whether each brings its own letters."""
    found = {}
    for page in pdf.pages:
        for font in page.resources["/Font"].values():
            inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"]
            name = str(font["/BaseFont"]).partition("+")[2]
            found[name] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def test_only_our_two_fonts_are_in_it_and_they_are_embedded(pdf: pikepdf.Pdf) -> None:
    found = fonts(pdf)

    assert found
    assert all(found.values())
    assert {name.partition("-")[0] for name in found} == {"Atkinson", "Literata"}


def test_dutch_signs_and_ligatures_read_back_as_they_were_written(content: bytes) -> None:
    text = " ".join(pages(content))

    for word in ("officieel", "coördinatie", "beëdigde", "reünie", "één", "schrijven"):
        assert word in text


def test_page_one_holds_the_question_and_the_action_and_the_words_follow(content: bytes) -> None:
    first, *others = pages(content)

    places = [first.find(text) for text in ("Adviseurs zorg", BEFORE, AFTER, ACTION)]

    assert -1 not in places
    assert places == sorted(places)
    assert all(text in " ".join(others) for text in (*ADVICE, *CORES, NOTE, REACTION, MOMENT))


def test_the_words_stand_in_reading_order(content: bytes) -> None:
    text = " ".join(pages(content)[1:])

    places = [text.find(each) for each in (MOMENT, "Behulpzaam", CORES[0], ADVICE[0], REACTION, "Dat ik vaak ja zeg")]

    assert -1 not in places
    assert places == sorted(places)


def test_every_page_has_its_number_and_the_confidential_line(content: bytes) -> None:
    every = pages(content)
    with translation.override("nl"):
        line = _("Confidential. Only for those who sat in the circle.")

    of = len(every)

    for number, text in enumerate(every, 1):
        assert line in text
        assert re.search(rf"\b{number} \w+ {of}\b", text)


def test_an_english_reader_gets_english_labels() -> None:
    with translation.override("en"):
        content = export.render(full_screen())

    text = pages(content)[0]

    assert "Page 1 of 3" in text
    assert "Stays in the circle" in text


def test_nothing_is_complained_about_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), translation.override("nl"):
        export.render(full_screen())

    assert caplog.records == []


@pytest.mark.parametrize(("word", "times"), [("x", 1999), ("woord ", 333), ("regel\n", 330)])
def test_the_longest_card_keeps_every_word_on_the_page(word: str, times: int) -> None:
    screen = full_screen()
    before = "".join(pages(export.render(replace(screen, takeaways=Quotes())))).count(word.strip())

    content = export.render(replace(screen, takeaways=Quotes([Quote(word * times)])))

    assert "".join(pages(content)).count(word.strip()) == before + times


def test_a_full_session_takes_less_than_a_second() -> None:
    spent = []
    export.render(full_screen())

    for _number in range(3):
        begun = time.process_time()
        export.render(full_screen())
        spent.append(time.process_time() - begun)

    assert min(spent) < 1


def test_many_of_the_longest_cards_do_not_keep_the_server_busy() -> None:
    screen = full_screen()
    begun = time.process_time()

    export.render(replace(screen, takeaways=Quotes([Quote("woord en zo " * 166)] * 14)))

    assert time.process_time() - begun < 5
