"""What every page tells the browser: what it may load, keep and pass on."""

import pytest
from django.conf import settings
from django.test import Client

PAGES = ["/healthz", "/accounts/login/", "/enter/made-up/", "/nothing-here/"]
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
}


@pytest.mark.parametrize("path", PAGES)
def test_only_our_own_scripts_and_styles(client: Client, db: None, path: str) -> None:
    answer = client.get(path)

    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES)
def test_no_cache_keeps_a_page_and_no_other_site_learns_its_address(client: Client, db: None, path: str) -> None:
    answer = client.get(path)

    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_another_host_name_is_refused(client: Client, db: None) -> None:
    answer = client.get("/accounts/login/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400


def test_a_large_body_is_refused_unread(client: Client, db: None) -> None:
    answer = client.post("/accounts/login/code/", {"email": "a" * 70_000})

    assert answer.status_code == 413


def test_a_form_without_our_token_is_refused(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/accounts/login/code/", {"email": "hanneke@lindedal.example"})

    assert answer.status_code == 403
    assert 'class="topbar"' in answer.content.decode()


def test_pages_are_dutch_whatever_the_browser_prefers(client: Client, db: None) -> None:
    answer = client.get("/accounts/login/", headers={"accept-language": "en"})

    assert answer["Content-Language"] == "nl"
    assert '<html lang="nl">' in answer.content.decode()


def test_somebody_may_choose_english(client: Client, db: None) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    answer = client.get("/accounts/login/")

    assert '<html lang="en">' in answer.content.decode()


def test_an_unknown_language_stays_dutch(client: Client, db: None) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../xx"

    answer = client.get("/accounts/login/")

    assert answer["Content-Language"] == "nl"


def test_the_session_cookie_is_out_of_reach_of_scripts(client: Client, db: None) -> None:
    client.get("/accounts/login/?next=/methods/")

    cookie = client.cookies["csrftoken"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
