"""The form of an edition: a new ready indicator, or a new edition of one, with its first day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.library import Anchor, LibraryFormula, LibraryIndicator
from penilaian_desktop.domain.plan import Aspect, Direction
from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.library_words import formula_name, formula_words
from penilaian_desktop.ui.widgets.newest import Newest
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LEVELS = 5


class LibraryForm(Dialog):
    """`stored` carries the code of what was written."""

    stored = Signal(str)

    def __init__(
        self, context: UiContext, over: QWidget, item: LibraryItem | None, starts: date,
        *, origin: str = "",
    ) -> None:  # fmt: skip
        title = (
            self.tr("Edisi baru: {name}").format(name=item.name)
            if item is not None
            else self.tr("Indikator baru")
        )
        super().__init__(over, title, width=680, height=640)
        self._context = context
        self._code = item.code if item is not None else None
        self.rows = FormRows()
        self._origin = origin
        self.name = Field(item.name if item else origin)
        self.aspect = ComboBox([(a.value, a.value) for a in Aspect])
        self.unit = Field(item.unit if item else "", placeholder=self.tr("menit, %, dokumen"))
        self.target = Field(
            item.target_text if item else "", placeholder=self.tr("≤ 15 menit, 95 %")
        )
        self.direction = Segmented(
            (
                (Direction.HIGHER.value, self.tr("Makin tinggi makin baik")),
                (Direction.LOWER.value, self.tr("Makin rendah makin baik")),
            ),
            self.tr("Arah"),
            compact=True,
        )
        self.formula = ComboBox([(f.value, formula_name(f)) for f in LibraryFormula])
        self._formula_says = Label("", "small", "muted", wrap=True)
        self.measure = TextArea(item.measure if item else "", height=60)
        self.source = Field(item.source if item else "")
        self.purpose = TextArea(item.purpose if item else "", height=60)
        self.definition = TextArea(item.definition if item else "", height=60)
        self.starts = DateField(starts)
        known = {a.level: a.text for a in item.anchors} if item else {}
        self.anchors = [Field(known.get(n, "")) for n in range(1, LEVELS + 1)]
        self._build()
        if item is not None:
            self.aspect.set_value(item.aspect.value if item.aspect else Aspect.KUALITAS.value)
            self.direction.set_value(item.direction.value)
            self.formula.set_value(item.formula.value)
        self._say_formula()
        self.add_cancel()
        self.save = self.add_action(
            Button(self.tr("Simpan edisi"), "check", kind="primary", clicked=self._save)
        )
        self._newest = Newest(self.rows)
        self._newest.looked.connect(self._cover)
        self._newest.show_record(item)
        self.body.insertWidget(0, self._newest)
        self.explain(self.tr("SKP yang sudah memakai edisi lama tidak berubah."))
        self.formula.chosen.connect(lambda _key: self._say_formula())

    def _build(self) -> None:
        rows = self.rows
        rows.add("name", self.tr("Nama indikator"), self.name)
        rows.add_row(
            ("aspect", self.tr("Aspek"), self.aspect),
            ("target_text", self.tr("Target contoh"), self.target),
            ("unit", self.tr("Satuan"), self.unit),
        )
        rows.add("direction", self.tr("Arah"), self.direction)
        rows.add("formula", self.tr("Rumus capaian"), self.formula)
        rows.add_widget(self._formula_says)
        rows.add("measure", self.tr("Cara mengukur"), self.measure)
        rows.add("source", self.tr("Sumber data"), self.source)
        rows.add("purpose", self.tr("Tujuan"), self.purpose)
        rows.add("definition", self.tr("Definisi"), self.definition)
        for n, field in enumerate(self.anchors, 1):
            rows.add(
                "anchors" if n == 1 else f"anchor_{n}",
                self.tr("Gambaran tingkat {level}").format(level=n),
                field,
            )
        rows.add("effective_from", self.tr("Berlaku mulai"), self.starts)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 16, 0)  # clear of the scroll bar
        column.addWidget(rows)
        self.body.addWidget(ScrollColumn(inner), 1)

    def fields(self) -> dict[str, Any]:
        """Return what was written."""
        return {
            "name": self.name.text().strip(),
            "aspect": Aspect(self.aspect.value()),
            "unit": self.unit.text().strip(),
            "target_text": self.target.text().strip(),
            "direction": Direction(self.direction.value()),
            "formula": LibraryFormula(self.formula.value()),
            "measure": self.measure.text().strip(),
            "source": self.source.text().strip(),
            "purpose": self.purpose.text().strip(),
            "definition": self.definition.text().strip(),
            "anchors": tuple(
                Anchor(level=n, text=field.text().strip())
                for n, field in enumerate(self.anchors, 1)
                if field.text().strip()
            ),
        }

    def _save(self) -> None:
        self.rows.clear_faults()
        library, session = self._context.services.library, self._context.session
        code, starts, fields = self._code, self.starts.value(), self.fields()
        origin = self._origin
        last = self._newest.record
        shown = (
            last.last
            if isinstance(last, LibraryItem)
            else (last.edition, last.version)
            if isinstance(last, LibraryIndicator)
            else None
        )
        self._context.tasks.submit(
            self,
            lambda _r: library.save(
                session, code, effective_from=starts, shown=shown, origin=origin, **fields
            ),
            self._done,
            self._refused,
            lane=Lane.WRITE,
        )

    def _done(self, outcome: Outcome[LibraryItem]) -> None:
        item = outcome.value
        words = self.tr("{name}, edisi {edition}, berlaku {day}").format(
            name=item.name, edition=item.edition, day=wording.short_date(item.effective_from)
        )
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.stored.emit(item.code)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if self._newest.refuse(error):
            self._cover()
        elif not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    def _say_formula(self) -> None:
        self._formula_says.setText(formula_words(LibraryFormula(self.formula.value())))
