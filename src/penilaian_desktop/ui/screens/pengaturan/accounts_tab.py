"""The tab Akun for operators and HR: who signs in here, with which roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.key_views import KeyState
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.sync.certifying import Certifying
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pengaturan.doors import NewAccount, account_keys
from penilaian_desktop.ui.screens.pengaturan.words import key_mark, role_word, role_words
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField
from penilaian_desktop.ui.widgets.second_officer import (
    NEEDED,
    SecondOfficerDialog,
    second_officers,
)
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ROW = 48


@dataclass(frozen=True, slots=True)
class _Loaded:
    accounts: tuple[Account, ...]
    people: tuple[PersonItem, ...]
    keys: dict[str, KeyState]
    office: bool


class RoleBoxes(QWidget):
    """A check box for each role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.boxes = {role: CheckBox(role_word(role)) for role in Role}
        for box in self.boxes.values():
            column.addWidget(box)

    def roles(self) -> frozenset[Role]:
        """Return the roles that are checked."""
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def set_roles(self, roles: Sequence[Role] | frozenset[Role]) -> None:
        """Check these roles and no others."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class AccountsTab(QWidget):
    """Lists the accounts; roles and closing of the chosen one at the right, a new one below."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._keys = account_keys(context)
        self._seconds = second_officers(context)
        self._hr = Role.HR in context.session.roles
        self._certifying = Certifying(context.services, context.desk)
        self._names: dict[str, str] = {}
        self._key_states: dict[str, KeyState] = {}
        self._office = False
        self._account_id = ""
        self._filling = False
        self.model: RecordModel[Account] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Akun"), row_height=ROW)
        self.frame = Beside(self.view, self.tr("Akun"))
        self._build_chosen()
        self._build_new()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.view.chosen.connect(self._choose)

    def _build_chosen(self) -> None:
        self.card = Card(self.tr("Akun terpilih"), padded=True)
        self.roles = RoleBoxes()
        self.close_button = Button(
            self.tr("Nonaktifkan"), "lock", compact=True, clicked=self._toggle
        )
        self._note = Label(
            self.tr("Peran baru berlaku sejak akun itu masuk lagi."), "small", "muted", wrap=True
        )
        self.certify_button = Button(
            self.tr("Sahkan kuncinya"), "shield", compact=True, clicked=self._certify
        )
        self._key_note = Label("", "small", "muted", wrap=True)
        for widget in (
            self.roles, self._note, self.close_button, self.certify_button, self._key_note,
        ):  # fmt: skip
            self.card.body.addWidget(widget)
        for box in self.roles.boxes.values():
            box.toggled.connect(lambda _checked: self._change_roles())
        self.frame.side.addWidget(self.card)

    def _build_new(self) -> None:
        self.rows = FormRows()
        self.name = Field(placeholder="rina")
        self.password = PasswordField(name=self.tr("Kata sandi pertama"))
        self.person = ComboBox()
        self.new_roles = RoleBoxes()
        self.new_roles.set_roles((Role.EMPLOYEE,) if self._hr else (Role.OPERATOR,))
        self.rows.add("name", self.tr("Nama akun"), self.name)
        self.rows.add("password", self.tr("Kata sandi pertama"), self.password)
        self.rows.add("person_id", self.tr("Pegawai"), self.person)
        self.rows.add("roles", self.tr("Peran"), self.new_roles)
        cell = self.person.parentWidget()
        if cell is not None:
            cell.setVisible(self._hr)
        self.make = Button(self.tr("Buat akun"), "person_add", clicked=self._create)
        self._new_note = Label("", "small", "muted", wrap=True)
        card = Card(self.tr("Akun baru"), padded=True)
        for widget in (self.rows, self.make, self._new_note):
            card.body.addWidget(widget)
        self.frame.side.addWidget(card)
        reason = "" if self._keys else self.tr("Akun tidak dapat dibuat dari sini.")
        self.make.refuse(reason)
        self.rows.setEnabled(self._keys is not None)
        if reason:
            self._new_note.setText(reason)
        elif self._hr:
            self._new_note.setText(self.tr("Minta pemiliknya segera mengganti kata sandi itu."))
        else:
            self._new_note.setText(
                self.tr("Akun pegawai dibuat kepegawaian; operator hanya membuat akun operator.")
            )
            for role, box in self.new_roles.boxes.items():
                box.setVisible(role is Role.OPERATOR)

    # --- showing -----------------------------------------------------------------------------
    def load(self) -> None:
        """Read the accounts, and for HR the persons they may belong to."""
        services, session, hr = self._context.services, self._context.session, self._hr
        certifying = self._certifying

        def job(_reporter: object) -> _Loaded:
            people = services.master_data.employees(session) if hr else ()
            return _Loaded(
                services.accounts.list(session),
                people,
                certifying.states(session),
                services.exchange.trust().office,
            )

        self._context.tasks.submit(self, job, self._show, key="accounts")

    def _show(self, found: _Loaded) -> None:
        self._names = {person.person_id: person.name for person in found.people}
        self._key_states, self._office = found.keys, found.office
        self.model.set_rows(found.accounts)
        self.person.set_options(
            [("", self.tr("Bukan milik pegawai")), *((p.person_id, p.name) for p in found.people)]
        )
        at = self.model.row_of(lambda account: account.account_id == self._account_id)
        self.view.choose_row(max(0, at))
        self._fill()

    def chosen(self) -> Account | None:
        """Return the account under the cursor."""
        return next((a for a in self.model.records() if a.account_id == self._account_id), None)

    def _choose(self, record: object) -> None:
        if isinstance(record, Account):
            self._account_id = record.account_id
            self._fill()

    def _fill(self) -> None:
        account = self.chosen()
        self.card.setVisible(account is not None)
        if account is None:
            return
        self._filling = True
        self.card.set_title(account.name)
        self.roles.set_roles(account.roles)
        own = account.account_id == self._context.session.account_id
        self.roles.setEnabled(not own)
        self.close_button.setText(
            self.tr("Aktifkan lagi") if account.disabled else self.tr("Nonaktifkan")
        )
        reason = self.tr("Akun yang sedang dipakai diubah oleh pengelola lain.") if own else ""
        self.close_button.refuse(reason)
        self._note.setText(reason or self.tr("Peran baru berlaku sejak akun itu masuk lagi."))
        self._fill_key(account)
        self._filling = False

    def _fill_key(self, account: Account) -> None:
        """Say what the account's signature is worth and what to do about it."""
        state = self._key_states.get(account.account_id, KeyState.NOT_NEEDED)
        open_ones = {KeyState.WAITING, KeyState.CHANGED}
        here = self._hr and self._office
        self.certify_button.setVisible(here and state in open_ones and not account.disabled)
        self.certify_button.refuse("")
        said = ""
        if state in open_ones and here:
            said = self.tr(
                "Keputusan akun ini belum diterima unit. Pastikan pemiliknya memang orang itu."
            )
        elif state in open_ones and self._office:
            said = self.tr("Kepegawaian mengesahkan kunci akun ini di bagian yang sama.")
        elif state in open_ones:
            said = self.tr(
                "Minta pemiliknya masuk, lalu memilih Minta pengesahan di bagian Akun saya."
            )
        elif state is KeyState.ASKED:
            said = self.tr("Permintaannya sudah dibuat; menunggu jawaban kantor.")
        self._key_note.setText(said)
        self._key_note.setVisible(bool(said))

    def _certify(self) -> None:
        account = self.chosen()
        if account is None:
            return
        certifying, session = self._certifying, self._context.session
        self.certify_button.refuse(self.tr("Sedang disahkan."))

        def refused(error: PenilaianError) -> None:
            if error.code in NEEDED and self._seconds is not None:
                self._fill()
                self._ask_second(account)
            else:
                self._refused(error)

        self._context.tasks.submit(
            self,
            lambda _r: certifying.certify(session, account.account_id),
            self._certified,
            refused,
            lane=Lane.WRITE,
        )

    def _ask_second(self, account: Account) -> None:
        """Let the second officer agree, whose password opens the own account for it."""
        door, certifying, session = self._seconds, self._certifying, self._context.session
        dialog = SecondOfficerDialog(self, self._names.get(account.person_id, account.name))

        def agree(name: str, password: str) -> None:
            def job(_reporter: object) -> Outcome[Account]:
                assert door is not None
                second = door.second_officer(name, password)
                return certifying.certify(session, account.account_id, second)

            def done(outcome: Outcome[Account]) -> None:
                dialog.accept()
                self._certified(outcome)

            self._context.tasks.submit(self, job, done, dialog.refuse, lane=Lane.WRITE)

        dialog.wanted.connect(agree)
        dialog.open()

    def _certified(self, outcome: Outcome[Account]) -> None:
        self._context.signals.toast_requested.emit(
            self.tr("Kunci akun {name} disahkan").format(name=outcome.value.name), ""
        )
        self.load()

    # --- writing -----------------------------------------------------------------------------
    def _change_roles(self) -> None:
        account = self.chosen()
        roles = self.roles.roles()
        if self._filling or account is None:
            return
        if not roles:
            self._context.signals.toast_requested.emit(
                self.tr("Akun perlu paling sedikit satu peran"), ""
            )
            self._fill()
            return
        certifying, session = self._certifying, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: certifying.set_roles(session, account.account_id, roles),
            lambda _outcome: self._context.signals.toast_requested.emit(
                self.tr("Peran {name}: {roles}").format(name=account.name, roles=role_words(roles)),
                "",
            ),
            lane=Lane.WRITE,
        )

    def _toggle(self) -> None:
        account = self.chosen()
        if account is None:
            return
        services, session = self._context.services, self._context.session
        disabled = not account.disabled
        text = self.tr("Akun {name} dinonaktifkan") if disabled else self.tr("Akun {name} aktif")
        self._context.tasks.submit(
            self,
            lambda _r: services.accounts.disable(session, account.account_id, disabled=disabled),
            lambda _outcome: self._context.signals.toast_requested.emit(
                text.format(name=account.name), ""
            ),
            lane=Lane.WRITE,
        )

    def _create(self) -> None:
        keys = self._keys
        self.rows.clear_faults()
        if keys is None:
            return
        wanted = NewAccount(
            self.name.text(),
            self.password.text(),
            self.person.value() if self._hr else "",
            self.new_roles.roles(),
        )
        if not wanted.roles:
            self.rows.show_fault("roles", self.tr("Pilih paling sedikit satu peran."))
            return
        self._context.tasks.submit(
            self,
            lambda _r: keys.create_account(wanted),
            self._created,
            self._refused,
            lane=Lane.WRITE,
            label=self.tr("Membuat akun"),
        )

    def _created(self, outcome: Outcome[Account]) -> None:
        self.name.clear()
        self.password.clear()
        self._account_id = outcome.value.account_id
        self._context.signals.toast_requested.emit(
            self.tr("Akun {name} dibuat").format(name=outcome.value.name), ""
        )
        self.load()

    def _state(self, account: Account) -> KeyState:
        return self._key_states.get(account.account_id, KeyState.NOT_NEEDED)

    def _refused(self, error: PenilaianError) -> None:
        self._fill()
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    def _columns(self) -> list[Column[Account]]:
        return [
            Column(
                "name",
                self.tr("Akun"),
                lambda a: Cell(a.name, self._names.get(a.person_id, "")),
                sort=lambda a: a.name.casefold(),
            ),
            Column("roles", self.tr("Peran"), lambda a: Cell(role_words(a.roles), tint="muted")),
            Column(
                "state",
                self.tr("Keadaan"),
                lambda a: Cell(
                    pill=Mark(self.tr("Nonaktif"), "lock", "muted", "soft_draft")
                    if a.disabled
                    else Mark(self.tr("Aktif"), "check", "good")
                ),
                width=90,
                sort=lambda a: a.disabled,
            ),
            Column(
                "key",
                self.tr("Kunci"),
                lambda a: Cell(pill=key_mark(self._state(a))),
                width=140,
                sort=lambda a: self._state(a).value,
            ),
        ]
