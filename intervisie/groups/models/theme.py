"""What plays in a path, as its facilitator noted it by hand: a word or two, how often it came by, and nobody's name."""

from __future__ import annotations

from django.db import models

THEME = 60  # signs in a theme


class Theme(models.Model):
    """Seen by who guides the group (S3:8). `times` is in how many meetings it was noted."""

    group = models.ForeignKey("Group", on_delete=models.CASCADE, related_name="themes")
    text = models.CharField(max_length=THEME)
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["-times", "text"]
        constraints = [models.UniqueConstraint(fields=["group", "text"], name="a_theme_once")]

    def __str__(self) -> str:
        return f"theme {self.pk}"
