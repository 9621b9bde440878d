"""The members choose whose case comes to a meeting: what they choose between, how often, and who has chosen.

No row says what somebody chose: a vote is added to a number, and beside it stands that this member has voted.
"""

from __future__ import annotations

from django.db import models

from .case import Case

FEWEST = 2  # cases to choose between


class Vote(models.Model):
    """One vote about one meeting, open until `closed_at`. Numbers are for nobody before that."""

    meeting = models.OneToOneField("Meeting", on_delete=models.CASCADE, related_name="vote")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"vote about {self.meeting_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def standing(self) -> list[Candidate]:
        """What can be chosen: cases that are still shared, told nowhere, and have a sentence for the group."""
        there = self.candidates.select_related("case__member").filter(case__told_at=None)
        return list(there.exclude(case__shared_at=None).exclude(case__line="").order_by("pk"))

    def winners(self, places: int) -> list[Case]:
        """The cases with the most votes for so many places; none when two are equal at the border or nobody voted."""
        ordered = sorted(self.standing(), key=lambda each: -each.votes)
        inside, outside = ordered[:places], ordered[places:]
        if not inside or inside[-1].votes == 0 or (outside and outside[0].votes == inside[-1].votes):
            return []
        return [each.case for each in inside]


class Candidate(models.Model):
    """A case that can be chosen, and how many chose it."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="candidates")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    votes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "case"], name="once_in_a_vote")]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.vote_id}"


class Voted(models.Model):
    """That a member has voted. Not when, and not for what."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="voted")
    member = models.ForeignKey("Member", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "member"], name="one_vote_each")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.vote_id}"
