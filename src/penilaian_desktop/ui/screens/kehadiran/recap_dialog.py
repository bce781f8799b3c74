"""The recap of a person in a month, keyed from a list on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.attendance_counts import rest_of
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.newest import Newest
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

STEPS = ("TL1", "TL2", "TL3", "TL4")
MOST = 6
"""Digits of a number, and one more."""


def counts() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the rows of (field, words) of what is keyed."""
    return (
        (("working_days", tr("Hari kerja")),),
        (("present", tr("Hadir")), ("duty", tr("Dinas luar"))),
        (("leave", tr("Cuti")), ("sick", tr("Sakit")), ("permit", tr("Izin"))),
        (("absent", tr("Tanpa keterangan")),),
        (("late_days", tr("Terlambat (kali)")), ("late_minutes", tr("Terlambat (menit)"))),
        (("early_days", tr("Pulang cepat (kali)")), ("early_minutes", tr("Pulang cepat (menit)"))),
    )


class RecapDialog(AskingDialog):
    """Asks for the counts; `wanted` carries them by field."""

    wanted = Signal(object)

    def __init__(
        self, over: QWidget, name: str, month: str, record: Attendance | None, working_days: int
    ) -> None:
        title = tr("Rekap {0} · {1}").format(PeriodCode.parse(month).label, name)
        super().__init__(over, title, width=560, height=680)
        self.fields: dict[str, Field] = {}
        self.rest = Label("", "small", "muted", wrap=True)
        for row in counts():
            for field, _words in row:
                value = getattr(record, field) if record is not None else 0
                if record is None and field in {"working_days", "present"}:
                    value = working_days
                self.fields[field] = Field(str(value))
                self.fields[field].textChanged.connect(lambda _text: self._show_rest())
            self.rows.add_row(*((field, words, self.fields[field]) for field, words in row))
            if row[0][0] == "absent":
                self.rows.add_widget(self.rest)
        self.steps = tuple(Field("", compact=False) for _step in STEPS)
        self._ask_steps(record)
        self.newest = Newest(self.rows)
        self.newest.show_record(record)
        self.newest.looked.connect(self._cover)
        self.body.addWidget(self.newest)
        self.body.addWidget(ScrollColumn(self.rows, host=self), 1)
        if record is not None and record.days:
            self.explain(tr("Kode per hari dari {0} diganti jumlah ini.").format(record.source))
        self.add_action(Button(tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(tr("Simpan"), "check", clicked=self._tell))
        shortcut(self, "Ctrl+Return", self._tell)
        self._show_rest()

    def refuse(self, error: PenilaianError) -> None:
        """Say at its input what is wrong; offer the newest where an import wrote meanwhile."""
        if self.newest.refuse(error):
            self._cover()
        else:
            super().refuse(error)

    def _ask_steps(self, record: Attendance | None) -> None:
        known = record.late_steps if record is not None and any(record.late_steps) else ()
        for field, value in zip(self.steps, known, strict=False):
            field.setText(str(value))
        names = ("late_steps", *STEPS[1:])
        self.rows.add_row(*zip(names, STEPS, self.steps, strict=True))
        self.rows.add_widget(
            Label(
                tr(
                    "TL1 sampai TL4 boleh kosong; bila diisi, jumlahnya sama dengan kali terlambat."
                ),
                "small",
                "muted",
                wrap=True,
            )
        )

    def _show_rest(self) -> None:
        """Say as it is typed what becomes of the days that no count tells about."""
        known = {name: _read(field) for name, field in self.fields.items()}
        rest = rest_of({name: value for name, value in known.items() if value is not None})
        if None in known.values():
            self.rest.setText("")
        elif rest < 0:
            self.rest.set_tint("bad")
            self.rest.setText(
                tr("{0} hari lebih banyak daripada hari kerja.").format(number(-rest))
            )
        elif rest:
            self.rest.set_tint("warn")
            self.rest.setText(
                tr("{0} hari kerja belum disebut: dicatat belum diputuskan.").format(number(rest))
            )
        else:
            self.rest.set_tint("muted")
            self.rest.setText(tr("Semua hari kerja sudah disebut."))

    def _tell(self) -> None:
        self.rows.clear_faults()
        values: dict[str, object] = {}
        for name, field in self.fields.items():
            value = _read(field)
            if value is None:
                self.rows.show_fault(name, tr("Tulis dengan angka."))
                return
            values[name] = value
        steps = [_read(field) for field in self.steps]
        if None in steps:
            self.rows.show_fault("late_steps", tr("Tulis dengan angka."))
            return
        if any(field.text().strip() for field in self.steps):
            values["late_steps"] = tuple(steps)
        values["version"] = self.newest.version or 0
        self.wanted.emit(values)


def _read(field: Field) -> int | None:
    """Return a number as typed, 0 for nothing, None for what is no number."""
    text = field.text().strip() or "0"
    return int(text) if text.isascii() and text.isdecimal() and len(text) < MOST else None
