"""A note of the public becomes a line of the register: in words that name nobody (TJ-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement_views import NoteWording
from penilaian_desktop.domain.unnamed import names_in
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


def _tr(text: str) -> str:
    return QCoreApplication.translate("FindingDialog", text)


class FindingDialog(WritingDialog):
    """Shows what was said, and asks how the register tells it; names are pointed out."""

    def __init__(self, context: UiContext, over: QWidget, note_id: str) -> None:
        super().__init__(
            context,
            over,
            _tr("Jadikan perbaikan"),
            confirm=_tr("Masukkan ke register"),
            write=self._job,
            said=_tr("Masuk daftar perbaikan layanan"),
            icon="improvement",
            width=560,
        )
        self._note = note_id
        self._people: tuple[str, ...] = ()
        self.said = Label("", "body", "muted", wrap=True)
        self.finding = TextArea("", height=96)
        self.warning = Label("", "small", "bad", wrap=True)
        self.warning.hide()
        self.body.addWidget(Label(_tr("Yang disampaikan"), "strong"))
        self.body.addWidget(self.said)
        self.rows.add("finding", _tr("Temuan di register"), self.finding)
        self.rows.add_widget(self.warning)
        self.body.addWidget(self.rows)
        self.advice = Label(
            _tr("Register dibaca orang lain: tulis tanpa nama warga dan pegawai."),
            "small",
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.advice)
        self.confirm.setEnabled(False)
        self.finding.textChanged.connect(self._look)
        self._load()

    def first_input(self) -> QWidget:
        """Put the focus on the finding."""
        return self.finding

    def _load(self) -> None:
        improvements, s = self._context.services.improvements, self._context.session
        note_id = self._note
        self._context.tasks.submit(
            self,
            lambda _r: improvements.wording(s, note_id),
            self._show,
            self.refuse,
            lane=Lane.READ,
            key="wording",
        )

    def _show(self, wording: NoteWording) -> None:
        self._people = wording.people
        self.said.setText(wording.said)
        self.finding.set_value(wording.text)
        self.confirm.setEnabled(True)
        self.confirm.refuse(_tr("Catatan ini sudah ada di register.") if wording.taken else "")
        if wording.taken:
            self.advice.setText(
                _tr("Catatan ini sudah ada di register; ubah barisnya di Perbaikan.")
            )
        self._cover()

    def _look(self) -> None:
        text, people = self.finding.text(), self._people
        self._context.tasks.submit(
            self,
            lambda _r: names_in(text, people),
            self._warn,
            lane=Lane.READ,
            key="names",
        )

    def _warn(self, names: tuple[str, ...]) -> None:
        self.warning.setVisible(bool(names))
        if names:
            told = ", ".join(names[:3])
            self.warning.setText(
                _tr("Masih menyebut {0}. Pakai “petugas” bila bukan soal orangnya.").format(told)
            )
        self._cover()

    def _job(self) -> Writing:
        improvements, s = self._context.services.improvements, self._context.session
        note_id, finding = self._note, self.finding.text().strip()
        if not finding:
            raise RuleViolation("improvement_finding_missing", field="finding")
        return lambda: improvements.from_note(s, note_id, finding)
