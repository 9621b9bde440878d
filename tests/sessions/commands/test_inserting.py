"""Something extra in a running script."""

from __future__ import annotations

import pytest

from sessions.commands import inserting
from sessions.errors import EmptyCircle
from tests.factories import Room


@pytest.mark.parametrize("kind", inserting.INSERTABLE)
def test_an_extra_part_comes_right_after_the_current_one(room: Room, kind: str) -> None:
    room.start()
    current = room.current

    inserting.insert(room.session, kind=kind, title="Even stilstaan", minutes=5)

    agenda = list(room.session.agenda())
    extra = agenda[agenda.index(current) + 1]
    assert (extra.title, extra.kind, extra.total) == ("Even stilstaan", kind, 300)


def test_extra_writing_can_be_written_and_shown(room: Room) -> None:
    room.start()
    inserting.insert(room.session, kind="write", title="Wat valt je op?", minutes=5)
    room.next()

    room.write_all(["Het is stil."])
    room.show_all()

    assert {card.text for card in room.session.cards.shown()} == {"Het is stil."}


def test_two_extra_parts_keep_their_order(room: Room) -> None:
    room.start()
    current = room.current

    inserting.insert(room.session, kind="talk", title="Tweede", minutes=5)
    inserting.insert(room.session, kind="talk", title="Eerste", minutes=5)

    agenda = list(room.session.agenda())
    after = agenda.index(current) + 1
    assert [each.title for each in agenda[after : after + 2]] == ["Eerste", "Tweede"]


def test_before_the_start_there_is_nothing_to_insert_into(room: Room) -> None:
    with pytest.raises(EmptyCircle):
        inserting.insert(room.session, kind="talk", title="Te vroeg", minutes=5)
