"""An intention: written after the circle, asked about weeks later, shared only by choice, erased in any case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.followup.commands import intentions, post
from intervisie.followup.errors import IntentionOver, NoCircle
from intervisie.followup.models import Intention
from intervisie.followup.screens import looking_back
from intervisie.groups.commands import meetings
from intervisie.groups.models import Group, Meeting
from methods import catalogue
from sessions.commands import steps
from sessions.commands.opening import Belonging, Case, Plan, open_for
from sessions.models import Session
from tests.factories import Room, make_group, open_room

WORDS = "KANARIE: elke week een vraag stellen zonder oordeel"
ANSWER = "Het lukte twee keer, en dat was genoeg."
BASE = "https://intervisie.example"
FILLED = {"text": WORDS, "weeks": "4", "email": "anouk@lindedal.example"}


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke")


@pytest.fixture
def left(facilitator: User, group: Group) -> Client:
    """The phone of somebody whose meeting has just ended."""
    room = open_room(facilitator=facilitator)
    meetings.begin(group, room.session.pk)
    room.start()
    steps.end(room.session)
    phone = room.phone(room.seats[1])
    phone.get(reverse("goodbye"))
    return phone


@pytest.fixture
def made(left: Client) -> Intention:
    left.post(reverse("intend"), FILLED)
    return Intention.objects.get()


def weeks_later(made: Intention, weeks: int) -> Intention:
    """Everything about it was so much earlier."""
    by = timedelta(weeks=weeks)
    for name in ("ask_at", "ends_at", "received_at", "asked_at", "answered_at", "shared_at"):
        before = getattr(made, name)
        setattr(made, name, before and before - by)
    made.save()
    return made


def address(made: Intention) -> str:
    return reverse("intention", args=[made.key()])


def open_next(group: Group) -> Session:
    plan = Plan(title="Volgende keer", cases=[Case(catalogue.method("vijf-stappen"))])
    return open_for(group.facilitator, plan, Belonging(group=group))


# ---- writing it down ------------------------------------------------------------------------------------------------


def test_the_thanks_page_invites_to_it_and_shows_no_word_of_it_afterwards(left: Client) -> None:
    before = left.get(reverse("goodbye")).content.decode()

    left.post(reverse("intend"), FILLED)

    after = left.get(reverse("goodbye")).content.decode()
    assert "Maak er een voornemen van" in before
    assert "Je voornemen is bewaard" in after
    assert "Maak er een voornemen van" not in after
    assert "KANARIE" not in after


def test_a_double_press_keeps_one(left: Client) -> None:
    for _ in range(2):
        left.post(reverse("intend"), FILLED)

    assert Intention.objects.count() == 1


def test_a_wrong_address_loses_nothing_that_was_typed(left: Client) -> None:
    answer = left.post(reverse("intend"), FILLED | {"email": "anouk@"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert WORDS in page
    assert 'value="4" ' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize("text", ["", " " * 30, "x" * 201, "nul\0"], ids=["empty", "blank", "long", "nul"])
def test_words_that_cannot_be_kept_are_refused_at_the_field(left: Client, text: str) -> None:
    answer = left.post(reverse("intend"), FILLED | {"text": text})

    assert answer.status_code == 422
    assert not Intention.objects.exists()


def test_only_who_sat_there_may_write_one() -> None:
    assert Client().get(reverse("intend")).status_code == 403
    assert Client().post(reverse("intend"), FILLED).status_code == 403


# ---- the letters ----------------------------------------------------------------------------------------------------


def test_one_letter_says_that_it_is_kept_and_holds_no_word_of_it(made: Intention) -> None:
    sent = [post.send_due(), post.send_due()]

    letter = mail.outbox[0].message().as_string()
    assert sent == [1, 0]
    assert mail.outbox[0].to == ["anouk@lindedal.example"]
    assert mail.outbox[0].subject == "Je voornemen is bewaard"
    assert address(made) in mail.outbox[0].body
    assert "KANARIE" not in letter


def test_weeks_later_one_letter_asks_what_became_of_it(made: Intention) -> None:
    post.send_due()
    made.refresh_from_db()
    weeks_later(made, 3)
    early = post.send_due()
    weeks_later(made, 1)

    sent = [post.send_due(), post.send_due()]

    assert (early, sent) == (0, [1, 0])
    assert mail.outbox[-1].subject == "Wat is ervan geworden?"
    assert address(made) in mail.outbox[-1].body
    assert "KANARIE" not in mail.outbox[-1].body


def test_a_month_without_a_worker_floods_nobody_and_leaves_nothing(made: Intention) -> None:
    weeks_later(made, 4 + 5)

    sent = post.send_due()
    call_command("housekeeping")

    assert sent == 0
    assert not Intention.objects.exists()


def test_who_missed_the_first_letter_gets_the_question_alone(made: Intention) -> None:
    weeks_later(made, 5)

    sent = [post.send_due(), post.send_due()]

    assert sent == [1, 0]
    assert mail.outbox[0].subject == "Wat is ervan geworden?"


def test_the_command_for_letters_sends_them_too(made: Intention) -> None:
    call_command("letters")

    assert [letter.to for letter in mail.outbox] == [[made.email]]


# ---- behind the link ------------------------------------------------------------------------------------------------


def test_opening_the_link_changes_nothing(made: Intention) -> None:
    before = Intention.objects.values().get()

    page = Client().get(address(made)).content.decode()

    assert WORDS in page
    assert Intention.objects.values().get() == before


def test_a_made_up_link_is_over(made: Intention) -> None:
    answer = Client().get(reverse("intention", args=["made-up"]))

    assert answer.status_code == 410
    assert "KANARIE" not in answer.content.decode()


def test_a_link_is_over_when_its_time_is_up_though_nobody_tidied(made: Intention) -> None:
    Intention.objects.update(ends_at=timezone.now())

    answer = Client().get(address(made))

    assert answer.status_code == 410
    assert "KANARIE" not in answer.content.decode()


def test_an_answer_for_oneself_stays_private(made: Intention, group: Group) -> None:
    weeks_later(made, 4)

    Client().post(address(made), {"answer": ANSWER, "keep": "1"})

    assert ANSWER in Client().get(address(made)).content.decode()
    assert looking_back(group.pk) == []


def test_one_button_erases_everything(made: Intention) -> None:
    answer = Client().post(address(made), {"stop": "1"})

    assert "Gewist" in answer.content.decode()
    assert not Intention.objects.exists()
    assert Client().get(address(made)).status_code == 410


def test_sharing_wants_words(made: Intention) -> None:
    answer = Client().post(address(weeks_later(made, 4)), {"answer": "", "share": "1"})

    assert answer.status_code == 422
    assert "Schrijf eerst een paar woorden voor de groep." in answer.content.decode()


def test_an_intention_of_a_circle_without_a_group_can_not_be_shared(made: Intention) -> None:
    Intention.objects.update(group=None)
    weeks_later(made, 4).group = None
    Intention.objects.update(group=None)

    page = Client().get(address(made)).content.decode()

    assert "Deel met de groep" not in page
    with pytest.raises(NoCircle):
        intentions.share(Intention.objects.get(), ANSWER, with_name=False)


def test_what_is_over_can_not_be_answered(made: Intention) -> None:
    Intention.objects.update(ends_at=timezone.now())

    with pytest.raises(IntentionOver):
        intentions.keep(made, ANSWER)


# ---- looking back ---------------------------------------------------------------------------------------------------


def test_the_next_meeting_opens_with_what_was_shared(made: Intention, group: Group) -> None:
    Client().post(address(weeks_later(made, 4)), {"answer": ANSWER, "share": "1"})

    session = open_next(group)

    titles = [activity.title for activity in session.agenda()]
    look_back = session.agenda()[titles.index("Terugblik")]
    assert titles.index("Terugblik") == 1
    assert look_back.script["prompts"] == [ANSWER]
    assert "KANARIE" not in str(look_back.script)


def test_a_name_stands_by_it_only_when_its_owner_says_so(made: Intention, group: Group) -> None:
    weeks_later(made, 4)
    Client().post(address(made), {"answer": ANSWER, "share": "1", "with_name": "on"})
    named = looking_back(group.pk)

    Client().post(address(made), {"answer": ANSWER, "share": "1"})

    assert named == [f"{made.name}: {ANSWER}"]
    assert looking_back(group.pk) == [ANSWER]


def test_what_is_taken_back_opens_nothing(made: Intention, group: Group) -> None:
    weeks_later(made, 4)
    Client().post(address(made), {"answer": ANSWER, "share": "1"})
    Client().post(address(made), {"answer": ANSWER, "keep": "1"})

    session = open_next(group)

    assert "Terugblik" not in [activity.title for activity in session.agenda()]


def test_braces_in_an_answer_fill_in_nothing(made: Intention, group: Group) -> None:
    weeks_later(made, 4)
    Client().post(address(made), {"answer": "Wie is {case_bringer}?", "share": "1"})

    session = open_next(group)

    look_back = next(each for each in session.agenda() if each.title == "Terugblik")
    assert look_back.script["prompts"] == ["Wie is (case_bringer)?"]


def test_everybody_in_the_circle_reads_it_on_the_beamer(made: Intention, group: Group) -> None:
    Client().post(address(weeks_later(made, 4)), {"answer": ANSWER, "share": "1"})
    session = open_next(group)
    Room(facilitator=group.facilitator, session=session).sit("Anouk")
    steps.start(session)
    steps.go_next(session, seen=session.agenda()[0].pk)

    beamer = Client().get(reverse("beamer", args=[session.beamer_token])).content.decode()

    assert ANSWER in beamer
    assert "KANARIE" not in beamer


def test_another_group_looks_back_on_nothing_of_it(made: Intention, facilitator: User) -> None:
    Client().post(address(weeks_later(made, 4)), {"answer": ANSWER, "share": "1"})

    assert looking_back(make_group(facilitator, "Bram").pk) == []


def test_after_that_meeting_it_is_erased(made: Intention, group: Group) -> None:
    Client().post(address(weeks_later(made, 4)), {"answer": ANSWER, "share": "1"})
    Meeting.objects.create(group=group, number=9, held_at=timezone.now())

    call_command("housekeeping")

    assert looking_back(group.pk) == []
    assert not Intention.objects.exists()
