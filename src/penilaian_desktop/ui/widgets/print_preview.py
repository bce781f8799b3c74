"""The preview of a form: the PDF itself, to look at, lay on other paper, print and save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.paper import Orientation, Paper, PrintSettings
from penilaian_desktop.domain.wording import bytes_size, percent
from penilaian_desktop.spreadsheets.twins import TWINS, twin_of
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets import print_pages
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, shortcut
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.page_thumbs import PageThumbs
from penilaian_desktop.ui.widgets.page_well import PageWell
from penilaian_desktop.ui.widgets.print_form import write_file

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from penilaian_desktop.ui.kit.context import UiContext

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Times of the width of the window; 1 fits."""
FIT = ZOOMS.index(1.0)
_AROUND = 24
_NARROW = 900


class PrintPreview(Dialog):
    """Shows the pages of a form; `saved` carries the file when it was written.

    PgUp and PgDn turn pages, plus, minus and 0 zoom, Ctrl+S saves, Ctrl+P prints, Esc closes.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        title: str,
        form: str,
        name: str,
        read: Callable[[], object],
    ) -> None:
        window = over.window()
        tall = max(240, window.height() - 48)
        super().__init__(over, title, width=min(1180, window.width() - 48), height=tall)
        self._context = context
        self._form, self._name, self._read = form, name, read
        self._view: object | None = None
        self._settings = PrintSettings()
        self.sheets: print_pages.Sheets | None = None
        self.page, self._zoom = 0, FIT
        self._file: Path | None = None
        self._build()
        self._keys()
        self._load()

    def _build(self) -> None:
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._well = PageWell(self._sheet)
        self.thumbs = PageThumbs(print_pages.THUMB_WIDE)
        self._side = PageWell(self.thumbs)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFixedWidth(self.thumbs.sizeHint().width() + 12)
        self.paper = ComboBox(
            tuple((one.value, one.value) for one in Paper), name=self.tr("Kertas"), compact=True
        )
        self.lies = ComboBox(
            (
                ("", self.tr("Sesuai formulir")),
                (Orientation.PORTRAIT.value, self.tr("Tegak")),
                (Orientation.LANDSCAPE.value, self.tr("Mendatar")),
            ),
            name=self.tr("Arah kertas"),
            compact=True,
        )
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._well, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(row, 1)
        self._head.insertWidget(self._head.count() - 1, self.paper)
        self._head.insertWidget(self._head.count() - 1, self.lies)
        for meaning, words, action in (
            ("minus", self.tr("Perkecil (−)"), lambda: self.zoom(-1)),
            ("add", self.tr("Perbesar (+)"), lambda: self.zoom(1)),
        ):
            self.add_head_action(icon_button(meaning, words, clicked=action))
        self.folder_button = self.add_action(
            Button(self.tr("Buka folder"), "folder", clicked=self._open_folder)
        )
        self.folder_button.hide()
        self.excel_button = self.add_action(
            Button(self.tr("Simpan sebagai Excel"), "export", clicked=self.save_workbook)
        )
        self.excel_button.setVisible(self._form in TWINS)
        self.print_button = self.add_action(
            Button(self.tr("Cetak"), "print", cap="Ctrl+P", clicked=self.choose_printer)
        )
        self.add_cancel(self.tr("Tutup"))
        self.save_button = self.add_action(
            primary_button(self.tr("Simpan PDF"), "down_load", cap="Ctrl+S", clicked=self.save)
        )
        self._ready(yes=False)
        self.thumbs.chosen.connect(self.go)
        self.paper.chosen.connect(lambda _key: self._draw())
        self.lies.chosen.connect(lambda _key: self._draw())

    def _keys(self) -> None:
        for keys, action in (
            ("PgUp", lambda: self.go(self.page - 1)),
            ("PgDown", lambda: self.go(self.page + 1)),
            ("Home", lambda: self.go(0)),
            ("End", lambda: self.go(self._count() - 1)),
            ("+", lambda: self.zoom(1)),
            ("=", lambda: self.zoom(1)),
            ("-", lambda: self.zoom(-1)),
            ("0", lambda: self.zoom(0)),
            ("Ctrl+S", self.save),
            ("Ctrl+P", self.choose_printer),
        ):
            shortcut(self, keys, action)

    def first_input(self) -> QWidget:
        """Put the focus on the pages: arrows turn them."""
        return self.thumbs if not self._side.isHidden() else self.paper

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the small pictures out where there is no room for them."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= _NARROW)

    # --- drawing ---------------------------------------------------------------------------
    def _load(self) -> None:
        services, read = self._context.services, self._read
        self.explain(self.tr("Menyiapkan…"))
        self._context.tasks.submit(
            self,
            lambda _r: (read(), services.paper.settings()),
            self._loaded,
            self._refused,
            key="preview",
        )

    def _loaded(self, found: tuple[object, PrintSettings]) -> None:
        self._view, self._settings = found
        self.paper.set_value(self._settings.paper.value)
        self._draw()

    def job(self) -> print_pages.Job:
        """Return the form with the paper chosen."""
        lies = self.lies.value()
        return print_pages.Job(
            self._form,
            self._view,
            self._settings,
            Paper(self.paper.value()),
            Orientation(lies) if lies else None,
        )

    def _draw(self) -> None:
        if self._view is None:
            return
        job = self.job()
        self._context.tasks.submit(
            self,
            lambda _r: print_pages.draw(job),
            lambda sheets: self._drawn(job, sheets),
            self._refused,
            lane=Lane.WORK,
        )

    def _drawn(self, job: print_pages.Job, sheets: print_pages.Sheets) -> None:
        if job != self.job():
            return
        self.sheets = sheets
        self.page = min(self.page, len(sheets.sizes) - 1)
        self.thumbs.set_pages(sheets.sizes)
        self._ready(yes=True)
        self._show_page()
        ratio = self.devicePixelRatioF()
        for page in range(len(sheets.sizes)):
            self._picture(
                sheets,
                page,
                round(print_pages.THUMB_WIDE * ratio),
                self.thumbs.set_picture,
                finer=3,
            )

    def _picture(
        self,
        sheets: print_pages.Sheets,
        page: int,
        width: int,
        then: Callable[[int, QImage], None],
        *,
        finer: int = 1,
    ) -> None:
        def arrived(picture: QImage) -> None:
            if sheets is self.sheets:
                then(page, picture)

        self._context.tasks.submit(
            self,
            lambda _r: print_pages.page_picture(sheets, page, width, finer),
            arrived,
            self._refused,
            lane=Lane.WORK,
        )

    def _show_page(self) -> None:
        sheets = self.sheets
        if sheets is None:
            return
        self.thumbs.set_page(self.page)
        place = self.thumbs.place(self.page)
        self._side.ensureVisible(place.center().x(), place.center().y(), 0, place.height())
        self._explain(sheets)
        ratio = self.devicePixelRatioF()
        width, zoom = self._fitting(sheets), self._zoom

        def show(page: int, picture: QImage) -> None:
            if (page, zoom) != (self.page, self._zoom):
                return
            shown = QPixmap.fromImage(picture)
            shown.setDevicePixelRatio(ratio)
            self._sheet.setPixmap(shown)
            self._well.to_top()

        self._picture(sheets, self.page, max(1, round(width * ratio * ZOOMS[zoom])), show)

    def _fitting(self, sheets: print_pages.Sheets) -> float:
        """Return the width of a page that is seen whole; upright pages may be cut below."""
        room = self._wanted[0] - 4 * _AROUND
        if not self._side.isHidden():
            room -= self._side.width()
        wide, tall = sheets.sizes[self.page]
        if wide > tall:
            return float(min(room, (self._wanted[1] - 130) * wide / tall))
        return float(min(room, 760))

    def _explain(self, sheets: print_pages.Sheets) -> None:
        parts = [
            self.tr("Halaman {0} dari {1}").format(self.page + 1, len(sheets.sizes)),
            bytes_size(len(sheets.pdf)),
        ]
        if sheets.boxes:
            some = sheets.boxes[:8] + ("…" if len(sheets.boxes) > 8 else "")
            parts.append(self.tr("tidak ada dalam fon cetak, menjadi □: {0}").format(some))
        if self._zoom != FIT:
            parts.append(percent(round(100 * ZOOMS[self._zoom])))
        if self._file is not None:
            parts.append(self.tr("**{0}** tersimpan").format(self._file.name))
        words = " · ".join(parts)
        self.explain(words)
        self._sheet.setAccessibleName(words.replace("**", ""))

    def _count(self) -> int:
        return len(self.sheets.sizes) if self.sheets is not None else 0

    def go(self, page: int) -> None:
        """Show a page, counted from 0; one that is not there changes nothing."""
        if page != self.page and 0 <= page < self._count():
            self.page = page
            self._show_page()

    def zoom(self, by: int) -> None:
        """Show the page larger or smaller; 0 fits it to the window again."""
        zoom = FIT if by == 0 else min(len(ZOOMS) - 1, max(0, self._zoom + by))
        if zoom != self._zoom:
            self._zoom = zoom
            self._show_page()

    # --- out of the window -----------------------------------------------------------------
    def save(self) -> None:
        """Ask for a file and write what is seen into it."""
        sheets = self.sheets
        if sheets is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Simpan PDF"), self._name, self.tr("Dokumen PDF (*.pdf)")
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")
        self._context.tasks.submit(
            self,
            lambda _r: write_file(target, sheets.pdf),
            lambda _none: self._written(target),
            lane=Lane.WORK,
            label=self.tr("Menyimpan {0}").format(target.name),
        )

    def save_workbook(self) -> None:
        """Ask for a file and write the same data into it as a workbook."""
        view = self._view
        if view is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Simpan sebagai Excel"),
            f"{Path(self._name).stem}.xlsx",
            self.tr("Buku kerja Excel (*.xlsx)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() != ".xlsx":
            target = target.with_name(f"{target.name}.xlsx")
        self._context.tasks.submit(
            self,
            lambda _r: write_file(target, twin_of(view)),
            lambda _none: self._written(target),
            lane=Lane.WORK,
            label=self.tr("Menyimpan {0}").format(target.name),
        )

    def _written(self, target: Path) -> None:
        self._file = target
        self.folder_button.show()
        if self.sheets is not None:
            self._explain(self.sheets)
        self._context.signals.toast_requested.emit(self.tr("{0} tersimpan").format(target.name), "")
        self.saved.emit(target)

    def _open_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def choose_printer(self) -> None:
        """Open the system's print dialog."""
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - only who prints on paper pays
            QPrintDialog,
            QPrinter,
        )

        sheets = self.sheets
        if sheets is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        print_pages.lay_on(printer, sheets)
        printer.setDocName(Path(self._name).stem)
        dialog = QPrintDialog(printer, self.window())
        dialog.setMinMax(1, len(sheets.sizes))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda *_chosen: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer in the background."""
        sheets = self.sheets
        if sheets is None:
            return
        print_pages.lay_on(printer, sheets)
        count = len(sheets.sizes)
        first = max(1, printer.fromPage() or 1)
        last = min(count, printer.toPage() or count)
        pages = range(first - 1, last)
        name = printer.printerName() or self.tr("Pencetak")
        self._context.tasks.submit(
            self,
            lambda r: print_pages.print_pages(sheets, pages, printer, r, lambda: name),
            lambda sent: self._context.signals.toast_requested.emit(
                self.tr("{0} halaman dikirim ke {1}").format(sent, name), ""
            ),
            lane=Lane.WORK,
            label=self.tr("Mencetak {0}").format(Path(self._name).stem),
        )

    # --- state -----------------------------------------------------------------------------
    def _ready(self, *, yes: bool) -> None:
        reason = "" if yes else self.tr("Formulir belum siap.")
        self.print_button.refuse(reason)
        self.save_button.refuse(reason)
        self.excel_button.refuse(reason)

    def _refused(self, error: PenilaianError) -> None:
        found = describe(error)
        self._ready(yes=False)
        self.explain(found.text)
        self._sheet.setText(f"{found.text}\n{found.remedy}")
