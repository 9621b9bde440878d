"""The people of an organisation, and who has been invited: what a manager sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..models import Invitation, Roles, User


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with an account. `is_you` is who looks at the list."""

    pk: int
    name: str
    email: str
    roles: Roles
    is_open: bool
    is_you: bool
    has_second_step: bool


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """Somebody who was invited and has not accepted yet. `is_over` says that the two weeks have passed."""

    pk: str
    email: str
    roles: Roles
    until: datetime
    is_over: bool


@dataclass(frozen=True, slots=True)
class PeopleScreen:
    """Everybody by name, open accounts first; invitations with the newest first. `word` is who leads a session."""

    organisation: str
    word: str
    people: tuple[PersonLine, ...]
    invitations: tuple[InvitationLine, ...]


def people_screen(manager: User) -> PeopleScreen:
    """The people of this manager's organisation."""
    people = User.objects.for_user(manager).order_by("-is_active", "name", "pk")
    invitations = Invitation.objects.for_user(manager).open().order_by("-sent_at")
    return PeopleScreen(
        organisation=manager.organisation.name,
        word=str(manager.organisation.get_facilitator_word_display()),
        people=tuple(_person(each, manager) for each in people.annotate(has_second_step=_HAS)),
        invitations=tuple(_invitation(each, timezone.now()) for each in invitations),
    )


_HAS = Exists(Authenticator.objects.filter(user=OuterRef("pk")))


def _person(person: User, manager: User) -> PersonLine:
    return PersonLine(
        pk=person.pk,
        name=person.name,
        email=person.email,
        roles=person.roles,
        is_open=person.is_active,
        is_you=person.pk == manager.pk,
        has_second_step=bool(getattr(person, "has_second_step", False)),
    )


def _invitation(invitation: Invitation, now: datetime) -> InvitationLine:
    return InvitationLine(
        pk=str(invitation.pk),
        email=invitation.email,
        roles=Roles(invitation.is_facilitator, invitation.is_coordinator, invitation.is_manager),
        until=invitation.expires_at,
        is_over=not invitation.is_good(now),
    )
