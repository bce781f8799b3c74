"""Pictures of a PDF's pages: the preview shows the very file that will be printed."""

from __future__ import annotations

from threading import Lock

import pypdfium2

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


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and RGBA bytes of a page counted from 0; scale 1 is 72 dots an inch.

    Rows lie without padding, four bytes a pixel. Raises IndexError when there is no such page.
    """
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(page)
            bitmap = document[page].render(
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
