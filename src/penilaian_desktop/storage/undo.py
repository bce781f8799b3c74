"""Taking back a step, and doing it again: as new versions, never by forgetting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, update

from penilaian_desktop.domain.errors import RuleViolation, StaleRecord
from penilaian_desktop.domain.record import META_FIELDS, Record
from penilaian_desktop.storage.journal import JournalEntry, JournalStore, Step
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.records import type_of
from penilaian_desktop.storage.tables import step

_WROTE = ("add", "put", "delete", "apply")
"""What a step did itself; beside it stand its undoing and redoing, and notes."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Restoration:
    """One record of a step: as it is, the state to bring back (None = it did not exist), and how.

    `exactly` when an import wrote it: its author is somebody else, so that the former record
    comes back as it was, signature included, instead of as a version of the one who takes back.
    """

    current: Record
    state: Record | None
    exactly: bool


def plan_restorations(
    reader: Reader, journal: JournalStore, taken: Step, *, undo: bool
) -> tuple[Restoration, ...]:
    """Return what taking a step back (or doing it again) has to write, in order.

    Raises StaleRecord("undo_changed_since") when one of its records no longer is what the step
    (or its undoing) made of it, and RuleViolation("undo_not_possible") for images that were erased.
    """
    first: dict[str, JournalEntry] = {}
    last: dict[str, JournalEntry] = {}
    for entry in journal.of_step(taken.step_id, actions=_WROTE):
        first.setdefault(entry.record_id, entry)
        last[entry.record_id] = entry
    found: list[Restoration] = []
    entries = tuple(first.items())
    for start in range(0, len(entries), _BATCH):
        found += _batch(reader, journal, taken, entries[start : start + _BATCH], last, undo=undo)
    return tuple(reversed(found)) if undo else tuple(found)


def _batch(
    reader: Reader,
    journal: JournalStore,
    taken: Step,
    entries: Sequence[tuple[str, JournalEntry]],
    last: Mapping[str, JournalEntry],
    *,
    undo: bool,
) -> Iterator[Restoration]:
    """Yield what is to be written for some records, read with a few statements."""
    hashes = [entry.image_sha256_before for _, entry in entries]
    hashes += [last[record_id].image_sha256_after for record_id, _ in entries]
    images = journal.record_images(hashes)
    by_kind: dict[str, list[str]] = {}
    for record_id, entry in entries:
        by_kind.setdefault(entry.record_kind, []).append(record_id)
    stored = {
        record.id: record
        for kind, ids in by_kind.items()
        for record in reader.find(type_of(kind), include_deleted=True, id=ids)
    }
    for record_id, entry in entries:
        before = _image(images, taken, entry.image_sha256_before)
        after = _image(images, taken, last[record_id].image_sha256_after)
        current = stored.get(record_id)
        if current is None or not _says_the_same(current, after if undo else before):
            raise StaleRecord("undo_changed_since", label=taken.label)
        state = before if undo else after
        yield Restoration(current, state, exactly=entry.action == "apply")


def _image(images: Mapping[str, Record], taken: Step, sha256: str | None) -> Record | None:
    found = images.get(sha256) if sha256 is not None else None
    if found is None and sha256 is not None:
        raise RuleViolation("undo_not_possible", label=taken.label)
    return found


def _says_the_same(current: Record, expected: Record | None) -> bool:
    """Tell whether a record has the expected content, whoever wrote it as which version."""
    if expected is None:
        return current.deleted
    meta = {name: getattr(current, name) for name in META_FIELDS - {"deleted"}}
    return replace(expected, **meta) == current


def state_to_write(restoration: Restoration) -> Record:
    """Return the record to write: the former state, or the current one marked as deleted."""
    current = restoration.current
    if restoration.state is None:
        return replace(current, deleted=True)
    if restoration.exactly:
        return restoration.state
    return replace(restoration.state, version=current.version)


def mark(connection: Connection, step_id: str, state: str) -> None:
    """Note that a step is `done` again or `undone`."""
    connection.execute(update(step).where(step.c.step_id == step_id).values(state=state))
