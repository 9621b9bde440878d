"""Reading a PDF as far as a rehearsal needs: how many pages it has."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def pages(pdf: bytes) -> int:
    """The number of pages, also where the page objects lie in compressed streams."""
    packed = b"".join(map(_unpacked, STREAM.findall(pdf)))
    return len(PAGE.findall(STREAM.sub(b"", pdf))) + len(PAGE.findall(packed))


def _unpacked(stream: bytes) -> bytes:
    """What is in it; a checksum that ends like a line may have lost its last sign to `STREAM`."""
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(stream)
    return b""
