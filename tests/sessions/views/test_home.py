"""The facilitator's front page: own sessions only."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.models import Meeting
from sessions.commands import clock, steps
from tests.factories import Room, make_facilitator, make_group, open_room


def home(room: Room) -> str:
    return room.laptop().get(reverse("home")).content.decode()


def test_somebody_new_finds_the_chairs_ready(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("home")).content.decode()

    assert 'class="ring empty"' in page
    assert reverse("start") in page


def test_the_open_session_is_the_page(room: Room) -> None:
    page = home(room)

    assert "Hanneke" in page
    assert room.session.code_in_groups in page
    assert reverse("console", args=[room.session.public_id]) in page
    assert all(seat.name in page for seat in room.seats)


def test_a_running_session_says_where_it_is(room: Room) -> None:
    room.go_to("toelichten")

    page = home(room)

    assert "Het probleem op tafel" in page
    assert room.session.code_in_groups not in page


def test_a_paused_session_says_so(room: Room) -> None:
    room.start()
    running = home(room)

    clock.pause(room.session)
    paused = home(room)

    assert running != paused


def test_another_open_session_stands_below(room: Room) -> None:
    newer = open_room("socratisch", facilitator=room.facilitator)

    page = home(room)

    assert page.count('class="sheet next"') == 1
    assert page.index(str(newer.session.public_id)) < page.index(str(room.session.public_id))


def test_a_past_session_leads_to_its_harvest(room: Room) -> None:
    room.start()
    steps.end(room.session)

    page = home(room)

    assert reverse("harvest", args=[room.session.public_id]) in page
    assert 'class="sheet next"' not in page
    assert 'class="ring empty"' not in page


def test_every_method_can_be_started_from_here(room: Room) -> None:
    page = home(room)

    assert f"{reverse('start')}?method=socratisch" in page
    assert f"{reverse('start')}?method=roddelen-kort" in page


def test_sessions_of_other_organisations_stay_away(room: Room, stranger_client: Client) -> None:
    page = stranger_client.get(reverse("home")).content.decode()

    assert str(room.session.public_id) not in page
    assert room.session.title not in page


def test_sessions_of_a_colleague_stay_away(room: Room) -> None:
    colleague = make_facilitator("collega@example.org", organisation=room.facilitator.organisation)
    browser = Client()
    browser.force_login(colleague)

    page = browser.get(reverse("home")).content.decode()

    assert str(room.session.public_id) not in page


def test_nobody_else_gets_in(room: Room) -> None:
    answer = Client().get(reverse("home"))

    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_words_of_the_case_stay_in_the_room(room: Room) -> None:
    room.go_to("vragen-schrijven")
    room.write(room.seats[1], "kanarie-zeven")

    assert "kanarie-zeven" not in home(room)


def test_it_only_reads(facilitator: User, facilitator_client: Client) -> None:
    assert facilitator_client.post(reverse("home")).status_code == 405


def test_each_group_shows_how_far_it_is(facilitator: User, facilitator_client: Client) -> None:
    group = make_group(facilitator, "Anouk", "Yasmina", "Joost")
    Meeting.objects.create(group=group, number=1, held_at=timezone.now() - timedelta(days=30))

    page = facilitator_client.get(reverse("home")).content.decode()

    assert reverse("group", args=[group.public_id]) in page
    assert "3 mensen, 1 van 10 bijeenkomsten geweest" in " ".join(page.split())
