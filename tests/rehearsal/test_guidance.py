"""The sentences to look for: enough of them, and none that anybody may read."""

import pytest

from methods import catalogue
from sessions.rehearsal.guidance import activities, private

SLUGS = [method.slug for method in catalogue.methods()]


@pytest.mark.parametrize("slug", SLUGS)
def test_nearly_every_sentence_of_guidance_is_looked_for(slug: str) -> None:
    method = catalogue.method(slug)
    written = [text for each in activities(method) for text in (each.say, *each.watch)]

    found = private(method)

    assert len(found) > 0.9 * len(written)
    assert all("{" not in piece for piece in found)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_that_everybody_sees_is_taken_for_guidance(slug: str) -> None:
    method = catalogue.method(slug)
    shown = " ".join(each.show for each in activities(method))

    assert [piece for piece in private(method) if piece in shown] == []
