"""The members choose whose case comes: by a sentence without a name, in secret, and losers wait."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import cases, invitations, meetings, post, votes
from intervisie.groups.errors import MeetingClosed, NotPlanned, TooFewCases, VotedAlready, VoteOver
from intervisie.groups.models import Announcement, Candidate, Case, Invitation, Meeting, Vote, upcoming
from tests.invited import BASE, link, made_meeting, of

LINES = {"Anouk": "Hoe zeg ik nee tegen mijn wethouder?", "Joost": "Waarom laat dit gezin mij niet los?"}


@pytest.fixture
def meeting(facilitator: User) -> Meeting:
    """Three members who are invited, and two cases with a sentence for the group."""
    made = made_meeting(facilitator)
    invitations.announce(made, BASE)
    for name, line in LINES.items():
        write(made, name, line)
    return made


def write(meeting: Meeting, name: str, line: str) -> Case:
    case = cases.ask(meeting.group, meeting.group.members.get(name__startswith=name))
    cases.write(case, {"situation": "GEHEIM", "line": line}, seen=case.version)
    cases.share(case)
    return case


def of_member(name: str) -> Case:
    return Case.objects.get(member__name__startswith=name)


def open_vote(meeting: Meeting) -> None:
    votes.begin(meeting.group, meeting.number, list(Case.objects.all()))


def choose(meeting: Meeting, voter: str, name: str) -> None:
    invitation = Invitation.objects.get(meeting=meeting, member__name__startswith=voter)
    votes.cast(invitation, Candidate.objects.get(case=of_member(name)).pk)


def page_of(meeting: Meeting, name: str = "Femke") -> str:
    return Client().get(link(meeting, name)).content.decode()


def address(meeting: Meeting) -> str:
    return reverse("vote", args=[meeting.group.public_id, meeting.number])


# ---- opening --------------------------------------------------------------------------------------------------------


def test_a_facilitator_lets_the_group_choose(facilitator_client: Client, meeting: Meeting) -> None:
    chosen = [str(case.pk) for case in Case.objects.all()]

    answer = facilitator_client.post(address(meeting), {"cases": chosen, "open": "1"}, follow=True)

    page = answer.content.decode()
    assert "De deelnemers kiezen" in page
    assert "0 van de 3 hebben gekozen" in page
    assert all(line in page for line in LINES.values())


def test_members_read_sentences_without_names_and_nothing_else(meeting: Meeting) -> None:
    before = page_of(meeting)
    open_vote(meeting)

    page = page_of(meeting)

    assert all(line in page and line not in before for line in LINES.values())
    assert "GEHEIM" not in page
    assert "Anouk" not in page
    assert "Joost" not in page


def test_a_case_without_a_sentence_is_not_chosen_between(facilitator_client: Client, meeting: Meeting) -> None:
    silent = write(meeting, "Femke", "")

    page = facilitator_client.get(address(meeting)).content.decode()

    assert "De casus van Femke Vos heeft nog geen zin voor de groep" in page
    with pytest.raises(TooFewCases):
        votes.begin(meeting.group, meeting.number, [silent, of_member("Anouk")])


def test_one_case_is_no_choice_and_says_so(facilitator_client: Client, meeting: Meeting) -> None:
    answer = facilitator_client.post(address(meeting), {"cases": [str(of_member("Anouk").pk)], "open": "1"})

    assert answer.status_code == 422
    assert "minstens twee casussen" in answer.content.decode()
    assert not Vote.objects.exists()


def test_a_case_that_is_not_shared_is_in_no_vote(meeting: Meeting) -> None:
    cases.take_back(of_member("Joost"))

    with pytest.raises(TooFewCases):
        open_vote(meeting)


def test_without_invitations_nobody_could_choose(facilitator_client: Client, meeting: Meeting) -> None:
    Invitation.objects.all().delete()

    page = facilitator_client.get(address(meeting)).content.decode()

    assert "Nodig eerst de deelnemers uit" in page
    with pytest.raises(NotPlanned):
        open_vote(meeting)


def test_a_meeting_that_has_begun_is_chosen_for_no_longer(facilitator_client: Client, meeting: Meeting) -> None:
    Meeting.objects.update(held_at=timezone.now())

    answer = facilitator_client.post(address(meeting), {"close": "1"})

    assert answer.status_code == MeetingClosed.status


# ---- choosing -------------------------------------------------------------------------------------------------------


def test_a_member_chooses_once_behind_the_personal_link(meeting: Meeting) -> None:
    open_vote(meeting)
    candidate = str(Candidate.objects.get(case=of_member("Joost")).pk)

    first = Client().post(link(meeting, "Femke"), {"vote": "1", "candidate": candidate})
    second = Client().post(link(meeting, "Femke"), {"vote": "1", "candidate": candidate})

    assert (first.status_code, second.status_code) == (303, VotedAlready.status)
    assert Candidate.objects.get(pk=candidate).votes == 1
    assert "Je hebt gekozen" in page_of(meeting)


def test_whoever_chooses_nothing_is_asked_at_the_field(meeting: Meeting) -> None:
    open_vote(meeting)

    answer = Client().post(link(meeting, "Femke"), {"vote": "1"})

    assert answer.status_code == 422
    assert "Kies er één." in answer.content.decode()


def test_a_case_of_another_vote_cannot_be_chosen(meeting: Meeting, stranger: User) -> None:
    open_vote(meeting)
    elsewhere = made_meeting(stranger)
    invitations.announce(elsewhere, BASE)
    foreign = Candidate.objects.get(case=of_member("Joost")).pk

    answer = Client().post(reverse("invited", args=[of(elsewhere, "Femke").key()]), {"vote": "1", "candidate": foreign})

    assert answer.status_code == 410
    with pytest.raises(VoteOver):
        votes.cast(of(elsewhere, "Femke"), foreign)


def test_a_case_that_is_taken_back_can_be_chosen_no_longer(meeting: Meeting) -> None:
    open_vote(meeting)
    cases.take_back(of_member("Joost"))

    page = page_of(meeting)

    assert LINES["Joost"] not in page
    with pytest.raises(VoteOver):
        choose(meeting, "Femke", "Joost")


def test_nobody_sees_numbers_while_people_choose(facilitator_client: Client, meeting: Meeting) -> None:
    open_vote(meeting)
    choose(meeting, "Femke", "Joost")

    page = facilitator_client.get(address(meeting)).content.decode()

    assert "1 van de 3 hebben gekozen" in page
    assert "1 stem" not in page


def test_no_row_says_who_chose_what(meeting: Meeting) -> None:
    open_vote(meeting)
    choose(meeting, "Femke", "Joost")

    columns = {field.name for model in (Vote, Candidate, Vote.voted.rel.related_model) for field in model._meta.fields}

    assert columns == {"id", "meeting", "opened_at", "closed_at", "vote", "case", "votes", "member"}


# ---- closing --------------------------------------------------------------------------------------------------------


def test_the_case_with_most_votes_comes_and_the_others_wait(facilitator_client: Client, meeting: Meeting) -> None:
    meetings.bring(meeting, of_member("Anouk"))
    open_vote(meeting)
    for voter, name in (("Anouk", "Joost"), ("Joost", "Anouk"), ("Femke", "Joost")):
        choose(meeting, voter, name)

    page = facilitator_client.post(address(meeting), {"close": "1"}, follow=True).content.decode()

    assert "Deze bijeenkomst gaat over de casus van Joost Bos." in page
    assert "2 stemmen" in page
    assert of_member("Joost").meeting == meeting
    assert of_member("Anouk").meeting is None
    assert of_member("Anouk").told_at is None
    assert LINES["Joost"] in page_of(meeting)
    assert LINES["Anouk"] not in page_of(meeting)


def test_an_equal_vote_leaves_the_choice_to_the_facilitator(facilitator_client: Client, meeting: Meeting) -> None:
    open_vote(meeting)
    choose(meeting, "Anouk", "Joost")
    choose(meeting, "Joost", "Anouk")

    page = facilitator_client.post(address(meeting), {"close": "1"}, follow=True).content.decode()

    assert "Het is gelijk geëindigd" in page
    assert not Case.objects.exclude(meeting=None).exists()


def test_two_cases_come_to_a_meeting_with_two_methods(meeting: Meeting) -> None:
    Meeting.objects.update(chosen=["roddelen", "incidenten"])
    write(meeting, "Femke", "Wanneer is het genoeg?")
    open_vote(meeting)
    choose(meeting, "Anouk", "Joost")
    choose(meeting, "Femke", "Anouk")

    chosen = votes.close(meeting.group, meeting.number)

    assert {case.member.first_name for case in chosen} == {"Joost", "Anouk"}


def test_closing_twice_counts_once_and_is_over_for_members(meeting: Meeting) -> None:
    open_vote(meeting)
    choose(meeting, "Femke", "Joost")
    first = votes.close(meeting.group, meeting.number)
    meetings.bring(meeting, of_member("Anouk"))

    again = votes.close(meeting.group, meeting.number)

    assert first == again
    assert of_member("Anouk").meeting == meeting
    with pytest.raises(VoteOver):
        choose(meeting, "Anouk", "Joost")


def test_a_plan_that_stands_open_elsewhere_hears_of_it(meeting: Meeting) -> None:
    open_vote(meeting)
    choose(meeting, "Femke", "Joost")

    votes.close(meeting.group, meeting.number)

    assert Meeting.objects.get(pk=meeting.pk).version == meeting.version + 1


def test_the_group_can_choose_anew(facilitator_client: Client, meeting: Meeting) -> None:
    open_vote(meeting)
    choose(meeting, "Femke", "Joost")
    votes.close(meeting.group, meeting.number)

    facilitator_client.post(address(meeting), {"withdraw": "1"})

    assert not Vote.objects.exists()
    assert "Tussen welke casussen?" in facilitator_client.get(address(meeting)).content.decode()


def test_the_plan_leads_to_the_vote_when_there_is_something_to_choose(
    facilitator_client: Client, meeting: Meeting
) -> None:
    plan = reverse("plan", args=[meeting.group.public_id, meeting.number])

    leads = address(meeting) in facilitator_client.get(plan).content.decode()
    cases.take_back(of_member("Joost"))

    assert leads
    assert address(meeting) not in facilitator_client.get(plan).content.decode()
    assert upcoming(meeting.group) == meeting.number


# ---- letters --------------------------------------------------------------------------------------------------------


def test_whoever_was_invited_hears_of_the_choice_once_and_reads_no_case_in_it(meeting: Meeting) -> None:
    post.send_due()
    mail.outbox.clear()
    Announcement.objects.update(settled_at=timezone.now() - post.SETTLING)
    open_vote(meeting)
    choose(meeting, "Anouk", "Joost")

    sent = [post.send_due(), post.send_due()]

    assert sent == [1, 0]
    assert mail.outbox[0].to == ["joost@lindedal.example"]
    assert mail.outbox[0].subject == "Kies waar je intervisie over gaat"
    letter = mail.outbox[0].message().as_string()
    assert all(line not in letter for line in LINES.values())
    assert "text/calendar" not in letter


def test_a_choice_that_is_over_is_not_mailed_about(meeting: Meeting) -> None:
    post.send_due()
    mail.outbox.clear()
    open_vote(meeting)
    votes.close(meeting.group, meeting.number)

    assert post.send_due() == 0
