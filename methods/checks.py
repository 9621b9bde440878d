"""`manage.py check` reads the whole library, so that a broken method never reaches a room."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from methods import catalogue


@register("methods")
def check_library(*, app_configs: Sequence[AppConfig] | None, **options: object) -> list[CheckMessage]:
    """One `methods.E001` for every fault in the library."""
    return [Error(problem, id="methods.E001") for problem in catalogue.problems()]
