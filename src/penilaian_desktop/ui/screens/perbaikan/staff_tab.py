"""The tab Kuesioner & wawancara: what staff say about the system while it is made (SM-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.staff_views import (
    InterviewItem,
    QuestionnaireItem,
    QuestionnaireSummary,
    QuestionSummary,
)
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.staff_dialogs import (
    AnswerDialog,
    InterviewDialog,
    QuestionnaireDialog,
)
from penilaian_desktop.ui.screens.perbaikan.words import (
    interview_columns,
    questionnaire_columns,
    summary_columns,
    tr,
)
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage

ASKED, TALKED = "kuesioner", "wawancara"
LIST, NONE = range(2)
LIST_HEIGHT = 190
"""Of the list of questionnaires above its summary."""
LEAST_LIST = 132


class StaffTab(QWidget):
    """Questionnaires with their summary, and interviews."""

    def __init__(self, page: PerbaikanPage) -> None:
        super().__init__()
        self._page = page
        self._chosen = ""
        self.sheets: RecordModel[QuestionnaireItem] = RecordModel(questionnaire_columns())
        self.sheet_view = TableView(self.sheets, tr("Kuesioner"), row_height=TALL)
        self.questions: RecordModel[QuestionSummary] = RecordModel(summary_columns())
        self.question_view = TableView(self.questions, tr("Ringkasan jawaban"), row_height=TALL)
        self.notes: RecordModel[InterviewItem] = RecordModel(interview_columns())
        self.note_view = TableView(self.notes, tr("Wawancara"), row_height=TALL)
        self.which = Segmented(
            [(ASKED, tr("Kuesioner")), (TALKED, tr("Wawancara"))],
            tr("Yang ditampilkan"),
            compact=True,
        )
        self.answer_button = Button(tr("Isi lembar…"), "fill_in", clicked=self.answer)
        self.edit_button = text_button(tr("Ubah…"), "edit", compact=True, clicked=self.edit)
        self.remove_button = text_button(tr("Hapus"), "delete", compact=True, clicked=self.remove)
        self._build()
        self.which.chosen.connect(self._show_part)
        self.sheet_view.chosen.connect(self._follow)
        self.sheet_view.opened.connect(lambda _record: self.edit())
        self.note_view.opened.connect(lambda _record: self.edit())

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.which)
        bar.addStretch(1)
        for button in (self.remove_button, self.edit_button, self.answer_button):
            bar.addWidget(button)
        self.card = Card(tr("Kuesioner"))
        self.card.body.addWidget(self.sheet_view, 1)
        self.card.setMaximumHeight(LIST_HEIGHT)
        self.summary = Card(tr("Ringkasan jawaban"))
        self.summary.body.addWidget(self.question_view, 1)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.card.setMinimumHeight(LEAST_LIST)
        self.summary.setMinimumHeight(LIST_HEIGHT)
        column.addWidget(self.card)
        column.addWidget(self.summary, 1)
        talked = Card(tr("Wawancara"))
        talked.body.addWidget(self.note_view, 1)
        self._asked = _stack(
            ScrollColumn(asked, host=self),
            tr("Belum ada kuesioner"),
            tr(
                "Tanyakan kepada pegawai indikator mana yang sulit diukur sebelum rancangannya "
                "ditetapkan. Jawaban diisi tanpa nama."
            ),
        )
        self._talked = _stack(
            talked,
            tr("Belum ada catatan wawancara"),
            tr("Catat pokok wawancara dan kesimpulannya; sebut jabatan, bukan nama orang."),
        )
        self._parts = QStackedWidget()
        self._parts.addWidget(self._asked)
        self._parts.addWidget(self._talked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(bar)
        whole.addWidget(self._parts, 1)

    # --- showing -----------------------------------------------------------------------------
    def show_sheets(self, items: tuple[QuestionnaireItem, ...]) -> None:
        """Show the questionnaires, and the summary of the one chosen."""
        self.sheets.set_rows(items)
        self._asked.setCurrentIndex(LIST if items else NONE)
        at = self.sheets.row_of(lambda i: i.questionnaire.id == self._chosen)
        if items:
            self.sheet_view.choose_row(max(0, at))
            self._follow(self.sheet_view.current_record())
        self._show_actions()

    def show_notes(self, items: tuple[InterviewItem, ...]) -> None:
        """Show the interviews."""
        self.notes.set_rows(items)
        self._talked.setCurrentIndex(LIST if items else NONE)
        if items:
            self.note_view.choose_row(0)
        self._show_actions()

    def _show_part(self, key: str) -> None:
        self._parts.setCurrentIndex(0 if key == ASKED else 1)
        self._show_actions()
        self._page.show_actions()

    def _show_actions(self) -> None:
        asked = self.which.value() == ASKED
        some = bool(self.sheets.records() if asked else self.notes.records())
        self.answer_button.setVisible(asked and some)
        self.edit_button.setVisible(some)
        self.remove_button.setVisible(some)

    def _follow(self, record: object) -> None:
        if not isinstance(record, QuestionnaireItem):
            return
        self._chosen = record.questionnaire.id
        questions, s = self._page.context.services.staff_questions, self._page.context.session
        identity = record.questionnaire.id
        self._page.run(lambda _r: questions.summary(s, identity), self._show_summary, key="summary")

    def _show_summary(self, found: QuestionnaireSummary) -> None:
        if found.item.questionnaire.id != self._chosen:
            return
        self.questions.set_rows(found.questions)
        groups = ", ".join(
            f"{group or tr('tanpa kelompok')} {number(count)}" for group, count in found.groups
        )
        self.summary.set_title(tr("Ringkasan: {0}").format(found.item.questionnaire.title))
        told = tr("{0} jawaban").format(number(found.item.answers))
        self.summary.set_note(f"{told} · {groups}" if groups else told)

    # --- doing -------------------------------------------------------------------------------
    def new_words(self) -> str:
        """Return what the main action of the page adds here."""
        return tr("Kuesioner baru") if self.which.value() == ASKED else tr("Catatan wawancara")

    def new(self) -> None:
        """Ask for a new questionnaire or note."""
        if self.which.value() == ASKED:
            QuestionnaireDialog(self._page.context, self._page).open()
        else:
            InterviewDialog(self._page.context, self._page).open()

    def _sheet(self) -> QuestionnaireItem | None:
        record = self.sheet_view.current_record()
        return record if isinstance(record, QuestionnaireItem) else None

    def _note(self) -> InterviewItem | None:
        record = self.note_view.current_record()
        return record if isinstance(record, InterviewItem) else None

    def answer(self) -> AnswerDialog | None:
        """Key sheets of the questionnaire chosen in."""
        sheet = self._sheet()
        if self.which.value() != ASKED or sheet is None:
            return None
        dialog = AnswerDialog(self._page.context, self._page, sheet)
        dialog.open()
        return dialog

    def edit(self) -> None:
        """Change what is chosen."""
        if self.which.value() == ASKED:
            sheet = self._sheet()
            if sheet is not None:
                QuestionnaireDialog(self._page.context, self._page, sheet).open()
            return
        note = self._note()
        if note is not None:
            InterviewDialog(self._page.context, self._page, note.note).open()

    def remove(self) -> None:
        """Remove what is chosen; undo brings it back."""
        questions, s = self._page.context.services.staff_questions, self._page.context.session
        sheet, note = self._sheet(), self._note()
        if self.which.value() == ASKED and sheet is not None:
            identity = sheet.questionnaire.id
            self._page.run(
                lambda _r: questions.delete(s, identity),
                lambda o: self._page.toast(tr("Kuesioner dihapus"), o.undo_label),
                lane=Lane.WRITE,
            )
        elif self.which.value() == TALKED and note is not None:
            identity = note.note.id
            self._page.run(
                lambda _r: questions.delete_interview(s, identity),
                lambda o: self._page.toast(tr("Catatan wawancara dihapus"), o.undo_label),
                lane=Lane.WRITE,
            )


def _stack(content: QWidget, title: str, text: str) -> QStackedWidget:
    stack = QStackedWidget()
    stack.addWidget(content)
    stack.addWidget(EmptyState("comment", title, text))
    return stack
