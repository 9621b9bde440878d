"""A logo as it is kept: drawn anew as a small PNG, so that nothing of the file that was sent is served to anybody."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

KINDS = ("PNG", "JPEG", "WEBP")
LARGEST = 48 * 1024  # bytes of the file that is sent
MOST = 4_000_000  # points, before it is read: a small file can claim to be a very large picture
SIZE = (480, 160)


class NotAPicture(Exception):
    """This cannot be read as a PNG, JPEG or WebP of a reasonable size."""


def redrawn(data: bytes) -> bytes:
    """The picture as a PNG of at most 480 by 160 points. Raises `NotAPicture`."""
    if len(data) > LARGEST:
        raise NotAPicture
    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > MOST:
                raise NotAPicture
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise NotAPicture from problem
    drawn.thumbnail(SIZE)
    kept = BytesIO()
    Image.frombytes("RGBA", drawn.size, drawn.tobytes()).save(kept, "PNG")
    return kept.getvalue()
