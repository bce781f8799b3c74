"""Asking for the second officer, who agrees with the own account and password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.services.session import Session
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

NEEDED = frozenset({"second_officer_needed", "second_officer_same"})
"""Refusals after which the second officer is asked."""


@runtime_checkable
class SecondOfficers(Protocol):
    """The door to another account of the open workspace, for one decision; slow."""

    def second_officer(self, name: str, password: str) -> Session:
        """Return the session of another account. Raises NotAllowed("wrong_password")."""


def second_officers(context: UiContext) -> SecondOfficers | None:
    """Return the door, None where the program has none."""
    runtime = context.runtime
    return runtime if isinstance(runtime, SecondOfficers) else None


class SecondOfficerDialog(AskingDialog):
    """Asks the second officer to agree at the same laptop."""

    wanted = Signal(str, str)

    def __init__(self, over: QWidget, person: str) -> None:
        super().__init__(over, self.tr("Petugas kedua"), width=560)
        self.body.addWidget(
            Label(
                self.tr(
                    "**{0}** mendapat peran kepegawaian. Peran itu disetujui dua petugas: minta "
                    "petugas kepegawaian lain memasukkan akunnya di sini."
                ).format(person),
                "body",
                wrap=True,
                markup=True,
            )
        )
        self.name = Field()
        self.password = PasswordField(name=self.tr("Kata sandi petugas kedua"))
        self.rows.add("name", self.tr("Nama akun petugas kedua"), self.name)
        self.rows.add("password", self.tr("Kata sandi petugas kedua"), self.password)
        self.body.addWidget(self.rows)
        self.explain(self.tr("Kata sandinya tidak disimpan."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Setujui bersama"), "shield", clicked=self._submit)
        self.add_action(self.confirm)

    def first_input(self) -> QWidget:
        """Begin at the name."""
        return self.name

    def refuse(self, error: PenilaianError) -> None:
        """Say at the password what is wrong with it."""
        self.confirm.refuse("")
        if error.code == "wrong_password":
            self.rows.show_fault("password", describe(error).text)
            self.password.setFocus()
            self._cover()
            return
        super().refuse(error)

    def _submit(self) -> None:
        self.rows.clear_faults()
        for key, field in (("name", self.name), ("password", self.password)):
            if not field.text():
                self.rows.show_fault(key, self.tr("Isi dahulu."))
                field.setFocus()
                self._cover()
                return
        self.confirm.refuse(self.tr("Sedang diperiksa."))
        self.wanted.emit(self.name.text().strip(), self.password.text())
