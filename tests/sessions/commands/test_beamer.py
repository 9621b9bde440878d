"""What the beamer is told to do."""

from __future__ import annotations

from sessions.commands import beamer
from sessions.models import Scene, Session
from tests.factories import Room


def test_black_and_back(room: Room) -> None:
    room.start()

    beamer.black(room.session)
    first = room.session.scene
    beamer.black(room.session)

    assert (first, room.session.scene) == (Scene.BLACK, Scene.FOLLOW)


def test_a_held_beamer_stays_with_its_activity(room: Room) -> None:
    activity = room.go_to("write", 1)
    beamer.hold(room.session)

    room.next()

    assert room.session.held == activity
    assert room.session.current != activity


def test_moving_on_lights_a_black_beamer(room: Room) -> None:
    room.start()
    beamer.black(room.session)

    room.next()

    assert Session.objects.get(pk=room.session.pk).scene == Scene.FOLLOW


def test_the_gong_only_rings(room: Room) -> None:
    room.start()
    before, acts = room.session.version, room.session.acts.count()

    beamer.gong(room.session)

    room.session.refresh_from_db()
    assert room.session.version > before
    assert room.session.acts.count() == acts
