"""Who hosts the meetings without a facilitator: proposed in turn, changed by hand, and given a link."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import hosting
from intervisie.groups.models import Group, Meeting, Member
from intervisie.planning import rota
from methods import catalogue
from tests.factories import make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    made = make_group(facilitator, "Anouk", "Yasmina", "Joost")
    Member.objects.filter(name="Anouk").update(email="anouk@lindedal.example")
    return made


def planned(group: Group, *numbers: int) -> None:
    for number in numbers:
        begin = timezone.now() + timedelta(weeks=number)
        Meeting.objects.create(
            group=group, number=number, mode="without", begins_at=begin, ends_at=begin + timedelta(hours=2)
        )


def chosen(page: str) -> dict[str, str]:
    """The hosts that stand in the lists."""
    lists = re.findall(r'<select name="(host-\d+)".*?>(.*?)</select>', page, re.DOTALL)
    return {name: (re.search(r"selected>([^<]*)", options) or ["", ""])[1] for name, options in lists}


# ---- in turn ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "meetings", "found"),
    [
        pytest.param([], {4: None, 5: None, 7: None}, {4: 1, 5: 2, 7: 3}, id="everybody-once"),
        pytest.param([1], {5: None, 7: None, 8: None}, {5: 2, 7: 3, 8: 1}, id="who-did-it-comes-last"),
        pytest.param([1, 2], {7: 3, 8: None}, {8: 1}, id="who-was-asked-counts"),
        pytest.param([], {4: 2, 5: None}, {5: 1}, id="nobody-twice-in-a-row"),
        pytest.param([9, 9], {4: None}, {4: 1}, id="who-left-is-not-asked"),
        pytest.param([], {}, {}, id="nothing-to-host"),
    ],
)
def test_who_hosted_least_is_next(before: list[int], meetings: dict[int, int | None], found: dict[int, int]) -> None:
    assert rota([1, 2, 3], before, meetings) == found


def test_alone_somebody_hosts_every_time() -> None:
    assert rota([1], [1], {4: None, 5: None}) == {4: 1, 5: 1}


def test_nobody_hosts_in_an_empty_group() -> None:
    assert rota([], [], {4: None}) == {}


def test_the_rota_is_proposed_and_kept_only_when_it_is_sent(facilitator_client: Client, group: Group) -> None:
    planned(group, 4, 5)

    page = facilitator_client.get(reverse("hosts", args=[group.public_id])).content.decode()

    assert chosen(page) == {"host-4": "Anouk", "host-5": "Yasmina"}
    assert "Voorstel" in page
    assert not group.meetings.exclude(host=None).exists()


def test_somebody_else_is_chosen(facilitator_client: Client, group: Group) -> None:
    planned(group, 4, 5)
    joost = group.circle()[2]

    facilitator_client.post(reverse("hosts", args=[group.public_id]), {"host-4": joost.pk, "host-5": ""})

    hosts = dict(group.meetings.values_list("number", "host__name"))
    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()
    assert hosts == {4: "Joost", 5: None}
    assert re.search(r">Joost<span", page)


def test_somebody_of_another_group_cannot_host(facilitator_client: Client, group: Group) -> None:
    planned(group, 4)
    stranger = make_group(group.facilitator, "Pim", name="Wijkteam").circle()[0]

    answer = facilitator_client.post(reverse("hosts", args=[group.public_id]), {"host-4": stranger.pk})

    assert answer.status_code == 422
    assert group.meetings.get(number=4).host is None


def test_a_meeting_with_a_facilitator_has_no_host(group: Group) -> None:
    Meeting.objects.create(group=group, number=1, mode="with")

    hosting.choose(group, {1: group.circle()[0].pk})

    assert group.meetings.get(number=1).host is None


# ---- the link --------------------------------------------------------------------------------------------------------


def link_page(group: Group) -> str:
    return reverse("host_link", args=[group.public_id, 4])


def test_the_link_is_shown_once(facilitator_client: Client, group: Group) -> None:
    planned(group, 4)
    hosting.choose(group, {4: group.circle()[0].pk})

    made = facilitator_client.post(link_page(group)).content.decode()
    again = facilitator_client.get(link_page(group)).content.decode()

    assert re.search(r'value="http://testserver/leiden/[\w-]{43}/"', made)
    assert "/leiden/" not in again
    assert "Er is een link gemaakt die nog niet gebruikt is." in again


def test_it_is_mailed_in_plain_words(facilitator_client: Client, group: Group) -> None:
    planned(group, 4)
    hosting.choose(group, {4: group.circle()[0].pk})

    facilitator_client.post(link_page(group), {"mail": "1"})

    assert [letter.to for letter in mail.outbox] == [["anouk@lindedal.example"]]
    assert "/leiden/" in mail.outbox[0].body


@pytest.mark.parametrize("missing", ["host", "begins_at"])
def test_without_a_host_or_a_day_there_is_no_link(facilitator_client: Client, group: Group, missing: str) -> None:
    planned(group, 4)
    hosting.choose(group, {4: group.circle()[0].pk})
    group.meetings.update(**{missing: None})

    answer = facilitator_client.post(link_page(group))

    assert answer.status_code == 422
    assert "Kies eerst wie deze bijeenkomst leidt" in answer.content.decode()


def test_another_facilitator_makes_no_link(stranger_client: Client, group: Group) -> None:
    planned(group, 4)

    answer = stranger_client.post(link_page(group))

    assert answer.status_code == 404
    assert group.meetings.get(number=4).host_hash is None


def test_a_link_waits_until_the_check_of_a_planned_method_was_made(facilitator_client: Client, group: Group) -> None:
    planned(group, 1)
    meeting = group.meetings.get()
    Meeting.objects.update(host=group.circle()[0], chosen=["roddelen"])
    address = reverse("host_link", args=[group.public_id, 1])
    ticks = {f"gate-roddelen-{number}": "on" for number in range(len(catalogue.method("roddelen").gate))}

    without, with_ticks = facilitator_client.post(address), facilitator_client.post(address, ticks)

    meeting.refresh_from_db()
    assert (without.status_code, with_ticks.status_code) == (422, 200)
    assert "Ga dit eerst na met wie de casus inbrengt" in without.content.decode()
    assert meeting.cleared == ["roddelen"]
    assert meeting.host_hash


def test_a_link_is_mailed_a_few_times_and_not_without_end(facilitator_client: Client, group: Group) -> None:
    planned(group, 1)
    Meeting.objects.update(host=group.members.get(name="Anouk"))
    address = reverse("host_link", args=[group.public_id, 1])

    answers = [facilitator_client.post(address, {"mail": "1"}).status_code for _number in range(7)]

    assert answers == [303] * 5 + [429] * 2
    assert len(mail.outbox) == 5
