"""How every change is made: lock the session, check, change rows, announce. A facilitator's act can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from ..errors import NothingToUndo, SeatGone, SessionOver
from ..live import EVERYTHING, Topic, announce
from ..models import KEPT, Act, Seat, Session, Turn, TurnState, locked_session, seat_by_pk
from .settling import settle


def lock(session: Session) -> Session:
    """The session's row, locked until the surrounding transaction ends. Raises `SessionOver` when it has ended."""
    locked = locked_session(session.pk)
    if locked is None or not locked.is_open:
        raise SessionOver
    return locked


@dataclass
class Acting:
    """A change in progress on a locked session; it remembers what it replaced."""

    session: Session
    changes: list[list[Any]] = field(default_factory=list)

    def change(self, row: models.Model, **values: object) -> None:
        """Give `row` new field values, unless it already has them."""
        old = {name: _stored(row, name) for name in values}
        new = {name: value.pk if isinstance(value, models.Model) else value for name, value in values.items()}
        if old == new:
            return
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        kept = {name: _plain(value) for name, value in old.items()}
        self.changes.append([row._meta.label, row.pk, kept, values.get("text")])

    def made(self, row: models.Model) -> None:
        """Remember that `row` was made in this act."""
        self.changes.append([row._meta.label, row.pk, None, None])


def _stored(row: models.Model, name: str) -> object:
    return getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]  # concrete fields only


def _plain(value: object) -> object:
    """The value as JSON keeps it; moments with all of their microseconds."""
    return value.isoformat() if isinstance(value, datetime) else value


@contextmanager
def act(session: Session, label: str, *topics: Topic) -> Iterator[Acting]:
    """Lock, let the body change rows, keep the act for undo and announce. Nothing changed: nothing kept, no bell."""
    with transaction.atomic():
        acting = Acting(lock(session))
        yield acting
        if acting.changes:
            Act.objects.create(session=acting.session, label=label[:200], changes=acting.changes)
            stale = Act.objects.filter(session=acting.session).order_by("-pk").values_list("pk", flat=True)[KEPT:]
            Act.objects.filter(pk__in=list(stale)).delete()
            announce(acting.session, topics)
    session.refresh_from_db()


@contextmanager
def change(session: Session, *topics: Topic, signal_of: Seat | None = None) -> Iterator[Session]:
    """Lock, let the body change rows and announce: for what somebody in the circle does and nobody else takes back.

    `signal_of` is the seat whose own screens are told that its quiet signal changed.
    """
    with transaction.atomic():
        locked = lock(session)
        yield locked
        announce(locked, topics, signal_of.pk if signal_of else None)


@contextmanager
def change_by(seat: Seat, *topics: Topic) -> Iterator[Session]:
    """The same for an act of this seat. Raises `SeatGone` for who was put out while the request was on its way."""
    with change(seat.session, *topics) as locked:
        check_seated(seat)
        yield locked


def check_seated(seat: Seat) -> None:
    """To be asked while the session is locked. Raises `SeatGone` when the seat has left the circle."""
    now = seat_by_pk(seat.pk)
    if now is None or now.left_at is not None:
        raise SeatGone


def undo(session: Session) -> str:
    """Take back the facilitator's last act and give its label. Raises `NothingToUndo`."""
    with transaction.atomic():
        locked = lock(session)
        last = Act.objects.filter(session=locked).last()
        if last is None:
            raise NothingToUndo
        for label, pk, old, words in reversed(last.changes):
            rows = apps.get_model(label)._default_manager.filter(pk=pk)
            _restore(rows, _without_newer_words(rows, old, words))
        last.delete()
        locked.refresh_from_db()
        _keep_one_turn(locked, _touched(last, Turn))
        settle(locked, _touched(last, Seat))
        announce(locked, EVERYTHING)
    session.refresh_from_db()
    return last.label


def _touched(act: Act, model: type[models.Model]) -> list[int]:
    return [pk for label, pk, _old, _words in act.changes if label == model._meta.label]


Old = dict[str, object] | None


def _restore(rows: models.QuerySet[Any], old: Old) -> None:
    model = rows.model
    if old is not None:
        rows.update(**{_attname(model, name): _python(model, name, value) for name, value in old.items()})
    elif hasattr(model, "removed"):
        rows.update(removed=True)  # text that people wrote is never destroyed by an undo
    elif hasattr(model, "left_at"):
        rows.update(left_at=timezone.now())  # nor is somebody for whom text was written
    else:
        rows.delete()


def _without_newer_words(rows: models.QuerySet[Any], old: Old, words: str | None) -> Old:
    """What to restore, except a text that its writer has changed again since."""
    if old is None or words is None or rows.filter(text=words).exists():
        return old
    return {name: value for name, value in old.items() if name != "text"}


def _keep_one_turn(session: Session, restored: list[int]) -> None:
    """Two people never have the turn together: the one that came back keeps it, a later one waits again."""
    running = Turn.objects.filter(activity=session.current_id, state=TurnState.NOW)
    if running.count() > 1:
        kept = running.filter(pk__in=restored).first() or running.first()
        running.exclude(pk=kept.pk if kept else 0).update(state=TurnState.WAITING, total=0, ends_at=None, left=None)


def _attname(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]  # concrete fields only


def _python(model: type[models.Model], name: str, value: object) -> object:
    field = model._meta.get_field(name)
    return value if field.is_relation else field.to_python(value)  # type: ignore[union-attr]  # concrete fields only
