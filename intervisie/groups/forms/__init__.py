"""What a facilitator or a case bringer types, checked at the field. A refused form keeps everything."""

from .case import AskForm, CaseWordsForm, PrepareForm
from .group import FacilitatorsForm, GroupForm
from .member import MemberForm, PasteForm

__all__ = ["AskForm", "CaseWordsForm", "FacilitatorsForm", "GroupForm", "MemberForm", "PasteForm", "PrepareForm"]
