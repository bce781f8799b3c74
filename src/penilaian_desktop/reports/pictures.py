"""Pictures on paper: the agency's logo, the Garuda, photographs that prove an entry."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from penilaian_desktop.domain.errors import RuleViolation

MOST_PIXELS = 60_000_000
"""A picture of more pixels than any camera makes is a trap: it is not even unpacked."""
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, OverflowError, MemoryError,
    struct.error, zlib.error, Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
"""What Pillow raises for bytes that are not the picture they begin as."""


def read_picture(data: bytes) -> ImageReader:
    """Return a picture that can be drawn to its last pixel.

    Raises RuleViolation("emblem_unreadable").
    """
    try:
        with Image.open(BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise RuleViolation("emblem_unreadable", field="emblem")
            opened.load()
        return ImageReader(BytesIO(data))
    except _BROKEN as error:
        raise RuleViolation("emblem_unreadable", field="emblem") from error
