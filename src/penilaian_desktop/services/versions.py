"""Two versions of one record by two laptops of one person: both are kept, the person chooses.

No clock decides. The choice is a record of its own that names the content of both, so that whoever
has either of them takes the version that was written by choosing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.choice import VersionChoice
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.domain.verified import RecordIn
from penilaian_desktop.services.canonical import canonical, record_fields
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.laptops import laptops
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.trust_store import OFFICE_NAME, is_office
from penilaian_desktop.storage.exchange_store import IN
from penilaian_desktop.storage.unit_of_work import ReadUnit

CONFLICT = "record_conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A record of a package that was not taken because another version of it is here.

    `package` is the archived package that holds it, `origin` the laptop or office it came from.
    """

    package: str
    kind: str
    record_id: str
    version: int
    origin: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Use cases of choosing between two versions of an own record."""

    context: Context

    def rivals(self, s: Session) -> tuple[Rival, ...]:
        """Return what other laptops of the session's person brought and was not taken."""
        with self.context.read() as unit:
            if is_office(unit):
                return ()
            names = {k: x.name for k, x in laptops(unit).items() if s.person_id in x.persons}
            office = unit.setting(OFFICE_NAME) or ""
            names |= {
                c.subject: office for c in unit.exchange.stored_certificates() if c.type == "intake"
            }
            return tuple(
                Rival(
                    package=refusal.identity,
                    kind=refusal.line.kind,
                    record_id=refusal.line.id,
                    version=refusal.line.version,
                    origin=names[key.dev],
                )
                for key in unit.exchange.chains(IN)
                if key.dev in names
                for refusal in unit.exchange.refusals(key)
                if refusal.line.code == CONFLICT
            )

    def pair(self, s: Session, theirs: Record) -> Record | None:
        """Return the version of a record that is here, None where there is nothing to choose.

        Both must be the session's person's own, differ, and not have been chosen between before.
        """
        with self.context.read() as unit:
            mine = unit.get(type(theirs), theirs.id, include_deleted=True)
            if mine is None or not mine.author_id == theirs.author_id == s.person_id:
                return None
            same = content_hash(mine) == content_hash(theirs)
            return None if same or _chosen_before(unit, theirs) else mine

    def choose(
        self, s: Session, mine: Record, theirs: Record, *, keep_mine: bool
    ) -> Outcome[Record]:
        """Write the next version of an own record from one of two versions, and name both.

        Raises NotAllowed `owner_only`; StaleRecord `record_changed` when the one here is not what
        the person saw; RuleViolation `appraisal_published` where a published result would vanish.
        """
        if not mine.author_id == theirs.author_id == s.person_id:
            raise NotAllowed("owner_only")
        kept, dropped = (mine, theirs) if keep_mine else (theirs, mine)
        if isinstance(mine, Appraisal) and isinstance(kept, Appraisal):
            shown = mine.state is AppraisalState.PUBLISHED
            if shown and (kept.deleted or kept.state is not AppraisalState.PUBLISHED):
                raise RuleViolation("appraisal_published")
        with self.context.write(s, "undo_version_chosen") as uow:
            stored = uow.get(type(mine), mine.id, include_deleted=True)
            if stored is None or content_hash(stored) != content_hash(mine):
                raise StaleRecord("record_changed")
            if theirs.version > stored.version:  # the next version comes after both
                stored = uow.apply(theirs)
            written = uow.put(replace(kept, version=stored.version))
            uow.add(
                VersionChoice(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    record_kind=mine.KIND,
                    record_id=mine.id,
                    record_version=written.version,
                    kept=content_hash(kept),
                    dropped=content_hash(dropped),
                )
            )
        label = step_label(uow, "undo_version_chosen")
        return Outcome(written, Changes.of(*Area, persons=(s.person_id,)), label)


def content_hash(record: Record) -> str:
    """Return the SHA-256 by which a choice names a version (docs/formats/paket-1.md, 10)."""
    content = {
        "kind": record.KIND,
        "id": record.id,
        "version": record.version,
        "author": record.author_id,
        "deleted": record.deleted,
        "fields": record_fields(record),
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def chosen_over(
    unit: ReadUnit, brought: Iterable[RecordIn], item: RecordIn, before: Record
) -> bool:
    """Tell whether the author of a record chose it over the version that is here."""
    assert item.record is not None
    choices = list(unit.find(VersionChoice, record_id=item.id))
    choices += [b.record for b in brought if isinstance(b.record, VersionChoice) and not b.code]
    seen = content_hash(before)
    return any(
        (choice.record_kind, choice.record_id) == (item.kind, item.id)
        and choice.author_id == choice.person_id == item.record.author_id
        and item.version >= choice.record_version
        and seen in {choice.kept, choice.dropped}
        for choice in choices
    )


def _chosen_before(unit: ReadUnit, theirs: Record) -> bool:
    seen = content_hash(theirs)
    return any(
        seen in {choice.kept, choice.dropped}
        for choice in unit.find(VersionChoice, record_id=theirs.id)
    )
