"""Inviting: who gets a mail, what is in it, and what a manager can do about it later."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_bytes
from email.message import Message

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intervisie.accounts.commands import inviting
from intervisie.accounts.letters import send_invitation
from intervisie.accounts.links import digest_of
from intervisie.accounts.models import Invitation, Organisation, Roles, User

NEW = "fleur@lindedal.example"


def invite(browser: Client, email: str = NEW, **roles: str) -> int:
    return browser.post(reverse("people"), {"email": email, **(roles or {"facilitator": "on"})}).status_code


def token_in(mail: EmailMessage) -> str:
    found = re.search(r"/invitation/([^/\s]+)/", str(mail.body))
    assert found
    return found[1]


def act(browser: Client, what: str) -> int:
    return browser.post(reverse("invitation_do", args=[Invitation.objects.get().pk, what])).status_code


def later(minutes: int) -> None:
    """As if the invitation had been sent that long ago."""
    Invitation.objects.update(sent_at=timezone.now() - timedelta(minutes=minutes))


def test_an_invitation_is_mailed_and_only_its_digest_is_kept(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    status = invite(browser, manager="on", facilitator="on")

    invitation = Invitation.objects.get()
    assert status == 302
    assert mailoutbox[0].to == [NEW]
    assert invitation.digest == digest_of(token_in(mailoutbox[0]))
    assert (invitation.is_manager, invitation.is_facilitator, invitation.is_coordinator) == (True, True, False)
    assert timedelta(days=13) < invitation.expires_at - timezone.now() <= timedelta(days=14)


def test_a_double_click_sends_one_mail(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    statuses = [invite(browser), invite(browser, NEW.upper())]

    assert statuses == [302, 302]
    assert Invitation.objects.count() == len(mailoutbox) == 1


def test_who_was_invited_before_is_not_invited_anew(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    invite(browser)
    later(5)

    status = invite(browser)

    assert status == 409
    assert len(mailoutbox) == 1


def test_who_has_an_account_here_is_not_invited(browser: Client, colleague: User) -> None:
    status = invite(browser, colleague.email)

    assert status == 409
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("email", ["", "no address", "a@b.example\nBcc: x@y.example", "a" * 10_000 + "@b.example"])
def test_what_is_no_address_comes_back(browser: Client, email: str, mailoutbox: list[EmailMessage]) -> None:
    status = invite(browser, email)

    assert status == 422
    assert mailoutbox == []


def test_without_a_role_nobody_is_invited(browser: Client) -> None:
    answer = browser.post(reverse("people"), {"email": NEW})

    assert answer.status_code == 422
    assert NEW in answer.content.decode()


def test_sent_again_the_earlier_mail_stops_working(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    invite(browser)
    later(5)

    status = act(browser, "again")

    first, second = (token_in(mail) for mail in mailoutbox)
    assert status == 302
    assert Client().get(reverse("invitation", args=[first])).status_code == 410
    assert Client().get(reverse("invitation", args=[second])).status_code == 200


def test_again_within_a_minute_is_too_soon(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    invite(browser)

    status = act(browser, "again")

    assert status == 429
    assert len(mailoutbox) == 1


def test_one_address_gets_ten_mails_at_most(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    invite(browser)
    Invitation.objects.update(times_sent=inviting.MOST_IN_ALL)
    later(5)

    status = act(browser, "again")

    assert status == 429
    assert len(mailoutbox) == 1


def test_an_organisation_sends_sixty_in_an_hour(browser: Client, manager: User) -> None:
    for number in range(inviting.MOST_IN_AN_HOUR):
        inviting.invite(manager, f"p{number}@lindedal.example", Roles(facilitator=True))

    status = invite(browser)

    assert status == 429


def test_a_withdrawn_invitation_is_gone(browser: Client, mailoutbox: list[EmailMessage]) -> None:
    invite(browser)

    statuses = [act(browser, "withdraw"), act(browser, "withdraw")]

    assert statuses == [302, 404]
    assert Client().get(reverse("invitation", args=[token_in(mailoutbox[0])])).status_code == 410


@pytest.mark.parametrize("what", ["again", "withdraw", "made-up"])
def test_an_invitation_of_others_is_not_found(browser: Client, stranger: User, what: str) -> None:
    inviting.invite(stranger, NEW, Roles(facilitator=True))

    status = act(browser, what)

    assert status == 404
    assert Invitation.objects.get().withdrawn_at is None


def parsed(mail: EmailMessage) -> Message:
    return message_from_bytes(mail.message().as_bytes())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(max_size=120)
    | st.sampled_from(["Ada\r\nBcc: x@y.example", "\n\n.\r\nQUIT", "a" * 120, "=?utf-8?q?=0A?="]),
    house=st.text(max_size=120) | st.just("Huis\nContent-Type: text/html"),
)
def test_no_name_gets_into_a_header(organisation: Organisation, name: str, house: str) -> None:
    from django.core import mail  # noqa: PLC0415  (the outbox is made anew for every test)

    mail.outbox.clear()
    inviter = User(name=name, organisation=organisation)
    at = Organisation(name=house)
    invitation = Invitation(organisation=at, invited_by=inviter, email=NEW, expires_at=timezone.now())

    send_invitation(invitation, "https://intervisie.example/invitation/x/")

    message = parsed(mail.outbox[0])
    assert sorted(message.keys()) == sorted(
        ["Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID"]
    )
    assert message["To"] == NEW
    assert not message.is_multipart()
    assert "https://intervisie.example/invitation/x/" in mail.outbox[0].body.splitlines()
