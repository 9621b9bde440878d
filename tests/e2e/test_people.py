"""The pages about people and their organisation: accessible in every look, and a passkey that really signs in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.serving import Server
from tests.e2e.stage import Stage
from tests.e2e.test_pages import check_every_look

Check = Callable[[Page], None]


@pytest.mark.long
def test_the_pages_of_a_manager(stage: Stage, accessible: Check) -> None:
    for path in ("/people/", "/organisation/", "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/sessions/"):
        stage.console.goto(stage.url + path)
        check_every_look(stage.console, accessible)

    assert stage.complaints == []


@pytest.mark.long
def test_a_passkey_is_added_and_signs_in(server: Server, stage: Stage) -> None:
    page, url = stage.console, re.sub(r"//[^:/]+", "//localhost", server.url)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"isUserVerified": True}})
    page.goto(server.sign_in_link().replace(server.url, url))
    page.locator("main form button").first.click()
    page.wait_for_url(url + "/")

    page.goto(url + "/accounts/2fa/webauthn/add/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/recovery-codes/")
    page.context.clear_cookies()
    page.goto(url + "/accounts/login/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url(url + "/")

    assert page.locator("h1").is_visible()
