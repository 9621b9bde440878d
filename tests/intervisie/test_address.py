"""The address in links: where the site was set up, else where the request came in, on whatever page that was."""

from __future__ import annotations

import pytest
from django.test import RequestFactory, override_settings

from intervisie.address import public_url


@pytest.mark.parametrize(
    ("known", "path", "address"),
    [
        ("", "", "http://laptop.example"),
        ("", "/mee/", "http://laptop.example/mee/"),
        ("https://intervisie.example", "", "https://intervisie.example"),
        ("https://intervisie.example", "/mee/", "https://intervisie.example/mee/"),
    ],
)
def test_a_link_never_holds_the_page_that_it_was_made_on(known: str, path: str, address: str) -> None:
    request = RequestFactory().post("/kring/voornemen/", headers={"host": "laptop.example"})

    with override_settings(PUBLIC_URL=known, ALLOWED_HOSTS=["*"]):
        made = public_url(request, path)

    assert made == address
