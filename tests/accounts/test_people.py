"""The page about people: who is on it, what a manager changes, and what is refused."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.commands import people
from intervisie.accounts.errors import LastManager
from intervisie.accounts.models import Organisation, Roles, SignInLink, User


def do(browser: Client, person: User, act: str, **fields: str) -> int:
    return browser.post(reverse("person_do", args=[person.pk, act]), fields).status_code


def test_the_page_shows_the_own_people_and_nobody_elses(browser: Client, colleague: User, stranger: User) -> None:
    page = browser.get(reverse("people")).content.decode()

    assert colleague.email in page
    assert stranger.email not in page


def test_a_manager_gives_roles(browser: Client, colleague: User) -> None:
    status = do(browser, colleague, "roles", coordinator="on", manager="on")

    colleague.refresh_from_db()
    assert status == 302
    assert colleague.roles == Roles(coordinator=True, manager=True)


def test_somebody_without_a_role_is_refused(browser: Client, colleague: User) -> None:
    status = do(browser, colleague, "roles")

    colleague.refresh_from_db()
    assert status == 422
    assert colleague.is_facilitator


def test_a_closed_account_is_signed_out_everywhere(browser: Client, colleague: User) -> None:
    theirs = Client()
    theirs.force_login(colleague)
    SignInLink.objects.create(user=colleague, digest="a" * 64, expires_at="2099-01-01T00:00Z")

    status = do(browser, colleague, "close")

    assert status == 302
    assert theirs.get("/").status_code == 302
    assert not SignInLink.objects.exists()


def test_a_reopened_account_signs_in_again(browser: Client, colleague: User) -> None:
    do(browser, colleague, "close")

    status = do(browser, colleague, "reopen")

    colleague.refresh_from_db()
    assert status == 302
    assert colleague.is_active


@pytest.mark.parametrize(("act", "fields"), [("close", {}), ("roles", {"facilitator": "on"})])
def test_the_last_manager_stays(browser: Client, manager: User, act: str, fields: dict[str, str]) -> None:
    status = do(browser, manager, act, **fields)

    manager.refresh_from_db()
    assert status == 409
    assert manager.is_active
    assert manager.is_manager


def test_a_closed_manager_does_not_count(manager: User, colleague: User) -> None:
    people.give_roles(manager, colleague.pk, Roles(manager=True))
    people.close(manager, colleague.pk)

    with pytest.raises(LastManager):
        people.close(manager, manager.pk)


def test_with_a_second_manager_the_first_may_go(browser: Client, manager: User, colleague: User) -> None:
    do(browser, colleague, "roles", manager="on")

    status = do(browser, manager, "roles", facilitator="on")

    manager.refresh_from_db()
    assert status == 302
    assert not manager.is_manager


@pytest.mark.parametrize("act", ["roles", "close", "reopen", "made-up"])
def test_people_of_others_are_not_found(browser: Client, stranger: User, act: str) -> None:
    status = do(browser, stranger, act, manager="on")

    stranger.refresh_from_db()
    assert status == 404
    assert not stranger.is_manager
    assert stranger.is_active


def test_the_same_twice_changes_nothing(browser: Client, colleague: User) -> None:
    statuses = [do(browser, colleague, act) for act in ("close", "close", "reopen", "reopen")]

    assert statuses == [302] * 4


def test_who_is_no_manager_does_nothing(facilitator_client: Client, manager: User, organisation: Organisation) -> None:
    statuses = [facilitator_client.get(reverse("people")).status_code, do(facilitator_client, manager, "close")]

    manager.refresh_from_db()
    assert statuses == [403, 403]
    assert manager.is_active
