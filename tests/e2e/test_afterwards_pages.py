"""The pages after a session: axe finds nothing, a thumb and a keyboard reach all, and nothing scrolls sideways."""

from __future__ import annotations

import pytest

from tests.e2e.afterwards import TOURS
from tests.e2e.preparation import by_keyboard
from tests.e2e.serving import Server
from tests.e2e.stage import Stage
from tests.e2e.test_preparation import in_every_look

pytestmark = pytest.mark.long


@pytest.mark.parametrize("tour", TOURS)
def test_every_page_in_every_look_and_by_keyboard(stage: Stage, server: Server, tour: str) -> None:
    found = [
        f"{stop.name}: {each}"
        for stop in TOURS[tour](stage, server)
        for each in (*in_every_look(stop.page), *by_keyboard(stop.page))
    ]

    assert found == [], "\n".join(found)
    assert stage.complaints == []
