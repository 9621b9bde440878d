"""Links that are keys: who holds one gets in, whoever they are signed in as; taken back it opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.commands import inviting
from intervisie.accounts.links import make_link
from intervisie.accounts.models import SignInLink
from intervisie.evaluations.models import Evaluation
from intervisie.followup.commands import intentions
from intervisie.followup.models import Intention
from intervisie.groups.commands import cases, hosting, invitations
from intervisie.groups.models import Case, Invitation, Meeting
from sessions.commands import letters
from sessions.models import HarvestLetter, Session
from tests.intervisie.evaluations.circles import circle

from .actors import ACTORS, Evening, and_back
from .test_census import ask, word

pytestmark = pytest.mark.django_db
BASE = "https://intervisie.example"


@dataclass(frozen=True)
class Key:
    """A link: `made` gives its address, `over` takes it back, and `then` is what it says from that moment on."""

    made: Callable[[Evening], str]
    over: Callable[[Evening], object]
    then: str = "410"


def sign_in(tonight: Evening) -> str:
    return make_link(tonight.room.facilitator)


def invitation(tonight: Evening) -> str:
    return reverse("invitation", args=[tonight.staff.invitation.token])


def withdraw_invitation(tonight: Evening) -> None:
    inviting.withdraw(tonight.staff.manager, tonight.staff.invitation.invitation.pk)


def invited(tonight: Evening) -> str:
    meeting = Meeting.objects.get(number=5)
    Meeting.objects.filter(pk=meeting.pk).update(begins_at=timezone.now() + timedelta(days=3))
    invitations.announce(meeting, BASE)
    return reverse("invited", args=[Invitation.objects.order_by("pk")[0].key()])


def calendar(tonight: Evening) -> str:
    return invited(tonight) + "intervisie.ics"


def case(tonight: Evening) -> str:
    return reverse("case_enter", args=[cases.make_link(Case.objects.get())])


def host(tonight: Evening) -> str:
    return reverse("host", args=[hosting.make_link(Meeting.objects.get(number=5))])


def ballot(tonight: Evening) -> str:
    found = circle(tonight.room.facilitator, 1).ballots.get()
    return reverse("ballot", args=[found.key()])


def intention(tonight: Evening) -> str:
    made = intentions.make(tonight.room.seats[1], intentions.Wanted("Vragen", 4, "a@example.org"), BASE)
    return reverse("intention", args=[made.key()])


def mailed(tonight: Evening) -> str:
    letters.wish(tonight.room.seats[1], "a@example.org", BASE)
    Session.objects.filter(pk=tonight.room.session.pk).update(ended_at=timezone.now())
    HarvestLetter.objects.update(sent_at=timezone.now())
    return reverse("mailed", args=[HarvestLetter.objects.get().key()])


KEYS = {
    "sign in": Key(sign_in, lambda _tonight: SignInLink.objects.update(used_at=timezone.now())),
    "invitation": Key(invitation, withdraw_invitation),
    "invited": Key(invited, lambda _tonight: Invitation.objects.all().delete()),
    "calendar": Key(calendar, lambda _tonight: Invitation.objects.all().delete()),
    "case": Key(case, lambda _tonight: cases.withdraw_link(Case.objects.get())),
    "host": Key(host, lambda _tonight: hosting.withdraw_link(Meeting.objects.get(number=5))),
    "ballot": Key(ballot, lambda _tonight: Evaluation.objects.update(closes_at=timezone.now())),
    "intention": Key(intention, lambda _tonight: intentions.stop(Intention.objects.get())),
    "mailed": Key(mailed, lambda tonight: letters.forget_wish(tonight.room.seats[1])),
}


@pytest.mark.parametrize("name", KEYS)
def test_whoever_holds_the_link_gets_in_and_nobody_once_it_is_taken_back(tonight: Evening, name: str) -> None:
    key = KEYS[name]
    opened, shut = {}, {}

    with and_back():
        cache.clear()
        path = key.made(tonight)
        for actor in ACTORS:
            opened[actor] = word(ask(tonight.browser(actor), "GET", path))
        key.over(tonight)
        for actor in ACTORS:
            shut[actor] = word(ask(tonight.browser(actor), "GET", path))

    assert set(opened.values()) == {"200"}
    assert set(shut.values()) == {key.then}
