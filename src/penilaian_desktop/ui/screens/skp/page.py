"""The page SKP: the plan of a year as a tree, with its checklist and the drawer that edits it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.plan import Approach, RhkKind
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.screens.skp.action_tab import ActionTab
from penilaian_desktop.ui.screens.skp.checklist_words import ATTACHMENTS, OpenLine, field_of
from penilaian_desktop.ui.screens.skp.desks import PlanDesks
from penilaian_desktop.ui.screens.skp.drawer import PlanDrawer, find
from penilaian_desktop.ui.screens.skp.empty_plan import EmptyPlan
from penilaian_desktop.ui.screens.skp.expected_tab import ExpectedTab
from penilaian_desktop.ui.screens.skp.header import PlanControls, menu_of
from penilaian_desktop.ui.screens.skp.loading import Loaded, load, plan_options, subtitle
from penilaian_desktop.ui.screens.skp.page_words import plan_help, plan_keys
from penilaian_desktop.ui.screens.skp.printing import FORM, PlanPrinter
from penilaian_desktop.ui.screens.skp.results_tab import ResultsTab
from penilaian_desktop.ui.screens.skp.status_banner import CLOSED, StatusBanner
from penilaian_desktop.ui.screens.skp.text_tabs import AttachmentsTab, BehaviourTab
from penilaian_desktop.ui.screens.skp.versions_tab import VersionsTab
from penilaian_desktop.ui.screens.skp.writes import PlanWrites
from penilaian_desktop.ui.widgets.button import shortcut
from penilaian_desktop.ui.widgets.drawer import WIDTH as DRAWER
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

RESULTS, ACTIONS, BEHAVIOUR, ATTACHED, VERSIONS, EXPECTED = (
    "hasil", "aksi", "perilaku", "lampiran", "versi", "harapan",
)  # fmt: skip
PARTS = (RESULTS, ACTIONS, BEHAVIOUR, ATTACHED, VERSIONS, EXPECTED)
STACK_UNDER = 860
"""A page narrower than this puts the checklist below the table and scrolls as a whole."""
LEAST_BESIDE_DRAWER = 620


class SkpPage(Page):
    """Loads the plan, turns what people do into use cases, and says what happened."""

    page_id: ClassVar[str] = "skp"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.PLANS, Area.EMPLOYEES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("SKP"))
        self._year = context.today().year
        self._plan_id = ""
        self._loaded: Loaded | None = None
        self._unlocked = ""
        self._wanted = ""
        self._printed: Path | None = None
        self._writes = PlanWrites(self)
        self._printer = PlanPrinter(context, self)
        self.controls = PlanControls(self.header)
        self.saved, self.reopen, self.add = (
            self.controls.saved, self.controls.reopen, self.controls.add,
        )  # fmt: skip
        self.print_button = self.controls.print_button
        self.results = ResultsTab(self)
        self.table, self.checklist = self.results.table, self.results.checklist
        self.add_other = self.results.add_other
        self.actions_tab = ActionTab(context)
        self.behaviour = BehaviourTab(context)
        self.attachments = AttachmentsTab(context)
        self.versions = VersionsTab(context)
        self.expected = ExpectedTab(context)
        self.empty = EmptyPlan()
        self.banner = StatusBanner()
        self._build_body()
        self.drawer = PlanDrawer(context, self)
        self.drawer.hide()
        self.desks = PlanDesks(self, self._writes)
        self._connect()
        self._keys()

    # --- building ----------------------------------------------------------------------------
    def _build_body(self) -> None:
        self.tabs = TabBar(
            (
                (RESULTS, self.tr("Hasil kerja")),
                (ACTIONS, self.tr("Rencana aksi")),
                (BEHAVIOUR, self.tr("Perilaku kerja")),
                (ATTACHED, self.tr("Lampiran")),
                (VERSIONS, self.tr("Bandingkan versi")),
                (EXPECTED, self.tr("Yang diharapkan")),
            ),
            self.tr("Bagian SKP"),
        )
        self._stack = QStackedWidget()
        for widget in (
            self.results, self.actions_tab, self.behaviour, self.attachments, self.versions,
            self.expected, self.empty,
        ):  # fmt: skip
            self._stack.addWidget(widget)
        self.body.setSpacing(16)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._stack, 1)
        self.banner.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.controls.year_chosen.connect(self._choose_year)
        self.controls.plan_chosen.connect(self._choose_plan)
        self.controls.reopen_wanted.connect(self._reopen)
        self.controls.add_wanted.connect(lambda: self._add(RhkKind.UTAMA))
        self.controls.print_wanted.connect(self.print_plan)
        self.controls.more_wanted.connect(
            lambda: self.controls.open_menu(self.desks.page_actions(), self)
        )
        self.results.other_wanted.connect(lambda: self._add(RhkKind.TAMBAHAN))
        self.results.library_wanted.connect(lambda: self.desks.open_library(self.table.rhk_id()))
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(self._on_chosen)
        self.table.add_wanted.connect(self.add_indicator)
        self.table.delete_wanted.connect(self.delete)
        self.table.move_wanted.connect(self.move_row)
        self.table.dropped.connect(self._drop)
        self.table.menu_wanted.connect(self._menu)
        self.checklist.jumped.connect(self._jump)
        self.checklist.submitted.connect(self._submit)
        self.checklist.superior_wanted.connect(self.desks.open_superior)
        self.drawer.closed.connect(self._close_drawer)
        self.drawer.delete_requested.connect(self.delete)
        self.drawer.indicator_wanted.connect(self.add_indicator)
        self.drawer.library_wanted.connect(self.desks.open_library)
        self.drawer.reattach_wanted.connect(self.desks.open_reattach)
        self.drawer.complaint_wanted.connect(self.desks.open_complaint)
        self.drawer.left_blank.connect(self._drop_blank)
        self.empty.begun.connect(lambda key: self._writes.create(self._year, Approach(key)))
        self.empty.copied.connect(self.copy_older)
        self.empty.import_wanted.connect(self.desks.open_import)
        for tab in (self.behaviour, self.attachments, self.actions_tab):
            tab.saved_at.connect(self.saved.setText)
        self.expected.proposal_taken.connect(self.desks.take_proposal)
        self._printer.printed.connect(self.say_file)

    def _keys(self) -> None:
        for keys, action in (
            ("B", lambda: self._add(RhkKind.UTAMA)),
            ("I", lambda: self.add_indicator(self.table.rhk_id())),
            ("P", lambda: self.desks.open_library(self.table.rhk_id())),
            ("H", lambda: self.desks.open_reattach(self.table.rhk_id())),
            ("Ctrl+P", self.print_plan),
        ):
            shortcut(self, keys, action)
        for n, part in enumerate(PARTS, 1):
            shortcut(self, f"Alt+{n}", partial(self.show_tab, part))

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return plan_keys()

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return plan_help()

    # --- loading -----------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the plan of the year again."""
        services, session = self.context.services, self.context.session
        year, plan_id = self._year, self._plan_id
        self.run(lambda _r: load(services, session, year, plan_id), self.show_loaded, key="plan")

    def open(self, argument: object) -> None:
        """Go to a record of the plan by its id, or to a part by its name."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in PARTS:
            self.show_tab(argument)
        elif self.plan is not None:
            self._go_to(argument)
        else:
            self._wanted = argument

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what was found."""
        self._loaded = loaded
        self.controls.show_years(self._year, self.context.today().year)
        plan = loaded.plan
        chosen = plan.id if plan is not None else ""
        self.controls.show_plans(plan_options(loaded.plans), chosen)
        self.show_header()
        if plan is None:
            self.drawer.hide()
            self.empty.show_year(
                loaded.year, copy_from=loaded.copy_from, proposals=len(loaded.proposals)
            )
            self.expected.show_year(loaded.year)
        else:
            self.results.show_plan(plan, leader_known=bool(loaded.leader), editable=self.editable)
            for tab in (self.behaviour, self.attachments):
                tab.show_plan(plan, editable=self.editable)
            self.actions_tab.show_plan(plan, editable=plan.editable)
            for reader in (self.versions, self.expected):
                reader.show_plan(plan)
            if self.drawer.record_id and not self.drawer.isHidden():
                self._show_in_drawer(self.drawer.record_id)
        part = self.tabs.value()
        self.show_tab(part if plan is not None or part == EXPECTED else RESULTS)
        if self._wanted and plan is not None:
            wanted, self._wanted = self._wanted, ""
            self._go_to(wanted)

    @property
    def plan(self) -> PlanView | None:
        """Return the plan shown."""
        return self._loaded.plan if self._loaded is not None else None

    @property
    def loaded(self) -> Loaded | None:
        """Return everything that was loaded."""
        return self._loaded

    @property
    def year(self) -> int:
        """Return the year shown."""
        return self._year

    @property
    def leader(self) -> tuple[RhkChoice, ...]:
        """Return the RHK of the leader's plan."""
        return self._loaded.leader if self._loaded is not None else ()

    @property
    def editable(self) -> bool:
        """Tell whether the plan may be changed now."""
        plan = self.plan
        if plan is None or not plan.editable:
            return False
        return plan.status not in CLOSED or self._unlocked == plan.id

    def show_header(self) -> None:
        """Show title, state, and the line above the plan."""
        plan = self.plan
        self.header.set_title(self.tr("SKP {year}").format(year=self._year))
        self.header.set_subtitle(subtitle(plan) if plan is not None else self.tr("Belum disusun"))
        closed = plan is not None and plan.editable and plan.status in CLOSED
        self.controls.show_plan(plan, editable=self.editable, closed=closed)
        for part in PARTS:
            self.tabs.show_tab(part, shown=plan is not None or part in {RESULTS, EXPECTED})
        if self._printed is not None and plan is not None:
            self.banner.show_file(self._printed, self._close_banner)
        else:
            self.banner.show_plan(plan, editable=self.editable)
            waiting = len(self._loaded.proposals) if self._loaded is not None else 0
            if waiting and plan is not None and not self.banner.speaks:
                self.banner.show_proposals(waiting, lambda: self.show_tab(EXPECTED))

    # --- moving about ------------------------------------------------------------------------
    def show_tab(self, key: str) -> None:
        """Show a part of the plan."""
        self.tabs.set_value(key)
        at = PARTS.index(key) if key in PARTS else 0
        bare = self.plan is None and key != EXPECTED
        self._stack.setCurrentIndex(len(PARTS) if bare else at)
        self.saved.setVisible(key in {ACTIONS, BEHAVIOUR, ATTACHED} and self.plan is not None)
        if key != RESULTS and not self.drawer.isHidden():
            self.drawer.close_drawer()
        self._arrange()

    def edit(self, wanted: str, field: str = "") -> None:
        """Open the drawer on an RHK or an indicator and put the caret into it."""
        self._show_in_drawer(wanted, focus=True, field=field)
        self._arrange()

    def _show_in_drawer(self, wanted: str, *, focus: bool = False, field: str = "") -> None:
        loaded = self._loaded
        if loaded is not None and loaded.plan is not None:
            self.drawer.set_goals(loaded.goals)
            self.drawer.show_record(
                loaded.plan,
                wanted,
                loaded.leader,
                editable=self.editable,
                focus=focus,
                field=field,
            )

    def _go_to(self, wanted: str) -> None:
        self.show_tab(RESULTS)
        if self.table.choose(wanted):
            self.edit(wanted)

    def _jump(self, line: OpenLine) -> None:
        plan = self.plan
        if plan is None:
            return
        if line.code in ATTACHMENTS:
            self.show_tab(ATTACHED)
            self.attachments.focus_list(line.code)
        elif line.code == "behaviour":
            self.show_tab(BEHAVIOUR)
        elif line.code == "rhk":
            self._add(RhkKind.UTAMA)
        elif line.code == "rhk_indicator":
            self.add_indicator(line.record_id)
        else:
            self.table.choose(line.record_id)
            self.edit(line.record_id, field_of(line.code))

    def _on_chosen(self, wanted: str) -> None:
        if not self.drawer.isHidden() and self.drawer.record_id != wanted:
            self._show_in_drawer(wanted)

    def _choose_year(self, key: str) -> None:
        self._turn_to(int(key), "")

    def _choose_plan(self, key: str) -> None:
        self._turn_to(self._year, key)

    def _turn_to(self, year: int, plan_id: str) -> None:
        self.flush()
        self._year, self._plan_id, self._unlocked, self._printed = year, plan_id, "", None
        self.drawer.close_drawer()
        self.refresh()

    def show_plan_of(self, plan_id: str) -> None:
        """Turn to another plan of the year shown."""
        self._turn_to(self._year, plan_id)

    def _close_drawer(self) -> None:
        self._arrange()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- writing -----------------------------------------------------------------------------
    def _add(self, kind: RhkKind) -> None:
        plan = self.plan
        if plan is not None and self.editable:
            self.flush()
            self.show_tab(RESULTS)
            self._writes.add_rhk(plan, kind, self.begin)

    def add_indicator(self, rhk_id: str) -> None:
        """Add an empty indicator to an RHK and open it."""
        if rhk_id and self.editable:
            self.flush()
            self._writes.add_indicator(rhk_id, self.begin)

    def begin(self, new: str) -> None:
        """Open what was just added, once the plan that has it is shown."""
        if self.plan is not None and find(self.plan, new)[0] is not None:
            self.table.choose(new)
            self.edit(new)
        else:
            self._wanted = new

    def delete(self, wanted: str) -> None:
        """Delete an RHK or an indicator."""
        if self.plan is not None and self.editable:
            self._writes.delete(self.plan, wanted)

    def _drop_blank(self, wanted: str) -> None:
        if self.plan is not None and self.editable:
            self._writes.delete(self.plan, wanted, quietly=True)

    def move_row(self, wanted: str, by: int) -> None:
        """Move an RHK or an indicator up (-1) or down (1)."""
        if self.plan is not None and self.editable:
            self.flush()
            self._writes.move(self.plan, wanted, by)

    def _drop(self, moved: str, onto: str) -> None:
        if self.plan is not None and self.editable:
            self.flush()
            self._writes.drop(self.plan, moved, onto)

    def _submit(self) -> None:
        if self.plan is not None:
            self.flush()
            self._unlocked = ""
            self._writes.submit(self.plan)

    def _reopen(self) -> None:
        if self.plan is not None:
            self._unlocked = self.plan.id
            self.refresh()

    def copy_older(self) -> None:
        """Begin the year with a copy of the year before."""
        if self._loaded is not None and self._loaded.copy_from is not None:
            self._writes.copy(self._loaded.copy_from, self._year)

    def flush(self) -> None:
        """Write at once what was typed."""
        self.drawer.flush()
        for tab in (self.behaviour, self.attachments):
            tab.autosave.flush()

    def print_plan(self) -> None:
        """Ask for a file and print the plan into it."""
        self.print_paper(FORM)

    def print_paper(self, form: str) -> None:
        """Show a paper of the plan as it is printed."""
        if self.plan is not None:
            self.flush()
            self._printer.print_plan(self.plan, form)

    def say_file(self, file: Path) -> None:
        """Say above the plan that a file was written."""
        self._printed = file
        self.show_header()

    def _close_banner(self) -> None:
        self._printed = None
        self.show_header()

    def _menu(self, wanted: str, position: QPoint) -> None:
        actions = self.desks.row_actions(wanted)
        if actions:
            menu_of(actions, self).popup(position)

    # --- measures ----------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.body.setSpacing(8 if narrow else 16)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right over the whole height."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give drawer and checklist their places, beside the table or over and below it."""
        shown = not self.drawer.isHidden()
        beside = shown and self.width() - DRAWER >= LEAST_BESIDE_DRAWER
        edge = 12 if self.narrow else 24
        margins = self._frame.contentsMargins()
        margins.setRight(edge + DRAWER if beside else edge)
        self._frame.setContentsMargins(margins)
        self.drawer.setGeometry(self.width() - DRAWER, 0, DRAWER, self.height())
        self.drawer.raise_()
        room = self.width() - (DRAWER if beside else 0)
        stacked = self.width() < STACK_UNDER or self.height() < 420
        self.results.arrange(stacked=stacked, beside_drawer=beside)
        tight = beside and room < STACK_UNDER
        small = self.width() < STACK_UNDER
        self.controls.set_room(tight=tight, small=small, has_plan=self.plan is not None)
