"""Flip-over sheets and the cards on them. Who may see a card is decided here, in one place."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .activity import Activity
from .seat import Seat
from .session import Round, Session, Share

CARD_LENGTH = 2000


class Sheet(models.Model):
    """A sheet of the script; `bins` is a list of {id, title} when its cards get sorted."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sheets")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.CASCADE, related_name="sheets")
    slug = models.SlugField()
    title = models.CharField(max_length=120)
    bins = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


AGREED = (Share.NAMED, Share.UNNAMED)  # what may leave the room; no answer is no consent
CASE_MARKS = ("question-before", "question-after")  # the case text: its bringer decides about it as a whole


class Reveal(models.TextChoices):
    """When others see a card; frozen on the card as it was promised above the field."""

    FACILITATOR = "facilitator"
    READING = "reading"
    AT_ONCE = "at-once"
    NEVER = "never"


class CardQuerySet(models.QuerySet["Card"]):
    def kept(self) -> CardQuerySet:
        """Without removed cards and without those merged into another."""
        return self.filter(removed=False, merged_into=None)

    def shown(self) -> CardQuerySet:
        """The cards that the whole circle may see: never what a writer keeps, whatever was shown before."""
        return self.for_facilitator().filter(shown_at__isnull=False)

    def for_facilitator(self) -> CardQuerySet:
        """What the console may hold: never what a writer keeps to themselves."""
        return self.kept().exclude(reveal=Reveal.NEVER).exclude(share=Share.WITHHELD)

    def for_harvest(self) -> CardQuerySet:
        """What leaves the room: what the circle saw, and takeaways, as far as their writers agreed to it."""
        return self.for_facilitator().seen().filter(consent__in=AGREED)

    def seen(self) -> CardQuerySet:
        """What the circle saw, and takeaways, read aloud or not."""
        return self.filter(Q(shown_at__isnull=False) | Q(mark="takeaway"))

    def to_ask(self) -> CardQuerySet:
        """What somebody has to agree to before it leaves the room, the case text apart."""
        return self.kept().exclude(reveal=Reveal.NEVER).exclude(mark__in=CASE_MARKS).seen()

    def for_seat(self, seat: Seat) -> CardQuerySet:
        """What this seat's phone may hold: own cards and what the circle sees."""
        return self.kept().filter(Q(seat=seat) | Q(pk__in=self.shown()))


class Card(models.Model):
    """Something somebody wrote. `key` comes from the phone and makes a retry harmless.

    `share` is what the script let its writer choose while writing; `consent` is the writer's answer about the harvest,
    empty as long as there is none.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="cards")
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="cards")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="cards")
    prompt = models.SlugField(blank=True, default="")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards")
    text = models.TextField(max_length=CARD_LENGTH)
    key = models.UUIDField()
    mark = models.SlugField(blank=True, default="")
    signed = models.BooleanField(default=False)
    reveal = models.CharField(max_length=12, choices=Reveal, default=Reveal.FACILITATOR)
    share = models.CharField(max_length=8, choices=Share, default=Share.UNNAMED)
    consent = models.CharField(max_length=8, choices=Share, blank=True, default="")
    position = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    removed = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    bin = models.SlugField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(max_length=CARD_LENGTH, blank=True, default="")

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="one_card_per_key")]

    def __str__(self) -> str:
        return f"card {self.pk}"

    @property
    def is_kept(self) -> bool:
        """The same as `CardQuerySet.kept`, for a card that is at hand."""
        return not self.removed and self.merged_into_id is None

    @property
    def is_for_facilitator(self) -> bool:
        """The same as `CardQuerySet.for_facilitator`."""
        return self.is_kept and self.reveal != Reveal.NEVER and self.share != Share.WITHHELD

    @property
    def is_for_circle(self) -> bool:
        """The same as `CardQuerySet.shown`."""
        return self.is_for_facilitator and self.shown_at is not None

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.share != Share.WITHHELD

    @property
    def author(self) -> str:
        """The writer's name where the circle may know it, otherwise nothing."""
        return self.seat.name if self.signed and self.seat else ""

    @property
    def may_be_named(self) -> bool:
        """Whether the writer agreed to stand in the harvest with a name."""
        return self.consent == Share.NAMED
