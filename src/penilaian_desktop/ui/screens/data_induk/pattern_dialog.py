"""A working pattern: hours and rest of each weekday, and whether entries may cross midnight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.office_hours import hours_of, with_hours
from penilaian_desktop.domain.wording import WEEKDAYS
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class PatternDialog(WritingDialog):
    """Writes a pattern, or a new one where its id is ""."""

    def __init__(self, context: UiContext, over: QWidget, pattern: WorkingPattern) -> None:
        super().__init__(
            context,
            over,
            over.tr("Pola kerja") if pattern.id else over.tr("Pola kerja baru"),
            confirm=over.tr("Simpan"),
            write=self._job,
            said=over.tr("Pola kerja disimpan"),
            height=620,
        )
        self._pattern = pattern
        self.name = Field(pattern.name, placeholder=self.tr("Enam hari kerja"))
        self.night = CheckBox(self.tr("Ada sif malam: kegiatan boleh melewati tengah malam"))
        self.night.setChecked(pattern.night_shift)
        self.rows.add("name", self.tr("Nama"), self.name)
        self.days: list[tuple[Field, Field]] = []
        for at, day in enumerate(WEEKDAYS):
            hours, rest = hours_of(pattern, at)
            pair = (Field(hours, placeholder=self.tr("libur")), Field(rest))
            self.days.append(pair)
            self.rows.add_row(
                (f"hours_{at}", self.tr("Jam kerja {day}").format(day=day), pair[0]),
                (f"rest_{at}", self.tr("Istirahat {day}").format(day=day), pair[1]),
            )
        self.rows.add_widget(self.night)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 16, 0)  # the bar stands beside the inputs
        column.addWidget(self.rows)
        self.body.addWidget(ScrollColumn(inner))
        self.explain(self.tr("Tulis seperti 07.30-16.00; kosong berarti libur."))

    def first_input(self) -> QWidget:
        """Put the focus on the name."""
        return self.name

    def _job(self) -> Writing:
        data, session = self._context.services.master_data, self._context.session
        days = [(hours.text(), rest.text()) for hours, rest in self.days]
        new = replace(
            with_hours(self._pattern, days),
            name=" ".join(self.name.text().split()),
            night_shift=self.night.isChecked(),
        )
        return lambda: data.save_pattern(session, new)
