"""Wrong guesses, counted so that a code or a word cannot be tried out. Only failures are counted (T01)."""

from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """One wrong guess. `of` says what was guessed, `source` is a keyed hash of who guessed: never an address."""

    of = models.SlugField(max_length=40)
    source = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["of", "source", "at"], name="attempts_of_a_source")]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
