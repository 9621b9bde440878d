"""The fixed filter: one year, or all. Nothing finer can be asked, so nothing smaller can be cut out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def year_of(query: Mapping[str, str], years: Sequence[int]) -> int | None:
    """The year that the address asks for, when somebody looked back in it; all of them otherwise."""
    asked = query.get("year", "")
    return next((year for year in years if str(year) == asked), None)
