"""A page travels compressed; a region and a file do not take the trouble."""

from __future__ import annotations

import gzip

from django.test import Client

ACCEPTS = {"Accept-Encoding": "gzip"}


def test_a_page_is_compressed_for_a_browser_that_reads_it(client: Client, db: None) -> None:
    answer = client.get("/mee/", headers=ACCEPTS)

    assert answer["Content-Encoding"] == "gzip"
    assert b"<!doctype html>" in gzip.decompress(answer.content)


def test_the_length_of_the_same_page_tells_nothing(client: Client, db: None) -> None:
    lengths = {len(client.get("/mee/", headers=ACCEPTS).content) for _time in range(20)}

    assert len(lengths) > 3


def test_a_region_stays_as_it_is(client: Client, db: None) -> None:
    answer = client.get("/mee/", headers=ACCEPTS | {"HX-Request": "true"})

    assert "Content-Encoding" not in answer
