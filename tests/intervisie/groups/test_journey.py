"""From nothing to a meeting that is prepared, by every page in its order; run on PostgreSQL too (`tests/scale`)."""

from __future__ import annotations

from datetime import timedelta

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.groups.access import cookie_name
from intervisie.groups.commands import cases, partings, post
from intervisie.groups.models import Candidate, Case, Group, Invitation, Meeting, Parting
from tests.invited import link

PEOPLE = (
    "Anouk de Wit, anouk@lindedal.example\nJoost Bos, joost@lindedal.example\nFemke Vos\nRuben Kaya, ruben@b.example"
)


def made_group(guide: Client) -> Group:
    guide.post(reverse("group_new"), {"name": "Wijkteam Zuid", "familiarity": "some"})
    group = Group.objects.get()
    guide.post(reverse("group_paste", args=[group.public_id]), {"people": PEOPLE})
    return group


def written(guide: Client, group: Group, name: str) -> Case:
    """A case that its bringer wrote on a phone, with a sentence for the group, and shared."""
    member = group.members.get(name__startswith=name)
    guide.post(reverse("case_ask", args=[group.public_id]), {"member": member.pk})
    case = Case.objects.get(member=member)
    phone = Client()
    phone.cookies[cookie_name()] = cases.open_with(cases.make_link(case))
    phone.post(
        reverse("my_case"),
        {"version": "1", "text-situation": "GEHEIM", "text-line": f"De vraag van {name}", "share": "1"},
    )
    return case


def planned(guide: Client, group: Group) -> Meeting:
    day = timezone.localdate() + timedelta(days=10)
    form = {"version": "0", "day": str(day), "begin": "13:30", "end": "15:30", "method": "vijf-stappen"}
    guide.post(reverse("plan", args=[group.public_id, 1]), form)
    guide.post(reverse("plan", args=[group.public_id, 1]), form | {"version": "1", "do": "add:icebreaker-1"})
    return Meeting.objects.get()


def vote(meeting: Meeting, voter: str, case: Case) -> int:
    chosen = Candidate.objects.get(case=case).pk
    return Client().post(link(meeting, voter), {"vote": "1", "candidate": chosen}).status_code


def test_a_meeting_is_prepared_chosen_for_changed_and_called_off(facilitator_client: Client) -> None:
    guide = facilitator_client
    group = made_group(guide)
    one, other = written(guide, group, "Anouk"), written(guide, group, "Joost")
    meeting = planned(guide, group)
    at = [group.public_id, 1]

    guide.post(reverse("guests", args=at), {"remind_days": "2"})
    invited = post.send_due()
    answered = [Client().post(link(meeting, name), {"answer": "coming"}).status_code for name in ("Anouk", "Femke")]
    guide.post(reverse("vote", args=at), {"cases": [one.pk, other.pk], "open": "1"})
    asked = post.send_due()
    voted = [vote(meeting, "Anouk", other), vote(meeting, "Joost", other), vote(meeting, "Femke", one)]
    again = vote(meeting, "Anouk", one)
    guide.post(reverse("vote", args=at), {"close": "1"})
    guide.post(reverse("group_archive", args=[group.public_id]))
    Parting.objects.update(due_at=timezone.now())
    parted = partings.send_due()

    assert (invited, asked, parted, len(mail.outbox)) == (3, 3, 3, 9)
    assert answered == [303, 303]
    assert (voted, again) == ([303, 303, 303], 409)
    assert list(meeting.cases.all()) == [other]
    assert Invitation.objects.filter(told_cancelled=True).count() == 3
    assert all("GEHEIM" not in str(letter.message()) for letter in mail.outbox)
