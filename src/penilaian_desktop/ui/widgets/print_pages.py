"""What a preview draws with, in the work lane: the PDF itself, its pages, and paper at 300 dpi."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.paper import Orientation, Paper, PrintSettings
from penilaian_desktop.domain.progress import Reporter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
THUMB_WIDE = 92
_MILLIMETRE = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Job:
    """A form as it is to be printed: its data, and how the person chose to lay it."""

    form: str
    view: object
    settings: PrintSettings
    paper: Paper | None = None
    orientation: Orientation | None = None


@dataclass(frozen=True, slots=True)
class Sheets:
    """The file and the size of each of its pages in points.

    `boxes` are the characters no print font has: each is a box on the paper.
    """

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    boxes: str = ""


def draw(job: Job) -> Sheets:
    """Return the file of a form; what is seen and what is printed are these bytes."""
    from penilaian_desktop.reports import preview  # noqa: PLC0415 - only who prints pays
    from penilaian_desktop.reports.door import (  # noqa: PLC0415
        render,
        setup_for,
        unprintable,
    )

    setup = setup_for(job.form, job.settings, paper=job.paper, orientation=job.orientation)
    pdf = render(job.form, job.view, setup)
    count = preview.page_count(pdf)
    sizes = tuple(preview.page_size(pdf, page) for page in range(count))
    return Sheets(pdf, sizes, unprintable(job.view))


def page_picture(sheets: Sheets, page: int, width: int, finer: int = 1) -> QImage:
    """Return a page `width` pixels wide; small ones are drawn `finer` times larger first."""
    from penilaian_desktop.reports.preview import page_image  # noqa: PLC0415

    wide, tall, rgba = page_image(sheets.pdf, page, finer * width / sheets.sizes[page][0])
    picture = QImage(rgba, wide, tall, wide * 4, QImage.Format.Format_RGBA8888)
    if finer == 1:
        return picture.copy()
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def lay_on(printer: QPrinter, sheets: Sheets) -> None:
    """Give a printer the paper of a file, edge to edge."""
    wide, tall = sheets.sizes[0]
    short, long = sorted((wide, tall))
    size = QPageSize(
        QSizeF(short * _MILLIMETRE, long * _MILLIMETRE),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    lies = QPageLayout.Orientation.Landscape if wide > tall else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, lies, QMarginsF()))
    printer.setFullPage(True)
    printer.setResolution(DPI)


def print_pages(
    sheets: Sheets, pages: range, printer: QPrinter, reporter: Reporter, name: Callable[[], str]
) -> int:
    """Send pages to a printer at 300 dpi, one at a time; return how many.

    Raises StorageUnavailable `printer_refused`, and Cancelled.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageUnavailable("printer_refused", printer=name())
    try:
        for done, page in enumerate(pages):
            reporter.report(done, len(pages))
            if done and not printer.newPage():
                raise StorageUnavailable("printer_refused", printer=name())
            width = round(sheets.sizes[page][0] / 72 * DPI)
            picture = page_picture(sheets, page, width)
            painter.drawImage(QRectF(painter.viewport()), picture)
    finally:
        painter.end()
    return len(pages)
