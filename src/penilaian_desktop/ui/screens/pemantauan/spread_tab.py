"""Spreads: a unit against its pattern, units side by side without names, and statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import NO_DATA, step_text
from penilaian_desktop.domain.monitor_charts import GRADE_WORDS
from penilaian_desktop.domain.monitor_views import Board, SpreadView, UnitStatistics
from penilaian_desktop.domain.wording import number, organisation_label
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.chart_card import ChartCard
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

ROW = 36


class SpreadTab(QWidget):
    """Shows the spread of a period; results count once they are published."""

    def __init__(self, page: PemantauanPage) -> None:
        super().__init__()
        self._page = page
        self.view: SpreadView | None = None
        self.period = ComboBox()
        self.period.setAccessibleName(self.tr("Periode"))
        self.unit = ComboBox((("", self.tr("Semua unit")),))
        self.unit.setAccessibleName(self.tr("Unit"))
        for box in (self.period, self.unit):
            box.chosen.connect(lambda _key: self.refresh())
        top = QHBoxLayout()
        top.setSpacing(8)
        self.advice = Label("", "small", "muted", wrap=True)
        top.addWidget(self.unit)
        top.addWidget(self.period)
        top.addWidget(self.advice, 1, Qt.AlignmentFlag.AlignVCenter)
        self.spread = ChartCard(self.tr("Sebaran predikat"))
        self.comparison = ChartCard(self.tr("Perbandingan unit"))
        self.hidden = Label("", "small", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 0, 15, 10)
        foot.addWidget(self.hidden, 1)
        self.comparison.body.addLayout(foot)
        self.model: RecordModel[UnitStatistics] = RecordModel(self._columns())
        self.table = TableView(self.model, self.tr("Statistik unit"), row_height=ROW)
        statistics = Card(self.tr("Statistik"), self.tr("simpangan dalam tingkat predikat"))
        statistics.body.addWidget(self.table, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(16)
        self._charts.addWidget(self.spread, 1)
        self._charts.addWidget(self.comparison, 1)
        for card in (self.spread, self.comparison):
            card.setMinimumHeight(286)
        column.addLayout(self._charts)
        column.addWidget(statistics, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(inner, host=page))

    def show_board(self, board: Board) -> None:
        """Take the periods and the units of a board; the newest period that ended is shown."""
        codes = [(code, PeriodCode.parse(code).label) for code in board.codes]
        chosen = self.period.value()
        self.period.set_options(codes)
        known = {code for code, _ in codes}
        at = self._page.ended_at()
        usual = board.codes[at] if at >= 0 else (board.codes[0] if board.codes else "")
        self.period.set_value(chosen if chosen in known else usual)
        unit = self.unit.value()
        units = [(line.unit_id, line.name) for line in board.lines if not line.direct]
        self.unit.set_options([("", self.tr("Semua unit")), *units])
        self.unit.set_value(unit if unit in {key for key, _ in units} else "")

    def refresh(self) -> None:
        """Load the spread."""
        code, unit_id = self.period.value(), self.unit.value()
        if not code:
            return
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.monitor.spread(session, code, unit_id), self._show, key="spread"
        )

    def _show(self, view: SpreadView) -> None:
        self.view = view
        self.spread.set_data(view.chart)
        self.comparison.set_data(view.comparison)
        self.model.set_rows(list(view.statistics))
        self.table.setMinimumHeight(34 + ROW * max(3, min(12, len(view.statistics))))
        self.advice.setText(self._advice(view))
        said = self._left_out(view)
        self.hidden.setText(said)
        self.hidden.setVisible(bool(said))

    def _left_out(self, view: SpreadView) -> str:
        """Return which units the comparison holds, and how many it leaves out."""
        hidden = number(view.hidden)
        if not self._page.of_some_units:
            few = self.tr("{0} unit dengan kurang dari lima hasil tidak ditampilkan.")
            return few.format(hidden) if view.hidden else ""
        here = self.tr("Unit yang hasilnya ada di laptop ini, menurut hasil terbit.")
        if not view.hidden:
            return here
        few = self.tr("{0} tidak ditampilkan: hasilnya kurang dari lima, atau semuanya sama.")
        return f"{here} {few.format(hidden)}"

    def _advice(self, view: SpreadView) -> str:
        if not view.unit_id:
            return self.tr("Pilih satu unit untuk melihat pola anjuran di samping sebarannya.")
        if view.organisation is None:
            return self.tr("Capaian organisasi unit ini belum ditetapkan; pola belum ada.")
        name = organisation_label(view.organisation)
        said = self.tr("Capaian organisasi {0}. Anjuran: {1}").format(name, view.pattern_text)
        if view.too_small:
            small = self.tr("Di bawah sepuluh orang: persentase tidak menjadi ukuran.")
            return f"{said} {small}"
        met = sum(line.met for line in view.advice)
        kept = self.tr("Terpenuhi {0} dari {1} butir; anjuran, bukan kewajiban.")
        return f"{said} {kept.format(number(met), number(len(view.advice)))}"

    def _columns(self) -> list[Column[UnitStatistics]]:
        def count(key: str, title: str, width: int = 68) -> Column[UnitStatistics]:
            return Column(
                key,
                title,
                lambda one: number(getattr(one, key)),
                width=width,
                number=True,
                sort=lambda one: getattr(one, key),
            )

        def figure(key: str, title: str, places: int, unit: str = "") -> Column[UnitStatistics]:
            def cell(one: UnitStatistics) -> Cell:
                value = getattr(one, key)
                if value is None:
                    return Cell("–", tint="muted", spoken=self.tr("tidak ada data"))
                return Cell(f"{number(value, places)}{unit}")

            return Column(
                key, title, cell, width=76, number=True, sort=lambda one: getattr(one, key)
            )

        return [
            Column(
                "name",
                self.tr("Unit"),
                lambda one: self.tr("{0} (langsung)").format(one.name) if one.direct else one.name,
                sort=lambda one: one.name.casefold(),
            ),
            count("people", self.tr("Pegawai")),
            count("excused", self.tr("Dikecualikan"), 80),
            count("published", self.tr("Terbit")),
            count("missing", self.tr("Belum")),
            figure("completion", self.tr("Selesai"), 1, " %"),
            Column("mean", self.tr("Rata-rata"), _mean, width=152, sort=lambda one: one.mean or 0),
            figure("spread", self.tr("Simpangan"), 2),
            count("shared", self.tr("Kerja bersama"), 92),
        ]

    def set_narrow(self, narrow: bool) -> None:
        """Put the charts one under another in a small window."""
        direction = QBoxLayout.Direction
        self._charts.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


def _mean(one: UnitStatistics) -> Cell:
    """Return the mean predicate in words; the number alone would be read the other way."""
    if one.mean is None:
        return Cell("–", tint="muted", spoken=NO_DATA)
    return Cell(step_text(GRADE_WORDS, one.mean))
