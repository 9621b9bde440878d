"""Every read of a session: one frozen view-model per audience, holding exactly what is shown."""

from .beamer import BeamerScreen, beamer_screen
from .card import CardScreen, card_screen
from .consent import ConsentScreen, consent_screen
from .console import ConsoleScreen, console_screen
from .editions import EditionView, EmptyScreen, editions, empty_screen
from .harvest import HarvestScreen, harvest_screen
from .home import HomeScreen, home_screen
from .phone import PhoneScreen, phone_screen

__all__ = [
    "BeamerScreen",
    "CardScreen",
    "ConsentScreen",
    "ConsoleScreen",
    "EditionView",
    "EmptyScreen",
    "HarvestScreen",
    "HomeScreen",
    "PhoneScreen",
    "beamer_screen",
    "card_screen",
    "consent_screen",
    "console_screen",
    "editions",
    "empty_screen",
    "harvest_screen",
    "home_screen",
    "phone_screen",
]
