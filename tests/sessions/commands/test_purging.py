"""After thirty days nothing is left, and nobody has to wait for the night to be sure of it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session as Login
from django.core.management import call_command
from django.utils import timezone

from sessions.models import KEPT_FOR, Card, Seat, Session
from tests.factories import Room, open_room


def end(room: Room, ago: timedelta) -> None:
    Session.objects.filter(pk=room.session.pk).update(ended_at=timezone.now() - ago)


def test_an_expired_session_goes_with_all_its_texts(room: Room) -> None:
    room.go_to("write", 1)
    room.write_all()
    end(room, KEPT_FOR + timedelta(hours=1))

    call_command("housekeeping", verbosity=0)
    call_command("housekeeping", verbosity=0)

    assert not Session.objects.exists()
    assert not Card.objects.exists()
    assert not Seat.objects.exists()


def test_an_expired_session_is_gone_for_its_reader_before_it_is_purged(room: Room) -> None:
    end(room, KEPT_FOR + timedelta(minutes=1))

    assert not Session.objects.for_user(room.facilitator).exists()


def test_running_and_recent_sessions_stay(room: Room) -> None:
    recent = open_room(facilitator=room.facilitator)
    end(recent, timedelta(days=29))

    call_command("housekeeping", verbosity=0)

    assert Session.objects.for_user(room.facilitator).count() == 2


def test_logins_that_are_over_go_too_and_others_stay(room: Room) -> None:
    room.laptop()
    Login.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    room.laptop()

    call_command("housekeeping", verbosity=0)

    assert Login.objects.get().expire_date > timezone.now()
