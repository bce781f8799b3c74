"""The inputs of an indicator; the target is read while it is typed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan import Aspect, Direction, Perspective, PlanForm
from penilaian_desktop.domain.plan_views import GoalItem
from penilaian_desktop.domain.skp_views import IndicatorView
from penilaian_desktop.domain.targets import parse_target
from penilaian_desktop.ui.screens.skp.manual_form import ManualForm
from penilaian_desktop.ui.screens.skp.plan_rows import read_quarter, span_text, spread
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.showing import goal_options, put

Quarters = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]


class IndicatorForm(QWidget):
    """Shows an indicator; `touched` carries the fields that a person changed."""

    touched = Signal(dict, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._shown: IndicatorView | None = None
        self.rows = FormRows()
        self.text = TextArea(height=60, placeholder=self.tr("Penduduk yang direkam"))
        self.aspect = ComboBox([(a.value, a.value) for a in Aspect], name=self.tr("Aspek"))
        self.target = Field(placeholder=self.tr("2.400 orang, 80–90 %, ≤ 3 jam"))
        self.unit = Field(placeholder=self.tr("orang"))
        self.direction = Segmented(
            (
                (Direction.HIGHER.value, self.tr("Makin tinggi makin baik")),
                (Direction.LOWER.value, self.tr("Makin rendah")),
            ),
            self.tr("Arah"),
            compact=True,
        )
        self.read_as = Label("", "small", "muted", wrap=True)
        self.measure = TextArea(height=60, placeholder=self.tr("Jumlah perekaman dalam SIAK"))
        self.source = Field(placeholder=self.tr("Laporan harian SIAK"))
        self.quarters = [
            Field(name=self.tr("Target triwulan {number}").format(number=roman))
            for roman in wording.ROMAN[:4]
        ]
        self.goal = ComboBox(name=self.tr("Sasaran organisasi"))
        self.manual = ManualForm()
        self.origin = Label("", "small", "muted", wrap=True)
        self._perspectives = [(each, CheckBox(each.value)) for each in Perspective]
        self._build()
        self._connect()

    def _build(self) -> None:
        self.rows.add_widget(self.origin)
        self.rows.add("text", self.tr("Indikator"), self.text)
        self.rows.add("aspect", self.tr("Aspek"), self.aspect)
        self._boxes = QWidget()
        boxes = QVBoxLayout(self._boxes)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.setSpacing(6)
        boxes.addWidget(Label(self.tr("Perspektif"), "small", "muted"))
        for _, box in self._perspectives:
            boxes.addWidget(box)
        self.rows.add_widget(self._boxes)
        self.rows.add_row(
            ("target_text", self.tr("Target setahun"), self.target),
            ("unit", self.tr("Satuan"), self.unit),
            stretch=(3, 2),
        )
        self.rows.add_widget(self.read_as)
        self.rows.add("direction", self.tr("Arah"), self.direction)
        self.rows.add("measure", self.tr("Cara mengukur"), self.measure)
        self.rows.add("source", self.tr("Sumber data"), self.source)
        self.rows.add_row(
            *(
                (f"quarter_{n}", self.tr("TW {number}").format(number=wording.ROMAN[n]), field)
                for n, field in enumerate(self.quarters)
            )
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        self._sum = Label("", "small", "warn", wrap=True)
        self.share = text_button(self.tr("Bagi rata"), "split", compact=True, clicked=self._spread)
        self.share.setAccessibleDescription(
            self.tr("Membagi target setahun ke empat triwulan; persen dan batas waktu tetap sama.")
        )
        self.share.setToolTip(self.share.accessibleDescription())
        foot.addWidget(self._sum, 1)
        foot.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.rows)
        column.addLayout(foot)
        self._goal_rows = FormRows()
        self._goal_rows.add("goal_id", self.tr("Mendukung sasaran organisasi"), self.goal)
        column.addWidget(self._goal_rows)
        column.addWidget(self.manual)

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda: self._tell(text=self.text.text().strip()))
        self.aspect.chosen.connect(lambda key: self._tell(now=True, aspect=Aspect(key)))
        self.target.textEdited.connect(self._read_target)
        self.unit.textEdited.connect(lambda text: self._tell(unit=text.strip()))
        self.direction.chosen.connect(lambda key: self._tell(now=True, direction=Direction(key)))
        self.measure.textChanged.connect(lambda: self._tell(measure=self.measure.text().strip()))
        self.source.textEdited.connect(lambda text: self._tell(source=text.strip()))
        for field in self.quarters:
            field.textEdited.connect(lambda _text: self._read_quarters())
        self.goal.chosen.connect(lambda key: self._tell(now=True, goal_id=key or None))
        self.manual.touched.connect(self.touched)
        for _, box in self._perspectives:
            box.toggled.connect(lambda _checked: self._tell_perspectives())

    def set_form(self, form: PlanForm) -> None:
        """Ask for an aspect, or for the perspectives of the form of leaders."""
        leaders = form is PlanForm.JPT
        cell = self.aspect.parentWidget()
        if cell is not None:
            cell.setVisible(not leaders)
        self._boxes.setVisible(leaders)
        self.manual.set_required(required=leaders)

    def set_goals(self, goals: Sequence[GoalItem]) -> None:
        """Offer the goals of the organisation; without any the choice is not shown."""
        self.goal.set_options(goal_options(goals, self.tr("Mengikuti RHK")))
        self._goal_rows.setVisible(bool(goals))

    def fill(self, indicator: IndicatorView, dirty: Collection[str], *, fresh: bool) -> None:
        """Show an indicator; fields on their way to the disk keep what was typed."""
        self._filling = True
        self._shown = indicator
        texts: dict[str, tuple[Field | TextArea, str]] = {
            "text": (self.text, indicator.text),
            "unit": (self.unit, indicator.unit),
            "measure": (self.measure, indicator.measure),
            "source": (self.source, indicator.source),
            "target_text": (self.target, indicator.target_text),
        }
        reads_unit = "target_text" in dirty
        for name, (widget, text) in texts.items():
            if name not in dirty and not (name == "unit" and reads_unit):
                put(widget, text, fresh=fresh)
        if "aspect" not in dirty and indicator.aspect is not None:
            self.aspect.set_value(indicator.aspect.value)
        if "goal_id" not in dirty:
            self.goal.set_value(indicator.goal_id or "")
        self.manual.fill(indicator, dirty, fresh=fresh)
        taken = self.tr(
            "Dari pustaka: {code}, edisi {edition}. Perubahan pustaka tidak mengubahnya."
        )
        self.origin.setText(
            taken.format(code=indicator.library_code, edition=indicator.library_version)
        )
        self.origin.setVisible(bool(indicator.library_code))
        if "direction" not in dirty and not reads_unit:
            self.direction.set_value(indicator.direction.value)
        if "perspectives" not in dirty:
            for each, box in self._perspectives:
                box.setChecked(each in indicator.perspectives)
        if fresh:
            for n in range(4):
                self.rows.show_fault(f"quarter_{n}", "")
        if "quarter_targets" not in dirty and not self._quarter_fault():
            for field, value in zip(self.quarters, indicator.quarter_targets, strict=True):
                if fresh or not field.hasFocus():
                    field.set_value("" if value is None else wording.number(value))
        self._filling = False
        self._say_target()
        self._say_sum(indicator)

    # --- reading what is typed ---------------------------------------------------------------
    def _read_target(self, text: str) -> None:
        found = parse_target(text)
        if found.unit:
            self.unit.set_value(found.unit)
        if found.direction is not None:
            self.direction.set_value(found.direction.value)
        self._say_target()
        self._tell(target_text=found.text)

    def _say_target(self) -> None:
        found = parse_target(self.target.text())
        if not found.text:
            self.read_as.setText(self.tr("Tulis angka dan satuannya, misalnya 12 laporan."))
            return
        number = span_text(found.low, found.high)
        if not number:
            self.read_as.setText(self.tr("Dibaca sebagai teks; tidak dijumlahkan dari kegiatan."))
            return
        unit = found.unit or self.unit.text().strip() or self.tr("(satuan belum ada)")
        lower = self.direction.value() == Direction.LOWER.value
        way = self.tr("makin rendah makin baik") if lower else self.tr("makin tinggi makin baik")
        self.read_as.setText(
            self.tr("Dibaca: {number} {unit}, {way}.").format(number=number, unit=unit, way=way)
        )

    def _read_quarters(self) -> None:
        if self._filling:
            return
        values: list[Decimal | None] = []
        good = True
        for n, field in enumerate(self.quarters):
            value, read = read_quarter(field.text())
            fault = "" if read else self.tr("Tulis angkanya saja.")
            self.rows.show_fault(f"quarter_{n}", fault)
            good = good and read
            values.append(value)
        if good:
            self._tell(quarter_targets=cast("Quarters", tuple(values)))

    def _quarter_fault(self) -> bool:
        return any(bool(field.property("faulty")) for field in self.quarters)

    def _spread(self) -> None:
        shares = spread(self._shown) if self._shown is not None else None
        if shares is None:
            self._sum.setText(self.tr("Isi target setahun dengan angka dahulu."))
            return
        for field, value in zip(self.quarters, shares, strict=True):
            field.setText(wording.number(value))
        for n in range(4):
            self.rows.show_fault(f"quarter_{n}", "")
        self._tell(now=True, quarter_targets=shares)

    def _say_sum(self, indicator: IndicatorView) -> None:
        wrong = "quarter_sum" in indicator.missing
        given = [value for value in indicator.quarter_targets if value is not None]
        total = wording.number(sum(given, Decimal(0)))
        words = self.tr("Jumlah triwulan {total}, target {target}.").format(
            total=total, target=indicator.target_text
        )
        self._sum.setText(words if wrong else "")

    def _tell_perspectives(self) -> None:
        chosen = tuple(each for each, box in self._perspectives if box.isChecked())
        self._tell(now=True, perspectives=chosen)

    def _tell(self, *, now: bool = False, **fields: object) -> None:
        if not self._filling:
            self.touched.emit(fields, now)
