"""The settings of an organisation, and its logo."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.db import transaction

from .. import events
from ..models import Logo, Organisation, User
from ..spoken import forget_word
from .locking import locked
from .second_step import recount


@dataclass(frozen=True, slots=True)
class Settings:
    """What a manager decides. `colour` is empty or like `#0b544f`; `keep_days` is from 1 to 90."""

    name: str
    facilitator_word: str
    colour: str
    keep_days: int
    evaluation: str
    second_step: bool


@transaction.atomic
def change(manager: User, settings: Settings) -> Organisation:
    """Keep these settings. Fewer days count for every session at once, more days for new ones: people were promised."""
    organisation = locked(manager)
    is_shorter = settings.keep_days < organisation.keep_days
    for name in Settings.__slots__:
        setattr(organisation, name, getattr(settings, name))
    organisation.save()
    recount(organisation.pk)
    transaction.on_commit(partial(forget_word, organisation.pk))
    if is_shorter:
        events.keeps_shorter.send(Organisation, organisation=organisation.pk, days=settings.keep_days)
    return organisation


@transaction.atomic
def put_logo(manager: User, picture: bytes) -> None:
    """This picture, drawn anew, is the logo."""
    Logo.objects.update_or_create(organisation=locked(manager), defaults={"picture": picture})


@transaction.atomic
def take_logo_away(manager: User) -> None:
    """There is no logo any more; doing it twice changes nothing."""
    Logo.objects.filter(organisation=locked(manager)).delete()
