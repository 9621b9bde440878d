"""How long a facilitator stays signed in: so long unused, so long in all, and who counts as somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session as Login
from django.test import Client
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.logins import SINCE, SessionStore

pytestmark = pytest.mark.django_db

IDLE, IN_ALL = timedelta(hours=12), timedelta(days=7)
A_MOMENT = timedelta(minutes=1)
PAGE = {"Accept": "text/html,*/*"}
FETCH = {"Accept": "*/*", "HX-Request": "true"}


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def until() -> datetime:
    return Login.objects.get().expire_date


def pass_time(*, unused: timedelta, signed_in: timedelta | None = None) -> None:
    """The browser was not used for so long, after so long since signing in."""
    login = Login.objects.get()
    store = SessionStore(login.session_key)
    if signed_in is not None:
        store[SINCE] -= int(signed_in.total_seconds())
        store.save()
    Login.objects.update(expire_date=login.expire_date - unused)


def test_a_login_is_over_after_twelve_hours_and_its_cookie_after_a_week(facilitator: User) -> None:
    sign_in(facilitator)

    left = until() - timezone.now()

    assert abs(left - IDLE) < A_MOMENT
    assert IN_ALL.total_seconds() == settings.SESSION_COOKIE_AGE


def test_who_did_nothing_for_so_long_signs_in_again(facilitator: User) -> None:
    client = sign_in(facilitator)

    pass_time(unused=IDLE)

    assert client.get("/", headers=PAGE).status_code == 302
    assert client.get("/accounts/login/").status_code == 200


def test_who_leads_no_sessions_signs_in_again_after_half_an_hour(facilitator: User) -> None:
    User.objects.filter(pk=facilitator.pk).update(is_facilitator=False, is_manager=True)
    client = sign_in(User.objects.get(pk=facilitator.pk))
    left = until() - timezone.now()

    before = client.get("/people/", headers=PAGE).status_code
    pass_time(unused=timedelta(minutes=30))

    assert abs(left - timedelta(minutes=30)) < A_MOMENT
    assert (before, client.get("/people/", headers=PAGE).status_code) == (200, 302)


def test_a_meeting_in_which_the_laptop_is_left_alone_signs_nobody_out(facilitator: User) -> None:
    client = sign_in(facilitator)

    pass_time(unused=timedelta(hours=4))

    assert client.get("/", headers=FETCH).status_code == 200


@pytest.mark.parametrize("use", ["page", "act"])
def test_use_begins_the_twelve_hours_anew(facilitator: User, use: str) -> None:
    client = sign_in(facilitator)
    pass_time(unused=timedelta(hours=11))

    answer = client.get("/", headers=PAGE) if use == "page" else client.post("/start/", {}, headers=FETCH)

    assert answer.status_code in {200, 422}
    assert abs(until() - timezone.now() - IDLE) < A_MOMENT


def test_a_forgotten_tab_keeps_nobody_signed_in(facilitator: User) -> None:
    client = sign_in(facilitator)
    pass_time(unused=timedelta(hours=11))
    before = until()

    answer = client.get("/", headers=FETCH)

    assert answer.status_code == 200
    assert until() == before


def test_a_week_after_signing_in_everybody_signs_in_again(facilitator: User) -> None:
    client = sign_in(facilitator)
    pass_time(unused=timedelta(hours=11), signed_in=IN_ALL - timedelta(hours=2))

    client.get("/", headers=PAGE)
    left = until() - timezone.now()
    pass_time(unused=timedelta(hours=2))

    assert abs(left - timedelta(hours=2)) < A_MOMENT
    assert client.get("/", headers=PAGE).status_code == 302


def test_signing_in_again_counts_anew(facilitator: User) -> None:
    client = sign_in(facilitator)
    pass_time(unused=timedelta(0), signed_in=IN_ALL - timedelta(hours=1))

    client.force_login(facilitator)

    assert abs(until() - timezone.now() - IDLE) < A_MOMENT


def test_reading_a_page_again_writes_nothing(facilitator: User) -> None:
    client = sign_in(facilitator)
    before = until()

    client.get("/", headers=PAGE)

    assert until() == before
