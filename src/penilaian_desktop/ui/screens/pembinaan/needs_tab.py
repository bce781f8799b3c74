"""Kebutuhan: approved needs by topic, and the catalogue that serves them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.training_views import (
    EXAMPLES,
    CourseExample,
    CourseItem,
    NeedLine,
    NeedTopic,
    TrainingBoard,
)
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.pembinaan.event_dialogs import CourseDialog
from penilaian_desktop.ui.screens.pembinaan.words import course_columns, need_columns, tr
from penilaian_desktop.ui.widgets.button import Button, shortcut, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.table import Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage

SIDE = 340
ROW = 48


class NeedsTab(QWidget):
    """Needs come from Tindak lanjut and stay there; here they find a training."""

    def __init__(self, page: PembinaanPage) -> None:
        super().__init__()
        self._page = page
        self._board: TrainingBoard | None = None
        self._wanted = ""
        self.model: RecordModel[NeedLine] = RecordModel(need_columns())
        self.view = TableView(self.model, tr("Kebutuhan pelatihan"), row_height=ROW)
        card = Card(tr("Kebutuhan yang disetujui"))
        card.body.addWidget(self.view, 1)
        self.card = card
        self.to_follow = Button(tr("Buka Tindak lanjut"), "arrow_right", clicked=self._to_follow)
        self._empty = EmptyState(
            "follow_up",
            tr("Belum ada kebutuhan pelatihan yang disetujui"),
            tr(
                "Pejabat penilai mengusulkannya di Tindak lanjut sesudah hasil terbit; atasannya "
                "atau kepegawaian menyetujui."
            ),
            self.to_follow,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        self.courses: RecordModel[CourseItem] = RecordModel(course_columns())
        self.catalogue = TableView(self.courses, tr("Katalog pelatihan"), row_height=ROW)
        self.beside = Card(tr("Katalog"))
        self.add = text_button(tr("Tambah"), "add", compact=True, clicked=self.write_course)
        self.beside.add_head_widget(self.add)
        self._examples = QWidget()
        self._offers = QVBoxLayout(self._examples)
        self._offers.setContentsMargins(15, 8, 15, 12)
        self._offers.setSpacing(4)
        self.beside.body.addWidget(self.catalogue, 1)
        self.beside.body.addWidget(self._examples)
        self.beside.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._stack, 1)
        row.addWidget(self.beside)
        self.view.opened.connect(self._open_need)
        self.catalogue.opened.connect(self._open_course)
        shortcut(self.catalogue, "F2", self._edit_course)

    def go_to(self, need_id: str) -> None:
        """Choose a need as soon as the needs are there."""
        self._wanted = need_id

    def refresh(self) -> None:
        """Load the needs and the catalogue."""
        services, s, year = self._page.context.services, self._page.context.session, self._page.year
        self._page.run(lambda _r: services.training.needs(s, year), self._show_needs, key="needs")
        self._page.run(
            lambda _r: services.training.board(s, year), self._show_board, key="catalogue"
        )

    def _show_needs(self, topics: tuple[NeedTopic, ...]) -> None:
        rows: list[NeedLine | Group] = []
        for topic in topics:
            total = tr("{0} orang · {1} belum dijadwalkan").format(
                number(len(topic.lines)), number(topic.open)
            )
            rows.append(Group(topic.topic, total))
            rows.extend(topic.lines)
        self.model.set_rows(rows)
        self.card.set_note(tr("{0} topik").format(number(len(topics))))
        self._stack.setCurrentIndex(0 if topics else 1)
        if self._wanted:
            at = self.model.row_of(lambda line: line.need_id == self._wanted)
            if at >= 0:
                self._wanted = ""
                self.view.choose_row(at)

    def _show_board(self, board: TrainingBoard) -> None:
        self._board = board
        self.courses.set_rows(list(board.courses))
        self.add.setVisible(board.can_write)
        taken = {item.course.name.casefold() for item in board.courses}
        offered = [e for e in EXAMPLES if e.name.casefold() not in taken]
        clear(self._offers)
        self._examples.setVisible(board.can_write and bool(offered))
        if board.can_write and offered:
            self._offers.addWidget(Label(tr("Contoh yang dapat dipakai"), "small", "muted"))
            for example in offered:
                self._offers.addWidget(
                    text_button(
                        example.name,
                        "add",
                        compact=True,
                        clicked=partial(self._ask_course, None, example),
                    )
                )

    def set_narrow(self, narrow: bool) -> None:
        """Give the needs the whole width of a small window only where nobody writes."""
        self.beside.setFixedWidth(240 if narrow else SIDE)
        for at, column in enumerate(self.model.columns):
            self.view.setColumnHidden(at, narrow and column.key == "helped")

    # --- catalogue -------------------------------------------------------------------------
    def write_course(self) -> CourseDialog | None:
        """Write a new training into the catalogue."""
        return self._ask_course(None, None)

    def _open_course(self, record: object) -> None:
        if isinstance(record, CourseItem):
            self._ask_course(record, None)

    def _edit_course(self) -> None:
        self._open_course(self.catalogue.current_record())

    def _ask_course(
        self, item: CourseItem | None, example: CourseExample | None
    ) -> CourseDialog | None:
        if self._board is None or not self._board.can_write:
            return None
        self.dialog = CourseDialog(self._page.context, self._page, item, example)
        self.dialog.open()
        return self.dialog

    # --- needs -----------------------------------------------------------------------------
    def _open_need(self, record: object) -> None:
        """Go to what the need is put on; for an open one HR plans an event."""
        if not isinstance(record, NeedLine) or self._board is None:
            return
        if record.event_id:
            self._page.show_event(record.event_id)
        elif self._board.can_write:
            wanted = record.topic.casefold()
            fits = [
                item.course.id
                for item in self._board.courses
                if item.open and (item.course.name.casefold() in wanted or wanted in
                                  item.course.name.casefold())
            ]  # fmt: skip
            self._page.plan_event(fits[0] if fits else "")
        else:
            self._to_follow()

    def _to_follow(self) -> None:
        self._page.navigate("tindak_lanjut")
