"""The audit trail: append-only, chained by hash; images of records lie beside it.

Each entry hashes itself with the hash of the entry before. The chain runs over the *hashes* of
the images, so that an image can be erased when the law asks and the chain stays whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Row, func, select

from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.codec import image_hash, record_from_image, utc_text
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import image, journal, step

GENESIS = "0" * 64
"""The hash before the first entry."""

IMAGES = 500
"""Images that one statement reads."""
VERIFY_BATCH = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One write: who, when, on which device, by which package; versions and image hashes.

    `action` is add | put | delete | apply | undo | redo | note. `person_id` is the person whose
    data it is. `rows` is how many records the entry stands for: one.
    """

    seq: int
    at: datetime
    account_id: str
    device_id: str
    person_id: str
    action: str
    label: str
    step_id: str | None
    record_kind: str
    record_id: str
    version_before: int | None
    version_after: int | None
    image_sha256_before: str | None
    image_sha256_after: str | None
    package: str
    rows: int
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step of an account; `state` is done | undone | dropped."""

    step_id: str
    account_id: str
    label: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Decided:
    """An entry as far as it says which state of a record was taken, left or brought back."""

    seq: int
    action: str
    record_kind: str
    record_id: str
    image_sha256_after: str | None
    package: str


@dataclass(frozen=True, slots=True)
class JournalCheck:
    """The result of walking the chain: length, last hash, and the first entry that is wrong."""

    count: int
    head: str
    broken_at: int | None = None

    @property
    def whole(self) -> bool:
        """Tell whether every entry and every image fits."""
        return self.broken_at is None


_HASHED = tuple(column.name for column in journal.columns if column.name != "hash")


def entry_hash(values: dict[str, Any]) -> str:
    """Return the hash of an entry from its column values (all but `hash`)."""
    return listed_hash(
        [
            utc_text(value) if isinstance(value, datetime) else value
            for value in (values[name] for name in _HASHED)
        ]
    )


def listed_hash(listed: Sequence[Any]) -> str:
    """Return the hash of an entry from what the database holds of it, in the order of columns."""
    return hashlib.sha256(orjson.dumps(listed)).hexdigest()


class JournalStore:
    """Reads the journal within a snapshot."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry: (0, 64 zeros) when there is none."""
        rows = self._reader.rows(
            select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)
        )
        return (rows[0].seq, rows[0].hash) if rows else (0, GENESIS)

    def touched_since(self, seq: int, kinds: Collection[str]) -> bool:
        """Tell whether a record of some kinds was written after an entry."""
        written = journal.c.record_kind.in_(list(kinds)), journal.c.seq > seq
        return bool(self._reader.rows(select(journal.c.seq).where(*written).limit(1)))

    def of_records(self, record_ids: Iterable[str]) -> tuple[JournalEntry, ...]:
        """Return all entries about some records, oldest first."""
        return self._entries(
            select(journal).where(journal.c.record_id.in_(list(record_ids))).order_by(journal.c.seq)
        )

    def of_person(
        self,
        person_id: str,
        *,
        kinds: Collection[str] = (),
        before_seq: int | None = None,
        limit: int = 200,
    ) -> tuple[JournalEntry, ...]:
        """Return a page of the entries about a person's data, newest first (WG-10).

        No `kinds` = of every kind of record.
        """
        statement = select(journal).where(journal.c.person_id == person_id)
        if kinds:
            statement = statement.where(journal.c.record_kind.in_(list(kinds)))
        if before_seq is not None:
            statement = statement.where(journal.c.seq < before_seq)
        return self._entries(statement.order_by(journal.c.seq.desc()).limit(limit))

    def of_package(self, package: str) -> tuple[JournalEntry, ...]:
        """Return what a package wrote, in order."""
        return self._entries(
            select(journal).where(journal.c.package == package).order_by(journal.c.seq)
        )

    def of_step(self, step_id: str, *, actions: Collection[str] = ()) -> tuple[JournalEntry, ...]:
        """Return what a step wrote, in order, its undoing and redoing included.

        With `actions` only the entries of these.
        """
        statement = select(journal).where(journal.c.step_id == step_id)
        if actions:
            statement = statement.where(journal.c.action.in_(list(actions)))
        return self._entries(statement.order_by(journal.c.seq))

    def records_of_step(
        self, step_id: str, *, kinds: Collection[str] = ()
    ) -> dict[str, tuple[str, ...]]:
        """Return the ids of the records that a step wrote, by kind; with `kinds` only of these."""
        statement = select(journal.c.record_kind, journal.c.record_id).distinct()
        statement = statement.where(journal.c.step_id == step_id)
        if kinds:
            statement = statement.where(journal.c.record_kind.in_(list(kinds)))
        found: dict[str, list[str]] = {}
        for kind, record_id in self._reader.rows(statement):
            found.setdefault(kind, []).append(record_id)
        return {kind: tuple(ids) for kind, ids in found.items()}

    def last_entry(self, record_id: str) -> JournalEntry | None:
        """Return the newest entry about a record."""
        found = self._entries(
            select(journal)
            .where(journal.c.record_id == record_id)
            .order_by(journal.c.seq.desc())
            .limit(1)
        )
        return found[0] if found else None

    def record_image(self, sha256: str | None) -> Record | None:
        """Return the record of an image, or None when there is none or it was erased."""
        if sha256 is None:
            return None
        rows = self._reader.rows(select(image.c.body).where(image.c.sha256 == sha256))
        return record_from_image(rows[0].body) if rows and rows[0].body is not None else None

    def record_images(self, wanted: Iterable[str | None]) -> dict[str, Record]:
        """Return the records of images by their hash, without those that were erased."""
        known = sorted({sha256 for sha256 in wanted if sha256 is not None})
        found: dict[str, Record] = {}
        for start in range(0, len(known), IMAGES):
            part = known[start : start + IMAGES]
            statement = select(image.c.sha256, image.c.body).where(
                image.c.sha256.in_(part), image.c.body.is_not(None)
            )
            for row in self._reader.rows(statement):
                found[row.sha256] = record_from_image(row.body)
        return found

    def versions(self, record_id: str) -> tuple[Record, ...]:
        """Return the versions of a record of which images are kept, oldest first."""
        rows = self._reader.rows(
            select(image.c.body)
            .where(image.c.record_id == record_id, image.c.body.is_not(None))
            .order_by(image.c.version, image.c.sha256)
        )
        return tuple(record_from_image(row.body) for row in rows)

    def decided(self) -> Iterator[Decided]:
        """Yield what was written about records, in order, notes apart."""
        columns = [journal.c[each.name] for each in fields(Decided)]
        seq = 0
        while True:
            rows = self._reader.rows(
                select(*columns)
                .where(journal.c.seq > seq, journal.c.action != "note")
                .order_by(journal.c.seq)
                .limit(VERIFY_BATCH)
            )
            if not rows:
                return
            for row in rows:
                yield Decided(*row)
            seq = rows[-1].seq

    def newest_step(self) -> str | None:
        """Return the greatest id of a step of any account, or None."""
        found: str | None = self._reader.rows(select(func.max(step.c.step_id)))[0][0]
        return found

    def last_undoable(self, account_id: str) -> Step | None:
        """Return the newest step of an account that is done, or None."""
        return self._newest_step(account_id, "done", newest=True)

    def last_redoable(self, account_id: str) -> Step | None:
        """Return the step of an account that was undone last, or None."""
        return self._newest_step(account_id, "undone", newest=False)

    def verify(self) -> JournalCheck:
        """Walk the whole chain and hash every kept image again.

        Entries are numbered without gaps, each holds the hash of the one before, and every image
        has the hash it is filed under; `broken_at` is the first entry that does not.
        """
        seq, previous = 0, GENESIS
        while True:
            batch = self._reader.rows(
                select(journal)
                .where(journal.c.seq > seq)
                .order_by(journal.c.seq)
                .limit(VERIFY_BATCH)
            )
            if not batch:
                break
            for row in batch:
                values = row._asdict()
                fits = row.seq == seq + 1 and row.prev_hash == previous
                if not fits or entry_hash(values) != row.hash:
                    return JournalCheck(seq, previous, broken_at=seq + 1)
                seq, previous = row.seq, row.hash
        return JournalCheck(seq, previous, broken_at=self._first_wrong_image())

    def _first_wrong_image(self) -> int | None:
        last = ""
        while True:
            batch = self._reader.rows(
                select(image.c.sha256, image.c.body)
                .where(image.c.sha256 > last)
                .order_by(image.c.sha256)
                .limit(VERIFY_BATCH)
            )
            if not batch:
                return None
            for row in batch:
                if row.body is not None and image_hash(row.body) != row.sha256:
                    return self._entry_of_image(row.sha256)
            last = batch[-1].sha256

    def _entry_of_image(self, sha256: str) -> int:
        found = self._reader.rows(
            select(func.min(journal.c.seq)).where(
                (journal.c.image_sha256_after == sha256) | (journal.c.image_sha256_before == sha256)
            )
        )
        return found[0][0] or 0

    def _newest_step(self, account_id: str, state: str, *, newest: bool) -> Step | None:
        order = step.c.step_id.desc() if newest else step.c.step_id
        rows = self._reader.rows(
            select(step)
            .where(step.c.account_id == account_id, step.c.state == state)
            .order_by(order)
            .limit(1)
        )
        return Step(**rows[0]._asdict()) if rows else None

    def _entries(self, statement: Any) -> tuple[JournalEntry, ...]:  # noqa: ANN401
        return tuple(_entry(row) for row in self._reader.rows(statement))


def _entry(row: Row[Any]) -> JournalEntry:
    return JournalEntry(**row._asdict())
