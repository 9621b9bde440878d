"""Reading rows again and again: a query that is compiled once, and rows that keep their object while nothing changed.

Django builds the SQL of a query anew each time, which costs far more than asking SQLite does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models

Row = tuple[Any, ...]
M = TypeVar("M", bound=models.Model)
Known = dict[tuple[type[models.Model], Any], tuple[Row, models.Model]]  # what was read before, by its key

# These stand in a queryset for the values that are filled in at each reading.
SLOT = -1
UUID_SLOT = UUID(int=2**128 - 1)
TEXT_SLOT = "slot"


class Table(Generic[M]):
    """The rows of one queryset, which may differ from reading to reading in the values of its slots only."""

    def __init__(self, build: Callable[[], models.QuerySet[M]], *slots: object) -> None:
        self.build = build
        self.slots = slots or (SLOT,)
        self.sql = ""

    def _compile(self) -> None:
        queryset = self.build()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        self.model, self.parameters = queryset.model, list(parameters)
        self.places = [self.parameters.index(_plain(slot)) for slot in self.slots]
        self.names = [field.attname for field in self.model._meta.concrete_fields]
        self.compiler = compiler
        self.converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        self.sql = sql

    def read(self, *values: object, known: Known | None = None) -> list[M]:
        """The rows for these values, in order. Rows in `known` that did not change are the same objects.

        Objects from `known` are shared between requests: they are for looking at, never to be changed or saved.
        """
        rows = self._fetch(values)
        if known is None:
            return [self._fresh(row) for row in rows]
        return [self._object(row, known) for row in rows]

    def one(self, *values: object) -> M | None:
        """The first row for these values, an object of its own."""
        return next(iter(self.read(*values)), None)

    def _fetch(self, values: tuple[object, ...]) -> list[Row]:
        if not self.sql:
            self._compile()
        parameters = [*self.parameters]
        for place, value in zip(self.places, values, strict=True):
            parameters[place] = _plain(value)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows: list[Row] = cursor.fetchall()
        return rows

    def _object(self, row: Row, known: Known) -> M:
        key = (self.model, row[0])
        before = known.get(key)
        if before is not None and before[0] == row:
            return before[1]  # type: ignore[return-value]  # the key holds the model
        fresh = self._fresh(row)
        known[key] = (row, fresh)
        return fresh

    def _fresh(self, row: Row) -> M:
        values = next(iter(self.compiler.apply_converters([row], self.converters)))
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, list(values))


def _plain(value: object) -> object:
    """The value as the database takes it."""
    return value.hex if isinstance(value, UUID) and not connection.features.has_native_uuid_field else value
