"""`python -m tests.bench.seed COUNT`: rooms in the middle of writing, printed as JSON for the load.

The script of the writing part is made to show each card at once: otherwise nobody would see on the beamer that it came.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

PHONES = 8


@dataclass(frozen=True)
class Seeded:
    """What the load has to know of one session."""

    public_id: str
    beamer: str
    door: str
    login: str
    tokens: list[str]
    activity: int
    following: int
    prompt: str


def seed(count: int) -> Iterator[Seeded]:
    from django.conf import settings  # noqa: PLC0415  (models exist only after django.setup)

    from sessions.commands.door import hold, host  # noqa: PLC0415  (the same)
    from sessions.models import Activity, Door  # noqa: PLC0415  (the same)
    from tests.factories import make_facilitator, open_room  # noqa: PLC0415  (the same)

    facilitator = make_facilitator("bench@example.org")
    for _number in range(count):
        room = open_room(seats=PHONES, facilitator=facilitator)
        activity = room.go_to("vragen-schrijven")
        host(room.session)
        hold(room.session, Door.OPEN)  # for the storm of phones
        Activity.objects.filter(pk=activity.pk).update(script={**activity.script, "reveal": "at-once", "signed": False})
        following = room.session.agenda().filter(position__gt=activity.position)[0]
        yield Seeded(
            public_id=str(room.session.public_id),
            beamer=room.session.beamer_token,
            door=room.session.door_key,
            login=room.laptop().cookies[settings.SESSION_COOKIE_NAME].value,
            tokens=room.tokens,
            activity=activity.pk,
            following=following.pk,
            prompt=activity.script["prompts"][0]["id"],
        )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    import django  # noqa: PLC0415  (the settings come first)

    from intervisie.ready import ROOT, compile_translations  # noqa: PLC0415  (the same)
    from intervisie.serve import prepare_styles  # noqa: PLC0415  (the same)

    compile_translations(ROOT / "locale")
    django.setup()
    prepare_styles()
    from django.core.management import call_command  # noqa: PLC0415  (the same)

    call_command("migrate", verbosity=0)
    print(json.dumps([asdict(each) for each in seed(int(sys.argv[1]))]))


if __name__ == "__main__":
    main()
