"""The settings of an organisation, as its managers and the pages of its people see them."""

from __future__ import annotations

from dataclasses import dataclass

from ..colours import at_night
from ..models import Logo, User


@dataclass(frozen=True, slots=True)
class Brand:
    """The organisation's colour on light and on dark screens; empty without one."""

    colour: str
    at_night: str


def brand(user: User) -> Brand:
    """The colour of this user's organisation."""
    colour = user.organisation.colour
    return Brand(colour, at_night(colour) if colour else "")


def logo(user: User) -> bytes | None:
    """The logo of this user's organisation, a PNG; None without one."""
    found = Logo.objects.for_user(user).first()
    return bytes(found.picture) if found else None
