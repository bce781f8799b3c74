"""The page Tindak lanjut: rewards, coaching, training, and whether the next period got better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.follow_up_views import FollowUpItem, HelpedLine, ProposedFollowUp
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.tindak_lanjut import loading, words
from penilaian_desktop.ui.screens.tindak_lanjut.detail import DetailCard
from penilaian_desktop.ui.screens.tindak_lanjut.dialogs import (
    ApproveDialog,
    CloseDialog,
    WriteDialog,
)
from penilaian_desktop.ui.screens.tindak_lanjut.onward import (
    OPEN,
    PAGE,
    WRITE,
    Onward,
    onward,
)
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.small import predicate_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LIST, PROPOSED, HELPED = "daftar", "usulan", "membantu"
TABS = (LIST, PROPOSED, HELPED)
KEEPERS = frozenset({Role.APPRAISER, Role.HR})
"""Who reads the calendar of training."""


class TindakLanjutPage(Page):
    """Loads the follow-ups a person may read; writes, decides and closes them."""

    page_id: ClassVar[str] = "tindak_lanjut"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.APPRAISALS, Area.PERIODS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Tindak lanjut"))
        self._subjects: tuple[loading.Subject, ...] = ()
        self._chosen = ""
        self.dialog: WriteDialog | ApproveDialog | CloseDialog | None = None
        self._build()
        shortcut(self, "N", self.write)
        shortcut(self, "S", self.close_chosen)
        shortcut(self, "Ctrl+P", self._print)

    def _build(self) -> None:
        self.new = primary_button(self.tr("Tindak lanjut baru"), "add", cap="N", clicked=self.write)
        self.header.add_action(self.new)
        self.tabs = TabBar(
            (
                (LIST, self.tr("Daftar")),
                (PROPOSED, self.tr("Usulan dari hasil")),
                (HELPED, self.tr("Apakah membantu?")),
            ),
            self.tr("Bagian tindak lanjut"),
        )
        self.tabs.chosen.connect(self.show_tab)
        self._build_list()
        self._build_proposed()
        self._build_helped()
        self.empty = EmptyState(
            "follow_up",
            self.tr("Belum ada tindak lanjut"),
            self.tr(
                "Setelah hasil diterbitkan, penilai menulis usulan penghargaan, pembinaan, atau "
                "kebutuhan pelatihan di sini, dengan penanggung jawab dan batas waktunya."
            ),
        )
        self._stack = QStackedWidget()
        self.none_listed = EmptyState(
            "follow_up",
            self.tr("Belum ada tindak lanjut"),
            self.tr(
                "Ambil satu dari “Usulan dari hasil”, atau tulis yang baru untuk pegawai yang "
                "hasilnya sudah terbit."
            ),
        )
        self._list = QStackedWidget()
        self._list.addWidget(self.frame)
        self._list.addWidget(self.none_listed)
        for part in (self._list, self.proposed_card, self.helped_card):
            self._stack.addWidget(part)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._outer = QStackedWidget()
        self._outer.addWidget(whole)
        self._outer.addWidget(self.empty)
        self.body.addWidget(self._outer, 1)

    def _build_list(self) -> None:
        self.model: RecordModel[FollowUpItem] = RecordModel(
            [
                Column("person", self.tr("Pegawai"), _who, sort=lambda i: i.person.name, width=190),
                Column(
                    "topic",
                    self.tr("Tindak lanjut"),
                    lambda i: Cell(
                        i.topic, second=words.kind_words(i.kind), icon=words.KIND_ICONS[i.kind]
                    ),
                ),
                Column(
                    "due",
                    self.tr("Batas"),
                    _due,
                    width=104,
                    sort=lambda i: i.due.toordinal() if i.due else 0,
                ),
                Column(
                    "state",
                    self.tr("Keadaan"),
                    lambda i: Cell(pill=words.state_mark(i)),
                    width=116,
                    sort=lambda i: i.state.value,
                ),
            ]
        )
        self.table = TableView(self.model, self.tr("Daftar tindak lanjut"), row_height=52)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _item: self.edit())
        self.frame = Beside(self.table, self.tr("Daftar tindak lanjut"))
        self.detail = DetailCard(self.context.title)
        self.detail.edit_wanted.connect(self.edit)
        self.detail.approve_wanted.connect(self.approve)
        self.detail.close_wanted.connect(self.close_chosen)
        self.detail.delete_wanted.connect(self.delete)
        self.detail.onward_wanted.connect(self.go_on)
        self.detail.print_wanted.connect(self.print_paper)
        self._printer = FormPrinter(self.context, self)
        self.frame.side.addWidget(self.detail)

    def _build_proposed(self) -> None:
        self.proposals: RecordModel[ProposedFollowUp] = RecordModel(
            [
                Column("person", self.tr("Pegawai"), _who, width=230),
                Column(
                    "predicate",
                    self.tr("Predikat"),
                    lambda p: Cell(pill=predicate_mark(p.predicate)),
                    width=150,
                ),
                Column(
                    "topic",
                    self.tr("Usulan"),
                    lambda p: Cell(p.topic, icon=words.KIND_ICONS[p.kind]),
                ),
            ]
        )
        self.proposed_table = TableView(self.proposals, self.tr("Usulan dari hasil"), row_height=52)
        self.proposed_table.opened.connect(self._take)
        self.proposed_card = Card(
            self.tr("Hasil yang belum ditindaklanjuti"), self.tr("Enter menulis tindak lanjutnya")
        )
        self.none_proposed = _muted(self.tr("Semua hasil yang diterbitkan sudah ditindaklanjuti."))
        self.proposed_card.body.addWidget(self.none_proposed)
        self.proposed_card.body.addWidget(self.proposed_table, 1)

    def _build_helped(self) -> None:
        self.compared: RecordModel[HelpedLine] = RecordModel(
            [
                Column("person", self.tr("Pegawai"), _who, width=190),
                Column(
                    "topic",
                    self.tr("Tindak lanjut"),
                    lambda h: Cell(
                        h.topic, second=words.kind_words(h.kind), icon=words.KIND_ICONS[h.kind]
                    ),
                ),
                Column("before", self.tr("Hasil itu"), lambda h: _result(h.before), width=144),
                Column("after", self.tr("Periode berikutnya"), _after, width=160),
                Column(
                    "helped",
                    self.tr("Membantu?"),
                    lambda h: Cell(pill=words.helped_mark(h)),
                    width=144,
                ),
            ]
        )
        self.helped_table = TableView(
            self.compared, self.tr("Apakah tindak lanjut membantu"), row_height=52
        )
        self.helped_card = Card(
            self.tr("Apakah membantu?"), self.tr("dibandingkan dengan periode berikutnya")
        )
        self.none_helped = _muted(self.tr("Belum ada tindak lanjut untuk dibandingkan."))
        self.helped_card.body.addWidget(self.none_helped)
        self.helped_card.body.addWidget(self.helped_table, 1)

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the lists again."""
        services, s = self.context.services, self.context.session
        self.run(lambda _r: loading.load(services, s), self._show, key="follow_ups")

    def open(self, argument: object) -> None:
        """Go to a tab by its name, or to a follow-up by its id."""
        if isinstance(argument, str) and argument in TABS:
            self.show_tab(argument)
        elif isinstance(argument, str) and argument:
            self._chosen = argument
            self.show_tab(LIST)
            self.refresh()

    def show_tab(self, key: str) -> None:
        """Show a part of the page."""
        self.tabs.set_value(key)
        self._stack.setCurrentIndex(TABS.index(key))

    def _show(self, found: loading.Followed) -> None:
        self._subjects = found.subjects
        self.new.setVisible(bool(found.subjects))
        anything = found.items or found.proposed or found.helped or found.subjects
        self._outer.setCurrentIndex(0 if anything else 1)
        kept = self._chosen
        self.model.set_rows(found.items)
        self._list.setCurrentIndex(0 if found.items else 1)
        self.proposals.set_rows(found.proposed)
        self.compared.set_rows(found.helped)
        self.none_proposed.setVisible(not found.proposed)
        self.none_helped.setVisible(not found.helped)
        at = max(0, self.model.row_of(lambda item: item.id == kept))
        if found.items:
            self.table.choose_row(at)
            self._choose(found.items[at])
        else:
            self.detail.show_item(None)
        waiting = sum(item.closed_on is None for item in found.items)
        overdue = sum(item.overdue for item in found.items)
        parts = [self.tr("{0} berjalan").format(waiting)]
        if overdue:
            parts.append(self.tr("**{0} lewat waktu**").format(overdue))
        if found.proposed:
            parts.append(self.tr("{0} usulan dari hasil").format(len(found.proposed)))
        self.header.set_subtitle(" · ".join(parts) if anything else "")

    def _item(self) -> FollowUpItem | None:
        record = self.table.current_record()
        return record if isinstance(record, FollowUpItem) else None

    def _choose(self, record: object) -> None:
        if isinstance(record, FollowUpItem):
            self._chosen = record.id
            self.detail.show_item(record, self._onward(record))

    def _onward(self, item: FollowUpItem) -> Onward | None:
        s, person, code = self.context.session, item.person.person_id, item.period_code
        return onward(
            item,
            self.model.records(),
            own=person == s.person_id,
            appraised=any((one.person_id, one.period_code) == (person, code)
                          for one in self._subjects),
            keeper=bool(KEEPERS & s.roles),
            schedules=Role.HR in s.roles,
        )  # fmt: skip

    def go_on(self, onward: Onward) -> None:
        """Go to where the follow-up chosen leads: Pembinaan, another one, or a new one."""
        item = self._item()
        if onward.target == OPEN:
            self.open(onward.argument)
        elif onward.target == WRITE and item is not None and item.predicate is not None:
            proposal = ProposedFollowUp(
                person=item.person,
                period_code=item.period_code,
                predicate=item.predicate,
                kind=FollowUpKind.TRAINING,
                topic="",
            )
            self._ask(WriteDialog(self.context, self, self._subjects, proposal=proposal))
        elif onward.target == PAGE:
            self.navigate(onward.target, onward.argument)

    # --- writing ---------------------------------------------------------------------------
    def write(self) -> None:
        """Ask for a new follow-up."""
        if self._subjects:
            self._ask(WriteDialog(self.context, self, self._subjects))

    def _take(self, record: object) -> None:
        if isinstance(record, ProposedFollowUp):
            self._ask(WriteDialog(self.context, self, self._subjects, proposal=record))

    def edit(self) -> None:
        """Change the follow-up chosen."""
        item = self._item()
        if item is not None and item.may_edit:
            self._ask(WriteDialog(self.context, self, self._subjects, item=item))

    def approve(self) -> None:
        """Approve or decline the follow-up chosen."""
        item = self._item()
        if item is not None and item.may_approve:
            self._ask(ApproveDialog(self.context, self, item))

    def close_chosen(self) -> None:
        """Close the follow-up chosen with its outcome."""
        item = self._item()
        if item is not None and item.may_close:
            self._ask(CloseDialog(self.context, self, item))

    def _print(self) -> None:
        if self.tabs.value() == LIST and self._item() is not None:
            self.detail.print_paper()

    def print_paper(self, form: str) -> None:
        """Show a paper about the follow-up chosen, from where it is saved or printed."""
        item, forms, s = self._item(), self.context.services.forms, self.context.session
        if item is None or form not in item.papers:
            return
        name = file_name(form, item.person.name, item.period_code)
        self._printer.print_form(form, name, lambda: forms.of_follow_up(s, form, item.id))

    def delete(self) -> None:
        """Take an own follow-up back; it can be undone."""
        item = self._item()
        if item is None or not item.may_edit:
            return
        services, s, item_id = self.context.services, self.context.session, item.id

        def done(outcome: Outcome[Any]) -> None:
            self.toast(self.tr("Tindak lanjut dihapus"), outcome.undo_label)
            self.refresh()

        self.run(lambda _r: services.follow_ups.delete(s, item_id), done, lane=Lane.WRITE)

    def _ask(self, dialog: WriteDialog | ApproveDialog | CloseDialog) -> None:
        self.dialog = dialog
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, item: object) -> None:
        if isinstance(item, FollowUpItem):
            self.open(item.id)

    # --- measures and help -------------------------------------------------------------------
    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("N", self.tr("tindak lanjut baru")),
            ("↑ ↓", self.tr("sebelum dan sesudahnya")),
            ("Enter", self.tr("ubah, atau tulis dari usulan")),
            ("S", self.tr("selesai: tutup dengan hasilnya")),
            ("Ctrl+P", self.tr("cetak surat usulan, piagam, atau berita acara")),
            ("← →", self.tr("bagian lain, bila tab terpilih")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Hasil yang diterbitkan ditindaklanjuti: penghargaan, pembinaan, atau pelatihan, "
            "dengan penanggung jawab dan batas waktu. Tab Usulan menunjukkan hasil yang belum "
            "ditindaklanjuti.\n\n"
            "Penghargaan memerlukan persetujuan atasan penilai atau Kepegawaian; surat usulannya "
            "dicetak dengan Cetak, piagamnya sesudah disetujui. Pembinaan ditutup dengan tanggal "
            "pelaksanaan dan hasilnya dalam beberapa kata; berita acaranya dapat dicetak sebelum "
            "atau sesudahnya.\n\n"
            "Tab Apakah membantu? membandingkan predikat dengan periode sejenis berikutnya. "
            "Pegawai melihat tindak lanjutnya sendiri dari halaman Evaluasi."
        )


def _who(record: FollowUpItem | ProposedFollowUp | HelpedLine) -> Cell:
    return Cell(record.person.name, second=PeriodCode.parse(record.period_code).label)


def _due(item: FollowUpItem) -> Cell:
    if item.due is None:
        return Cell("–", tint="muted")
    return Cell(short_date(item.due), tint="bad" if item.overdue else "text")


def _result(predicate: Predicate | None) -> Cell:
    if predicate is None:
        return Cell("–", tint="muted")
    return Cell(pill=predicate_mark(predicate))


def _after(line: HelpedLine) -> Cell:
    if line.after is None:
        return Cell(PeriodCode.parse(line.next_period_code).label, tint="muted")
    return Cell(pill=predicate_mark(line.after))


def _muted(text: str) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(15, 12, 15, 12)
    column.addWidget(Label(text, "body", "muted", wrap=True))
    return whole
