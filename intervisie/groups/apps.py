"""The app `groups`."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "intervisie.groups"
    label = "groups"

    def ready(self) -> None:
        """Letters about meetings go with the others."""
        from intervisie import jobs  # noqa: PLC0415  # once all apps are there

        from .commands.post import send_due  # noqa: PLC0415  # the same

        jobs.letters.append(send_due)
