"""Planning one meeting: when and where, methods with reasons, and an agenda that adds up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import cases, meetings, plans
from intervisie.groups.models import Case, Group, Meeting, upcoming
from tests.factories import make_group

WHEN = {"day": "2027-03-15", "begin": "13:30", "end": "15:30", "version": "0"}
FIVE = WHEN | {"method": "vijf-stappen"}

pytestmark = pytest.mark.time_machine("2027-01-11 09:00+01:00")  # the days below are still to come


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def address(group: Group, number: int = 1) -> str:
    return reverse("plan", args=[group.public_id, number])


def post(client: Client, group: Group, fields: Mapping[str, Any], **headers: str) -> Any:
    return client.post(address(group), fields, headers=headers)


def planned(client: Client, group: Group, **changed: Any) -> Meeting:
    post(client, group, FIVE | changed)
    return Meeting.objects.get(number=1)


def blocks(meeting: Meeting) -> dict[str, int]:
    meeting.refresh_from_db()
    return {each["id"]: each["minutes"] for each in meeting.agenda["blocks"]} if meeting.agenda else {}


def do(client: Client, group: Group, asked: str, **changed: Any) -> Any:
    version = Meeting.objects.get(number=1).version
    return post(client, group, FIVE | {"version": version, "do": asked} | changed)


# ---- reaching it -----------------------------------------------------------------------------------------------------


def test_looking_makes_nothing(facilitator_client: Client, group: Group) -> None:
    answer = facilitator_client.get(address(group))

    assert answer.status_code == 200
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("number", [0, 11, 99])
def test_beyond_the_path_there_is_no_plan(facilitator_client: Client, group: Group, number: int) -> None:
    assert facilitator_client.get(address(group, number)).status_code == 404


def test_a_meeting_that_was_held_is_not_planned(facilitator_client: Client, group: Group) -> None:
    Meeting.objects.create(group=group, number=1, held_at=timezone.now())

    answer = facilitator_client.get(address(group))

    assert answer.status_code == 404


# ---- when and where --------------------------------------------------------------------------------------------------


def test_what_is_filled_in_is_kept(facilitator_client: Client, group: Group) -> None:
    answer = post(facilitator_client, group, WHEN | {"place": "De oude school", "online": "room", "question": "share"})

    meeting = Meeting.objects.get()
    assert answer.status_code == 303
    assert meeting.begins_at == datetime(2027, 3, 15, 12, 30, tzinfo=UTC)
    assert (meeting.place, meeting.online, meeting.question, meeting.version) == ("De oude school", False, "share", 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param({"day": "2027-02-29"}, "2027 heeft geen 29 februari", id="no-leap-year"),
        pytest.param({"day": "2027-03-28", "begin": "02:30"}, "klok", id="skipped-by-the-clock"),
        pytest.param({"day": "2027-10-31", "begin": "02:30"}, "klok", id="twice-on-the-clock"),
        pytest.param({"end": "13:00"}, "13:00", id="ends-before-it-begins"),
        pytest.param({"begin": ""}, "Vul ook een tijd in", id="no-time"),
        pytest.param({"place": "x" * 10_000}, "200", id="endless-place"),
        pytest.param({"second": "roddelen"}, "Kies ook de werkvorm van de eerste", id="only-a-second"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    facilitator_client: Client, group: Group, typed: dict[str, str], sentence: str
) -> None:
    answer = post(facilitator_client, group, WHEN | {"place": "De oude school"} | typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert all(value in page for name, value in (WHEN | typed).items() if name != "version")
    assert not Meeting.objects.exists()


def test_a_day_may_wait(facilitator_client: Client, group: Group) -> None:
    post(facilitator_client, group, {"version": "0", "place": "Buurthuis"})

    assert Meeting.objects.get().begins_at is None


# ---- methods, with reasons -------------------------------------------------------------------------------------------


def test_methods_come_with_what_speaks_for_and_against_them(facilitator_client: Client, group: Group) -> None:
    post(facilitator_client, group, WHEN | {"end": "14:30", "question": "problem"})

    page = facilitator_client.get(address(group)).content.decode()

    assert page.index('value="vijf-stappen"') < page.index('value="socratisch"')
    assert "<strong>Past</strong>" in page
    assert "<strong>Let op:</strong>" in page


def test_only_shared_cases_of_the_group_are_brought(facilitator_client: Client, group: Group) -> None:
    shared, unshared = (cases.ask(group, member) for member in group.circle()[:2])
    cases.share(shared)

    good = post(facilitator_client, group, WHEN | {"cases": [shared.pk]})
    bad = post(facilitator_client, group, WHEN | {"version": "1", "cases": [unshared.pk]})

    assert (good.status_code, bad.status_code) == (303, 422)
    assert list(Meeting.objects.get().cases.all()) == [shared]


def test_a_case_can_stay_behind(facilitator_client: Client, group: Group) -> None:
    case = cases.ask(group, group.circle()[0])
    cases.share(case)
    post(facilitator_client, group, WHEN | {"cases": [case.pk]})

    post(facilitator_client, group, WHEN | {"version": "1"})

    assert Case.objects.get().meeting is None


# ---- the agenda ------------------------------------------------------------------------------------------------------


def test_the_agenda_adds_up_to_the_end(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group)

    page = facilitator_client.get(address(group)).content.decode()

    assert sum(blocks(meeting).values()) == 120
    assert ">13:30<" in page
    assert "Klaar, precies op tijd" in page


def test_longer_takes_from_the_room_to_breathe(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group)
    before = blocks(meeting)
    name = next(name for name in before if name.startswith("round-"))

    answer = do(facilitator_client, group, f"longer:{name}:{before[name] + 5}")

    after = blocks(meeting)
    assert answer["Location"].endswith("#agenda")
    assert after[name] > before[name]
    assert sum(after.values()) == 120


def test_parts_are_added_moved_and_left_out(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group)

    do(facilitator_client, group, "add:icebreaker-1")
    do(facilitator_client, group, "add:own-1", title="Wandelen")
    first = list(blocks(meeting))[:2]
    do(facilitator_client, group, "later:own-1:1")
    second = list(blocks(meeting))[:2]
    do(facilitator_client, group, "move:own-1:0")
    do(facilitator_client, group, "remove:icebreaker-1")

    assert (first, second) == (["own-1", "icebreaker-1"], ["icebreaker-1", "own-1"])
    assert next(iter(blocks(meeting))) == "own-1"
    assert "icebreaker-1" not in blocks(meeting)


def test_coffee_lies_outside_the_meeting(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group, coffee_before="on", coffee_after="on")

    page = facilitator_client.get(address(group)).content.decode()

    assert (next(iter(blocks(meeting))), list(blocks(meeting))[-1]) == ("coffee-before", "coffee-after")
    assert ">13:00<" in page
    assert "Klaar, precies op tijd" in page


def test_too_long_comes_with_a_proposal_that_fits(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group, end="14:40")
    too_long = sum(blocks(meeting).values())
    page = facilitator_client.get(address(group)).content.decode()

    do(facilitator_client, group, "fit", end="14:40")

    assert too_long > 70
    assert "Maak het passend" in page
    assert sum(blocks(meeting).values()) == 70


@pytest.mark.parametrize(
    "asked",
    [
        *("longer:made-up:20", "shorter:made-up:5", "remove:round-1-x", "explode", "move:a:b", "move:a:²", "move:a:3"),
        *("add:party-1", "add:break-7", "add:break", "longer:opening-checkin", "longer:opening-checkin:9999"),
    ],
)
def test_what_cannot_be_done_with_an_agenda_is_refused(facilitator_client: Client, group: Group, asked: str) -> None:
    meeting = planned(facilitator_client, group)
    before = blocks(meeting)

    answer = do(facilitator_client, group, asked, place="De oude school")

    assert answer.status_code == 422
    assert "De oude school" in answer.content.decode()
    assert blocks(meeting) == before


def test_another_method_gets_another_agenda(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group)

    post(facilitator_client, group, FIVE | {"version": "1", "second": "incidenten"})

    meeting.refresh_from_db()
    assert meeting.chosen == ["vijf-stappen", "incidenten"]
    assert any(name.startswith("round-1-") for name in blocks(meeting))


@pytest.mark.parametrize(
    "asked",
    ["add:own-1", "longer:icebreaker-1:25", "shorter:icebreaker-1:5", "later:icebreaker-1:1", "remove:icebreaker-1"],
)
def test_a_button_that_is_pressed_twice_does_it_once(facilitator_client: Client, group: Group, asked: str) -> None:
    meeting = planned(facilitator_client, group)
    do(facilitator_client, group, "add:icebreaker-1")

    first = post(facilitator_client, group, FIVE | {"version": "2", "do": asked, "title": "Wandelen"})
    once = blocks(meeting)
    again = post(facilitator_client, group, FIVE | {"version": "2", "do": asked, "title": "Wandelen"})

    assert (first.status_code, again.status_code) == (303, 303)
    assert list(blocks(meeting).items()) == list(once.items())
    assert meeting.version == 3


def test_a_button_of_an_older_screen_that_cannot_be_done_says_so(facilitator_client: Client, group: Group) -> None:
    planned(facilitator_client, group)
    do(facilitator_client, group, "add:icebreaker-1")
    do(facilitator_client, group, "remove:icebreaker-1")

    answer = post(facilitator_client, group, FIVE | {"version": "2", "do": "longer:icebreaker-1:15"})

    assert answer.status_code == 409
    assert "op een ander scherm veranderd" in answer.content.decode()


def test_another_method_keeps_what_was_put_in_between(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group)
    do(facilitator_client, group, "add:icebreaker-1")
    do(facilitator_client, group, "add:own-1", title="Wandelen", after=list(blocks(meeting))[-2])
    do(facilitator_client, group, "longer:own-1:15")

    do(facilitator_client, group, "", method="socratisch", coffee_before="on")

    now = blocks(meeting)
    assert meeting.chosen == ["socratisch"]
    assert list(now)[:2] == ["coffee-before", "icebreaker-1"]
    assert "Wandelen" in [each["title"] for each in (meeting.agenda or {})["blocks"]]
    assert now["own-1"] == 15


def test_a_length_that_was_given_stays_when_a_second_method_comes(facilitator_client: Client, group: Group) -> None:
    usual = dict(blocks(planned(facilitator_client, group)))
    do(facilitator_client, group, f"longer:opening-welkom:{usual['opening-welkom'] + 10}")

    do(facilitator_client, group, "", second="roddelen")

    meeting = Meeting.objects.get(number=1)
    assert meeting.chosen == ["vijf-stappen", "roddelen"]
    assert blocks(meeting)["opening-welkom"] == usual["opening-welkom"] + 10


# ---- two screens, and the script -------------------------------------------------------------------------------------


def test_an_older_screen_is_told_and_loses_nothing(facilitator_client: Client, group: Group) -> None:
    planned(facilitator_client, group)
    planned(facilitator_client, group, version="1", place="Buurthuis")

    answer = post(facilitator_client, group, FIVE | {"version": "1", "place": "De oude school"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "op een ander scherm veranderd" in page
    assert "De oude school" in page
    assert 'name="version" value="2"' in page
    assert Meeting.objects.get().place == "Buurthuis"


def test_sent_twice_it_is_kept_once(facilitator_client: Client, group: Group) -> None:
    planned(facilitator_client, group)

    answer = post(facilitator_client, group, FIVE)

    assert answer.status_code == 303
    assert Meeting.objects.get().version == 1


def test_the_script_gets_the_page_and_a_sentence(facilitator_client: Client, group: Group) -> None:
    kept = post(facilitator_client, group, FIVE, x_autosave="1")
    refused = post(facilitator_client, group, FIVE | {"version": "1", "end": "12:00"}, x_autosave="1")

    assert (kept.status_code, refused.status_code) == (200, 422)
    assert 'name="version" value="1"' in kept.content.decode()
    assert refused.json()["sentence"]


# ---- what members hear again -----------------------------------------------------------------------------------------


def test_only_what_members_were_told_makes_them_hear_again(facilitator_client: Client, group: Group) -> None:
    sequences = [planned(facilitator_client, group).sequence]
    sequences.append(planned(facilitator_client, group, version="1", question="share").sequence)
    sequences.append(planned(facilitator_client, group, version="2", place="Buurthuis").sequence)
    sequences.append(planned(facilitator_client, group, version="3", place="Buurthuis", day="2027-03-16").sequence)

    assert sequences == [0, 0, 1, 2]


def test_a_cancelled_meeting_lets_its_cases_go(facilitator_client: Client, group: Group) -> None:
    meeting = planned(facilitator_client, group)
    meetings.bring(meeting, cases.ask(group, group.circle()[0]))

    facilitator_client.post(reverse("plan_cancel", args=[group.public_id, 1]), {"sure": "on"})

    meeting.refresh_from_db()
    assert meeting.cancelled_at is not None
    assert (meeting.sequence, meeting.cases.count()) == (1, 0)
    assert upcoming(group) == 2
    assert "afgezegd" in facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()


def test_cancelling_wants_a_tick(facilitator_client: Client, group: Group) -> None:
    planned(facilitator_client, group)

    facilitator_client.post(reverse("plan_cancel", args=[group.public_id, 1]))

    assert Meeting.objects.get().cancelled_at is None


def test_a_cancelled_meeting_is_not_planned_but_can_happen_after_all(facilitator_client: Client, group: Group) -> None:
    planned(facilitator_client, group)
    plans.cancel(group, 1)

    refused = post(facilitator_client, group, FIVE | {"version": "2", "place": "Buurthuis"})
    facilitator_client.post(reverse("plan_cancel", args=[group.public_id, 1]), {"restore": "1"})

    assert refused.status_code == 410
    assert Meeting.objects.get().cancelled_at is None
    assert "Draaiboek" in facilitator_client.get(address(group)).content.decode()


def test_a_part_that_is_being_named_is_not_lost_to_the_script(facilitator_client: Client, group: Group) -> None:
    planned(facilitator_client, group)

    answer = post(facilitator_client, group, FIVE | {"version": "1", "title": "Wandelen"}, x_autosave="1")

    assert 'value="Wandelen"' in answer.content.decode()


def test_the_last_meeting_of_a_path_ends_with_looking_back_on_all_of_it(group: Group) -> None:
    usual, last = Meeting(group=group, number=3), Meeting(group=group, number=10, final=True)

    titles = [[block.title for block in plans.proposal(each, ["vijf-stappen"], 150).blocks] for each in (usual, last)]

    assert "Terugkijken op de hele reeks, en hoe verder" not in titles[0]
    assert titles[1][-2] == "Terugkijken op de hele reeks, en hoe verder"
