"""The table of absences of PP 94/2021: every row with its article, as information."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.discipline import Confidence, DisciplineTable, Sanction
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

ROW = 38


class DisciplineDialog(Dialog):
    """Shows all rows and the rule of days in a row; `row` is the one that fits a person."""

    def __init__(
        self, over: QWidget, table: DisciplineTable, row: Sanction | None = None, days: int = 0
    ) -> None:
        super().__init__(over, tr("Tabel {0}").format(table.short), width=960, height=680)
        self.rows: RecordModel[Sanction] = RecordModel(_columns(table, row))
        every = (*table.rows, *((table.in_a_row,) if table.in_a_row is not None else ()))
        self.rows.set_rows(every)
        self.view = TableView(self.rows, tr("Tabel {0}").format(table.short), row_height=ROW)
        lead = tr("Informasi, bukan keputusan: penetapan hukuman disiplin melalui pemeriksaan.")
        self.body.addWidget(Label(lead, "strong", wrap=True))
        if row is not None:
            told = tr("{0} hari tanpa keterangan setahun ini ada di baris yang ditandai.")
            self.body.addWidget(Label(told.format(number(days)), "body", wrap=True))
        self.body.addWidget(self.view, 1)
        self.body.addWidget(Label(_basis(table), "small", "muted", wrap=True))
        if row is not None:
            self.view.choose_row(every.index(row))
        else:
            self.view.setCurrentIndex(QModelIndex())
        self.add_action(Button(tr("Tutup"), clicked=self.accept))


def _basis(table: DisciplineTable) -> str:
    words = [table.title + ".", table.others]
    if any(row.confidence is not Confidence.TEXT for row in table.rows):
        words.append(tr("Isi baris dari ringkasan peraturan itu."))
    if table.articles is not Confidence.TEXT:
        words.append(tr("Nomor pasal belum dicocokkan dengan naskahnya."))
    return " ".join(words)


def days_text(table: DisciplineTable, row: Sanction) -> str:
    """Return the days of a row in words."""
    if row is table.in_a_row:
        return tr("{0} terus-menerus").format(number(row.first))
    if row.last is None:
        return tr("{0} atau lebih").format(number(row.first))
    return number(row.first) if row.first == row.last else f"{row.first}–{row.last}"


def _columns(table: DisciplineTable, chosen: Sanction | None) -> list[Column[Sanction]]:
    def words(row: Sanction) -> Cell:
        mine = row is chosen
        spoken = tr("{0}; baris ini").format(row.text) if mine else ""
        return Cell(row.text, strong=mine, spoken=spoken)

    return [
        Column("days", tr("Hari setahun"), lambda row: days_text(table, row), width=132),
        Column("level", tr("Tingkat"), lambda row: row.level, width=76),
        Column("text", tr("Yang disebut tabel"), words),
        Column("article", tr("Pasal"), lambda row: row.article, width=84),
    ]
