"""What people type about themselves, their colleagues and their organisation."""

from .people import AcceptForm, InviteForm, RolesForm
from .setup import SetupForm

__all__ = ["AcceptForm", "InviteForm", "RolesForm", "SetupForm"]
