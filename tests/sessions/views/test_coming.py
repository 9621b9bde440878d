"""A planned meeting on the front page, started with one button."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from intervisie.accounts.models import User
from intervisie.groups.commands import cases, hosting, invitations
from intervisie.groups.models import Answer, Case, Group, Invitation, Meeting, Mode
from methods import catalogue
from methods.agenda import Evening, add, propose
from sessions.commands import seats
from sessions.models import Session
from tests.factories import make_group
from tests.invited import BASE, made_meeting, of


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke")


def plan(group: Group, begins_at: datetime, *chosen: str, number: int = 1) -> Meeting:
    return Meeting.objects.create(
        group=group,
        number=number,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(minutes=90),
        place="Kamer 2",
        chosen=list(chosen),
    )


def shared_case(group: Group) -> Case:
    """Prepared by the first of the group, and shared with the facilitator."""
    case = cases.ask(group, group.circle()[0])
    cases.write(case, {"looking_at": "Hoe krijg ik ze aan tafel?"}, seen=1)
    cases.share(case)
    return case


def press(client: Client, meeting: Meeting, **more: object) -> int:
    data = {"group": meeting.group.public_id, "meeting": meeting.public_id, **more}
    return client.post(reverse("start"), data).status_code


def test_what_is_planned_is_the_page_and_says_what_it_lacks(facilitator_client: Client, group: Group) -> None:
    plan(group, timezone.now() + timedelta(days=3))
    later = make_group(group.facilitator, "Noor", name="Wijkteam Noord")
    plan(later, timezone.now() + timedelta(days=5), "vijf-stappen")

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Kamer 2" in page
    assert page.index("Nog geen werkvorm") < page.index("Wijkteam Noord")
    assert page.count("Nog geen werkvorm") == 1
    assert "Yasmina" in page


def test_a_plan_that_does_not_fit_its_time_is_said(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now() + timedelta(days=3), "vijf-stappen")
    parts = [{"minutes": 60, "outside": ""}, {"minutes": 61, "outside": ""}, {"minutes": 30, "outside": "before"}]
    Meeting.objects.filter(pk=meeting.pk).update(agenda={"available": 90, "blocks": parts})

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Het plan duurt 31 minuten te lang" in page


def test_home_leads_to_the_plan_of_each_meeting(facilitator_client: Client, group: Group) -> None:
    plan(group, timezone.now() + timedelta(days=3))
    later = make_group(group.facilitator, "Noor", name="Wijkteam Noord")
    plan(later, timezone.now() + timedelta(days=5))

    page = facilitator_client.get(reverse("home")).content.decode()

    assert reverse("plan", args=[group.public_id, 1]) in page
    assert reverse("plan", args=[later.public_id, 1]) in page


def test_another_facilitator_sees_nothing_of_it(stranger_client: Client, group: Group) -> None:
    plan(group, timezone.now() + timedelta(days=3))

    page = stranger_client.get(reverse("home")).content.decode()

    assert "Kamer 2" not in page


@pytest.mark.parametrize("change", ["cancelled_at", "held_at"])
def test_what_is_over_or_off_is_not_there(facilitator_client: Client, group: Group, change: str) -> None:
    meeting = plan(group, timezone.now() + timedelta(days=3))
    Meeting.objects.filter(pk=meeting.pk).update(**{change: timezone.now()})

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Kamer 2" not in page


def test_one_button_opens_the_circle_as_it_was_planned(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now() + timedelta(minutes=20), "vijf-stappen")

    answer = press(facilitator_client, meeting)

    session, meeting = Session.objects.get(), Meeting.objects.get()
    assert answer == 303
    assert (session.title, session.seats_expected, session.minutes_available) == (group.name, 4, 90)
    assert [each.method_slug for each in session.cases()] == ["vijf-stappen"]
    assert meeting.session == session


def test_who_starts_late_keeps_the_end_or_moves_it(facilitator_client: Client, group: Group) -> None:
    begin = timezone.now() - timedelta(minutes=30)
    keeps, moves = plan(group, begin, "vijf-stappen"), plan(group, begin, "vijf-stappen", number=2)

    press(facilitator_client, keeps)
    press(facilitator_client, moves, ends="moves")

    assert [session.minutes_available for session in Session.objects.order_by("pk")] == [60, 90]


def test_a_method_with_a_check_asks_for_it_and_keeps_what_was_planned(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now(), "roddelen")

    answer = facilitator_client.post(reverse("start"), {"group": group.public_id, "meeting": meeting.public_id})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'name="meeting" value="{meeting.public_id}"' in page
    assert 'name="gate-roddelen-0"' in page
    assert not Session.objects.exists()


def test_a_second_press_does_not_open_a_second_session(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now(), "vijf-stappen")
    press(facilitator_client, meeting)

    answer = press(facilitator_client, meeting)

    assert answer == 422
    assert Session.objects.count() == 1


def test_a_meeting_of_somebody_else_cannot_be_started(stranger_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now(), "vijf-stappen")

    answer = press(stranger_client, meeting)

    assert answer == 422
    assert not Session.objects.exists()


def test_the_room_keeps_to_the_agenda(facilitator_client: Client, group: Group) -> None:
    with override("nl"):
        agenda = propose([catalogue.method("vijf-stappen")], Evening(90, people=4, first_time=True))
    agenda = add(agenda, "break", after=agenda.blocks[4].id, title="Even naar buiten")
    meeting = plan(group, timezone.now() + timedelta(minutes=20), "vijf-stappen")
    Meeting.objects.filter(pk=meeting.pk).update(agenda=agenda.model_dump(mode="json"))

    press(facilitator_client, meeting)

    session = Session.objects.get()
    pause = session.activities.get(title="Even naar buiten")
    assert (pause.kind, pause.planned) == ("talk", 600)
    assert pause.step.title == agenda.blocks[4].title


def test_who_prepared_a_case_brings_it(facilitator_client: Client, group: Group) -> None:
    meeting, case = plan(group, timezone.now(), "vijf-stappen"), shared_case(group)
    press(facilitator_client, meeting, cases=case.public_id)
    session = Session.objects.get()

    for name in ("Yasmina", "Anouk"):
        seats.seat_without_phone(session, name)

    case_round = session.cases()[0]
    assert case_round.case_bringer is not None
    assert case_round.case_bringer.name == "Anouk"


def test_the_form_is_filled_in_for_who_looks_first(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now() + timedelta(days=1), "socratisch")

    page = facilitator_client.get(reverse("start"), {"meeting": str(meeting.public_id)}).content.decode()

    assert f'name="meeting" value="{meeting.public_id}"' in page
    assert 'value="socratisch" data-least="4" checked' in page
    assert group.name in page


def test_of_each_group_the_next_meeting_is_there(facilitator_client: Client, group: Group) -> None:
    soon = timezone.now() + timedelta(days=3)
    plan(group, soon, "vijf-stappen")
    Meeting.objects.filter(pk=plan(group, soon + timedelta(days=28), number=2).pk).update(place="Kamer 28")

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Kamer 2" in page
    assert page.count(reverse("group", args=[group.public_id])) >= 1
    assert "Kamer 28" not in page
    assert reverse("plan", args=[group.public_id, 2]) not in page


def test_a_meeting_without_facilitator_is_started_by_its_host(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now() + timedelta(minutes=20), "vijf-stappen")
    Meeting.objects.filter(pk=meeting.pk).update(mode=Mode.WITHOUT, host=group.circle()[1])

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Yasmina leidt" in page
    assert f"?meeting={meeting.public_id}" not in page


def test_whether_anybody_is_invited_is_said(facilitator_client: Client, group: Group) -> None:
    meeting = plan(group, timezone.now() + timedelta(days=3), "vijf-stappen")
    before = facilitator_client.get(reverse("home")).content.decode()

    invitations.announce(meeting, "https://intervisie.example")

    after = facilitator_client.get(reverse("home")).content.decode()
    assert "Nog niemand uitgenodigd" in before
    assert "Nog niemand uitgenodigd" not in after


def test_what_is_prepared_is_said_too(facilitator_client: Client, facilitator: User) -> None:
    meeting = made_meeting(facilitator)
    shared_case(meeting.group)
    invitations.announce(meeting, BASE)
    Invitation.objects.exclude(member__email="").update(told=0)
    invitations.answer(of(meeting, "Joost"), Answer.COMING)

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Anouk brengt de casus in" in page
    assert "Anouk heeft de casus met je gedeeld" in page
    assert "2 mensen uitgenodigd, 1 zegt ja" in page


def test_nothing_is_called_prepared_before_it_is(facilitator_client: Client, facilitator: User) -> None:
    meeting = made_meeting(facilitator)
    cases.ask(meeting.group, meeting.group.circle()[0])
    invitations.announce(meeting, BASE)

    page = facilitator_client.get(reverse("home")).content.decode()

    assert "Anouk brengt de casus in" in page
    assert "Anouk heeft de casus met je gedeeld" not in page
    assert "uitgenodigd, " not in page


def test_the_beamer_is_tried_on_the_day(facilitator_client: Client, group: Group) -> None:
    plan(group, timezone.now() + timedelta(days=3), "vijf-stappen")
    before = facilitator_client.get(reverse("home")).content.decode()
    Meeting.objects.update(begins_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=2))

    today = facilitator_client.get(reverse("home")).content.decode()

    assert reverse("beamer_trial") not in before
    assert reverse("beamer_trial") in today


def test_a_meeting_without_facilitator_lacks_a_host_and_then_a_link(facilitator_client: Client, group: Group) -> None:
    begins = timezone.now() + timedelta(days=1)
    meeting = Meeting.objects.create(
        group=group, number=4, mode="without", begins_at=begins, ends_at=begins + timedelta(hours=2)
    )
    nobody = facilitator_client.get("/").content.decode()
    Meeting.objects.update(host=group.circle()[0])
    linkless = facilitator_client.get("/").content.decode()

    hosting.make_link(meeting)

    ready = facilitator_client.get("/").content.decode()
    assert "Nog niemand is gastheer of gastvrouw" in nobody
    assert "Wie het leidt, heeft nog geen link" in linkless
    assert "Wie het leidt, heeft nog geen link" not in ready
