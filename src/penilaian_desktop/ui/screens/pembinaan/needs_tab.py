"""Kebutuhan: approved needs by topic, and the catalogue that serves them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.training import EventState
from penilaian_desktop.domain.training_views import (
    EXAMPLES,
    CourseExample,
    CourseItem,
    EventItem,
    NeedLine,
    NeedTopic,
    TrainingBoard,
)
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.tasks import Lane
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
        self.step = text_button(" ", "calendar", compact=True, clicked=self.take_step)
        self.step.hide()
        card.add_head_widget(self.step)
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
        self.view.chosen.connect(lambda _record: self._offer_step())
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
        before = self.view.current_record()
        kept = before.need_id if isinstance(before, NeedLine) else ""
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
        at = self.model.row_of(lambda line: line.need_id == (self._wanted or kept))
        if at >= 0:
            self._wanted = ""
            self.view.choose_row(at)
        self._offer_step()

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

        self._offer_step()

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
        planned = self._planned(record)
        if record.event_id:
            self._page.show_event(record.event_id)
        elif planned is not None and self._board.can_write:
            self._page.show_event(planned.event.id)
        elif self._board.can_write:
            fits = self._fitting(record)
            self._page.plan_event(fits[0] if fits else "")
        else:
            self._to_follow()

    def _fitting(self, need: NeedLine) -> list[str]:
        """Return the trainings of the catalogue that a need speaks of."""
        wanted = need.topic.casefold()
        return [
            item.course.id
            for item in (self._board.courses if self._board else ())
            if item.open
            and (item.course.name.casefold() in wanted or wanted in item.course.name.casefold())
        ]

    def _planned(self, need: NeedLine) -> EventItem | None:
        """Return the next event planned for what a need speaks of, with a place left."""
        fits = set(self._fitting(need))
        today = self._page.context.today()
        return next(
            (
                item
                for item in (self._board.events if self._board else ())
                if item.event.course_id in fits
                and item.event.state is EventState.PLANNED
                and item.event.starts >= today
                and item.free != 0
            ),
            None,
        )

    def _offer_step(self) -> None:
        """Say at the button what comes next for the need chosen; heads only read."""
        need = self.view.current_record()
        writes = self._board is not None and self._board.can_write
        self.step.setVisible(writes and isinstance(need, NeedLine))
        if not isinstance(need, NeedLine):
            return
        planned = self._planned(need)
        if need.event_id:
            self.step.setText(tr("Lihat kegiatannya"))
        elif planned is not None:
            self.step.setText(tr("Daftarkan ke {0}").format(short_date(planned.event.starts)))
        else:
            self.step.setText(tr("Rencanakan kegiatan…"))
        self.step.setAccessibleName(f"{self.step.text()}: {need.person.name}, {need.topic}")

    def take_step(self) -> None:
        """Put the person on the event that is planned; without one go where Enter goes."""
        need = self.view.current_record()
        if not isinstance(need, NeedLine) or self._board is None:
            return
        planned = None if need.event_id else self._planned(need)
        if planned is None or not self._board.can_write:
            self._open_need(need)
            return
        services, s = self._page.context.services, self._page.context.session
        event_id, person = planned.event.id, need.person
        self._wanted = need.need_id
        self._page.run(
            lambda _r: services.training.put(
                s, event_id, [person.person_id], needs={person.person_id: need.need_id}
            ),
            lambda outcome: self._page.toast(
                tr("{0} terdaftar pada {1}").format(person.name, planned.title),
                outcome.undo_label,
            ),
            lane=Lane.WRITE,
        )

    def _to_follow(self) -> None:
        self._page.navigate("tindak_lanjut")
