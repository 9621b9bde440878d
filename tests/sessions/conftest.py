"""A room for every test of the sessions."""

from __future__ import annotations

import pytest

from tests.factories import Room, open_room


@pytest.fixture
def room(db: None) -> Room:
    """Six people in the lobby of Vijf stappen; the first brings the case."""
    return open_room("vijf-stappen", seats=6)
