"""Writing on a phone: promises above the field, nothing lost, nothing doubled."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from sessions.commands import steps
from sessions.models import Share
from tests.factories import Room, open_room

from .phones import act, page, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing(room: Room) -> Room:
    """Everybody but the case bringer writes two questions."""
    room.go_to("vragen-schrijven")
    return room


def test_there_is_a_field_for_each_question_asked(writing: Room) -> None:
    html = page(writing, 1)

    assert 'name="text-vraag-0"' in html
    assert 'name="text-vraag-1"' in html
    assert "Minstens 2." in html


def test_who_sees_it_stands_above_the_fields(writing: Room) -> None:
    html = page(writing, 1)

    assert html.index('id="who-sees"') < html.index("<textarea")
    assert "Je begeleider kan meelezen." in html


def test_what_is_laid_down_at_once_says_so(room: Room) -> None:
    room.go_to("vraag-opschrijven")

    assert "Iedereen ziet dit meteen" in page(room, 0)


def test_the_form_is_kept_while_somebody_types_and_is_new_after_each_card(writing: Room) -> None:
    before = page(writing, 1)
    write(writing, 1, "Wat houdt je tegen?")

    after = page(writing, 1)

    assert f'id="write-{writing.current.pk}-0" class="stack" data-keep' in before
    assert f'id="write-{writing.current.pk}-1" class="stack" data-keep' in after


def test_the_way_to_begin_stands_as_text_above_the_field(room: Room) -> None:
    room.go_to("kern-schrijven")

    html = page(room, 1)

    assert "Volgens mij is de kern dat" in html
    assert html.index("Volgens mij is de kern dat") < html.index("<textarea")


def test_several_things_to_write_stand_on_one_screen() -> None:
    room = open_room("socratisch")
    room.go_to("write", 1)

    html = page(room, 1)

    assert [name in html for name in ("text-denken-0", "text-doen-0", "text-voelen-0")] == [True, True, True]
    assert html.count('id="write-') == 1


def test_everything_that_was_typed_becomes_a_card(writing: Room) -> None:
    response = write(writing, 1, "Wat houdt je tegen?", "Wie merkt het?")

    texts = writing.seats[1].cards.values_list("text", flat=True)
    assert response.status_code == 204
    assert sorted(texts) == ["Wat houdt je tegen?", "Wie merkt het?"]


def test_the_same_form_sent_twice_is_one_card(writing: Room) -> None:
    key = str(uuid.uuid4())
    write(writing, 1, "Wat houdt je tegen?", key=key)

    response = write(writing, 1, "Wat houdt je tegen?", key=key)

    assert response.status_code == 204
    assert writing.session.cards.count() == 1


def test_done_writing_sends_and_says_ready_in_one_tap(writing: Room) -> None:
    write(writing, 1, "Wat houdt je tegen?", ready="1")

    html = page(writing, 1)

    assert writing.current.ready.filter(seat=writing.seats[1]).exists()
    assert "Wat houdt je tegen?" in html
    assert "<textarea" not in html


def test_done_without_new_words_is_fine_after_a_card(writing: Room) -> None:
    write(writing, 1, "Wat houdt je tegen?")

    response = write(writing, 1, "", ready="1")

    assert response.status_code == 204
    assert writing.current.ready.filter(seat=writing.seats[1]).exists()


def test_ready_can_be_taken_back(writing: Room) -> None:
    act(writing, 1, "ready")

    act(writing, 1, "not-ready")

    assert 'id="send"' in page(writing, 1)


def test_nothing_typed_is_said_at_the_field(writing: Room) -> None:
    response = write(writing, 1, "", ready="1")

    html = response.content.decode()
    assert response.status_code == 422
    assert 'id="text-vraag-0-error"' in html
    assert 'aria-invalid="true"' in html


def test_a_refused_form_comes_back_with_every_word_and_its_key(writing: Room) -> None:
    key = str(uuid.uuid4())

    response = write(writing, 1, "x" * 2001, "De tweede blijft", key=key)

    html = response.content.decode()
    assert response.status_code == 422
    assert "x" * 2001 in html
    assert ">De tweede blijft</textarea>" in html
    assert f'value="{key}"' in html


def test_a_refused_form_keeps_more_fields_than_there_were(writing: Room) -> None:
    response = write(writing, 1, "een", "twee", "x" * 2001)

    html = response.content.decode()
    assert response.status_code == 422
    assert ">een</textarea>" in html
    assert ">twee</textarea>" in html
    assert 'id="text-vraag-2-error"' in html


def test_lines_count_as_the_browser_counts_them(writing: Room) -> None:
    response = write(writing, 1, "regel\r\n" * 285)

    assert response.status_code == 204
    assert "\r" not in writing.seats[1].cards.get().text


def test_a_form_without_its_key_is_no_form_of_ours(writing: Room) -> None:
    response = write(writing, 1, "Wat houdt je tegen?", key="")

    assert response.status_code == 400


def test_signs_that_nobody_sees_are_no_text(writing: Room) -> None:
    response = write(writing, 1, "\u202e")

    assert response.status_code == 422
    assert writing.session.cards.count() == 0


def test_an_activity_that_is_over_refuses_with_a_sentence(writing: Room) -> None:
    past = writing.current
    writing.next()

    response = act(writing, 1, "write", activity=past.pk, key=str(uuid.uuid4()), **{"text-vraag-0": "Te laat"})

    assert response.status_code == 409
    assert "Je tekst staat nog" in response.content.decode()
    assert "live:refused" in response["HX-Trigger"]


LATER: list[Callable[[Room], object]] = [
    lambda room: room.next(),
    lambda room: steps.skip(room.session, room.current),
    lambda room: steps.end(room.session),
]


@pytest.mark.parametrize("later", LATER, ids=["moved on", "left out", "ended"])
def test_an_answer_that_was_lost_comes_again_whatever_the_circle_does_by_now(
    writing: Room, later: Callable[[Room], object]
) -> None:
    sent = {"activity": writing.current.pk, "key": str(uuid.uuid4()), "text-vraag-0": "Wat houdt je tegen?"}
    first = act(writing, 1, "write", ready="1", **sent)
    later(writing)
    before = list(writing.session.cards.values())

    again = act(writing, 1, "write", ready="1", **sent)

    assert (first.status_code, again.status_code) == (204, 204)
    assert "live:changed" in again["HX-Trigger"]
    assert list(writing.session.cards.values()) == before


@pytest.mark.parametrize("later", LATER, ids=["moved on", "left out", "ended"])
@pytest.mark.parametrize(
    "instead", [{"key": str(uuid.UUID(int=7))}, {"text-vraag-0": "Andere woorden"}], ids=["new key", "new words"]
)
def test_a_new_key_and_new_words_are_refused_once_the_circle_is_elsewhere(
    writing: Room, later: Callable[[Room], object], instead: dict[str, str]
) -> None:
    sent = {"activity": writing.current.pk, "key": str(uuid.uuid4()), "text-vraag-0": "Wat houdt je tegen?"}
    act(writing, 1, "write", **sent)
    later(writing)

    again = act(writing, 1, "write", **{**sent, **instead})

    assert again.status_code in {409, 410}
    assert "live:refused" in again["HX-Trigger"]
    assert [card.text for card in writing.session.cards.all()] == ["Wat houdt je tegen?"]


def test_the_key_of_somebody_else_answers_nothing_later(writing: Room) -> None:
    sent = {"activity": writing.current.pk, "key": str(uuid.uuid4()), "text-vraag-0": "Wat houdt je tegen?"}
    act(writing, 1, "write", **sent)
    writing.next()

    assert act(writing, 2, "write", **sent).status_code == 409


def test_who_is_not_asked_cannot_write(writing: Room) -> None:
    response = write(writing, 0, "Toch iets")

    assert response.status_code == 403
    assert writing.session.cards.count() == 0


def test_an_own_card_can_be_changed_until_it_is_shown(writing: Room) -> None:
    write(writing, 1, "Waarom?")
    card = writing.seats[1].cards.get()
    before = page(writing, 1)

    response = act(writing, 1, "card-rewrite", card=card.pk, text="Wat maakt dat?")

    card.refresh_from_db()
    assert response.status_code == 204
    assert card.text == "Wat maakt dat?"
    assert f'id="edit-{card.pk}-' in before
    assert page(writing, 1).split(f'id="edit-{card.pk}-')[1][:8] != before.split(f'id="edit-{card.pk}-')[1][:8]


@pytest.mark.parametrize("text", ["", "x" * 2001])
def test_a_change_that_does_not_fit_is_refused_with_a_sentence(writing: Room, text: str) -> None:
    write(writing, 1, "Wat houdt je tegen?")
    card = writing.seats[1].cards.get()

    response = act(writing, 1, "card-rewrite", card=card.pk, text=text)

    card.refresh_from_db()
    assert response.status_code == 422
    assert "live:refused" in response["HX-Trigger"]
    assert card.text == "Wat houdt je tegen?"


def test_an_own_card_can_be_taken_back(writing: Room) -> None:
    write(writing, 1, "Toch maar niet")
    card = writing.seats[1].cards.get()

    act(writing, 1, "card-take-back", card=card.pk)

    assert "Toch maar niet" not in page(writing, 1)


def test_a_card_of_somebody_else_is_not_there(writing: Room) -> None:
    write(writing, 1, "Van Yasmina")
    card = writing.seats[1].cards.get()

    assert act(writing, 2, "card-rewrite", card=card.pk, text="Gekaapt").status_code == 404
    assert act(writing, 2, "card-take-back", card=card.pk).status_code == 404
    assert act(writing, 2, "card-share", card=card.pk, share="withheld").status_code == 404


def test_a_shown_card_can_no_longer_be_changed(writing: Room) -> None:
    write(writing, 1, "Wat houdt je tegen?")
    writing.show_all()

    assert f'id="edit-{writing.seats[1].cards.get().pk}' not in page(writing, 1)
    assert act(writing, 1, "card-rewrite", card=writing.seats[1].cards.get().pk, text="Nee").status_code == 409


def test_the_writer_chooses_where_it_may_go(room: Room) -> None:
    room.go_to("opschrijven")

    html = page(room, 1)
    write(room, 1, "Ik neem rust mee", share="withheld")

    assert html.index('id="who-sees"') < html.index("<textarea") < html.index('name="share"')
    assert room.seats[1].cards.get().share == Share.WITHHELD


def test_the_choice_can_be_changed_afterwards(room: Room) -> None:
    room.go_to("opschrijven")
    write(room, 1, "Ik neem rust mee", share="withheld", ready="1")
    card = room.seats[1].cards.get()

    shown = f'id="share-{card.pk}-withheld"' in page(room, 1)
    act(room, 1, "card-share", card=card.pk, share="named")

    card.refresh_from_db()
    assert shown
    assert card.share == Share.NAMED


def test_the_choice_can_still_be_changed_while_others_read(room: Room) -> None:
    room.go_to("opschrijven")
    write(room, 2, "Ik neem rust mee", share="named")
    room.go_to("voorlezen")

    assert 'name="share"' in page(room, 2)


def test_a_choice_that_does_not_exist_is_refused(room: Room) -> None:
    room.go_to("opschrijven")
    write(room, 1, "Ik neem rust mee")

    assert act(room, 1, "card-share", card=room.seats[1].cards.get().pk, share="overal").status_code == 400


def test_when_all_is_written_there_is_only_ready(room: Room) -> None:
    room.go_to("kern-schrijven")
    write(room, 1, "Volgens mij is de kern dat het veel is")

    html = page(room, 1)

    assert "text-kern" not in html
    assert 'id="ready"' in html
