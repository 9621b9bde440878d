"""The app `followup`: it hangs itself on what comes after a circle, before the next one, and in between."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "intervisie.followup"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Its row on the thanks page, its lines for the next opening, its letters and its chore."""
        from intervisie import jobs  # noqa: PLC0415  # once all apps are there
        from sessions import afterwards, beforehand  # noqa: PLC0415  # the same

        from .commands.intentions import purge  # noqa: PLC0415  # the same
        from .commands.post import send_due  # noqa: PLC0415  # the same
        from .screens import intention_row, looking_back  # noqa: PLC0415  # the same

        afterwards.on_phone.append(intention_row)
        beforehand.looks_back.append(looking_back)
        jobs.letters.append(send_due)
        jobs.chores.append(("intentions", purge))
