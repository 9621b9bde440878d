"""Two made-up organisations to try the product with, and who of an installation signs in from the terminal."""

from django.db import transaction

from intervisie.accounts.commands import inviting
from intervisie.accounts.models import Organisation, Roles, User, Word

LEADS, COORDINATES, MANAGES = Roles(facilitator=True), Roles(coordinator=True), Roles(manager=True)
LINDEDAL = (
    ("Karim Bouali", "karim.bouali", LEADS),
    ("Femke Terpstra", "femke.terpstra", Roles(facilitator=True, coordinator=True)),
    ("Ineke van Dam", "ineke.van.dam", COORDINATES),
    ("Tobias Wolters", "tobias.wolters", MANAGES),
)
OOSTERVAART = (
    ("Noor Hendriks", "noor.hendriks", Roles(facilitator=True, manager=True)),
    ("Sander Blom", "sander.blom", LEADS),
)


def first_facilitator() -> User | None:
    """The longest-serving facilitator of this installation; None before it is set up."""
    return User.objects.filter(is_active=True, is_facilitator=True).order_by("pk").first()


@transaction.atomic
def facilitator() -> User:
    """The facilitator to try the product as; the first time she, her colleagues and their neighbours are made."""
    known = first_facilitator()
    if known:
        return known
    lindedal = Organisation.objects.create(name="Gemeente Lindedal")
    everything = Roles(facilitator=True, coordinator=True, manager=True)
    hanneke = _person(lindedal, "lindedal.example", ("Hanneke Vos", "hanneke.vos", everything))
    for each in LINDEDAL:
        _person(lindedal, "lindedal.example", each)
    User.objects.filter(email="tobias.wolters@lindedal.example").update(is_active=False)
    inviting.invite(hanneke, "yara.postma@lindedal.example", LEADS)
    waterschap = Organisation.objects.create(
        name="Waterschap Oostervaart", colour="#1f4e79", facilitator_word=Word.PROCESBEGELEIDER, keep_days=14
    )
    for each in OOSTERVAART:
        _person(waterschap, "oostervaart.example", each)
    return hanneke


def _person(organisation: Organisation, domain: str, who: tuple[str, str, Roles]) -> User:
    name, mailbox, roles = who
    return User.objects.create_user(
        f"{mailbox}@{domain}", None, name=name, organisation=organisation, **roles.as_fields()
    )
