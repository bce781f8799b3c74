"""The tab Akun saya: who is signed in, and another password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pengaturan.doors import account_keys
from penilaian_desktop.ui.screens.pengaturan.key_card import KeyCard
from penilaian_desktop.ui.screens.pengaturan.words import role_words
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows, FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

FORM_WIDTH = 360


class AccountTab(QWidget):
    """The own account: a password is changed with the old one, the key stays the same."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._keys = account_keys(context)
        self.facts = FactRows()
        self.rows = FormRows()
        self.old = PasswordField(name=self.tr("Kata sandi sekarang"))
        self.new = PasswordField(name=self.tr("Kata sandi baru"))
        self.again = PasswordField(name=self.tr("Kata sandi baru sekali lagi"))
        self.rows.add("old", self.tr("Kata sandi sekarang"), self.old)
        self.rows.add(
            "password",
            self.tr("Kata sandi baru"),
            self.new,
            self.tr("Kalimat pendek lebih mudah diingat daripada campuran tanda."),
        )
        self.rows.add("again", self.tr("Kata sandi baru sekali lagi"), self.again)
        self.rows.setMaximumWidth(FORM_WIDTH)
        self.change = Button(self.tr("Ganti kata sandi"), "key", clicked=self._change)
        self._note = Label("", "small", "muted", wrap=True)
        who = Card(self.tr("Akun saya"), padded=True)
        who.body.addWidget(self.facts)
        password = Card(self.tr("Kata sandi"), padded=True)
        password.body.addWidget(self.rows)
        password.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        password.body.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.key = KeyCard(context)
        column.addWidget(who)
        column.addWidget(self.key)
        column.addWidget(password)
        column.addStretch(1)
        self.again.returnPressed.connect(self._change)
        self._close_without_keys()

    def show_account(self) -> None:
        """Show who is signed in."""
        session = self._context.session
        self.facts.set_facts(
            [
                (self.tr("Nama"), session.display_name),
                (self.tr("Nama akun"), session.account_name),
                (self.tr("Peran"), role_words(session.roles)),
            ]
        )

        self.key.load()

    def _close_without_keys(self) -> None:
        reason = "" if self._keys else self.tr("Kata sandi tidak dapat diganti dari sini.")
        self.rows.setEnabled(self._keys is not None)
        self.change.refuse(reason)
        self._note.setText(
            reason
            or self.tr(
                "Kata sandi yang hilang tidak dapat dipulihkan; operator membuka ruang kerja "
                "dengan kode pemulihan."
            )
        )

    def _change(self) -> None:
        keys = self._keys
        self.rows.clear_faults()
        if keys is None:
            return
        old, new = self.old.text(), self.new.text()
        if new != self.again.text():
            self.rows.show_fault("again", self.tr("Tidak sama dengan kata sandi baru."))
            self.again.setFocus()
            return
        self.change.refuse(self.tr("Sedang diganti."))
        self._context.tasks.submit(
            self,
            lambda _r: keys.change_password(old, new),
            self._changed,
            self._refused,
            lane=Lane.WORK,
            label=self.tr("Mengganti kata sandi"),
        )

    def _changed(self, _none: None) -> None:
        self.change.refuse("")
        for field in (self.old, self.new, self.again):
            field.clear()
        self._context.signals.toast_requested.emit(self.tr("Kata sandi sudah diganti"), "")

    def _refused(self, error: PenilaianError) -> None:
        self.change.refuse("")
        if error.code == "wrong_password":
            self.rows.show_fault("old", describe(error).text)
            self.old.setFocus()
        elif not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)
