"""One room in a real installation: `python -m tests.scale.room open` makes it, `texts SESSION` tells what was kept.

Runs beside the servers, with their environment, and speaks JSON on standard output.
"""

from __future__ import annotations

import json
import os
import sys
import uuid

import django

SEATS = 8


def open_writing() -> dict[str, object]:
    """A session whose circle writes questions, as many as it likes; the first seat brings the case."""
    from tests.factories import make_facilitator, open_room  # noqa: PLC0415  (models exist only after django.setup)

    room = open_room("vijf-stappen", seats=SEATS, facilitator=make_facilitator(f"scale-{uuid.uuid4().hex}@example.org"))
    activity = room.go_to("vragen-schrijven")
    return {"session": room.session.pk, "activity": activity.pk, "tokens": room.tokens[1:]}


def texts(session: int) -> list[str]:
    """Every text in this session, as often as it is there."""
    from sessions.models import Card  # noqa: PLC0415  (the same)

    return list(Card.objects.filter(session=session, removed=False).values_list("text", flat=True))


def main(act: str, *arguments: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    django.setup()
    answer = open_writing() if act == "open" else texts(int(arguments[0]))
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
