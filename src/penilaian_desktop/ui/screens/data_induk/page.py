"""The page Data induk: persons, units, periods and the calendar, kept by HR."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.ui.screens.data_induk.agency_dialog import AgencyDialog
from penilaian_desktop.ui.screens.data_induk.calendar_tab import CalendarTab
from penilaian_desktop.ui.screens.data_induk.new_person import NewPersonDialog
from penilaian_desktop.ui.screens.data_induk.people_tab import PeopleTab
from penilaian_desktop.ui.screens.data_induk.periods_tab import PeriodsTab
from penilaian_desktop.ui.screens.data_induk.person_drawer import PersonDrawer
from penilaian_desktop.ui.screens.data_induk.reading import UnitTree, calendar_year, unit_tree
from penilaian_desktop.ui.screens.data_induk.units_tab import UnitsTab
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.drawer import WIDTH as DRAWER
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.domain.appraisal import Period
    from penilaian_desktop.domain.plan_views import SuperiorClaim
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.widgets.dialog import Dialog

PEOPLE, UNITS, PERIODS, CALENDAR = "pegawai", "unit", "periode", "kalender"
TABS = (PEOPLE, UNITS, PERIODS, CALENDAR)
LEAST_BESIDE_DRAWER = 620


class DataIndukPage(Page):
    """Loads the master data; HR changes it, tim penyusun reads it."""

    page_id: ClassVar[str] = "data_induk"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.EMPLOYEES, Area.PERIODS, Area.CALENDAR, Area.PLANS}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Data induk"))
        self.editable = Role.HR in context.session.roles
        self._units = UnitTree((), ())
        self._wanted = ""
        self._claims: tuple[SuperiorClaim, ...] = ()
        self._claims_dialog: Dialog | None = None
        self.people = PeopleTab(context, editable=self.editable)
        self.units = UnitsTab(context, editable=self.editable)
        self.periods = PeriodsTab(context, editable=self.editable)
        self.calendar = CalendarTab(context, editable=self.editable)
        self.drawer = PersonDrawer(context, editable=self.editable, parent=self)
        self.drawer.hide()
        self.tabs = TabBar(
            (
                (PEOPLE, self.tr("Pegawai")),
                (UNITS, self.tr("Unit")),
                (PERIODS, self.tr("Periode")),
                (CALENDAR, self.tr("Kalender")),
            ),
            self.tr("Bagian data induk"),
        )
        self._stack = QStackedWidget()
        for tab in (self.people, self.units, self.periods, self.calendar):
            self._stack.addWidget(tab)
        self.body.setSpacing(16)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.header.set_subtitle(
            self.tr("Dipakai oleh semua unit; perubahan dikirim lewat paket data induk")
            if self.editable
            else self.tr("Tim penyusun hanya membaca; perubahan dilakukan oleh kepegawaian")
        )
        self.print_button = Button(
            self.tr("Cetak untuk satu unit"), "print", clicked=self.print_unit
        )
        self.agency_button = Button(self.tr("Instansi…"), "building", clicked=self.open_agency)
        self.agency_dialog: AgencyDialog | None = None
        self.claims_button = Button(self.tr("Usulan atasan"), "person", clicked=self.open_claims)
        self.claims_button.hide()
        if self.editable:
            self.header.add_action(self.claims_button)
            self.header.add_action(self.agency_button)
            self.header.add_action(self.print_button)
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.people.opened.connect(self._open_person)
        self.people.chosen.connect(self._follow_person)
        self.people.add_wanted.connect(self._add_person)
        self.people.importing.connect(self._on_importing)
        self.drawer.closed.connect(self._close_drawer)
        self.calendar.year_wanted.connect(self._load_calendar)
        shortcut(self, "Ctrl+F", self._find)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("Ctrl+F", self.tr("cari pegawai")),
            ("Enter", self.tr("buka pegawai yang dipilih")),
            ("Esc", self.tr("tutup panel")),
            ("Del", self.tr("hapus hari libur yang dipilih")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Daftar pegawai dibaca dari Excel apa adanya: pilih berkas, periksa alasan setiap "
            "baris yang ditolak, lalu simpan baris yang baik. Setelah disimpan, semuanya masih "
            "dapat diurungkan.\n\n"
            "Pejabat penilai berlaku sejak tanggal yang ditetapkan; penilai sebelumnya berakhir "
            "sehari sebelum itu.\n\n"
            "Periode dibuat sekaligus untuk setahun. Periode yang dikunci tidak dapat diubah oleh "
            "siapa pun sampai dibuka lagi."
        )

    def print_unit(self) -> None:
        """Ask which form to print for everybody of a unit."""
        from penilaian_desktop.ui.widgets.batch_dialog import BatchDialog  # noqa: PLC0415

        services, session = self.context.services, self.context.session
        before = self.context.today().replace(day=1)

        def show(periods: Sequence[Period]) -> None:
            ended = [one.code for one in periods if one.ends < before]
            BatchDialog(self.context, self, periods, ended[-1] if ended else "").open()

        self.run(lambda _r: services.appraisals.periods(session), show, key="print_unit")

    def open_agency(self) -> None:
        """Ask for the name, the place and the zone of the agency."""
        services, session = self.context.services, self.context.session

        def show(agency: Agency | None) -> None:
            self.agency_dialog = AgencyDialog(self.context, self, agency)
            self.agency_dialog.open()

        self.run(lambda _r: services.master_data.agency(session), show, key="agency")

    def open_claims(self) -> None:
        """Show the superiors that owners of plans named and no record confirms."""
        from penilaian_desktop.ui.screens.data_induk.claims_dialog import (  # noqa: PLC0415 - seldom
            ClaimsDialog,
        )

        self._claims_dialog = ClaimsDialog(self.context, self, self._claims)
        self._claims_dialog.open()

    @property
    def claims_dialog(self) -> Dialog | None:
        """Return the list of claims last opened."""
        return self._claims_dialog

    def _show_claims(self, claims: Sequence[SuperiorClaim]) -> None:
        self._claims = tuple(claims)
        self.claims_button.setText(self.tr("Usulan atasan ({count})").format(count=len(claims)))
        self.claims_button.setVisible(bool(claims))

    # --- loading -----------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load everything again."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.master_data.employees(session), self._show_people, key="people"
        )
        self.run(lambda _r: unit_tree(services, session), self._show_units, key="units")
        self.run(
            lambda _r: services.appraisals.periods(session),
            self.periods.show_periods,
            key="periods",
        )
        if self.editable:
            self.run(
                lambda _r: services.plans.superior_claims(session), self._show_claims, key="claims"
            )
        self._load_calendar(int(self.calendar.years.value()))

    def open(self, argument: object) -> None:
        """Go to a tab by its name ("periode"), to the import ("impor"), or to a person by id."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in TABS:
            self.show_tab(argument)
        elif argument == "impor":
            self.show_tab(PEOPLE)
            if self.editable:
                self.people.show_import()
        else:
            self.show_tab(PEOPLE)
            self._go_to(argument)

    def show_tab(self, key: str) -> None:
        """Show a part of the page."""
        self.tabs.set_value(key)
        self._stack.setCurrentIndex(TABS.index(key))
        if key != PEOPLE and not self.drawer.isHidden():
            self.drawer.close_drawer()

    def _show_people(self, people: tuple[PersonItem, ...]) -> None:
        self.people.show_people(people)
        self.drawer.set_people(people)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._go_to(wanted)
        elif self.drawer.person_id and not self.drawer.isHidden():
            person = self.people.person(self.drawer.person_id)
            if person is None:
                self.drawer.close_drawer()
            else:
                self.drawer.open_person(person)

    def _show_units(self, tree: UnitTree) -> None:
        self._units = tree
        self.units.show_tree(tree)
        self.calendar.patterns.show_patterns(tree.patterns)
        self.drawer.set_units(tree.rows)

    def _load_calendar(self, year: int) -> None:
        services, session, this = self.context.services, self.context.session, self.context.today()
        watched = (this.year, this.year + 1) if this.month >= 11 else (this.year,)
        self.run(
            lambda _r: calendar_year(services, session, year, watched),
            self.calendar.show_year,
            key="calendar",
        )

    # --- persons -----------------------------------------------------------------------------
    def _go_to(self, person_id: str) -> None:
        person = self.people.person(person_id)
        if person is None:
            self._wanted = person_id
            return
        self.people.choose(person_id)
        self._open_person(person)

    def _open_person(self, person: object) -> None:
        if isinstance(person, PersonItem):
            self.drawer.open_person(person)
            self._arrange()

    def _follow_person(self, person: object) -> None:
        shown = not self.drawer.isHidden()
        if isinstance(person, PersonItem) and shown and person.person_id != self.drawer.person_id:
            self.drawer.open_person(person)

    def _close_drawer(self) -> None:
        self._arrange()
        self.people.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_person(self) -> None:
        dialog = NewPersonDialog(self.context, self, self._units.rows)
        dialog.added.connect(self._go_to)
        dialog.open()

    def _on_importing(self, importing: bool) -> None:
        if importing and not self.drawer.isHidden():
            self.drawer.close_drawer()

    def _find(self) -> None:
        self.show_tab(PEOPLE)
        self.people.show_list()
        self.people.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.people.search.selectAll()

    # --- measures ----------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.body.setSpacing(8 if narrow else 16)
        self.people.set_narrow(narrow)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right over the whole height."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give the drawer its column, or lay it over a page that is too narrow for both."""
        shown = not self.drawer.isHidden()
        beside = shown and self.width() - DRAWER >= LEAST_BESIDE_DRAWER
        edge = 12 if self.narrow else 24
        margins = self._frame.contentsMargins()
        margins.setRight(edge + DRAWER if beside else edge)
        self._frame.setContentsMargins(margins)
        self.drawer.setGeometry(self.width() - DRAWER, 0, DRAWER, self.height())
        self.drawer.raise_()
