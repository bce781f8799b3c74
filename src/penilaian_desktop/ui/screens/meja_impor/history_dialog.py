"""What was received before, and taking the last import back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.exchange_views import MailLine
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.package_words import kind_words
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("MejaImpor")


class HistoryDialog(Dialog):
    """A table of received packages, newest first."""

    undo_wanted = Signal()
    print_wanted = Signal(object)
    """The MailLine whose receipt is printed."""

    def __init__(self, over: QWidget, lines: Sequence[MailLine], undoable: str) -> None:
        super().__init__(over, self.tr("Riwayat penerimaan"), width=820, height=560)
        self.model: RecordModel[MailLine] = RecordModel(
            (
                Column("other", _tr("Dari"), _other, sort=lambda m: m.other),
                Column("kind", _tr("Paket"), _kind, 168, sort=lambda m: (m.kind, m.seq)),
                Column("at", _tr("Diterima"), _at, 110, sort=lambda m: m.at),
                Column(
                    "records", _tr("Catatan"), _records, 64, number=True, sort=lambda m: m.records
                ),
                Column("state", _tr("Keadaan"), _state, 144, sort=lambda m: m.outcome),
            )
        )
        self.model.set_rows(tuple(lines))
        self.table = TableView(self.model, self.tr("Paket yang pernah diterima"), row_height=44)
        if lines:
            self.body.setContentsMargins(1, 0, 1, 0)
            self.body.addWidget(self.table, 1)
        else:
            self.body.addWidget(Label(self.tr("Belum ada paket yang diterima."), "body", "muted"))
            self.body.addStretch(1)
        self.undo = Button(self.tr("Batalkan yang terakhir"), "undo", clicked=self._undo)
        if undoable:
            self.explain(self.tr("Dapat dibatalkan: {0}").format(undoable))
        else:
            self.undo.refuse(self.tr("Tidak ada penerimaan yang masih dapat dibatalkan."))
            self.explain(self.tr("Tidak ada penerimaan yang masih dapat dibatalkan."))
        self.print = Button(self.tr("Cetak tanda terima"), "print", clicked=self._print)
        self.print.refuse("" if lines else self.tr("Belum ada paket yang diterima."))
        self.table.opened.connect(self.print_wanted)
        self.table.choose_row(0)
        self.add_action(self.print)
        self.add_action(self.undo)
        self.add_action(Button(self.tr("Tutup"), clicked=self.reject))

    def _print(self) -> None:
        line = self.model.record(self.table.currentIndex().row())
        if line is not None:
            self.print_wanted.emit(line)

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit()


def _other(line: MailLine) -> Cell:
    return Cell(line.other or _tr("laptop yang belum dikenal"), line.laptop, strong=True)


def _kind(line: MailLine) -> Cell:
    return Cell(_tr("{0} {1}").format(kind_words(line.kind), line.seq))


def _at(line: MailLine) -> Cell:
    return Cell(formats.day_text(formats.local_day(line.at)))


def _records(line: MailLine) -> Cell:
    return Cell(number(line.records))


def _state(line: MailLine) -> Cell:
    marks = {
        "applied": Mark(_tr("Diterima"), "done", "good"),
        "partly": Mark(_tr("Diterima sebagian"), "split", "good"),
        "held": Mark(_tr("Menunggu"), "pause", "warn"),
        "ready": Mark(_tr("Ditahan"), "pause", "warn"),
    }
    return Cell(pill=marks.get(line.outcome, Mark(line.outcome, "info", "muted", "soft_draft")))
