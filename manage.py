#!/usr/bin/env python3
"""Django's command line: `manage.py check`, `manage.py methods check`, `manage.py rehearse` and the rest."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
