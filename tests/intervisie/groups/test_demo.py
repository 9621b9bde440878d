"""The demo's groups, in both organisations."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts import demo as accounts
from intervisie.accounts.models import User
from intervisie.groups import demo
from intervisie.groups.commands.post import send_due
from intervisie.groups.models import Group, Meeting
from sessions.models import Session


@pytest.fixture
def hanneke(db: None) -> User:
    """Everything that `bin/serve --demo` makes, made twice."""
    for _start in range(2):
        demo.fill(accounts.facilitator())
    return accounts.facilitator()


def client_of(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def page_of(client: Client, name: str) -> str:
    group = Group.objects.get(name=name)
    return client.get(reverse("group", args=[group.public_id])).content.decode()


def test_six_groups_of_two_organisations_are_made_once(hanneke: User) -> None:
    of_each = [
        Group.objects.filter(organisation__name=name).count()
        for name in ("Gemeente Lindedal", "Waterschap Oostervaart")
    ]

    assert of_each == [4, 2]
    assert Session.objects.count() == 2


def test_a_group_in_the_middle_of_its_path_has_a_past(hanneke: User) -> None:
    page = page_of(client_of(hanneke.email), "Adviseurs zorg en veiligheid")

    assert "3 van 10 bijeenkomsten geweest" in page
    assert "Roddelen past nu beter" in page
    assert "Ik laat het volgende overleg voorzitten" in page
    assert "Begeleid door Hanneke Vos, Femke Terpstra" in page


def test_a_group_that_begins_says_what_comes_next(hanneke: User) -> None:
    page = page_of(client_of(hanneke.email), "Wijkteam Noord")

    assert "Naima is leidinggevende" in page
    assert 'id="beginning"' in page


def test_a_meeting_in_a_few_days_lacks_nothing(hanneke: User) -> None:
    page = client_of(hanneke.email).get(reverse("home")).content.decode()

    first, _, rest = page.partition('id="later"')
    assert "Leerkring schuldhulp" in first
    assert "next-title" in first
    assert "Nog niemand" not in first
    assert "Adviseurs zorg en veiligheid" in rest


def test_the_neighbours_have_their_own(hanneke: User) -> None:
    noor = client_of("noor.hendriks@oostervaart.example")
    levels = Group.objects.get(name="Peilbeheerders")

    assert "Vrijdag rijd ik langs" in page_of(noor, "Peilbeheerders")
    assert levels.meetings.get(number=4).host is not None
    assert "Bouwteam dijken" in client_of("sander.blom@oostervaart.example").get(reverse("home")).content.decode()
    assert client_of(hanneke.email).get(reverse("group", args=[levels.public_id])).status_code == 404


def test_nothing_is_mailed_to_made_up_people(hanneke: User) -> None:
    assert Meeting.objects.exclude(announcement=None).count() == 1
    assert send_due() == 0


def test_the_path_of_the_first_group_is_laid_out(facilitator: User) -> None:
    demo.fill(facilitator)

    meetings = list(Group.objects.get(name__startswith="Adviseurs").meetings.all())
    alone = [meeting for meeting in meetings if meeting.mode == "without" and not meeting.is_held]
    assert len(meetings) == 10
    assert all(meeting.day for meeting in meetings[3:])
    assert len({meeting.host_id for meeting in alone}) == len(alone) == 5
