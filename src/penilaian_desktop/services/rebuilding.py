"""Building the received work again from the archived bytes, and comparing it with what is here.

The contents come from the signed packages alone. Which of their records were taken, in which
order, and what was taken back is what HR decided: the journal keeps it, chained by hash, and it is
replayed. An entry of the journal names the hash of what it left behind; every state that is built
again must have it (docs/decisions/014-rebuilt-from-the-archive.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.exchange import TAKEN
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.kinds import RECORD_TYPES, REPORT_KINDS
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.rebuild_views import RebuildProblem, RebuildReport
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.verified import VerifiedPackage
from penilaian_desktop.services.canonical import canonical, record_object
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.codec import image_hash, record_to_image
from penilaian_desktop.storage.exchange_store import IN
from penilaian_desktop.storage.journal import Decided
from penilaian_desktop.storage.unit_of_work import ReadUnit

ReadPackage = Callable[[bytes], VerifiedPackage]
"""Reads and verifies archived bytes; raises ImportRefused."""

Key = tuple[str, str]
_BACK = frozenset({"undo", "redo"})
_WRITTEN = frozenset({"add", "put", "delete"})
MOST_PROBLEMS = 200


@dataclass(slots=True)
class _Book:
    """What has been built so far: the current state of each record and every state by its hash."""

    current: dict[Key, Record] = field(default_factory=dict)
    states: dict[str, Record] = field(default_factory=dict)
    own: set[Key] = field(default_factory=set)
    problems: list[RebuildProblem] = field(default_factory=list)
    packages: int = 0
    undone: int = 0

    def keep(self, record: Record) -> str:
        """Remember a state, and what it would be if it were taken back; return its hash."""
        found = image_hash(record_to_image(record))
        self.states[found] = record
        gone = replace(record, deleted=True)
        self.states.setdefault(image_hash(record_to_image(gone)), gone)
        return found

    def complain(self, code: str, **params: object) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                RebuildProblem(
                    code=code,
                    params=tuple(sorted((name, str(value)) for name, value in params.items())),
                )
            )


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """The check of the archive."""

    context: Context

    def check(self, s: Session, read: ReadPackage, reporter: Reporter) -> RebuildReport:
        """Build the received work again from the archive and compare; nothing is stored.

        Raises NotAllowed, and Cancelled when the person stops it.
        """
        require_office(s, Action.IMPORT_PACKAGE)
        with self.context.read() as unit:
            book = _Book()
            chain = unit.journal.verify()
            if not chain.whole:
                book.complain("rebuild_journal_broken", entry=chain.broken_at or 0)
            self._look_at_held(unit, read, book)
            total = unit.journal.head()[0]
            for package, entries in groupby(_decided(unit), key=lambda e: e.package):
                listed = list(entries)
                reporter.report(listed[-1].seq, max(total, 1))
                self._replay(unit, read, package, listed, book)
            return self._compare(unit, book)

    def _look_at_held(self, unit: ReadUnit, read: ReadPackage, book: _Book) -> None:
        """Read what was received and never taken, so that its bytes are known to be whole."""
        for link in unit.exchange.links(IN, limit=1_000_000):
            if link.outcome not in TAKEN or link.records == 0:
                self._package(link, read, book)

    def _package(self, link: ChainLink, read: ReadPackage, book: _Book) -> VerifiedPackage | None:
        try:
            package = read(self.context.workspace.archive.get(link.sha256))
        except PenilaianError as refused:
            book.complain("rebuild_package_bad", seq=link.seq, reason=refused.code)
            return None
        if package.statement.identity != link.identity:
            book.complain("rebuild_package_bad", seq=link.seq, reason="identity")
            return None
        book.packages += 1
        return package

    def _replay(
        self,
        unit: ReadUnit,
        read: ReadPackage,
        identity: str,
        entries: list[Decided],
        book: _Book,
    ) -> None:
        brought: dict[Key, Record] = {}
        if any(entry.action == "apply" for entry in entries):
            link = unit.exchange.link(IN, identity)
            package = self._package(link, read, book) if link is not None else None
            if link is None:
                book.complain("rebuild_package_gone", package=identity[:8])
            for item in package.records if package is not None else ():
                if item.record is not None:
                    brought[item.kind, item.id] = item.record
        for entry in entries:
            key = (entry.record_kind, entry.record_id)
            if entry.action == "apply":
                self._applied(entry, brought.get(key), book)
            elif entry.action in _BACK:
                self._taken_back(entry, book)
            elif entry.action in _WRITTEN:
                book.own.add(key)

    def _applied(self, entry: Decided, record: Record | None, book: _Book) -> None:
        if record is None or book.keep(record) != entry.image_sha256_after:
            book.complain(
                "rebuild_record_differs", kind=entry.record_kind, id=entry.record_id,
                package=entry.package[:8],
            )  # fmt: skip
        if record is not None:
            book.current[record.KIND, record.id] = record
            book.own.discard((record.KIND, record.id))

    def _taken_back(self, entry: Decided, book: _Book) -> None:
        key = (entry.record_kind, entry.record_id)
        if key not in book.current:
            return
        state = book.states.get(entry.image_sha256_after or "")
        if state is None:
            book.own.add(key)  # taken back over something that was written here
            return
        book.current[key] = state
        book.undone += entry.action == "undo"

    def _compare(self, unit: ReadUnit, book: _Book) -> RebuildReport:
        here, again = hashlib.sha256(), hashlib.sha256()
        records = own = 0
        for kind in sorted(REPORT_KINDS):
            live = {r.id: r for r in unit.find(RECORD_TYPES[kind], include_deleted=True)}
            built = {i: r for (k, i), r in book.current.items() if k == kind}
            for identity in sorted(live.keys() | built.keys()):
                if (kind, identity) in book.own:
                    own += 1
                    continue
                records += 1
                left, right = live.get(identity), built.get(identity)
                lines = [canonical(record_object(r, None)) if r else b"" for r in (left, right)]
                here.update(lines[0] + b"\n")
                again.update(lines[1] + b"\n")
                if lines[0] != lines[1]:
                    book.complain("rebuild_state_differs", kind=kind, id=identity)
        return RebuildReport(
            packages=book.packages,
            records=records,
            own=own,
            undone=book.undone,
            hash_here=here.hexdigest(),
            hash_rebuilt=again.hexdigest(),
            problems=tuple(book.problems),
        )


def _decided(unit: ReadUnit) -> Iterator[Decided]:
    for entry in unit.journal.decided():
        if entry.record_kind in REPORT_KINDS:
            yield entry
