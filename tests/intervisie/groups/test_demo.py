"""The demo's groups."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups import demo
from intervisie.groups.models import Group


def test_the_demo_has_two_groups_once(facilitator: User, facilitator_client: Client) -> None:
    demo.fill(facilitator)
    demo.fill(facilitator)

    pages = [facilitator_client.get(reverse("group", args=[group.public_id])) for group in Group.objects.all()]
    assert Group.objects.count() == 2
    assert "3 van 10 bijeenkomsten geweest" in pages[0].content.decode()
    assert "Roddelen past nu beter" in pages[0].content.decode()
    assert "Naima is leidinggevende" in pages[1].content.decode()


def test_the_path_of_the_first_group_is_laid_out(facilitator: User) -> None:
    demo.fill(facilitator)

    meetings = list(Group.objects.get(name__startswith="Adviseurs").meetings.all())
    alone = [meeting for meeting in meetings if meeting.mode == "without" and not meeting.is_held]
    assert len(meetings) == 10
    assert all(meeting.day for meeting in meetings[3:])
    assert len({meeting.host_id for meeting in alone}) == len(alone) == 5
