"""The frozen script of a session: steps, their activities, the turns in a round and who is ready."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext

from methods.definitions import AnyActivity, activity_from, fill
from methods.definitions.activities import sheets_named

from .clock import Timed
from .session import Round, Session

if TYPE_CHECKING:
    from .seat import Seat


class Part(models.TextChoices):
    OPENING = "opening"
    ROUND = "round"
    CLOSING = "closing"


class Step(models.Model):
    """A step as the readers of a method know it; it holds one or more activities."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="steps")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.CASCADE, related_name="steps")
    part = models.CharField(max_length=8, choices=Part)
    slug = models.SlugField()
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Activity(Timed):
    """The unit that has a clock. `script` is the definition as it was when the session was opened."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="activities")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="activities")
    position = models.FloatField()
    kind = models.SlugField()
    title = models.CharField(max_length=120)
    script = models.JSONField()
    planned = models.PositiveIntegerField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    skipped = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    shared_at = models.DateTimeField(null=True, blank=True)
    bringer_joins = models.BooleanField(default=False)
    light = models.ForeignKey("Card", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def definition(self) -> AnyActivity:
        """The frozen definition, parsed."""
        return activity_from(self.script)

    @property
    def sheet_slugs(self) -> tuple[str, ...]:
        """Every sheet this activity writes, reads, sorts or answers."""
        return sheets_named(self.definition)

    @property
    def round(self) -> Round | None:
        return self.step.round

    @cached_property
    def case_bringers(self) -> tuple[Seat, ...]:
        """Whose case it is now; in the opening and the closing that is everybody who brings one."""
        rounds = [self.step.round] if self.step.round else self._cases()
        seats = [each.case_bringer for each in rounds if each.case_bringer is not None]
        return tuple({seat.pk: seat for seat in seats}.values())

    def _cases(self) -> Iterable[Round]:
        room = self.session.room
        return room.cases if room else self.session.cases().select_related("case_bringer")

    @property
    def case_bringer(self) -> Seat | None:
        """The one whose case it is, the first where there are two."""
        return next(iter(self.case_bringers), None)

    def brings(self, seat: Seat) -> bool:
        return seat.pk in {each.pk for each in self.case_bringers}

    def words(self, text: str) -> str:
        """`text` of the script with the session's variables and the case bringer's name filled in."""
        if "{" not in text:
            return text
        found = self.step.round or next(iter(self._cases()), None)
        names = [seat.name for seat in self.case_bringers]
        name = get_text_list(names, gettext("and")) or gettext("the case bringer")
        return fill(text, {**(found.variables if found else {}), "case_bringer": name})

    @property
    def bringer_may_join(self) -> bool:
        """Whether the case bringer could write along here: no by default, the facilitator has a switch."""
        return getattr(self.definition, "bringer_may_join", False)

    def concerns(self, seat: Seat) -> bool:
        """Whether this seat is among those who act here: `who` in the script, and the switch for the case bringer."""
        who = getattr(self.definition, "who", ("everyone",))
        brings = self.brings(seat)
        if brings and self.bringer_joins:
            return True
        return "everyone" in who or ("case-bringer" in who and brings) or ("participants" in who and not brings)

    def is_away(self, seat: Seat) -> bool:
        """Whether this seat sits with its back to the circle: listen and write (S3:369, S2:43)."""
        return bool(self.definition.away) and self.brings(seat)

    def may_do(self, seat: Seat) -> bool:
        return self.concerns(seat) and not self.is_away(seat)


class TurnState(models.TextChoices):
    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    PASSED = "passed"


class Turn(Timed):
    """One seat's turn in a round."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="turns")
    seat = models.ForeignKey("Seat", on_delete=models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=TurnState, default=TurnState.WAITING)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["activity", "seat"], name="one_turn_per_seat")]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.state}"


class Ready(models.Model):
    """A seat said "I am ready"; in an `agree` activity the same tick is the seat's commitment to the rules."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="ready")
    seat = models.ForeignKey("Seat", on_delete=models.CASCADE, related_name="ready")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "seat"], name="ready_once")]

    def __str__(self) -> str:
        return f"{self.seat_id}"
