"""`manage.py housekeeping`: what has to happen every day; may be run at any moment and as often as one likes."""

from django.core.management.base import BaseCommand

from intervisie import jobs
from intervisie.accounts.commands import inviting
from intervisie.groups.commands import cases
from intervisie.logins import SessionStore
from sessions.commands import attempts, waiting
from sessions.commands.purging import purge


class Command(BaseCommand):
    help = (
        "Delete sessions, cases and invitations whose time is up, logins that are over, and what the door remembered."
    )

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{purge()} sessions deleted")
        self.stdout.write(f"{cases.purge()} cases deleted")
        self.stdout.write(f"{inviting.forget()} invitations deleted")
        SessionStore.clear_expired()
        self.stdout.write(f"{waiting.forget() + attempts.forget()} traces of the door deleted")
        for what, do in jobs.chores:
            self.stdout.write(f"{do()} {what} deleted")
