"""The recap of a person in a month, keyed from a list on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import Field


def counts() -> tuple[tuple[str, str, str], ...]:
    """Return (field, words, explanation) of what is keyed."""
    return (
        ("working_days", tr("Hari kerja"), ""),
        ("present", tr("Hadir"), ""),
        ("duty", tr("Dinas luar"), tr("Dihitung hadir.")),
        ("leave", tr("Cuti"), tr("Cuti, sakit, dan izin tidak mengurangi persentase.")),
        ("sick", tr("Sakit"), ""),
        ("permit", tr("Izin"), ""),
        ("absent", tr("Tanpa keterangan"), ""),
        ("late_days", tr("Terlambat (kali)"), ""),
        ("late_minutes", tr("Terlambat (menit)"), ""),
        ("early_days", tr("Pulang cepat (kali)"), ""),
        ("early_minutes", tr("Pulang cepat (menit)"), ""),
    )


class RecapDialog(AskingDialog):
    """Asks for the counts; `wanted` carries them by field."""

    wanted = Signal(object)

    def __init__(
        self, over: QWidget, name: str, month: str, record: Attendance | None, working_days: int
    ) -> None:
        title = tr("Rekap {0} · {1}").format(PeriodCode.parse(month).label, name)
        super().__init__(over, title, width=520, height=620)
        self.fields: dict[str, Field] = {}
        for field, words, note in counts():
            value = getattr(record, field) if record is not None else 0
            if record is None and field in {"working_days", "present"}:
                value = working_days
            self.fields[field] = Field(str(value))
            self.rows.add(field, words, self.fields[field], note)
        self.body.addWidget(self.rows)
        if record is not None and record.days:
            self.explain(tr("Kode per hari dari {0} diganti jumlah ini.").format(record.source))
        self.add_action(Button(tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(tr("Simpan"), "check", clicked=self._tell))
        shortcut(self, "Ctrl+Return", self._tell)

    def _tell(self) -> None:
        self.rows.clear_faults()
        values: dict[str, int] = {}
        for field, widget in self.fields.items():
            text = widget.text().strip() or "0"
            if not (text.isascii() and text.isdecimal() and len(text) < 6):
                self.rows.show_fault(field, tr("Tulis dengan angka."))
                return
            values[field] = int(text)
        self.wanted.emit(values)
