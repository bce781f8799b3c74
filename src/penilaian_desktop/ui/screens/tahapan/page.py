"""The page Tahapan: units and persons by stage, from plan to follow-up (TS-10, WG-2, WG-3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.cycle_views import PersonStage, PlanlessPerson, Stage, StageBoard
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.formats import age_text
from penilaian_desktop.ui.screens.tahapan.printing import PrintedUnit, UnitPapers
from penilaian_desktop.ui.screens.tahapan.reading import (
    NO_PLAN,
    UnitRow,
    people_of,
    unit_rows,
)
from penilaian_desktop.ui.screens.tahapan.words import (
    ORDER,
    next_step,
    stage_cell,
    stage_mark,
    stage_name,
)
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

UNITS = 380
PERSON_ROW = 44
WIDTHS = {
    Stage.PLANNING: 124,
    Stage.EXECUTION: 84,
    Stage.APPRAISAL: 120,
    Stage.FOLLOW_UP: 88,
}
Loaded = tuple[StageBoard, tuple[PlanlessPerson, ...], tuple[int, ...], tuple[Period, ...]]


def load(services: Services, session: Session, year: int) -> Loaded:
    """Return the board of a year, who has no agreed plan, the years and the year's periods."""
    periods: tuple[Period, ...] = services.appraisals.periods(session)
    years = {p.starts.year for p in periods} | {year}
    return (
        services.stages.board(session, year),
        services.stages.without_plan(session, year),
        tuple(sorted(years, reverse=True)),
        tuple(p for p in periods if p.starts.year == year),
    )


class TahapanPage(Page):
    """Shows the stages; a head goes from a person to their appraisal with Enter."""

    page_id: ClassVar[str] = "tahapan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.APPRAISALS, Area.PLANS, Area.PERIODS, Area.EMPLOYEES}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Tahapan"))
        self._board: StageBoard | None = None
        self._without: frozenset[str] = frozenset()
        self._unit = ""
        self._periods: tuple[Period, ...] = ()
        self._papers = UnitPapers(self)
        self._build()
        shortcut(self, "F", self.filter.setFocus)
        shortcut(self, "Ctrl+P", self._print_menu)

    def _build(self) -> None:
        year = self.context.today().year
        self.year = ComboBox(((str(year), str(year)),))
        self.year.setAccessibleName(self.tr("Tahun"))
        self.year.chosen.connect(lambda _key: self.refresh())
        self.filter = ComboBox(self._filters(0))
        self.filter.setAccessibleName(self.tr("Tampilkan"))
        self.filter.chosen.connect(lambda _key: self._show_people())
        self.header.add_action(self.filter)
        self.header.add_action(self.year)
        self.print_button = Button(self.tr("Cetak"), "print", clicked=self._print_menu)
        self.print_button.set_menu_arrow(True)
        self.header.add_action(self.print_button)
        self.units: RecordModel[UnitRow] = RecordModel(self._unit_columns())
        self.unit_view = TableView(self.units, self.tr("Unit"), row_height=PERSON_ROW)
        self.unit_view.chosen.connect(self._choose_unit)
        self.people: RecordModel[PersonStage] = RecordModel(self._person_columns())
        self.person_view = TableView(
            self.people, self.tr("Pegawai menurut tahap"), row_height=PERSON_ROW
        )
        self.person_view.opened.connect(self._open_person)
        self.unit_card = Card(self.tr("Unit"))
        self.unit_card.body.addWidget(self.unit_view, 1)
        self.person_card = Card(self.tr("Pegawai"))
        self.person_card.body.addWidget(self.person_view, 1)
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.unit_card)
        self._columns.addWidget(self.person_card, 1)
        self.unit_card.setFixedWidth(UNITS)
        self._empty = EmptyState(
            "columns",
            self.tr("Belum ada pegawai untuk ditampilkan"),
            self.tr(
                "Di sini terlihat siapa yang berada pada tahap apa, dari penyusunan SKP sampai "
                "tindak lanjut, sesudah kepegawaian mencatat pegawai dan pejabat penilainya."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(ScrollColumn(inner, host=self))
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("unit atau pegawai berikutnya")),
            ("F", self.tr("pilih tahap yang ditampilkan")),
            ("Enter", self.tr("buka penilaian pegawai")),
            ("Ctrl+C", self.tr("salin baris sebagai teks")),
            ("Ctrl+P", self.tr("cetak rekap unit yang dipilih")),
            ("Ctrl+Shift+E", self.tr("ekspor tabel ke Excel")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Empat tahap pengelolaan kinerja: perencanaan, pelaksanaan, penilaian, dan tindak "
            "lanjut. Tahap seorang pegawai adalah yang belum tuntas paling awal: SKP yang belum "
            "disepakati, lalu periode berakhir yang belum terbit hasilnya, lalu tindak lanjut "
            "yang terbuka. Tahap unit adalah yang paling awal di antara pegawainya.\n\n"
            "Pilih “Tanpa SKP disepakati” untuk daftar pegawai yang rencananya belum ada atau "
            "belum disepakati.\n\n"
            "Cetak membuat rekap unit yang dipilih, juga sebagai Excel, dan bagi kepegawaian "
            "ringkasan tanpa nama."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a year, or to whoever has no agreed plan ("no_plan")."""
        if argument == NO_PLAN:
            self.filter.set_value(NO_PLAN)
            self._show_people()
        elif isinstance(argument, str) and argument.isdecimal():
            self.year.set_options([(argument, argument)])
            self.refresh()

    def refresh(self) -> None:
        """Load the board of the year chosen."""
        services, session = self.context.services, self.context.session
        year = int(self.year.value())
        self.run(lambda _r: load(services, session, year), self._show, key="board")

    def _show(self, found: Loaded) -> None:
        board, without, years, periods = found
        if str(board.year) != self.year.value():
            return
        self._board, self._periods = board, periods
        self._without = frozenset(one.person.person_id for one in without)
        self.year.set_options([(str(year), str(year)) for year in years])
        self.year.set_value(str(board.year))
        shown = self.filter.value()
        self.filter.set_options(self._filters(len(self._without)))
        self.filter.set_value(shown)
        self._stack.setCurrentIndex(0 if board.people else 1)
        rows = unit_rows(board, self.tr("Semua unit"))
        self.units.set_rows(rows)
        at = self.units.row_of(lambda row: row.unit.unit_id == self._unit)
        self._unit = self._unit if at >= 0 else (rows[0].unit.unit_id if rows else "")
        self.unit_view.choose_row(max(0, at))
        self._fit()
        self._show_people()
        self._say(board)

    def _say(self, board: StageBoard) -> None:
        counts = [
            self.tr("{0} {1}").format(number(count), stage_name(stage).lower())
            for stage in ORDER
            if (count := sum(p.stage is stage for p in board.people))
        ]
        self.header.set_subtitle(" · ".join([*counts, age_text(board.as_of, board.oldest)]))

    def _choose_unit(self, record: object) -> None:
        if isinstance(record, UnitRow) and record.unit.unit_id != self._unit:
            self._unit = record.unit.unit_id
            self._show_people()

    def _show_people(self) -> None:
        board = self._board
        if board is None:
            return
        people = people_of(board, self._unit, self.filter.value(), self._without)
        self.people.set_rows(people)
        unit = next((u for u in board.units if u.unit_id == self._unit), None)
        self.person_card.set_title(unit.unit_name if unit is not None else self.tr("Pegawai"))
        self.person_card.set_note(self.tr("{0} orang").format(number(len(people))))
        self._fit()

    def _open_person(self, record: object) -> None:
        if not isinstance(record, PersonStage):
            return
        if Role.APPRAISER in self.context.session.roles:
            self.navigate("penilaian", record.person.person_id)

    # --- paper -----------------------------------------------------------------------------
    def print_menu(self) -> QMenu | None:
        """Return the papers about the unit chosen; None before anybody is shown."""
        board = self._board
        if board is None or not board.people:
            return None
        unit = next((u for u in board.units if u.unit_id == self._unit), None)
        name = unit.unit_name if unit is not None else self.tr("Semua unit")
        return self._papers.menu(self._periods, PrintedUnit(self._unit, name))

    def _print_menu(self) -> None:
        menu = self.print_menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            below = QPoint(0, self.print_button.height() + 4)
            menu.popup(self.print_button.mapToGlobal(below))

    # --- tables ----------------------------------------------------------------------------
    def _filters(self, without: int) -> list[tuple[str, str]]:
        no_plan = self.tr("Tanpa SKP disepakati ({0})").format(number(without))
        return [
            ("", self.tr("Semua tahap")),
            *((stage.value, stage_name(stage)) for stage in ORDER),
            (NO_PLAN, no_plan),
        ]

    def _unit_columns(self) -> list[Column[UnitRow]]:
        return [
            Column(
                "unit",
                self.tr("Unit"),
                lambda r: Cell(
                    "\N{EM SPACE}" * r.depth + r.unit.unit_name,
                    second="\N{EM SPACE}" * r.depth
                    + self.tr("{0} orang").format(number(r.unit.people)),
                    strong=r.depth == 0,
                ),
            ),
            Column(
                "stage",
                self.tr("Tahap paling awal"),
                lambda r: Cell(pill=stage_mark(r.unit.stage)._replace(text=self._share(r))),
                width=136,
            ),
        ]

    def _share(self, row: UnitRow) -> str:
        stage = row.unit.stage
        return f"{stage_name(stage)} {number(row.count(stage))}"

    def _person_columns(self) -> list[Column[PersonStage]]:
        stages = [
            Column(
                stage.value,
                stage_name(stage),
                lambda p, stage=stage: stage_cell(p, stage),  # type: ignore[misc]
                width=WIDTHS[stage],
            )
            for stage in ORDER
        ]
        return [
            Column(
                "name",
                self.tr("Nama"),
                lambda p: Cell(
                    p.person.name,
                    second=next_step(p) or p.person.position,
                    spoken=f"{p.person.name}, {p.person.position}, {next_step(p)}".strip(", "),
                ),
                sort=lambda p: name_order(p.person.name),
            ),
            *stages,
        ]

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: the units above the persons, the page scrolls as a whole."""
        super().set_narrow(narrow)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setSpacing(12 if narrow else 16)
        if narrow:
            self.unit_card.setMinimumWidth(0)
            self.unit_card.setMaximumWidth(16777215)
        else:
            self.unit_card.setFixedWidth(UNITS)
        self._fit()

    def _fit(self) -> None:
        """Give both tables their height where the page scrolls as a whole."""
        unit_tall = 34 + PERSON_ROW * max(2, min(4, self.units.rowCount()))
        person_tall = 34 + PERSON_ROW * max(3, self.people.rowCount())
        self.unit_view.setMinimumHeight(unit_tall if self.narrow else 0)
        self.unit_view.setMaximumHeight(unit_tall if self.narrow else 16777215)
        self.person_view.setMinimumHeight(person_tall if self.narrow else 0)
