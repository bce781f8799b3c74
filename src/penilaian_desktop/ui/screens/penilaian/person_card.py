"""Who is being rated, what is still missing, and the buttons that end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.wording import long_date
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Avatar, Icon, Mark, Pill, predicate_mark

HEAD = 198
"""Width of the words beside the avatar in the narrow column."""
SHOWN = 2
"""Lines of the checklist that have room."""


class _Line(QWidget):
    """A line of the checklist; an open one leads to its place."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self.setFixedHeight(24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = Icon("done", "good")
        self._words = Label("", "body")
        self._go = text_button("", compact=True, clicked=lambda: self.wanted.emit(self._code))
        self._go.set_flush(True)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._go)

    def show_line(self, code: str, words: str, action: str) -> None:
        """Show an open line with its action, or a done one without."""
        self._code = code
        done = not action
        self._icon.set_icon("done" if done else "alert", "good" if done else "warn")
        self._words.set_role("body" if done else "strong")
        self._words.setText(words)
        self._go.setText(action)
        self._go.setAccessibleName(f"{action}: {words}")
        self._go.setVisible(bool(action))


class PersonCard(Card):
    """Head with the predicate, checklist, and Selesaikan and Berikutnya."""

    finish_requested = Signal()
    next_requested = Signal()
    place_requested = Signal(str)
    """Code of a line of the checklist whose place is wanted."""

    def __init__(self) -> None:
        super().__init__(padded=True)
        self.setMinimumHeight(220)
        self.body.setSpacing(4)
        self._avatar = Avatar("", 40)
        self._name = Label("", "section")
        self._position = Label("", "body", "muted")
        self._pill = Pill()
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self._position, 1)
        second.addWidget(self._pill)
        words.addWidget(self._name)
        words.addLayout(second)
        self._below = Pill()
        words.addSpacing(2)
        words.addWidget(self._below)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(Rule())
        self.body.addSpacing(4)
        self._lines = [_Line() for _ in range(SHOWN)]
        for line in self._lines:
            line.wanted.connect(self.place_requested)
            self.body.addWidget(line)
        self._more = Label("", "small", "muted", wrap=True)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.finish = Button(self.tr("Selesaikan"), "check", clicked=self.finish_requested.emit)
        self.on = Button(self.tr("Berikutnya"), cap="J", clicked=self.next_requested.emit)
        foot.addWidget(self.finish)
        foot.addWidget(self.on)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_view(self, view: AppraisalView) -> None:
        """Show a person."""
        self.setAccessibleName(view.person.name)
        self._avatar.set_name(view.person.name)
        self._name.setText(view.person.name)
        self._position.setText(view.person.position)
        self._show_predicate(predicate_mark(view.predicate) if view.predicate else None)
        lines = self._checklist(view)
        for line, shown in zip(self._lines, lines, strict=False):
            line.show_line(*shown)
        for n, line in enumerate(self._lines):
            line.setVisible(n < len(lines))
        self._more.setText(self._explain(view, len(view.todo) - SHOWN))
        self.finish.refuse(self._refusal(view))

    def _show_predicate(self, mark: Mark | None) -> None:
        """Put the predicate behind the position, or below it where both have no room."""
        self._pill.set_mark(mark)
        wide = look().width(self._position.text(), "body") + self._pill.sizeHint().width() + 8
        beside = mark is None or wide <= HEAD
        self._below.set_mark(None if beside else mark)
        if not beside:
            self._pill.set_mark(None)

    def _checklist(self, view: AppraisalView) -> list[tuple[str, str, str]]:
        words = {
            "work_rating": (self.tr("Rating hasil kerja: belum"), self.tr("Pilih")),
            "work_reason": (self.tr("Alasan hasil kerja: belum"), self.tr("Tulis")),
            "behaviour_rating": (self.tr("Rating perilaku: belum"), self.tr("Pilih")),
            "behaviour_reason": (self.tr("Alasan perilaku: belum"), self.tr("Tulis")),
            "strength": (self.tr("Kekuatan: belum ditulis"), self.tr("Tulis")),
            "improvement": (self.tr("Perbaikan: belum ditulis"), self.tr("Tulis")),
        }
        lines = [(code, *words[code]) for code in view.todo]
        done = []
        if "work_rating" not in view.todo and "behaviour_rating" not in view.todo:
            done.append(("", self.tr("Kedua rating dipilih"), ""))
        if view.strength.strip() and view.improvement.strip():
            done.append(("", self.tr("Kekuatan dan perbaikan ditulis"), ""))
        elif view.strength.strip():
            done.append(("", self.tr("Kekuatan ditulis"), ""))
        room = max(0, SHOWN - len(lines))
        return [*done[len(done) - room :], *lines][:SHOWN] if room else lines[:SHOWN]

    def _explain(self, view: AppraisalView, more: int) -> str:
        if view.state is AppraisalState.PUBLISHED and view.published_on is not None:
            return self.tr("Diterbitkan {0}; tidak dapat diubah di sini.").format(
                long_date(view.published_on)
            )
        hidden = self.tr("Belum terlihat oleh {0} sampai diterbitkan.").format(view.person.name)
        if more > 0:
            return self.tr("Dan {0} hal lagi. {1}").format(more, hidden)
        return hidden

    def _refusal(self, view: AppraisalView) -> str:
        if view.state is AppraisalState.PUBLISHED:
            return self.tr("Penilaian ini sudah diterbitkan.")
        if view.state is AppraisalState.FINISHED:
            return self.tr("Penilaian ini sudah selesai.")
        if not view.editable:
            return self.tr("Anda bukan penilai pegawai ini pada periode ini.")
        if view.todo:
            return self.tr("Lengkapi dahulu {0} hal di atas.").format(len(view.todo))
        return ""
