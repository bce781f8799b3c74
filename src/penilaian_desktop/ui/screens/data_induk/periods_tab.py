"""The tab Periode: all periods, a way to make those of a year at once, and their locks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class PeriodsTab(QWidget):
    """Shows the periods; HR makes, dates and locks them."""

    def __init__(
        self, context: UiContext, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self.model: RecordModel[Period] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Periode"))
        self.frame = Beside(self.view, self.tr("Periode"))
        self._build_making()
        self._build_chosen()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.show_side(shown=editable)
        self.view.chosen.connect(self._choose)

    def _build_making(self) -> None:
        self.making = FormRows()
        self.year = Field(str(self._context.today().year))
        self.kind = ComboBox(words.period_kinds())
        self.kind.set_value("T")
        self.making.add_row(
            ("year", self.tr("Tahun"), self.year), ("kind", self.tr("Jenis"), self.kind)
        )
        self._what = Label("", "small", "muted", wrap=True)
        self.make = Button(self.tr("Buat periode"), "add", clicked=self._make)
        card = Card(self.tr("Buat periode"), padded=True)
        for widget in (self.making, self._what, self.make):
            card.body.addWidget(widget)
        self.frame.side.addWidget(card)
        self.year.textChanged.connect(lambda _text: self._say_what())
        self.kind.chosen.connect(lambda _key: self._say_what())
        self._say_what()

    def _build_chosen(self) -> None:
        self.rows = FormRows()
        self.deadline = DateField(self._context.today())
        self.rows.add(
            "ends", self.tr("Batas penilaian"), self.deadline,
            self.tr("Sampai hari ini penilaian periode itu diharapkan selesai."),
        )  # fmt: skip
        self.reason = Field()
        self.rows.add(
            "reason", self.tr("Alasan mengunci atau membuka"), self.reason,
            self.tr("Tersimpan dengan nama dan tanggal; wajib saat membuka kunci."),
        )  # fmt: skip
        self.lock = Button(self.tr("Kunci periode"), "lock", clicked=self._lock)
        self._lock_note = Label("", "small", "muted", wrap=True)
        self.card = Card(self.tr("Periode terpilih"), padded=True)
        for widget in (self.rows, self.lock, self._lock_note):
            self.card.body.addWidget(widget)
        self.frame.side.addWidget(self.card)
        self.deadline.edited.connect(self._set_deadline)

    def show_periods(self, periods: tuple[Period, ...]) -> None:
        """Show all periods, the newest year first."""
        ordered = sorted(periods, key=_place)
        rows: list[Period | Group] = []
        for year, group in groupby(ordered, key=lambda p: p.starts.year):
            found = list(group)
            total = self.tr("{count} periode").format(count=len(found))
            rows += [Group(str(year), total), *found]
        self.model.set_rows(rows)
        at = self.model.row_of(lambda p: p.code == self._code)
        self.view.choose_row(at if at >= 0 else 1)
        self._fill()

    def chosen(self) -> Period | None:
        """Return the period under the cursor."""
        return next((p for p in self.model.records() if p.code == self._code), None)

    def _choose(self, record: object) -> None:
        if isinstance(record, Period):
            self._code = record.code
            self._fill()

    def _fill(self) -> None:
        period = self.chosen()
        self.card.setVisible(period is not None)
        if period is None:
            return
        self.rows.clear_faults()
        self.card.set_title(PeriodCode.parse(period.code).label)
        self.deadline.set_value(period.deadline)
        self.lock.setText(self.tr("Buka kunci") if period.locked else self.tr("Kunci periode"))
        self._lock_note.setText(
            self.tr("Terkunci: kegiatan, realisasi, dan rating periode ini tidak dapat diubah.")
            if period.locked
            else self.tr(
                "Setelah dikunci tidak ada yang dapat diubah dalam periode ini. Ctrl+Z tidak "
                "membukanya; pakai tombol ini lagi."
            )
        )

    def _say_what(self) -> None:
        self.making.clear_faults()
        count = {"Y": 1, "S": 2, "T": 4, "B": 12}[self.kind.value()]
        self._what.setText(
            self.tr("{count} periode sekaligus; yang sudah ada tidak berubah.").format(count=count)
        )

    # --- writing -----------------------------------------------------------------------------
    def _make(self) -> None:
        data, session = self._context.services.master_data, self._context.session
        typed = self.year.text().strip()
        if not typed.isdecimal():
            self.making.show_fault("year", self.tr("Tulis tahun dengan empat angka."))
            return
        year, kind = int(typed), self.kind.value()
        before = {period.code for period in self.model.records()}
        self._context.tasks.submit(
            self,
            lambda _r: data.make_periods(session, year, kind),
            lambda outcome: self._made(outcome, before),
            self._not_made,
            lane=Lane.WRITE,
        )

    def _made(self, outcome: Outcome[tuple[Period, ...]], before: set[str]) -> None:
        new = [period for period in outcome.value if period.code not in before]
        if new:
            words_of = self.tr("{count} periode dibuat").format(count=len(new))
            self._context.signals.toast_requested.emit(words_of, outcome.undo_label)
        else:
            self._context.signals.toast_requested.emit(self.tr("Semua periode itu sudah ada"), "")
        if outcome.value:
            self._code = outcome.value[0].code
            at = self.model.row_of(lambda p: p.code == self._code)
            if at >= 0:
                self.view.choose_row(at)

    def _not_made(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.making.refuse(error)):
            self._context.signals.refused.emit(error)

    def _set_deadline(self, day: object) -> None:
        data, session, code = self._context.services.master_data, self._context.session, self._code
        wanted = self.deadline.value()
        del day
        self._context.tasks.submit(
            self,
            lambda _r: data.save_deadline(session, code, wanted),
            lambda outcome: self._context.signals.toast_requested.emit(
                self.tr("Batas penilaian {day}").format(day=wording.long_date(wanted)),
                outcome.undo_label,
            ),
            self._not_dated,
            lane=Lane.WRITE,
        )

    def _not_dated(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    def _lock(self) -> None:
        data, session, period = (
            self._context.services.master_data,
            self._context.session,
            self.chosen(),
        )
        if period is None:
            return
        code, locked = period.code, not period.locked
        label = PeriodCode.parse(code).label
        text = self.tr("{period} dikunci") if locked else self.tr("{period} dibuka kembali")
        reason = self.reason.text()

        def done(_outcome: Outcome[Period]) -> None:
            self.reason.clear()
            self._context.signals.toast_requested.emit(text.format(period=label), "")

        self._context.tasks.submit(
            self,
            lambda _r: data.lock_period(session, code, locked=locked, reason=reason),
            done,
            self._not_dated,
            lane=Lane.WRITE,
        )

    def _columns(self) -> list[Column[Period]]:
        return [
            Column("code", self.tr("Periode"), lambda p: PeriodCode.parse(p.code).label),
            Column(
                "span",
                self.tr("Tanggal"),
                lambda p: Cell(_span(p), tint="muted"),
                width=190,
            ),
            Column(
                "deadline",
                self.tr("Batas penilaian"),
                lambda p: wording.short_date(p.deadline),
                width=110,
            ),
            Column(
                "state",
                self.tr("Keadaan"),
                lambda p: Cell(
                    pill=Mark(self.tr("Dikunci"), "lock", "muted", "soft_draft")
                    if p.locked
                    else Mark(self.tr("Terbuka"), "check", "good")
                ),
                width=90,
            ),
        ]


def _place(period: Period) -> tuple[int, int, int]:
    code = PeriodCode.parse(period.code)
    return -code.year, "YSTB".index(code.kind), code.number


def _span(period: Period) -> str:
    return f"{wording.short_date(period.starts)} – {wording.short_date(period.ends)}"
