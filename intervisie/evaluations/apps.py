"""The app `evaluations`."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class EvaluationsConfig(AppConfig):
    name = "intervisie.evaluations"
    label = "evaluations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The room shows the way here; letters and closing go with the other jobs."""
        from intervisie import jobs  # noqa: PLC0415  # once all apps are there
        from sessions import afterwards  # noqa: PLC0415  # the same

        from . import rows  # noqa: PLC0415  # the same
        from .commands import closing, post  # noqa: PLC0415  # the same

        afterwards.on_phone.append(rows.on_phone)
        afterwards.on_desk.append(rows.on_desk)
        post_save.connect(rows.ended, sender="live_sessions.Session", dispatch_uid="look back")
        jobs.letters.append(post.turn)
        jobs.chores.append(("old texts of looking back", closing.forget))
