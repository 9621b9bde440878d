"""Evaluations, and what is left of them. Nothing here leads to a card, a case or a chair: sessions are numbers.

Before an evaluation closes there are ballots (who may answer, and whether they did) and slips (answers); nothing
joins the two. When it closes both are deleted, and counts and shuffled texts take the place of the slips (T09).
"""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.crypto import get_random_string, salted_hmac

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from intervisie.accounts.models import User


def new_salt() -> str:
    return get_random_string(32)


def digest(purpose: str, key: str) -> str:
    """What is stored of a key: for each purpose another hash, so that two of them show no kinship."""
    return hashlib.sha256(f"intervisie.evaluation.{purpose}/{key}".encode()).hexdigest()


class Adapted(models.Model):
    """What an organisation made of the questionnaire: ids of statements that stay, and sentences of its own."""

    organisation = models.OneToOneField("accounts.Organisation", on_delete=models.CASCADE, primary_key=True)
    chosen = models.JSONField(default=list)
    own = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"questions of {self.organisation_id}"


class FigureQuerySet(models.QuerySet["Figure"]):
    def for_user(self, user: User | AnonymousUser) -> FigureQuerySet:
        """Those of a coordinator's own organisation."""
        if user.pk is None or not getattr(user, "is_coordinator", False):
            return self.none()
        return self.filter(organisation=getattr(user, "organisation_id", None))


class Kind(models.TextChoices):
    """What a figure tells: means of statements, how people want to go on, or texts."""

    SCORES = "scores"
    NEEDS = "needs"
    REMARKS = "remarks"


class Figure(models.Model):
    """The ledger: what was shown, once. Never changed, never taken back, and everything that is read comes from here.

    `values` are for scores {statement: [mean, answers]}, for needs [[choices], count]; remarks hang on their rows.
    `quarter` is 0 when its evaluations are of several; method and region are empty in the same case.
    """

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind)
    final = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(default=0)
    method = models.SlugField(blank=True)
    region = models.CharField(max_length=120, blank=True)
    answers = models.PositiveIntegerField()
    invited = models.PositiveIntegerField()
    values = models.JSONField()

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation_id}, {self.year}"


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def for_user(self, user: User | AnonymousUser) -> EvaluationQuerySet:
        """Those of a coordinator's own organisation: that they were held, and nothing of who answered."""
        if user.pk is None or not getattr(user, "is_coordinator", False):
            return self.none()
        own = self.filter(organisation=getattr(user, "organisation_id", None))
        return own.defer("about", "asked_at", "closes_at", "address", "questions", "invited", "answers")  # see wall.py

    def closed(self) -> EvaluationQuerySet:
        return self.exclude(closed_at=None)


class Evaluation(models.Model):
    """One circle looking back. `session` and `group` are numbers; `about` is what its people know it by.

    `questions` is the questionnaire as it was when they were asked; `address` is scheme and host of the links.
    `answers` is known when it has closed. `scores` and `needs` are the figures it was shown in.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    session = models.PositiveBigIntegerField(unique=True)
    group = models.PositiveBigIntegerField(null=True)
    about = models.CharField(max_length=120)
    final = models.BooleanField(default=False)
    method = models.SlugField(blank=True)
    region = models.CharField(max_length=120, blank=True)
    held_on = models.DateField()
    asked_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=255, blank=True)
    questions = models.JSONField()
    invited = models.PositiveSmallIntegerField()
    answers = models.PositiveSmallIntegerField(null=True)
    scores = models.ForeignKey(Figure, null=True, on_delete=models.SET_NULL, related_name="scored")
    needs = models.ForeignKey(Figure, null=True, on_delete=models.SET_NULL, related_name="needed")

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"evaluation {self.pk}"

    def is_open(self, now: datetime) -> bool:
        """Whether answers are taken; what should have closed is closed, also while nobody closes it."""
        return self.closed_at is None and now < self.closes_at

    @property
    def quarter(self) -> int:
        return (self.held_on.month + 2) // 3


class Ballot(models.Model):
    """That somebody may answer once: a chair of the session, and the member of the group who sat there (numbers).

    `receipt` is not empty once it was used. The key of the personal link is an HMAC, so every letter holds the same
    link and the row only its hash. `asked_at` and `reminded_at` are about letters, never about answers.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="ballots")
    seat = models.PositiveBigIntegerField()
    member = models.PositiveBigIntegerField(null=True)
    salt = models.CharField(max_length=32, default=new_salt)
    token_hash = models.CharField(max_length=64, unique=True)
    receipt = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "seat"], name="one_ballot_per_chair")]

    def __str__(self) -> str:
        return f"ballot {self.pk}"

    def key(self) -> str:
        """The key of the personal link: 256 bits that nobody can make without the server's own key."""
        return salted_hmac("intervisie.ballot", f"{self.public_id}/{self.salt}", algorithm="sha256").hexdigest()


class Slip(models.Model):
    """Answers until the evaluation closes. Its id is made of a key that only the phone has; no person, no time."""

    id = models.CharField(max_length=64, primary_key=True)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="slips")
    content = models.JSONField()

    def __str__(self) -> str:
        return "slip"


class Tally(models.Model):
    """How often this was answered to this question, after closing."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="tallies")
    question = models.SlugField()
    answer = models.SlugField()
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "question", "answer"], name="one_tally")]

    def __str__(self) -> str:
        return f"{self.question}/{self.answer}"


class Remark(models.Model):
    """A text for the coordinator, after closing: without anything of whoever wrote it. `block` is with which others
    it was shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField()
    block = models.ForeignKey(Figure, null=True, on_delete=models.CASCADE, related_name="remarks")

    def __str__(self) -> str:
        return "remark"
