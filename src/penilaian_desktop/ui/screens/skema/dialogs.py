"""The dialogs of schemes: copy, compare, choose for a period, complain about an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scheme_views import (
    ComplaintItem,
    SchemeDetail,
    SchemeDifference,
    SchemeItem,
    SchemeState,
)
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.skema import words
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class CopyDialog(Dialog):
    """Asks for code and title of a copy; an own scheme becomes its next version."""

    copied = Signal(object)

    def __init__(self, context: UiContext, over: QWidget, item: SchemeItem) -> None:
        super().__init__(over, over.tr("Salin skema"), width=520)
        self._context, self._item = context, item
        self.rows = FormRows()
        shipped = item.state is SchemeState.SHIPPED
        self.code = Field(f"{item.code}-{context.today().year}" if shipped else item.code)
        self.title = Field(item.title)
        self.rows.add("title", self.tr("Judul"), self.title)
        self.rows.add(
            "new_code", self.tr("Kode"), self.code,
            self.tr("Huruf kecil, angka, dan tanda hubung; tidak berubah lagi.")
            if shipped
            else self.tr("Dengan kode yang sama salinan menjadi versi berikutnya."),
        )  # fmt: skip
        self.body.addWidget(
            Label(
                self.tr(
                    "Salinan menjadi rancangan yang dapat diubah. Skema asal dan semua penilaian "
                    "yang memakainya tidak berubah."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.body.addWidget(self.rows)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.save = self.add_action(
            Button(self.tr("Salin"), "copy", kind="primary", clicked=self._save)
        )

    def _save(self) -> None:
        self.rows.clear_faults()
        schemes, s, item = self._context.services.schemes, self._context.session, self._item
        code, title = self.code.text().strip(), self.title.text().strip()
        self._context.tasks.submit(
            self,
            lambda _r: schemes.copy(s, item.code, item.version, new_code=code, title=title),
            self._saved,
            self._refused,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[SchemeDetail]) -> None:
        self.copied.emit(outcome.value.item)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explain(str(describe(error)))


class CompareDialog(Dialog):
    """Two schemes side by side: only the lines that differ."""

    def __init__(
        self, context: UiContext, over: QWidget, item: SchemeItem, others: Sequence[SchemeItem]
    ) -> None:
        super().__init__(over, over.tr("Bandingkan skema"), width=980, height=600)
        self._context, self._item = context, item
        self._others = {f"{o.code} {o.version}": o for o in others}
        self.other = ComboBox(
            [
                (key, self.tr("{title} · versi {version}").format(title=o.title, version=o.version))
                for key, o in self._others.items()
            ]
        )
        rows = FormRows()
        rows.add("other", self.tr("Dibandingkan dengan"), self.other)
        self.model: RecordModel[SchemeDifference] = RecordModel(
            [
                Column("section", self.tr("Bagian"), lambda d: words.section(d.section), width=120),
                Column("label", self.tr("Rincian"), lambda d: d.label),
                Column("left", self.tr("Skema ini"), lambda d: d.left or "–", width=250),
                Column(
                    "right",
                    self.tr("Pembanding"),
                    lambda d: Cell(d.right or "–", strong=True),
                    width=250,
                ),
            ]
        )
        self.view = TableView(self.model, self.tr("Perbedaan"))
        self.body.addWidget(rows)
        self.body.addWidget(self.view, 1)
        self.add_action(Button(self.tr("Tutup"), clicked=self.reject))
        self.other.chosen.connect(lambda _key: self._load())
        near = [key for key, o in self._others.items() if o.code == item.code]
        if near:
            self.other.set_value(near[0])
        self._load()

    def _load(self) -> None:
        other = self._others.get(self.other.value())
        if other is None:
            return
        schemes, s, item = self._context.services.schemes, self._context.session, self._item
        self._context.tasks.submit(
            self,
            lambda _r: schemes.compare(s, (item.code, item.version), (other.code, other.version)),
            self._show,
            key="scheme_compare",
        )

    def _show(self, found: tuple[SchemeDifference, ...]) -> None:
        self.model.set_rows(found)
        self.explain(
            self.tr("**{count} baris** berbeda").format(count=len(found))
            if found
            else self.tr("Kedua skema sama.")
        )


class ChooseDialog(Dialog):
    """Chooses the period that is appraised by a scheme."""

    chosen = Signal(object)

    def __init__(
        self, context: UiContext, over: QWidget, item: SchemeItem, periods: Sequence[Period]
    ) -> None:
        super().__init__(over, over.tr("Pakai untuk periode"), width=520)
        self._context, self._item = context, item
        self.rows = FormRows()
        self.period = ComboBox([(p.code, PeriodCode.parse(p.code).label) for p in periods])
        self.rows.add("scheme", self.tr("Periode"), self.period)
        told = Label(
            self.tr(
                "Penilaian periode itu akan memakai **{title} versi {version}**. Penilaian yang "
                "sudah selesai menyimpan versinya sendiri dan tidak berubah."
            ).format(title=item.title, version=item.version),
            "body",
            wrap=True,
            markup=True,
        )
        self.body.addWidget(told)
        self.body.addWidget(self.rows)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.save = self.add_action(
            Button(self.tr("Pakai"), "check", kind="primary", clicked=self._save)
        )
        self.save.refuse("" if periods else self.tr("Belum ada periode yang cocok."))

    def _save(self) -> None:
        self.rows.clear_faults()
        schemes, s, item = self._context.services.schemes, self._context.session, self._item
        code = self.period.value()
        self._context.tasks.submit(
            self,
            lambda _r: schemes.choose(s, code, item.code, item.version),
            self._saved,
            self._refused,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[Period]) -> None:
        self.chosen.emit(outcome)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explain(str(describe(error)))


class ComplaintDialog(Dialog):
    """Asks what is hard to measure about an own indicator (SM-4)."""

    filed = Signal(object)

    def __init__(
        self, context: UiContext, over: QWidget, indicators: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(over, over.tr("Indikator ini sulit diukur"), width=560)
        self._context = context
        self.rows = FormRows()
        self.indicator = ComboBox(indicators)
        self.reason = TextArea(height=88)
        self.rows.add("indicator_id", self.tr("Indikator"), self.indicator)
        self.rows.add(
            "reason", self.tr("Apa yang sulit"), self.reason,
            self.tr("Tim penyusun melihat alasan dan unit, bukan nama Anda."),
        )  # fmt: skip
        column = QVBoxLayout()
        column.addWidget(self.rows)
        self.body.addLayout(column)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.save = self.add_action(
            Button(self.tr("Sampaikan"), "flag", kind="primary", clicked=self._save)
        )

    def _save(self) -> None:
        self.rows.clear_faults()
        complaints, s = self._context.services.indicator_complaints, self._context.session
        indicator, reason = self.indicator.value(), self.reason.text()
        self._context.tasks.submit(
            self,
            lambda _r: complaints.file(s, indicator, reason),
            self._saved,
            self._refused,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[ComplaintItem]) -> None:
        self._context.signals.toast_requested.emit(
            self.tr("Keluhan disampaikan kepada tim penyusun"), outcome.undo_label
        )
        self.filed.emit(outcome.value)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explain(str(describe(error)))
