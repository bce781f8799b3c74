"""The page Pemantauan: the board, persons, spreads, trends, exceptions, the national recap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.monitor_views import Board, BoardPerson, BoardState, LateUnit
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.wording import long_date
from penilaian_desktop.ui.screens.pemantauan.board_tab import BoardTab
from penilaian_desktop.ui.screens.pemantauan.exceptions_tab import ExceptionsTab
from penilaian_desktop.ui.screens.pemantauan.exporting import Exports
from penilaian_desktop.ui.screens.pemantauan.letters import Letters
from penilaian_desktop.ui.screens.pemantauan.national_tab import NationalTab
from penilaian_desktop.ui.screens.pemantauan.people_tab import PeopleTab
from penilaian_desktop.ui.screens.pemantauan.spread_tab import SpreadTab
from penilaian_desktop.ui.screens.pemantauan.trend_tab import TrendTab
from penilaian_desktop.ui.screens.pemantauan.words import kind_title
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.chart_turning import turn_by_key
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.domain.chart_views import ChartData
    from penilaian_desktop.ui.kit.context import UiContext

UNITS, PEOPLE, SPREAD, TREND, EXCEPTIONS, NATIONAL = (
    "unit", "pegawai", "sebaran", "tren", "pengecualian", "nasional",
)  # fmt: skip
PACKAGES = "paket"
Workbook = tuple[str, Callable[[], Any], Callable[[Any], bytes]]
"""A name, what reads the data, what makes the file of it."""


class PemantauanPage(Page):
    """Loads the board of a year; each tab loads its own beside it."""

    page_id: ClassVar[str] = "pemantauan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.APPRAISALS, Area.PLANS, Area.PERIODS, Area.EMPLOYEES, Area.EXCHANGE}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Pemantauan"))
        roles = context.session.roles
        self.hr = Role.HR in roles
        self.of_some_units = not roles & {Role.HR, Role.DRAFTER}
        self.board: Board | None = None
        self._people: list[PersonItem] | None = None
        persons = bool(roles & {Role.HR, Role.APPRAISER})
        self.letters_refused = (
            ""
            if persons
            else self.tr("Surat pengingat dicetak oleh kepegawaian atau pimpinan unit.")
        )
        self._letters = Letters(self)
        self._exports = Exports(self)
        self.units = BoardTab(self)
        self.people = PeopleTab(self)
        self.spread = SpreadTab(self)
        self.trend = TrendTab(self)
        self.exceptions = ExceptionsTab(self, editable=self.hr)
        self.national = NationalTab(self)
        shown = [
            (UNITS, self.tr("Unit"), self.units, True),
            (PEOPLE, self.tr("Pegawai"), self.people, persons),
            (SPREAD, self.tr("Sebaran"), self.spread, True),
            (TREND, self.tr("Tren"), self.trend, True),
            (EXCEPTIONS, self.tr("Pengecualian"), self.exceptions, persons),
            (NATIONAL, self.tr("Sistem nasional"), self.national, self.hr),
        ]
        self._tabs: dict[str, QWidget] = {key: tab for key, _, tab, open_ in shown if open_}
        self.tabs = TabBar(
            [(key, word) for key, word, _, open_ in shown if open_], self.tr("Bagian pemantauan")
        )
        self.tabs.chosen.connect(self.show_tab)
        self._build(shown)

    def _build(self, shown: Sequence[tuple[str, str, QWidget, bool]]) -> None:
        year = str(self.context.today().year)
        self.year = ComboBox([(year, self.tr("Tahun {0}").format(year))])
        self.year.setAccessibleName(self.tr("Tahun"))
        self.kind = ComboBox()
        self.kind.setAccessibleName(self.tr("Jenis periode"))
        self.source = ComboBox(
            ((PACKAGES, self.tr("menurut paket")), (NATIONAL, self.tr("menurut sistem nasional")))
        )
        self.source.setAccessibleName(self.tr("Sumber data"))
        for box in (self.source, self.year, self.kind):
            box.chosen.connect(lambda _key: self.refresh())
            self.header.add_action(box)
        self.export = Button(self.tr("Ekspor"), "export", clicked=self._export_menu)
        self.export.set_menu_arrow(True)
        self.header.add_action(self.export)
        self._stack = QStackedWidget()
        for key, _, tab, _open in shown:
            if key in self._tabs:
                self._stack.addWidget(tab)
            else:
                tab.setParent(self)
                tab.hide()
        self._empty = EmptyState(
            "monitoring",
            self.tr("Belum ada yang dapat dipantau"),
            self.tr(
                "Papan ini terisi sesudah kepegawaian mencatat pegawai dan membuat periode di "
                "Data induk. Keadaannya dibaca dari paket yang sudah diterima."
            ),
        )
        self._stack.addWidget(self._empty)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        shortcut(self, "Ctrl+E", self._export_menu)
        for at, key in enumerate(self._tabs, start=1):
            shortcut(self, f"Alt+{at}", partial(self.show_tab, key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the charts of the tab with T where the keyboard is on none of them."""
        cards = {
            UNITS: (self.units.trend,),
            SPREAD: (self.spread.spread, self.spread.comparison),
            TREND: tuple(self.trend.cards),
        }.get(self.tabs.value(), ())
        if not turn_by_key(event, cards):
            super().keyPressEvent(event)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            (f"Alt+1…{len(self._tabs)}", self.tr("bagian yang lain")),
            ("↑ ↓", self.tr("unit atau pegawai berikutnya")),
            ("Enter", self.tr("pegawai unit itu, atau tren pegawai itu")),
            (self.tr("Spasi"), self.tr("centang pegawai untuk surat pengingat")),
            ("←→↑↓", self.tr("telusuri titik grafik")),
            ("T", self.tr("grafik menjadi tabel, dan kembali")),
            ("Ctrl+E", self.tr("ekspor dan cetak")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Keadaan tiap unit dibaca dari paket yang sudah diterima, bukan waktu nyata; kolom "
            "“Data per” memberi tahu umurnya. Satu unit berada pada keadaan yang sudah dicapai "
            "paling sedikit separuh pegawainya; angka sesudah garis miring adalah jumlah "
            "pegawainya.\n\n"
            "Yang pensiun, pindah, kena hukuman disiplin, atau cuti panjang dicatat pada "
            "Pengecualian dan tidak dihitung sebagai yang belum.\n\n"
            "Sebaran dan tren memakai hasil yang sudah diterbitkan. Pola adalah anjuran, bukan "
            "kewajiban. Perbandingan unit tidak menampilkan unit dengan kurang dari lima hasil, "
            "sehingga aman diperlihatkan.\n\n"
            "Rekap dari sistem nasional diambil baris demi baris: yang bertentangan dengan "
            "matriks, tidak dikenal, atau ganda ditolak dengan alasannya. Pemilik baris yang "
            "ditolak tampil sebagai “perlu diperiksa” dan tidak diberi surat pengingat."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a tab, or to the board of a unit's persons ("pegawai:<id>")."""
        if isinstance(argument, str):
            key, _, rest = argument.partition(":")
            if key == PEOPLE and rest:
                self.show_people(rest)
            elif key in self._tabs:
                self.show_tab(key)

    def refresh(self) -> None:
        """Load the board of the year chosen."""
        services, session = self.context.services, self.context.session
        year, kind = int(self.year.value()), self.kind.value()
        self._people = None
        national = self.national_source
        self.run(
            lambda _r: services.monitor.board(session, year, kind, national=national),
            self._show,
            key="board",
        )

    @property
    def national_source(self) -> bool:
        """Tell whether the board is built from the national recaps."""
        return self.source.value() == NATIONAL

    def _show(self, board: Board) -> None:
        if str(board.year) != self.year.value():
            return
        self.board = board
        self.year.set_options(
            [(str(year), self.tr("Tahun {0}").format(year)) for year in board.years]
        )
        self.year.set_value(str(board.year))
        self.kind.set_options([(kind, kind_title(kind)) for kind in board.kinds])
        self.kind.set_value(board.kind)
        self.kind.setVisible(len(board.kinds) > 1)
        self.source.setVisible(self.hr and board.recaps)
        usable = bool(board.lines and board.codes)
        self.tabs.setVisible(usable)
        self.export.refuse("" if usable else self.tr("Belum ada yang dapat diekspor."))
        self._say(board)
        if not usable:
            self._stack.setCurrentWidget(self._empty)
            return
        for tab in self._tabs.values():
            if isinstance(tab, BoardTab | PeopleTab | SpreadTab | TrendTab | NationalTab):
                tab.show_board(board)
        self.show_tab(self.tabs.value())

    def _say(self, board: Board) -> None:
        said = self.tr("Keadaan menurut paket yang sudah diterima, bukan waktu nyata")
        if board.national:
            said = self.tr("Keadaan menurut rekap sistem nasional yang terakhir diambil")
        if board.oldest is not None and board.oldest.data_at is not None:
            oldest = self.tr("data tertua {0}").format(long_date(board.oldest.data_at))
            said = f"{said} · {oldest}"
        self.header.set_subtitle(said)

    def show_tab(self, key: str) -> None:
        """Show a tab and load what it needs."""
        tab = self._tabs.get(key)
        if tab is None:
            return
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(tab)
        if isinstance(tab, PeopleTab | SpreadTab | TrendTab | ExceptionsTab | NationalTab):
            tab.refresh()
        if key == TREND and not self.letters_refused:
            self.with_people(self.trend.set_people)

    def show_people(self, unit_id: str) -> None:
        """Show the persons of a unit."""
        if PEOPLE in self._tabs:
            self.people.show_unit(unit_id)
            self.show_tab(PEOPLE)

    def show_person_trend(self, person_id: str, name: str) -> None:
        """Show the trend of a person."""
        self.show_tab(TREND)
        self.trend.show_person(person_id, name)

    # --- what the tabs ask -----------------------------------------------------------------
    def ended_at(self) -> int:
        """Return the place of the newest period of the board that ended, -1 for none."""
        board, today = self.board, self.context.today()
        if board is None:
            return -1
        ended = [n for n, code in enumerate(board.codes) if PeriodCode.parse(code).ends < today]
        return ended[-1] if ended else -1

    def ended_code(self) -> str:
        """Return that period, else the first of the board."""
        board, at = self.board, self.ended_at()
        if board is None or not board.codes:
            return ""
        return board.codes[max(0, at)]

    def period_options(self) -> list[tuple[str, str]]:
        """Return the periods of the board."""
        codes = self.board.codes if self.board is not None else ()
        return [(code, PeriodCode.parse(code).label) for code in codes]

    def with_people(self, then: Callable[[list[PersonItem]], None]) -> None:
        """Hand over everybody that the session may see; they are loaded once."""
        if self._people is not None:
            then(self._people)
            return
        services, session = self.context.services, self.context.session
        year = int(self.year.value())

        def done(found: tuple[BoardPerson, ...]) -> None:
            self._people = [_item(one) for one in found]
            then(self._people)

        self.run(lambda _r: services.monitor.people(session, year), done, key="everybody")

    def print_letters(self, units: Sequence[LateUnit]) -> None:
        """Print letters for everybody of some units who is late."""
        if units:
            chosen = [(one.unit_id, one.direct) for one in units]
            national = self.board is not None and self.board.national
            self._letters.for_units(units[0].period_code, chosen, national=national)

    def print_people(self, people: Sequence[BoardPerson], code: str) -> None:
        """Print letters of a period; of whom nothing is known nothing is asked."""
        at = self.board.codes.index(code) if self.board is not None else 0
        asked = [_item(one) for one in people if one.states[at] is not BoardState.CHECK]
        self._letters.for_people(code, asked)

    # --- exports ---------------------------------------------------------------------------
    def shown_charts(self) -> tuple[ChartData, ...]:
        """Return the charts of the tab that is shown."""
        key = self.tabs.value()
        if key == UNITS:
            charts: tuple[ChartData, ...] = (self.units.trend.view.data,)
        elif key == SPREAD and self.spread.view is not None:
            charts = (self.spread.view.chart, self.spread.view.comparison)
        elif key == TREND:
            charts = self.trend.charts
        else:
            charts = ()
        return tuple(chart for chart in charts if not chart.is_empty)

    def shown_workbook(self) -> Workbook:
        """Return how the tab that is shown becomes a workbook."""
        from penilaian_desktop.spreadsheets import (  # noqa: PLC0415 - who saves pays
            chart_book,
            monitor_sheets,
        )

        services, s, board = self.context.services, self.context.session, self.board
        assert board is not None
        key = self.tabs.value()
        if key == SPREAD:
            code, unit_id = self.spread.period.value(), self.spread.unit.value()
            return (
                f"sebaran {code}",
                lambda: services.monitor.spread(s, code, unit_id),
                monitor_sheets.spread_workbook,
            )
        if key == TREND:
            charts = self.trend.charts
            return "tren", lambda: charts, chart_book.chart_workbook
        if key == EXCEPTIONS:
            return (
                "pengecualian",
                lambda: services.person_exceptions.list(s),
                monitor_sheets.exceptions_workbook,
            )
        if key == NATIONAL:
            code = self.national.period.value()
            return (
                f"rekonsiliasi {code}",
                lambda: services.national.reconcile(s, code),
                monitor_sheets.reconciliation_workbook,
            )
        persons = not self.letters_refused

        def read() -> tuple[Board, tuple[BoardPerson, ...]]:
            year, kind, national = board.year, board.kind, board.national
            people = services.monitor.people(s, year, kind, national=national) if persons else ()
            return services.monitor.board(s, year, kind, national=national), people

        return f"papan {board.year}", read, lambda found: monitor_sheets.board_workbook(*found)

    def _export_menu(self) -> None:
        if self.board is None or not self.board.codes:
            return
        menu = self._exports.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + 4)))

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        for tab in (self.units, self.people, self.spread, self.trend, self.national):
            tab.set_narrow(narrow)


def _item(one: BoardPerson) -> PersonItem:
    return PersonItem(
        person_id=one.person_id,
        name=one.name,
        identity=one.identity,
        position="",
        unit=one.unit_name,
    )
