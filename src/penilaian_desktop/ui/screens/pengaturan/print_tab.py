"""The tab Cetak: paper, margins, letterhead and emblem, with the paper itself beside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.paper import Letterhead, Margins, Paper, PrintSettings
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pengaturan.print_sample import draw_sample
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.page_well import PageWell
from penilaian_desktop.ui.widgets.print_pages import page_picture
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.ui.kit.context import UiContext

PAUSE_MS = 250
SAMPLE_WIDE = 340
_NARROW = 760
_SIDES = ("left", "right", "top", "bottom")


class PictureChoice(QWidget):
    """A picture that is chosen from a file, named, and taken away again."""

    def __init__(self, choose: str, taken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self.data = b""
        self.choose = Button(choose, "image_add", compact=True)
        self.remove = text_button(self.tr("Hapus"), "delete", compact=True)
        self.said = Label("", "small", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addWidget(self.said, 1)
        self.setFocusProxy(self.choose)

    def set_value(self, data: bytes) -> None:
        """Show whether there is a picture."""
        self.data = data
        self.remove.setVisible(bool(data))
        size = bytes_size(len(data))
        self.said.setText(f"{self._taken}, {size}" if data else self.tr("belum ada"))


class PrintTab(QWidget):
    """What every print of this workspace goes by; a change is kept and shown at once."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = PrintSettings()
        self.paper = Segmented(
            ((Paper.A4.value, "A4"), (Paper.F4.value, self.tr("F4 (folio)"))),
            self.tr("Kertas"),
            equal=True,
        )
        self.margins = {side: Field("") for side in _SIDES}
        self.lines = TextArea(
            placeholder=self.tr("PEMERINTAH KOTA …\nDINAS …"), name=self.tr("Baris nama"), height=84
        )
        self.address = TextArea(
            placeholder=self.tr("Jalan …, telepon …\nsurel …, laman …"),
            name=self.tr("Alamat"),
            height=64,
        )
        self.logo = PictureChoice(self.tr("Pilih logo"), self.tr("Logo"))
        self.emblem = PictureChoice(self.tr("Pilih lambang"), self.tr("Lambang"))
        self.forms: dict[str, CheckBox] = {}
        self.rows = FormRows()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._build()
        self._connect()

    # --- building --------------------------------------------------------------------------
    def _build(self) -> None:
        self._why = Label("", "small", "muted", wrap=True)
        self._why.hide()
        rows = self.rows
        rows.add("paper", self.tr("Kertas"), self.paper)
        names = (self.tr("Kiri"), self.tr("Kanan"), self.tr("Atas"), self.tr("Bawah"))
        rows.add_row(
            *(
                (side, self.tr("{0} (mm)").format(name), self.margins[side])
                for side, name in zip(_SIDES, names, strict=True)
            )
        )
        rows.add(
            "lines",
            self.tr("Kop: nama instansi dan unit, satu baris tiap tingkat"),
            self.lines,
            self.tr("Baris terakhir dicetak paling besar."),
        )
        rows.add("address", self.tr("Kop: alamat, telepon, surel"), self.address)
        rows.add(
            "logo",
            self.tr("Logo instansi"),
            self.logo,
            self.tr("PNG atau JPEG; diperkecil saat disimpan."),
        )
        rows.add(
            "emblem",
            self.tr("Lambang Garuda di atas Dokumen Evaluasi"),
            self.emblem,
            self.tr("Tanpa gambar, tempatnya tidak disediakan."),
        )
        card = Card(self.tr("Kertas dan kop"), padded=True)
        card.body.addWidget(self._why)
        card.body.addWidget(rows)
        self._which = Card(self.tr("Formulir yang memakai kop"), padded=True)
        self._sample = QLabel()
        self._sample.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sample.setAccessibleName(self.tr("Contoh cetakan"))
        self._well = PageWell(self._sample)
        self._well.setFixedWidth(SAMPLE_WIDE + 24)
        self._well.setMinimumHeight(500)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(card)
        left.addWidget(self._which)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._well, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.paper.chosen.connect(lambda _key: self._save())
        for side in self.margins.values():
            side.editingFinished.connect(self._save)
        for area in (self.lines, self.address):
            area.edited.connect(lambda _text: self._save())
            area.textChanged.connect(self._pause.start)
        for choice, field in ((self.logo, "logo"), (self.emblem, "emblem")):
            choice.choose.clicked.connect(lambda _c=False, w=choice, f=field: self._ask(w, f))
            choice.remove.clicked.connect(lambda _c=False, w=choice: self._take(w, b""))

    def _list_forms(self) -> None:
        from penilaian_desktop.reports.door import FORMS  # noqa: PLC0415 - with the tab

        for form, spec in FORMS.items():
            box = CheckBox(spec.title)
            box.clicked.connect(self._save)
            self.forms[form] = box
            self._which.body.addWidget(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sample below where there is no room beside."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    # --- reading and writing ---------------------------------------------------------------
    def load(self) -> None:
        """Show what is stored."""
        if not self.forms:
            self._list_forms()
        services = self._context.services
        may = services.paper.may_change(self._context.session)
        self.rows.setEnabled(may)
        self._which.setEnabled(may)
        self._why.setVisible(not may)
        self._why.setText(self.tr("Diatur oleh pejabat penilai, kepegawaian, atau operator."))
        self._context.tasks.submit(
            self, lambda _r: services.paper.settings(), self._show, key="paper"
        )

    def _show(self, settings: PrintSettings) -> None:
        self._shown = settings
        self.rows.clear_faults()
        self.paper.set_value(settings.paper.value)
        for side, field in self.margins.items():
            field.set_value(str(getattr(settings.margins, side)))
        self.lines.set_value("\n".join(settings.letterhead.lines))
        self.address.set_value("\n".join(settings.letterhead.address))
        self.logo.set_value(settings.letterhead.logo)
        self.emblem.set_value(settings.emblem)
        for form, box in self.forms.items():
            box.setChecked(form in settings.letterhead_forms)
        self._pause.stop()
        self._draw()

    def wanted(self) -> PrintSettings:
        """Return the settings as they stand on the screen; a margin that is no number is -1."""

        def whole(text: str) -> int:
            return int(text) if text.strip().isdecimal() else -1

        return PrintSettings(
            paper=Paper(self.paper.value()),
            margins=Margins(**{side: whole(f.text()) for side, f in self.margins.items()}),
            letterhead=Letterhead(
                lines=tuple(self.lines.text().splitlines()),
                address=tuple(self.address.text().splitlines()),
                logo=self.logo.data,
            ),
            letterhead_forms=tuple(form for form, box in self.forms.items() if box.isChecked()),
            emblem=self.emblem.data,
        )

    def _save(self) -> None:
        wanted = self.wanted()
        if wanted == self._shown:
            self.rows.clear_faults()
            return
        services, session = self._context.services, self._context.session

        def job(_reporter: object) -> Outcome[PrintSettings]:
            return services.paper.save(session, wanted)

        self._context.tasks.submit(self, job, self._saved, self._refused, lane=Lane.WRITE)

    def _saved(self, outcome: Outcome[PrintSettings]) -> None:
        self._show(outcome.value)

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    # --- pictures --------------------------------------------------------------------------
    def _ask(self, choice: PictureChoice, field: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Pilih gambar"),
            str(Path.home()),
            self.tr("Gambar (*.png *.jpg *.jpeg)"),
        )
        if chosen:
            self.take_file(choice, field, Path(chosen))

    def take_file(self, choice: PictureChoice, field: str, file: Path) -> None:
        """Read a picture, make it small and keep it."""
        self._context.tasks.submit(
            self,
            lambda _r: _prepared(file, field),
            lambda data: self._take(choice, data),
            self._refused,
            lane=Lane.WORK,
        )

    def _take(self, choice: PictureChoice, data: bytes) -> None:
        choice.set_value(data)
        self._save()

    # --- the sample ------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Draw the sample now that somebody looks."""
        super().showEvent(event)
        self._pause.start(0)

    def _draw(self) -> None:
        if not self.isVisible():
            return
        self._pause.setInterval(PAUSE_MS)
        wanted = self.wanted()
        if min(getattr(wanted.margins, side) for side in _SIDES) < 0:
            wanted = replace(wanted, margins=self._shown.margins)
        ratio = self.devicePixelRatioF()

        def job(_reporter: object) -> QImage:
            return page_picture(draw_sample(wanted), 0, round(SAMPLE_WIDE * ratio), 2)

        self._context.tasks.submit(
            self, job, lambda picture: self._drawn(wanted, picture, ratio), lane=Lane.WORK
        )

    def _drawn(self, wanted: PrintSettings, picture: QImage, ratio: float) -> None:
        shown = QPixmap.fromImage(picture)
        shown.setDevicePixelRatio(ratio)
        self._sample.setPixmap(shown)
        self._sample.setAccessibleDescription(" · ".join(wanted.letterhead.lines))


def _prepared(file: Path, field: str) -> bytes:
    from penilaian_desktop.services.paper import prepare_picture  # noqa: PLC0415 - loads Pillow

    try:
        data = file.read_bytes()
    except OSError as problem:
        raise StorageUnavailable("file_unreadable", file=file.name) from problem
    return prepare_picture(data, field)
