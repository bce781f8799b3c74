"""The drawer of a complaint, praise or advice: all of its text, who brought it, what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.public_voice import NoteKind
from penilaian_desktop.domain.voice_views import NoteItem
from penilaian_desktop.domain.wording import long_date, number
from penilaian_desktop.ui.screens.suara_warga.words import state_mark, tr
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.voice_words import channel_name, kind_name

Act = Callable[[], object]


class NotePanel(Drawer):
    """Shows one note; the actions are those of the tab."""

    def __init__(
        self, edit: Act, solve: Act, remove: Act, improve: Act, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.text = Label("", "body", wrap=True)
        self.facts = FactRows()
        self.solution = Label("", "body", wrap=True)
        self._solved = Label(tr("Penyelesaian"), "strong")
        self.citizen = Label("", "body", wrap=True)
        self._who = Label(tr("Warga"), "strong")
        self._privacy = Label(
            tr("Hanya terlihat oleh pencatat dan kepegawaian."), "small", "muted", wrap=True
        )
        self.improve = text_button(
            tr("Jadikan perbaikan layanan"), "improvement", compact=True, clicked=improve
        )
        for widget in (
            self.text, self.facts, self._solved, self.solution, self._who, self.citizen,
            self._privacy, self.improve,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.remove = text_button(tr("Hapus"), "delete", compact=True, clicked=remove)
        self.edit = text_button(tr("Ubah…"), "edit", compact=True, clicked=edit)
        self.solve = text_button(tr("Selesaikan…"), "check", compact=True, clicked=solve)
        for button in (self.remove, self.edit, self.solve):
            self.foot.addWidget(button)

    def show_item(self, item: NoteItem, *, can_write: bool) -> None:
        """Show another note."""
        note = item.note
        self.set_head(kind_name(note.note_kind), state_mark(note, overdue=item.overdue))
        self.text.setText(note.text)
        facts = [
            (tr("Diterima"), long_date(note.received_on)),
            (tr("Saluran"), channel_name(note.channel)),
            (tr("Unit"), item.unit),
        ]
        if item.service:
            facts.append((tr("Layanan"), item.service))
        if item.person:
            facts.append((tr("Pegawai"), item.person))
        if note.too_slow:
            facts.append((tr("Tanda"), tr("terlalu lambat")))
        self.facts.set_facts(facts)
        solved = note.solved_on is not None
        self._solved.setVisible(solved)
        self.solution.setVisible(solved)
        if note.solved_on is not None:
            words = tr("{0} ({1}, {2} hari)")
            days = number(note.days_to_solve or 0)
            self.solution.setText(words.format(note.solution, long_date(note.solved_on), days))
        known = bool(item.citizen or item.contact)
        for label in (self._who, self.citizen, self._privacy):
            label.setVisible(known)
        self.citizen.setText(" · ".join(part for part in (item.citizen, item.contact) if part))
        complaint = note.note_kind is NoteKind.COMPLAINT
        self.improve.setVisible(can_write and note.note_kind is not NoteKind.PRAISE)
        self.remove.setVisible(can_write)
        self.edit.setVisible(can_write)
        self.solve.setVisible(can_write and complaint)
        self.solve.setText(tr("Ubah penyelesaian…") if solved else tr("Selesaikan…"))
        self.show()
