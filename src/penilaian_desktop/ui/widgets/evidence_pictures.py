"""How evidence looks: an image as it is, a page of a PDF, lines of text; runs in the work lane."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

MOST = 16_000_000
"""Pixels of a page at most: a sheet may be as long as it likes, a picture may not."""
MOST_TEXT = 100_000
"""Characters of a text that are shown."""
PDF = "application/pdf"
LOCKED = "locked"


class Picture(NamedTuple):
    """A page and how many there are; no image where the file cannot be shown."""

    image: QImage | None
    pages: int
    text: str = ""
    reason: str = ""
    """`LOCKED` for a PDF that asks for a password."""


def showable(media: str) -> bool:
    """Tell whether files of a kind can be shown here."""
    return media == PDF or media.startswith(("image/", "text/"))


def picture(media: str, data: bytes, page: int, width: int) -> Picture:
    """Return a page about `width` pixels wide; a file that cannot be read gives no image."""
    if media == PDF:
        return _pdf(data, page, width)
    if media.startswith("text/"):
        return Picture(None, 1, _text(data))
    if not media.startswith("image/"):
        return Picture(None, 0)
    image = QImage.fromData(data)
    if image.isNull():
        return Picture(None, 0)
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return Picture(image, 1)


def _text(data: bytes) -> str:
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    start = data[: 4 * MOST_TEXT]
    try:
        text = start.decode(coding, "strict" if len(start) == len(data) else "ignore")
    except UnicodeDecodeError:
        text = start.decode("latin-1")
    return text[:MOST_TEXT]


def _pdf(data: bytes, page: int, width: int) -> Picture:
    from penilaian_desktop.reports.preview import (  # noqa: PLC0415 - only who looks pays
        page_count,
        page_image,
        page_size,
    )

    try:
        count = page_count(data)
        across, down = page_size(data, page)
        scale = min(width / across, math.sqrt(MOST / (across * down)))
        wide, tall, rgba = page_image(data, page, scale)
    except (RuntimeError, IndexError) as problem:  # not every PDF opens for pdfium
        return Picture(None, 0, reason=LOCKED if "assword" in str(problem) else "")
    image = QImage(rgba, wide, tall, wide * 4, QImage.Format.Format_RGBA8888)
    return Picture(image.copy(), count)
