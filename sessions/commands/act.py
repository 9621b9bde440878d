"""How every change is made: lock the session, check, change rows, announce. A facilitator's act can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction

from ..errors import NothingToUndo, SessionOver
from ..live import Topic, announce
from ..models import KEPT, Act, Session


def lock(session: Session) -> Session:
    """The session's row, locked until the surrounding transaction ends. Raises `SessionOver` when it has ended."""
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if not locked.is_open:
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
        self.changes.append([row._meta.label, row.pk, {name: _plain(value) for name, value in old.items()}])

    def made(self, row: models.Model) -> None:
        """Remember that `row` was made in this act."""
        self.changes.append([row._meta.label, row.pk, None])


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
def change(session: Session, *topics: Topic) -> Iterator[Session]:
    """Lock, let the body change rows and announce: for what somebody in the circle does and nobody else takes back."""
    with transaction.atomic():
        locked = lock(session)
        yield locked
        announce(locked, topics)


def undo(session: Session) -> str:
    """Take back the facilitator's last act and give its label. Raises `NothingToUndo`."""
    with transaction.atomic():
        locked = lock(session)
        last = Act.objects.filter(session=locked).last()
        if last is None:
            raise NothingToUndo
        for label, pk, old in reversed(last.changes):
            _restore(apps.get_model(label), pk, old)
        last.delete()
        locked.refresh_from_db()
        announce(locked, tuple(Topic))
    session.refresh_from_db()
    return last.label


def _restore(model: type[models.Model], pk: int, old: dict[str, object] | None) -> None:
    rows = model._default_manager.filter(pk=pk)
    if old is not None:
        rows.update(**{_attname(model, name): _python(model, name, value) for name, value in old.items()})
    elif hasattr(model, "removed"):
        rows.update(removed=True)  # text that people wrote is never destroyed by an undo
    else:
        rows.delete()


def _attname(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]  # concrete fields only


def _python(model: type[models.Model], name: str, value: object) -> object:
    field = model._meta.get_field(name)
    return value if field.is_relation else field.to_python(value)  # type: ignore[union-attr]  # concrete fields only
