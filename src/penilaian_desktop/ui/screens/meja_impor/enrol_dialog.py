"""Letting a laptop in: its fingerprint to compare by telephone, its people, its unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.exchange_views import AskingLaptop, AskingPerson
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon


class EnrolDialog(Dialog):
    """Asks HR to compare, to choose the unit, and to approve.

    A laptop that was let in before asks for more accounts; that can be turned down.
    """

    approved = Signal(str)
    turned_down = Signal()
    print_wanted = Signal()

    def __init__(self, over: QWidget, asking: AskingLaptop, units: Sequence[Unit]) -> None:
        title = (
            self.tr("Akun minta disahkan") if asking.known else self.tr("Laptop minta bergabung")
        )
        if asking.replaces:
            title = self.tr("Kunci baru untuk {0}").format(asking.replaces)
        super().__init__(over, title, width=600)
        self._asking = asking
        self.body.addWidget(
            Label(
                self.tr("**{0}**, menurut pengirimnya dari {1}").format(
                    asking.device, asking.unit_name or self.tr("unit yang tidak disebut")
                ),
                "body",
                markup=True,
            )
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "Telepon pemegang laptop pada nomor yang Anda kenal. Minta ia membacakan lima "
                    "kelompok angka di halaman Pertukaran; setujui hanya bila semuanya sama."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        if asking.replaces:
            self.body.addWidget(
                Label(
                    self.tr(
                        "Kunci lama {0} berakhir pada nomor paket terakhirnya; orangnya tetap. "
                        "Setujui hanya bila pemegangnya memang meminta kunci baru."
                    ).format(asking.replaces),
                    "body",
                    "warn",
                    wrap=True,
                )
            )
        if asking.known:
            self.body.addWidget(
                Label(
                    self.tr(
                        "Laptop ini sudah bergabung. Tanyakan juga kepada orangnya sendiri: siapa "
                        "pun yang memakai laptop itu dapat meminta atas namanya."
                    ),
                    "body",
                    "warn",
                    wrap=True,
                )
            )
        self.fingerprint = Fingerprint(asking.fingerprint)
        self.body.addWidget(self.fingerprint)
        self.print = text_button(
            self.tr("Cetak sidik kunci"), "print", compact=True, clicked=self.print_wanted.emit
        )
        self.print.set_flush(True)
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Label(self.tr("Akun yang diminta"), "small", "muted"))
        people = QVBoxLayout()
        people.setSpacing(6)
        for person in asking.people:
            people.addLayout(self._person(person))
        self.body.addLayout(people)
        self.rows = FormRows()
        options = [("", self.tr("Pilih unit kerja")), *((u.id, u.name) for u in units)]
        self.units = ComboBox(options)
        self.units.set_value(asking.unit_id or _guess(asking.unit_name, units))
        self.units.chosen.connect(lambda _key: self._settle())
        self.rows.add("unit", self.tr("Unit kerja laptop ini"), self.units)
        self.body.addWidget(self.rows)
        self.same = CheckBox(self.tr("Kelima kelompok angka sudah dicocokkan dan sama"))
        self.same.toggled.connect(lambda _on: self._settle())
        self.body.addWidget(self.same)
        self.add_action(Button(self.tr("Nanti"), clicked=self.reject))
        self.turn_down = Button(self.tr("Tolak permintaan"), "close", clicked=self._turn_down)
        self.turn_down.setVisible(asking.known)
        self.add_action(self.turn_down)
        self.approve = primary_button(
            self.tr("Sahkan akun") if asking.known else self.tr("Setujui laptop ini"),
            "shield",
            clicked=self._approve,
        )
        self.add_action(self.approve)
        self._settle()

    def first_input(self) -> QWidget:
        """Begin at the unit."""
        return self.units

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work and let HR try again."""
        self._settle()
        self.turn_down.refuse("")
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _person(self, person: AskingPerson) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        known = bool(person.known)
        row.addWidget(Icon("person_check" if known else "warn", "good" if known else "warn", 16))
        name = person.known or person.name
        row.addWidget(Label(name, "strong"), 0, Qt.AlignmentFlag.AlignVCenter)
        said = ", ".join(self._role(role) for role in person.roles)
        if not known:
            said = self.tr("belum ada di data induk; akunnya belum disahkan")
        elif person.other_key:
            said += self.tr("; kunci lain miliknya sudah disahkan")
        row.addWidget(Label(said, "small", "muted" if known else "warn"), 1)
        return row

    def _role(self, role: str) -> str:
        words = {
            "employee": self.tr("pegawai"),
            "appraiser": self.tr("pejabat penilai"),
            "ketua_tim": self.tr("ketua tim"),
            "hr": self.tr("kepegawaian"),
            "tim_penyusun": self.tr("tim penyusun"),
            "operator": self.tr("operator"),
        }
        return words.get(role, role)

    def _settle(self) -> None:
        reason = ""
        if not self.units.value():
            reason = self.tr("Pilih unit kerjanya dahulu.")
        elif not self.same.isChecked():
            reason = self.tr("Cocokkan angkanya dahulu.")
        self.approve.refuse(reason)
        self.explanation.set_tint("muted")
        self.explain(reason or self.tr("Data induk unit itu ikut disiapkan."))

    def _turn_down(self) -> None:
        self.turn_down.refuse(self.tr("Sedang ditolak."))
        self.turned_down.emit()

    def _approve(self) -> None:
        self.approve.refuse(self.tr("Sedang disahkan."))
        self.explain(self.tr("Sedang disahkan…"))
        self.approved.emit(self.units.value())


def _guess(name: str, units: Sequence[Unit]) -> str:
    """Return the unit whose name the laptop wrote, "" when none has it."""
    wanted = name.casefold().strip()
    found = [unit.id for unit in units if unit.name.casefold() == wanted]
    return found[0] if len(found) == 1 else ""
