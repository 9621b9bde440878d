"""`manage.py methods check FILE…` and `manage.py methods schema`: for people who write a method."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methods import catalogue
from methods.definitions import Method
from methods.reading import Broken, read_method


class Command(BaseCommand):
    """Reads method files and says everything that is wrong with them; exit 1 when anything is."""

    help = "Checks method files, or prints the JSON Schema of the format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`check FILE…` or `schema`."""
        tasks = parser.add_subparsers(dest="task", required=True)
        check = tasks.add_parser("check", help="Check one or more method files.")
        check.add_argument("files", nargs="+", type=Path, metavar="FILE")
        tasks.add_parser("schema", help="Print the JSON Schema of a method file.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the chosen task. Raises CommandError when a file is broken."""
        if options["task"] == "schema":
            self.stdout.write(json.dumps(Method.model_json_schema(), indent=2, ensure_ascii=False))
            return
        problems = [problem for path in options["files"] for problem in self._problems(path)]
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} to mend.", returncode=1)

    def _problems(self, path: Path) -> tuple[str, ...]:
        try:
            method = read_method(path, name=str(path), closing=[step.id for step in catalogue.closing().steps])
        except Broken as broken:
            return broken.problems
        self.stdout.write(f"{path}: {method.name}, {method.default_minutes} minutes: all well")
        return ()
