"""The form of a task: what, until when, and what is planned and realised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe, message
from penilaian_desktop.domain.task import Task, TaskKind, TimeUnit
from penilaian_desktop.domain.task_views import TaskOptions
from penilaian_desktop.domain.wording import number, read_number
from penilaian_desktop.ui.kit.formats import day_text, read_day
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.tugas.words import kind_word
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

NUMBERS = (
    "result_planned",
    "result_actual",
    "time_planned",
    "time_actual",
    "budget_planned",
    "budget_actual",
)
WIDE, HIGH = 680, 640


class TaskForm(Dialog):
    """`wanted` carries the fields of the task; a refusal appears at its input."""

    wanted = Signal(object)

    def __init__(self, over: QWidget, options: TaskOptions, task: Task | None, today: date) -> None:
        super().__init__(over, "", width=WIDE, height=HIGH)
        self.set_title(self.tr("Tugas baru") if task is None else self.tr("Ubah tugas"))
        self._today = today
        self._people = dict(options.people)
        self.rows = FormRows()
        self.numbers: dict[str, Field] = {}
        self._build(options)
        scroll = ScrollColumn(self.rows)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.rows.setContentsMargins(23, 16, 23, 16)
        self.body.addWidget(scroll, 1)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Simpan"), "save", clicked=self._submit)
        self.add_action(self.confirm)
        self._fill(task)

    def _build(self, options: TaskOptions) -> None:
        self.title = Field(placeholder=self.tr("Misalnya: Digitalisasi arsip akta kelahiran"))
        self.kind = ComboBox([(kind.value, kind_word(kind)) for kind in TaskKind])
        rhk = [("", self.tr("Tanpa RHK"))]
        rhk += [(c.rhk_id, f"{c.number}  {c.text}") for c in options.rhk]
        self.rhk = ComboBox(rhk)
        self.starts = DateField(self._today)
        self.due = Field(placeholder=self.tr("boleh kosong"))
        self.started = Field(placeholder=self.tr("dari laporan pertama"))
        self.text = TextArea(height=60)
        self.rows.add("title", self.tr("Judul"), self.title)
        self.rows.add_row(
            ("task_kind", self.tr("Jenis"), self.kind),
            ("rhk_id", self.tr("Mendukung RHK"), self.rhk),
            stretch=(1, 3),
        )
        self.rows.add_row(
            ("starts", self.tr("Rencana mulai"), self.starts),
            ("due", self.tr("Rencana selesai"), self.due),
            ("started", self.tr("Mulai sebenarnya"), self.started),
        )
        self.rows.add("text", self.tr("Uraian (boleh kosong)"), self.text)
        self.rows.add_widget(Rule())
        self._build_numbers()
        self.rows.add_widget(Rule())
        self._build_members(options)

    def _build_numbers(self) -> None:
        self.result_text = Field(placeholder=self.tr("Apa yang ada setelah tugas selesai"))
        self.result_unit = Field(placeholder=self.tr("dokumen, orang, %"))
        self.time_unit = ComboBox(
            [
                (TimeUnit.DAYS.value, self.tr("hari kalender")),
                (TimeUnit.HOURS.value, self.tr("jam kerja")),
            ]
        )
        self.numbers = {name: Field() for name in NUMBERS}
        for name in ("time_planned", "time_actual", "result_actual"):
            self.numbers[name].setPlaceholderText(self.tr("dihitung sendiri"))
        rows = self.rows
        rows.add("result_text", self.tr("Hasil akhir"), self.result_text)
        planned, actual = self.tr("Rencana {0}"), self.tr("Realisasi {0}")
        rows.add_row(
            self._number("result_planned", planned.format(self.tr("hasil"))),
            self._number("result_actual", actual.format(self.tr("hasil"))),
            ("result_unit", self.tr("Satuan hasil"), self.result_unit),
        )
        rows.add_row(
            self._number("time_planned", planned.format(self.tr("waktu"))),
            self._number("time_actual", actual.format(self.tr("waktu"))),
            ("time_unit", self.tr("Satuan waktu"), self.time_unit),
        )
        rows.add_row(
            self._number("budget_planned", self.tr("Rencana anggaran (rupiah)")),
            self._number("budget_actual", self.tr("Realisasi anggaran (rupiah)")),
        )

    def _number(self, name: str, words: str) -> tuple[str, str, QWidget]:
        return name, words, self.numbers[name]

    def _build_members(self, options: TaskOptions) -> None:
        self.members: list[str] = []
        people = [("", self.tr("Tambah anggota")), *options.people]
        self.adding = ComboBox(people)
        self.adding.chosen.connect(self._add_member)
        self.rows.add(
            "members",
            self.tr("Dikerjakan bersama"),
            self.adding,
            self.tr("Anggota melihat tugas ini hanya bila masuk pada laptop yang sama."),
        )
        holder = QWidget()
        self._chips = QHBoxLayout(holder)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chips.setSpacing(4)
        self.rows.add_widget(holder)

    def _fill(self, task: Task | None) -> None:
        if task is None:
            return
        self.title.set_value(task.title)
        self.kind.set_value(task.task_kind.value)
        self.rhk.set_value(task.rhk_id or "")
        self.starts.set_value(task.starts)
        self.due.set_value(day_text(task.due) if task.due else "")
        self.started.set_value(day_text(task.started) if task.started else "")
        self.text.set_value(task.text)
        self.result_text.set_value(task.result_text)
        self.result_unit.set_value(task.result_unit)
        self.time_unit.set_value(task.time_unit.value)
        for name, field in self.numbers.items():
            value: Decimal | None = getattr(task, name)
            field.set_value("" if value is None else number(value))
        self._set_members(task.members)

    def first_input(self) -> QWidget:
        """Begin with the title."""
        return self.title

    # --- members ---------------------------------------------------------------------------
    def _add_member(self, person_id: str) -> None:
        if person_id and person_id not in self.members:
            self._set_members((*self.members, person_id))
        self.adding.set_value("")

    def _set_members(self, members: Sequence[str]) -> None:
        self.members = list(members)
        clear(self._chips)
        if not self.members:
            self._chips.addWidget(Label(self.tr("Hanya saya"), "small", "muted"))
        for person_id in self.members:
            name = self._people.get(person_id, person_id)
            chip = text_button(name, "close", compact=True)
            chip.setAccessibleName(self.tr("Keluarkan {0}").format(name))
            chip.clicked.connect(self._remover(person_id))
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _remover(self, person_id: str) -> Callable[[], None]:
        return lambda: self._set_members([m for m in self.members if m != person_id])

    # --- handing over ----------------------------------------------------------------------
    def refuse(self, error: PenilaianError) -> None:
        """Say at the input why it cannot be, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))

    def _submit(self) -> None:
        self.rows.clear_faults()
        fields: dict[str, object] = {
            "title": self.title.text(),
            "text": self.text.text().strip(),
            "task_kind": TaskKind(self.kind.value()),
            "rhk_id": self.rhk.value() or None,
            "starts": self.starts.value(),
            "result_text": self.result_text.text().strip(),
            "result_unit": self.result_unit.text(),
            "time_unit": TimeUnit(self.time_unit.value()),
            "members": tuple(self.members),
        }
        whole = True
        for name, box in (("due", self.due), ("started", self.started)):
            typed = box.text().strip()
            found = read_day(typed, self._today.year) if typed else None
            if typed and found is None:
                self.rows.show_fault(name, str(message("task_date_unreadable")))
                whole = False
            fields[name] = found
        for name, box in self.numbers.items():
            typed = box.text().replace("Rp", "").strip()
            value = read_number(typed) if typed else None
            if typed and value is None:
                self.rows.show_fault(name, str(message("field_number_unreadable")))
                whole = False
            fields[name] = value
        if whole:
            self.wanted.emit(fields)
