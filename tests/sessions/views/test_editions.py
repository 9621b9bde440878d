"""Three editions of one evening with mixed consent, compared word by word; and the page holds what the PDF holds."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from django.test import Client

from sessions.commands import consent, steps
from sessions.commands.consent import Choices
from sessions.models import Card, Seat, Session, Share
from tests.factories import Room, open_room
from tests.played import AFTER, BEFORE, NOTE, REACTION, play_vijf

ANOUK, YASMINA, JOOST = range(3)
FOOT = {"Vertrouwelijk", "Alleen", "Pagina", "voor", "kring", "zaten"}
PRIVATE = "KANARIEVOORMEZELF"
TAGS = re.compile(r"<[^>]+>|&nbsp;")
BREAKS = re.compile(r"[\s\u00ad]+")


@pytest.fixture
def over(room: Room) -> Room:
    """Yasmina lets everything go with her name, Joost without; nobody else says anything, nor about the case."""
    play_vijf(room)
    steps.end(room.session)
    for number, share in ((YASMINA, Share.NAMED), (JOOST, Share.UNNAMED)):
        consent.choose(seat(room, number), Choices(rest=share))
    consent.close(room.session)
    return room


def seat(room: Room, number: int) -> Seat:
    return Seat.objects.select_related("session").get(pk=room.seats[number].pk)


def left(room: Room, number: int) -> Client:
    phone = room.phone(room.seats[number])
    phone.get("/kring/goodbye/")
    return phone


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def of(room: Room, number: int) -> set[str]:
    """What somebody wrote and the circle saw, takeaways apart."""
    cards = Card.objects.to_ask().filter(seat=room.seats[number]).exclude(mark="takeaway")
    return set(cards.values_list("text", flat=True))


def holds(page: str, texts: set[str]) -> set[str]:
    return {text for text in texts if text in page}


def test_the_groups_edition_holds_what_was_agreed_to_and_nothing_else(over: Room) -> None:
    page = read(left(over, 3), "/kring/oogst/group/")

    agreed = of(over, YASMINA) | of(over, JOOST)
    silent = set().union(*(of(over, number) for number in (ANOUK, 3, 4, 5))) - agreed
    assert holds(page, agreed) == agreed
    assert holds(page, silent | {BEFORE, AFTER, NOTE, REACTION, PRIVATE}) == set()
    assert "KANARIE" not in page


def test_a_personal_edition_adds_the_own_words_and_says_which_stay(over: Room) -> None:
    page = read(left(over, 3), "/kring/oogst/mine/")

    own, shared = of(over, 3), of(over, YASMINA) | of(over, JOOST)
    assert holds(page, own | shared) == own | shared
    assert holds(page, (of(over, 4) - own - shared) | {BEFORE, NOTE, PRIVATE}) == set()
    assert "alleen in jouw exemplaar" in page


def test_the_bringers_edition_is_the_whole_case_and_nobody_elses_silence(over: Room) -> None:
    page = read(left(over, ANOUK), "/kring/oogst/case-1/")

    given = of(over, YASMINA) | of(over, JOOST)
    assert holds(page, given | {BEFORE, AFTER, REACTION, PRIVATE}) == given | {BEFORE, AFTER, REACTION, PRIVATE}
    assert holds(page, (of(over, 3) | of(over, 4) | of(over, 5)) - given) == set()
    assert "Niet behulpzaam" in page


def test_names_stand_where_they_were_given(over: Room) -> None:
    page = read(left(over, 3), "/kring/oogst/group/")

    assert '<p class="by">Yasmina</p>' in page
    assert '<p class="by">Joost</p>' not in page


def test_before_the_harvest_is_closed_nobody_reads_the_others(over: Room) -> None:
    Session.objects.update(harvest_closed_at=None)
    phone = left(over, 3)

    mine, group = read(phone, "/kring/oogst/mine/"), phone.get("/kring/oogst/group/")

    assert holds(mine, of(over, 3)) == of(over, 3)
    assert holds(mine, of(over, YASMINA) - of(over, 3)) == set()
    assert group.status_code == 404


@pytest.mark.parametrize("name", ["case-1", "case-2", "full", "0"])
def test_there_is_no_edition_of_somebody_elses_case(over: Room, name: str) -> None:
    answers = [left(over, YASMINA).get(f"/kring/oogst/{name}{end}") for end in ("/", ".pdf")]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(("number", "name"), [(3, "group"), (3, "mine"), (ANOUK, "case-1")])
def test_the_page_shows_exactly_what_the_pdf_holds(over: Room, number: int, name: str) -> None:
    phone = left(over, number)
    page = read(phone, f"/kring/oogst/{name}/")
    pdf = phone.get(f"/kring/oogst/{name}.pdf")
    if pdf.status_code == 503:
        pytest.skip("no Pango here")

    document = page[page.index("<main") : page.index("</main>")]
    words = words_of(TAGS.sub(" ", document).replace("&#x27;", "'").replace("&amp;", "&"))
    printed = words_of("\n".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(pdf.content)).pages))

    assert words - printed == set()
    assert {word for word in printed - words if len(word) > 3} <= FOOT


def words_of(text: str) -> set[str]:
    """Words without their signs; a PDF may break one over two lines."""
    whole = re.sub(r"-\s*\n", "", text)
    return {word.strip("“”‘’.,:;?()…") for word in BREAKS.sub(" ", whole).split()} - {""}


def test_a_pdf_names_nobody_in_its_properties(over: Room) -> None:
    answer = left(over, 3).get("/kring/oogst/mine.pdf")
    if answer.status_code == 503:
        pytest.skip("no Pango here")

    reader = pypdf.PdfReader(io.BytesIO(answer.content))

    assert re.fullmatch(r'attachment; filename="oogst-[0-9a-f]{8}\.pdf"', answer["Content-Disposition"])
    assert set(reader.metadata or {}) <= {"/Title", "/Producer"}


def test_empty_sheets_hold_the_methods_sheets_and_nobodys_words(over: Room) -> None:
    page = read(over.laptop(), f"/sessions/{over.session.public_id}/harvest/empty/")

    assert "Vijf stappen" in page
    assert "Niet behulpzaam" in page
    assert holds(page, {BEFORE, REACTION, "Anouk", over.session.title}) == set()


def test_empty_sheets_can_be_printed_before_anybody_came(db: None) -> None:
    room = open_room("socratisch", seats=0)

    answer = room.laptop().get(f"/sessions/{room.session.public_id}/harvest/empty.pdf")

    assert answer.status_code in {200, 503}
    assert answer.status_code == 503 or answer.content.startswith(b"%PDF")
