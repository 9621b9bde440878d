"""`manage.py letters`: send the letters about meetings that are due; may be run at any moment, also while serving."""

from django.core.management.base import BaseCommand

from intervisie.groups.commands.post import send_due


class Command(BaseCommand):
    help = "Send invitations, changes, cancellations and reminders of meetings that are due now."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{send_due()} letters sent")
