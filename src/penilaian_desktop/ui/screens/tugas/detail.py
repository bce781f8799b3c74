"""One task: its facts, the line that reports, progress over time, three numbers, its entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.task import TaskState
from penilaian_desktop.domain.task_views import LinkedEntry, TaskView
from penilaian_desktop.domain.wording import hours, number
from penilaian_desktop.ui.screens.tugas import words
from penilaian_desktop.ui.screens.tugas.history_table import (
    CHANGE,
    PERSON,
    VOLUME,
    entry_model,
    report_lines,
    report_model,
)
from penilaian_desktop.ui.screens.tugas.history_table import (
    ReportLine as HistoryLine,
)
from penilaian_desktop.ui.screens.tugas.measures_card import MeasuresCard
from penilaian_desktop.ui.screens.tugas.progress_chart import ProgressChart
from penilaian_desktop.ui.screens.tugas.report_line import ReportLine
from penilaian_desktop.ui.widgets.button import Button, icon_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Pill
from penilaian_desktop.ui.widgets.table_view import TableView

ROW, TALL = 36, 46
HEAD = 32
SHOWN = 6
"""Rows of a table that are seen at once; more scroll inside."""


class TaskDetail(QWidget):
    """Shows a task; the page acts on its signals."""

    edit_requested = Signal()
    done_requested = Signal()
    menu_requested = Signal(QWidget)
    entry_opened = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._narrow = False
        self.report = ReportLine(today)
        self.chart = ProgressChart()
        self._reports = report_model()
        self.history = TableView(self._reports, self.tr("Riwayat kemajuan"), row_height=TALL)
        self.measures = MeasuresCard()
        self._entries = entry_model()
        self.entries = TableView(self._entries, self.tr("Kegiatan untuk tugas ini"), row_height=ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._build_head())
        column.addWidget(self._build_progress())
        column.addWidget(self.measures)
        column.addWidget(self._build_entries())
        column.addStretch(1)
        self.chart.chosen.connect(self._show_line)
        self.history.chosen.connect(self._show_point)
        self.entries.opened.connect(self._open_entry)

    # --- building --------------------------------------------------------------------------
    def _build_head(self) -> Card:
        self.card = Card(" ")
        self.state = Pill()
        self.edit = Button(self.tr("Ubah"), "edit", compact=True, clicked=self.edit_requested.emit)
        self.done = Button(
            self.tr("Selesai"), "check", compact=True, clicked=self.done_requested.emit
        )
        self.more = icon_button("more", self.tr("Tindakan lain"), compact=True)
        self.more.clicked.connect(lambda: self.menu_requested.emit(self.more))
        for widget in (self.state, self.done, self.edit, self.more):
            self.card.add_head_widget(widget)
        self._facts = Label("", "body", "muted", wrap=True, markup=True)
        self._text = Label("", "body", wrap=True)
        self._pace = Label("", "small_strong")
        self.card.body.setContentsMargins(15, 10, 15, 12)
        self.card.body.setSpacing(8)
        for part in (self._facts, self._text, self.report):
            self.card.body.addWidget(part)
        return self.card

    def _build_progress(self) -> Card:
        card = Card(self.tr("Kemajuan"))
        card.add_head_widget(self._pace)
        self._progress = card
        around = QHBoxLayout()
        around.setContentsMargins(12, 8, 8, 8)
        around.addWidget(self.chart)
        card.body.addLayout(around)
        card.body.addWidget(self.history)
        return card

    def _build_entries(self) -> Card:
        card = Card(self.tr("Kegiatan dari catatan harian"))
        self._entries_card = card
        self._none = Label("", "body", "muted", wrap=True)
        self._none_box = QWidget()
        around = QHBoxLayout(self._none_box)
        around.setContentsMargins(15, 10, 15, 10)
        around.addWidget(self._none)
        self._foot = CardFoot()
        card.body.addWidget(self.entries)
        card.body.addWidget(self._none_box)
        card.body.addWidget(self._foot)
        return card

    # --- showing ---------------------------------------------------------------------------
    def show_task(self, view: TaskView) -> None:
        """Show a task."""
        task, today = view.item.task, self._today()
        self.card.set_title(task.title)
        self.state.set_mark(words.state_mark(view.item))
        self.state.setMinimumWidth(self.state.sizeHint().width())
        is_open = task.state is TaskState.OPEN
        self.edit.setVisible(view.mine)
        self.done.setVisible(view.mine and is_open)
        self.more.setVisible(view.mine)
        self._facts.setText(self._fact_words(view))
        self._text.setText(task.text)
        self._text.setVisible(bool(task.text))
        self.report.setVisible(view.may_report)
        self.report.set_before(view.item.percent)
        pace, tint = words.pace_words(view.item)
        self._pace.set_tint(tint)
        self._pace.setText(pace)
        self._progress.set_title(self.tr("Kemajuan {0} %").format(view.item.percent))
        self.chart.set_reports(view.history, task.starts, task.due, today)
        self._reports.set_rows(report_lines(view.history, today))
        _fit(self.history, len(view.history))
        self.measures.show_measures(view.measures, task.result_text)
        self._show_entries(view)

    def _fact_words(self, view: TaskView) -> str:
        task = view.item.task
        parts = [words.kind_word(task.task_kind), words.span_words(task)]
        if not view.mine:
            parts.insert(0, f"**{view.item.owner}**")
        if view.members:
            names = ", ".join(name or self.tr("(tidak dikenal)") for _, name in view.members)
            parts.append(self.tr("bersama {0}").format(names))
        found = " · ".join(parts)
        if view.item.rhk_text:
            words_of_rhk = self.tr("Mendukung RHK {0}: {1}")
            found += "\n" + words_of_rhk.format(view.item.rhk_number, view.item.rhk_text)
        return found

    def _show_entries(self, view: TaskView) -> None:
        self._hide_person(view)
        self._entries.set_rows(list(view.entries))
        self.entries.setVisible(bool(view.entries))
        _fit(self.entries, len(view.entries))
        self._none_box.setVisible(not view.entries)
        self._none.setText(
            self.tr("Kaitkan kegiatan dari laci halaman Kegiatan; menit dan volumenya terjumlah.")
            if view.may_report
            else self.tr("Belum ada kegiatan yang dapat ditampilkan di sini.")
        )
        total = " · ".join(
            [hours(view.item.minutes)]
            + [f"{number(value)} {unit}".strip() for unit, value in view.volumes]
        )
        self._foot.setVisible(view.item.minutes > 0 or bool(view.volumes))
        self._foot.right.setText(self.tr("Jumlah **{0}**").format(total))
        several = [share for share in view.shares if share.entries]
        who = [f"{share.name} {hours(share.minutes)}" for share in several]
        self._foot.left.setText(" · ".join(who) if len(several) > 1 else "")

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what a narrow table has no room for."""
        self._narrow = narrow
        self.history.setColumnHidden(CHANGE, narrow)
        self.entries.setColumnHidden(VOLUME, narrow)
        if narrow:
            self.entries.setColumnHidden(PERSON, True)

    def _hide_person(self, view: TaskView) -> None:
        """Leave the name out where all entries are one person's, or the table is narrow."""
        people = {entry.person for entry in view.entries}
        self.entries.setColumnHidden(PERSON, self._narrow or len(people) < 2)

    # --- chart and table say the same ------------------------------------------------------
    def _show_line(self, at: int) -> None:
        row = self._reports.row_of(lambda line: line.at == at)
        self.history.choose_row(row)

    def _show_point(self, line: object) -> None:
        if isinstance(line, HistoryLine):
            self.chart.choose(line.at)

    def _open_entry(self, entry: object) -> None:
        if isinstance(entry, LinkedEntry):
            self.entry_opened.emit(entry.activity_id)


def _fit(table: TableView, rows: int) -> None:
    """Give a table the height of its rows, at most those that are seen at once."""
    table.setVisible(rows > 0)
    table.setFixedHeight(HEAD + table.row_height * min(rows, SHOWN) + 1)
