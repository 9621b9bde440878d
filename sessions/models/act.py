"""The facilitator's last acts, each with the field values it replaced, so that any of them can be taken back."""

from django.db import models

from .session import Session

KEPT = 20  # acts that can be undone


class Act(models.Model):
    """One act: `label` is what the console says, `changes`: [model, pk, old values (null: made), new text]."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="acts")
    label = models.CharField(max_length=200)
    changes = models.JSONField(default=list)
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label
