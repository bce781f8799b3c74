"""Surveys: the list, the result with nine unsur, index and grade, the trend, keying, import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.public_feedback import SurveyResult
from penilaian_desktop.domain.voice_charts import trend_chart, unsur_chart
from penilaian_desktop.domain.voice_views import ServiceResult, SurveyItem, TrendPoint, VoiceBoard
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.suara_warga.answers_view import AnswersView
from penilaian_desktop.ui.screens.suara_warga.dialogs import SurveyDialog
from penilaian_desktop.ui.screens.suara_warga.import_view import SurveyImport
from penilaian_desktop.ui.screens.suara_warga.keying import Keying
from penilaian_desktop.ui.screens.suara_warga.words import (
    GRADES,
    kept_by_others,
    survey_columns,
    tr,
)
from penilaian_desktop.ui.widgets.button import Button, icon_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.chart_card import ChartCard
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.small import Mark, Pill
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.suara_warga.page import SuaraWargaPage

EVERY = ""
LIST_WIDE = 424
LIST_TALL = 148
QWIDGETSIZE_MAX = (1 << 24) - 1
RESULT, KEYING, IMPORT, EMPTY, ANSWERS = range(5)
SEMESTER, QUARTER = "S", "T"


class SurveyTab(QWidget):
    """Shows the surveys of the board; keying and import take the place of the results."""

    def __init__(self, page: SuaraWargaPage) -> None:
        super().__init__()
        self._page = page
        self._board: VoiceBoard | None = None
        self._survey = ""
        self._results: tuple[ServiceResult, ...] = ()
        self.items: RecordModel[SurveyItem] = RecordModel(survey_columns())
        self.view = TableView(self.items, tr("Daftar survei"), row_height=TALL)
        self.keying = Keying(page.context)
        self.importing = SurveyImport(page.context)
        self.answers = AnswersView(page.context)
        self._build()
        self.view.chosen.connect(self._follow)
        self.view.opened.connect(lambda _record: self.edit())
        self.keying.left.connect(self._back)
        self.importing.left.connect(self._back)
        self.answers.left.connect(self._back)

    # --- building ----------------------------------------------------------------------------
    def _build(self) -> None:
        listed = Card(tr("Survei"))
        listed.body.addWidget(self.view, 1)
        self.list_card = listed
        listed.setFixedWidth(LIST_WIDE)
        sides = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        self._sides.addWidget(listed)
        self._sides.addWidget(ScrollColumn(self._right(), host=self._page), 1)
        self._empty = EmptyState(
            "public_voice",
            tr("Belum ada survei"),
            tr(
                "Catat dahulu layanan unit pada tab Layanan, lalu buat survei dan isi kuesionernya "
                "dari kertas atau dari ekspor formulir."
            ),
        )
        self._stack = QStackedWidget()
        for face in (sides, self.keying, self.importing, self._empty, self.answers):
            self._stack.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)

    def _right(self) -> QWidget:
        self.key_button = Button(
            tr("Isi dari kertas"), "keyboard", cap="I", clicked=self.begin_keying
        )
        self.import_button = Button(tr("Impor…"), "down_load", clicked=self.begin_import)
        self.list_button = icon_button(
            "list", tr("Daftar kuesioner (K)"), clicked=self.begin_answers
        )
        self.edit_button = icon_button("edit", tr("Ubah survei (F2)"), clicked=self.edit)
        self.delete_button = icon_button("delete", tr("Hapus survei"), clicked=self.delete)
        self.service = ComboBox(((EVERY, tr("Semua layanan")),), compact=True)
        self.service.setAccessibleName(tr("Layanan"))
        self.service.chosen.connect(lambda _key: self._show_service())
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self.service)
        actions.addStretch(1)
        for button in (
            self.key_button, self.import_button, self.list_button, self.edit_button,
            self.delete_button,
        ):  # fmt: skip
            actions.addWidget(button)
        self.index = Label("–", "title")
        self.grade = Pill()
        self.respondents = Label("", "body", "muted")
        self.weakest = Label("", "body", "muted", wrap=True)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        facts.addWidget(self.index)
        facts.addWidget(self.grade)
        facts.addWidget(self.respondents, 1)
        self.improve_button = text_button(
            tr("Jadikan perbaikan"), "improvement", compact=True, clicked=self.improve
        )
        self.improve_button.setToolTip(tr("Unsur terendah masuk daftar perbaikan layanan"))
        facts.addWidget(self.improve_button)
        head = Card(padded=True)
        head.setAccessibleName(tr("Hasil survei"))
        head.body.addLayout(facts)
        head.body.addWidget(self.weakest)
        self.unsur = ChartCard()
        self.unsur.setMinimumHeight(310)
        self.trend = ChartCard()
        self.trend.setMinimumHeight(270)
        self.kind = Segmented(
            ((SEMESTER, tr("Semester")), (QUARTER, tr("Triwulan"))), tr("Periode tren"),
            compact=True,
        )  # fmt: skip
        self.kind.chosen.connect(lambda _key: self._load_trend())
        self.trend.add_head_widget(self.kind)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(actions)
        column.addWidget(head)
        column.addWidget(self.unsur)
        column.addWidget(self.trend)
        column.addStretch(1)
        return right

    def set_narrow(self, narrow: bool) -> None:
        """Put the list above the results in a small window."""
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._sides.setSpacing(8 if narrow else 16)
        self.answers.set_narrow(narrow)
        if narrow:
            self.list_card.setMinimumWidth(0)
            self.list_card.setMaximumWidth(QWIDGETSIZE_MAX)
            self.list_card.setFixedHeight(LIST_TALL)
        else:
            self.list_card.setMinimumHeight(0)
            self.list_card.setMaximumHeight(QWIDGETSIZE_MAX)
            self.list_card.setFixedWidth(LIST_WIDE)

    # --- showing -----------------------------------------------------------------------------
    def show_board(self, board: VoiceBoard, unit_id: str) -> None:
        """Show the surveys of a unit, or of all."""
        self._board = board
        items = [i for i in board.surveys if unit_id in {EVERY, i.survey.unit_id}]
        self.items.set_rows(items)
        self.list_card.set_note(number(len(items)) if items else "")
        for button in (
            self.key_button, self.import_button, self.list_button, self.edit_button,
            self.delete_button,
        ):  # fmt: skip
            button.setVisible(board.can_write)
        if not board.can_write:
            self._empty.set_words(tr("Belum ada survei"), kept_by_others())
        if self._stack.currentIndex() in {RESULT, EMPTY}:
            self._stack.setCurrentIndex(RESULT if items else EMPTY)
        elif self._stack.currentIndex() == KEYING:
            self.keying.refresh()
        elif self._stack.currentIndex() == ANSWERS:
            self.answers.refresh()
        at = self.items.row_of(lambda i: i.survey.id == self._survey)
        if items:
            self.view.choose_row(max(0, at))
            self._load(self._chosen(items, at))
        else:
            self._survey = ""

    @staticmethod
    def _chosen(items: Sequence[SurveyItem], at: int) -> SurveyItem:
        return items[max(0, at)]

    def busy(self) -> bool:
        """Tell whether keying, an import or the list stands in the place of the results."""
        return self._stack.currentIndex() in {KEYING, IMPORT, ANSWERS}

    def item(self) -> SurveyItem | None:
        """Return the survey that is shown."""
        return next((i for i in self.items.records() if i.survey.id == self._survey), None)

    def _follow(self, record: object) -> None:
        if isinstance(record, SurveyItem) and record.survey.id != self._survey:
            self._load(record)

    def _load(self, item: SurveyItem) -> None:
        self._survey = item.survey.id
        surveys, s, survey_id = self._page.context.services.surveys, self._page.context.session, (
            item.survey.id
        )  # fmt: skip
        self._page.run(
            lambda _r: (survey_id, surveys.results(s, survey_id)), self._show, key="results"
        )

    def _show(self, found: tuple[str, tuple[ServiceResult, ...]]) -> None:
        survey_id, results = found
        if survey_id != self._survey:
            return
        self._results = results
        self.service.set_options(
            [(EVERY, tr("Semua layanan")), *((r.service_id, r.name) for r in results[1:])]
        )
        self.service.setVisible(len(results) > 2)
        self._show_service()

    def _show_service(self) -> None:
        wanted = self.service.value() if len(self._results) > 2 else EVERY
        result = next((r.result for r in self._results if r.service_id == wanted), None)
        self._show_result(result)
        self._load_trend()

    def _show_result(self, result: SurveyResult | None) -> None:
        self.unsur.set_data(unsur_chart(result, tr("Nilai sembilan unsur")))
        board = self._board
        self.improve_button.setVisible(result is not None and board is not None and board.can_write)
        if result is None:
            self.index.setText("–")
            self.grade.set_mark(None)
            self.respondents.setText(tr("Belum ada kuesioner yang diisi."))
            self.weakest.setText("")
            return
        self.index.setText(tr("IKM {0}").format(number(result.index, 2)))
        tint = GRADES.get(result.grade, "muted")
        words = tr("Mutu {0} · {1}").format(result.grade, result.label)
        self.grade.set_mark(Mark(words, tint, tint))
        self.respondents.setText(tr("{0} responden").format(number(result.respondents)))
        known = [one for one in result.unsur if one.mean is not None]
        low = sorted(known, key=lambda one: one.mean or 0)[:2]
        names = ", ".join(f"{one.label} ({number(one.mean, 2)})" for one in low if one.mean)
        self.weakest.setText(tr("Unsur terendah: {0}.").format(names) if names else "")

    # --- trend -------------------------------------------------------------------------------
    def _load_trend(self) -> None:
        item = self.item()
        if item is None:
            return
        kind = self.kind.value() or SEMESTER
        newest = _period_of(kind, max(item.survey.starts, self._page.context.today()))
        service = self.service.value() if len(self._results) > 2 else EVERY
        surveys, s, unit_id = (
            self._page.context.services.surveys, self._page.context.session, item.survey.unit_id,
        )  # fmt: skip
        self._page.run(
            lambda _r: surveys.trend(s, newest, unit_id=unit_id, service_id=service),
            lambda points: self._show_trend(points, service),
            key="trend",
        )

    def _show_trend(self, points: tuple[TrendPoint, ...], service: str) -> None:
        name = next((r.name for r in self._results if r.service_id == service), "")
        title = tr("Tren IKM {0}").format(name) if name else tr("Tren IKM semua layanan")
        self.trend.set_data(trend_chart(points, title))

    # --- acting ------------------------------------------------------------------------------
    def new(self) -> None:
        """Ask for a new survey."""
        board = self._board
        if board is None or not board.can_write:
            return
        dialog = SurveyDialog(
            self._page.context, self._page, board, unit_id=self._page.unit.value()
        )
        dialog.saved.connect(self._made)
        dialog.open()

    def _made(self, survey: object) -> None:
        self._survey = getattr(survey, "id", "")
        self._page.refresh()

    def edit(self) -> None:
        """Change the survey that is shown."""
        board, item = self._board, self.item()
        if board is not None and item is not None and board.can_write:
            SurveyDialog(self._page.context, self._page, board, item).open()

    def delete(self) -> None:
        """Remove the survey with its answers; undo brings both back."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        surveys, s, survey_id = self._page.context.services.surveys, self._page.context.session, (
            item.survey.id
        )  # fmt: skip
        words = tr("Survei dan {0} kuesionernya dihapus").format(number(item.respondents))
        self._page.run(
            lambda _r: surveys.delete(s, survey_id),
            lambda outcome: self._page.toast(words, outcome.undo_label),
            lane=Lane.WRITE,
        )

    def improve(self) -> None:
        """Make a line of the improvement register out of the lowest unsur (TS-9)."""
        item = self.item()
        if item is None:
            return
        improvements, s, survey_id = (
            self._page.context.services.improvements, self._page.context.session, item.survey.id,
        )  # fmt: skip
        self._page.run(
            lambda _r: improvements.from_survey(s, survey_id),
            lambda outcome: self._page.toast(
                tr("Unsur terendah masuk daftar perbaikan layanan"), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )

    def begin_keying(self) -> None:
        """Key questionnaires of the survey that is shown."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        if not any(
            i.service.unit_id == item.survey.unit_id and i.service.retired_on is None
            for i in board.services
        ):
            self._page.toast(tr("Catat dahulu layanan unit ini pada tab Layanan"))
            self._page.show_tab("layanan")
            return
        self._stack.setCurrentIndex(KEYING)
        self.keying.begin(item, board)
        self._page.show_actions()

    def begin_import(self) -> None:
        """Ask for the export of the survey that is shown."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        self._stack.setCurrentIndex(IMPORT)
        self.importing.begin(item, board)
        self._page.show_actions()

    def begin_answers(self) -> None:
        """List the questionnaires of the survey that is shown."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        self._stack.setCurrentIndex(ANSWERS)
        self.answers.begin(item)
        self._page.show_actions()

    def _back(self) -> None:
        self._stack.setCurrentIndex(RESULT)
        self._page.show_actions()
        self._page.refresh()
        self.view.setFocus()


def _period_of(kind: str, day: date) -> PeriodCode:
    length = 6 if kind == SEMESTER else 3
    return PeriodCode(day.year, kind, (day.month - 1) // length + 1)
