"""Questionnaires on paper, keyed in one line each: nine digits, Enter, the next sheet (TJ-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.answer_line import UNSUR, AnswerLine, read_answers
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.public_voice import SurveyAnswer
from penilaian_desktop.domain.voice_views import SurveyItem, VoiceBoard
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.preferences import Preference
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.suara_warga.dialogs import service_options
from penilaian_desktop.ui.screens.suara_warga.respondent_fields import RespondentFields
from penilaian_desktop.ui.screens.suara_warga.words import answer_columns, tr, unsur_names
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

TABLE = 190
CELL = 56
GAP = 6
ASK_WHO = Preference("survey/ask-respondent", default=False)
"""Whether age, sex and education are keyed too; without them a sheet is ten keys."""


class AnswerCells(QWidget):
    """Nine cells that show what was understood so far, each with the name of its unsur."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = AnswerLine(answers=())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(CELL)
        self.setAccessibleName(tr("Jawaban yang terbaca"))

    def sizeHint(self) -> QSize:
        """Return the room of nine cells."""
        return QSize(UNSUR * 72, CELL)

    def show_line(self, line: AnswerLine) -> None:
        """Show another line."""
        self._line = line
        self.setAccessibleDescription(_spoken(line))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells; the next one has the border of the focus."""
        painter = QPainter(self)
        wide = (self.width() - (UNSUR - 1) * GAP) // UNSUR
        line, names = self._line, unsur_names()
        for at in range(UNSUR):
            cell = QRect(at * (wide + GAP), 0, wide, CELL - 1)
            keyed = at < len(line.answers)
            wrong = line.wrong == at + 1
            border = "bad" if wrong else "primary" if at == len(line.answers) else "control_line"
            paint.box(painter, cell, "surface", border, width=2 if border != "control_line" else 1)
            name = f"{at + 1} {names[at]}"
            label = cell.adjusted(8, 6, -4, -CELL // 2)
            paint.text_line(painter, label, name, "small", "bad" if wrong else "muted")
            if wrong:
                text = line.found
            elif keyed:
                answer = line.answers[at]
                text = "–" if answer is None else str(answer)
            else:
                continue
            below = cell.adjusted(8, CELL // 2 - 2, -4, -4)
            paint.text_line(painter, below, text, "section", "bad" if wrong else "text")


class _AnswerField(Field):
    """The line itself; Enter hands it over."""

    handed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the line over on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.handed.emit()
            return
        super().keyPressEvent(event)


class Keying(QWidget):
    """Keys one survey; `left` tells that the person is done. Service and day are kept."""

    left = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: SurveyItem | None = None
        self._sending = False
        self._asked = ""
        """The number that was asked about: Enter once more stores it again."""
        self._names: dict[str, str] = {}
        self._title = Label("", "section")
        self._note = Label("", "small", "muted")
        self.service = ComboBox()
        self.day = DateField(context.today())
        self.sheet = Field("")
        self.who = RespondentFields()
        self.ask_who = CheckBox(tr("Isi juga umur, jenis kelamin, dan pendidikan"))
        self.line = _AnswerField(placeholder="3 4 3 3 - 4 3 3 4")
        self.cells = AnswerCells()
        self.said = Label("", "small", "muted", wrap=True)
        self.answers: RecordModel[SurveyAnswer] = RecordModel(answer_columns(self._names))
        self.view = TableView(self.answers, tr("Kuesioner yang baru diisi"))
        self._build()
        self.line.textChanged.connect(self._typed)
        self.line.handed.connect(self.send)
        self.who.passed.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.ask_who.setChecked(context.prefs.get(ASK_WHO))
        self.who.setVisible(self.ask_who.isChecked())
        self.ask_who.toggled.connect(self._who_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        head.addLayout(words, 1)
        head.addWidget(text_button(tr("Kembali ke hasil"), "arrow_left", clicked=self.left.emit))
        rows = FormRows()
        rows.add_row(
            ("service", tr("Layanan"), self.service),
            ("day", tr("Tanggal pengisian"), self.day),
            ("sheet", tr("Nomor lembar"), self.sheet),
            stretch=(3, 2, 1),
        )
        rows.add_widget(self.who)
        rows.add("line", tr("Jawaban 1–4 berurutan, - bila kosong; sesudahnya catatan warga"),
                 self.line)  # fmt: skip
        entry = Card(padded=True)
        entry.setAccessibleName(tr("Isi dari kertas"))
        for widget in (rows, self.said, self.cells, self.ask_who):
            entry.body.addWidget(widget)
        table = Card(tr("Terakhir diisi"))
        table.body.addWidget(self.view, 1)
        self.table = table
        self.delete = text_button(tr("Hapus"), "delete", compact=True, clicked=self.remove)
        table.add_head_widget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        inner = QWidget()
        rest = QVBoxLayout(inner)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addWidget(entry)
        table.setMinimumHeight(TABLE)
        rest.addWidget(table, 1)
        column.addLayout(head)
        column.addWidget(ScrollColumn(inner), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, remove a sheet on Delete in the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    # --- what is shown -----------------------------------------------------------------------
    def begin(self, item: SurveyItem, board: VoiceBoard) -> None:
        """Key the questionnaires of a survey."""
        fresh = self._item is None or self._item.survey.id != item.survey.id
        self._item = item
        self._title.setText(item.survey.title)
        self._note.setText(tr("Sembilan angka lalu Enter; layanan dan tanggal tetap."))
        self.service.set_options(service_options(board, item.survey.unit_id))
        self._names.update({i.service.id: i.service.name for i in board.services})
        if fresh:
            day = min(max(self._context.today(), item.survey.starts), item.survey.ends)
            self.day.set_value(day)
            self.line.clear()
            self.sheet.set_value("")
        self._asked = ""
        self._typed(self.line.text())
        self.refresh()
        self._next_sheet()

    def _who_wanted(self, wanted: bool) -> None:
        """Ask for who answered, or no longer; it is remembered."""
        self._context.prefs.set(ASK_WHO, wanted)
        self.who.setVisible(wanted)
        self._next_sheet()

    def _next_sheet(self) -> None:
        """Put the focus where a sheet begins: at who answered, where that is asked."""
        if self.ask_who.isChecked():
            self.who.begin()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Load what was keyed last."""
        item = self._item
        if item is None:
            return
        surveys, s, survey_id = (
            self._context.services.surveys, self._context.session, item.survey.id,
        )  # fmt: skip
        self._context.tasks.submit(
            self, lambda _r: surveys.newest(s, survey_id), self._show, key="newest"
        )

    def _show(self, answers: tuple[SurveyAnswer, ...]) -> None:
        self.answers.set_rows(answers)
        self.table.set_note(tr("{0} terakhir").format(number(len(answers))) if answers else "")
        self.delete.setVisible(bool(answers))
        if not self.sheet.text().strip():
            known = [int(a.respondent) for a in answers if a.respondent.isdecimal()]
            self.sheet.set_value(str(max(known, default=0) + 1))

    def _typed(self, text: str) -> None:
        line = read_answers(text)
        self.cells.show_line(line)
        self.said.set_tint("bad" if line.wrong else "muted")
        self.said.setText(_spoken(line))

    # --- storing -----------------------------------------------------------------------------
    def send(self) -> None:
        """Store the sheet when it is whole; else say what is missing."""
        item, line = self._item, read_answers(self.line.text())
        if item is None or self._sending:
            return
        if not line.complete:
            self.said.set_tint("bad")
            self.said.setText(_missing(line))
            return
        asks = self.ask_who.isChecked()
        if asks and not self.who.sound():
            return
        who = self.who
        age = who.years() if asks else None
        sex, education = (who.sex.text(), who.education.text()) if asks else ("", "")
        surveys, s, service, day, sheet = (
            self._context.services.surveys, self._context.session, self.service.value(),
            self.day.value(), self.sheet.text().strip(),
        )  # fmt: skip
        again = bool(sheet) and sheet == self._asked
        self._sending = True
        self._context.tasks.submit(
            self,
            lambda _r: surveys.key(
                s, item.survey.id, service, line.answers, day=day, respondent=sheet,
                age=age, sex=sex, education=education, comment=line.comment, again=again,
            ),
            self._stored,
            self._refused,
            lane=Lane.WRITE,
        )  # fmt: skip

    def _stored(self, outcome: Outcome[SurveyAnswer]) -> None:
        self._sending = False
        sheet = outcome.value.respondent
        self.line.clear()
        self.sheet.set_value(str(int(sheet) + 1) if sheet.isdecimal() else "")
        self.said.set_tint("good")
        words = tr("Lembar {0} tersimpan; Ctrl+Z mengurungkan.")
        self.said.setText(words.format(sheet or "–"))
        self._asked = ""
        self._next_sheet()

    def _refused(self, error: PenilaianError) -> None:
        self._sending = False
        asked = error.code == "sheet_keyed_already"
        self._asked = self.sheet.text().strip() if asked else ""
        self.said.set_tint("warn" if asked else "bad")
        self.said.setText(str(describe(error)))

    def remove(self) -> None:
        """Remove the sheet under the cursor, else the newest; undo brings it back."""
        record = self.view.current_record()
        every = self.answers.records()
        answer = record if isinstance(record, SurveyAnswer) else every[0] if every else None
        if answer is None:
            return
        surveys, s = self._context.services.surveys, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: surveys.delete_answer(s, answer.id),
            lambda outcome: self._context.signals.toast_requested.emit(
                tr("Kuesioner dihapus"), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )


def _spoken(line: AnswerLine) -> str:
    """Return what stands under the line while it is typed."""
    if line.wrong:
        name = unsur_names()[line.wrong - 1]
        words = tr("{0} bukan jawaban unsur {1} ({2}): pakai 1 sampai 4, atau - bila kosong.")
        return words.format(line.found, line.wrong, name)
    count = len(line.answers)
    if count < UNSUR:
        words = tr("Berikutnya unsur {0}: {1}.")
        return words.format(count + 1, unsur_names()[count])
    return tr("Lengkap; Enter menyimpan dan membuka lembar berikutnya.")


def _missing(line: AnswerLine) -> str:
    if line.wrong:
        return _spoken(line)
    if len(line.answers) < UNSUR:
        words = tr("Baru {0} dari 9 jawaban. Berikutnya unsur {1}.")
        return words.format(len(line.answers), unsur_names()[len(line.answers)])
    return tr("Semua jawaban kosong; lembar ini tidak dihitung.")
