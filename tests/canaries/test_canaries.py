"""A word of its own in every secret, looked for at every moment in every place that anybody can ask for."""

from __future__ import annotations

import pytest

from .conftest import Seen
from .places import PLACES
from .play import MOMENTS
from .table import ROLES, Row, rows

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canaries")]  # the session is played once
ROWS = rows()


def expected(secret: str) -> dict[str, Row]:
    """What the table says of every moment since there is this secret."""
    found: dict[str, Row] = {}
    now: Row = {}
    for moment in MOMENTS:
        now = ROWS[secret].get(moment, now)
        if now:
            found[moment] = now
    return found


def as_letters(seen: Seen, secret: str, moment: str) -> Row:
    """The places where it was found, as the table writes them; places without a letter in full."""
    cells = seen.cells[secret][moment]
    signs = {
        role: [
            str(place) if place.sign == "-" else place.sign for place in cells if place.role == role and cells[place]
        ]
        for role in ROLES
    }
    return {role: "".join(places) for role, places in signs.items()}


def without_paper_that_was_not_printed(row: Row, seen: Seen, secret: str, moment: str) -> Row:
    is_printed = any(place.name == "harvest_pdf" and place.role == "paper" for place in seen.cells[secret][moment])
    return row if is_printed else row | {"paper": row["paper"].replace("P", "")}


@pytest.mark.parametrize("secret", ROWS)
def test_only_who_may_see_it_finds_the_word(seen: Seen, secret: str) -> None:
    table = expected(secret)

    found = {moment: as_letters(seen, secret, moment) for moment in seen.cells[secret]}

    assert found == {
        moment: without_paper_that_was_not_printed(row, seen, secret, moment) for moment, row in table.items()
    }


def test_the_table_knows_every_secret_and_every_moment(seen: Seen) -> None:
    moments = {moment for secret in ROWS for moment in ROWS[secret]}

    assert set(ROWS) == set(seen.words)
    assert moments <= set(MOMENTS)
    assert {place.role for place in PLACES} == set(ROLES)


def test_there_are_more_than_a_thousand_cells(seen: Seen) -> None:
    cells = [cell for moments in seen.cells.values() for places in moments.values() for cell in places.values()]

    assert len(cells) >= 1_000
    assert sum(cells) >= 400  # what may be seen is seen: otherwise a blank page would pass


def test_no_secret_stands_in_a_line_of_the_log(seen: Seen) -> None:
    told = {secret for line in seen.log for secret, words in seen.words.items() if any(word in line for word in words)}

    assert seen.log
    assert told == set()
