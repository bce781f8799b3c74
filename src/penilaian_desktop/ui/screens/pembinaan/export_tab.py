"""Ekspor: published results for career, training or reward, signed by HR (WG-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import PurposeExport, PurposeRow
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.pembinaan.words import period_word, purpose_word, tr
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import field_label
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.save_workbook import ask_workbook
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import predicate_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage

PURPOSES = ("karir", "pelatihan", "penghargaan")
FORM = "daftar-tujuan"
ROW = 44
EVERY = ""
KINDS = ("T", "S", "Y", "B")
"""Kinds of periods in the order in which the first that exists is shown."""


class ExportTab(QWidget):
    """Shows the list before it leaves; workbook and paper are made of what is shown."""

    def __init__(self, page: PembinaanPage) -> None:
        super().__init__()
        self._page = page
        self._periods: dict[str, Period] = {}
        self._export: PurposeExport | None = None
        self._fresh = True
        self._narrow = False
        self._printer = FormPrinter(page.context, page)
        self.purpose = Segmented([(one, purpose_word(one)) for one in PURPOSES], tr("Tujuan"))
        self.kind = ComboBox(name=tr("Jenis periode"))
        self.first = ComboBox(name=tr("Dari periode"))
        self.last = ComboBox(name=tr("Sampai periode"))
        self.save = Button(tr("Simpan Excel…"), "sheet", clicked=self.save_workbook)
        self.print = Button(tr("Cetak…"), "print", clicked=self.print_list)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.purpose)
        top.addSpacing(8)
        top.addWidget(self.kind)
        self._labels = [field_label(tr("Dari"), self.first), field_label(tr("sampai"), self.last)]
        for label, box in zip(self._labels, (self.first, self.last), strict=True):
            top.addWidget(label)
            top.addWidget(box)
        top.addStretch(1)
        top.addWidget(self.save)
        top.addWidget(self.print)
        self.model: RecordModel[PurposeRow] = RecordModel(_columns())
        self.view = TableView(self.model, tr("Hasil untuk tujuan ini"), row_height=ROW)
        self.card = Card(tr("Daftar"))
        self.card.body.addWidget(self.view, 1)
        self.proof = Label("", "small", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 8, 15, 10)
        foot.addWidget(self.proof)
        self.card.body.addLayout(foot)
        self._empty = EmptyState("export", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.purpose.chosen.connect(lambda _key: self.load())
        self.kind.chosen.connect(lambda _key: self._offer_periods())
        for box in (self.first, self.last):
            box.chosen.connect(lambda _key: self.load())
        shortcut(self, "Ctrl+P", self.print_list)

    def refresh(self) -> None:
        """Load the periods, then the list."""
        services, s = self._page.context.services, self._page.context.session
        self._page.run(lambda _r: services.appraisals.periods(s), self._show_periods, key="periods")

    def _show_periods(self, periods: tuple[Period, ...]) -> None:
        every = sorted(periods, key=lambda p: (p.starts, p.ends, p.code))
        self._periods = {p.code: p for p in every}
        there = {PeriodCode.parse(p.code).kind for p in every}
        kinds = [kind for kind in KINDS if kind in there]
        kept = self.kind.value()
        self.kind.set_options(
            [*((kind, period_word(kind)) for kind in kinds), (EVERY, tr("Semua jenis"))]
        )
        fresh = self._fresh and bool(kinds)
        self.kind.set_value(kinds[0] if fresh or (kept and kept not in there) else kept)
        self._fresh = not kinds
        self._offer_periods()

    def _offer_periods(self) -> None:
        """Offer the periods of the kind chosen, the whole span where none of them was chosen."""
        kind = self.kind.value()
        there = [
            p for p in self._periods.values() if kind in {EVERY, PeriodCode.parse(p.code).kind}
        ]
        first, last = self.first.value(), self.last.value()
        names = {p.code: PeriodCode.parse(p.code) for p in there}
        options = [(key, one.short if self._narrow else one.label) for key, one in names.items()]
        for box in (self.first, self.last):
            box.set_options(options)
        codes = dict(options)
        if there and not (first in codes and last in codes):
            first, last = there[0].code, max(there, key=lambda p: p.ends).code
        if there:
            self.first.set_value(first)
            self.last.set_value(last)
        self.load()

    def load(self) -> None:
        """Read the list of the purpose and span chosen."""
        services, s = self._page.context.services, self._page.context.session
        first, last = self._periods.get(self.first.value()), self._periods.get(self.last.value())
        if first is None or last is None:
            self._show(None)
            return
        purpose, kind = self.purpose.value(), self.kind.value()
        starts, ends = first.starts, last.ends
        if ends < starts:
            starts, ends = last.starts, first.ends
        self._page.run(
            lambda _r: services.purposes.export(s, purpose, starts, ends, kind=kind),
            self._show,
            key="list",
        )

    def _show(self, export: PurposeExport | None) -> None:
        self._export = export
        rows = export.rows if export is not None else ()
        self.model.set_rows(list(rows))
        reason = "" if rows else tr("Belum ada yang dapat diekspor.")
        self.save.refuse(reason)
        self.print.refuse(reason)
        self.card.set_title(purpose_word(self.purpose.value()))
        self.card.set_note(tr("{0} hasil").format(number(len(rows))))
        if export is not None:
            self.proof.setText(
                tr("Ditandatangani {0}; sidik isi {1}…").format(
                    export.signed_by, export.sha256[:16]
                )
            )
        self._empty.set_words(*_nothing(self.purpose.value()))
        self._stack.setCurrentIndex(0 if rows else 1)

    def save_workbook(self) -> None:
        """Save the list shown as a workbook."""
        export = self._export
        if export is None or not export.rows:
            return

        def make(found: PurposeExport) -> bytes:
            from penilaian_desktop.spreadsheets.purpose_book import (  # noqa: PLC0415 - seldom
                purpose_workbook,
            )

            return purpose_workbook(found)

        ask_workbook(self._page, self._name(), lambda: export, make)

    def print_list(self) -> None:
        """Show the list shown as it would be printed."""
        export = self._export
        if export is None or not export.rows:
            return
        services, s = self._page.context.services, self._page.context.session
        self._printer.print_form(FORM, self._name(), lambda: services.purposes.paper(s, export))

    def _name(self) -> str:
        return file_name("hasil", self.purpose.value(), self.first.value(), self.last.value())

    def set_narrow(self, narrow: bool) -> None:
        """Leave the unit and the labels out of a small window; name periods shortly."""
        again = narrow != self._narrow
        self._narrow = narrow
        for label in self._labels:
            label.setVisible(not narrow)
        self.purpose.set_compact(narrow)
        self.save.setText(tr("Excel…") if narrow else tr("Simpan Excel…"))
        for at, column in enumerate(self.model.columns):
            self.view.setColumnHidden(at, narrow and column.key == "unit")
        if again and self._periods:
            self._offer_periods()


def _nothing(purpose: str) -> tuple[str, str]:
    words = {
        "karir": tr(
            "Yang tampil: hasil terbit berpredikat Baik atau Sangat Baik, dengan pelatihan, "
            "apresiasi, dan inovasi periode itu."
        ),
        "pelatihan": tr("Yang tampil: hasil terbit dengan kebutuhan pelatihan di Tindak lanjut."),
        "penghargaan": tr("Yang tampil: hasil terbit dengan usul penghargaan di Tindak lanjut."),
    }
    return tr("Belum ada hasil yang cocok"), words[purpose]


def _columns() -> list[Column[PurposeRow]]:
    return [
        Column(
            "name",
            tr("Pegawai"),
            lambda r: Cell(r.person.name, format_nip(r.person.identity)),
            width=220,
            sort=lambda r: name_order(r.person.name),
        ),
        Column("unit", tr("Unit"), lambda r: Cell(r.person.unit, tint="muted"), width=220),
        Column(
            "period",
            tr("Periode"),
            lambda r: Cell(PeriodCode.parse(r.period_code).label),
            width=132,
            sort=lambda r: PeriodCode.parse(r.period_code).starts,
        ),
        Column(
            "predicate", tr("Predikat"), lambda r: Cell(pill=predicate_mark(r.predicate)), width=140
        ),
        Column("detail", tr("Keterangan"), lambda r: Cell(r.detail)),
    ]
