"""What people type about themselves, their colleagues and their organisation."""

from .organisation import LogoForm, OrganisationForm
from .people import AcceptForm, InviteForm, RolesForm
from .setup import SetupForm

__all__ = ["AcceptForm", "InviteForm", "LogoForm", "OrganisationForm", "RolesForm", "SetupForm"]
