"""What the office gives back to a laptop: the acknowledged work of its people (paket-1.md, 7).

After a loss the new laptop gets what its people wrote and what they may read; a restored one gets
what it lost. Drafts never left the old laptop and do not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.evidence_road import BlobOut
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.kinds import RECORD_TYPES, REPORT_KINDS
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services import evidence_road
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.handover_choice import HandoverChoice, Reader
from penilaian_desktop.services.laptops import laptop
from penilaian_desktop.services.outgoing import dependency_rank, staff_of
from penilaian_desktop.services.sending import PackageWriter, Sending, versions_there
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

PERSONS, UNIT = "persons", "unit"
"""Whose work goes back: the persons with an account on the laptop, or everybody of its unit."""


@dataclass(slots=True)
class ReturnChoice(HandoverChoice):
    """Chooses what a laptop gets back; `only` names the records that it lost, None = all."""

    only: frozenset[str] | None = None
    mine: frozenset[str] = field(default_factory=frozenset)

    def records(self) -> tuple[Record, ...]:
        """Return what the laptop lacks, what others hang on first."""
        found = [
            record
            for kind in REPORT_KINDS
            for record in self.unit.find(RECORD_TYPES[kind], include_deleted=True)
            if self.has.get(record.id) != record.version
            and (self.only is None or record.id in self.only)
        ]
        return tuple(sorted((r for r in found if self.goes(r)), key=dependency_rank))

    def goes(self, record: Record) -> bool:
        """Tell whether a record goes back: deleted ones too, the laptop may have them alive."""
        if record.deleted:
            person = getattr(record, "person_id", "")
            return self._ready(record) and bool(self.mine & {person, record.author_id})
        return HandoverChoice.goes(self, record)


@dataclass(frozen=True, slots=True)
class Returning:
    """Seals what the office gives back."""

    context: Context

    def people(self, s: Session, kid: str, scope: str) -> tuple[str, ...]:
        """Return the names of those whose work a laptop would get. Raises NotAllowed."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.read() as unit:
            people = tuple(_readers(unit, kid, scope))
            return tuple(sorted(e.name for e in unit.find(Employee, id=people)))

    def count(self, s: Session, kid: str, scope: str) -> int:
        """Return how many records a laptop would get. Raises NotAllowed, RuleViolation."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.read() as unit:
            has = versions_there(self.context.workspace, unit, kid)
            return len(choice(unit, _readers(unit, kid, scope), has).records())

    def evidence(
        self, s: Session, kid: str, *, scope: str = PERSONS, only: Iterable[str] | None = None
    ) -> tuple[BlobOut, ...]:
        """Return the files of what a laptop would get back, as far as they are here.

        Raises NotAllowed, RuleViolation `device_unknown`.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        workspace = self.context.workspace
        with self.context.read() as unit:
            has = versions_there(workspace, unit, kid)
            wanted = None if only is None else frozenset(only)
            records = choice(unit, _readers(unit, kid, scope), has, wanted).records()
            return evidence_road.due(workspace, unit, kid, records, ())

    def seal(
        self,
        s: Session,
        kid: str,
        write: PackageWriter,
        *,
        scope: str = PERSONS,
        only: Iterable[str] | None = None,
    ) -> Outcome[tuple[Parcel, ...]]:
        """Seal what a laptop gets back; `only` are ids that it lost.

        Raises NotAllowed, RuleViolation `device_unknown` or `nothing_to_return`.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s) as uow:
            readers = _readers(uow, kid, scope)
            has = versions_there(self.context.workspace, uow, kid)
            wanted = None if only is None else frozenset(only)
            records = choice(uow, readers, has, wanted).records()
            if not records:
                raise RuleViolation("nothing_to_return")
            parcels = Sending(self.context).send_records(
                s, uow, PackageKind.RETURN, kid, records, write
            )
        return Outcome(parcels, Changes.of(Area.EXCHANGE))


def choice(
    unit: ReadUnit,
    readers: frozenset[str],
    has: Mapping[str, int],
    only: frozenset[str] | None = None,
) -> ReturnChoice:
    """Return what decides which records persons get back."""
    everybody = frozenset(e.id for e in unit.find(Employee, include_deleted=True))
    return ReturnChoice(
        unit,
        frozenset(has),
        writers=everybody,
        readers=tuple(Reader(unit, person) for person in sorted(readers)),
        has=has,
        only=only,
        mine=readers,
    )


def _readers(unit: ReadUnit, kid: str, scope: str) -> frozenset[str]:
    known = laptop(unit, kid)
    if known is None:
        raise RuleViolation("device_unknown")
    if scope == UNIT and known.unit_id:
        return staff_of(unit, known.unit_id) | known.persons
    return known.persons
