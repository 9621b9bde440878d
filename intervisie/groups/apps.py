"""The app `groups`."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "intervisie.groups"
    label = "groups"

    def ready(self) -> None:
        """Letters about meetings go with the others."""
        from intervisie import jobs  # noqa: PLC0415  # once all apps are there

        from .commands import partings, post  # noqa: PLC0415  # the same

        jobs.letters.extend((post.send_due, partings.send_due))
