"""The board: units by periods, the trend of the unit chosen, and whom to remind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.monitor_views import Board, BoardLine, LateUnit
from penilaian_desktop.domain.monitor_words import late_text, older_text
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.pemantauan.board_view import BoardView, Legend
from penilaian_desktop.ui.screens.pemantauan.words import (
    NATIONAL_SHOWN,
    SHOWN,
    age_cell,
    board_cell,
    kind_title,
    period_title,
)
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.chart_card import ChartCard
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel

if TYPE_CHECKING:
    from penilaian_desktop.domain.chart_views import ChartData
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

BESIDE = 308
ROW = 40
TOP, ALL = "top", "all"
MOST_LATE = 40


class BoardTab(QWidget):
    """Shows a board; the line chosen decides whose trend is beside it."""

    def __init__(self, page: PemantauanPage) -> None:
        super().__init__()
        self._page = page
        self._board: Board | None = None
        self._unit = ""
        self.model: RecordModel[BoardLine] = RecordModel(())
        self.view = BoardView(self.model, self.tr("Papan unit"), row_height=ROW)
        self.level = Segmented(
            ((TOP, self.tr("Perangkat daerah")), (ALL, self.tr("Semua unit"))),
            self.tr("Tingkat unit"),
            compact=True,
        )
        self.level.chosen.connect(lambda _key: self._fill())
        self.foot = CardFoot()
        self.foot.row.addWidget(self.level)
        card = self._card = Card()
        card.setAccessibleName(self.tr("Papan unit"))
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.foot)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(card, 1)
        self.legend = Legend(self.tr("setelah garis miring: jumlah pegawai"))
        left.addWidget(self.legend)
        self.trend = ChartCard(self.tr("Tren"))
        self.trend.setFixedHeight(282)
        self._build_late()
        self._beside = QWidget()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.trend)
        beside.addWidget(self.late, 1)
        self._beside.setFixedWidth(BESIDE)
        board = QWidget()
        board.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        inner_page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner_page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addWidget(board, 1)
        self._columns.addWidget(self._beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(inner_page, host=page))

    def _build_late(self) -> None:
        """Build the card of whom to remind."""
        self.late = Card(self.tr("Perlu diingatkan"))
        self._late_rows = QVBoxLayout()
        self._late_rows.setSpacing(0)
        self._late_rows.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(self._late_rows)
        self.late.body.addWidget(ScrollColumn(inner), 1)
        self.letters = text_button(self.tr("Cetak surat pengingat"), "print", clicked=self._all)
        self.without = self._said(self.tr("Untuk diri sendiri surat tidak dibuat."))
        self.without.hide()
        self.late.body.addWidget(self.without)
        self.late.body.addWidget(_foot(self.letters))

    def show_board(self, board: Board) -> None:
        """Show a board; the line chosen before stays chosen."""
        former = self._board
        self._board = board
        if former is None or former.codes != board.codes:
            self._make_view(board)
        self.legend.show_states(NATIONAL_SHOWN if board.national else SHOWN)
        self._fill()
        self._show_late(board)

    def _make_view(self, board: Board) -> None:
        """Build the table anew: a year has its own columns."""
        former = self.view
        self.model = RecordModel(self._columns_of(board))
        self.view = BoardView(self.model, self.tr("Papan unit"), row_height=ROW)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._open)
        self._card.body.replaceWidget(former, self.view)
        former.deleteLater()

    def _fill(self) -> None:
        board = self._board
        if board is None:
            return
        wide = self.level.value() == ALL
        lines = [
            line for line in board.lines if (wide and not line.direct) or (line.top and not wide)
        ]
        self.model.set_rows(lines)
        at = self.model.row_of(lambda line: line.unit_id == self._unit)
        self.view.choose_row(at if at >= 0 else _first_told(lines))
        several = len({line.depth for line in board.lines}) > 1
        self.level.setVisible(several)
        total = board.total
        people = number(total.people) if total else "0"
        said = self.tr("**{0} unit** · {1} pegawai").format(number(len(lines)), people)
        self.foot.left.setText(said)
        self._fit()
        if not lines:
            self._load_trend("")

    def _columns_of(self, board: Board) -> list[Column[BoardLine]]:
        wide = len(board.codes) <= 4
        columns: list[Column[BoardLine]] = [
            Column("unit", self.tr("Unit"), self._name, sort=lambda line: line.name.casefold()),
            Column(
                "people",
                self.tr("Pegawai"),
                lambda line: Cell(number(line.people), tint="muted"),
                width=54,
                number=True,
                sort=lambda line: line.people,
            ),
        ]
        today = self._page.context.today()
        begun = {code for code in board.codes if PeriodCode.parse(code).starts <= today}
        for at, code in enumerate(board.codes):
            columns.append(
                Column(
                    code,
                    period_title(code),
                    lambda line, at=at, begun=code in begun: board_cell(  # type: ignore[misc]
                        line.cells[at], wide=wide, begun=begun
                    ),
                    width=88 if wide else 28,
                    gap=12 if wide else 8,
                    sort=lambda line, at=at: _progress(line, at),  # type: ignore[misc]
                    spoken=PeriodCode.parse(code).label,
                )
            )
        columns.append(
            Column(
                "age",
                self.tr("Data per"),
                age_cell,
                width=112,
                sort=lambda line: line.age if line.age is not None else -1,
            )
        )
        return columns

    def _name(self, line: BoardLine) -> Cell:
        indent = "\N{EM SPACE}" * line.depth if self.level.value() == ALL else ""
        name = self.tr("{0} (langsung)").format(line.name) if line.direct else line.name
        strong = line.unit_id == self._unit
        return Cell(f"{indent}{name}", strong=strong, spoken=name, middle=True)

    # --- the unit chosen -------------------------------------------------------------------
    def _choose(self, record: object) -> None:
        if isinstance(record, BoardLine) and record.unit_id != self._unit:
            self._unit = record.unit_id
            self.view.viewport().update()
            self._load_trend(record.unit_id)
        elif isinstance(record, BoardLine) and self.trend.view.data.is_empty:
            self._load_trend(record.unit_id)

    def _open(self, record: object) -> None:
        if isinstance(record, BoardLine):
            self._page.show_people(record.unit_id)

    def _load_trend(self, unit_id: str) -> None:
        services, session = self._page.context.services, self._page.context.session
        board = self._board
        kind, year = (board.kind or "T", board.year) if board is not None else ("T", 0)

        def show(charts: tuple[ChartData, ...]) -> None:
            self.trend.set_data(charts[0])
            self.trend.set_title(self._unit_name(unit_id))
            self.trend.set_note(self.tr("tren {0}").format(kind_title(kind)))

        self._page.run(
            lambda _r: services.trends.unit(session, unit_id, kind, year=year),
            show,
            key="board_trend",
        )

    def _unit_name(self, unit_id: str) -> str:
        lines = self._board.lines if self._board is not None else ()
        found = (line.name for line in lines if line.unit_id == unit_id)
        return next(found, self.tr("Semua unit"))

    # --- reminding -------------------------------------------------------------------------
    def _show_late(self, board: Board) -> None:
        clear(self._late_rows)
        newest = PeriodCode.parse(board.chased[0]) if board.chased else None
        units = self.tr("{0} unit, {1}").format(
            number(len(board.late)), newest.short if newest else ""
        )
        self.late.set_note(units if board.late else "")
        rows = [
            self._late_row(one.name, late_text(one, PeriodCode.parse(one.period_code).label), [one])
            for one in board.late[:MOST_LATE]
        ]
        if newest is None:
            nothing = self.tr("Pada {0} tidak ada periode yang sudah berakhir dan masih terbuka.")
            rows = [self._said(nothing.format(str(board.year)))]
        elif not board.late:
            rows = [self._said(self.tr("Semua unit sudah menyerahkan {0}.").format(newest.label))]
        elif len(board.late) > MOST_LATE:
            more = number(len(board.late) - MOST_LATE)
            rows.append(
                self._said(self.tr("dan {0} unit lain; semuanya ada di Ekspor").format(more))
            )
        for code, group in groupby(board.older, key=lambda one: one.period_code):
            missed = tuple(group)
            rows.append(self._late_row(PeriodCode.parse(code).label, older_text(missed), missed))
        for at, row in enumerate(rows):
            if at:
                self._late_rows.addWidget(Rule())
            self._late_rows.addWidget(row)
        self._late_rows.addStretch(1)
        count = sum(one.letters for one in board.late)
        many = self.tr("Cetak {0} surat pengingat").format(number(count))
        self.letters.setText(many if count else self.tr("Cetak surat pengingat"))
        nobody = self.tr("Tidak ada yang perlu diingatkan.")
        own = any(one.own for one in board.late)
        self.without.setVisible(own and not self._page.letters_refused)
        if own:
            nobody = self.tr("Yang belum masuk hanya data Anda sendiri.")
        elif board.older:
            nobody = self.tr("Surat untuk periode yang lebih lama dicetak pada barisnya.")
        self.letters.refuse(self._page.letters_refused or ("" if count else nobody))

    def _said(self, words: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(15, 12, 15, 12)
        line.addWidget(Label(words, "body", "muted", wrap=True))
        return row

    def _late_row(self, title: str, why: str, units: Sequence[LateUnit]) -> QWidget:
        """Return a row: a unit, or an older period with the units that miss it."""
        reason = self._page.letters_refused
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(15, 9, 12, 9)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, "strong"))
        words.addWidget(Label(why, "small", "muted", wrap=True))
        line.addLayout(words, 1)
        button = Button(
            self.tr("Surat"), "mail", compact=True, clicked=lambda: self._page.print_letters(units)
        )
        if not reason and not sum(one.letters for one in units):
            reason = self.tr("Yang belum masuk hanya data Anda sendiri.")
        button.refuse(reason)
        if not reason:
            button.setAccessibleDescription(f"{title}, {why}")
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setAccessibleName(f"{title}. {why}")
        return row

    def _all(self) -> None:
        if self._board is not None:
            self._page.print_letters(self._board.late)

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Put trend and reminders below the board in a small window."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        if narrow:
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(16777215)
        else:
            self._beside.setFixedWidth(BESIDE)
        self._fit()

    def _fit(self) -> None:
        narrow = self._page.narrow
        tall = 34 + ROW * max(3, self.model.rowCount())
        self.view.setMinimumHeight(tall if narrow else 0)
        self.late.setMinimumHeight(220 if narrow else 0)


def _foot(button: Button) -> CardFoot:
    foot = CardFoot()
    foot.row.insertWidget(0, button)
    return foot


def _first_told(lines: Sequence[BoardLine]) -> int:
    """Return the first line of which a trend tells something: a unit where work has begun."""
    begun = (
        at
        for at, line in enumerate(lines)
        if not line.direct and any(_progress(line, n)[1] for n in range(len(line.cells)))
    )
    return next(begun, 0)


def _progress(line: BoardLine, at: int) -> tuple[int, float]:
    """Return how far a unit is in a period, to order by."""
    cell = line.cells[at]
    done = sum(place * count for place, count in enumerate(cell.counts))
    return (1, done / cell.counted) if cell.counted else (0, 0.0)
