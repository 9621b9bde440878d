"""A made-up organisation to try the product with, and who of an installation signs in from the terminal."""

from django.db import transaction

from intervisie.accounts.models import Organisation, User


def first_facilitator() -> User | None:
    """The longest-serving facilitator of this installation; None before it is set up."""
    return User.objects.filter(is_active=True, is_facilitator=True).order_by("pk").first()


@transaction.atomic
def facilitator() -> User:
    """The facilitator to try the product as; the first time she and her organisation are made."""
    known = first_facilitator()
    if known:
        return known
    organisation = Organisation.objects.create(name="Gemeente Lindedal")
    return User.objects.create_user(
        "hanneke.vos@lindedal.example",
        name="Hanneke Vos",
        organisation=organisation,
        is_facilitator=True,
        is_coordinator=True,
        is_manager=True,
    )
