"""Who guides a group beside its facilitator gets there what she gets, and is a colleague everywhere else."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from intervisie.groups.models import Group

from .actors import ACTORS, Evening, _about_group, address, and_back
from .table import rows
from .test_census import ask, word

pytestmark = pytest.mark.django_db
ROWS = rows()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_guides_beside_gets_what_the_facilitator_gets(tonight: Evening, method: str) -> None:
    of_group = {name for name, about in _about_group().items() if "group" in about}
    names = sorted({name for name, _method in ROWS})
    column = {name: "leader" if name in of_group else "colleague" for name in names}
    expected = {name: ROWS[name, method][ACTORS.index(column[name])] for name in names}

    found = {}
    for name in names:
        cache.clear()
        with and_back():
            Group.objects.get(facilitator=tonight.room.facilitator).co_facilitators.add(tonight.colleague)
            found[name] = word(ask(tonight.browser("colleague"), method, address(name, tonight.room)))

    assert found == expected
