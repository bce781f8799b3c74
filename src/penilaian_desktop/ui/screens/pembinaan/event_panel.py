"""The drawer of an event: who takes part, attendance and scores keyed line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.training import EventState
from penilaian_desktop.domain.training_views import EventPeople, Mark, ParticipantLine
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.pembinaan.words import (
    days_text,
    read_score,
    score_text,
    state_mark,
    tr,
)
from penilaian_desktop.ui.widgets.button import icon_button, shortcut, text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.line import Field, mark_fault

SCORE = 66


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is keyed of one participant."""

    line: ParticipantLine
    came: CheckBox
    before: Field
    after: Field


class EventPanel(Drawer):
    """`wanted` carries (event id, marks by participation) to be stored."""

    wanted = Signal(str, object)
    remove_wanted = Signal(str)

    def __init__(
        self,
        add: Callable[[], object],
        edit: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.people: EventPeople | None = None
        self.inputs: list[Inputs] = []
        self.about = Label("", "body", "muted", wrap=True)
        self.hint = Label("", "small", "muted", wrap=True)
        self.fault = Label("", "small", "bad", wrap=True)
        self.fault.hide()
        self.list = QWidget()
        self.list.setAccessibleName(tr("Peserta"))
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for widget in (self.about, self.hint, self.list, self.fault):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.edit = text_button(tr("Ubah…"), "edit", compact=True, clicked=edit)
        self.add = text_button(tr("Peserta…"), "add", compact=True, clicked=add)
        self.save = text_button(tr("Simpan hasil"), "check", compact=True, clicked=self.send)
        for button in (self.edit, self.add, self.save):
            self.foot.addWidget(button)
        shortcut(self, "Ctrl+Return", self.send)

    def show_people(self, people: EventPeople, *, begun: bool) -> None:
        """Show an event with its participants; results are keyed once it has `begun`."""
        self.people = people
        item = people.item
        self.set_head(item.title, state_mark(item.event.state))
        facts = [days_text(item.event.starts, item.event.ends), item.event.place]
        if item.event.capacity is not None:
            facts.append(tr("{0} dari {1} tempat").format(item.enrolled, item.event.capacity))
        if item.gain is not None:
            facts.append(tr("rata-rata naik {0}").format(score_text(item.gain)))
        self.about.setText(" · ".join(fact for fact in facts if fact))
        cancelled = item.event.state is EventState.CANCELLED
        keyed = people.can_write and begun and not cancelled and bool(people.lines)
        self.hint.setText(self._say(people, begun=begun, cancelled=cancelled))
        self.fault.hide()
        self.saved.setText("")
        clear(self._column)
        self.inputs = [self._line(line) for line in people.lines] if keyed else []
        for line in () if keyed else people.lines:
            self._column.addWidget(self._read_only(line))
        self.edit.setVisible(people.can_write)
        self.add.setVisible(people.can_write and not cancelled)
        self.save.setVisible(keyed)
        self.show()

    def _say(self, people: EventPeople, *, begun: bool, cancelled: bool) -> str:
        if cancelled:
            return tr("Kegiatan ini dibatalkan; kebutuhan pesertanya terbuka lagi.")
        if not people.lines and not people.can_write:
            return tr("Tidak ada pegawai Anda dalam kegiatan ini.")
        if not people.lines:
            return tr("Belum ada peserta. Tambahkan pegawai; yang membutuhkan tampil di atas.")
        if not begun:
            return tr("Kehadiran dan nilai diisi sesudah kegiatan dimulai.")
        if people.can_write:
            return tr("Centang yang hadir; nilai 0–100. Enter ke isian berikutnya.")
        return ""

    def _read_only(self, line: ParticipantLine) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._head(line, Label(line.person.name, "body")))
        said = told(line)
        if line.need:
            said += " · " + tr("kebutuhan: {0}").format(line.need)
        column.addWidget(Label(said, "small", "muted", wrap=True))
        return whole

    def _head(self, line: ParticipantLine, first: QWidget) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(first, 1)
        if self.people is not None and self.people.can_write:
            top.addWidget(
                icon_button(
                    "close",
                    tr("Keluarkan {0}").format(line.person.name),
                    compact=True,
                    clicked=partial(self.remove_wanted.emit, line.participation.id),
                )
            )
        return top

    def _line(self, line: ParticipantLine) -> Inputs:
        part, name = line.participation, line.person.name
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        came = CheckBox(name, name=tr("{0} hadir").format(name))
        came.setChecked(bool(part.attended))
        column.addLayout(self._head(line, came))
        before = Field(score_text(part.score_before), name=tr("Nilai sebelum, {0}").format(name))
        after = Field(score_text(part.score_after), name=tr("Nilai sesudah, {0}").format(name))
        scores = QHBoxLayout()
        scores.setContentsMargins(24, 0, 0, 0)
        scores.setSpacing(6)
        for word, field in ((tr("sebelum"), before), (tr("sesudah"), after)):
            field.set_compact(True)
            field.setFixedWidth(SCORE)
            field.installEventFilter(self)
            scores.addWidget(Label(word, "small", "muted"))
            scores.addWidget(field)
        scores.addStretch(1)
        column.addLayout(scores)
        if line.need:
            beside = QHBoxLayout()
            beside.setContentsMargins(24, 0, 0, 0)
            beside.addWidget(Label(tr("kebutuhan: {0}").format(line.need), "small", "muted"), 1)
            column.addLayout(beside)
        self._column.addWidget(whole)
        return Inputs(line, came, before, after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next input on Enter; a score keyed says that the person came."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self._next(watched)
                return True
        return False

    def _next(self, watched: QObject) -> None:
        fields = [field for one in self.inputs for field in (one.before, one.after)]
        at = next((n for n, field in enumerate(fields) if field is watched), -1)
        if fields[at].text().strip():
            self.inputs[at // 2].came.setChecked(True)
        if at + 1 < len(fields):
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            fields[at + 1].selectAll()
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def send(self) -> None:
        """Hand over what was keyed; what is no score is said at its place."""
        people = self.people
        if people is None or not self.save.isVisible():
            return
        for one in self.inputs:
            mark_fault(one.before)
            mark_fault(one.after)
        self.fault.hide()
        marks: dict[str, Mark] = {}
        for one in self.inputs:
            part = one.line.participation
            try:
                before = read_score(one.before.text(), "before")
                after = read_score(one.after.text(), "after")
            except RuleViolation as error:
                self._blame(one.before if error.field == "before" else one.after, error)
                return
            came = one.came.isChecked() or (before is not None and after is not None)
            if (came, before, after) != (part.attended, part.score_before, part.score_after):
                marks[part.id] = Mark(
                    attended=came, before=before, after=after, note=part.note, version=part.version
                )
        self.wanted.emit(people.item.event.id, marks)

    def refuse(self, error: PenilaianError) -> None:
        """Say at its line what is wrong."""
        field = error.field if isinstance(error, RuleViolation) else ""
        one = next((one for one in self.inputs if one.line.participation.id == field), None)
        self._blame(one.after if one is not None else None, error)

    def _blame(self, widget: Field | None, error: PenilaianError) -> None:
        said = str(describe(error))
        if widget is not None:
            mark_fault(widget, said)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fault.setText(said)
        self.fault.show()


def told(line: ParticipantLine) -> str:
    """Return in words whether a person came, and the scores."""
    part = line.participation
    words = tr("terdaftar") if part.attended is None else tr("hadir")
    if part.attended is False:
        words = tr("tidak hadir")
    if part.score_before is not None or part.score_after is not None:
        before, after = score_text(part.score_before) or "–", score_text(part.score_after) or "–"
        words += f" · {before} → {after}"
    return words
