"""What reading a diary found: refused rows, remarks, what is known, the entries, the columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.activity_sheet import ActivityRow, ActivitySheet, signature_of
from penilaian_desktop.domain.employee_sheet import SheetLayout, SheetProblem
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.wording import clock, number, short_weekday_date
from penilaian_desktop.ui.screens.kegiatan.import_columns import ColumnChoices
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Mark, Pill
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

REFUSED, REMARKS, KNOWN, GOOD, COLUMNS = "refused", "remarks", "known", "good", "columns"
TALL = 48


class DiaryTables(QWidget):
    """One part at a time; `mapped` carries a header's signature and the fields chosen for it."""

    mapped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.models: dict[str, RecordModel[SheetProblem]] = {
            key: RecordModel(self._problem_columns()) for key in (REFUSED, REMARKS, KNOWN)
        }
        self.rows: RecordModel[ActivityRow] = RecordModel(self._row_columns())
        self.columns = ColumnChoices()
        self.views: dict[str, QWidget] = {
            REFUSED: TableView(self.models[REFUSED], self.tr("Baris ditolak"), row_height=TALL),
            REMARKS: TableView(self.models[REMARKS], self.tr("Catatan"), row_height=TALL),
            KNOWN: TableView(self.models[KNOWN], self.tr("Sudah ada di log"), row_height=TALL),
            GOOD: TableView(self.rows, self.tr("Akan disimpan"), row_height=TALL),
            COLUMNS: self.columns,
        }
        self.choice = Segmented(
            (
                (REFUSED, self.tr("Ditolak")),
                (REMARKS, self.tr("Catatan")),
                (KNOWN, self.tr("Sudah ada")),
                (GOOD, self.tr("Akan disimpan")),
                (COLUMNS, self.tr("Kolom")),
            ),
            self.tr("Yang ditampilkan"),
        )
        self.good, self.warned, self.refused = Pill(), Pill(), Pill()
        self._total = Label("", "small", "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.choice)
        head.addSpacing(4)
        for pill in (self.good, self.warned, self.refused):
            head.addWidget(pill)
        head.addWidget(self._total, 1)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self._none = EmptyState("done", "", "")
        self._stack.addWidget(self._none)
        card = Card()
        card.setAccessibleName(self.tr("Isi berkas"))
        card.body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        self._pages: tuple[SheetLayout, ...] = ()
        self.choice.chosen.connect(self.show_part)
        self.columns.changed.connect(self._on_mapped)

    def show_sheet(self, sheet: ActivitySheet, *, keep: str = "") -> None:
        """Show what was read; `keep` names the part that stays in sight."""
        for key, problems in (
            (REFUSED, sheet.refused),
            (REMARKS, sheet.remarks),
            (KNOWN, sheet.known),
        ):
            self.models[key].set_rows(problems)
        self.rows.set_rows(sheet.records)
        self._pages = sheet.layouts
        sample = next((r.values for r in sheet.originals), ())
        self.columns.show_layout(sheet.layouts[0], sample)
        good, warned, refused = len(sheet.good), len(sheet.warned), len(sheet.refused)
        for pill, count, text, icon, tint in (
            (self.good, good, self.tr("{count} baik"), "approved", "good"),
            (self.warned, warned, self.tr("{count} dengan catatan"), "warn", "warn"),
            (self.refused, refused, self.tr("{count} ditolak"), "refused", "bad"),
        ):
            pill.set_mark(Mark(text.format(count=number(count)), icon, tint))
            pill.setVisible(bool(count))
        self._total.setText(
            self.tr("dari {count} baris").format(count=number(len(sheet.originals)))
        )
        first = REFUSED if refused else REMARKS if sheet.remarks else GOOD
        self.show_part(keep or (KNOWN if sheet.known and not sheet.records else first))

    def show_part(self, key: str) -> None:
        """Show one of the parts, or say that it is empty."""
        self.choice.set_value(key)
        view = self.views[key]
        if not isinstance(view, TableView) or view.records().rowCount():
            self._stack.setCurrentWidget(view)
            return
        self._none.set_words(self.tr("Tidak ada baris di sini"), self._why_none(key))
        self._stack.setCurrentWidget(self._none)

    def focus(self) -> None:
        """Put the focus on the part shown."""
        self.views[self.choice.value()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_none(self, key: str) -> str:
        return {
            REFUSED: self.tr("Semua baris data dapat disimpan."),
            REMARKS: self.tr("Tidak ada isian yang perlu diperiksa lagi."),
            KNOWN: self.tr("Belum ada baris berkas ini di log Anda."),
            GOOD: self.tr("Lihat alasannya pada baris yang ditolak."),
        }[key]

    def _on_mapped(self, fields: object) -> None:
        if self._pages:
            self.mapped.emit(signature_of(self._pages[0].columns), fields)

    def _problem_columns(self) -> list[Column[SheetProblem]]:
        return [
            Column(
                "row",
                self.tr("Baris"),
                lambda p: Cell(str(p.row), p.sheet),
                width=84,
                sort=lambda p: (p.sheet, p.row),
            ),
            Column(
                "column",
                self.tr("Kolom"),
                lambda p: Cell(p.column or "–", p.header),
                width=116,
                sort=lambda p: p.column or None,
            ),
            Column("detail", self.tr("Isi"), lambda p: Cell(p.detail, tint="muted"), width=160),
            Column("reason", self.tr("Alasan dan perbaikan"), _reason, sort=lambda p: p.code),
        ]

    def _row_columns(self) -> list[Column[ActivityRow]]:
        return [
            Column(
                "row",
                self.tr("Baris"),
                lambda r: Cell(str(r.row), r.sheet),
                width=84,
                sort=lambda r: (r.sheet, r.row),
            ),
            Column(
                "day",
                self.tr("Hari dan jam"),
                lambda r: Cell(short_weekday_date(r.day), _hours(r)),
                width=130,
                sort=lambda r: (r.day, r.start or 0),
            ),
            Column(
                "text",
                self.tr("Uraian"),
                lambda r: Cell(" ".join(r.text.split()), " ".join(r.note.split())),
                sort=lambda r: r.text.casefold(),
            ),
            Column("volume", self.tr("Hasil"), _volume, width=110),
            Column(
                "late",
                self.tr("Tanda"),
                lambda r: Cell(self.tr("terlambat") if r.late else "", tint="warn"),
                width=90,
            ),
        ]


def _hours(row: ActivityRow) -> str:
    if row.start is None or row.end is None:
        return f"{row.minutes} menit" if row.minutes else "–"
    return f"{clock(row.start)}–{clock(row.end % 1440 if row.end > 1440 else row.end)}"


def _volume(row: ActivityRow) -> str:
    if row.volume is None:
        return row.unit or "–"
    return f"{number(row.volume)} {row.unit or ''}".strip()


def _reason(problem: SheetProblem) -> Cell:
    found = message(problem.code, **problem.params)
    return Cell(found.text, found.remedy)
