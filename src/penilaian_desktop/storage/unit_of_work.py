"""One transaction: a snapshot to read from, and the one door for writes.

Each write of a record goes through `put`, `add`, `delete` or `apply`; they keep the
before and after images, the journal, the outbox, the derived states and the search index, so that
no use case can forget them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, func, insert, select

from penilaian_desktop.domain.kinds import DECISIONS, MASTER_KINDS, REPORT_KINDS
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.storage.account_store import AccountStore, AccountWriter
from penilaian_desktop.storage.activity_store import ActivityStore, ActivityWriter
from penilaian_desktop.storage.draft_store import DraftStore, DraftWriter
from penilaian_desktop.storage.evidence_road_store import EvidenceRoadStore, EvidenceRoadWriter
from penilaian_desktop.storage.exchange_store import ExchangeStore, ExchangeWriter
from penilaian_desktop.storage.journal import JournalStore, Step
from penilaian_desktop.storage.national_store import NationalStore, NationalWriter
from penilaian_desktop.storage.prepared import prepared
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.record_rows import RecordRows
from penilaian_desktop.storage.records import changed, check_texts, gone, stamped
from penilaian_desktop.storage.search import SearchStore
from penilaian_desktop.storage.tables import ack, setting
from penilaian_desktop.storage.trail import Author, Trail
from penilaian_desktop.storage.undo import mark, plan_restorations, state_to_write

__all__ = ["Author", "ReadUnit", "Sign", "UnitOfWork"]

R = TypeVar("R", bound=Record)

MANY = 5_000
"""Records of a long step whose images are held before they are written."""

OFFICE = "office"
"""The setting that is "1" in the workspace of the office: its master data waits to be sent."""

Sign = Callable[[Any, int | None], Any]
"""Signs a stamped record with its base: `services.session.Signer.sign`."""

_MASTER = frozenset(MASTER_KINDS)
_REPORT = frozenset(REPORT_KINDS)
_SIGNED = DECISIONS | _MASTER


class ReadUnit(Reader):
    """Reads one consistent snapshot: records by kind, settings, and the stores' joined lists."""

    @property
    def journal(self) -> JournalStore:
        """The audit trail and the undo steps."""
        return JournalStore(self)

    @property
    def search(self) -> SearchStore:
        """Full-text search."""
        return SearchStore(self)

    @cached_property
    def activities(self) -> ActivityStore:
        """The daily log as lists show it."""
        return ActivityStore(self)

    @cached_property
    def accounts(self) -> AccountStore:
        """The accounts of this workspace."""
        return AccountStore(self)

    @cached_property
    def drafts(self) -> DraftStore:
        """Text that was typed and not saved yet."""
        return DraftStore(self)

    @cached_property
    def exchange(self) -> ExchangeStore:
        """Devices, chains, acknowledgements, outbox."""
        return ExchangeStore(self)

    @cached_property
    def evidence_road(self) -> EvidenceRoadStore:
        """Evidence on its way, out and in."""
        return EvidenceRoadStore(self)

    @cached_property
    def national(self) -> NationalStore:
        """Recaps of the national system."""
        return NationalStore(self)


class UnitOfWork(ReadUnit):
    """Reads and writes in one transaction; everything is kept, or nothing.

    With a `label` what is written becomes one undoable step of the author's account. With `sign`
    each decision and each record of HR is signed as it is stored.
    """

    def __init__(
        self,
        connection: Connection,
        author: Author,
        *,
        label: str = "",
        sign: Sign | None = None,
        now: datetime,
    ) -> None:
        super().__init__(connection)
        self.author = author
        self.now = now
        self._sign = sign
        self._rows = RecordRows(self, connection)
        self._trail = Trail(connection, author, label, new_id() if label else "", now)

    # --- records ---------------------------------------------------------------------------
    def add(self, record: R) -> R:
        """Write a new record as version 1 and return it as stored.

        Raises StaleRecord("record_changed") when its id is taken.
        """
        written = self._stamp(record, version=1, deleted=False, fresh=True)
        self._rows.insert(written, fresh=True)
        self._trail.note("add", None, written, travels=self._travels(written))
        return written

    def add_many(self, records: Sequence[R]) -> tuple[R, ...]:
        """Write new records as version 1, as `add` does for each, with few statements.

        Raises StaleRecord("record_changed") when one of their ids is taken; nothing is written.
        """
        written = tuple(
            self._stamp(record, version=1, deleted=False, fresh=True) for record in records
        )
        stored = self._rows.stored(written)
        for record in written:
            key = (type(record), record.id)
            if stored.setdefault(key, record) is not record:
                raise changed(record)
        self._rows.write_many(written, ())
        for record in written:
            self._trail.note("add", None, record, travels=self._travels(record))
        return written

    def put(self, record: R) -> R:
        """Write the next version of a record that was read before, and return it as stored.

        The caller passes what it read with changed fields, its `version` unchanged. Raises
        StaleRecord("record_changed") when the stored version is another one meanwhile and
        StaleRecord("record_gone") when there is none.
        """
        before = self._stored(record)
        if before.version != record.version:
            raise changed(record)
        return self._replace("put", before, record, deleted=record.deleted)

    def delete(self, type_: type[R], record_id: str, *, version: int | None = None) -> None:
        """Mark a record as deleted by a new version.

        Raises StaleRecord when it is not there, or is not at `version` when one is given.
        """
        before = self.require(type_, record_id)
        if version is not None and before.version != version:
            raise changed(before)
        self._replace("delete", before, before, deleted=True)

    def delete_many(self, records: Sequence[Record]) -> None:
        """Mark records as deleted, as `delete` does for each, with few statements.

        They are passed as they were read. Raises StaleRecord when one is not there, or is stored
        as another version; nothing is written then.
        """
        stored = self._rows.stored(records)
        pairs = []
        for record in records:
            before = stored.get((type(record), record.id))
            if before is None or before.deleted:
                raise gone(type(record), record.id)
            if before.version != record.version:
                raise changed(record)
            pairs.append((before, before))
        self._replace_many("delete", pairs, deleted=True)

    def apply(self, record: R) -> R:
        """Write a record of an import exactly as given: its version, author, time, signature."""
        before = self.get(type(record), record.id, include_deleted=True)
        if before is None:
            self._rows.insert(record)
        else:
            self._rows.update(before, record)
        self._trail.note("apply", before, record)
        return record

    def apply_many(self, records: Sequence[Record]) -> None:
        """Write records of an import exactly as given, as `apply` does, with few statements."""
        stored = self._rows.stored(records)
        pairs = [(stored.get((type(record), record.id)), record) for record in records]
        new = [record for before, record in pairs if before is None]
        self._rows.write_many(new, [(b, record) for b, record in pairs if b is not None])
        for before, record in pairs:
            self._trail.note("apply", before, record)

    def erase_images(self, record_ids: Sequence[str]) -> int:
        """Erase the kept versions of records whose retention is over; return how many.

        The journal's chain stays whole, for it runs over the hashes. The records themselves and
        the entries about them stay; undoing those is no longer possible.
        """
        return self._trail.erase_images(record_ids)

    # --- settings --------------------------------------------------------------------------
    def set_setting(self, key: str, value: str | None) -> None:
        """Write a setting of this workspace; None removes it."""
        self._connection.execute(setting.delete().where(setting.c.key == key))
        if value is not None:
            self._connection.execute(insert(setting).values(key=key, value=value))

    # --- undo ------------------------------------------------------------------------------
    def undo(self, step: Step) -> tuple[Record, ...]:
        """Take a step back: write the before-image of each of its records as a new version.

        What did not exist before is marked as deleted; what an import wrote comes back exactly as
        it was. Returns the records as they are now. Raises StaleRecord("undo_changed_since") when
        somebody wrote one of them since, RuleViolation("undo_not_possible") for erased images.
        """
        return self._restore(step, undo=True)

    def redo(self, step: Step) -> tuple[Record, ...]:
        """Do a step again that was taken back; raises like `undo`."""
        return self._restore(step, undo=False)

    def _restore(self, step: Step, *, undo: bool) -> tuple[Record, ...]:
        action = "undo" if undo else "redo"
        wanted = plan_restorations(self, self.journal, step, undo=undo)
        self._trail.adopt(step.step_id, step.label)
        written: list[Record] = []
        for exactly, items in groupby(wanted, key=lambda item: item.exactly):
            pairs = [(item.current, state_to_write(item)) for item in items]
            if exactly:
                self._rows.write_many((), pairs)
                for current, state in pairs:
                    self._trail.note(action, current, state)
                written += [state for _, state in pairs]
            else:
                written += self._replace_many(action, pairs)
        mark(self._connection, step.step_id, "undone" if undo else "done")
        return tuple(written)

    @property
    def journal(self) -> JournalStore:
        """The audit trail and the undo steps, what was just written included."""
        self._trail.flush()
        return JournalStore(self)

    @property
    def search(self) -> SearchStore:
        """Full-text search, what was just written included."""
        self._trail.flush()
        return SearchStore(self)

    @cached_property
    def activities(self) -> ActivityWriter:
        """The daily log as lists show it, and what readers opened."""
        return ActivityWriter(self, self._connection, self.now)

    @cached_property
    def accounts(self) -> AccountWriter:
        """The accounts of this workspace, to read and to write."""
        return AccountWriter(self, self._connection, self._trail)

    @cached_property
    def drafts(self) -> DraftWriter:
        """Text that was typed and not saved yet, to read and to write."""
        return DraftWriter(self, self._connection, self.now)

    @cached_property
    def exchange(self) -> ExchangeWriter:
        """The rows of the exchange, to read and to write."""
        return ExchangeWriter(self, self._connection)

    @cached_property
    def evidence_road(self) -> EvidenceRoadWriter:
        """Evidence on its way, to read and to write."""
        return EvidenceRoadWriter(self, self._connection, self.now)

    @cached_property
    def national(self) -> NationalWriter:
        """Recaps of the national system, to read and to write."""
        return NationalWriter(self, self._connection)

    def flush(self) -> None:
        """Write journal, images, outbox and index; `Workspace.write` does so before the commit."""
        self._trail.flush()
        self._trail.open_step()

    @property
    def wrote(self) -> bool:
        """Tell whether a record was written; it can be asked after the commit, too."""
        return self._trail.wrote

    # --- inside ----------------------------------------------------------------------------
    @cached_property
    def _is_office(self) -> bool:
        return self.setting(OFFICE) == "1"

    def _travels(self, record: Record) -> bool:
        return record.KIND in _REPORT or (record.KIND in _MASTER and self._is_office)

    def _stored(self, record: R) -> R:
        before = self.get(type(record), record.id, include_deleted=True)
        if before is None:
            raise gone(type(record), record.id)
        return before

    def _stamp(self, record: R, *, version: int, deleted: bool, fresh: bool = False) -> R:
        check_texts(record)
        base: int | None = None
        sign = self._sign if record.KIND in _SIGNED else None
        if sign is not None and not fresh:
            base = self._acknowledged(record.id)
        written = stamped(
            record, version=version, author_id=self.author.person_id, at=self.now, deleted=deleted
        )
        return written if sign is None else sign(written, base)

    def _acknowledged(self, record_id: str) -> int | None:
        statement = prepared("acknowledged", self._connection, _acknowledged_version)
        found = statement.first(self._connection, {"record_id_": record_id})
        return found[0] if found else None

    def _replace(self, action: str, before: R, record: R, *, deleted: bool) -> R:
        written = self._stamp(record, version=before.version + 1, deleted=deleted)
        self._rows.update(before, written)
        self._trail.note(action, before, written, travels=self._travels(written))
        return written

    def _replace_many(
        self,
        action: str,
        pairs: Sequence[tuple[Record, Record]],
        *,
        deleted: bool | None = None,
    ) -> Sequence[Record]:
        """Write the next versions of (stored, wanted), as `_replace` does for each; return them."""
        written = [
            self._stamp(
                record,
                version=before.version + 1,
                deleted=record.deleted if deleted is None else deleted,
            )
            for before, record in pairs
        ]
        renewed = [(before, after) for (before, _), after in zip(pairs, written, strict=True)]
        for start in range(0, len(renewed), MANY):
            part = renewed[start : start + MANY]
            self._rows.write_many((), part)
            for before, after in part:
                self._trail.note(action, before, after, travels=self._travels(after))
            if len(renewed) > MANY:
                self._trail.flush()
        return written


def _acknowledged_version() -> Select[Any]:
    return select(func.max(ack.c.version)).where(ack.c.record_id == bindparam("record_id_"))
