"""What the beamer does: follow the session, go black, hold its scene, or sound the gong."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..live import Topic, announce
from ..models import Scene, Session
from .act import act, lock


def black(session: Session) -> None:
    """Black, or back to what the session shows."""
    with act(session, _("Beamer black or back"), Topic.BEAMER) as acting:
        scene = Scene.FOLLOW if acting.session.scene == Scene.BLACK else Scene.BLACK
        acting.change(acting.session, scene=scene, held=None, held_at=None, held_light=None)


def hold(session: Session) -> None:
    """Hold the scene as it is now while the session goes on; again lets it follow."""
    with act(session, _("Beamer held or following"), Topic.BEAMER) as acting:
        locked = acting.session
        if locked.scene == Scene.HELD:
            acting.change(locked, scene=Scene.FOLLOW, held=None, held_at=None, held_light=None)
        else:
            light = locked.current.light if locked.current else None
            acting.change(locked, scene=Scene.HELD, held=locked.current, held_at=timezone.now(), held_light=light)


@transaction.atomic
def gong(session: Session) -> None:
    """Sound the gong on every screen that has sound switched on."""
    announce(lock(session), [Topic.GONG])
