"""From a session in the room to a meeting in the path: who was there, what was used, what is still kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import meetings
from intervisie.groups.models import Group, Meeting
from methods import catalogue
from sessions.commands import door, steps
from sessions.commands.opening import Belonging, Case, Plan, open_for
from sessions.commands.purging import purge
from sessions.models import Session, Share
from tests.factories import Room, make_group

FILLED = {"method": "vijf-stappen", "title": "", "seats": "6", "minutes": "90"}


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk de Vries", "Yasmina Amrani", "Joost Bakker")


def room_of(group: Group) -> Room:
    """The group's next meeting, with its door open."""
    plan = Plan(title=group.name, cases=[Case(catalogue.method("vijf-stappen"))])
    session = open_for(group.facilitator, plan, Belonging(group))
    door.host(session)
    session.refresh_from_db()
    return Room(facilitator=group.facilitator, session=session)


def held(group: Group) -> Room:
    """A meeting that was held: Anouk brought the case, Joost was not there."""
    room = room_of(group)
    for name in ("Anouk", "Yasmina"):
        room.sit(name)
    room.session.rounds.update(case_bringer=room.seats[0])
    steps.start(room.session)
    steps.end(room.session)
    return room


def page_of(client: Client, group: Group) -> str:
    return str(client.get(reverse("group", args=[group.public_id])).content.decode())


def test_a_session_is_started_for_a_group_and_has_its_name(facilitator_client: Client, group: Group) -> None:
    answer = facilitator_client.post(reverse("start"), FILLED | {"group": str(group.public_id)})

    meeting = Meeting.objects.get()
    assert answer.status_code == 303
    assert (meeting.group, meeting.number, meeting.is_held) == (group, 1, False)
    assert Session.objects.get().title == group.name


def test_the_form_begins_with_what_is_known_of_the_group(facilitator_client: Client, group: Group) -> None:
    page = facilitator_client.get(reverse("start"), {"group": str(group.public_id)}).content.decode()

    assert f'value="{group.name}"' in page
    assert f'value="{group.public_id}" selected' in page
    assert 'name="seats" value="3" id="id_seats_1" required checked' in page
    assert 'name="first_time" id="id_first_time" checked' in page


def test_without_a_group_a_title_is_still_asked_for(facilitator_client: Client, group: Group) -> None:
    answer = facilitator_client.post(reverse("start"), FILLED)

    assert answer.status_code == 422
    assert not Session.objects.exists()


def test_nobody_starts_for_a_group_of_others(stranger_client: Client, group: Group) -> None:
    asked = stranger_client.get(reverse("start"), {"group": str(group.public_id)}).content.decode()
    answer = stranger_client.post(reverse("start"), FILLED | {"title": "Van ons", "group": str(group.public_id)})

    assert answer.status_code == 422
    assert group.name not in asked + answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_end_of_a_session_is_remembered_without_a_word_of_it(group: Group) -> None:
    room = held(group)

    meeting = group.meetings.get()
    rows = {row.member.name: row.brought_case for row in meeting.attendance.select_related("member")}
    assert rows == {"Anouk de Vries": True, "Yasmina Amrani": False}
    assert meeting.methods == [{"slug": "vijf-stappen", "name": "Vijf stappen", "hue": "vijf"}]
    assert meeting.session == room.session


def test_a_session_that_never_began_was_no_meeting(group: Group) -> None:
    steps.end(room_of(group).session)

    assert not group.meetings.exists()


def test_a_session_without_a_group_leaves_nothing(facilitator: User) -> None:
    plan = Plan(title="Zonder groep", cases=[Case(catalogue.method("vijf-stappen"))])

    steps.end(open_for(facilitator, plan, Belonging()))

    assert not Meeting.objects.exists()


def test_the_path_outlives_the_session(facilitator_client: Client, group: Group) -> None:
    room = held(group)
    Session.objects.filter(pk=room.session.pk).update(ended_at=timezone.now() - timedelta(days=31))

    purge()

    meeting = group.meetings.get()
    page = page_of(facilitator_client, group)
    assert meeting.session is None
    assert meeting.attendance.count() == 2
    assert "1 van 10 bijeenkomsten geweest" in page
    assert f'<a href="{reverse("meeting", args=[group.public_id, 1])}"' in page
    assert "/harvest/" not in page


def test_the_page_says_who_was_there_and_who_brought_a_case(facilitator_client: Client, group: Group) -> None:
    held(group)

    page = page_of(facilitator_client, group)

    assert "Bracht nog geen casus in: Yasmina, Joost." in page
    assert page.count("0 van 1") == 1
    assert page.count('class="path__dot') == 10


def test_numbers_follow_each_other(group: Group) -> None:
    for _time in range(2):
        held(group)

    assert [meeting.number for meeting in group.meetings.all()] == [1, 2]
    assert [meeting.mode for meeting in group.meetings.all()] == ["with", "with"]


def test_attendance_is_put_right(facilitator_client: Client, group: Group) -> None:
    held(group)
    _anouk, _yasmina, joost = group.circle()
    address = reverse("meeting", args=[group.public_id, 1])

    before = facilitator_client.get(address).content.decode()
    facilitator_client.post(address, {"here": [joost.pk], "told": [joost.pk]})

    assert before.count("checked") == 3
    assert [(row.member, row.brought_case) for row in group.meetings.get().attendance.all()] == [(joost, True)]


def test_attendance_names_nobody_of_another_group(facilitator: User, facilitator_client: Client, group: Group) -> None:
    held(group)
    naima = make_group(facilitator, "Naima").circle()[0]

    answer = facilitator_client.post(reverse("meeting", args=[group.public_id, 1]), {"here": [naima.pk]})

    assert answer.status_code == 422
    assert not naima.attendance.exists()


@pytest.mark.parametrize("number", [1, 7])
def test_a_meeting_that_was_not_held_has_no_attendance(facilitator_client: Client, group: Group, number: int) -> None:
    room_of(group)

    assert facilitator_client.get(reverse("meeting", args=[group.public_id, number])).status_code == 404


def test_a_harvest_of_a_colleague_is_not_on_the_page(facilitator: User, group: Group) -> None:
    room = held(group)
    pim = User.objects.create_user("pim@lindedal.example", name="Pim", organisation=facilitator.organisation)
    group.co_facilitators.add(pim)
    client = Client()
    client.force_login(pim)

    page = page_of(client, group)

    assert str(room.session.public_id) not in page


def test_what_people_take_along_is_on_the_page_as_far_as_they_share_it(
    facilitator_client: Client, group: Group
) -> None:
    room = room_of(group)
    anouk, yasmina = (room.sit(name) for name in ("Anouk", "Yasmina"))
    room.go_to("opschrijven")
    room.write(anouk, "Eerst luisteren.", prompt="meenemen", share=Share.NAMED)
    room.write(yasmina, "KANARIE", prompt="meenemen", share=Share.WITHHELD)
    steps.end(room.session)

    page = page_of(facilitator_client, group)

    assert "Eerst luisteren." in page
    assert "KANARIE" not in page


def test_a_group_that_knows_each_other_reads_what_fits_better_now(facilitator_client: Client, group: Group) -> None:
    held(group)
    Group.objects.update(familiarity="well")

    page = page_of(facilitator_client, group)

    assert "Roddelen past nu beter: jullie kennen elkaar." in page


def test_a_new_group_reads_no_hints(facilitator_client: Client, group: Group) -> None:
    held(group)

    assert "past nu beter" not in page_of(facilitator_client, group)


def test_holding_twice_changes_nothing(group: Group) -> None:
    room = held(group)
    evening = meetings.Evening(timezone.now(), timezone.now(), ["Joost"], [], [])

    meetings.hold(room.session.pk, evening)

    assert {row.member.name for row in group.meetings.get().attendance.all()} == {"Anouk de Vries", "Yasmina Amrani"}


# ---- the door -------------------------------------------------------------------------------------------------------


def scan(room: Room, **fields: str) -> str:
    answer = Client().post(reverse("join"), {"door": room.session.door_key, **fields})
    return str(answer.content.decode())


def test_who_scans_an_open_door_picks_their_name(group: Group) -> None:
    room = room_of(group)
    room.sit("Anouk")

    page = scan(room)
    scan(room, known="Joost", name="", agrees="on")

    assert 'name="known" value="Yasmina"' in page
    assert 'value="Anouk"' not in page
    assert "Joost" in {seat.name for seat in room.session.circle()}


def test_a_typed_code_shows_no_names(group: Group) -> None:
    room = room_of(group)

    page = Client().post(reverse("join"), {"code": room.session.code}).content.decode()

    assert "Yasmina" not in page
    assert 'name="known"' not in page


def test_a_door_ajar_shows_no_names(group: Group) -> None:
    room = room_of(group)
    Session.objects.filter(pk=room.session.pk).update(door="wait")

    assert "Yasmina" not in scan(room)


def test_somebody_else_types_a_name(group: Group) -> None:
    room = room_of(group)

    refused = scan(room, known="", name="", agrees="on")
    scan(room, known="", name="Willem", agrees="on")

    assert 'id="name-error"' in refused
    assert [seat.name for seat in room.session.circle()] == ["Willem"]


def test_picking_a_name_that_sits_already_waits(group: Group) -> None:
    room = room_of(group)
    room.sit("Anouk")

    scan(room, known="Anouk", name="", agrees="on")

    assert [seat.name for seat in room.session.circle()] == ["Anouk"]
    assert room.session.knocks.count() == 1
