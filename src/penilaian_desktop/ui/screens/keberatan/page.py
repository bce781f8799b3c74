"""The page Keberatan: the objections a person may read, each with its dossier and clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.objection_views import DossierView, FilingView, ObjectionItem
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.keberatan import words
from penilaian_desktop.ui.screens.keberatan.dialogs import DecideDialog, FileDialog, ReplyDialog
from penilaian_desktop.ui.screens.keberatan.dossier import DossierCards
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

LIST = 400
FORM = "dokumen-evaluasi"


@dataclass(frozen=True, slots=True)
class Objected:
    """What the page reads in one go: the list, and which own results can be objected to."""

    items: tuple[ObjectionItem, ...]
    filings: dict[str, FilingView]


def load(services: Services, s: Session) -> Objected:
    """Return the objections the session may read, and the own results still open to one."""
    filings = {}
    for result in services.result_history.own(s):
        filing = services.objections.filing(s, result.period_code)
        if filing.possible:
            filings[result.period_code] = filing
    return Objected(services.objections.list(s), filings)


class KeberatanPage(Page):
    """Loads the objections; files, explains, decides, prints."""

    page_id: ClassVar[str] = "keberatan"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.APPRAISALS, Area.PERIODS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Keberatan"))
        self._wanted = ""
        self._filings: dict[str, FilingView] = {}
        self.dossier: DossierView | None = None
        self.dialog: FileDialog | ReplyDialog | DecideDialog | None = None
        self._printer = FormPrinter(context, self)
        self._build()
        shortcut(self, "P", self.explain)
        shortcut(self, "K", self.decide)
        shortcut(self, "Ctrl+P", self.print_form)

    def _build(self) -> None:
        self.print_button = Button(self.tr("Cetak"), "print", clicked=self.print_form)
        self.file_button = primary_button(
            self.tr("Ajukan keberatan…"), "objection", clicked=self.file
        )
        self.header.add_action(self.print_button)
        self.header.add_action(self.file_button)
        self.model: RecordModel[ObjectionItem] = RecordModel(
            [
                Column("person", self.tr("Pegawai"), self._person),
                Column(
                    "state",
                    self.tr("Menunggu"),
                    lambda i: Cell(
                        pill=words.short_mark(i.state), spoken=words.state_mark(i.state).text
                    ),
                    width=112,
                ),
                Column("due", self.tr("Batas"), self._due, width=80, sort=_due_day),
            ]
        )
        self.table = TableView(self.model, self.tr("Daftar keberatan"), row_height=52)
        self.table.chosen.connect(self._choose)
        self.list = Card()
        self.list.setAccessibleName(self.tr("Daftar keberatan"))
        self.list.body.addWidget(self.table, 1)
        self.list.setFixedWidth(LIST)
        self.cards = DossierCards()
        self.cards.reply_wanted.connect(self.explain)
        self.cards.decide_wanted.connect(self.decide)
        self.cards.withdraw_wanted.connect(self.withdraw)
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.list)
        self._columns.addWidget(ScrollColumn(self.cards), 1)
        self.empty = EmptyState("objection", *self._empty_words())
        self._stack = QStackedWidget()
        self._stack.addWidget(inner)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    def _empty_words(self) -> tuple[str, str]:
        return (
            self.tr("Tidak ada keberatan"),
            self.tr(
                "Keberatan diajukan atas hasil yang sudah diterbitkan, tertulis dan dengan alasan. "
                "Penilai memberi penjelasan, lalu atasan penilai memutuskan."
            ),
        )

    def _person(self, item: ObjectionItem) -> Cell:
        label = PeriodCode.parse(item.period_code).label
        late = self.tr(" · terlambat") if item.late else ""
        return Cell(item.person.name, second=label + late)

    def _due(self, item: ObjectionItem) -> Cell:
        if not words.clock_words(item):
            return Cell(short_date(item.filed_on), tint="muted")
        due = item.decide_by
        left = (
            self.tr("lewat {0} hr").format(-due.left)
            if due.left < 0
            else self.tr("{0} hr lagi").format(due.left)
        )
        return Cell(
            left,
            second=self.tr("{0} hr kerja").format(abs(due.working_left)),
            tint="bad" if due.left < 0 else "warn" if due.left <= 3 else "text",
            spoken=words.left_words(due),
        )

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the list again, and the one that is open."""
        services, s = self.context.services, self.context.session
        self.run(lambda _r: load(services, s), self._show, key="objections")

    def open(self, argument: object) -> None:
        """Go to an objection by its id, or file one against a period by its code."""
        if isinstance(argument, str) and argument:
            self._wanted = argument
            self.refresh()

    def _show(self, found: Objected) -> None:
        self._filings = found.filings
        wanted, self._wanted = self._wanted, ""
        kept = wanted or (self.dossier.item.id if self.dossier is not None else "")
        self.model.set_rows(found.items)
        self._stack.setCurrentIndex(0 if found.items else 1)
        self.file_button.setVisible(bool(found.filings))
        waiting = sum(1 for item in found.items if words.clock_words(item))
        self.header.set_subtitle(
            self.tr("{0} menunggu dari {1}").format(waiting, len(found.items))
            if found.items
            else ""
        )
        self.print_button.refuse("" if found.items else self.tr("Tidak ada yang dicetak."))
        at = max(0, self.model.row_of(lambda item: item.id == kept))
        if found.items:
            self.table.choose_row(at)
            self._load(found.items[at].id)
        else:
            self.dossier = None
        if wanted in found.filings:
            self.file(wanted)

    def _choose(self, record: object) -> None:
        if isinstance(record, ObjectionItem) and (
            self.dossier is None or record.id != self.dossier.item.id
        ):
            self._load(record.id)

    def _load(self, objection_id: str) -> None:
        services, s = self.context.services, self.context.session
        self.run(
            lambda _r: services.objections.dossier(s, objection_id),
            self._show_dossier,
            key="dossier",
        )

    def _show_dossier(self, dossier: DossierView) -> None:
        self.dossier = dossier
        self.cards.show_dossier(dossier)

    # --- writing ---------------------------------------------------------------------------
    def file(self, code: str = "") -> None:
        """Ask for the reasons of an objection."""
        if self._filings:
            self._ask(FileDialog(self.context, self, self._filings, code or ""))

    def explain(self) -> None:
        """Ask the appraiser for the explanation."""
        if self.dossier is not None and self.dossier.item.may_reply:
            self._ask(ReplyDialog(self.context, self, self.dossier))

    def decide(self) -> None:
        """Ask the superior for the decision."""
        if self.dossier is not None and self.dossier.item.may_decide:
            self._ask(DecideDialog(self.context, self, self.dossier))

    def _ask(self, dialog: FileDialog | ReplyDialog | DecideDialog) -> None:
        self.dialog = dialog
        dialog.saved.connect(self._answered)
        dialog.open()

    def _answered(self, dossier: object) -> None:
        if isinstance(dossier, DossierView):
            self.open(dossier.item.id)

    def withdraw(self) -> None:
        """Take the own objection back; it stays in the file as withdrawn."""
        if self.dossier is None or not self.dossier.item.may_withdraw:
            return
        services, s, objection_id = (
            self.context.services,
            self.context.session,
            self.dossier.item.id,
        )

        def done(outcome: Outcome[DossierView]) -> None:
            self.toast(self.tr("Keberatan ditarik; ia tetap tercatat"), outcome.undo_label)
            self.refresh()

        self.run(lambda _r: services.objections.withdraw(s, objection_id), done, lane=Lane.WRITE)

    def print_form(self) -> None:
        """Show the Dokumen Evaluasi with objection, explanation and decision."""
        dossier = self.dossier
        if dossier is None:
            return
        services, s, item = self.context.services, self.context.session, dossier.item
        self._printer.print_form(
            FORM,
            file_name(FORM, item.person.name, item.period_code),
            lambda: services.forms.view(s, FORM, item.person.person_id, item.period_code),
        )

    # --- measures and help -------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: the list keeps less of the width."""
        super().set_narrow(narrow)
        self._columns.setSpacing(8 if narrow else 16)
        self.list.setFixedWidth(340 if narrow else LIST)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("keberatan sebelum dan sesudahnya")),
            ("P", self.tr("beri penjelasan (penilai)")),
            ("K", self.tr("putuskan (atasan penilai)")),
            ("Ctrl+P", self.tr("cetak Dokumen Evaluasi")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Keberatan diajukan tertulis dan dengan alasan atas hasil yang sudah diterbitkan. Isi "
            "yang dilihat pegawai saat itu dibekukan dengan sidik jari; perubahan sesudahnya "
            "terlihat.\n\n"
            "Penghitung menunjukkan hari kalender dan hari kerja sampai batas keputusan; lamanya "
            "diatur kebijakan instansi.\n\n"
            "Penilai memberi penjelasan. Atasan penilai memutuskan setelah penjelasan ada atau "
            "batasnya lewat; rating baru menghasilkan predikat baru menurut aturan. Keputusan "
            "final. Dokumen Evaluasi mencetak keberatan, penjelasan, dan keputusannya."
        )


def _due_day(item: ObjectionItem) -> tuple[bool, int]:
    return not words.clock_words(item), item.decide_by.left
