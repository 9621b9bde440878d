"""Circles of the demo that have looked back, over most of a year: `python -m tests.e2e.looked_back` in its environment.

Everything goes the way it does in the room: called, answered on phones, closed and shown.
"""

from __future__ import annotations

import sys
import uuid
from datetime import timedelta
from itertools import count

from django.utils import timezone

CIRCLES = (  # days ago, method, region, answers, of how many, what people say on the whole
    (300, "vijf-stappen", "Zorg", 6, 7, 3),
    (260, "vijf-stappen", "Zorg", 7, 7, 4),
    (210, "socratisch", "Jeugd", 6, 8, 3),
    (180, "socratisch", "Jeugd", 7, 8, 4),
    (120, "vijf-stappen", "Zorg", 7, 7, 4),
    (95, "roddelen", "Jeugd", 6, 6, 4),
    (60, "roddelen", "Jeugd", 7, 8, 5),
    (30, "vijf-stappen", "Zorg", 6, 7, 5),
    (20, "afgeschaft", "Wonen", 4, 6, 5),  # of a method that is no longer there
)
NEEDS = ("series", "series", "alone", "theme", "series", "theme", "alone", "nothing")


SAID = (
    "Voor het eerst dacht niemand met me mee voordat ik was uitgepraat.",
    "Het sorteren ging me te snel, ik had graag nog even gekeken.",
    "Die omgedraaide stoel vond ik eng. Achteraf was het het beste half uur van de maand.",
    "Meer tijd voor de laatste ronde.",
)


def main() -> None:
    from intervisie.accounts.models import User  # noqa: PLC0415  (models exist only after django.setup)
    from intervisie.evaluations.commands import answering, calling, closing  # noqa: PLC0415  (the same)
    from intervisie.evaluations.models import Evaluation  # noqa: PLC0415  (the same)
    from intervisie.evaluations.questionnaire import standard  # noqa: PLC0415  (the same)
    from intervisie.evaluations.seam import Evening  # noqa: PLC0415  (the same)

    hanneke = User.objects.get(email="hanneke.vos@lindedal.example")
    asked, numbers = [each.id for each in standard(final=False).statements], count(100_000)
    needs = [each.id for each in standard(final=False).need.choices]
    for ago, method, region, answers, seats, level in CIRCLES:
        evening = Evening(
            session=next(numbers),
            organisation=hanneke.organisation_id,
            about="Wijkteam",
            held_on=timezone.localdate() - timedelta(days=ago),
            guided=True,
            has_ended=True,
            people=tuple((next(numbers), None) for _seat in range(seats)),
            method=method,
            region=region,
        )
        evaluation = calling.call(evening, "http://lindedal.example")
        for number, ballot in enumerate(evaluation.ballots.order_by("pk")[:answers]):
            scores = {
                each: min(5, max(1, level - (number + place) % (2 + place % 2))) for place, each in enumerate(asked)
            }
            text = SAID[ago % len(SAID)] if number < 2 else ""
            answering.answer(ballot, uuid.uuid4(), answering.Answers(scores, needs[number % len(needs)], text))
    Evaluation.objects.update(closes_at=timezone.now())
    sys.stdout.write(f"{closing.close_due()} circles looked back\n")


if __name__ == "__main__":
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "intervisie.settings"
    django.setup()
    main()
