"""The app `accounts`."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "intervisie.accounts"
    label = "accounts"

    def ready(self) -> None:
        """A login begins, and the second step is counted."""
        from intervisie.logins import begin  # noqa: PLC0415  # tables can be named once all apps are there

        from . import signals  # noqa: F401, PLC0415  (it listens; models have to be there first)

        user_logged_in.connect(begin, dispatch_uid="login begins")
