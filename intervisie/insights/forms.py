"""The fixed filters: a year, a region, a method, each of them one that somebody looked back at. What is chosen picks
whole figures of the ledger, so nothing smaller can be cut out (`intervisie.evaluations.releases`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from intervisie.accounts.models import User
from intervisie.evaluations import releases
from intervisie.evaluations.releases import Part


@dataclass(frozen=True, slots=True)
class Asked:
    """What the coordinator wants to see. `page` is which twelve texts, from 1."""

    year: int | None = None
    part: Part = releases.WHOLE
    page: int = 1

    @property
    def query(self) -> str:
        """As it stands in an address, with the page left out; empty when nothing was chosen."""
        chosen = {"year": self.year, "region": self.part.region, "method": self.part.method}
        return urlencode({name: value for name, value in chosen.items() if value})


def asked(user: User, query: Mapping[str, str]) -> Asked:
    """What the address asks for; a choice that is not on the list is as good as none."""
    methods, regions = releases.parts(user)
    years = {str(year): year for year in releases.years(user)}
    part = Part(
        method=_one_of(query.get("method", ""), methods),
        region=_one_of(query.get("region", ""), regions),
    )
    page = query.get("page", "")
    return Asked(years.get(query.get("year", "")), part, int(page) if page.isdecimal() and len(page) < 5 else 1)


def _one_of(wanted: str, known: tuple[str, ...]) -> str:
    return wanted if wanted in known else ""
