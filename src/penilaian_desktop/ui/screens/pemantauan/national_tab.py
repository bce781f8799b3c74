"""The recap of the national system: taken over row by row, and compared with what is here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.monitor_views import (
    Board,
    Difference,
    ReconciledPerson,
    Reconciliation,
)
from penilaian_desktop.domain.monitor_words import DIFFERENCES, NATIONAL
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import number, predicate_label, rating_label, short_date
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.pemantauan.national_dialog import FaultsDialog
from penilaian_desktop.ui.screens.pemantauan.words import difference_mark
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.screens.pemantauan.national_dialog import Part
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

ROW = 44
ALL = ""
_tr = translator("Pemantauan")


class NationalTab(QWidget):
    """Both books of a period side by side; the export tells what to mend there."""

    def __init__(self, page: PemantauanPage) -> None:
        super().__init__()
        self._page = page
        self.found: Reconciliation | None = None
        self._wanted = ""
        self.period = ComboBox()
        self.period.setAccessibleName(self.tr("Periode"))
        self.period.chosen.connect(lambda _key: self.refresh())
        self.shown = ComboBox(self._filters())
        self.shown.setAccessibleName(self.tr("Tampilkan"))
        self.shown.chosen.connect(lambda _key: self._fill())
        self.pick = primary_button(self.tr("Ambil rekap…"), "down_load", clicked=self.choose)
        self.back = Button(self.tr("Batalkan yang terakhir"), "undo", clicked=self._take_back)
        self.state = Label("", "small", "muted", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.period)
        top.addWidget(self.shown)
        top.addWidget(self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.back)
        top.addWidget(self.pick)
        self.model: RecordModel[ReconciledPerson] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Rekonsiliasi"), row_height=ROW)
        self.foot = CardFoot()
        card = Card()
        card.setAccessibleName(self.tr("Rekonsiliasi dengan sistem nasional"))
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.foot)
        self._empty = EmptyState(
            "swap",
            self.tr("Belum ada yang dapat dibandingkan"),
            self.tr(
                "Unduh rekap penilaian dari sistem nasional sebagai Excel, lalu ambil di sini. "
                "Yang berbeda dari hasil di sini tampil paling atas."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def show_board(self, board: Board) -> None:
        """Take the periods of a board; the newest that ended is shown."""
        del board
        chosen = self.period.value()
        self._offer(self._wanted)
        known = {code for code, _ in self._page.period_options()} | {self._wanted}
        self.period.set_value(chosen if chosen in known else self._page.ended_code())

    def show_period(self, code: str) -> None:
        """Show another period; it may be one that the board does not have."""
        self._wanted = code
        self._offer(code)
        self.period.set_value(code)
        self.refresh()

    def _offer(self, code: str) -> None:
        """Offer the periods of the board, and another one besides."""
        options = self._page.period_options()
        if code and code not in dict(options):
            options.append((code, PeriodCode.parse(code).label))
        self.period.set_options(options)

    def refresh(self) -> None:
        """Load the comparison."""
        code = self.period.value()
        if not code:
            self._stack.setCurrentIndex(1)
            return
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.national.reconcile(session, code), self._show, key="national"
        )

    def _show(self, found: Reconciliation) -> None:
        self.found = found
        if found.imports:
            newest = found.imports[0]
            day = short_date(formats.local_day(datetime.fromisoformat(newest.at)))
            self.state.setText(
                self.tr("Rekap {0}, diambil {1}: {2} baris, {3} ditolak").format(
                    newest.file_name, day, number(newest.taken), number(newest.refused)
                )
            )
        else:
            self.state.setText(self.tr("Belum ada rekap untuk periode ini."))
        self.back.refuse("" if found.imports else self.tr("Belum ada rekap yang diambil."))
        counts = dict(found.counts)
        self.shown.set_options(
            [
                (ALL, self.tr("Semua ({0})").format(number(len(found.people)))),
                *(
                    (one.value, f"{DIFFERENCES[one]} ({number(counts[one])})".capitalize())
                    for one in Difference
                ),
            ]
        )
        self._stack.setCurrentIndex(0 if found.imports else 1)
        self.shown.setVisible(bool(found.imports))
        self._fill()

    def _fill(self) -> None:
        if self.found is None:
            return
        shown = self.shown.value()
        rows = [one for one in self.found.people if not shown or one.difference.value == shown]
        self.model.set_rows(rows)
        people = self.tr("**{0} pegawai**").format(number(len(rows)))
        taken = f" · {self.state.text()}" if self._page.narrow else ""
        self.foot.left.setText(f"{people}{taken}")

    def choose(self) -> None:
        """Ask for a recap, read it aside, and show what it holds."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Pilih rekap dari sistem nasional"),
            str(Path.home()),
            self.tr("Excel atau CSV (*.xlsx *.csv)"),
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a recap and show what taking it over would do."""
        services, session = self._page.context.services, self._page.context.session

        def job(reporter: Reporter) -> tuple[list[Part], tuple[str, ...]]:
            from penilaian_desktop.spreadsheets.intake import (  # noqa: PLC0415 - who imports pays
                national_intake,
            )

            sheet = national_intake(path, reporter)
            parts = sheet.parts or (sheet,)
            periods = services.national.periods(session)
            return [(one, services.national.preview(session, one)) for one in parts], periods

        label = self.tr("Membaca {0}").format(path.name)
        self._page.run(job, self._read, lane=Lane.WORK, label=label)

    def _read(self, found: tuple[list[Part], tuple[str, ...]]) -> None:
        self.dialog = FaultsDialog(self._page, *found)
        self.dialog.open()

    def _take_back(self) -> None:
        if self.found is None or not self.found.imports:
            return
        newest = self.found.imports[0]
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.national.take_back(session, newest.id),
            lambda _done: self._page.toast(
                self.tr("Rekap {0} dibatalkan").format(newest.file_name)
            ),
            lane=Lane.WRITE,
        )

    def _filters(self) -> list[tuple[str, str]]:
        return [(ALL, self.tr("Semua"))]

    def _columns(self) -> list[Column[ReconciledPerson]]:
        return [
            Column(
                "name",
                self.tr("Nama"),
                lambda one: Cell(one.name, second=format_nip(one.identity)),
                sort=lambda one: name_order(one.name),
            ),
            Column(
                "unit",
                self.tr("Unit"),
                lambda one: Cell(one.unit_name, tint="muted"),
                sort=lambda one: one.unit_name.casefold(),
            ),
            Column(
                "difference",
                self.tr("Perbandingan"),
                lambda one: Cell(pill=difference_mark(one.difference)),
                width=188,
                sort=lambda one: one.difference.value,
            ),
            Column("here", self.tr("Di sini"), lambda one: _side(one.here), width=124),
            Column("there", self.tr("Sistem nasional"), _there, width=308),
        ]

    def set_narrow(self, narrow: bool) -> None:
        """Leave the unit out in a small window, and say below what was taken."""
        self.view.hide_columns({"unit"} if narrow else ())
        self.state.setVisible(not narrow)
        self._fill()


def _side(result: tuple[Rating | None, Rating | None, Predicate | None]) -> Cell:
    work, behaviour, predicate = result
    if predicate is None:
        return Cell("–", tint="muted", spoken=_tr("belum ada"))
    return Cell(predicate_label(predicate), _ratings(work, behaviour))


def _ratings(work: Rating | None, behaviour: Rating | None) -> str:
    """Return both ratings shortly: "Di Atas · Sesuai"."""
    words = (rating_label(one).removesuffix(" Ekspektasi") for one in (work, behaviour) if one)
    return " · ".join(words)


def _there(one: ReconciledPerson) -> Cell:
    if one.there_status is None:
        return _side(one.there)
    row = _tr("baris {0}").format(one.row)
    if one.refusal is not None:
        why = message(one.refusal.code, detail=one.refusal.detail, value=one.refusal.detail)
        place = _tr("{0}, kolom {1} {2}").format(row, one.refusal.column, one.refusal.header)
        return Cell(why.text, place, tint="warn")
    work, behaviour, predicate = one.there
    if predicate is None:
        return Cell("–", f"{NATIONAL[one.there_status]} · {row}", tint="muted")
    return Cell(predicate_label(predicate), f"{_ratings(work, behaviour)} · {row}")
