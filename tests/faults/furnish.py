"""Run as a module beside a server: makes a session that is under way on its data, and prints how to get in."""

from __future__ import annotations

import json
import sys


def furnish(what: str, number: int) -> dict[str, object]:
    from django.conf import settings  # noqa: PLC0415  (nothing of ours can be read before django.setup)
    from django.test import Client  # noqa: PLC0415  (the same)

    from intervisie.accounts.models import User  # noqa: PLC0415  (the same)
    from methods.definitions import Write  # noqa: PLC0415  (the same)
    from tests.factories import make_facilitator, open_room  # noqa: PLC0415  (the same)

    leader = make_facilitator(f"hanneke{User.objects.count()}@example.org")
    room = open_room("vijf-stappen", seats=7, facilitator=leader)
    activity = room.go_to(what, number)
    script = activity.definition
    laptop = Client()
    laptop.force_login(room.facilitator)
    return {
        "console": f"/sessions/{room.session.public_id}/",
        "beamer": f"/beamer/{room.session.beamer_token}/",
        "staff": {settings.SESSION_COOKIE_NAME: laptop.cookies[settings.SESSION_COOKIE_NAME].value},
        "tokens": dict(zip([seat.name for seat in room.seats], room.tokens, strict=True)),
        "seats": {seat.name: seat.pk for seat in room.seats},
        "activity": activity.pk,
        "field": f"text-{script.prompts[0].id}-1" if isinstance(script, Write) else "",
    }


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(furnish(sys.argv[1], int(sys.argv[2]))))
