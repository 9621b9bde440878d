"""The Django app of the methods. It has no tables: a method is a file."""

from django.apps import AppConfig


class MethodsConfig(AppConfig):
    """Registers the check of the library when Django is ready."""

    name = "methods"

    def ready(self) -> None:
        """Make `manage.py check` read the library."""
        from methods import checks  # noqa: F401, PLC0415  (importing registers the check, once Django is ready)
