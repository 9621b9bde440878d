"""Scanning the QR on the wall, the way a phone's camera does. The picture is perfect, so no error correction.

Reads versions 1 to 6 with error level M in byte mode, which holds addresses of up to 106 signs (ISO/IEC 18004).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .errors import Stopped

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
PICTURE = re.compile(rf"(?:{RUN.pattern})+")
DATA = {1: (1, 16), 2: (1, 28), 3: (1, 44), 4: (2, 32), 5: (2, 43), 6: (4, 27)}  # version: blocks, words in each
FORMAT_MASK = 0b101010000010010
BYTES = 0b0100
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
Picture = list[list[bool]]


def scan(path: str) -> str:
    """The text in a QR that is drawn as one SVG path. Raises `Stopped` when it cannot be read."""
    picture = draw(path)
    version = (len(picture) - 17) // 4
    if version not in DATA or len(picture) != version * 4 + 17:
        raise Stopped(f"This QR of {len(picture)} modules is larger than the rehearsal reads.")
    return _text(_words(picture, version))


def draw(path: str) -> Picture:
    runs = [tuple(map(int, run)) for run in RUN.findall(path)]
    size = max(x + width for x, _y, width in runs)
    picture = [[False] * size for _ in range(size)]
    for x, y, width in runs:
        picture[y][x : x + width] = [True] * width
    return picture


def _words(picture: Picture, version: int) -> list[int]:
    """The data words in reading order: the blocks take turns on the paper."""
    mask = MASKS[_mask(picture)]
    bits = [picture[y][x] ^ mask(y, x) for y, x in _places(len(picture), version)]
    blocks, each = DATA[version]
    laid = [_number(bits[at : at + 8]) for at in range(0, blocks * each * 8, 8)]
    return [laid[number * blocks + block] for block in range(blocks) for number in range(each)]


def _mask(picture: Picture) -> int:
    """The mask's number, from the format bits beside the upper left finder."""
    first = [picture[8][x] for x in range(5)]
    return (_number(first) ^ FORMAT_MASK >> 10) & 0b111


def _places(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Row and column of every data module: two columns at a time, up and down, from the right."""
    for number, right in enumerate(right for right in range(size - 1, 0, -2)):
        column = right if right > 6 else right - 1
        rows = range(size) if number % 2 else range(size - 1, -1, -1)
        for y in rows:
            yield from ((y, x) for x in (column, column - 1) if not _is_fixed(y, x, size, version))


def _is_fixed(y: int, x: int, size: int, version: int) -> bool:
    """Finders with their format bits, timing lines, and the one alignment pattern of versions 2 to 6."""
    corner = (y < 9 and (x < 9 or x >= size - 8)) or (y >= size - 8 and x < 9)
    alignment = version > 1 and size - 9 <= y <= size - 5 and size - 9 <= x <= size - 5
    return corner or alignment or y == 6 or x == 6


def _text(words: list[int]) -> str:
    bits = [bool(word >> shift & 1) for word in words for shift in range(7, -1, -1)]
    if _number(bits[:4]) != BYTES:
        raise Stopped("The QR on the wall is not written in bytes.")
    length = _number(bits[4:12])
    found = bytes(_number(bits[at : at + 8]) for at in range(12, 12 + length * 8, 8))
    return found.decode("utf-8")


def _number(bits: list[bool]) -> int:
    return sum(bit << place for place, bit in enumerate(reversed(bits)))
