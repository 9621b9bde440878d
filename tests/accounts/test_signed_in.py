"""Where somebody is signed in, and ending that."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.urls import reverse

from intervisie.accounts.commands import people
from intervisie.accounts.links import make_link
from intervisie.accounts.models import User


def signed_in(user: User, agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post(make_link(user))
    return client


def test_the_list_names_every_browser_of_mine_and_nobody_elses(facilitator: User, stranger: User) -> None:
    here, _there = signed_in(facilitator, "Laptop"), signed_in(facilitator, "Old phone")
    signed_in(stranger, "Elsewhere")

    page = here.get(reverse("usersessions_list")).content.decode()

    assert "Laptop" in page
    assert "Old phone" in page
    assert "Elsewhere" not in page


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox op Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.6 Mobile/15E148 Safari/604.1",
            "Mobile Safari op iOS",
        ),
        ("", "Een browser die zijn naam niet noemt"),
        ("<b>" + "x" * 400, "&lt;b&gt;" + "x" * 37 + "</p>"),
    ],
    ids=["firefox", "iphone", "nothing", "hostile"],
)
def test_a_browser_is_named_as_people_know_it(facilitator: User, agent: str, said: str) -> None:
    here = signed_in(facilitator, agent)

    page = here.get(reverse("usersessions_list")).content.decode()

    assert said in page
    assert "Mozilla/5.0" not in page


def test_signing_out_everywhere_else_leaves_this_browser(facilitator: User, stranger: User) -> None:
    here, there, elsewhere = signed_in(facilitator, "a"), signed_in(facilitator, "b"), signed_in(stranger, "c")

    here.post(reverse("usersessions_list"))

    assert [each.get("/").status_code for each in (here, there, elsewhere)] == [200, 302, 200]


def test_a_closed_account_keeps_no_browser_for_when_it_opens_again(facilitator: User, manager: User) -> None:
    theirs = signed_in(facilitator, "a")

    people.close(manager, facilitator.pk)
    people.reopen(manager, facilitator.pk)

    assert theirs.get("/").status_code == 302
    assert not UserSession.objects.exists()
    assert settings.SESSION_COOKIE_NAME in theirs.cookies
