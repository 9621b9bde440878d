"""The personal link of who is invited: an answer, and on the day a seat in the circle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from intervisie.accounts.models import User
from intervisie.groups.commands import invitations, meetings, members
from intervisie.groups.models import Group, Invitation, Meeting, key_hash
from sessions.access import cookie_name
from sessions.commands import door
from sessions.models import Door, Session
from tests.factories import open_room
from tests.invited import BASE, link, made_meeting, of


@pytest.fixture
def meeting(facilitator: User) -> Meeting:
    return made_meeting(facilitator)


# ---- the personal link ----------------------------------------------------------------------------------------------


def test_the_key_is_stored_nowhere(meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    invitation = of(meeting, "Anouk")

    stored = [str(value) for value in Invitation.objects.filter(pk=invitation.pk).values_list()[0]]

    assert invitation.key() not in stored
    assert key_hash(invitation.key()) in stored


def test_a_link_that_is_handed_over_opens_after_a_change_of_the_secret_key(
    client: Client, settings: Settings, meeting: Meeting
) -> None:
    invitations.announce(meeting, BASE)
    settings.SECRET_KEY = "another key of the server"

    invitations.link_for(meeting, of(meeting, "Anouk").member)

    assert client.get(link(meeting)).status_code == 200


@pytest.mark.parametrize("answer", ["coming", "cannot"])
def test_the_facilitator_sees_what_a_member_answers(
    client: Client, facilitator_client: Client, meeting: Meeting, answer: str
) -> None:
    invitations.announce(meeting, BASE)

    client.get(link(meeting))
    before = of(meeting, "Anouk").standing_answer
    client.post(link(meeting), {"answer": answer})

    page = facilitator_client.get(reverse("guests", args=[meeting.group.public_id, 1])).content.decode()
    assert before == ""
    assert of(meeting, "Anouk").standing_answer == answer
    assert {"coming": "1 komen, 0 kunnen niet", "cannot": "0 komen, 1 kunnen niet"}[answer] in page


def test_an_answer_is_for_the_day_it_was_given_for_and_is_asked_for_again(
    facilitator_client: Client, client: Client, meeting: Meeting
) -> None:
    invitations.announce(meeting, BASE)
    client.post(link(meeting), {"answer": "coming"})

    Meeting.objects.update(begins_at=timezone.now() + timedelta(days=17))

    page = client.get(link(meeting)).content.decode()
    guests = facilitator_client.get(reverse("guests", args=[meeting.group.public_id, 1])).content.decode()
    assert of(meeting, "Anouk").standing_answer == ""
    assert "is veranderd sinds je antwoord" in page
    assert guests.count("antwoordde toen het op een ander moment was") == 1


def test_a_link_can_be_handed_over(facilitator_client: Client, client: Client, meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)
    femke = of(meeting, "Femke")
    handed = reverse("guest_link", args=[meeting.group.public_id, 1, femke.member_id])

    page = facilitator_client.post(handed).content.decode()

    assert link(meeting, "Femke") in page
    assert client.get(link(meeting, "Femke")).status_code == 200


def over(meeting: Meeting) -> None:
    ended = timezone.now() - timedelta(days=2)
    Meeting.objects.update(begins_at=ended - timedelta(hours=2), ends_at=ended)


def left(meeting: Meeting) -> None:
    members.leave(meeting.group.circle()[0])


def archived(meeting: Meeting) -> None:
    Group.objects.update(archived_at=timezone.now())


@pytest.mark.parametrize("ends", [over, left, archived], ids=["over", "left", "archived"])
def test_a_link_ends(client: Client, meeting: Meeting, ends: Callable[[Meeting], None]) -> None:
    invitations.announce(meeting, BASE)
    address = link(meeting)

    ends(meeting)

    assert client.get(address).status_code == 410


def test_made_up_links_are_counted_and_a_right_one_stays_welcome(client: Client, meeting: Meeting) -> None:
    invitations.announce(meeting, BASE)

    answers = [client.get(reverse("invited", args=[f"made-up-{n}"])).status_code for n in range(61)]

    assert (answers[0], answers[59], answers[60]) == (410, 410, 429)
    assert client.get(link(meeting)).status_code == 200


# ---- on the day -----------------------------------------------------------------------------------------------------


@pytest.fixture
def session(facilitator: User, meeting: Meeting) -> Session:
    """The circle is in the room, the console open."""
    invitations.announce(meeting, BASE)
    room = open_room("vijf-stappen", seats=0, facilitator=facilitator)
    meetings.begin(meeting.group, room.session.pk)
    door.host(room.session)
    room.session.refresh_from_db()
    return room.session


def test_the_link_seats_its_member_under_the_own_name(client: Client, meeting: Meeting, session: Session) -> None:
    page = client.get(link(meeting)).content.decode()

    answer = client.post(link(meeting), {"agrees": "on", "name": "Somebody else", "known": "Joost"})

    assert "Anouk" in page
    assert answer.headers["Location"] == reverse("phone")
    assert [seat.name for seat in session.circle()] == ["Anouk"]
    assert client.cookies[cookie_name()].value


def test_nobody_sits_who_did_not_agree(client: Client, meeting: Meeting, session: Session) -> None:
    answer = client.post(link(meeting), {})

    assert answer.status_code == 422
    assert not session.circle().exists()


@pytest.mark.parametrize(
    ("held", "status", "to"), [(Door.WAIT, 303, "waiting"), (Door.LOCKED, 404, "")], ids=["ajar", "locked"]
)
def test_the_door_is_respected(
    client: Client, meeting: Meeting, session: Session, held: Door, status: int, to: str
) -> None:
    door.hold(session, held)

    answer = client.post(link(meeting), {"agrees": "on"})

    assert answer.status_code == status
    assert answer.headers.get("Location", "") == (reverse(to) if to else "")
    assert not session.circle().exists()


def test_a_second_phone_with_the_same_link_waits(meeting: Meeting, session: Session) -> None:
    Client().post(link(meeting), {"agrees": "on"})

    answer = Client().post(link(meeting), {"agrees": "on"})

    assert answer.headers["Location"] == reverse("waiting")
    assert session.circle().count() == 1
