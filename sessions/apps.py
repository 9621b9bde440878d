"""The room. The label differs from the package name: Django's own session app is already called `sessions`."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "live_sessions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A login that is over and an account that is closed take their sockets with them."""
        from django.contrib.sessions.models import Session as Login  # noqa: PLC0415  # once all apps are there

        from intervisie import jobs  # noqa: PLC0415  # the same
        from intervisie.accounts.models import User  # noqa: PLC0415  # the same

        from . import listening  # noqa: F401, PLC0415  # the same
        from .afterwards import on_phone  # noqa: PLC0415  # the same
        from .commands import logins  # noqa: PLC0415  # the same
        from .commands.letters import send_due  # noqa: PLC0415  # the same
        from .screens.consent import harvest_row  # noqa: PLC0415  # the same

        on_phone.insert(0, harvest_row)
        jobs.letters.append(send_due)
        post_delete.connect(logins.login_over, sender=Login, dispatch_uid="login over")
        post_save.connect(logins.account_saved, sender=User, dispatch_uid="account saved")
