"""`manage.py coordinator_role`: the rights of the database role that reads for coordinators."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from intervisie import wall

NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
ASKED = "SELECT has_column_privilege(current_user, %s, %s, 'SELECT')"


class Command(BaseCommand):
    help = "Write the SQL that lets a PostgreSQL role read what coordinators may know, or --verify the one in use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", default="intervisie_coordinator", help="the role, which has to be there already")
        parser.add_argument("--verify", action="store_true", help="ask the database what the role in use may read")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verify"]:
            self._verify()
        elif NAME.fullmatch(options["name"]):
            self.stdout.write(wall.rights(options["name"]))
        else:
            raise CommandError("A role has a name of small letters, digits and underscores.")

    def _verify(self) -> None:
        """Raises `CommandError` when it may read more than it should, or less."""
        if wall.ALIAS not in connections:
            raise CommandError("No role is in use: DATABASE_URL_COORDINATOR is empty.")
        with connections[wall.ALIAS].cursor() as cursor:
            wrong = [each for each in wall.columns() if self._may(cursor, *each[:2]) != each[2]]
        if wrong:
            names = ", ".join(f"{table}.{column}" for table, column, _open in wrong)
            raise CommandError(f"Its rights are not those of this version: {names}")
        self.stdout.write("The role reads what coordinators may know, and nothing else.")

    def _may(self, cursor: Any, table: str, column: str) -> bool:
        cursor.execute(ASKED, [table, column])
        return bool(cursor.fetchone()[0])
