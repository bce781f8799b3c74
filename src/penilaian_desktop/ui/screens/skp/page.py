"""The page SKP: the plan of a year as a tree, with its checklist and the drawer that edits it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.plan import Approach, PlanStatus, RhkKind
from penilaian_desktop.domain.views import PlanView, RhkChoice
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.skp.checklist import ChecklistCard
from penilaian_desktop.ui.screens.skp.checklist_words import ATTACHMENTS, OpenLine, field_of
from penilaian_desktop.ui.screens.skp.drawer import PlanDrawer, find
from penilaian_desktop.ui.screens.skp.empty_plan import EmptyPlan
from penilaian_desktop.ui.screens.skp.loading import Loaded, load, subtitle
from penilaian_desktop.ui.screens.skp.plan_table import PlanTable
from penilaian_desktop.ui.screens.skp.printing import PlanPrinter, folder_opener
from penilaian_desktop.ui.screens.skp.text_tabs import AttachmentsTab, BehaviourTab, PlanTexts
from penilaian_desktop.ui.screens.skp.writes import PlanWrites
from penilaian_desktop.ui.widgets.button import Button, shortcut, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.drawer import WIDTH as DRAWER
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.small import Pill, status_mark
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

RESULTS, BEHAVIOUR, ATTACHED = "hasil", "perilaku", "lampiran"
STACK_UNDER = 860
"""A page narrower than this puts the checklist below the table and scrolls as a whole."""
LEAST_BESIDE_DRAWER = 620
CLOSED = frozenset({PlanStatus.SUBMITTED, PlanStatus.AGREED})


class SkpPage(Page):
    """Loads the plan, turns what people do into use cases, and says what happened."""

    page_id: ClassVar[str] = "skp"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.PLANS, Area.EMPLOYEES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("SKP"))
        self._year = context.today().year
        self._plan: PlanView | None = None
        self._leader: tuple[RhkChoice, ...] = ()
        self._copy_from: int | None = None
        self._unlocked = ""
        self._wanted = ""
        self._printed: Path | None = None
        self._writes = PlanWrites(self)
        self._printer = PlanPrinter(context, self)
        self.table = PlanTable()
        self.checklist = ChecklistCard()
        self.drawer = PlanDrawer(context, self)
        self.drawer.hide()
        self.behaviour = BehaviourTab(context)
        self.attachments = AttachmentsTab(context)
        self.empty = EmptyPlan()
        self.banner = Banner(tint="warn")
        self._build_header()
        self._build_body()
        self._connect()
        self._keys()

    # --- building ----------------------------------------------------------------------------
    def _build_header(self) -> None:
        self.saved = Label("", "small", "muted")
        self.pill = Pill()
        self.years = ComboBox(name=self.tr("Tahun SKP"))
        self.print_button = Button(self.tr("Cetak"), "print", clicked=self._print)
        self.reopen = Button(self.tr("Ubah (versi baru)"), "branch", clicked=self._reopen)
        self.add = Button(
            self.tr("Tambah RHK"), "add", kind="primary", clicked=lambda: self._add(RhkKind.UTAMA)
        )
        for widget in (
            self.saved, self.pill, self.years, self.print_button, self.reopen, self.add,
        ):  # fmt: skip
            self.header.add_action(widget)

    def _build_body(self) -> None:
        self.tabs = TabBar(
            (
                (RESULTS, self.tr("Hasil kerja")),
                (BEHAVIOUR, self.tr("Perilaku kerja")),
                (ATTACHED, self.tr("Lampiran")),
            ),
            self.tr("Bagian SKP"),
        )
        card = Card()
        card.setAccessibleName(self.tr("Rencana hasil kerja"))
        card.body.addWidget(self.table, 1)
        card.body.addWidget(Rule())
        self._foot = QWidget()
        self._foot.setFixedHeight(28)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(4, 0, 12, 0)
        self.add_other = text_button(self.tr("Tambah kinerja tambahan"), "add", compact=True)
        self.add_other.clicked.connect(lambda: self._add(RhkKind.TAMBAHAN))
        foot.addWidget(self.add_other, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._foot)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(card, 1)
        self._row.addWidget(self.checklist)
        self._stack = QStackedWidget()
        tree = ScrollColumn(inner, host=self)
        for widget in (tree, self.behaviour, self.attachments, self.empty):
            self._stack.addWidget(widget)
        self.body.setSpacing(16)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._stack, 1)
        self.banner.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.years.chosen.connect(self._choose_year)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(self._on_chosen)
        self.table.add_wanted.connect(self._add_indicator)
        self.table.delete_wanted.connect(self._delete)
        self.table.move_wanted.connect(self._move)
        self.table.menu_wanted.connect(self._menu)
        self.checklist.jumped.connect(self._jump)
        self.checklist.submitted.connect(self._submit)
        self.drawer.closed.connect(self._close_drawer)
        self.drawer.delete_requested.connect(self._delete)
        self.drawer.indicator_wanted.connect(self._add_indicator)
        self.drawer.left_blank.connect(self._drop_blank)
        self.empty.begun.connect(lambda key: self._writes.create(self._year, Approach(key)))
        self.empty.copied.connect(self._copy)
        self.behaviour.saved_at.connect(self.saved.setText)
        self.attachments.saved_at.connect(self.saved.setText)
        self._printer.printed.connect(self._say_printed)

    def _keys(self) -> None:
        for keys, action in (
            ("B", lambda: self._add(RhkKind.UTAMA)),
            ("I", self._add_indicator_here),
            ("Ctrl+P", self._print),
        ):
            shortcut(self, keys, action)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("berpindah antar RHK dan indikator")),
            ("← →", self.tr("tutup, buka indikator sebuah RHK")),
            ("Enter", self.tr("ubah")),
            ("B", self.tr("tambah RHK")),
            ("I", self.tr("tambah indikator pada RHK ini")),
            ("Alt+↑, Alt+↓", self.tr("pindahkan ke atas, ke bawah")),
            ("Del", self.tr("hapus")),
            ("Ctrl+P", self.tr("cetak ke PDF")),
        )

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "SKP adalah rencana hasil kerja setahun. Setiap RHK mendukung satu RHK pimpinan dan "
            "mempunyai indikator dengan target, satuan, cara ukur, dan sumber data.\n\n"
            "Yang diketik langsung tersimpan. Kartu Kelengkapan menunjukkan apa yang masih kurang; "
            "klik satu baris untuk langsung ke isiannya. Bila sudah lengkap, ajukan ke atasan.\n\n"
            "Bila rencana pimpinan belum diterima, RHK boleh memakai induk sementara dan diganti "
            "nanti."
        )

    # --- loading -----------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the plan of the year again."""
        services, session, year = self.context.services, self.context.session, self._year
        self.run(lambda _r: load(services, session, year), self.show_loaded, key="plan")

    def open(self, argument: object) -> None:
        """Go to a record of the plan by its id, or to a tab by its name."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in {RESULTS, BEHAVIOUR, ATTACHED}:
            self.show_tab(argument)
        elif self._plan is not None:
            self._go_to(argument)
        else:
            self._wanted = argument

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what was found."""
        self._plan, self._leader = loaded.plan, loaded.leader
        self._copy_from = loaded.copy_from
        self._show_years()
        self._show_header()
        plan = loaded.plan
        if plan is None:
            self.drawer.hide()
            self.empty.show_year(loaded.year, copy_from=loaded.copy_from)
        else:
            self.table.show_plan(plan, leader_known=bool(loaded.leader))
            self.checklist.show_plan(plan)
            for tab in (self.behaviour, self.attachments):
                tab.show_plan(plan, editable=self.editable)
            if self.drawer.record_id and not self.drawer.isHidden():
                self._show_in_drawer(self.drawer.record_id)
        self.show_tab(self.tabs.value())
        self._arrange()
        if self._wanted and plan is not None:
            wanted, self._wanted = self._wanted, ""
            self._go_to(wanted)

    @property
    def plan(self) -> PlanView | None:
        """Return the plan shown."""
        return self._plan

    @property
    def editable(self) -> bool:
        """Tell whether the plan may be changed now."""
        plan = self._plan
        if plan is None or not plan.editable:
            return False
        return plan.status not in CLOSED or self._unlocked == plan.id

    def _show_years(self) -> None:
        this = self.context.today().year
        years = sorted({this - 1, this, this + 1, self._year}, reverse=True)
        self.years.set_options([(str(y), str(y)) for y in years])
        self.years.set_value(str(self._year))

    def _show_header(self) -> None:
        plan = self._plan
        self.header.set_title(self.tr("SKP {year}").format(year=self._year))
        self.pill.set_mark(status_mark(plan.status) if plan is not None else None)
        self.print_button.setVisible(plan is not None)
        closed = plan is not None and plan.editable and plan.status in CLOSED
        self.reopen.setVisible(closed and not self.editable)
        agreed = plan is not None and plan.status is PlanStatus.AGREED
        self.reopen.setText(self.tr("Ubah (versi baru)") if agreed else self.tr("Tarik dan ubah"))
        self.add.setVisible(self.editable)
        self._foot.setVisible(self.editable)
        self.tabs.setVisible(plan is not None)
        if plan is None:
            self.header.set_subtitle(self.tr("Belum disusun"))
            self.saved.setText("")
            self._say("")
            return
        self.header.set_subtitle(subtitle(plan))
        self._say_status(plan)

    def _say_status(self, plan: PlanView) -> None:
        """Say what the appraiser decided, or what a change would do."""
        self.banner.clear_actions()
        who = plan.appraiser.name or self.tr("Pejabat penilai")
        if self._printed is not None:
            text = self.tr("**{file}** tersimpan").format(file=self._printed.name)
            self._say(text, str(self._printed.parent), "good", "done")
            self.banner.add_action(self.tr("Buka folder"), "folder", folder_opener(self._printed))
            self.banner.add_action(self.tr("Tutup"), "close", self._close_banner)
        elif plan.status not in CLOSED and plan.decision_note:
            text = self.tr("**Dikembalikan oleh {who}:** “{note}”").format(
                who=who, note=plan.decision_note
            )
            self._say(text, self.tr("Perbaiki, lalu ajukan lagi."), "bad", "returned")
        elif plan.status in CLOSED and self.editable:
            text = self.tr("**SKP ini dibuka untuk diubah**")
            remedy = self.tr("Begitu diubah, SKP menjadi draf lagi dan perlu diajukan ulang.")
            self._say(text, remedy, "warn", "branch")
        elif plan.status is PlanStatus.AGREED and plan.decision_note:
            text = self.tr("**Catatan {who}:** “{note}”").format(who=who, note=plan.decision_note)
            self._say(text, "", "info", "comment")
        else:
            self._say("")

    def _say(self, text: str, remedy: str = "", tint: str = "warn", icon: str = "alert") -> None:
        self.banner.show_message(text, remedy, tint, icon)

    # --- moving about ------------------------------------------------------------------------
    def show_tab(self, key: str) -> None:
        """Show a part of the plan."""
        self.tabs.set_value(key)
        at = {RESULTS: 0, BEHAVIOUR: 1, ATTACHED: 2}.get(key, 0)
        self._stack.setCurrentIndex(3 if self._plan is None else at)
        self.saved.setVisible(key != RESULTS and self._plan is not None)
        if key != RESULTS and not self.drawer.isHidden():
            self.drawer.close_drawer()
        self._arrange()

    def edit(self, wanted: str, field: str = "") -> None:
        """Open the drawer on an RHK or an indicator and put the caret into it."""
        self._show_in_drawer(wanted, focus=True, field=field)
        self._arrange()

    def _show_in_drawer(self, wanted: str, *, focus: bool = False, field: str = "") -> None:
        if self._plan is not None:
            self.drawer.show_record(
                self._plan,
                wanted,
                self._leader,
                editable=self.editable,
                focus=focus,
                field=field,
            )

    def _go_to(self, wanted: str) -> None:
        self.show_tab(RESULTS)
        if self.table.choose(wanted):
            self.edit(wanted)

    def _jump(self, line: OpenLine) -> None:
        plan = self._plan
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
            self._add_indicator(line.record_id)
        else:
            self.table.choose(line.record_id)
            self.edit(line.record_id, field_of(line.code))

    def _on_chosen(self, wanted: str) -> None:
        if not self.drawer.isHidden() and self.drawer.record_id != wanted:
            self._show_in_drawer(wanted)

    def _choose_year(self, key: str) -> None:
        self._flush()
        self._year, self._unlocked, self._printed = int(key), "", None
        self.drawer.close_drawer()
        self.refresh()

    def _close_drawer(self) -> None:
        self._arrange()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- writing -----------------------------------------------------------------------------
    def _add(self, kind: RhkKind) -> None:
        plan = self._plan
        if plan is not None and self.editable:
            self._flush()
            self.show_tab(RESULTS)
            self._writes.add_rhk(plan, kind, self._begin)

    def _add_indicator(self, rhk_id: str) -> None:
        if self.editable:
            self._flush()
            self._writes.add_indicator(rhk_id, self._begin)

    def _add_indicator_here(self) -> None:
        plan = self._plan
        row = self.table.current_row()
        if plan is None or row is None:
            return
        rhk = getattr(row, "rhk", None)
        if rhk is not None:
            self._add_indicator(rhk.id)

    def _begin(self, new: str) -> None:
        """Open what was just added, once the plan that has it is shown."""
        if self._plan is not None and find(self._plan, new)[0] is not None:
            self.table.choose(new)
            self.edit(new)
        else:
            self._wanted = new

    def _delete(self, wanted: str) -> None:
        if self._plan is not None and self.editable:
            self._writes.delete(self._plan, wanted)

    def _drop_blank(self, wanted: str) -> None:
        if self._plan is not None and self.editable:
            self._writes.delete(self._plan, wanted, quietly=True)

    def _move(self, wanted: str, by: int) -> None:
        if self._plan is not None and self.editable:
            self._flush()
            self._writes.move(self._plan, wanted, by)

    def _submit(self) -> None:
        if self._plan is not None:
            self._flush()
            self._unlocked = ""
            self._writes.submit(self._plan)

    def _reopen(self) -> None:
        if self._plan is not None:
            self._unlocked = self._plan.id
            self.refresh()

    def _copy(self) -> None:
        if self._copy_from is not None:
            self._writes.copy(self._copy_from, self._year)

    def _flush(self) -> None:
        """Write at once what was typed."""
        self.drawer.flush()
        tabs: tuple[PlanTexts, ...] = (self.behaviour, self.attachments)
        for tab in tabs:
            tab.autosave.flush()

    def _print(self) -> None:
        if self._plan is not None:
            self._flush()
            self._printer.print_plan(self._plan)

    def _say_printed(self, file: Path) -> None:
        self._printed = file
        self._show_header()

    def _close_banner(self) -> None:
        self._printed = None
        self._show_header()

    def _menu(self, wanted: str, position: QPoint) -> None:
        menu = QMenu(self)
        plan = self._plan
        rhk, indicator = find(plan, wanted) if plan is not None else (None, None)
        if rhk is None:
            return
        actions: list[tuple[str, str, Callable[[], object]]] = [
            ("edit", self.tr("Ubah"), lambda: self.edit(wanted))
        ]
        if self.editable:
            actions += [
                ("add", self.tr("Tambah indikator"), lambda: self._add_indicator(rhk.id)),
                ("arrow_up", self.tr("Pindah ke atas"), lambda: self._move(wanted, -1)),
                ("arrow_down", self.tr("Pindah ke bawah"), lambda: self._move(wanted, 1)),
                (
                    "delete",
                    self.tr("Hapus indikator") if indicator else self.tr("Hapus RHK"),
                    lambda: self._delete(wanted),
                ),
            ]
        for icon, words, action in actions:
            menu.addAction(look().icon(icon), words, action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

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
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._row.setSpacing(12 if stacked else 16)
        self.table.set_whole(stacked)
        self.checklist.set_whole(stacked)
        self.checklist.setVisible(stacked or not beside)
        tight = room < STACK_UNDER
        self.print_button.setVisible(self._plan is not None and not (beside and tight))
        self.years.setVisible(not (beside and tight))
