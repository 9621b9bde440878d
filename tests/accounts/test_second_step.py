"""Passkeys, an app with codes, spare codes; and an organisation that asks for a second step."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from intervisie.accounts.commands import inviting, second_step
from intervisie.accounts.models import Roles, User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str = SECRET) -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def by_mail(client: Client, user: User, mailoutbox: list[EmailMessage]) -> str:
    """Sign in with the code of the mail; where that leads."""
    client.post(reverse("account_request_login_code"), {"email": user.email})
    code = re.search(r"^ {4}(\S+)$", str(mailoutbox[-1].body), re.MULTILINE)
    assert code
    answer = client.post(reverse("account_confirm_login_code"), {"code": code[1]})
    return str(answer["Location"])


def test_an_app_with_codes_is_turned_on_and_gives_spare_codes(facilitator_client: Client, facilitator: User) -> None:
    page = facilitator_client.get(reverse("mfa_activate_totp"))
    code = code_of(page.context["form"].secret)

    answer = facilitator_client.post(reverse("mfa_activate_totp"), {"code": code})

    kinds = set(Authenticator.objects.filter(user=facilitator).values_list("type", flat=True))
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert kinds == {"totp", "recovery_codes"}


@pytest.mark.django_db(transaction=True)
def test_who_just_set_it_up_sees_the_spare_codes_at_once(facilitator_client: Client) -> None:
    secret = facilitator_client.get(reverse("mfa_activate_totp")).context["form"].secret

    answer = facilitator_client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert facilitator_client.get(answer["Location"]).status_code == 200


def test_a_wrong_code_turns_nothing_on(facilitator_client: Client) -> None:
    facilitator_client.get(reverse("mfa_activate_totp"))

    page = facilitator_client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()

    assert "Dat klopt niet." in page
    assert not Authenticator.objects.exists()


def test_signing_in_asks_for_the_second_step(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    TOTP.activate(facilitator, SECRET)

    place = by_mail(client, facilitator, mailoutbox)
    before = "_auth_user_id" in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_of()})

    assert place == reverse("mfa_authenticate")
    assert not before
    assert client.session["_auth_user_id"] == str(facilitator.pk)


def test_a_spare_code_works_once(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    TOTP.activate(facilitator, SECRET)
    spare = RecoveryCodes.activate(facilitator).get_unused_codes()[0]
    outcomes = []

    for browser in (client, Client()):
        by_mail(browser, facilitator, mailoutbox)
        browser.post(reverse("mfa_authenticate"), {"code": spare})
        outcomes.append("_auth_user_id" in browser.session)

    assert outcomes == [True, False]


def test_the_page_of_the_second_step_offers_the_passkey_without_a_script_in_it(
    client: Client, facilitator: User, mailoutbox: list[EmailMessage]
) -> None:
    TOTP.activate(facilitator, SECRET)
    by_mail(client, facilitator, mailoutbox)

    page = client.get(reverse("mfa_authenticate")).content.decode()

    scripts = re.findall(r"<script[^>]*>", page)
    assert 'data-passkey="get"' in page
    assert all("src=" in script or 'type="application/json"' in script for script in scripts)


NONSENSE = [
    "",
    "x",
    "[]",
    "1",
    '"x"',
    '{"id": "x", "response": {}}',
    '{"id": 1, "rawId": 1, "response": 1}',
    "{" * 9_999,
]


@pytest.mark.parametrize("told", NONSENSE)
def test_a_passkey_that_says_nonsense_is_refused(client: Client, facilitator: User, told: str) -> None:
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})

    answer = client.post(reverse("mfa_login_webauthn"), {"credential": told})

    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_signing_in_with_a_passkey_asks_for_no_name(client: Client, db: None) -> None:
    told = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()

    question = told["request_options"]["publicKey"]
    assert question["allowCredentials"] == []
    assert question["userVerification"] == "required"


def test_a_device_hears_the_name_of_the_site(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("mfa_add_webauthn"))

    assert page.context["js_data"]["creation_options"]["publicKey"]["rp"]["name"] == "Intervisie"


@pytest.mark.parametrize("told", NONSENSE)
def test_nonsense_is_no_new_passkey(facilitator_client: Client, told: str) -> None:
    facilitator_client.get(reverse("mfa_add_webauthn"))

    answer = facilitator_client.post(reverse("mfa_add_webauthn"), {"name": "n" * 10_000, "credential": told})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_changing_it_asks_who_you_are(facilitator_client: Client, facilitator: User) -> None:
    TOTP.activate(facilitator, SECRET)

    answer = facilitator_client.post(reverse("mfa_deactivate_totp"))

    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_has_none_is_led_to_it_and_gets_no_further(
    facilitator_client: Client, facilitator: User, manager: User
) -> None:
    second_step.ask_of_everybody(manager, on=True)

    places = [facilitator_client.get(path)["Location"] for path in ("/", "/start/", "/methods/")]

    assert places == [reverse("mfa_index")] * 3
    assert facilitator_client.post("/start/").status_code == 302
    assert facilitator_client.get(reverse("mfa_index")).status_code == 200
    assert facilitator_client.get(reverse("mfa_activate_totp")).status_code == 200


def test_with_a_second_step_everything_opens(facilitator_client: Client, manager: User) -> None:
    second_step.ask_of_everybody(manager, on=True)
    secret = facilitator_client.get(reverse("mfa_activate_totp")).context["form"].secret

    facilitator_client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert facilitator_client.get("/").status_code == 200


def test_who_takes_it_away_is_led_back(facilitator: User, manager: User) -> None:
    TOTP.activate(facilitator, SECRET)
    second_step.ask_of_everybody(manager, on=True)
    facilitator.refresh_from_db()
    before = facilitator.second_step_due

    Authenticator.objects.all().delete()

    facilitator.refresh_from_db()
    assert (before, facilitator.second_step_due) == (False, True)


def test_a_manager_takes_the_second_step_of_a_colleague_away(browser: Client, facilitator: User) -> None:
    TOTP.activate(facilitator, SECRET)

    page = browser.get(reverse("people")).content.decode()
    status = browser.post(reverse("person_do", args=[facilitator.pk, "second-step"])).status_code

    assert reverse("person_do", args=[facilitator.pk, "second-step"]) in page
    assert status == 302
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(("whose", "wanted"), [("manager", 409), ("stranger", 404)])
def test_the_own_second_step_and_that_of_others_stay(
    browser: Client, manager: User, stranger: User, whose: str, wanted: int
) -> None:
    user = {"manager": manager, "stranger": stranger}[whose]
    TOTP.activate(user, SECRET)

    status = browser.post(reverse("person_do", args=[user.pk, "second-step"])).status_code

    assert status == wanted
    assert Authenticator.objects.filter(user=user).exists()


def test_who_is_new_is_led_there_too(client: Client, manager: User) -> None:
    second_step.ask_of_everybody(manager, on=True)
    token = inviting.invite(manager, "fleur@lindedal.example", Roles(facilitator=True)).token

    client.post(reverse("invitation", args=[token]), {"name": "Fleur"})

    assert client.get("/")["Location"] == reverse("mfa_index")


def test_another_organisation_is_not_asked(stranger_client: Client, manager: User) -> None:
    second_step.ask_of_everybody(manager, on=True)

    status = stranger_client.get("/").status_code

    assert status == 200


@pytest.mark.parametrize("path", ["/kring/", "/mee/", "/healthz"])
def test_what_needs_no_account_stays_open(facilitator_client: Client, manager: User, path: str) -> None:
    second_step.ask_of_everybody(manager, on=True)

    answer = facilitator_client.get(path)

    assert answer.status_code in {200, 403}
