"""Pictures of a PDF's pages: the preview shows the very file that will be printed."""

from __future__ import annotations

import math
from threading import Lock

import pypdfium2

MOST_PIXELS = 40_000_000
MOST_SIDE = 16_000
"""A picture is made no larger, whatever size a page says it has."""

_ONE_AT_A_TIME = Lock()
"""PDFium must not be entered by two threads at once; the lanes have several."""


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Return width and height of a page counted from 0 in 72nds of an inch, never below 1.

    Raises IndexError when there is no such page, RuntimeError when its size is none.
    """
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(page)
            return _size(document[page])
        finally:
            document.close()


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    if not (math.isfinite(width) and math.isfinite(height)):
        raise RuntimeError("the page has no size")
    return max(1.0, width), max(1.0, height)


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and RGBA bytes of a page counted from 0; scale 1 is 72 dots an inch.

    Rows lie without padding, four bytes a pixel. A page that would become larger than
    `MOST_PIXELS` or `MOST_SIDE` is drawn smaller. Raises IndexError when there is no such page.
    """
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(page)
            sheet = document[page]
            width, height = _size(sheet)
            scale = min(
                scale,
                MOST_SIDE / max(width, height),
                math.sqrt(MOST_PIXELS / (width * height)),
            )
            bitmap = sheet.render(
                scale=scale, rev_byteorder=True, prefer_bgrx=True, fill_color=(255, 255, 255, 255)
            )
            row = bitmap.width * 4
            data = bytes(bitmap.buffer)
            if bitmap.stride != row:
                data = b"".join(
                    data[start : start + row]
                    for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
                )
            return bitmap.width, bitmap.height, data
        finally:
            document.close()
