"""Undo instead of "are you sure?"."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.forms.models import model_to_dict

from sessions.commands import act, beamer, cards, clock, desk, inserting, seats, sorting, steps, turns
from sessions.errors import NothingToUndo
from sessions.models import KEPT, Seat, Session, Share
from tests.factories import Room, open_room


def photograph(session: Session) -> dict[str, object]:
    """Every stored value of a session that an act may touch."""
    session = Session.objects.get(pk=session.pk)
    tables = (session.activities, session.seats, session.cards, session.rounds)
    rows = {f"{row._meta.model_name}-{row.pk}": model_to_dict(row) for table in tables for row in table.all()}
    turned = {f"turn-{row.pk}": model_to_dict(row) for each in session.activities.all() for row in each.turns.all()}
    own = model_to_dict(session, exclude=["version"])
    return {**rows, **turned, "session": own}


ACTS: dict[str, Callable[[Room], object]] = {
    "next": lambda room: steps.go_next(room.session, seen=room.current.pk),
    "previous": lambda room: steps.go_previous(room.session, seen=room.current.pk),
    "skip": lambda room: steps.skip(room.session, room.current),
    "repeat": lambda room: steps.repeat(room.session, seen=room.current.pk),
    "pause": lambda room: clock.pause(room.session),
    "minutes": lambda room: clock.add_minutes(room.session, room.current, 2),
    "show all": lambda room: room.show_all(),
    "correct": lambda room: desk.correct(room.session, room.session.cards.all()[0].pk, "Anders"),
    "remove": lambda room: desk.remove(room.session, room.session.cards.all()[0].pk),
    "merge": lambda room: desk.merge(room.session, *room.session.cards.values_list("pk", flat=True)[1:3]),
    "move": lambda room: desk.move(room.session, room.session.cards.all()[1].pk, earlier=True),
    "scribe": lambda room: seats.choose_scribe(room.session, room.seats[2]),
    "case bringer": lambda room: seats.choose_case_bringer(room.session, room.session.rounds.get(), room.seats[3]),
    "chair": lambda room: seats.move(room.session, room.seats[1], earlier=False),
    "rename": lambda room: seats.rename(room.seats[1], "Yas"),
    "out": lambda room: seats.put_out(room.session, room.seats[4]),
    "black": lambda room: beamer.black(room.session),
    "hold": lambda room: beamer.hold(room.session),
}


@pytest.mark.parametrize("name", ACTS)
def test_undo_restores_every_value(room: Room, name: str) -> None:
    room.go_to("write", 1)
    room.write_all()
    before = photograph(room.session)
    ACTS[name](room)
    assert photograph(room.session) != before

    act.undo(room.session)

    assert photograph(room.session) == before


def test_undoing_a_turn_gives_it_back(room: Room) -> None:
    activity = room.go_to("round")
    before = photograph(room.session)
    turns.next_turn(room.session, activity)

    act.undo(room.session)

    assert photograph(room.session) == before


def test_undoing_an_inserted_part_takes_it_out_of_the_script(room: Room) -> None:
    room.start()
    inserting.insert(room.session, kind="talk", title="Even praten", minutes=5)

    act.undo(room.session)

    assert not room.session.agenda().filter(title="Even praten").exists()


def test_undo_never_destroys_what_somebody_wrote(room: Room) -> None:
    room.go_to("write", 1)
    room.next()
    steps.go_previous(room.session, seen=room.current.pk)
    card = room.write(room.others[0], "Wat maakt dat je blijft?")

    act.undo(room.session)

    card.refresh_from_db()
    assert not card.removed


def test_only_the_last_twenty_acts_are_kept(room: Room) -> None:
    room.start()

    for _ in range(KEPT + 5):
        clock.add_minutes(room.session, room.current, 1)

    assert room.session.acts.count() == KEPT


def test_with_nothing_to_undo_it_says_so(room: Room) -> None:
    with pytest.raises(NothingToUndo):
        act.undo(room.session)


def test_an_act_that_changes_nothing_is_not_kept_and_rings_nothing(room: Room) -> None:
    room.start()
    before = Session.objects.get(pk=room.session.pk).version
    kept = room.session.acts.count()

    clock.resume(room.session)

    assert room.session.acts.count() == kept
    assert Session.objects.get(pk=room.session.pk).version == before


def test_a_sorting_that_was_shared_can_be_taken_back(db: None) -> None:
    room = open_room("vijf-stappen")
    room.go_to("write", 1)
    room.write_all()
    room.show_all()
    activity = room.go_to("sort")
    for card in sorting.cards_of(activity):
        sorting.put(room.bringer, activity, card.pk, sorting.sorted_sheet(activity).bins[0]["id"])
    sorting.share(room.bringer, activity)

    act.undo(room.session)

    activity.refresh_from_db()
    assert activity.shared_at is None


def test_a_text_that_was_withheld_meanwhile_stays_withheld(room: Room) -> None:
    room.go_to("opschrijven")
    card = room.write(room.seats[1], "KANARIE")
    desk.show(room.session, card.pk)
    desk.hide(room.session, card.pk)
    cards.choose_share(Seat.objects.select_related("session").get(pk=room.seats[1].pk), card.pk, Share.WITHHELD)

    act.undo(room.session)

    assert list(room.session.cards.shown()) == []


def test_undoing_a_correction_keeps_what_the_writer_wrote_since(room: Room) -> None:
    room.go_to("write", 1)
    card = room.write(room.seats[1], "Wat howdt je tegen?")
    desk.correct(room.session, card.pk, "Wat houdt je tegen?")
    cards.rewrite(Seat.objects.select_related("session").get(pk=room.seats[1].pk), card.pk, "Wat maakt dat je blijft?")

    act.undo(room.session)

    card.refresh_from_db()
    assert card.text == "Wat maakt dat je blijft?"


def test_undoing_a_seat_keeps_what_was_written_for_it(room: Room) -> None:
    room.go_to("write", 1)
    seats.seat_without_phone(room.session, "Gerda")
    gerda = Seat.objects.get(name="Gerda")
    card = desk.write_for(room.session, gerda, room.current, cards.Draft(text="Wie vraagt het jou?", key=uuid.uuid4()))

    act.undo(room.session)

    card.refresh_from_db()
    assert card.seat == gerda
    assert gerda not in room.session.circle()
