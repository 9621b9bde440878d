"""`manage.py letters`: send the letters that are due; may be run at any moment, also while serving."""

from django.core.management.base import BaseCommand

from intervisie import jobs


class Command(BaseCommand):
    help = "Send every letter that is due now: about meetings, and what other parts of the house have to tell."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{sum(send() for send in jobs.letters)} letters sent")
