"""The session and its case rounds. Questions only; every change is a command."""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from intervisie.accounts.models import User

    from .activity import Activity
    from .room import Room
    from .seat import Seat

CODE_SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"  # no vowels, no look-alikes
CODE_LENGTH = 6
KEPT_FOR = timedelta(days=30)  # after a session has ended its texts stay this long, unless its organisation says so


CLOSES_AFTER = timedelta(
    days=1
)  # so long after the end choices about the harvest may change, unless it is closed before
AFTERWARDS = timedelta(days=2)  # so long after the end a phone may come back


def new_code() -> str:
    """A join code of six signs, to be typed from the beamer."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def new_door_key() -> str:
    """The 128-bit key that the QR carries in its fragment, so that no log ever holds it."""
    return secrets.token_urlsafe(16)


def new_beamer_token() -> str:
    """A read-only key for the beamer's own address."""
    return secrets.token_urlsafe(24)


def new_lead_word() -> str:
    """Six digits that the facilitator can say aloud, so that somebody else leads when the laptop dies."""
    return f"{secrets.randbelow(1_000_000):06d}"


class Door(models.TextChoices):
    """What a scanned QR does: seat at once, lead to the waiting room, or nothing. A typed code always waits."""

    OPEN = "open"
    WAIT = "wait"
    LOCKED = "locked"


class Share(models.TextChoices):
    """What somebody agreed to for the harvest: with the own name, without it, or not at all."""

    NAMED = "named"
    UNNAMED = "unnamed"
    WITHHELD = "withheld"


class Scene(models.TextChoices):
    """What the beamer does: follow the session, stay black, or hold the scene it had."""

    FOLLOW = "follow"
    BLACK = "black"
    HELD = "held"


def _since() -> models.Expression:
    """A session that ended before this moment of its own is gone."""
    now = models.Value(timezone.now(), output_field=models.DateTimeField())
    return models.ExpressionWrapper(now - models.F("kept_for"), output_field=models.DateTimeField())


class SessionQuerySet(models.QuerySet["Session"]):
    def for_user(self, user: User) -> SessionQuerySet:
        """What this facilitator opened or took over, within the own organisation, as long as it is kept."""
        own = Q(facilitator=user.pk) | Q(leader=user.pk)
        return self.kept().filter(own, organisation=user.organisation_id)

    def kept(self) -> SessionQuerySet:
        """Without those whose time is up: they are gone for every reader, also before they are purged."""
        return self.exclude(ended_at__lt=_since())

    def expired(self) -> SessionQuerySet:
        return self.filter(ended_at__lt=_since())

    def live(self) -> SessionQuerySet:
        return self.filter(ended_at=None)

    def guided(self) -> SessionQuerySet:
        """Without those that go on among members; see `Session.is_among_members`."""
        return self.exclude(unguided=True, ended_at=None)


class Session(models.Model):
    """One meeting in the room: a frozen script, a circle of seats, and what was written.

    `unguided`: a member hosts it, and `facilitator` is who guides the group on other days.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE)
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    lead_seat = models.ForeignKey("Seat", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    lead_word = models.CharField(max_length=6, default=new_lead_word)
    unguided = models.BooleanField(default=False)
    title = models.CharField(max_length=120)
    seats_expected = models.PositiveSmallIntegerField(default=6)
    minutes_available = models.PositiveSmallIntegerField(default=90)
    first_time = models.BooleanField(default=False)
    rules = models.JSONField(default=list)

    code = models.CharField(max_length=CODE_LENGTH, default=new_code)
    door_key = models.CharField(max_length=32, default=new_door_key)
    beamer_token = models.CharField(max_length=43, default=new_beamer_token, unique=True)

    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    harvest_closed_at = models.DateTimeField(null=True, blank=True)
    kept_for = models.DurationField(default=KEPT_FOR)
    paused_at = models.DateTimeField(null=True, blank=True)
    door = models.CharField(max_length=6, choices=Door, default=Door.OPEN)
    hosted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    current = models.ForeignKey("Activity", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    scribe = models.ForeignKey("Seat", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    scene = models.CharField(max_length=8, choices=Scene, default=Scene.FOLLOW)
    held = models.ForeignKey("Activity", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    held_at = models.DateTimeField(null=True, blank=True)
    held_light = models.ForeignKey("Card", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    room: Room | None = None  # set on the session of a room, which screens read

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(ended_at=None), name="one_live_session_per_code"),
            models.UniqueConstraint(fields=["door_key"], name="one_session_per_door_key"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_kept(self) -> bool:
        """The same as `SessionQuerySet.kept`, for a session that is at hand."""
        return self.ended_at is None or self.ended_at >= timezone.now() - self.kept_for

    @property
    def harvest_is_closed(self) -> bool:
        """Whether nobody's choice about the harvest changes any more: it was closed, or the day for it is over."""
        over = self.ended_at is not None and timezone.now() - self.ended_at >= CLOSES_AFTER
        return self.harvest_closed_at is not None or over

    @property
    def keep_days(self) -> int:
        return self.kept_for.days

    def is_seen_by(self, user: User) -> bool:
        """The same as `SessionQuerySet.for_user`."""
        is_near = self.is_kept and self.organisation_id == user.organisation_id
        return is_near and user.pk in (self.facilitator_id, self.leader_id)

    @property
    def is_among_members(self) -> bool:
        """Whether only its circle sees it: no facilitator is there, and it goes on."""
        return self.unguided and self.is_open

    @property
    def in_lobby(self) -> bool:
        return self.started_at is None and self.is_open

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    @property
    def is_hosted(self) -> bool:
        """Whether a console has been opened; whoever comes before that waits (T03)."""
        return self.hosted_at is not None

    @property
    def led_by(self) -> str:
        """The name of who leads in place of whoever opened it; empty when nobody took over."""
        if self.lead_seat is not None:
            return self.lead_seat.name
        if self.leader_id == self.facilitator_id or self.leader is None:
            return ""
        return self.leader.name

    def is_led_by(self, user: User) -> bool:
        """Whether this user's screens may act; a leader whose account is gone is followed by whoever opened it."""
        return self.lead_seat_id is None and user.pk == (self.leader_id or self.facilitator_id)

    def is_led_from(self, seat: Seat) -> bool:
        """Whether this seat has taken over; only as long as the session lasts."""
        return self.is_open and self.lead_seat_id == seat.pk

    @property
    def lead_word_in_groups(self) -> str:
        """The word as people say it: two groups of three."""
        return f"{self.lead_word[:3]} {self.lead_word[3:]}"

    @property
    def seats_at_once(self) -> bool:
        """Whether a scanned QR gives a chair without waiting."""
        return self.is_hosted and self.door == Door.OPEN

    @property
    def code_in_groups(self) -> str:
        """The code as people read it: two groups of three."""
        return f"{self.code[:3]} {self.code[3:]}"

    def agenda(self) -> models.QuerySet[Activity]:
        """The script's activities in playing order, without removed ones."""
        return self.activities.filter(removed=False).order_by("position")

    def cases(self) -> models.QuerySet[Round]:
        """The case rounds that are in the script; one that was added and taken back again is not."""
        return self.rounds.filter(steps__activities__removed=False).distinct().order_by("position")

    def circle(self) -> models.QuerySet[Seat]:
        """The seats in the circle, in the order in which they sit."""
        return self.seats.filter(left_at=None).order_by("position", "pk")


class Round(models.Model):
    """One case: its method, its case bringer and the variables that were filled in.

    `consent` is what its bringer decided about the case text: the question, how cards were sorted, notes on answers.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rounds")
    position = models.PositiveSmallIntegerField()
    method_slug = models.SlugField()
    method_name = models.CharField(max_length=60)
    hue = models.SlugField()
    variables = models.JSONField(default=dict)
    consent = models.CharField(max_length=8, choices=Share, blank=True, default="")
    case_bringer = models.ForeignKey("Seat", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["session", "position"], name="rounds_in_order")]

    def __str__(self) -> str:
        return self.method_name
