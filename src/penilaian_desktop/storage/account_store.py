"""The accounts of a workspace."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import account, unsaved_text
from penilaian_desktop.storage.trail import Trail


class AccountStore:
    """Reads the accounts."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def all(self) -> tuple[Account, ...]:
        """Return every account in order of name."""
        rows = self._reader.rows(select(account).order_by(account.c.name))
        return tuple(_account(row) for row in rows)

    def get(self, account_id: str) -> Account | None:
        """Return an account, or None."""
        rows = self._reader.rows(select(account).where(account.c.account_id == account_id))
        return _account(rows[0]) if rows else None

    def by_name(self, name: str) -> Account | None:
        """Return the account that signs in by a name, whatever its case, or None."""
        wanted = name.casefold()
        return next((found for found in self.all() if found.name.casefold() == wanted), None)

    def of_person(self, person_id: str) -> tuple[Account, ...]:
        """Return the accounts of a person."""
        return tuple(found for found in self.all() if found.person_id == person_id)

    def with_role(self, role: Role) -> tuple[Account, ...]:
        """Return the accounts that have a role and can sign in."""
        return tuple(a for a in self.all() if role in a.roles and not a.disabled)

    def name_of(self, account_id: str) -> str:
        """Return the name of an account, "" for one that is not (or no longer) here."""
        found = self.get(account_id)
        return found.name if found else ""


class AccountWriter(AccountStore):
    """Reads and writes the accounts within a unit of work; each write stands in the journal."""

    def __init__(self, reader: Reader, connection: Connection, trail: Trail) -> None:
        super().__init__(reader)
        self._connection = connection
        self._trail = trail

    def save(self, item: Account) -> None:
        """Write an account, new or changed."""
        self._drop(item.account_id)
        self._connection.execute(insert(account).values(dataclasses.asdict(item)))
        self._trail.note_other("account", item.person_id, item.account_id)

    def remove(self, account_id: str) -> None:
        """Remove an account with its unsaved texts; its entries in the journal stay."""
        found = self.get(account_id)
        if found is not None:
            self._drop(account_id)
            self._connection.execute(
                delete(unsaved_text).where(unsaved_text.c.account_id == account_id)
            )
            self._trail.note_other("account", found.person_id, account_id)

    def _drop(self, account_id: str) -> None:
        self._connection.execute(delete(account).where(account.c.account_id == account_id))


def _account(row: Row[Any]) -> Account:
    return Account(**row._asdict())
