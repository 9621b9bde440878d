"""How people come in: the address, the code in two groups, and a QR whose key stands in the fragment only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

from ..models import Session


@dataclass(frozen=True, slots=True)
class Door:
    """`address` is what people read from the wall; `qr_path` draws in a square of `qr_size` modules."""

    address: str
    code: str
    qr_path: str
    qr_size: int
    is_open: bool


def door(session: Session, origin: str) -> Door:
    """The door of a session as seen from outside; `origin` is scheme and host, without a slash."""
    address = f"{origin}/mee"
    path, size = _qr(f"{address}/#{session.door_key}")
    shown = address.removeprefix("https://").removeprefix("http://")
    return Door(address=shown, code=session.code_in_groups, qr_path=path, qr_size=size, is_open=session.door_open)


@lru_cache(maxsize=256)
def _qr(text: str) -> tuple[str, int]:
    """One SVG path for all dark modules, a horizontal run at a time."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            width = next((n for n, dark in enumerate(row[x:]) if not dark), len(row) - x)
            if width:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += max(1, width)
    return "".join(runs), len(rows)
