"""Laying out the path of a group: dates around holidays, adjusted by hand, kept as meetings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import Organisation, User
from intervisie.groups.commands import kept_paths, meetings, paths
from intervisie.groups.models import Group, Meeting, Member, PathTemplate
from tests.factories import make_facilitator, make_group, open_room

HEAD = {"template": "ten", "first": "2027-03-15", "begin": "13:30", "end": "15:30", "weeks": "4"}
TEN_MODES = ["with", "with", "with", "without", "without", "with", "without", "without", "free", "with"]

pytestmark = pytest.mark.time_machine("2027-01-11 09:00+01:00")  # the days below are still to come


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost")


def post(client: Client, group: Group, fields: Mapping[str, Any]) -> Any:
    return client.post(reverse("path", args=[group.public_id]), fields)


def fields_of(answer: Any) -> dict[str, str]:
    """What the page would send again: its inputs, and what is chosen in its lists."""
    page = answer.content.decode()
    found = dict(re.findall(r'<input type="(?:text|date|time|number|hidden)" name="([^"]+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


def proposal(client: Client, group: Group, **changed: str) -> dict[str, str]:
    begun = fields_of(client.get(reverse("path", args=[group.public_id])))
    return fields_of(post(client, group, begun | HEAD | {"propose": "1"} | changed))


def laid(client: Client, group: Group, **changed: str) -> Any:
    return post(client, group, proposal(client, group) | changed)


def test_the_path_of_ten_is_proposed_around_holidays(facilitator_client: Client, group: Group) -> None:
    answer = post(facilitator_client, group, HEAD | {"propose": "1"})

    found = fields_of(answer)
    assert [found[f"mode-{n}"] for n in range(1, 11)] == TEN_MODES
    assert found["day-1"] == "2027-03-15"
    assert found["day-2"] == "2027-04-12"
    assert not Meeting.objects.exists()


def test_a_day_that_moved_aside_says_why(facilitator_client: Client, group: Group) -> None:
    answer = post(facilitator_client, group, HEAD | {"first": "2027-03-01", "propose": "1"})

    assert fields_of(answer)["day-2"] == "2027-04-05"
    assert "Niet op 29 maart: Tweede paasdag." in answer.content.decode()


def test_kept_it_fills_the_meetings(facilitator_client: Client, group: Group) -> None:
    answer = laid(facilitator_client, group)

    rows = list(group.meetings.all())
    assert answer.status_code == 303
    assert [row.mode for row in rows] == ["without" if mode == "free" else mode for mode in TEN_MODES]
    assert [row.number for row in rows if row.open_choice] == [9]
    assert [row.number for row in rows if row.final] == [10]
    assert timezone.localtime(rows[0].begins_at).isoformat() == "2027-03-15T13:30:00+01:00"
    assert timezone.localtime(rows[1].ends_at).isoformat() == "2027-04-12T15:30:00+02:00"


def test_the_row_of_circles_shows_the_days(facilitator_client: Client, group: Group) -> None:
    laid(facilitator_client, group)

    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()

    assert page.count('class="path__day num"') == 10
    assert "15 mrt" in page
    assert "(kies samen)" in page
    assert "terugkijken" in page


def test_a_meeting_is_adjusted_by_hand(facilitator_client: Client, group: Group) -> None:
    laid(facilitator_client, group, **{"day-2": "13-4-2027", "mode-2": "without", "begin-2": "19.00", "end-2": "21:00"})

    second = group.meetings.get(number=2)
    assert second.mode == "without"
    assert timezone.localtime(second.begins_at).isoformat() == "2027-04-13T19:00:00+02:00"


def test_it_may_stay_without_a_day(facilitator_client: Client, group: Group) -> None:
    laid(facilitator_client, group, **{"day-7": ""})

    assert group.meetings.get(number=7).begins_at is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param({"day-3": "29-2-2027"}, "2027 heeft geen 29 februari.", id="no-29-february"),
        pytest.param({"day-3": "31-4-2027"}, "Die dag staat niet in de kalender.", id="no-such-day"),
        pytest.param({"day-3": "2027-03-15"}, "Dit ligt niet na bijeenkomst 2.", id="out-of-order"),
        pytest.param({"end-3": "13:00"}, "Het einde (13:00) moet na het begin (13:30) komen.", id="end-before-begin"),
        pytest.param({"begin-3": "25:00"}, "Schrijf een tijd als 13:30.", id="no-such-time"),
        pytest.param({"end": "12:00"}, "Het einde (12:00) moet na het begin (13:30) komen.", id="end-of-all"),
        pytest.param({"first": "morgen"}, "Schrijf een dag als 12-03-2027.", id="no-first-day"),
        pytest.param(
            {"day-1": "2027-03-28", "begin-1": "02:30", "end-1": "04:00"},
            "Op 28 maart 2027 bestaat 02:30 niet: de klok slaat die nacht een uur over.",
            id="skipped-hour",
        ),
        pytest.param({"weeks": "40"}, "26", id="weeks"),
        pytest.param({"closed-0-name": "Herfst"}, "Vanaf welke dag?", id="closed-without-day"),
        pytest.param({"day-3": "x" * 10_000}, "Schrijf een dag als 12-03-2027.", id="ten-thousand-signs"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(
    facilitator_client: Client, group: Group, changed: dict[str, str], sentence: str
) -> None:
    filled = proposal(facilitator_client, group) | {"day-5": "6-7-2027", "keep_as": "Ons pad"} | changed

    answer = post(facilitator_client, group, filled)

    again = fields_of(answer)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert {name: again[name] for name in filled} == filled
    assert not Meeting.objects.exists()


def test_a_first_day_that_is_a_holiday_is_refused(facilitator_client: Client, group: Group) -> None:
    answer = post(facilitator_client, group, HEAD | {"first": "2027-04-27", "propose": "1"})

    assert answer.status_code == 422
    assert "De eerste dag is Koningsdag. Kies een andere." in answer.content.decode()


def test_no_dates_are_proposed_from_a_day_that_is_over(facilitator_client: Client, group: Group) -> None:
    answer = post(facilitator_client, group, HEAD | {"propose": "1", "first": "2027-01-10"})

    assert answer.status_code == 422
    assert "Deze dag is al voorbij" in answer.content.decode()


def test_a_day_that_is_over_stays_and_cannot_be_chosen(
    facilitator: User, facilitator_client: Client, group: Group, time_machine: Any
) -> None:
    laid(facilitator_client, group)
    time_machine.move_to("2027-03-20 09:00+01:00")
    facilitator_client.force_login(facilitator)  # the old visit is over as well
    kept = fields_of(facilitator_client.get(reverse("path", args=[group.public_id])))

    answers = [post(facilitator_client, group, kept | {"day-1": day}) for day in ("2027-03-15", "2027-03-16")]

    assert [answer.status_code for answer in answers] == [303, 422]
    assert "Deze dag is al voorbij" in answers[1].content.decode()


def test_closed_weeks_are_walked_around_and_remembered(facilitator_client: Client, group: Group) -> None:
    closed = {"closed-0-first": "2027-04-12", "closed-0-last": "2027-04-16", "closed-0-name": "Heidagen"}

    found = proposal(facilitator_client, group, **closed)
    post(facilitator_client, group, found)

    again = fields_of(facilitator_client.get(reverse("path", args=[group.public_id])))
    assert found["day-2"] == "2027-04-19"
    assert {name: again[name] for name in closed} == closed


def test_one_planned_meeting_is_no_path_that_was_laid(facilitator_client: Client, group: Group) -> None:
    Meeting.objects.create(group=group, number=1, begins_at=datetime(2027, 3, 1, 12, tzinfo=UTC))
    where = reverse("group", args=[group.public_id])
    before = facilitator_client.get(where).content.decode()

    laid(facilitator_client, group)

    after = facilitator_client.get(where).content.decode()
    assert ("Plan het hele traject" in before, "Verander het traject" in before) == (True, False)
    assert "Verander het traject" in after


def test_sent_twice_it_is_laid_once(facilitator_client: Client, group: Group) -> None:
    filled = proposal(facilitator_client, group)

    answers = [post(facilitator_client, group, filled).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert set(group.meetings.values_list("version", flat=True)) == {1}


def test_of_two_screens_the_one_behind_is_told_and_loses_nothing(facilitator_client: Client, group: Group) -> None:
    laid(facilitator_client, group)
    mine = fields_of(facilitator_client.get(reverse("path", args=[group.public_id])))
    post(facilitator_client, group, mine | {"day-2": "2027-04-13"})

    behind = post(facilitator_client, group, mine | {"day-2": "2027-04-14"})
    kept = timezone.localdate(group.meetings.get(number=2).begins_at)
    once_more = post(facilitator_client, group, fields_of(behind))

    assert behind.status_code == 409
    assert (kept, fields_of(behind)["day-2"]) == (date(2027, 4, 13), "2027-04-14")
    assert once_more.status_code == 303
    assert group.meetings.get(number=2).day == date(2027, 4, 14)


def test_what_was_held_stays_as_it_was(facilitator_client: Client, group: Group) -> None:
    was = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
    Meeting.objects.create(group=group, number=1, started_at=was, held_at=was)

    found = proposal(facilitator_client, group, first="2027-03-22")
    post(facilitator_client, group, found)

    assert "mode-1" not in found
    assert found["day-2"] == "2027-03-22"
    assert group.meetings.get(number=1).begins_at is None
    assert group.meetings.count() == 10


def test_a_day_before_the_last_meeting_is_refused(facilitator_client: Client, group: Group) -> None:
    was = datetime(2027, 5, 1, 12, 30, tzinfo=UTC)
    Meeting.objects.create(group=group, number=1, started_at=was, held_at=was)

    answer = laid(facilitator_client, group)

    assert "Dit ligt niet na bijeenkomst 1." in answer.content.decode()


def test_a_meeting_that_members_know_of_is_told_again_when_it_moves(facilitator_client: Client, group: Group) -> None:
    laid(facilitator_client, group)
    now = fields_of(facilitator_client.get(reverse("path", args=[group.public_id])))

    post(facilitator_client, group, now | {"day-2": "2027-04-13"})

    assert dict(group.meetings.filter(number__lt=4).values_list("number", "sequence")) == {1: 0, 2: 1, 3: 0}


# ---- shorter, longer, one's own --------------------------------------------------------------------------------------


def test_a_path_gets_longer_and_shorter(facilitator_client: Client, group: Group) -> None:
    filled = proposal(facilitator_client, group)

    longer = fields_of(post(facilitator_client, group, filled | {"more": "1"}))
    shorter = fields_of(post(facilitator_client, group, filled | {"fewer": "1"}))

    assert "mode-11" in longer
    assert "mode-10" not in shorter


def test_a_shorter_path_takes_the_meetings_after_it_along(facilitator_client: Client, group: Group) -> None:
    laid(facilitator_client, group)
    group.meetings.filter(number=10).update(agenda={"blocks": []})
    now = fields_of(facilitator_client.get(reverse("path", args=[group.public_id])))
    short = {name: value for name, value in now.items() if name.split("-")[-1] not in {"8", "9", "10"}}

    post(facilitator_client, group, short)

    assert list(group.meetings.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7, 10]


def test_a_path_of_ones_own_is_kept_and_laid_out_again(facilitator_client: Client, group: Group) -> None:
    filled = proposal(facilitator_client, group) | {"mode-2": "without", "keep_as": "Snel zelf", "for_all": "on"}
    other = make_group(group.facilitator, "Pim", name="Wijkteam")

    post(facilitator_client, group, filled)
    kept = PathTemplate.objects.get()
    found = proposal(facilitator_client, other, template=str(kept.pk))

    assert (kept.name, kept.group, kept.organisation) == ("Snel zelf", None, group.organisation)
    assert found["mode-2"] == "without"


def test_a_name_that_is_in_use_is_said_at_its_field_and_the_path_is_not_laid_yet(
    facilitator_client: Client, group: Group
) -> None:
    kept_paths.keep(group, "Van ons", ["with"], for_all=False)

    answer = post(facilitator_client, group, proposal(facilitator_client, group) | {"keep_as": "van ons"})

    assert answer.status_code == 422
    assert "Er is al een ander traject met deze naam" in answer.content.decode()
    assert 'value="van ons"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_path_of_one_group_is_offered_to_no_other(facilitator_client: Client, group: Group) -> None:
    other = make_group(group.facilitator, "Pim", name="Wijkteam")
    elsewhere = make_facilitator("joep@elders.example", Organisation.objects.create(name="Elders"))

    kept_paths.keep(group, "Van ons", ["with"], for_all=False)
    kept_paths.keep(make_group(elsewhere, "Kim"), "Van hen", ["with"], for_all=True)

    pages = [facilitator_client.get(reverse("path", args=[each.public_id])).content.decode() for each in (group, other)]
    assert ["Van ons" in page for page in pages] == [True, False]
    assert not any("Van hen" in page for page in pages)


def test_the_next_session_takes_the_mode_of_the_path(facilitator_client: Client, group: Group) -> None:
    rhythm = paths.Rhythm(("without", "with"), date(2027, 3, 15), time(13, 30), time(15, 30), 4)
    paths.lay(group, rhythm, [], seen="")

    meeting = meetings.begin(Group.objects.get(pk=group.pk), make_session(group))

    assert meeting.mode == "without"


def make_session(group: Group) -> int:
    return open_room(facilitator=group.facilitator, seats=1).session.pk


# ---- commitment ------------------------------------------------------------------------------------------------------


def test_who_comes_to_the_whole_path_is_kept_with_the_day(facilitator_client: Client, group: Group) -> None:
    anouk, yasmina, _joost = group.circle()
    where = reverse("commitment", args=[group.public_id])

    facilitator_client.post(where, {"committed": [anouk.pk, yasmina.pk]})
    first = Member.objects.get(pk=anouk.pk).committed_at
    facilitator_client.post(where, {"committed": [anouk.pk], "seen": f"{anouk.pk} {yasmina.pk}"})

    assert first is not None
    assert Member.objects.get(pk=anouk.pk).committed_at == first
    assert Member.objects.get(pk=yasmina.pk).committed_at is None


def test_two_screens_with_promises_do_not_undo_each_other(facilitator_client: Client, group: Group) -> None:
    where = reverse("commitment", args=[group.public_id])
    anouk, yasmina, joost = group.circle()
    paths.commit(group, {anouk.pk})

    facilitator_client.post(where, {"committed": [anouk.pk, yasmina.pk], "seen": str(anouk.pk)})
    facilitator_client.post(where, {"committed": [joost.pk], "seen": str(anouk.pk)})

    assert [each.name for each in group.circle() if each.committed_at] == [yasmina.name, joost.name]


@pytest.mark.parametrize("seen", ["", "niets", "-1 2.5 ٣", "9" * 400])
def test_what_no_page_could_have_seen_takes_nobodys_promise_away(
    facilitator_client: Client, group: Group, seen: str
) -> None:
    anouk = group.circle()[0]
    paths.commit(group, {anouk.pk})

    answer = facilitator_client.post(reverse("commitment", args=[group.public_id]), {"committed": [], "seen": seen})

    anouk.refresh_from_db()
    assert answer.status_code == 303
    assert anouk.committed_at is not None


def test_the_page_of_the_group_says_how_many_come_to_all(facilitator_client: Client, group: Group) -> None:
    paths.commit(group, {group.circle()[0].pk})

    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()

    assert "1 van de 3 komen het hele traject" in page


def test_somebody_of_another_group_cannot_be_committed_here(facilitator_client: Client, group: Group) -> None:
    stranger = make_group(group.facilitator, "Pim", name="Wijkteam").circle()[0]

    answer = facilitator_client.post(reverse("commitment", args=[group.public_id]), {"committed": [stranger.pk]})

    assert answer.status_code == 422
    assert Member.objects.get(pk=stranger.pk).committed_at is None
