"""A workspace that began by itself comes to know its people by the office's names.

Whoever starts alone gets a record of their own; the office has another one for the same person.
When the office certifies the account, what was written here is written again for the person that
the office knows, and the office's units, periods and calendar take the place of the own ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import orjson

from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    AssignmentKind,
    Employee,
    Relation,
    Unit,
)
from penilaian_desktop.domain.kinds import MASTER_KINDS, RECORD_TYPES, REPORT_KINDS
from penilaian_desktop.domain.record import META_FIELDS, Record
from penilaian_desktop.services import ed25519
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Adopting:
    """Brings a workspace that began by itself into line with its office."""

    context: Context

    def run(self, s: Session) -> bool:
        """Take over the office's persons for the accounts here; return whether any changed.

        May be called after every package: what is in line stays as it is.
        """
        with self.context.read() as unit:
            accounts = _renamed(unit)
            if not accounts:
                return False
            given = _given(unit)
            ids = _mapping(unit, accounts, given)
            found = [
                (record, changed)
                for kind in REPORT_KINDS
                for record in unit.find(RECORD_TYPES[kind], include_deleted=True)
                if (changed := _moved(record, ids))
            ]
            stale = tuple(_replaced(unit, ids, given))
        own = {account.person_id for account, _ in accounts if account.account_id == s.account_id}
        for author in sorted({record.author_id for record, _ in found}):
            sign = s.signer.sign if s.signer is not None and author in own else None
            name = Author(s.account_id, ids.get(author, author), s.device_id)
            with self.context.workspace.write(name, sign=sign) as uow:
                for record, changed in found:
                    if record.author_id == author:
                        uow.put(changed)
        with self.context.workspace.write(self.context.installation()) as uow:
            for record in stale:
                uow.delete(type(record), record.id)
            for account, person in accounts:
                uow.accounts.save(replace(account, person_id=person))
        return True


def _renamed(unit: ReadUnit) -> list[tuple[Account, str]]:
    """Return the accounts whose certificate names another person than they do here."""
    newest: dict[str, tuple[int, str]] = {}
    for stored in unit.exchange.stored_certificates():
        if stored.type == "account":
            body = orjson.loads(ed25519.decode(stored.jws.split(".")[1]))
            newest[body["kid"]] = max(
                newest.get(body["kid"], (0, "")), (body["no"], body["person"])
            )
    found = []
    for account in unit.accounts.all():
        if not account.person_id or not account.public_jwk:
            continue
        kid = ed25519.thumbprint(orjson.loads(account.public_jwk)["x"])
        person = newest.get(kid, (0, ""))[1]
        if person and person != account.person_id and unit.get(Employee, person) is not None:
            found.append((account, person))
    return found


def _given(unit: ReadUnit) -> frozenset[str]:
    """Return the ids of everything that the office gave this workspace."""
    kids = [c.subject for c in unit.exchange.stored_certificates() if c.type == "intake"]
    return frozenset(i for kid in kids for i in unit.exchange.acks(kid))


def _mapping(
    unit: ReadUnit, accounts: list[tuple[Account, str]], given: frozenset[str]
) -> dict[str, str]:
    """Return the office's id by the own one: of persons, and of the unit this laptop is for."""
    ids = {account.person_id: person for account, person in accounts}
    people = unit.find(Employee)
    known = {e.identity: e.id for e in people if e.id in given and e.identity}
    for employee in people:
        if employee.id not in given and employee.identity in known:
            ids.setdefault(employee.id, known[employee.identity])
    own = unit.exchange.self_device()
    places = [u for u in unit.find(Unit) if u.id not in given]
    if own is not None and own.unit_id and len(places) == 1:
        ids[places[0].id] = own.unit_id
    return {**ids, **_positions(unit, ids, given)}


def _moved(record: Record, ids: Mapping[str, str]) -> Record | None:
    """Return a record with the office's ids in its fields, None when none of them stands there.

    Who wrote it counts too: the author becomes the person that the office knows.
    """
    changes: dict[str, Any] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        other = value if each.name in META_FIELDS else _renewed(value, ids)
        if other is not value:
            changes[each.name] = other
    if not changes and record.author_id not in ids:
        return None
    return replace(record, **changes)


def _renewed(value: object, ids: Mapping[str, str]) -> Any:  # noqa: ANN401  (as its field)
    """Return a value with other ids wherever one stands, the very same where none does."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        items = tuple(_renewed(item, ids) for item in value)
        return items if any(a is not b for a, b in zip(value, items, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            each.name: other
            for each in fields(value)
            if (other := _renewed(getattr(value, each.name), ids)) is not getattr(value, each.name)
        }
        return replace(value, **changes) if changes else value
    return value


def _positions(unit: ReadUnit, ids: Mapping[str, str], given: frozenset[str]) -> dict[str, str]:
    """Return the office's position for each own one of a person that the office knows."""
    found = {}
    for own, person in ids.items():
        theirs = [a for a in unit.find(Assignment, person_id=person) if a.id in given]
        theirs.sort(key=lambda a: (a.assignment_kind is not AssignmentKind.DEFINITIF, a.starts))
        for position in unit.find(Assignment, person_id=own):
            if theirs and position.id not in given:
                found[position.id] = theirs[0].id
    return found


def _replaced(unit: ReadUnit, ids: Mapping[str, str], given: frozenset[str]) -> list[Record]:
    """Return the own master data in whose place the office's stands."""
    stale: list[Record] = []
    theirs: dict[type[Record], list[Record]] = {}
    ours: list[Record] = []
    for kind in MASTER_KINDS:
        for record in unit.find(RECORD_TYPES[kind]):
            if record.id in given:
                theirs.setdefault(type(record), []).append(record)
            else:
                ours.append(record)
    own = {e.record_id for e in unit.journal.of_records(r.id for r in ours) if e.action == "add"}
    ours = [record for record in ours if record.id in own]  # no package ever brought them
    codes = {p.code for p in theirs.get(Period, ()) if isinstance(p, Period)}
    for record in ours:
        if isinstance(record, Employee | Unit):
            gone = record.id in ids
        elif isinstance(record, Assignment | Relation):
            gone = record.person_id in ids
        elif isinstance(record, Period):
            gone = record.code in codes
        else:
            whole = (Agency, WorkingPattern, Holiday, ReducedHours)
            gone = isinstance(record, whole) and type(record) in theirs
        if gone:
            stale.append(record)
    return stale
