"""Organisation, users with roles, invitations, one-time links. Who may do what in a session: `sessions.access`."""

import uuid
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Roles:
    """What somebody does here; one person may do several of these."""

    facilitator: bool = False
    coordinator: bool = False
    manager: bool = False

    @property
    def any(self) -> bool:
        return self.facilitator or self.coordinator or self.manager

    def as_fields(self) -> dict[str, bool]:
        """As the fields of a user and of an invitation are called."""
        return {
            "is_facilitator": self.facilitator,
            "is_coordinator": self.coordinator,
            "is_manager": self.manager,
        }


class Word(models.TextChoices):
    """What an organisation calls who leads a session."""

    BEGELEIDER = "begeleider", _("begeleider")
    GESPREKSBEGELEIDER = "gespreksbegeleider", _("gespreksbegeleider")
    INTERVISIEBEGELEIDER = "intervisiebegeleider", _("intervisiebegeleider")
    PROCESBEGELEIDER = "procesbegeleider", _("procesbegeleider")


class Evaluation(models.TextChoices):
    """When groups look back at how it goes."""

    FIRST = "first", _("after the first meeting")
    THREE = "three", _("after the first, every third and the last meeting")
    EVERY = "every", _("after every meeting")
    LAST = "last", _("at the end of the path")
    HAND = "hand", _("only when the facilitator asks for it, and at the end of the path")


class Organisation(models.Model):
    """Who a facilitator works for. Everything somebody sees belongs to their own organisation."""

    name = models.CharField(_("name"), max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)
    facilitator_word = models.CharField(max_length=20, choices=Word, default=Word.BEGELEIDER)
    colour = models.CharField(max_length=7, blank=True)
    keep_days = models.PositiveSmallIntegerField(default=30)
    evaluation = models.CharField(max_length=5, choices=Evaluation, default=Evaluation.THREE)
    second_step = models.BooleanField(_("everybody signs in with a second step"), default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def has_logo(self) -> bool:
        return Logo.objects.filter(organisation=self.pk).exists()

    @property
    def logo_drawn(self) -> str:
        """The logo for on paper, a PNG as a data URI; empty without one."""
        found = Logo.objects.filter(organisation=self.pk).first()
        return f"data:image/png;base64,{b64encode(bytes(found.picture)).decode()}" if found else ""


class People(BaseUserManager["User"]):
    """The users; `for_user` narrows to colleagues, as every list in the product does."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who signs in by an e-mail code; without a password nobody can sign in with one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def for_user(self, user: "User | AnonymousUser") -> "models.QuerySet[User]":
        """The people of this user's organisation; nobody for a stranger."""
        if isinstance(user, AnonymousUser):
            return self.none()
        return self.filter(organisation=user.organisation_id)


class User(AbstractBaseUser):
    """Somebody with an account: a facilitator, a coordinator, a manager, or more than one of these."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    is_facilitator = models.BooleanField(_("facilitator"), default=True)
    is_coordinator = models.BooleanField(_("coordinator"), default=False)
    is_manager = models.BooleanField(_("manager"), default=False)
    is_active = models.BooleanField(default=True)
    second_step_due = models.BooleanField(default=False)  # kept by `commands.second_step.recount` alone
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    @property
    def roles(self) -> "Roles":
        return Roles(self.is_facilitator, self.is_coordinator, self.is_manager)


class Logos(models.QuerySet["Logo"]):
    """The logos; every list begins with the person who asks."""

    def for_user(self, user: User) -> "Logos":
        """That of this user's organisation."""
        return self.filter(organisation=user.organisation_id)


class Logo(models.Model):
    """The picture of an organisation, drawn anew by `accounts.pictures` and kept apart: few pages need it."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, primary_key=True)
    picture = models.BinaryField()

    objects = Logos.as_manager()

    def __str__(self) -> str:
        return f"logo of {self.organisation_id}"


class Invitations(models.QuerySet["Invitation"]):
    """The invitations; every list begins with the person who asks."""

    def for_user(self, user: "User | AnonymousUser") -> "Invitations":
        """Those of this user's organisation; none for a stranger."""
        return self.none() if isinstance(user, AnonymousUser) else self.filter(organisation=user.organisation_id)

    def open(self) -> "Invitations":
        """Those that nobody accepted or withdrew, also when their time is up."""
        return self.filter(used_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """Somebody who may make one account, with the roles that were chosen for them. Only the token's digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    email = models.EmailField(_("e-mail"))
    is_facilitator = models.BooleanField(default=True)
    is_coordinator = models.BooleanField(default=False)
    is_manager = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    times_sent = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = Invitations.as_manager()

    def __str__(self) -> str:
        return f"invitation until {self.expires_at:%Y-%m-%d}"

    def is_good(self, now: datetime) -> bool:
        """Whether this invitation may still be accepted at this moment."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


class SignInLink(models.Model):
    """A link that signs somebody in once. Only the digest of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    path = models.CharField(max_length=200, default="/")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link until {self.expires_at:%Y-%m-%d %H:%M}"

    def is_good(self, now: datetime) -> bool:
        """Whether this link may still be used at this moment."""
        return self.used_at is None and now < self.expires_at
