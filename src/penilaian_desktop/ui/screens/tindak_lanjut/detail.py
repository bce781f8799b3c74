"""The follow-up that is open: its facts, its decision, what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState
from penilaian_desktop.domain.follow_up_views import FollowUpItem
from penilaian_desktop.domain.wording import long_date, predicate_label
from penilaian_desktop.ui.screens.tindak_lanjut import words
from penilaian_desktop.ui.screens.tindak_lanjut.onward import Onward
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Pill


class DetailCard(Card):
    """Facts above, buttons below; what is not allowed is not offered, what waits says why."""

    edit_wanted = Signal()
    approve_wanted = Signal()
    close_wanted = Signal()
    delete_wanted = Signal()
    onward_wanted = Signal(object)
    print_wanted = Signal(str)

    def __init__(self, office: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", padded=True, parent=parent)
        self._office = office
        self._item: FollowUpItem | None = None
        self.pill = Pill()
        self.add_head_widget(self.pill)
        self.topic = Label("", "strong", wrap=True)
        self.reason = Label("", "body", "muted", wrap=True)
        self.facts = FactRows()
        self.note = Label("", "body", wrap=True, markup=True)
        self.waiting = Label("", "small", "muted", wrap=True)
        self.approve = Button(self.tr("Putuskan…"), "approved", kind="primary",
                              clicked=self.approve_wanted.emit)  # fmt: skip
        self.finish = Button(self.tr("Tutup…"), "check", clicked=self.close_wanted.emit)
        self.edit = Button(self.tr("Ubah…"), "edit", clicked=self.edit_wanted.emit)
        self.delete = text_button(self.tr("Hapus"), "delete", clicked=self.delete_wanted.emit)
        self.onward = text_button(" ", "arrow_right", clicked=self._go_on)
        self._onward: Onward | None = None
        self.print = text_button(self.tr("Cetak"), "print", clicked=self.print_paper)
        self.copy = text_button(self.tr("Salin teks surat"), "copy", clicked=self.copy_letter)
        for part in (self.topic, self.reason, self.facts, self.note):
            self.body.addWidget(part)
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.approve, self.finish, self.edit)),
            (second, (self.print, self.copy, self.delete)),
            (third, (self.onward,)),
        ):
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addWidget(self.waiting)

    def show_item(self, item: FollowUpItem | None, onward: Onward | None = None) -> None:
        """Show a follow-up and where it leads; None hides the card."""
        self._item = item
        self._onward = onward
        self.onward.setVisible(onward is not None)
        if onward is not None:
            self.onward.setText(onward.text)
            self.onward.set_icon(onward.icon)
            self.onward.refuse(onward.refusal)
        self.setVisible(item is not None)
        if item is None:
            return
        self.set_title(item.person.name)
        self.pill.set_mark(words.state_mark(item))
        self.topic.setText(item.topic)
        self.reason.setText(item.reason)
        self.reason.setVisible(bool(item.reason))
        facts = [
            (self.tr("Jenis"), words.kind_words(item.kind)),
            (self.tr("Hasil"), PeriodCode.parse(item.period_code).label),
        ]
        if item.predicate is not None:
            facts.append((self.tr("Predikat"), predicate_label(item.predicate)))
        if item.responsible:
            facts.append((self.tr("Oleh"), item.responsible))
        if item.due is not None:
            facts.append((self.tr("Batas"), long_date(item.due)))
        if item.held_on is not None:
            facts.append((self.tr("Dilaksanakan"), long_date(item.held_on)))
        if item.closed_on is not None:
            facts.append((self.tr("Ditutup"), long_date(item.closed_on)))
        self.facts.set_facts(facts)
        self.note.setText("\n".join(self._notes(item)))
        self.note.setVisible(bool(self._notes(item)))
        self.approve.setVisible(item.may_approve)
        decided = item.state is not FollowUpState.PROPOSED
        self.approve.setText(self.tr("Ubah keputusan…") if decided else self.tr("Putuskan…"))
        self.approve.set_kind("plain" if decided else "primary")
        self.finish.setVisible(item.may_edit)
        waits = item.may_edit and not item.may_close
        self.finish.refuse(self.tr("Penghargaan menunggu persetujuan.") if waits else "")
        self.waiting.setText(
            self.tr("Penghargaan ditutup setelah disetujui atasan penilai atau Kepegawaian.")
            if waits
            else ""
        )
        self.waiting.setVisible(waits)
        self.edit.setVisible(item.may_edit)
        self.delete.setVisible(item.may_edit and item.state is FollowUpState.PROPOSED)
        self.print.setVisible(bool(item.papers))
        self.print.set_menu_arrow(len(item.papers) > 1)
        deciding = item.may_edit or item.may_approve
        self.copy.setVisible(item.kind is not FollowUpKind.COACHING and deciding)

    def _notes(self, item: FollowUpItem) -> list[str]:
        notes = []
        if item.approved_by and item.approved_on is not None:
            declined = item.state is FollowUpState.DECLINED
            word = self.tr("Ditolak") if declined else self.tr("Disetujui")
            letter = self.tr(", surat {0}").format(item.letter) if item.letter else ""
            notes.append(f"**{word}** {item.approved_by}, {long_date(item.approved_on)}{letter}")
        if item.approval_note:
            notes.append(item.approval_note)
        if item.outcome:
            notes.append(self.tr("**Hasil** {0}").format(item.outcome))
        return notes

    def _go_on(self) -> None:
        if self._onward is not None:
            self.onward_wanted.emit(self._onward)

    def print_menu(self) -> QMenu:
        """Return the papers about the follow-up."""
        menu = QMenu(self)
        for form in self._item.papers if self._item is not None else ():
            menu.addAction(words.paper_words(form), partial(self.print_wanted.emit, form))
        return menu

    def print_paper(self) -> None:
        """Print the paper about the follow-up, or ask which of them."""
        papers = self._item.papers if self._item is not None else ()
        if len(papers) == 1:
            self.print_wanted.emit(papers[0])
        elif papers:
            menu = self.print_menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.print.mapToGlobal(QPoint(0, self.print.height() + 4)))

    def copy_letter(self) -> None:
        """Put the text of the proposal into the clipboard."""
        if self._item is not None:
            QGuiApplication.clipboard().setText(words.letter_text(self._item, self._office))
            self.copy.setText(self.tr("Teks surat disalin"))
