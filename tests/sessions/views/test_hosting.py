"""The host's link: who it lets lead, on which day, from which device; and who looks along (nobody)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import groups, hosting
from intervisie.groups.models import Group, Meeting
from sessions.access import cookie_name
from sessions.commands import door, lead, steps
from sessions.models import Seat, Session
from tests.factories import make_facilitator, make_group
from tests.hosted import hosted, opened, page, planned


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk de Vries", "Yasmina Amrani", "Joost Bakker", notes="GEHEIME-NOTITIE")


@pytest.fixture
def meeting(group: Group) -> Meeting:
    return planned(group, 4)


def test_a_member_opens_the_meeting_and_leads_without_an_account(meeting: Meeting) -> None:
    client, session = hosted(meeting)

    console = client.get(reverse("console", args=[session.public_id]))
    meeting.refresh_from_db()
    assert console.status_code == 200
    assert (meeting.session, session.unguided, session.title) == (session, True, meeting.group.name)
    assert [seat.name for seat in session.circle()] == ["Anouk"]
    assert session.led_by == "Anouk"
    assert session.organisation == meeting.group.organisation


def test_the_host_runs_the_room_from_start_to_end(meeting: Meeting) -> None:
    client, session = hosted(meeting)
    client.get(reverse("console", args=[session.public_id]))
    door.join(session, "Yasmina")

    answers = [client.post(reverse("do", args=[session.public_id, act])) for act in ("start", "pause", "resume", "end")]

    meeting.refresh_from_db()
    assert [answer.status_code for answer in answers] == [303] * 4
    assert meeting.is_held
    assert {row.member.first_name for row in meeting.attendance.all()} == {"Anouk", "Yasmina"}


def test_the_host_takes_part_too(meeting: Meeting) -> None:
    client, _session = hosted(meeting)

    assert client.get(reverse("phone")).status_code == 200


def test_a_host_reads_what_to_do_at_every_step(meeting: Meeting) -> None:
    client, session = hosted(meeting)
    lobby = page(client.get(reverse("console", args=[session.public_id])))
    steps.start(session)

    shown = page(client.get(reverse("console", args=[session.public_id])))

    assert "Jij leidt." in lobby
    assert "Wat je doet" in shown
    assert "De kring ziet" in shown


def test_before_the_end_the_host_hears_what_everybody_does_then(meeting: Meeting) -> None:
    client, session = hosted(meeting)
    steps.start(session)

    shown = page(client.get(reverse("console", args=[session.public_id])))

    assert "Je sluit de oogst daarna op je eigen telefoon" in shown


def test_a_facilitator_reads_no_more_than_before(facilitator_client: Client, room: Any) -> None:
    room.start()

    shown = page(facilitator_client.get(reverse("console", args=[room.session.public_id])))

    assert "Wat je doet" not in shown


# ---- the link --------------------------------------------------------------------------------------------------------


def test_looking_at_the_link_spends_nothing(meeting: Meeting) -> None:
    key = hosting.make_link(meeting)

    answers = [Client().get(reverse("host", args=[key])) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not Session.objects.exists()


def test_only_the_hash_of_the_link_is_kept(meeting: Meeting) -> None:
    key = hosting.make_link(meeting)

    meeting.refresh_from_db()
    assert meeting.host_hash
    assert key not in meeting.host_hash


def test_a_link_works_once(meeting: Meeting) -> None:
    key = hosting.make_link(meeting)
    opened(key)

    _other, posted = opened(key)
    looked = Client().get(reverse("host", args=[key]))

    assert [posted.status_code, looked.status_code] == [410, 410]
    assert "Deze link is op een ander toestel gebruikt" in page(looked)
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "status", "sentence"),
    [
        pytest.param(1, 403, "Deze link werkt op de dag van de bijeenkomst:", id="a-day-early"),
        pytest.param(-1, 410, "Deze link opent geen bijeenkomst", id="a-day-late"),
    ],
)
def test_a_link_works_on_its_day_alone(group: Group, days: int, status: int, sentence: str) -> None:
    key = hosting.make_link(planned(group, 4, days))

    looked, (_client, posted) = Client().get(reverse("host", args=[key])), opened(key)

    assert [looked.status_code, posted.status_code] == [status, status]
    assert sentence in page(looked)
    assert not Session.objects.exists()


def test_when_the_meeting_moves_the_link_moves_along(meeting: Meeting) -> None:
    key = hosting.make_link(meeting)
    tomorrow = timezone.now() + timedelta(days=1)

    Meeting.objects.filter(pk=meeting.pk).update(begins_at=tomorrow)

    assert Client().get(reverse("host", args=[key])).status_code == 403


@pytest.mark.parametrize("what", ["made-up", "newer", "withdrawn", "other-host", "cancelled", "archived", "held"])
def test_a_link_that_is_none_is_refused_with_a_sentence(meeting: Meeting, what: str) -> None:
    key = "made-up" if what == "made-up" else hosting.make_link(meeting)
    if what == "newer":
        hosting.make_link(meeting)
    if what == "withdrawn":
        hosting.withdraw_link(meeting)
    if what == "other-host":
        hosting.choose(meeting.group, {4: meeting.group.circle()[1].pk})
    if what == "archived":
        groups.archive(meeting.group)
    if what in {"cancelled", "held"}:
        Meeting.objects.filter(pk=meeting.pk).update(**{f"{what}_at": timezone.now()})

    looked, (_client, posted) = Client().get(reverse("host", args=[key])), opened(key)

    assert [looked.status_code, posted.status_code] == [410, 410]
    assert "Deze link opent geen bijeenkomst" in page(looked)
    assert not Session.objects.exists()


def test_the_same_form_once_more_leads_the_same_meeting(meeting: Meeting) -> None:
    """The answer got lost on its way: the phone never saw its token."""
    key, sent = hosting.make_link(meeting), str(uuid.uuid4())
    opened(key, key=sent)

    client, answer = opened(key, key=sent)

    assert answer.status_code == 303
    assert client.get(answer["Location"]).status_code == 200
    assert Session.objects.count() == 1
    assert Seat.objects.count() == 1


def test_the_own_browser_comes_back_to_its_console(meeting: Meeting) -> None:
    key = hosting.make_link(meeting)
    client, answer = opened(key)

    again = client.get(reverse("host", args=[key]))

    assert (again.status_code, again["Location"]) == (303, answer["Location"])


def test_with_a_newer_link_the_host_leads_on_from_another_device(meeting: Meeting) -> None:
    old, session = hosted(meeting)
    key = hosting.make_link(meeting)

    client, answer = opened(key)

    console = reverse("console", args=[session.public_id])
    assert answer["Location"] == console
    assert client.get(console).status_code == 200
    assert old.get(console).status_code == 302
    assert [seat.name for seat in session.circle()] == ["Anouk"]


def test_a_meeting_that_a_facilitator_leads_is_not_taken_by_a_link(meeting: Meeting) -> None:
    _client, session = hosted(meeting)
    lead.take_with_code(meeting.group.facilitator, session.code)

    _other, answer = opened(hosting.make_link(meeting))

    assert answer.status_code == 409
    assert "een begeleider leidt hem" in page(answer)


# ---- among members ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["console", "harvest", "console_version", "second_case"])
def test_the_facilitator_of_the_group_does_not_look_along(
    facilitator_client: Client, meeting: Meeting, name: str
) -> None:
    _client, session = hosted(meeting)

    answer = facilitator_client.get(reverse(name, args=[session.public_id]))

    assert answer.status_code == 403
    assert "De groep leidt deze bijeenkomst zelf" in page(answer)


def test_nor_takes_it_back_from_afar(facilitator_client: Client, meeting: Meeting) -> None:
    _client, session = hosted(meeting)

    acts = [reverse("do", args=[session.public_id, "pause"]), reverse("take_back", args=[session.public_id])]

    assert [facilitator_client.post(act).status_code for act in acts] == [403, 403]


def test_nor_sees_it_on_the_front_page(facilitator_client: Client, meeting: Meeting) -> None:
    _client, session = hosted(meeting)

    shown = page(facilitator_client.get(reverse("home")))

    assert session.code_in_groups not in shown
    assert str(session.public_id) not in shown


def test_who_is_in_the_room_takes_over_with_the_code(facilitator_client: Client, meeting: Meeting) -> None:
    _client, session = hosted(meeting)

    facilitator_client.post(reverse("take_over"), {"code": session.code})

    assert facilitator_client.get(reverse("console", args=[session.public_id])).status_code == 200


def test_after_the_end_the_facilitator_reads_the_harvest(facilitator_client: Client, meeting: Meeting) -> None:
    _client, session = hosted(meeting)
    steps.start(session)
    steps.end(session)

    answer = facilitator_client.get(reverse("harvest", args=[session.public_id]))

    assert answer.status_code == 200


# ---- what the host sees ----------------------------------------------------------------------------------------------


def test_the_host_sees_nothing_of_the_organisation_but_this_session(meeting: Meeting) -> None:
    client, session = hosted(meeting)
    other = make_group(meeting.group.facilitator, "Pim", name="ANDERE-GROEP")
    names = ("home", "groups", "people", "organisation", "methods")

    answers = [client.get(reverse(name)) for name in names]
    inside = [client.get(reverse("group", args=[each.public_id])) for each in (other, meeting.group)]
    console = page(client.get(reverse("console", args=[session.public_id])))

    assert {answer.status_code for answer in [*answers, *inside]} == {302}
    assert "GEHEIME-NOTITIE" not in console
    assert meeting.group.facilitator.name not in console


def test_a_host_leads_no_other_session(meeting: Meeting) -> None:
    client, _session = hosted(meeting)
    _elsewhere, other = hosted_elsewhere()

    answers = [
        client.get(reverse("console", args=[other.public_id])),
        client.post(reverse("do", args=[other.public_id, "end"])),
    ]

    assert [answer.status_code for answer in answers] == [302, 302]


def hosted_elsewhere() -> tuple[Client, Session]:
    meeting = planned(make_group(make_facilitator("joep@elders.example"), "Kim"), 4)
    client, _answer = opened(hosting.make_link(meeting))
    return client, Session.objects.get(facilitator=meeting.group.facilitator)


def test_the_cookie_of_the_host_is_that_of_a_seat(meeting: Meeting) -> None:
    client, _session = hosted(meeting)

    assert set(client.cookies) <= {cookie_name(), "csrftoken"}
    assert client.cookies[cookie_name()]["httponly"]
