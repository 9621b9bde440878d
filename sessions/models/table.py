"""Reading rows again and again: a query that is compiled once, and rows that keep their object while nothing changed.

Django builds the SQL of a query anew each time, which costs more than the database does. Rows read here are for looking
at: they are shared between requests, so nobody may change or save them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

Row = tuple[Any, ...]
M = TypeVar("M", bound=models.Model)
Known = dict[tuple[type[models.Model], Any], tuple[Row, models.Model]]  # what was read before, by its key

SLOT = -1  # stands for the value that is filled in at each reading


class Table(Generic[M]):
    """The rows of one queryset in which exactly one value differs from reading to reading: its `SLOT`."""

    def __init__(self, build: Callable[[], models.QuerySet[M]], slot: object = SLOT) -> None:
        self.build = build
        self.slot = slot
        self.sql = ""

    def _compile(self) -> None:
        queryset = self.build()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        self.model, self.parameters = queryset.model, list(parameters)
        self.place = self.parameters.index(self.slot)
        self.names = [field.attname for field in self.model._meta.concrete_fields]
        self.compiler = compiler
        self.converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        self.sql = sql

    def read(self, value: object, known: Known | None = None) -> list[M]:
        """The rows for this value, in order; those in `known` that did not change are the same objects."""
        rows = self._fetch(value)
        known = {} if known is None else known
        return [self._object(row, known) for row in rows]

    def one(self, value: object) -> M | None:
        """The first row for this value, a fresh object."""
        return next(iter(self.read(value)), None)

    def _fetch(self, value: object) -> list[Row]:
        if not self.sql:
            self._compile()
        parameters = [*self.parameters]
        parameters[self.place] = value
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows: list[Row] = cursor.fetchall()
        return rows

    def _object(self, row: Row, known: Known) -> M:
        key = (self.model, row[0])
        before = known.get(key)
        if before is not None and before[0] == row:
            return before[1]  # type: ignore[return-value]  # the key holds the model
        fresh = self.model.from_db(DEFAULT_DB_ALIAS, self.names, self._converted(row))
        known[key] = (row, fresh)
        return fresh

    def _converted(self, row: Row) -> list[Any]:
        return list(next(iter(self.compiler.apply_converters([row], self.converters))))
