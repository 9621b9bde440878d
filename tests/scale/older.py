"""Sessions from before the door, brought up to date: `python -m tests.scale.older` tells what became of them (JSON)."""

from __future__ import annotations

import json
import os
import sys

import django


def make_sessions() -> None:
    """Three sessions as the first tables held them; the first one's door is locked."""
    from django.core.management import call_command  # noqa: PLC0415  (after django.setup)
    from django.db import connection  # noqa: PLC0415  (the same)
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415  (the same)

    call_command("migrate", "live_sessions", "0001", verbosity=0)
    loader = MigrationExecutor(connection).loader
    applied = [node for node in loader.applied_migrations if node[0] in ("accounts", "live_sessions")]
    apps = loader.project_state(applied).apps
    organisation = apps.get_model("accounts", "Organisation").objects.create(name="Gemeente Merendaal")
    user = apps.get_model("accounts", "User").objects.create(email="a@example.org", organisation=organisation)
    for number in range(3):
        apps.get_model("live_sessions", "Session").objects.create(
            organisation=organisation,
            facilitator=user,
            title=str(number),
            door_open=bool(number),
            code=f"BCDFG{number + 2}",
            door_key=str(number),
            beamer_token=str(number),
        )
    call_command("migrate", verbosity=0)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    django.setup()
    make_sessions()
    from sessions.models import Session  # noqa: PLC0415  (the same)

    found = [(each.title, each.door, each.leader_id == each.facilitator_id) for each in Session.objects.order_by("pk")]
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
