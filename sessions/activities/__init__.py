"""The kinds of activity, in an explicit table. CONTRIBUTING says what a new kind needs."""

from ..models import Activity
from .agree import Agree
from .answer import Answer
from .base import Kind, Look
from .flip import Flip
from .round import Round
from .sort import Sort
from .talk import Talk
from .write import Write

KINDS: dict[str, Kind] = {kind.slug: kind for kind in (Talk(), Write(), Round(), Flip(), Sort(), Answer(), Agree())}


def kind_of(activity: Activity) -> Kind:
    """The kind of this activity."""
    return KINDS[activity.kind]


__all__ = ["KINDS", "Kind", "Look", "kind_of"]
