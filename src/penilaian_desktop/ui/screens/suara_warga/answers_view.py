"""The stored questionnaires of a survey: searched, page by page, one taken away (TJ-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.voice_views import AnswerItem, AnswerPage, SurveyItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.suara_warga.words import stored_columns, tr
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import SearchField
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ALL, REPEATED = "all", "repeated"
SEARCH = 280


class AnswersView(QWidget):
    """Lists one survey, the newest first; `left` tells that the person is done."""

    left = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._survey = ""
        self._next = ""
        self._title = Label("", "section")
        self._note = Label("", "small", "muted")
        self.search = SearchField(tr("Cari nomor, layanan, catatan, pekerjaan"))
        self.search.set_compact(True)
        self.search.setMaximumWidth(SEARCH)
        self.filter = Segmented(
            ((ALL, tr("Semua")), (REPEATED, tr("Nomor berulang"))),
            tr("Kuesioner yang ditampilkan"),
            compact=True,
        )
        self.items: RecordModel[AnswerItem] = RecordModel(stored_columns())
        self.view = TableView(self.items, tr("Kuesioner survei"))
        self.told = Label("", "small", "muted")
        self.more = Button(tr("Muat berikutnya"), "arrow_down", clicked=self.load_more)
        self.delete = text_button(tr("Hapus"), "delete", compact=True, clicked=self.remove)
        self._nothing = EmptyState("public_voice", "", "")
        self._faces = QStackedWidget()
        self._build()
        self.search.searched.connect(lambda _text: self.refresh())
        self.search.left.connect(self.view.setFocus)
        self.filter.chosen.connect(lambda _key: self.refresh())

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        head.addLayout(words, 1)
        head.addWidget(text_button(tr("Kembali ke hasil"), "arrow_left", clicked=self.left.emit))
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.filter)
        tools.addStretch(1)
        tools.addWidget(self.search, 2)
        card = Card(tr("Kuesioner"))
        card.add_head_widget(self.delete)
        for face in (self.view, self._nothing):
            self._faces.addWidget(face)
        card.body.addWidget(self._faces, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(card, 1)
        column.addLayout(foot)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out who answered in a small window."""
        keys = [column.key for column in self.items.columns]
        self.view.setColumnHidden(keys.index("who"), narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, remove a questionnaire on Delete in the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    # --- what is shown -----------------------------------------------------------------------
    def begin(self, item: SurveyItem) -> None:
        """List the questionnaires of a survey."""
        self._survey = item.survey.id
        self._title.setText(item.survey.title)
        self._note.setText(tr("Yang terakhir disimpan berdiri di atas; Hapus dapat diurungkan."))
        self.search.clear()
        self.filter.set_value(ALL)
        self.items.set_rows(())
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Load anew, as many as were shown."""
        if self._survey:
            self._load("", len(self.items.records()))

    def load_more(self) -> None:
        """Bring the next page behind what is shown."""
        if self._next:
            self._load(self._next, 0)

    def _load(self, after: str, shown: int) -> None:
        surveys, s, survey_id = self._context.services.surveys, self._context.session, self._survey
        words, repeated = self.search.text(), self.filter.value() == REPEATED
        limit = max(shown, 100)
        self._context.tasks.submit(
            self,
            lambda _r: surveys.answers(
                s, survey_id, search=words, repeated=repeated, after=after, limit=limit
            ),
            lambda page: self._show(page, after),
            key="answers",
        )

    def _show(self, page: AnswerPage, after: str) -> None:
        if after and after != self._next:
            return
        at = self.view.current_record()
        before = self.items.records() if after else ()
        rows = [*before, *page.items]
        self._next = page.next_key
        self.items.set_rows(rows)
        words = tr("{0} dari {1} kuesioner").format(number(len(rows)), number(page.total))
        self.told.setText(words if rows else "")
        self.more.setVisible(bool(page.next_key))
        self.delete.setVisible(bool(rows))
        self._nothing.set_words(*self._none())
        self._faces.setCurrentIndex(0 if rows else 1)
        if isinstance(at, AnswerItem):
            kept = self.items.row_of(lambda i: i.answer.id == at.answer.id)
            self.view.choose_row(max(kept, 0))

    def _none(self) -> tuple[str, str]:
        if self.search.text().strip():
            return tr("Tidak ada yang cocok"), tr("Ubah kata yang dicari.")
        if self.filter.value() == REPEATED:
            return tr("Tidak ada nomor yang berulang"), tr("Setiap nomor lembar hanya ada sekali.")
        return tr("Belum ada kuesioner"), tr("Isi dari kertas, atau impor ekspor formulirnya.")

    def remove(self) -> None:
        """Remove the questionnaire under the cursor; undo brings it back."""
        record = self.view.current_record()
        if not isinstance(record, AnswerItem):
            return
        surveys, s, answer_id = (
            self._context.services.surveys, self._context.session, record.answer.id,
        )  # fmt: skip
        self._context.tasks.submit(
            self,
            lambda _r: surveys.delete_answer(s, answer_id),
            lambda outcome: self._context.signals.toast_requested.emit(
                tr("Kuesioner dihapus"), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )
