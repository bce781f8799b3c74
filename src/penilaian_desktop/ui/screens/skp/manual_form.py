"""The Manual Indikator Kinerja of an indicator: folded away unless it is asked for."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.skp_views import IndicatorView
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.field import ComboBox, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Rule
from penilaian_desktop.ui.widgets.showing import put
from penilaian_desktop.ui.widgets.small import Mark, Pill

FIELDS = ("purpose", "definition", "formula", "control", "reporting")


class ManualForm(QWidget):
    """Purpose, definition, formula, degree of control, reporting; unit and source stand above.

    The head of a self-standing unit and JPT must fill it in (REGULATIONS 1.3), others may.
    """

    touched = Signal(dict, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._required = False
        self.rows = FormRows()
        self.opened = text_button(self.tr("Manual indikator kinerja"), "chevron_right")
        self.opened.set_flush(True)
        self.opened.clicked.connect(lambda: self.unfold(opened=self.rows.isHidden()))
        self._mark = Pill()
        self.areas: dict[str, TextArea] = {}
        for field, label, hint in (
            ("purpose", self.tr("Tujuan"), self.tr("Mengapa indikator ini diukur")),
            ("definition", self.tr("Definisi"), self.tr("Apa yang dihitung dan yang tidak")),
            ("formula", self.tr("Formula"), self.tr("Jumlah selesai ÷ jumlah permohonan × 100")),
        ):
            area = TextArea(height=60, placeholder=hint)
            area.textChanged.connect(
                lambda field=field, area=area: self._tell(**{field: area.text().strip()})
            )
            self.areas[field] = area
            self.rows.add(field, label, area)
        levels = ("Outcome", "Outcome antara", "Output kendali tinggi", "Output kendali rendah")
        spans = (
            self.tr("Bulanan"), self.tr("Triwulanan"), self.tr("Semesteran"), self.tr("Tahunan"),
        )  # fmt: skip
        none = ("", self.tr("Belum dipilih"))
        self.control = ComboBox([none, *((each, each) for each in levels)])
        self.reporting = ComboBox([none, *((each, each) for each in spans)])
        self.control.chosen.connect(lambda key: self._tell(now=True, control=key))
        self.reporting.chosen.connect(lambda key: self._tell(now=True, reporting=key))
        self.rows.add("control", self.tr("Kualitas dan tingkat kendali"), self.control)
        self.rows.add("reporting", self.tr("Periode pelaporan"), self.reporting)
        self.rows.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.opened, 0, Qt.AlignmentFlag.AlignLeft)
        head.addStretch(1)
        head.addWidget(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Rule())
        column.addLayout(head)
        column.addWidget(self.rows)

    def set_required(self, *, required: bool) -> None:
        """Mark the manual as needed, which it is for JPT and heads of self-standing units."""
        self._required = required

    def unfold(self, *, opened: bool) -> None:
        """Show the fields, or fold them away."""
        self.rows.setVisible(opened)
        self.opened.set_icon("chevron_down" if opened else "chevron_right")
        said = self.tr("terbuka") if opened else self.tr("tertutup")
        self.opened.setAccessibleDescription(said)

    def fill(self, indicator: IndicatorView, dirty: Collection[str], *, fresh: bool) -> None:
        """Show the manual of an indicator; a required one that lacks something is open."""
        self._filling = True
        for field, area in self.areas.items():
            if field not in dirty:
                put(area, str(getattr(indicator, field)), fresh=fresh)
        for field, box in (("control", self.control), ("reporting", self.reporting)):
            if field not in dirty:
                box.set_value(str(getattr(indicator, field)))
        self._filling = False
        filled = sum(bool(str(getattr(indicator, field)).strip()) for field in FIELDS)
        whole = filled == len(FIELDS)
        if whole:
            self._mark.set_mark(Mark(self.tr("lengkap"), "check", "good"))
        elif self._required:
            self._mark.set_mark(
                Mark(
                    self.tr("wajib, {done} dari {all}").format(done=filled, all=len(FIELDS)),
                    "alert",
                    "warn",
                )
            )
        else:
            words = self.tr("{done} dari {all}").format(done=filled, all=len(FIELDS))
            self._mark.set_mark(
                Mark(words if filled else self.tr("pilihan"), "info", "muted", "soft_draft")
            )
        if fresh:
            self.unfold(opened=self._required and not whole)

    def _tell(self, *, now: bool = False, **fields: object) -> None:
        if not self._filling:
            self.touched.emit(fields, now)
