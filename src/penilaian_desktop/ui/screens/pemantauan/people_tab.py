"""The persons of a unit with their states; letters for those chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.monitor_views import REACHED, Board, BoardPerson, BoardState
from penilaian_desktop.domain.monitor_words import EXCEPTIONS, not_due_text
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.pemantauan.board_view import BoardView
from penilaian_desktop.ui.screens.pemantauan.words import period_title, person_cell
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.field import ComboBox, SearchField
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

ALL, LATE, EXCUSED, NO_PLAN = "", "late", "excused", "no_plan"
OLDER = "late:"
"""Before the code of an older period that some are missing of."""
ROW = 44
_BESIDE = frozenset({"unit", "plan", "exception"})
"""Columns that a small window does without."""


class PeopleTab(QWidget):
    """Shows persons; Space checks them for letters, Enter shows the trend of one."""

    def __init__(self, page: PemantauanPage) -> None:
        super().__init__()
        self._page = page
        self._board: Board | None = None
        self._people: tuple[BoardPerson, ...] = ()
        self._wanted_unit = ""
        self.unit = ComboBox((("", self.tr("Semua unit")),))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.chosen.connect(lambda _key: self.refresh())
        self.shown = ComboBox(self._filters())
        self.shown.setAccessibleName(self.tr("Tampilkan"))
        self.shown.chosen.connect(lambda _key: self._fill())
        self.search = SearchField(self.tr("Cari nama atau NIP"))
        self.search.searched.connect(lambda _text: self._fill())
        self.letters = Button(self.tr("Surat pengingat"), "mail", clicked=self._print)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.unit)
        top.addWidget(self.shown)
        top.addWidget(self.letters)
        self.model: RecordModel[BoardPerson] = RecordModel(())
        self.view = BoardView(self.model, self.tr("Pegawai"), row_height=ROW)
        self.foot = CardFoot()
        self._card = Card()
        self._card.setAccessibleName(self.tr("Pegawai"))
        self._card.body.addWidget(self.view, 1)
        self._card.body.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._card, 1)

    def show_unit(self, unit_id: str) -> None:
        """Show the persons of a unit as soon as they are loaded."""
        self._wanted_unit = unit_id
        self.unit.set_value(unit_id)

    def show_board(self, board: Board) -> None:
        """Take the periods and the units of a board."""
        former = self._board
        self._board = board
        if former is None or former.codes != board.codes:
            self._make_view(board)
        self.shown.set_options(self._filters())
        chosen = self.unit.value() or self._wanted_unit
        units = [(line.unit_id, line.name) for line in board.lines if not line.direct]
        self.unit.set_options([("", self.tr("Semua unit")), *units])
        self.unit.set_value(chosen if chosen in {key for key, _ in units} else "")

    def refresh(self) -> None:
        """Load the persons."""
        board = self._board
        if board is None:
            return
        services, session = self._page.context.services, self._page.context.session
        unit_id = self.unit.value()
        self._page.run(
            lambda _r: services.monitor.people(
                session, board.year, board.kind, unit_id=unit_id, national=board.national
            ),
            self._show,
            key="people",
        )

    def _show(self, people: tuple[BoardPerson, ...]) -> None:
        self._people = people
        self._fill()

    def _fill(self) -> None:
        wanted = self.search.text().strip().casefold()
        shown = self.shown.value()
        found = [
            one
            for one in self._people
            if self._is_shown(one, shown)
            and (not wanted or wanted in one.name.casefold() or wanted in one.identity)
        ]
        self.model.set_rows(found)
        self.foot.left.setText(self.tr("**{0} pegawai**").format(number(len(found))))
        self._checked()

    def _is_shown(self, one: BoardPerson, shown: str) -> bool:
        if shown == LATE or shown.startswith(OLDER):
            return self.is_late(one)
        if shown == EXCUSED:
            return one.exception is not None
        return shown != NO_PLAN or not one.agreed

    def is_late(self, one: BoardPerson) -> bool:
        """Tell whether a person has not handed in the period that is chosen."""
        code = self.chased()
        if self._board is None or not code:
            return False
        at = self._board.codes.index(code)
        missing = one.states[at] in REACHED[: REACHED.index(BoardState.RECEIVED)]
        return missing and not one.excused[at]

    def chased(self) -> str:
        """Return the period that letters are about: the one chosen, else the newest open one."""
        shown = self.shown.value()
        if shown.startswith(OLDER):
            return shown.removeprefix(OLDER)
        return self._board.chased[0] if self._board is not None and self._board.chased else ""

    def _print(self) -> None:
        self._page.print_people(self.model.checked_records(), self.chased())

    def _checked(self) -> None:
        count = len(self.model.checked_records())
        refused = self._page.letters_refused
        if not refused and not self.chased():
            refused = self.tr("Belum ada periode yang berakhir dan masih terbuka.")
        if not refused and not count:
            refused = self.tr("Centang dulu pegawainya dengan Spasi.")
        self.letters.refuse(refused)
        if count:
            said = self.tr("Surat pengingat ({0})").format(number(count))
            self.letters.setText(said)
        else:
            self.letters.setText(self.tr("Surat pengingat"))

    def _open(self, record: object) -> None:
        if isinstance(record, BoardPerson):
            self._page.show_person_trend(record.person_id, record.name)

    def _make_view(self, board: Board) -> None:
        former = self.view
        self.model = RecordModel(self._columns(board), checkable=True)
        self.model.checked_changed.connect(self._checked)
        self.view = BoardView(self.model, self.tr("Pegawai"), row_height=ROW)
        self.view.opened.connect(self._open)
        self._card.body.replaceWidget(former, self.view)
        former.deleteLater()
        self.set_narrow(self._page.narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the unit, the plan and the exception out in a small window."""
        self.view.hide_columns(_BESIDE if narrow else ())
        self.unit.setMaximumWidth(180 if narrow else 16777215)

    def _columns(self, board: Board) -> Sequence[Column[BoardPerson]]:
        wide = len(board.codes) <= 4
        columns: list[Column[BoardPerson]] = [
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
                "plan",
                self.tr("SKP"),
                lambda one: Cell(
                    self.tr("disepakati") if one.agreed else self.tr("belum"),
                    tint="muted" if one.agreed else "warn",
                ),
                width=76,
                sort=lambda one: one.agreed,
            ),
        ]
        for at, code in enumerate(board.codes):
            columns.append(
                Column(
                    code,
                    period_title(code),
                    lambda one, at=at: person_cell(  # type: ignore[misc]
                        one.states[at],
                        wide=wide,
                        excused=self._excused(one, at),
                        not_due=self._not_due(at),
                    ),
                    width=92 if wide else 28,
                    gap=12 if wide else 8,
                    sort=lambda one, at=at: one.states[at].value,  # type: ignore[misc]
                )
            )
        columns.append(
            Column(
                "exception",
                self.tr("Pengecualian"),
                lambda one: Cell(EXCEPTIONS[one.exception] if one.exception else "", tint="muted"),
                width=112,
                sort=lambda one: EXCEPTIONS[one.exception] if one.exception else None,
            )
        )
        return columns

    def _excused(self, one: BoardPerson, at: int) -> bool:
        return one.excused[at]

    def _not_due(self, at: int) -> str:
        """Return what "–" means in a period of the board."""
        board = self._board
        if board is None:
            return ""
        period = PeriodCode.parse(board.codes[at])
        return not_due_text(period, self._page.context.today(), national=board.national)

    def _filters(self) -> list[tuple[str, str]]:
        """Return the filters; each older period that some are missing of has its own."""
        board = self._board
        older = dict.fromkeys(one.period_code for one in board.older) if board else ()
        newest = self.tr("Perlu diingatkan")
        if board is not None and older:
            newest = self.tr("Perlu diingatkan, {0}").format(
                PeriodCode.parse(board.chased[0]).short
            )
        return [
            (ALL, self.tr("Semua pegawai")),
            (LATE, newest),
            *(
                (
                    f"{OLDER}{code}",
                    self.tr("Perlu diingatkan, {0}").format(PeriodCode.parse(code).short),
                )
                for code in older
            ),
            (EXCUSED, self.tr("Dikecualikan")),
            (NO_PLAN, self.tr("Tanpa SKP disepakati")),
        ]
