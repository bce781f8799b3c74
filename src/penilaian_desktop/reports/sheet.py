"""The sheet: pages of atoms become a PDF with its foot, its QR code and its metadata.

Several documents can share one file and its fonts, each with its own numbering, foot and QR code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.reports.atoms import Atom
from penilaian_desktop.reports.fonts import begin_subsets
from penilaian_desktop.reports.layout import Page, paginate
from penilaian_desktop.reports.letterhead import letterhead_block
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.qr import draw_runs, qr_runs
from penilaian_desktop.reports.style import FOOT, FOOT_BOLD, FOOT_HEIGHT, MM, QR_SIDE, Face, Frame
from penilaian_desktop.reports.text import Line, Par, wrap

rl_config.useA85 = 0  # streams as they are, not spelled in letters: files a fifth smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """What a printed form says about itself.

    `code` and `version` name the layout, `title` and `person` go into the metadata, `dated` is the
    day of the data: it is the time stamp of the file, so a reprint has the same bytes.
    """

    code: str
    version: str
    title: str
    person: str
    agency: str
    dated: date
    foot: FormFoot


@dataclass(frozen=True, slots=True)
class Document:
    """A form ready to be set: what stands in it, on which page, and what it says about itself."""

    atoms: Sequence[Atom]
    frame: Frame
    colophon: Colophon


def render_documents(documents: Sequence[Document]) -> tuple[bytes, tuple[int, ...]]:
    """Return one PDF of documents, the first of which names it, and how many pages each takes.

    Needs at least one document.
    """
    buffer = BytesIO()
    first = documents[0]
    canvas = Canvas(
        buffer,
        pagesize=(first.frame.page_width, first.frame.page_height),
        pageCompression=1,
        invariant=1,
        lang="id",
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stubs say float
    )
    begin_subsets(canvas)
    _describe(canvas, first.colophon)
    counts = tuple(_set(canvas, at, document) for at, document in enumerate(documents))
    canvas.save()
    return buffer.getvalue(), counts


def _set(canvas: Canvas, at: int, document: Document) -> int:
    """Write a document to the canvas; return the number of its pages."""
    frame = document.frame
    head = letterhead_block(frame.letterhead, frame.width) if frame.letterhead else []
    pages = paginate([*head, *document.atoms], frame.height)
    foot = _Foot(document.colophon, frame, f"foot{at}")
    foot.prepare(canvas)
    canvas.setPageSize((frame.page_width, frame.page_height))
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, frame, page)
        foot.draw(canvas, number, len(pages))
        canvas.showPage()
    return len(pages)


def _draw_page(canvas: Canvas, frame: Frame, page: Page) -> None:
    pen = Pen(canvas)
    page.draw(pen, frame.left, frame.page_height - frame.top)
    pen.flush()


def _describe(canvas: Canvas, colophon: Colophon) -> None:
    canvas.setTitle(_plain(f"{colophon.title} – {colophon.person}"))
    canvas.setAuthor(_plain(colophon.agency))
    canvas.setSubject(f"Formulir {colophon.code}, versi {colophon.version}")
    canvas.setCreator(colophon.foot.printed_from)
    canvas.setKeywords(colophon.foot.data_sha256)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    day = colophon.dated
    canvas.setDateFormatter(lambda *_now: f"D:{day:%Y%m%d}000000+00'00'")


def _plain(text: str) -> str:
    """Return a text without what has no ink: in a title it could turn the words around."""
    return "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})


class _Foot:
    """The foot of every page: QR code, origin, form and page number.

    All but the page number is one drawing that every page shows: its hashes do not compress.
    """

    def __init__(self, colophon: Colophon, frame: Frame, name: str) -> None:
        self._frame = frame
        self._name = name
        self._form = f"Formulir {colophon.code} · versi {colophon.version}"
        foot = colophon.foot
        origin = (
            f"Tercetak dari {foot.printed_from or 'Penilaian Desktop'}, "
            "bukan tanda tangan elektronik tersertifikasi."
        )
        package = foot.package_id or "belum dikirim dalam paket"
        text_width = frame.width - QR_SIDE - 3 * MM - 52 * MM
        basis = (Par(f"Dasar hukum: {'; '.join(foot.basis)}", FOOT),) if foot.basis else ()
        self._lines: tuple[Line, ...] = wrap(
            (
                Par(origin, FOOT),
                Par(f"Sidik data (SHA-256): {foot.data_sha256}", FOOT),
                Par(f"Paket: {package}", FOOT),
                *basis,
            ),
            text_width,
        )
        self._text_width = text_width
        self._code = f"PENILAIAN/{colophon.code}/{foot.data_sha256}/{foot.package_id}"

    def prepare(self, canvas: Canvas) -> None:
        """Draw what all pages share."""
        frame = self._frame
        top = frame.edge + FOOT_HEIGHT
        right = frame.left + frame.width
        canvas.beginForm(self._name, 0, 0, frame.page_width, top + 1)
        pen = Pen(canvas)
        pen.rule(frame.left, top, frame.width)
        left = frame.left + QR_SIDE + 3 * MM
        pen.lines(left, top - 1.5 * MM, self._text_width, self._lines)
        pen.right(right, top - 7 * MM, FOOT, self._form)
        pen.flush()
        size, runs = qr_runs(self._code)
        canvas.translate(frame.left, frame.edge)
        canvas.scale(QR_SIDE / size, QR_SIDE / size)
        draw_runs(canvas, size, runs)
        canvas.endForm()

    def draw(self, canvas: Canvas, number: int, count: int) -> None:
        """Draw the foot of page `number` of `count`."""
        frame = self._frame
        canvas.doForm(self._name)
        pen = Pen(canvas)
        pen.right(
            frame.left + frame.width,
            frame.edge + FOOT_HEIGHT - 4 * MM,
            FOOT_BOLD,
            f"Halaman {number} dari {count}",
        )
        pen.flush()
