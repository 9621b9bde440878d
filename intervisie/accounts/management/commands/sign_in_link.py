"""`manage.py sign_in_link`: a one-time link for whoever runs this machine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intervisie.accounts.links import make_link
from intervisie.accounts.models import User


class Command(BaseCommand):
    help = "Print the path of a link that signs a user in once, within an hour."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", help="whose link (default: the first facilitator)")
        parser.add_argument("--path", default="/", help="where to go after signing in (default: /)")

    def handle(self, *args: Any, **options: Any) -> None:
        people = User.objects.filter(is_active=True).order_by("pk")
        email = options["email"]
        user = people.filter(email=email.lower()).first() if email else people.filter(is_facilitator=True).first()
        if user is None:
            raise CommandError(f"Nobody here signs in as {email}." if email else "There is no facilitator yet.")
        try:
            self.stdout.write(make_link(user, options["path"]))
        except ValueError as error:
            raise CommandError(str(error)) from error
