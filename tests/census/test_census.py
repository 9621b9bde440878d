"""Who gets what at which address (T05, T06), and what nobody gets without a form of ours (T12)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from .actors import ACTORS, Evening, address, and_back
from .table import rows

pytestmark = pytest.mark.django_db
ROWS = rows()
NAMES = sorted({name for name, _method in ROWS})
FORM = "application/x-www-form-urlencoded"
MASKED = re.compile(rb"[A-Za-z0-9]{64}")  # Django writes the token of a form differently each time
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


def named(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from named(each.url_patterns)
        else:
            yield each.name or str(each.pattern)


def word(answer: Any) -> str:
    """The outcome as the table says it."""
    if answer.status_code not in {302, 303}:
        return str(answer.status_code)
    place = answer.headers["Location"]
    if place.startswith(settings.LOGIN_URL if settings.LOGIN_URL.startswith("/") else reverse(settings.LOGIN_URL)):
        return "login"
    if answer.status_code == 303:
        return "here"
    return {
        reverse("phone"): "kring",
        reverse("home"): "home",
        reverse("people"): "peopl",
        reverse("mfa_index"): "mine",
        reverse("usersessions_list"): "again",
    }.get(place, str(place))


def ask(browser: Client, method: str, path: str, **headers: str) -> Any:
    return browser.generic(method, path, content_type=FORM, headers=headers)


def test_every_address_is_in_the_table() -> None:
    known = set(named(get_resolver().url_patterns))

    assert known == set(NAMES)
    assert all(len(row) == len(ACTORS) for row in ROWS.values())
    assert all((name, method) in ROWS for name in NAMES for method in ("GET", "POST"))


@pytest.mark.parametrize(("name", "method"), sorted(ROWS))
def test_everybody_gets_what_the_table_says(tonight: Evening, name: str, method: str) -> None:
    found = {}
    for actor in ACTORS:
        cache.clear()  # so many askers of one address would be too fast for allauth
        with and_back():
            found[actor] = word(ask(tonight.browser(actor), method, address(name, tonight.session_for(actor))))

    assert found == dict(zip(ACTORS, ROWS[name, method], strict=True))


@pytest.mark.parametrize("actor", ["colleague", "foreign", "roleless", "stranger", "elsewhere"])
@pytest.mark.parametrize(
    "name", ["console", "card", "do", "second_case", "harvest", "harvest_pdf", "console_version", "take_back"]
)
def test_a_session_of_others_looks_like_none_at_all(tonight: Evening, name: str, actor: str) -> None:
    method = "POST" if ROWS[name, "GET"][0] == "405" or name == "take_back" else "GET"
    path = address(name, tonight.room)
    known, made_up = str(tonight.room.session.public_id), str(uuid.uuid4())

    theirs = ask(tonight.browser(actor), method, path)
    none = ask(tonight.browser(actor), method, path.replace(known, made_up))

    assert theirs.status_code == none.status_code
    assert MASKED.sub(b"", theirs.content) == MASKED.sub(b"", none.content).replace(made_up.encode(), known.encode())
    assert theirs.headers.get("Location", "").replace(known, made_up) == none.headers.get("Location", "")


@pytest.mark.parametrize("name", ["beamer", "beamer_version"])
def test_a_beamers_address_that_is_none_is_not_found(tonight: Evening, name: str) -> None:
    path = address(name, tonight.room).replace(tonight.room.session.beamer_token, "made-up")

    answer = ask(tonight.browser("leader"), "GET", path)

    assert answer.status_code == 404


# ---- forms of others ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actor", ["stranger", "seat", "leader"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_unsafe_is_done_without_our_own_form(tonight: Evening, name: str, actor: str) -> None:
    browser, path = tonight.browser(actor, strict=True), address(name, tonight.session_for(actor))

    answers = {method: ask(browser, method, path) for method in UNSAFE}

    assert {method: answer.status_code for method, answer in answers.items()} == dict.fromkeys(UNSAFE, 403)


ORIGINS = ("https://elders.example", "http://testserver:81", "https://testserver", "null")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_unsafe_is_done_for_a_page_of_others(tonight: Evening, name: str) -> None:
    browser, path = tonight.browser("leader", strict=True), address(name, tonight.room)
    browser.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    tries = [(method, origin) for method in UNSAFE for origin in ORIGINS]

    answers = [ask(browser, method, path, origin=origin, X_CSRFToken="a" * 32) for method, origin in tries]

    assert {answer.status_code for answer in answers} == {403}


def test_with_our_own_form_it_is_done(tonight: Evening) -> None:
    """Otherwise the two tests above would say nothing."""
    browser = tonight.browser("leader", strict=True)
    browser.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32

    with and_back():
        answer = ask(browser, "POST", address("do", tonight.room), origin="http://testserver", X_CSRFToken="a" * 32)

    assert word(answer) == "here"


# ---- what every answer carries --------------------------------------------------------------------------------------

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "manifest-src 'self'",
}
FRAMED_BY_US = {"beamer"}  # as a thumbnail on the console


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("name", NAMES)
def test_every_answer_tells_the_browser_to_be_careful(tonight: Evening, name: str, method: str) -> None:
    answers = []
    for actor in ("stranger", "leader"):
        with and_back():
            answers.append(ask(tonight.browser(actor), method, address(name, tonight.session_for(actor))))

    for answer in answers:
        framing = "'self'" if name in FRAMED_BY_US else "'none'"
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY | {f"frame-ancestors {framing}"}
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-store"
        assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/nothing-here/", "/admin/", "/static/../settings.py", "/.env", "/sessions/1/"])
def test_what_is_no_address_is_careful_too(tonight: Evening, path: str) -> None:
    answer = ask(tonight.browser("leader"), "GET", path)

    assert answer.status_code == 404
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY | {"frame-ancestors 'none'"}
    assert answer["Cache-Control"] == "no-store"


def test_no_cookie_of_ours_is_for_scripts_or_other_sites(tonight: Evening) -> None:
    room = tonight.other.session
    fields = {"door": room.door_key, "name": "Naima", "agrees": "on"}
    browser = Client()

    with and_back():
        browser.post(reverse("join"), fields)
        browser.get(reverse("account_login"))

    assert len(browser.cookies) >= 2
    for cookie in browser.cookies.values():
        assert cookie["httponly"], cookie
        assert re.fullmatch("Lax|Strict", cookie["samesite"]), cookie
