"""`manage.py rehearse`: virtual people play a whole session on a running server and say what went wrong."""

from __future__ import annotations

import asyncio
import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from intervisie.accounts.links import make_link
from intervisie.accounts.models import User
from methods import catalogue
from sessions.rehearsal.play import NAMES, Play


class Command(BaseCommand):
    help = (
        "Play a whole session on a running server over real HTTP and WebSockets, and print JSON. "
        "INTERVISIE_DATA names the server's data folder. Exit status 1 on anything lost, doubled or leaked."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        slugs = [method.slug for method in catalogue.methods()]
        parser.add_argument("--method", required=True, choices=slugs, help="which script to play")
        parser.add_argument("--seats", type=int, default=6, help=f"participants, 2 to {len(NAMES)} (default 6)")
        parser.add_argument("--base-url", required=True, help="where the server listens, such as http://localhost:8000")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 2 <= options["seats"] <= len(NAMES):
            raise CommandError(f"--seats: from 2 to {len(NAMES)}.")
        play = Play(catalogue.method(options["method"]), options["seats"], options["base_url"])
        outcome = asyncio.run(play.run(_way_in()))
        self.stdout.write(json.dumps(outcome.report, ensure_ascii=False))
        for sentence in [*outcome.notes, *outcome.faults]:
            self.stderr.write(sentence)
        if outcome.faults or outcome.report["leaks"]:
            sys.exit(1)


def _way_in() -> str:
    """A one-time link for the first facilitator here. Raises `CommandError`."""
    try:
        user = User.objects.filter(is_active=True, is_facilitator=True).order_by("pk").first()
    except OperationalError as error:
        raise CommandError("The data folder that INTERVISIE_DATA names holds no installation yet.") from error
    if user is None:
        raise CommandError("There is no facilitator yet: start the server with --demo, or set it up first.")
    return make_link(user)
