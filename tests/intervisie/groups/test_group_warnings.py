"""What the page of a group says gently about who is in it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from tests.factories import make_group

NAMES = ["Anouk", "Yasmina", "Joost", "Femke", "Ruud", "Sanne", "Bram", "Els", "Tom"]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (3, "Met minder dan vier"),
        (4, "Met 4 mensen zijn jullie met te weinig voor Roddelen (vanaf 5) en Roddelen in zeven stappen (vanaf 5)"),
        (5, ""),
        (8, ""),
        (9, "Met meer dan acht"),
    ],
)
def test_a_group_hears_once_what_its_size_asks(
    facilitator: User, facilitator_client: Client, people: int, said: str
) -> None:
    group = make_group(facilitator, *NAMES[:people])

    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()

    sizes = [sentence for sentence in ("Met minder dan vier", "Met 4 mensen", "Met meer dan acht") if sentence in page]
    assert len(sizes) == bool(said)
    assert said in page
