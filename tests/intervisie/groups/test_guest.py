"""What is done for one guest: an answer by telephone is noted, and a letter that got lost is mailed again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import invitations, members, post
from intervisie.groups.models import Answer, Invitation, Meeting
from tests.invited import BASE, link, made_meeting, of


@pytest.fixture
def meeting(facilitator: User) -> Meeting:
    """Everybody was invited, and the letters are out."""
    meeting = made_meeting(facilitator)
    invitations.announce(meeting, BASE)
    post.send_due()
    mail.outbox.clear()
    return meeting


def press(client: Client, invitation: Invitation, **button: str) -> Any:
    meeting = invitation.meeting
    return client.post(reverse("guest", args=[meeting.group.public_id, meeting.number, invitation.member_id]), button)


def test_an_answer_by_telephone_is_noted_and_its_member_reads_by_whom(
    facilitator_client: Client, facilitator: User, meeting: Meeting, client: Client
) -> None:
    press(facilitator_client, of(meeting, "Femke"), answer="coming")

    page = client.get(link(meeting, "Femke")).content.decode()
    assert of(meeting, "Femke").standing_answer == Answer.COMING
    assert f"{facilitator.name} heeft genoteerd dat je komt." in page
    assert "Ik kan niet" in page


def test_what_the_member_says_afterwards_counts(
    facilitator_client: Client, facilitator: User, meeting: Meeting, client: Client
) -> None:
    press(facilitator_client, of(meeting, "Anouk"), answer="coming")

    client.post(link(meeting), {"answer": "cannot"})

    page = client.get(link(meeting)).content.decode()
    assert of(meeting, "Anouk").standing_answer == Answer.CANNOT
    assert f"{facilitator.name} heeft genoteerd" not in page


def test_nothing_is_noted_once_the_meeting_is_off(facilitator_client: Client, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(cancelled_at=timezone.now())

    answer = press(facilitator_client, of(meeting, "Anouk"), answer="coming")

    assert answer.status_code == 410
    assert of(meeting, "Anouk").answer == ""


@pytest.mark.parametrize("button", [{"answer": "perhaps"}, {}, {"answer": ""}], ids=["unknown", "none", "empty"])
def test_an_answer_that_there_is_not_changes_nothing(
    facilitator_client: Client, meeting: Meeting, button: dict[str, str]
) -> None:
    press(facilitator_client, of(meeting, "Anouk"), **button)

    assert of(meeting, "Anouk").answer == ""


def test_a_lost_letter_goes_once_more(facilitator_client: Client, meeting: Meeting) -> None:
    Invitation.objects.update(sent_at=timezone.now() - timedelta(hours=2))

    press(facilitator_client, of(meeting, "Anouk"), again="1")
    post.send_due()
    post.send_due()

    assert [letter.to for letter in mail.outbox] == [["anouk@lindedal.example"]]
    assert of(meeting, "Anouk").key() in str(mail.outbox[0].body)


def test_within_the_hour_it_does_not(facilitator_client: Client, meeting: Meeting) -> None:
    answer = press(facilitator_client, of(meeting, "Anouk"), again="1")
    post.send_due()

    assert answer.status_code == 429
    assert mail.outbox == []


def test_others_and_who_left_have_no_guest(
    facilitator_client: Client, stranger_client: Client, meeting: Meeting
) -> None:
    anouk = of(meeting, "Anouk")

    strange = press(stranger_client, anouk, answer="coming")
    members.leave(anouk.member)
    gone = press(facilitator_client, anouk, answer="coming")

    assert (strange.status_code, gone.status_code) == (404, 404)
    assert not Invitation.objects.filter(answer="coming").exists()
