"""What the plan says gently: of safety, screens for new groups, an odd order of days, days that are over."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.models import Familiarity, Group, Meeting
from methods.agenda import Agenda
from tests.factories import make_group

pytestmark = pytest.mark.time_machine("2027-01-11 09:00+01:00")

WHEN = {"begin": "13:30", "end": "15:30", "version": "0"}
EARLY = "Kom de eerste keren liever bij elkaar"


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def address(group: Group, number: int = 1) -> str:
    return reverse("plan", args=[group.public_id, number])


def plan(client: Client, group: Group, number: int = 1, **fields: str) -> Any:
    return client.post(address(group, number), {**WHEN, **fields})


def agenda() -> Agenda:
    return Agenda.model_validate(Meeting.objects.get().agenda)


def page(client: Client, group: Group, number: int = 1) -> str:
    return client.get(address(group, number)).content.decode()


# ---- safety ---------------------------------------------------------------------------------------------------------


def test_little_safety_speaks_against_a_method_that_asks_much(facilitator_client: Client, group: Group) -> None:
    Group.objects.update(familiarity=Familiarity.WELL)
    plan(facilitator_client, group, question="share", safety="safe")
    safe = page(facilitator_client, group)

    plan(facilitator_client, group, question="share", safety="unsure", version="1")

    unsure = page(facilitator_client, group)
    assert Meeting.objects.get().safety == "unsure"
    assert safe.index('value="roddelen"') < safe.index('value="vijf-stappen"')
    assert unsure.index('value="vijf-stappen"') < unsure.index('value="roddelen"')


# ---- to the chooser and back ----------------------------------------------------------------------------------------


def test_the_chooser_knows_what_the_plan_knows(facilitator_client: Client, group: Group) -> None:
    plan(facilitator_client, group, day="2027-03-15", question="share", safety="growing")
    html = page(facilitator_client, group)
    link = html[html.index(reverse("choose") + "?") :].split('"')[0].replace("&amp;", "&")

    chooser = facilitator_client.get(link).content.decode()

    for known in ("question=share", "familiarity=new", "guide=with", "minutes=120"):
        assert known in link
    assert "safety" not in link  # an address stands in histories and logs
    assert re.search(r'value="share"[^>]* checked', chooser)
    assert address(group) in chooser
    assert f"{address(group)}?method=roddelen" in chooser


def test_laid_side_by_side_they_still_lead_back_to_the_plan(facilitator_client: Client, group: Group) -> None:
    asked = {"group": str(group.public_id), "meeting": "1", "method": ["roddelen", "socratisch"]}

    html = facilitator_client.get(reverse("compare"), asked).content.decode()

    assert f'href="{address(group)}?method=socratisch"' in html
    assert "Terug naar het plan" in html


def test_a_method_from_the_chooser_is_ticked_and_not_kept_yet(facilitator_client: Client, group: Group) -> None:
    html = facilitator_client.get(address(group) + "?method=roddelen").content.decode()

    assert 'value="roddelen" checked' in html
    assert "data-unkept" in html
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("method", ["", "nergens", "<script>", "vijf-stappen"])
def test_what_is_no_new_method_brings_nothing(facilitator_client: Client, group: Group, method: str) -> None:
    plan(facilitator_client, group, method="vijf-stappen")

    html = facilitator_client.get(address(group), {"method": method}).content.decode()

    assert "data-unkept" not in html
    assert 'value="vijf-stappen" checked' in html


def test_the_chooser_takes_no_other_way_back(facilitator_client: Client) -> None:
    html = facilitator_client.get(reverse("choose"), {"group": "//elders.example", "meeting": "1"}).content.decode()

    assert "elders.example" not in html.replace('value="//elders.example"', "")


# ---- online ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("known", "said"), [("any", True), ("some", True), ("well", False)])
def test_a_first_meeting_on_a_screen_is_advised_against(
    facilitator_client: Client, group: Group, known: str, said: bool
) -> None:
    Group.objects.update(familiarity=known)

    plan(facilitator_client, group, online="online")

    assert (EARLY in page(facilitator_client, group)) is said


def test_after_a_few_meetings_a_screen_is_no_question_any_more(facilitator_client: Client, group: Group) -> None:
    for number in (1, 2, 3):
        Meeting.objects.create(group=group, number=number, held_at=timezone.now())

    plan(facilitator_client, group, 4, online="online")

    assert EARLY not in page(facilitator_client, group, 4)


def test_in_one_room_nothing_is_said_of_screens(facilitator_client: Client, group: Group) -> None:
    plan(facilitator_client, group, online="room")

    assert EARLY not in page(facilitator_client, group)


# ---- days -----------------------------------------------------------------------------------------------------------


def test_a_day_that_is_over_is_refused_at_its_field(facilitator_client: Client, group: Group) -> None:
    answer = plan(facilitator_client, group, day="2027-01-10", place="Buurthuis")

    assert answer.status_code == 422
    assert "Deze dag is al voorbij" in answer.content.decode()
    assert 'value="Buurthuis"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_today_can_be_planned(facilitator_client: Client, group: Group) -> None:
    answer = plan(facilitator_client, group, day="2027-01-11")

    assert answer.status_code == 303


def test_a_meeting_that_has_a_day_keeps_it_when_it_is_over(
    facilitator: User, facilitator_client: Client, group: Group, time_machine: Any
) -> None:
    plan(facilitator_client, group, day="2027-03-15")
    time_machine.move_to("2027-03-20 09:00+01:00")
    facilitator_client.force_login(facilitator)  # the old visit is over as well

    answer = plan(facilitator_client, group, day="2027-03-15", place="Buurthuis", version="1")

    assert answer.status_code == 303
    assert Meeting.objects.get().place == "Buurthuis"


@pytest.mark.parametrize(("second", "asks"), [("2027-03-14", True), ("2027-03-15", True), ("2027-03-16", False)])
def test_days_in_an_odd_order_are_asked_about_and_kept(
    facilitator_client: Client, group: Group, second: str, asks: bool
) -> None:
    plan(facilitator_client, group, day="2027-03-15")

    plan(facilitator_client, group, 2, day=second)

    assert Meeting.objects.filter(begins_at=None).count() == 0
    assert ("Bijeenkomst 1 is op 15 maart 2027." in page(facilitator_client, group, 2)) is asks
    assert ("Bijeenkomst 2 is op" in page(facilitator_client, group)) is asks


# ---- room to breathe ------------------------------------------------------------------------------------------------


def test_a_meeting_that_gets_shorter_gives_its_room_to_breathe_first(facilitator_client: Client, group: Group) -> None:
    plan(facilitator_client, group, day="2027-03-15", end="15:40", method="vijf-stappen")
    roomy = {block.id for block in agenda().blocks}

    plan(facilitator_client, group, day="2027-03-15", end="14:40", method="vijf-stappen", version="1")

    assert "spare" in roomy
    assert "spare" not in {block.id for block in agenda().blocks}
    assert Meeting.objects.get().too_long == agenda().over > 0
