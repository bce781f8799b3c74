"""Dialogs of follow-ups: write, decide, close."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind
from penilaian_desktop.domain.follow_up_views import FollowUpItem, ProposedFollowUp
from penilaian_desktop.ui.screens.tindak_lanjut import words
from penilaian_desktop.ui.screens.tindak_lanjut.loading import Subject
from penilaian_desktop.ui.screens.tindak_lanjut.topic_field import TopicField
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

USUAL_DAYS = 30
"""Days until a new follow-up is due, unless somebody says otherwise."""
_TALL, _TALL_CHANGED = 544, 460


class WriteDialog(WritingDialog):
    """A follow-up after a published result: new, from a proposal, or changed."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        subjects: Sequence[Subject],
        *,
        item: FollowUpItem | None = None,
        proposal: ProposedFollowUp | None = None,
    ) -> None:
        super().__init__(
            context,
            over,
            over.tr("Ubah tindak lanjut") if item else over.tr("Tindak lanjut baru"),
            confirm=over.tr("Simpan"),
            write=self._job,
            said=over.tr("Tindak lanjut disimpan"),
            height=_TALL if item is None else _TALL_CHANGED,
        )
        self._item = item
        self.rows.setContentsMargins(0, 0, 10, 0)
        self.body.addWidget(ScrollColumn(self.rows), 1)
        self._subjects = {f"{one.person_id} {one.period_code}": one for one in subjects}
        self.subject = ComboBox(
            [
                (key, f"{one.name} · {PeriodCode.parse(one.period_code).label}")
                for key, one in self._subjects.items()
            ]
        )
        self.kind = Segmented(
            [(kind.value, words.kind_words(kind)) for kind in FollowUpKind], self.tr("Jenis")
        )
        self.topic = TopicField(item.topic if item else "")
        self.onward = self._way_of_a_need()
        self.reason = TextArea(item.reason if item else "", height=72)
        usual = context.today() + timedelta(days=USUAL_DAYS)
        self.due = DateField((item.due if item else None) or usual)
        people = {one.person_id: one.name for one in subjects}
        people[context.session.person_id] = context.session.display_name
        if item is not None and item.responsible_id:
            people[item.responsible_id] = item.responsible
        self.responsible = ComboBox(list(people.items()))
        if item is None:
            self.rows.add("subject", self.tr("Pegawai dan hasil"), self.subject)
            self.rows.add("follow_kind", self.tr("Jenis"), self.kind)
        else:
            label = PeriodCode.parse(item.period_code).label
            said = f"**{item.person.name}** · {label} · {words.kind_words(item.kind)}"
            self.rows.add_widget(Label(said, "body", markup=True))
        self.rows.add("topic", self.tr("Apa yang dilakukan"), self.topic)
        self.rows.add_widget(self.onward)
        self.rows.add("reason", self.tr("Alasan"), self.reason)
        self.rows.add_row(
            ("responsible_id", self.tr("Penanggung jawab"), self.responsible),
            ("due", self.tr("Batas waktu"), self.due),
            stretch=(2, 1),
        )
        self.kind.set_value(FollowUpKind.COACHING.value)
        self.responsible.set_value(context.session.person_id)
        if proposal is not None:
            self.subject.set_value(f"{proposal.person.person_id} {proposal.period_code}")
            self.kind.set_value(proposal.kind.value)
            self.topic.set_value(proposal.topic)
        if item is not None and item.responsible_id:
            self.responsible.set_value(item.responsible_id)
        self.shows(item)
        self.kind.chosen.connect(lambda _key: self._fit())
        self._fit()
        self._context.tasks.submit(
            self,
            lambda _r: context.services.training.offered(context.session),
            self.topic.set_courses,
            lambda _error: None,  # without a catalogue the topic is written by hand
            key="courses",
        )

    def first_input(self) -> QWidget:
        """Put the focus on what is done."""
        return self.topic

    def _way_of_a_need(self) -> Label:
        """Return where a need for training goes; its place stays free for the other kinds."""
        said = Label(
            self.tr("Sesudah disetujui, kebutuhan ini sampai di kepegawaian untuk dijadwalkan."),
            "small",
            "muted",
        )
        policy = said.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        said.setSizePolicy(policy)
        return said

    def _fit(self) -> None:
        """Offer the catalogue to a need for training, and tell where that goes."""
        kind = self._item.kind.value if self._item is not None else self.kind.value()
        needed = kind == FollowUpKind.TRAINING.value
        self.topic.set_offering(needed)
        self.onward.setVisible(needed)

    def _job(self) -> Writing:
        follow_ups, s, item = (
            self._context.services.follow_ups,
            self._context.session,
            self._item,
        )
        fields: dict[str, Any] = {
            "topic": self.topic.text().strip(),
            "reason": self.reason.text().strip(),
            "due": self.due.value(),
            "responsible_id": self.responsible.value(),
        }
        if item is not None:
            known, fields["version"] = item, self.version
            return lambda: follow_ups.save(
                s, known.person.person_id, known.period_code, known.kind, known.id, **fields
            )
        subject, kind = self._subjects[self.subject.value()], FollowUpKind(self.kind.value())
        return lambda: follow_ups.save(s, subject.person_id, subject.period_code, kind, **fields)


class ApproveDialog(WritingDialog):
    """The superior, or HR: approve with the number of the letter, or decline with a reason."""

    def __init__(self, context: UiContext, over: QWidget, item: FollowUpItem) -> None:
        super().__init__(
            context,
            over,
            over.tr("Putuskan tindak lanjut"),
            confirm=over.tr("Simpan"),
            write=self._job,
            said=over.tr("Keputusan disimpan"),
        )
        self._item = item
        self.body.addWidget(self.rows)
        label = PeriodCode.parse(item.period_code).label
        self.rows.add_widget(
            Label(
                f"**{item.person.name}** · {label} · {words.kind_words(item.kind)}: {item.topic}",
                "body",
                wrap=True,
                markup=True,
            )
        )
        self.answer = Segmented(
            [("yes", self.tr("Setujui")), ("no", self.tr("Tolak"))], self.tr("Keputusan")
        )
        self.answer.set_value("yes")
        self.letter = Field(item.letter, placeholder="800/123/BKPSDM/2026")
        self.note = TextArea(item.approval_note, height=64)
        self.rows.add("approved", self.tr("Keputusan"), self.answer)
        self.rows.add("letter", self.tr("Nomor surat (boleh kosong)"), self.letter)
        self.rows.add("note", self.tr("Catatan; wajib bila ditolak"), self.note)
        self.shows(item, also=self._as_it_is)

    def _as_it_is(self, record: FollowUp) -> str:
        return self.tr("Sekarang: {0}").format(record.topic)

    def _job(self) -> Writing:
        follow_ups, s, item = (
            self._context.services.follow_ups,
            self._context.session,
            self._item,
        )
        approved, note, letter = (
            self.answer.value() == "yes",
            self.note.text(),
            self.letter.text(),
        )
        version = self.version
        return lambda: follow_ups.approve(
            s, item.id, approved=approved, note=note, letter=letter, version=version
        )


class CloseDialog(WritingDialog):
    """The outcome; coaching also needs the day it was held."""

    def __init__(self, context: UiContext, over: QWidget, item: FollowUpItem) -> None:
        super().__init__(
            context,
            over,
            over.tr("Tutup tindak lanjut"),
            confirm=over.tr("Tutup"),
            write=self._job,
            said=over.tr("Tindak lanjut ditutup"),
        )
        self._item = item
        self.body.addWidget(self.rows)
        self.rows.add_widget(
            Label(f"**{item.person.name}** · {item.topic}", "body", wrap=True, markup=True)
        )
        self.held_on = DateField(item.held_on or context.today())
        self.outcome = TextArea(
            item.outcome, height=88, placeholder=self.tr("Apa hasilnya, apa yang disepakati")
        )
        self.rows.add("held_on", self.tr("Dilaksanakan"), self.held_on)
        self.rows.add("outcome", self.tr("Hasil"), self.outcome)
        self.shows(item)

    def first_input(self) -> QWidget:
        """Put the focus on the outcome."""
        return self.outcome

    def _job(self) -> Writing:
        follow_ups, s, item = (
            self._context.services.follow_ups,
            self._context.session,
            self._item,
        )
        outcome, held_on, version = self.outcome.text(), self.held_on.value(), self.version
        return lambda: follow_ups.close(
            s, item.id, outcome=outcome, held_on=held_on, version=version
        )
