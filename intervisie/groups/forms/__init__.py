"""What a facilitator or a case bringer types, checked at the field. A refused form keeps everything."""

from .group import FacilitatorsForm, GroupForm
from .member import MemberForm, PasteForm

__all__ = ["FacilitatorsForm", "GroupForm", "MemberForm", "PasteForm"]
