"""The page Sasaran & pustaka: the cascade of the agency, and the library of ready indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.plan_views import CascadeNode, GoalItem, LibraryItem, UnlinkedItem
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.sasaran.goals_tab import GoalsTab, StaffTab
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.library_form import LibraryForm
from penilaian_desktop.ui.widgets.library_list import LibraryList
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

GOALS, STAFF, LIBRARY, LOOSE = "kaskade", "pegawai", "pustaka", "tanpa"
PARTS = (GOALS, STAFF, LIBRARY, LOOSE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything the page shows of a year."""

    goals: tuple[GoalItem, ...]
    units: tuple[Unit, ...]
    nodes: tuple[CascadeNode, ...]
    library: tuple[LibraryItem, ...]
    loose: tuple[UnlinkedItem, ...]


def load(services: Services, session: Session, year: int) -> Loaded:
    """Read the cascade of a year, the library of today, and the indicators without a goal."""
    return Loaded(
        services.cascade.goals(session, year),
        services.master_data.units(session),
        services.cascade.tree(session, year),
        services.library.list(session, retired=True),
        services.cascade.unlinked(session, year),
    )


class SasaranPage(Page):
    """Loads all parts at once; each is written in its own place."""

    page_id: ClassVar[str] = "sasaran"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.PLANS, Area.EMPLOYEES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Sasaran & pustaka"))
        self._year = context.today().year
        self.dialog: Dialog | None = None
        self.goals = GoalsTab(context)
        self.staff = StaffTab()
        self.library = LibraryList()
        self.loose: RecordModel[UnlinkedItem] = RecordModel(
            (
                Column("text", self.tr("Indikator"), lambda i: Cell(i.text, i.rhk_text)),
                Column("person", self.tr("Pegawai"), lambda i: i.person or "–", 190),
                Column("unit", self.tr("Unit"), lambda i: i.unit or "–", 220),
            )
        )
        self.loose_view = TableView(self.loose, self.tr("Indikator tanpa sasaran"), row_height=48)
        self.years = ComboBox(name=self.tr("Tahun"))
        self.edition = Button(self.tr("Edisi baru…"), "branch", clicked=self._new_edition)
        self.retire = Button(self.tr("Akhiri"), "refused", clicked=self._retire)
        self.add = Button(self.tr("Tambah"), "add", kind="primary", clicked=self._add)
        for widget in (self.years, self.retire, self.edition, self.add):
            self.header.add_action(widget)
        self._build()
        self.tabs.chosen.connect(self.show_tab)
        self.years.chosen.connect(self._choose_year)
        self.goals.toast.connect(self.toast)
        self.library.opened.connect(lambda _item: self._new_edition())
        self.library.chosen.connect(lambda _item: self._show_actions())
        shortcut(self, "N", self._add)
        self.show_tab(GOALS)

    def _build(self) -> None:
        self.tabs = TabBar(
            (
                (GOALS, self.tr("Kaskade sasaran")),
                (STAFF, self.tr("Sampai pegawai")),
                (LIBRARY, self.tr("Pustaka indikator")),
                (LOOSE, self.tr("Tanpa sasaran")),
            ),
            self.tr("Bagian"),
        )
        self.begin = Button(
            self.tr("Tulis visi"), "add", kind="primary", clicked=self.goals.add_top
        )
        self.empty = EmptyState(
            "flag",
            self.tr("Belum ada sasaran"),
            self.tr(
                "Tulis visi, lalu misi, tujuan, sasaran, dan indikator instansi. RHK dan indikator "
                "pegawai kemudian dihubungkan ke sasaran ini."
            ),
            self.begin,
        )
        self._goal_stack = QStackedWidget()
        self._goal_stack.addWidget(self.goals)
        self._goal_stack.addWidget(self.empty)
        loose = QWidget()
        column = QVBoxLayout(loose)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.setAccessibleName(self.tr("Indikator tanpa sasaran"))
        card.body.addWidget(self.loose_view)
        self.nothing_loose = EmptyState(
            "done",
            self.tr("Semua indikator mendukung sasaran"),
            self.tr("Indikator yang tidak terhubung ke sasaran mana pun tampak di sini."),
        )
        self._loose_stack = QStackedWidget()
        self._loose_stack.addWidget(card)
        self._loose_stack.addWidget(self.nothing_loose)
        column.addWidget(self._loose_stack)
        self._stack = QStackedWidget()
        for widget in (self._goal_stack, self.staff, self.library, loose):
            self._stack.addWidget(widget)
        self.body.setSpacing(16)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("berpindah antar baris")),
            ("Enter", self.tr("ubah sasaran; di pustaka: edisi baru")),
            ("N", self.tr("tambah sasaran di bawah, atau indikator")),
            ("Ctrl+Z", self.tr("urungkan")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Kaskade sasaran menghubungkan visi sampai indikator instansi. Pegawai memilih sasaran "
            "itu pada RHK atau indikatornya di SKP; kolom Dipakai menghitungnya.\n\n"
            "Pustaka berisi indikator siap pakai dengan arah dan rumusnya. Perubahan selalu "
            "menjadi edisi baru dengan tanggal berlaku; SKP yang disepakati tidak berubah.\n\n"
            "Tanpa sasaran memuat indikator pegawai yang belum mendukung sasaran mana pun."
        )

    # --- loading -----------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load everything again."""
        services, session, year = self.context.services, self.context.session, self._year
        self.run(lambda _r: load(services, session, year), self.show_loaded, key="cascade")

    def open(self, argument: object) -> None:
        """Go to a part by its name."""
        if argument in PARTS:
            self.show_tab(str(argument))

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what was found."""
        this = self.context.today().year
        years = sorted({this - 1, this, this + 1, self._year}, reverse=True)
        self.years.set_options([(str(y), str(y)) for y in years])
        self.years.set_value(str(self._year))
        self.goals.show_goals(loaded.goals, loaded.units)
        self._goal_stack.setCurrentIndex(0 if loaded.goals else 1)
        self.staff.show_nodes(loaded.nodes)
        self.library.show_items(loaded.library)
        self.loose.set_rows(loaded.loose)
        self._loose_stack.setCurrentIndex(0 if loaded.loose else 1)
        parts = [
            self.tr("{count} sasaran").format(count=len(loaded.goals)),
            self.tr("{count} indikator siap pakai").format(
                count=sum(not item.retired for item in loaded.library)
            ),
        ]
        if loaded.loose:
            words = self.tr("**{count} indikator tanpa sasaran**")
            parts.append(words.format(count=len(loaded.loose)))
        self.header.set_subtitle(" · ".join(parts))
        self._show_actions()

    def show_tab(self, key: str) -> None:
        """Show a part."""
        self.tabs.set_value(key)
        self._stack.setCurrentIndex(PARTS.index(key))
        self._show_actions()

    def _show_actions(self) -> None:
        key = self.tabs.value()
        item = self.library.current()
        self.edition.setVisible(key == LIBRARY)
        self.retire.setVisible(key == LIBRARY)
        self.years.setVisible(key != LIBRARY)
        self.add.setVisible(key in {GOALS, LIBRARY})
        self.add.setText(self.tr("Indikator baru") if key == LIBRARY else self.tr("Tambah sasaran"))
        self.edition.refuse("" if item is not None else self.tr("Pilih satu indikator dahulu."))
        self.retire.refuse(
            self.tr("Pilih satu indikator dahulu.")
            if item is None
            else self.tr("Sudah diakhiri.")
            if item.retired
            else ""
        )

    def _choose_year(self, key: str) -> None:
        self.goals.autosave.flush()
        self._year = int(key)
        self.refresh()

    # --- writing -----------------------------------------------------------------------------
    def _add(self) -> None:
        if self.tabs.value() == LIBRARY:
            self._form(None)
        elif self.tabs.value() == GOALS:
            if self.goals.goal() is None:
                self.goals.add_top()
            else:
                self.goals.add_below()

    def _new_edition(self) -> None:
        item = self.library.current()
        if item is not None:
            self._form(item)

    def _form(self, item: LibraryItem | None) -> None:
        self.dialog = LibraryForm(self.context, self, item, self.context.today())
        self.dialog.open()

    def _retire(self) -> None:
        item = self.library.current()
        if item is None:
            return
        library, session = self.context.services.library, self.context.session
        code, name, today = item.code, item.name, self.context.today()
        self.run(
            lambda _r: library.retire(session, code, today),
            lambda outcome: self.toast(
                self.tr("{name} diakhiri; SKP yang memakainya tidak berubah").format(name=name),
                outcome.undo_label,
            ),
            lane=Lane.WRITE,
        )
