"""Dialogs of the page Suara warga: survey, note, solution, forum, service."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.voice_views import (
    ForumItem,
    NoteItem,
    ServiceItem,
    SurveyItem,
    VoiceBoard,
)
from penilaian_desktop.ui.screens.suara_warga.words import tr
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.person_picker import PersonPicker
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.voice_words import channel_name, kind_name
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

NONE = ""


def service_options(board: VoiceBoard, unit_id: str, kept: str = "") -> list[tuple[str, str]]:
    """Return the services of a unit that are offered still, and the one a record has."""
    return [
        (item.service.id, item.service.name)
        for item in board.services
        if item.service.unit_id == unit_id
        and (item.service.retired_on is None or item.service.id == kept)
    ]


class _VoiceDialog(WritingDialog):
    """A dialog with the unit a record belongs to; the unit of a stored record stays."""

    def __init__(
        self, context: UiContext, over: QWidget, board: VoiceBoard, title: str, said: str,
        write: Callable[[], Writing], *, unit_id: str = "", height: int = 0, width: int = 580,
    ) -> None:  # fmt: skip
        super().__init__(
            context, over, title, confirm=tr("Simpan"), write=write, said=said,
            height=height, width=width,
        )  # fmt: skip
        self._board = board
        self.unit = ComboBox(board.units)
        self.unit.set_value(unit_id or board.home)
        self.unit.setAccessibleName(tr("Unit"))
        if height:
            self.rows.setContentsMargins(0, 0, 12, 0)
            self.body.addWidget(ScrollColumn(self.rows), 1)
        else:
            self.body.addWidget(self.rows)

    def _add_unit(self, *, fixed: bool) -> None:
        """Ask for the unit where there is a choice."""
        if not fixed and len(self._board.units) > 1:
            self.rows.add("unit", tr("Unit"), self.unit)


class SurveyDialog(_VoiceDialog):
    """A survey, new or changed."""

    def __init__(
        self, context: UiContext, over: QWidget, board: VoiceBoard, item: SurveyItem | None = None,
        *, unit_id: str = "",
    ) -> None:  # fmt: skip
        survey = item.survey if item is not None else None
        super().__init__(
            context, over, board, tr("Ubah survei") if survey else tr("Survei baru"),
            tr("Survei tersimpan"), self._job, unit_id=survey.unit_id if survey else unit_id,
        )  # fmt: skip
        self._survey = survey
        today = context.today()
        code = PeriodCode(today.year, "S", 1 if today.month <= 6 else 2)
        self._add_unit(fixed=survey is not None)
        self.title_field = Field(
            survey.title if survey else tr("Survei kepuasan {0}").format(code.label)
        )
        self.starts = DateField(survey.starts if survey else code.starts)
        self.ends = DateField(survey.ends if survey else code.ends)
        self.method = Field(survey.method if survey else "")
        self.rows.add("title", tr("Judul"), self.title_field)
        self.rows.add_row(("starts", tr("Mulai"), self.starts), ("ends", tr("Sampai"), self.ends))
        self.rows.add(
            "method", tr("Cara"), self.method, tr("Misalnya kuesioner di loket, formulir daring.")
        )
        self.shows(survey)

    def first_input(self) -> QWidget:
        """Put the focus on the title."""
        return self.title_field

    def _job(self) -> Writing:
        surveys, s = self._context.services.surveys, self._context.session
        known = self._survey.id if self._survey else None
        unit_id, title, method = self.unit.value(), self.title_field.text(), self.method.text()
        starts, ends, version = self.starts.value(), self.ends.value(), self.version
        return lambda: surveys.save(
            s, known, unit_id=unit_id, title=title, starts=starts, ends=ends, method=method,
            version=version,
        )  # fmt: skip


class NoteDialog(_VoiceDialog):
    """A complaint, praise or advice; who brought it stays with the keeper."""

    def __init__(
        self, context: UiContext, over: QWidget, board: VoiceBoard, item: NoteItem | None = None,
        *, unit_id: str = "",
    ) -> None:  # fmt: skip
        note = item.note if item is not None else None
        super().__init__(
            context, over, board, tr("Ubah catatan") if note else tr("Suara warga baru"),
            tr("Catatan tersimpan"), self._job, unit_id=note.unit_id if note else unit_id,
            height=680, width=640,
        )  # fmt: skip
        self._note = note
        self._asked = ""
        """The text that was asked about: sent once more it is stored a second time."""
        self._kept_person = item.person if item is not None else ""
        self.kind = Segmented([(k.value, kind_name(k)) for k in NoteKind], tr("Jenis"))
        self.channel = ComboBox([(c.value, channel_name(c)) for c in Channel])
        self.day = DateField(note.received_on if note else context.today())
        self.service = ComboBox()
        self.person = PersonPicker(name=tr("Pegawai yang disebut"))
        self.text = TextArea(note.text if note else "", height=88)
        self.too_slow = CheckBox(
            tr("Menyebut layanan terlalu lambat; tulis juga lamanya, misalnya 45 menit")
        )
        self.citizen = Field(item.citizen if item else "")
        self.contact = Field(item.contact if item else "")
        self._add_unit(fixed=note is not None)
        self.rows.add("kind", tr("Jenis"), self.kind)
        self.rows.add("text", tr("Isi"), self.text)
        self.rows.add_widget(self.too_slow)
        self.rows.add_row(
            ("channel", tr("Saluran"), self.channel), ("received_on", tr("Diterima"), self.day)
        )
        self.rows.add_row(
            ("service", tr("Layanan"), self.service),
            ("person", tr("Pegawai yang disebut (boleh kosong)"), self.person),
        )
        self._named = note is not None and note.person_id == context.session.person_id
        if not self._named:
            self.rows.add_row(
                ("citizen", tr("Nama warga (boleh kosong)"), self.citizen),
                ("contact", tr("Telepon atau alamat"), self.contact),
            )
        who = tr(
            "Nama warga hanya dilihat pencatat dan kepegawaian, tidak pernah oleh pegawai yang "
            "disebut. Ke kantor ia dikirim tersegel."
        )
        if self._named:
            who = tr("Catatan ini menyebut Anda, jadi nama warganya tidak diperlihatkan.")
        self.rows.add_widget(Label(who, "small", "muted", wrap=True))
        self.kind.set_value((note.note_kind if note else NoteKind.COMPLAINT).value)
        self.channel.set_value((note.channel if note else Channel.COUNTER).value)
        self.too_slow.setChecked(note.too_slow if note else False)
        if note is not None:
            self.person.setText(self._kept_person)
        self.unit.chosen.connect(lambda _key: self._unit_chosen())
        self._unit_chosen()
        if note is not None:
            self.service.set_value(note.service_id or NONE)
        self.shows(note, {"kind": "note_kind", "service": "service_id", "person": "person_id"})

    def first_input(self) -> QWidget:
        """Put the focus on the text."""
        return self.text

    def _unit_chosen(self) -> None:
        kept = (self._note.service_id or "") if self._note else ""
        options = service_options(self._board, self.unit.value(), kept)
        self.service.set_options([(NONE, tr("Tidak disebut")), *options])
        notes, s, unit_id = self._context.services.public_notes, self._context.session, (
            self.unit.value()
        )  # fmt: skip
        self._context.tasks.submit(
            self, lambda _r: notes.persons(s, unit_id), self._offer, key="persons"
        )

    def _offer(self, people: tuple[PersonItem, ...]) -> None:
        self.person.set_people(people)

    def _person(self) -> str:
        typed = self.person.text().strip()
        if not typed:
            return ""
        if self._note is not None and typed == self._kept_person:
            return self._note.person_id
        found = self.person.person_id()
        if not found:
            raise RuleViolation("note_person_unknown", field="person")
        return found

    def _job(self) -> Writing:
        notes, s = self._context.services.public_notes, self._context.session
        known = self._note.id if self._note else None
        unit_id, service, person = self.unit.value(), self.service.value(), self._person()
        kind, channel = NoteKind(self.kind.value()), Channel(self.channel.value())
        day, text, slow = self.day.value(), self.text.text(), self.too_slow.isChecked()
        citizen = None if self._named else self.citizen.text()
        contact, again = self.contact.text(), bool(text) and text == self._asked
        version = self.version
        return lambda: notes.save(
            s, known, unit_id=unit_id, kind=kind, channel=channel, received_on=day, text=text,
            service_id=service or None, person_id=person, too_slow=slow, citizen=citizen,
            contact=contact, again=again, version=version,
        )  # fmt: skip

    def refuse(self, error: PenilaianError) -> None:
        """Ask at the text about a note that stands there already; the next time it is stored."""
        if error.code == "note_written_already":
            self._asked = self.text.text()
        super().refuse(error)


class SolveDialog(WritingDialog):
    """How and when a complaint was solved."""

    def __init__(self, context: UiContext, over: QWidget, item: NoteItem) -> None:
        super().__init__(
            context, over, tr("Selesaikan pengaduan"), confirm=tr("Selesai"), write=self._job,
            said=tr("Pengaduan selesai"),
        )  # fmt: skip
        self._note = item.note
        self.body.addWidget(self.rows)
        self.rows.add_widget(Label(item.note.text, "body", "muted", wrap=True))
        self.solution = TextArea(item.note.solution, height=88)
        self.day = DateField(item.note.solved_on or context.today())
        self.rows.add("solution", tr("Apa yang dilakukan"), self.solution)
        self.rows.add("solved_on", tr("Selesai pada"), self.day)
        self.shows(item.note, also=lambda note: tr("Sekarang: {0}").format(note.text))

    def first_input(self) -> QWidget:
        """Put the focus on the solution."""
        return self.solution

    def _job(self) -> Writing:
        notes, s, note_id = (
            self._context.services.public_notes, self._context.session, self._note.id,
        )  # fmt: skip
        day, text, version = self.day.value(), self.solution.text(), self.version
        return lambda: notes.solve(s, note_id, solved_on=day, solution=text, version=version)


class ForumDialog(_VoiceDialog):
    """The record of a meeting with the public."""

    def __init__(
        self, context: UiContext, over: QWidget, board: VoiceBoard, item: ForumItem | None = None,
        *, unit_id: str = "",
    ) -> None:  # fmt: skip
        forum = item.forum if item is not None else None
        super().__init__(
            context, over, board, tr("Ubah catatan forum") if forum else tr("Forum baru"),
            tr("Catatan forum tersimpan"), self._job, unit_id=forum.unit_id if forum else unit_id,
            height=680, width=640,
        )  # fmt: skip
        self._forum = forum
        self.topic = Field(forum.topic if forum else "")
        self.day = DateField(forum.held_on if forum else context.today())
        self.place = Field(forum.place if forum else "")
        self.participants = Field(str(forum.participants) if forum else "")
        self.points = TextArea(forum.points if forum else "", height=96)
        self.follow_up = TextArea(forum.follow_up if forum else "", height=64)
        self.service = ComboBox()
        self._add_unit(fixed=forum is not None)
        self.rows.add("topic", tr("Pokok bahasan"), self.topic)
        self.rows.add_row(
            ("held_on", tr("Tanggal"), self.day), ("place", tr("Tempat"), self.place),
            ("participants", tr("Jumlah peserta"), self.participants), stretch=(2, 3, 2),
        )  # fmt: skip
        self.rows.add("points", tr("Butir pembicaraan"), self.points)
        self.rows.add("follow_up", tr("Tindak lanjut"), self.follow_up)
        self.rows.add("service", tr("Layanan yang dibicarakan"), self.service)
        self.unit.chosen.connect(lambda _key: self._unit_chosen())
        self._unit_chosen()
        if forum is not None:
            self.service.set_value(forum.service_id or NONE)
        self.shows(forum, {"service": "service_id"})

    def first_input(self) -> QWidget:
        """Put the focus on the topic."""
        return self.topic

    def _unit_chosen(self) -> None:
        kept = (self._forum.service_id or "") if self._forum else ""
        options = service_options(self._board, self.unit.value(), kept)
        self.service.set_options([(NONE, tr("Semua atau beberapa layanan")), *options])

    def _job(self) -> Writing:
        notes, s = self._context.services.public_notes, self._context.session
        known = self._forum.id if self._forum else None
        participants = _whole(self.participants, "participants", "forum_participants_wrong")
        unit_id, day, place = self.unit.value(), self.day.value(), self.place.text()
        topic, points, after = self.topic.text(), self.points.text(), self.follow_up.text()
        service, version = self.service.value() or None, self.version
        return lambda: notes.save_forum(
            s, known, unit_id=unit_id, held_on=day, place=place, topic=topic,
            participants=participants or 0, points=points, follow_up=after, service_id=service,
            version=version,
        )  # fmt: skip


class ServiceDialog(_VoiceDialog):
    """A service with its standard and what it promises."""

    def __init__(
        self, context: UiContext, over: QWidget, board: VoiceBoard, item: ServiceItem | None = None,
        *, unit_id: str = "",
    ) -> None:  # fmt: skip
        service = item.service if item is not None else None
        super().__init__(
            context, over, board, tr("Ubah layanan") if service else tr("Layanan baru"),
            tr("Layanan tersimpan"), self._job, unit_id=service.unit_id if service else unit_id,
        )  # fmt: skip
        self._service = service
        self.name = Field(service.name if service else "")
        self.standard = TextArea(service.standard if service else "", height=64)
        days = service.days if service else None
        self.days = Field("" if days is None else str(days))
        self._add_unit(fixed=service is not None)
        self.rows.add("name", tr("Nama layanan"), self.name)
        self.rows.add("standard", tr("Standar pelayanan"), self.standard)
        self.rows.add(
            "days", tr("Janji selesai (hari)"), self.days,
            tr("Pengaduan yang terbuka lebih lama dari ini ditandai. 0 = hari itu juga."),
        )  # fmt: skip
        self.shows(service)

    def first_input(self) -> QWidget:
        """Put the focus on the name."""
        return self.name

    def _job(self) -> Writing:
        services, s = self._context.services.public_services, self._context.session
        known = self._service.id if self._service else None
        days = _whole(self.days, "days", "service_days_wrong")
        unit_id, name, standard = self.unit.value(), self.name.text(), self.standard.text()
        version = self.version
        return lambda: services.save(
            s, known, unit_id=unit_id, name=name, standard=standard, days=days, version=version
        )


def _whole(field: Field, name: str, code: str) -> int | None:
    """Return a whole number, None for an empty input. Raises RuleViolation."""
    text = field.text().strip().replace(".", "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 8):
        raise RuleViolation(code, field=name)
    return int(text)
