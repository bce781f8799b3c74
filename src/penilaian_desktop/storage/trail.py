"""What one unit of work has still to write beside its records: journal, images, outbox, index.

Collected while the unit of work runs and written in a few statements before the commit, so that a
package of thousands of records costs a handful of round trips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, insert, select, update

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage import search
from penilaian_desktop.storage.codec import image_hash, record_to_image, utc_text
from penilaian_desktop.storage.journal import GENESIS, listed_hash
from penilaian_desktop.storage.prepared import prepared
from penilaian_desktop.storage.tables import image, journal, pending, step


def _missing_only(table: Any, key: str) -> Any:  # noqa: ANN401
    """Return an INSERT of one row unless its key is there: portable, fit for many rows."""
    columns = list(table.columns)
    values = select(*(bindparam(column.name, type_=column.type) for column in columns))
    taken = exists().where(table.c[key] == bindparam(f"{key}_", type_=table.c[key].type))
    return insert(table).from_select([c.name for c in columns], values.where(~taken))


def _newest() -> Select[Any]:
    return select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)


_ADD_IMAGE = _missing_only(image, "sha256")
_ADD_PENDING = _missing_only(pending, "record_id")
_RAISE_PENDING = (
    update(pending)
    .where(pending.c.record_id == bindparam("record_id_"))
    .values(version=bindparam("version_"), sealed_in=None)
)


_DROP_STEPS = (
    update(step)
    .where(step.c.account_id == bindparam("account_"), step.c.state == "undone")
    .values(state="dropped")
)


def subject_of(record: Record) -> str:
    """Return the person a record is about: its `person_id`, a person's own id, else ""."""
    if record.KIND == "employee":
        return record.id
    found = getattr(record, "person_id", "")
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the account, its person, the device; `package` when an import writes."""

    account_id: str
    person_id: str
    device_id: str
    package: str = ""


@dataclass(slots=True)
class Trail:
    """The side effects of one unit of work, written by `flush`."""

    connection: Connection
    author: Author
    label: str
    step_id: str
    now: datetime
    _entries: list[tuple[Any, ...]] = field(default_factory=list)
    _images: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    _pending: dict[str, dict[str, Any]] = field(default_factory=dict)
    _index: dict[str, Activity] = field(default_factory=dict)
    _head: tuple[int, str] | None = None
    _step_written: bool = False

    def note(
        self, action: str, before: Record | None, after: Record, *, travels: bool = False
    ) -> None:
        """Remember the images of one written record, its search text, and that it waits to go."""
        self._enter(
            action,
            subject_of(after),
            after.KIND,
            after.id,
            versions=(before.version if before else None, after.version),
            images=(self._keep(before) if before else None, self._keep(after)),
        )
        if travels:
            self._pending[after.id] = {"kind": after.KIND, "version": after.version}
        if isinstance(after, Activity):
            self._index[after.id] = after

    def note_other(self, kind: str, subject: str, key: str, sha256: str | None = None) -> None:
        """Remember a write that is not a record: an account, a device, an erasure."""
        self._enter("note", subject, kind, key, images=(None, sha256))

    def erase_images(self, record_ids: Sequence[str]) -> int:
        """Erase the images of records and enter that it was done; return how many there were."""
        self.flush()
        count = 0
        for record_id in record_ids:
            done = self.connection.execute(
                update(image)
                .where(image.c.record_id == record_id, image.c.body.is_not(None))
                .values(body=None)
            )
            count += done.rowcount
            self.note_other("image", "", record_id)
        return count

    @property
    def wrote(self) -> bool:
        """Tell whether anything was entered into the journal."""
        return bool(self._entries) or self._head is not None

    def adopt(self, step_id: str, label: str) -> None:
        """Enter what follows under a step that exists already: it is taken back or done again."""
        self.step_id, self.label = step_id, label
        self._step_written = True

    def flush(self) -> None:
        """Write everything that was collected; called before the commit and before re-reading."""
        if self._images:
            prepared("add image", self.connection, lambda: _ADD_IMAGE).run_plain(
                self.connection, tuple(self._images.values())
            )
            self._images.clear()
        if self._entries:
            self._flush_journal()
        if self._pending:
            self._flush_pending()
        if self._index:
            search.put_documents(self.connection, list(self._index.values()))
            self._index.clear()

    def _keep(self, record: Record) -> str:
        body = record_to_image(record)
        sha256 = image_hash(body)
        self._images[sha256] = (sha256, record.KIND, record.id, record.version, body, sha256)
        return sha256

    def _enter(
        self,
        action: str,
        person_id: str,
        kind: str,
        key: str,
        *,
        versions: tuple[int | None, int | None] = (None, None),
        images: tuple[str | None, str | None] = (None, None),
    ) -> None:
        """Collect an entry: the columns of the journal from `account_id` to `rows`."""
        author = self.author
        self._entries.append(
            (
                author.account_id,
                author.device_id,
                person_id,
                action,
                self.label,
                self.step_id or None,
                kind,
                key,
                *versions,
                *images,
                author.package,
                1,
            )
        )

    def _flush_journal(self) -> None:
        if self._head is None:
            found = prepared("journal head", self.connection, _newest).first(self.connection, {})
            self._head = (found[0], found[1]) if found else (0, GENESIS)
        seq, previous = self._head
        at = utc_text(self.now)
        lines = []
        for entry in self._entries:
            seq += 1
            listed = (seq, at, *entry, previous)
            previous = listed_hash(listed)
            lines.append((*listed, previous))
        self._head = (seq, previous)
        prepared("journal", self.connection, lambda: insert(journal)).run_plain(
            self.connection, lines
        )
        self._entries = []

    def open_step(self) -> None:
        """Make what this unit of work wrote one undoable step; forgets what could be redone."""
        if not self.step_id or self._step_written or self._head is None:
            return
        self._step_written = True
        values = {"account_id": self.author.account_id, "label": self.label, "at": self.now}
        prepared("drop steps", self.connection, lambda: _DROP_STEPS).run(
            self.connection, {"account_": self.author.account_id}
        )
        prepared("step", self.connection, lambda: insert(step)).run(
            self.connection, {**values, "step_id": self.step_id, "state": "done"}
        )

    def _flush_pending(self) -> None:
        prepared("raise pending", self.connection, lambda: _RAISE_PENDING).run_many(
            self.connection,
            [
                {"record_id_": key, "version_": row["version"], "sealed_in": None}
                for key, row in self._pending.items()
            ],
        )
        prepared("add pending", self.connection, lambda: _ADD_PENDING).run_many(
            self.connection,
            [
                {
                    "record_id": key,
                    "record_id_": key,
                    "kind": row["kind"],
                    "version": row["version"],
                    "since": self.now,
                    "sealed_in": None,
                }
                for key, row in self._pending.items()
            ],
        )
        self._pending = {}
