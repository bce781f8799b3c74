"""What reading a diary found: refused rows, remarks, what is known, the entries, the columns."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.activity_sheet import ActivityRow, ActivitySheet, signature_of
from penilaian_desktop.domain.employee_sheet import SheetLayout
from penilaian_desktop.domain.wording import clock, number, short_weekday_date
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.kegiatan.import_columns import ColumnChoices
from penilaian_desktop.ui.widgets.sheet_parts import TALL, Part, SheetParts, problem_model
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("DiaryTables")

REFUSED, REMARKS, KNOWN, GOOD, COLUMNS = "refused", "remarks", "known", "good", "columns"


class DiaryTables(SheetParts):
    """One part at a time; `mapped` carries a header's signature and the fields chosen for it."""

    mapped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        models = {key: problem_model() for key in (REFUSED, REMARKS, KNOWN)}
        rows: RecordModel[ActivityRow] = RecordModel(_row_columns())
        columns = ColumnChoices()
        none = _tr("Tidak ada baris di sini")
        super().__init__(
            (
                Part(
                    REFUSED,
                    _tr("Ditolak"),
                    TableView(models[REFUSED], _tr("Baris ditolak"), row_height=TALL),
                    none,
                    _tr("Semua baris data dapat disimpan."),
                ),
                Part(
                    REMARKS,
                    _tr("Catatan"),
                    TableView(models[REMARKS], _tr("Catatan"), row_height=TALL),
                    none,
                    _tr("Tidak ada isian yang perlu diperiksa lagi."),
                ),
                Part(
                    KNOWN,
                    _tr("Sudah ada"),
                    TableView(models[KNOWN], _tr("Sudah ada di log"), row_height=TALL),
                    none,
                    _tr("Belum ada baris berkas ini di log Anda."),
                ),
                Part(
                    GOOD,
                    _tr("Akan disimpan"),
                    TableView(rows, _tr("Akan disimpan"), row_height=TALL),
                    none,
                    _tr("Lihat alasannya pada baris yang ditolak."),
                ),
                Part(COLUMNS, _tr("Kolom"), columns),
            ),
            parent,
        )
        self.models, self.rows, self.columns = models, rows, columns
        self._pages: tuple[SheetLayout, ...] = ()
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
        self.show_counts(
            good=len(sheet.good),
            warned=len(sheet.warned),
            refused=len(sheet.refused),
            total=len(sheet.originals),
        )
        first = REFUSED if sheet.refused else REMARKS if sheet.remarks else GOOD
        self.show_part(keep or (KNOWN if sheet.known and not sheet.records else first))

    def _on_mapped(self, fields: object) -> None:
        if self._pages:
            self.mapped.emit(signature_of(self._pages[0].columns), fields)


def _row_columns() -> list[Column[ActivityRow]]:
    return [
        Column(
            "row",
            _tr("Baris"),
            lambda r: Cell(str(r.row), r.sheet),
            width=84,
            sort=lambda r: (r.sheet, r.row),
        ),
        Column(
            "day",
            _tr("Hari dan jam"),
            lambda r: Cell(short_weekday_date(r.day), _hours(r)),
            width=130,
            sort=lambda r: (r.day, r.start or 0),
        ),
        Column(
            "text",
            _tr("Uraian"),
            lambda r: Cell(" ".join(r.text.split()), " ".join(r.note.split())),
            sort=lambda r: r.text.casefold(),
        ),
        Column("volume", _tr("Hasil"), _volume, width=110),
        Column(
            "late",
            _tr("Tanda"),
            lambda r: Cell(_tr("terlambat") if r.late else "", tint="warn"),
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
