"""Inviting a colleague by mail, and accepting. A token is in the mail alone: here is only its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..errors import EnoughMail, HasAccount, InvitationGone, InvitedAlready, LivesHere, NoRole, SentJustNow
from ..links import digest_of
from ..models import Invitation, Invitations, Roles, User
from . import second_step
from .locking import locked

GOOD_FOR = timedelta(days=14)
A_MOMENT = timedelta(minutes=1)  # between two mails about one invitation
MOST_IN_AN_HOUR = 60  # mails of one organisation
MOST_IN_ALL = 10  # mails about one invitation


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and the token that its mail has to hold; no token when there is nothing to send."""

    invitation: Invitation
    token: str = ""


@transaction.atomic
def invite(manager: User, email: str, roles: Roles) -> Sent:
    """A new invitation for this address. Asked twice within a minute it is made once.

    Raises `NoRole`, `LivesHere`, `InvitedAlready` and `EnoughMail`.
    """
    organisation, email, now = locked(manager), email.lower(), timezone.now()
    if not roles.any:
        raise NoRole
    if User.objects.for_user(manager).filter(email=email).exists():
        raise LivesHere
    known = Invitation.objects.for_user(manager).open().filter(email=email).order_by("-sent_at").first()
    if known is not None and known.is_good(now):
        return _once_more(known, roles)
    _not_too_much(manager)
    invitation = Invitation(organisation=organisation, email=email, **roles.as_fields())
    return _sent(invitation, manager)


def _once_more(known: Invitation, roles: Roles) -> Sent:
    same = all(getattr(known, name) == value for name, value in roles.as_fields().items())
    if same and timezone.now() - known.sent_at < A_MOMENT:
        return Sent(known)
    raise InvitedAlready


def _not_too_much(manager: User) -> None:
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if Invitation.objects.for_user(manager).filter(sent_at__gt=an_hour_ago).count() >= MOST_IN_AN_HOUR:
        raise EnoughMail


def _sent(invitation: Invitation, manager: User) -> Sent:
    token, now = token_urlsafe(32), timezone.now()
    invitation.digest, invitation.invited_by = digest_of(token), manager
    invitation.sent_at, invitation.expires_at = now, now + GOOD_FOR
    invitation.times_sent += 1
    invitation.save()
    return Sent(invitation, token)


def _open(manager: User) -> Invitations:
    return Invitation.objects.for_user(manager).open()


@transaction.atomic
def send_again(manager: User, invitation: UUID) -> Sent:
    """The same invitation with a new token and two new weeks; the earlier mail stops working.

    Raises `SentJustNow`, `EnoughMail`, and Invitation.DoesNotExist.
    """
    locked(manager)
    found = _open(manager).get(pk=invitation)
    if timezone.now() - found.sent_at < A_MOMENT:
        raise SentJustNow
    if found.times_sent >= MOST_IN_ALL:
        raise EnoughMail
    _not_too_much(manager)
    return _sent(found, manager)


@transaction.atomic
def withdraw(manager: User, invitation: UUID) -> Invitation:
    """Nobody can accept this invitation any more. Raises Invitation.DoesNotExist."""
    locked(manager)
    found = _open(manager).get(pk=invitation)
    _open(manager).filter(pk=found.pk).update(withdrawn_at=timezone.now())
    return found


def find(token: str) -> Invitation:
    """The invitation of this token as long as it can be accepted. Raises `InvitationGone`."""
    found = Invitation.objects.select_related("organisation").filter(digest=digest_of(token)).first()
    if found is None or not found.is_good(timezone.now()):
        raise InvitationGone
    return found


def accept(token: str, name: str) -> User:
    """The account of who was invited, with the roles that were chosen. Of two at once, one gets it.

    Raises `InvitationGone`, and `HasAccount` when somebody has an account with this address.
    """
    return take(find(token), name)


def take(invitation: Invitation, name: str) -> User:
    """The same for who has shown in another way that the address of this invitation is theirs."""
    with transaction.atomic():
        spent = Invitation.objects.open().filter(pk=invitation.pk).update(used_at=timezone.now())
        if not spent:
            raise InvitationGone
        user = _account(invitation, name)
        second_step.recount(invitation.organisation_id)
        user.refresh_from_db()
        return user


def _account(invitation: Invitation, name: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(
                invitation.email,
                name=name,
                organisation=invitation.organisation,
                is_facilitator=invitation.is_facilitator,
                is_coordinator=invitation.is_coordinator,
                is_manager=invitation.is_manager,
            )
    except IntegrityError as error:
        raise HasAccount from error


def forget() -> int:
    """Delete invitations whose time has been up for as long as they were good; gives how many."""
    return Invitation.objects.filter(expires_at__lt=timezone.now() - GOOD_FOR).delete()[0]
