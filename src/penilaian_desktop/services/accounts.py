"""Accounts: who signs in here, with which roles and which key (section 2.13)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.session import Session, Signer
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import OFFICE, ReadUnit
from penilaian_desktop.storage.vault import Unlocked, Vault

MIN_PASSWORD = 8
MAX_NAME = 40
OFFICE_ROLES = frozenset({Role.HR, Role.DRAFTER})
"""Roles that open what no relation opens."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Use cases of accounts."""

    context: Context

    def session_for(self, unlocked: Unlocked) -> Session:
        """Return the session of an account that a password opened.

        Raises NotAllowed `account_unknown`, `account_disabled`.
        """
        with self.context.read() as unit:
            account = unit.accounts.get(unlocked.account_id)
            if account is None:
                raise NotAllowed("account_unknown")
            if account.disabled:
                raise NotAllowed("account_disabled", name=account.name)
            person = unit.get(Employee, account.person_id) if account.person_id else None
            device = unit.exchange.self_device()
            today = self.context.today(unit)
            lent = unit.find(Delegation, other_id=account.person_id) if account.person_id else ()
            return Session(
                account_id=account.account_id,
                account_name=account.name,
                person_id=account.person_id,
                display_name=person.name if person else account.name,
                roles=frozenset(account.roles),
                device_id=device.kid if device else unit.setting("workspace_id") or "",
                office=unit.setting(OFFICE) == "1",
                delegate=any(one.covers(today) for one in lent),
                hours_ahead=self.context.hours_ahead(unit),
                signer=Signer(unlocked.signing_key),
            )

    def list(self, s: Session) -> tuple[Account, ...]:
        """Return all accounts by name."""
        require_office(s, Action.MANAGE_ACCOUNTS)
        with self.context.read() as unit:
            return unit.accounts.all()

    def create(
        self,
        s: Session,
        vault: Vault,
        data_key: bytes,
        *,
        name: str,
        password: str,
        person_id: str = "",
        roles: frozenset[Role] = frozenset({Role.EMPLOYEE}),
    ) -> Outcome[Account]:
        """Make an account with its own key, wrapped by its own password.

        It signs nothing the office believes before the office certified its key. Raises
        RuleViolation `account_name_invalid`, `account_name_taken`, `password_short`; NotAllowed
        `role_needed`, also for an operator who would give a role of the office.
        """
        require_office(s, Action.MANAGE_ACCOUNTS)
        _may_give(s, roles)
        account, _ = self.found(
            vault, data_key, name=name, password=password, person_id=person_id, roles=roles
        )
        return Outcome(account, Changes.of(Area.ACCOUNTS))

    def found(
        self,
        vault: Vault,
        data_key: bytes,
        *,
        name: str,
        password: str,
        person_id: str = "",
        roles: frozenset[Role] = frozenset({Role.EMPLOYEE}),
    ) -> tuple[Account, Unlocked]:
        """Make an account without asking for a role: the first one of a new workspace.

        Returns it with the keys that its password opens from now on.
        """
        clean = " ".join(name.split())
        if not clean or len(clean) > MAX_NAME:
            raise RuleViolation("account_name_invalid", field="name", limit=MAX_NAME)
        if len(password) < MIN_PASSWORD:
            raise RuleViolation("password_short", field="password", limit=MIN_PASSWORD)
        account_id = new_id()
        with self.context.read() as unit:
            shown, subtitle = self._shown(unit, clean, person_id)
            if unit.accounts.by_name(clean) is not None:
                raise RuleViolation("account_name_taken", field="name", name=clean)
            _drop_orphan(unit, vault, clean)
        seed = vault.add_account(
            data_key,
            account_id=account_id,
            name=clean,
            display_name=shown,
            subtitle=subtitle,
            password=password,
        )
        account = Account(
            account_id=account_id,
            name=clean,
            person_id=person_id,
            roles=tuple(sorted(roles)),
            public_jwk=json.dumps(Signer(seed).public_jwk, sort_keys=True),
        )
        with self.context.workspace.write(self.context.installation()) as unit:
            unit.accounts.save(account)
        return account, Unlocked(data_key, account_id, seed)

    def is_stale(self, s: Session) -> bool:
        """Tell whether the account of a session belongs to another person id by now.

        So it is once a laptop that began alone took over the office's persons.
        """
        with self.context.read() as unit:
            account = unit.accounts.get(s.account_id)
        return account is not None and account.person_id != s.person_id

    def renew_key(self, s: Session, vault: Vault, data_key: bytes, password: str) -> Account:
        """Give the own account a new signing key under the same password.

        What the old key signed stays valid; the new one counts at the office once it is certified.
        Raises NotAllowed `wrong_password`.
        """
        vault.unlock(s.account_name, password)
        return self.recover(vault, data_key, name=s.account_name, password=password)

    def recover(self, vault: Vault, data_key: bytes, *, name: str, password: str) -> Account:
        """Give an account a new password and a new key, for whoever had the recovery code.

        What it signs from now on counts at the office once its new key is certified. Raises
        NotAllowed `account_unknown`, RuleViolation `password_short`.
        """
        if len(password) < MIN_PASSWORD:
            raise RuleViolation("password_short", field="password", limit=MIN_PASSWORD)
        with self.context.read() as unit:
            account = unit.accounts.by_name(name)
        if account is None:
            raise NotAllowed("account_unknown")
        seed = vault.renew_account(data_key, account.name, password)
        renewed = replace(
            account, public_jwk=json.dumps(Signer(seed).public_jwk, sort_keys=True), cert=""
        )
        with self.context.workspace.write(self.context.installation()) as unit:
            unit.accounts.save(renewed)
        return renewed

    def set_roles(self, s: Session, account_id: str, roles: frozenset[Role]) -> Outcome[Account]:
        """Change the roles of an account; the change holds from its next sign-in.

        Raises NotAllowed `role_needed` for an operator who would give a role of the office.
        """
        with self.context.read() as unit:
            account = unit.accounts.get(account_id)
        _may_give(s, roles - frozenset(account.roles if account else ()))
        return self._change(s, account_id, roles=tuple(sorted(roles)))

    def disable(self, s: Session, account_id: str, *, disabled: bool = True) -> Outcome[Account]:
        """Close an account, or open it again. Raises RuleViolation `account_own`."""
        if disabled and account_id == s.account_id:
            raise RuleViolation("account_own", field="account")
        return self._change(s, account_id, disabled=disabled)

    def change_password(self, s: Session, vault: Vault, old: str, new: str) -> Outcome[None]:
        """Change the own password; the key stays the same.

        Raises NotAllowed `wrong_password`, RuleViolation `password_short`.
        """
        if len(new) < MIN_PASSWORD:
            raise RuleViolation("password_short", field="password", limit=MIN_PASSWORD)
        vault.change_password(s.account_name, old, new)
        return Outcome(None, Changes.of(Area.ACCOUNTS))

    def _change(self, s: Session, account_id: str, **changes: object) -> Outcome[Account]:
        require_office(s, Action.MANAGE_ACCOUNTS)
        with self.context.write(s) as unit:
            account = unit.accounts.get(account_id)
            if account is None:
                raise NotAllowed("account_unknown")
            changed = replace(account, **changes)  # type: ignore[arg-type]
            unit.accounts.save(changed)
        return Outcome(changed, Changes.of(Area.ACCOUNTS))

    def _shown(self, unit: ReadUnit, name: str, person_id: str) -> tuple[str, str]:
        if not person_id:
            return name, ""
        unit.require(Employee, person_id)
        item = person_item(unit, person_id, self.context.today(unit))
        return item.name, item.position


def _drop_orphan(unit: ReadUnit, vault: Vault, name: str) -> None:
    """Free a name whose slot was written before a crash kept its account from being written."""
    for slot in vault.slots:
        if slot.name.casefold() == name.casefold() and unit.accounts.get(slot.account_id) is None:
            vault.remove_account(slot.name)


def _may_give(s: Session, roles: frozenset[Role]) -> None:
    """Raise NotAllowed `role_needed` unless the session may give these roles.

    Only HR makes HR and drafters: an operator, who reads nothing personal, could otherwise make an
    account of their own that reads everything.
    """
    if roles & OFFICE_ROLES:
        require_office(s, Action.WRITE_MASTER_DATA)
