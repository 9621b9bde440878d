"""Counting the pages of a PDF."""

import zlib

from sessions.rehearsal.paper import pages

LOOSE = b"1 0 obj <</Type /Pages /Count 2>> endobj 2 0 obj <</Type /Page>> endobj 3 0 obj <</Type/Page/A 1>> endobj"


def test_page_objects_are_counted_and_the_tree_of_pages_is_not() -> None:
    assert pages(LOOSE) == 2


def test_page_objects_in_compressed_streams_count_too() -> None:
    packed = b"9 0 obj <</Type /ObjStm>> stream\n" + zlib.compress(LOOSE) + b"\nendstream endobj"

    assert pages(packed) == 2


def test_a_stream_whose_checksum_ends_like_a_line_counts_too() -> None:
    fillings = (LOOSE + b"!" * number for number in range(512))
    packed = next(each for each in map(zlib.compress, fillings) if each.endswith(b"\r"))

    assert pages(b"9 0 obj <</Type /ObjStm>> stream\n" + packed + b"\nendstream endobj") == 2
