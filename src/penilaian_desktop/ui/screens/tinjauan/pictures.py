"""Pictures of evidence: an image as it is, a page of a PDF; runs in the work lane."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

MOST = 16_000_000
"""Pixels of a page at most: a sheet may be as long as it likes, a picture may not."""
PDF = "application/pdf"


class Picture(NamedTuple):
    """A page and how many there are; no image where the file cannot be shown."""

    image: QImage | None
    pages: int


def showable(media: str) -> bool:
    """Tell whether files of a kind can be shown here."""
    return media == PDF or media.startswith("image/")


def picture(media: str, data: bytes, page: int, width: int) -> Picture:
    """Return a page about `width` pixels wide; a file that cannot be read gives no image."""
    if media == PDF:
        return _pdf(data, page, width)
    if not media.startswith("image/"):
        return Picture(None, 0)
    image = QImage.fromData(data)
    if image.isNull():
        return Picture(None, 0)
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return Picture(image, 1)


def _pdf(data: bytes, page: int, width: int) -> Picture:
    from penilaian_desktop.reports.preview import (  # noqa: PLC0415 - only who looks pays
        page_count,
        page_image,
    )

    try:
        count = page_count(data)
        small = page_image(data, page, 0.1)
        scale = 0.1 * width / max(1, small[0])
        area = 100 * max(1, small[0]) * max(1, small[1])
        scale = min(scale, math.sqrt(MOST / area))
        wide, tall, rgba = page_image(data, page, scale)
    except (RuntimeError, IndexError):  # a PDF that opens for others may not open for pdfium
        return Picture(None, 0)
    image = QImage(rgba, wide, tall, wide * 4, QImage.Format.Format_RGBA8888)
    return Picture(image.copy(), count)
