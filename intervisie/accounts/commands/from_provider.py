"""Somebody whom the organisation's own provider vouches for: who has an account, or was invited to make one."""

from __future__ import annotations

from django.utils import timezone

from ..errors import HasAccount, InvitationGone, UnknownHere
from ..models import Invitation, User
from ..names import one_line
from .inviting import take


def enter(email: str, name: str) -> User:
    """The account with this verified address, closed ones too; it is made when an invitation waits for it.

    Raises `UnknownHere`.
    """
    found = User.objects.filter(email=email).first()
    if found is not None:
        return found
    waiting = Invitation.objects.open().filter(email=email, expires_at__gt=timezone.now()).order_by("-sent_at").first()
    if waiting is None:
        raise UnknownHere
    try:
        return take(waiting, one_line(name)[:120].strip() or email)
    except (InvitationGone, HasAccount) as error:  # somebody was quicker, with the link of the mail
        found = User.objects.filter(email=email).first()
        if found is None:
            raise UnknownHere from error
        return found
