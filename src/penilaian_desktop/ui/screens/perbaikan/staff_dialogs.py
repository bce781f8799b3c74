"""Dialogs of questionnaires, interviews and the legal basis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.outreach import InterviewNote, LegalBasis
from penilaian_desktop.domain.staff_views import QuestionnaireItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.formats import day_text, read_day
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.words import tr
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import DateField, Field, TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


def day_or_none(field: Field, name: str, year: int) -> date | None:
    """Return the date of an input, None when it is empty. Raises RuleViolation `day_unreadable`."""
    typed = field.text().strip()
    if not typed:
        return None
    found = read_day(typed, year)
    if found is None:
        raise RuleViolation("day_unreadable", field=name)
    return found


def optional_day(day: date | None) -> Field:
    """Return an input of a date that may stay empty."""
    return Field(day_text(day) if day else "", placeholder="31/10/2023")


def scrolled(rows: QWidget) -> ScrollColumn:
    """Return rows that scroll where the window is low."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 16, 0)
    column.addWidget(rows)
    column.addStretch(1)
    return ScrollColumn(inner)


class QuestionnaireDialog(WritingDialog):
    """A questionnaire: one line a question."""

    def __init__(
        self, context: UiContext, over: QWidget, item: QuestionnaireItem | None = None
    ) -> None:
        record = item.questionnaire if item is not None else None
        super().__init__(
            context, over, tr("Ubah kuesioner") if record else tr("Kuesioner baru"),
            confirm=tr("Simpan"), write=self._job, said=tr("Kuesioner tersimpan"), width=620,
            height=560,
        )  # fmt: skip
        self._id = record.id if record else None
        self.title_field = Field(record.title if record else "")
        self.purpose = Field(record.purpose if record else "")
        self.opened_on = DateField(record.opened_on if record else context.today())
        self.closed_on = optional_day(record.closed_on if record else None)
        self.questions = TextArea("\n".join(record.questions) if record else "", height=150)
        self.rows.add("title", tr("Judul"), self.title_field)
        self.rows.add("purpose", tr("Untuk apa"), self.purpose)
        self.rows.add_row(
            ("opened_on", tr("Dibuka"), self.opened_on),
            ("closed_on", tr("Ditutup (boleh kosong)"), self.closed_on),
        )
        self.rows.add(
            "questions",
            tr("Pertanyaan"),
            self.questions,
            tr("Satu baris satu pertanyaan. Setelah ada jawaban, pertanyaan tidak berubah lagi."),
        )
        self.body.addWidget(scrolled(self.rows), 1)
        self.shows(record)

    def first_input(self) -> QWidget:
        """Put the focus on the title."""
        return self.title_field

    def _job(self) -> Writing:
        questions, s = self._context.services.staff_questions, self._context.session
        identity, title, purpose = self._id, self.title_field.text(), self.purpose.text()
        opened_on, asked = self.opened_on.value(), self.questions.text().splitlines()
        closed_on = day_or_none(self.closed_on, "closed_on", self._context.today().year)
        version = self.version
        return lambda: questions.save(
            s, identity, title=title, purpose=purpose, opened_on=opened_on, closed_on=closed_on,
            questions=asked, version=version,
        )  # fmt: skip


class AnswerDialog(AskingDialog):
    """Sheets keyed in one after the other; nobody's name is asked for."""

    def __init__(self, context: UiContext, over: QWidget, item: QuestionnaireItem) -> None:
        super().__init__(over, item.questionnaire.title, width=620, height=600)
        self._context, self._item = context, item
        record = item.questionnaire
        last = record.closed_on or context.today()
        self.day = DateField(max(record.opened_on, min(context.today(), last)))
        self.group = Field(placeholder=tr("Pelaksana, kepala seksi, …"))
        self.rows.add_row(
            ("answered_on", tr("Tanggal"), self.day), ("group", tr("Kelompok"), self.group)
        )
        self.answers: list[Field] = []
        for at, text in enumerate(record.questions, start=1):
            field = Field()
            self.answers.append(field)
            self.rows.add(f"answer_{at}", f"{at}. {text}", field)
        self.said = Label(tr("Tanpa nama: lembar tidak dapat dicocokkan lagi."), "small", "muted")
        self.body.addWidget(scrolled(self.rows), 1)
        self.body.addWidget(self.said)
        self.add_action(Button(tr("Tutup"), clicked=self.accept))
        self.confirm = self.add_action(
            primary_button(tr("Simpan, lembar berikutnya"), "check", clicked=self.send)
        )
        shortcut(self, "Ctrl+Return", self.send)

    def first_input(self) -> QWidget:
        """Put the focus on the first answer."""
        return self.answers[0] if self.answers else self.group

    def send(self) -> None:
        """Store the sheet and begin the next one, with day and group kept."""
        self.rows.clear_faults()
        questions, s = self._context.services.staff_questions, self._context.session
        identity, told = self._item.questionnaire.id, [f.text() for f in self.answers]
        day, group = self.day.value(), self.group.text()
        self._context.tasks.submit(
            self,
            lambda _r: questions.answer(s, identity, told, answered_on=day, group=group),
            self._stored,
            self.refuse,
            lane=Lane.WRITE,
        )

    def _stored(self, outcome: Outcome[int]) -> None:
        for field in self.answers:
            field.setText("")
        self.said.setText(tr("Tersimpan. {0} lembar sudah diisi.").format(number(outcome.value)))
        self.first_input().setFocus()


class InterviewDialog(WritingDialog):
    """A note of an interview."""

    def __init__(
        self, context: UiContext, over: QWidget, note: InterviewNote | None = None
    ) -> None:
        super().__init__(
            context, over, tr("Ubah catatan wawancara") if note else tr("Catatan wawancara"),
            confirm=tr("Simpan"), write=self._job, said=tr("Catatan wawancara tersimpan"),
        )  # fmt: skip
        self._id = note.id if note else None
        self.held_on = DateField(note.held_on if note else context.today())
        self.with_whom = Field(note.with_whom if note else "")
        self.points = TextArea(note.points if note else "", height=110)
        self.conclusion = TextArea(note.conclusion if note else "", height=66)
        self.rows.add("held_on", tr("Tanggal"), self.held_on)
        self.rows.add(
            "with_whom", tr("Dengan"), self.with_whom,
            tr("Jabatan atau kelompok, bukan nama orang."),
        )  # fmt: skip
        self.rows.add("points", tr("Pokok-pokok"), self.points)
        self.rows.add("conclusion", tr("Kesimpulan"), self.conclusion)
        self.body.addWidget(self.rows)
        self.shows(note)

    def first_input(self) -> QWidget:
        """Put the focus on who was asked."""
        return self.with_whom

    def _job(self) -> Writing:
        questions, s = self._context.services.staff_questions, self._context.session
        identity, held_on, with_whom = self._id, self.held_on.value(), self.with_whom.text()
        points, conclusion, version = self.points.text(), self.conclusion.text(), self.version
        return lambda: questions.save_interview(
            s, identity, held_on=held_on, with_whom=with_whom, points=points,
            conclusion=conclusion, version=version,
        )  # fmt: skip


class LawDialog(WritingDialog):
    """A regulation of the list."""

    def __init__(self, context: UiContext, over: QWidget, basis: LegalBasis | None = None) -> None:
        super().__init__(
            context, over, tr("Ubah dasar hukum") if basis else tr("Dasar hukum baru"),
            confirm=tr("Simpan"), write=self._job, said=tr("Dasar hukum tersimpan"),
        )  # fmt: skip
        self._id = basis.id if basis else None
        self.title_field = Field(
            basis.title if basis else "", placeholder=tr("PP Nomor 30 Tahun 2019")
        )
        self.about = TextArea(basis.about if basis else "", height=66)
        self.starts = optional_day(basis.starts if basis else None)
        self.ends = optional_day(basis.ends if basis else None)
        self.on_forms = CheckBox(tr("Cetak di kaki formulir"))
        self.on_forms.setChecked(basis.on_forms if basis else False)
        self.rows.add(
            "title", tr("Peraturan"), self.title_field,
            tr("Jenis, nomor, dan tahun. Periksa pada naskah aslinya; aplikasi tidak mengisinya."),
        )  # fmt: skip
        self.rows.add("about", tr("Tentang"), self.about)
        self.rows.add_row(
            ("starts", tr("Berlaku sejak (boleh kosong)"), self.starts),
            ("ends", tr("Sampai (boleh kosong)"), self.ends),
        )
        self.rows.add(
            "on_forms", tr("Formulir"), self.on_forms,
            tr(
                "Formulir lama dicetak ulang seperti semula. Hanya peraturan dengan tanggal "
                "“Berlaku sejak” ikut tercetak pada formulir lama sesudah tanggal itu."
            ),
        )  # fmt: skip
        self.body.addWidget(self.rows)
        self.shows(basis)

    def first_input(self) -> QWidget:
        """Put the focus on the title."""
        return self.title_field

    def _job(self) -> Writing:
        bases, s = self._context.services.legal_bases, self._context.session
        year = self._context.today().year
        starts = day_or_none(self.starts, "starts", year)
        ends = day_or_none(self.ends, "ends", year)
        identity, title, about = self._id, self.title_field.text(), self.about.text()
        on_forms, version = self.on_forms.isChecked(), self.version
        return lambda: bases.save(
            s, identity, title=title, about=about, on_forms=on_forms, starts=starts, ends=ends,
            version=version,
        )  # fmt: skip
