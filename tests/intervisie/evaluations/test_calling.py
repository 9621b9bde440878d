"""When a circle is asked to look back, and what its facilitator sees of that."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import Organisation, User
from intervisie.evaluations.commands import calling
from intervisie.evaluations.models import Evaluation
from intervisie.evaluations.seam import Evening
from intervisie.groups.models import Member
from sessions.commands import steps
from tests.factories import Room, make_group, open_room
from tests.intervisie.evaluations.circles import answer, answers, asked, ended, path_meeting, week_later

pytestmark = pytest.mark.django_db
MASKED = re.compile(rb"[A-Za-z0-9]{64}")  # Django writes the token of a form differently each time


@pytest.mark.parametrize(
    ("moment", "numbers"),
    [
        ("three", [None, 1, 3, 6, 9, 10]),
        ("every", [None, *range(1, 11)]),
        ("first", [None, 1, 10]),
        ("last", [10]),
        ("hand", [10]),
    ],
)
def test_a_circle_is_asked_after_the_meetings_that_its_organisation_chose(moment: str, numbers: list[int]) -> None:
    path = [
        Evening(1, 1, "", date(2026, 3, 2), guided=True, has_ended=True, people=(), number=number, final=number == 10)
        for number in (None, *range(1, 11))
    ]

    due = [evening.number for evening in path if calling.is_due(moment, evening)]

    assert due == numbers


def test_a_meeting_in_between_asks_nobody(facilitator: User) -> None:
    group = make_group(facilitator)
    path_meeting(group, 2)

    ended(2, facilitator, group)

    assert not Evaluation.objects.exists()


def test_a_circle_without_a_group_is_asked_as_if_it_were_the_first_time(facilitator: User) -> None:
    room = ended(2, facilitator)

    assert asked(room).ballots.count() == 2


def test_who_was_put_out_or_never_began_is_not_asked(facilitator: User) -> None:
    room = open_room(seats=2, facilitator=facilitator)

    steps.end(room.session)

    assert not Evaluation.objects.exists()


def test_the_last_meeting_asks_about_the_seven_goals(facilitator: User) -> None:
    group = make_group(facilitator)
    path_meeting(group, 10, final=True)

    room = ended(2, facilitator, group)

    assert len(asked(room).questions["statements"]) == 7
    assert asked(room).final


def test_nobody_is_asked_about_guiding_when_there_was_none(facilitator: User) -> None:
    room = open_room(seats=2, facilitator=facilitator).start()
    room.session.unguided = True
    room.session.save()

    steps.end(room.session)

    assert "guiding" not in [each["id"] for each in asked(room).questions["statements"]]


def test_an_evaluation_knows_its_group_method_and_region(facilitator: User) -> None:
    group = make_group(facilitator, field="Zorg en veiligheid")

    evaluation = asked(ended(2, facilitator, group, "roddelen"))

    assert (evaluation.group, evaluation.method, evaluation.region) == (group.pk, "roddelen", "Zorg en veiligheid")
    assert None not in evaluation.ballots.values_list("member", flat=True)


# ---- by hand --------------------------------------------------------------------------------------------------------


def test_a_facilitator_asks_by_hand_and_twice_asks_once(facilitator: User, facilitator_client: Client) -> None:
    Organisation.objects.update(evaluation="hand")
    room = ended(2, facilitator)
    url = reverse("looking_back", args=[room.session.public_id])

    sent = [facilitator_client.post(url).status_code for _ in range(2)]

    assert sent == [303, 303]
    assert asked(room).ballots.count() == 2


@pytest.mark.parametrize("name", ["looking_back", "looking_back_paper"])
def test_a_session_of_others_is_not_found(facilitator: User, stranger_client: Client, name: str) -> None:
    room = ended(2, facilitator)

    answer = stranger_client.get(reverse(name, args=[room.session.public_id]))

    assert answer.status_code == 404


def test_a_session_that_goes_on_cannot_look_back(facilitator: User, facilitator_client: Client) -> None:
    room = open_room(seats=2, facilitator=facilitator).start()

    answer = facilitator_client.post(reverse("looking_back", args=[room.session.public_id]))

    assert answer.status_code == 404


def test_the_page_is_the_same_whoever_has_answered(facilitator: User, facilitator_client: Client) -> None:
    room = ended(2, facilitator)
    url = reverse("looking_back", args=[room.session.public_id])
    before = MASKED.sub(b"", facilitator_client.get(url).content)

    answer(asked(room), [answers(4, text="KANARIETEKST")] * 4)

    assert MASKED.sub(b"", facilitator_client.get(url).content) == before


def test_the_console_says_that_the_circle_was_asked(facilitator: User, facilitator_client: Client) -> None:
    room = ended(2, facilitator)

    page = facilitator_client.get(reverse("console", args=[room.session.public_id])).content.decode()

    assert "De kring krijgt de vragen op de telefoon" in page


def test_the_list_to_print_has_everybody_who_sat_there_and_the_questions(
    facilitator: User, facilitator_client: Client
) -> None:
    room = ended(2, facilitator)

    page = facilitator_client.get(reverse("looking_back_paper", args=[room.session.public_id])).content.decode()

    assert all(seat.name in page for seat in room.seats)
    assert "Iedereen deed mee." in page


def test_after_closing_the_page_says_so(facilitator: User, facilitator_client: Client) -> None:
    room = ended(2, facilitator)
    week_later()

    page = facilitator_client.get(reverse("looking_back", args=[room.session.public_id])).content.decode()

    assert "Gesloten" in page


# ---- what is said about mail ----------------------------------------------------------------------------------------


def evening_of_a_group(facilitator: User, *, email: str) -> Room:
    """A circle of a group that has ended, and that nobody was mailed an invitation to."""
    group = make_group(facilitator, "Anouk", "Yasmina")
    Member.objects.update(email=email)
    path_meeting(group, 1)
    return ended(2, facilitator, group)


def told(client: Client, room: Room) -> tuple[str, str]:
    """The console and the page about looking back."""
    names = ("console", "looking_back")
    console, page = (client.get(reverse(name, args=[room.session.public_id])).content.decode() for name in names)
    return console, page


def test_no_mail_is_promised_while_links_have_no_address_and_asking_again_gives_them_one(
    facilitator: User, facilitator_client: Client
) -> None:
    room = evening_of_a_group(facilitator, email="anouk@lindedal.example")
    before = told(facilitator_client, room)

    facilitator_client.post(reverse("looking_back", args=[room.session.public_id]))

    after = told(facilitator_client, room)
    assert "en per mail" not in before[0]
    assert "Niemand krijgt er een mail over" in before[1]
    assert "Mail de link ook" in before[1]
    assert "op de telefoon en per mail" in after[0]
    assert "Mail de link ook" not in after[1]
    assert asked(room).address == "http://testserver"
    assert asked(room).ballots.count() == 2


def test_no_mail_is_promised_to_a_circle_without_addresses(facilitator: User, facilitator_client: Client) -> None:
    room = evening_of_a_group(facilitator, email="")

    console, page = told(facilitator_client, room)

    assert "De kring krijgt de vragen op de telefoon. Antwoorden kan" in console
    assert "Mail de link ook" not in page


def test_the_console_says_when_looking_back_is_over(facilitator: User, facilitator_client: Client) -> None:
    room = ended(2, facilitator)
    week_later()

    console, _page = told(facilitator_client, room)

    assert "Terugkijken is voorbij" in console
