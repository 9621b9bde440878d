"""The report of an error, in a log or in a mail: where it went wrong, and no word, code, key or cookie (T02, T25)."""

from __future__ import annotations

import logging
import sys

import pytest
from django.core import mail
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils.log import AdminEmailHandler
from django.views.debug import ExceptionReporter
from pytest_django.fixtures import Settings

from tests.factories import make_facilitator

CODE, KEY, NAME, TOKEN = "K7M3PQ", "door-key-of-128-bits", "Marieke", "token-of-the-seat"


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    """Somebody at the door, with a cookie of an earlier seat."""
    rf.cookies["seat"] = TOKEN
    return rf.post("/mee/", {"code": CODE, "door": KEY, "name": NAME})


def broken(code: str, request: HttpRequest) -> None:
    """Something that nobody foresaw, deep inside."""
    found = {"code": code, "name": request.POST["name"]}
    raise LookupError(f"nothing in {len(found)} fields")


@pytest.mark.parametrize("as_html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("debug", [False, True], ids=["live", "debug"])
def test_a_report_shows_where_and_nothing_of_whom(
    request_: HttpRequest, settings: Settings, debug: bool, as_html: bool
) -> None:
    settings.DEBUG = debug
    try:
        broken(request_.POST["code"], request_)
    except LookupError:
        reporter = ExceptionReporter(request_, *sys.exc_info())

    report = reporter.get_traceback_html() if as_html else reporter.get_traceback_text()

    assert "nothing in 2 fields" in report
    assert "broken" in report
    assert [secret for secret in (CODE, KEY, NAME, TOKEN) if secret in report] == []


def test_a_mail_about_an_error_holds_no_code_and_no_key(request_: HttpRequest, settings: Settings) -> None:
    settings.ADMINS = [("Beheer", "beheer@example.org")]
    logger = logging.Logger("tried")
    logger.addHandler(AdminEmailHandler(include_html=True))

    try:
        broken(request_.POST["code"], request_)
    except LookupError:
        logger.exception("Internal Server Error: %s", request_.path, extra={"request": request_, "status_code": 500})

    sent = mail.outbox[0].message().as_string()
    assert "LookupError" in sent
    assert [secret for secret in (CODE, KEY, NAME, TOKEN) if secret in sent] == []


def test_nobody_is_mailed_about_errors_unless_an_operator_wants_it(settings: Settings) -> None:
    assert settings.ADMINS == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", [f"/oogst/{'a1' * 32}/mine/", "/terugkijken/Ab-9_Ab-9_Ab-9_Ab-9_Ab/", "/kom/x/"])
def test_a_refusal_in_the_log_names_no_key_of_a_link(caplog: pytest.LogCaptureFixture, path: str) -> None:
    with caplog.at_level(logging.WARNING):
        answer = Client(raise_request_exception=False).get(path)

    told = caplog.text
    key = path.split("/")[2]
    assert answer.status_code >= 400
    assert path.replace(key, "…" if len(key) > 1 else key) in told


@pytest.mark.django_db
def test_a_refusal_in_the_log_names_the_session(caplog: pytest.LogCaptureFixture) -> None:
    path = "/sessions/7a3c9f52-54d1-4b21-b2a5-1a7c9a3d4e5f/looking-back/"

    client = Client()
    client.force_login(make_facilitator())

    with caplog.at_level(logging.WARNING):
        client.get(path)

    assert path in caplog.text
