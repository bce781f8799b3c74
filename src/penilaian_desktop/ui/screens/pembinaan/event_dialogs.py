"""Dialogs of the calendar: an event, a training of the catalogue, whom to put on an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.training import EventState
from penilaian_desktop.domain.training_views import CourseExample, CourseItem, EventItem, NeedLine
from penilaian_desktop.ui.screens.pembinaan.scrolling import put_scrolled
from penilaian_desktop.ui.screens.pembinaan.words import read_count, state_mark, tr
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, SearchField
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LIST_HEIGHT = 300
EVENT_HEIGHT = 436
STATE_ROW = 70


class CourseDialog(WritingDialog):
    """A training of the catalogue; an example only fills the inputs in."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        item: CourseItem | None = None,
        example: CourseExample | None = None,
    ) -> None:
        title = tr("Ubah pelatihan") if item else tr("Pelatihan baru di katalog")
        super().__init__(
            context, over, title, confirm=tr("Simpan"), write=self._job, said=tr("Katalog disimpan")
        )
        self._item = item
        course = item.course if item else None
        self.name = Field(course.name if course else example.name if example else "")
        self.topics = Field(course.topics if course else example.topics if example else "")
        hours = course.hours if course else example.hours if example else 0
        self.hours = Field(str(hours) if hours else "")
        self.provider = Field(course.provider if course else "")
        self.provider.setPlaceholderText(tr("mis. BKPSDM, pelatih dari dalam"))
        self.offered = CheckBox(tr("Ditawarkan"))
        self.offered.setChecked(item is None or item.open)
        self.rows.add("name", tr("Nama"), self.name)
        self.rows.add("topics", tr("Pokok bahasan"), self.topics)
        self.rows.add_row(
            ("hours", tr("Jam pelajaran"), self.hours),
            ("provider", tr("Penyelenggara"), self.provider),
            stretch=(1, 3),
        )
        if item is not None:
            self.rows.add_widget(self.offered)
        self.body.addWidget(self.rows)
        self.shows(course)

    def first_input(self) -> QWidget:
        """Begin with the name."""
        return self.name

    def _job(self) -> Writing:
        training, s = self._context.services.training, self._context.session
        identity = self._item.course.id if self._item else None
        values: dict[str, Any] = {
            "name": self.name.text(),
            "topics": self.topics.text(),
            "hours": read_count(self.hours.text(), "course_hours_wrong", "hours"),
            "provider": self.provider.text(),
            "offered": self.offered.isChecked(),
            "version": self.version,
        }
        return lambda: training.save_course(s, identity, **values)


class EventDialog(WritingDialog):
    """An event of the calendar: which training, when, where, how many, and its state."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        courses: Sequence[CourseItem],
        item: EventItem | None = None,
        course_id: str = "",
    ) -> None:
        title = tr("Ubah kegiatan") if item else tr("Kegiatan pelatihan baru")
        super().__init__(
            context,
            over,
            title,
            confirm=tr("Simpan"),
            write=self._job,
            said=tr("Kalender disimpan"),
            height=EVENT_HEIGHT if item is None else EVENT_HEIGHT + STATE_ROW,
        )
        self._item = item
        event = item.event if item else None
        kept = event.course_id if event else course_id
        options = [(c.course.id, c.course.name) for c in courses if c.open or c.course.id == kept]
        self.course = ComboBox(options, name=tr("Pelatihan"))
        if kept:
            self.course.set_value(kept)
        today = context.today()
        self.name = Field(event.title if event else "")
        self.name.setPlaceholderText(tr("kosong = nama pelatihannya"))
        self.starts = DateField(event.starts if event else today)
        self.ends = DateField(event.ends if event else today)
        self.place = Field(event.place if event else "")
        self.capacity = Field(str(event.capacity) if event and event.capacity else "")
        self.capacity.setPlaceholderText(tr("tanpa batas"))
        self.state = ComboBox(
            [(state.value, state_mark(state).text) for state in EventState], name=tr("Keadaan")
        )
        self.state.set_value((event.state if event else EventState.PLANNED).value)
        self.rows.add("course_id", tr("Pelatihan"), self.course)
        self.rows.add("title", tr("Judul"), self.name)
        self.rows.add_row(("starts", tr("Mulai"), self.starts), ("ends", tr("Selesai"), self.ends))
        self.rows.add_row(
            ("place", tr("Tempat"), self.place),
            ("capacity", tr("Jumlah tempat"), self.capacity),
            stretch=(3, 1),
        )
        if item is not None:
            self.rows.add("state", tr("Keadaan"), self.state)
        put_scrolled(self.body, self.rows)
        self.shows(event)
        self.starts.edited.connect(self._follow)

    def _follow(self, _day: object) -> None:
        """Let the last day not be before the first."""
        if self.ends.value() < self.starts.value():
            self.ends.set_value(self.starts.value())

    def first_input(self) -> QWidget:
        """Begin with the training."""
        return self.course

    def _job(self) -> Writing:
        training, s = self._context.services.training, self._context.session
        identity = self._item.event.id if self._item else None
        places = self.capacity.text().strip()
        values: dict[str, Any] = {
            "course_id": self.course.value(),
            "title": self.name.text(),
            "starts": self.starts.value(),
            "ends": self.ends.value(),
            "place": self.place.text(),
            "capacity": read_count(places, "event_capacity_wrong", "capacity") if places else None,
            "state": EventState(self.state.value()),
            "version": self.version,
        }
        return lambda: training.save_event(s, identity, **values)


class PeopleDialog(WritingDialog):
    """Whom to put on an event: those with an open need first, everybody by name."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        item: EventItem,
        people: Sequence[PersonItem],
        needs: Sequence[NeedLine],
        chosen: Sequence[str] = (),
    ) -> None:
        super().__init__(
            context,
            over,
            tr("Peserta {0}").format(item.title),
            confirm=tr("Tambahkan"),
            write=self._job,
            said=tr("Peserta ditambahkan"),
            icon="add",
            width=640,
        )
        self._event = item
        self._needs = {need.person.person_id: need for need in reversed(needs) if need.open}
        self._chosen: set[str] = set(chosen)
        self._every = sorted(
            people, key=lambda p: (p.person_id not in self._needs, name_order(p.name))
        )
        self._filling = False
        self.search = SearchField(tr("Cari nama atau unit"))
        self.search.setAccessibleName(tr("Cari pegawai"))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.model: RecordModel[PersonItem] = RecordModel(self._columns(), checkable=True)
        self.view = TableView(self.model, tr("Pegawai yang dapat ditambahkan"), row_height=44)
        self.view.exportable = False
        self.view.setFixedHeight(min(LIST_HEIGHT, max(100, over.window().height() - 320)))
        self.rows.add("people", tr("Pegawai"), self.search)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.view)
        self.model.checked_changed.connect(self._take)
        self._fill()

    def first_input(self) -> QWidget:
        """Begin with the search."""
        return self.search

    def _columns(self) -> list[Column[PersonItem]]:
        def need(person: PersonItem) -> Cell:
            found = self._needs.get(person.person_id)
            return Cell(tr("butuh: {0}").format(found.topic), tint="primary") if found else Cell("")

        return [
            Column("name", tr("Pegawai"), lambda p: Cell(p.name, p.unit)),
            Column("need", tr("Kebutuhan"), need, width=240),
        ]

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        rows = [
            p
            for p in self._every
            if all(word in f"{p.name} {p.unit} {p.identity}".casefold() for word in words)
        ]
        self._filling = True
        self.model.set_rows(rows)
        for at, person in enumerate(rows):
            if person.person_id in self._chosen:
                self.model.check(at, checked=True)
        self._filling = False
        self._count()

    def _take(self) -> None:
        if self._filling:
            return
        self._chosen -= {p.person_id for p in self.model.records()}
        self._chosen |= {p.person_id for p in self.model.checked_records()}
        self._count()

    def _count(self) -> None:
        said = tr("{0} dipilih").format(len(self._chosen))
        if self._event.free is not None:
            said += tr(" · {0} tempat tersisa").format(self._event.free)
        self.explanation.set_tint("muted")
        self.explain(said)

    def _job(self) -> Writing:
        training, s = self._context.services.training, self._context.session
        event_id, people = self._event.event.id, sorted(self._chosen)
        needs = {p: self._needs[p].need_id for p in people if p in self._needs}

        def write() -> Outcome[Any]:
            return training.put(s, event_id, people, needs=needs)

        return write
