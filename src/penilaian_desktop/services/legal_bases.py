"""The regulations the agency works by: a list of its own, nothing by default (SM-8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, tzinfo

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.outreach import LegalBasis
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.staff_views import LegalBasisItem
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label, zone_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

_CHANGES = Changes.of(Area.SCHEMES)
LONGEST = 50
"""Letters of a title; the rest belongs into what it is about."""
MOST_ON_FORMS = 3
"""So many titles fit into the foot of a form."""


@dataclass(frozen=True, slots=True)
class LegalBases:
    """Use cases of the list: HR and tim penyusun write it, everybody may read it."""

    context: Context

    def list(self, s: Session) -> tuple[LegalBasisItem, ...]:  # noqa: ARG002 - public law
        """Return the regulations in their order."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            return tuple(
                LegalBasisItem(basis=b, in_force=in_force(b, today))
                for b in unit.find(LegalBasis, order=("order", "id"))
            )

    def save(
        self,
        s: Session,
        basis_id: str | None,
        *,
        title: str,
        about: str = "",
        on_forms: bool = False,
        starts: date | None = None,
        ends: date | None = None,
        version: int | None = None,
    ) -> Outcome[LegalBasis]:
        """Write a regulation, new (None, at the end of the list) or changed.

        Raises RuleViolation `legal_title_missing`, `legal_title_long`, `legal_title_taken`,
        `legal_too_many_on_forms`, `day_range_backwards`.
        """
        require_office(s, Action.WRITE_SCHEME)
        wanted = " ".join(title.split())
        if not wanted:
            raise RuleViolation("legal_title_missing", field="title")
        if len(wanted) > LONGEST:
            raise RuleViolation("legal_title_long", field="title", most=LONGEST)
        if starts is not None and ends is not None and ends < starts:
            raise RuleViolation("day_range_backwards", field="ends")
        with self.context.write(s, "undo_legal_saved", title=wanted) as unit:
            old = unit.require(LegalBasis, basis_id) if basis_id else None
            check_shown(old, version)
            others = [b for b in unit.find(LegalBasis) if b.id != basis_id]
            if any(b.title.casefold() == wanted.casefold() for b in others):
                raise RuleViolation("legal_title_taken", field="title", title=wanted)
            if on_forms and sum(b.on_forms for b in others) >= MOST_ON_FORMS:
                raise RuleViolation("legal_too_many_on_forms", field="on_forms", most=MOST_ON_FORMS)
            base = old or LegalBasis(
                id=new_id(), at=self.context.now(), title="",
                order=max((b.order for b in others), default=0) + 1,
            )  # fmt: skip
            new = replace(
                base, title=wanted, about=about.strip(), on_forms=on_forms, starts=starts,
                ends=ends,
            )  # fmt: skip
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(written, _CHANGES, step_label(unit, "undo_legal_saved", title=wanted))

    def move(self, s: Session, basis_id: str, by: int) -> Outcome[None]:
        """Move a regulation up (negative) or down in the list."""
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_legal_moved") as unit:
            every = list(unit.find(LegalBasis, order=("order", "id")))
            record = unit.require(LegalBasis, basis_id)
            every.remove(record)
            at = max(0, min(len(every), _place(unit, record) + by))
            every.insert(at, record)
            for order, basis in enumerate(every, start=1):
                if basis.order != order:
                    unit.put(replace(basis, order=order))
        return Outcome(None, _CHANGES, step_label(unit, "undo_legal_moved"))

    def delete(self, s: Session, basis_id: str) -> Outcome[None]:
        """Remove a regulation from the list."""
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_legal_deleted") as unit:
            unit.delete(LegalBasis, unit.require(LegalBasis, basis_id).id)
        return Outcome(None, _CHANGES, step_label(unit, "undo_legal_deleted"))


def in_force(basis: LegalBasis, day: date) -> bool:
    """Tell whether a regulation was in force on a day."""
    begun = basis.starts is None or basis.starts <= day
    return begun and (basis.ends is None or day <= basis.ends)


def printed_basis(unit: ReadUnit, day: date) -> tuple[str, ...]:
    """Return the titles that stand in the foot of a form of a day; none by default.

    The list counts as it stood on that day, so that a form of the past is printed again as it was
    (SM-5): an entry that came later is on it only when it says itself that it was in force by then.
    """
    zone = zone_of(unit)
    found = (_as_known(unit, b, day, zone) for b in unit.find(LegalBasis, include_deleted=True))
    known = [b for b in found if b is not None and b.on_forms and in_force(b, day)]
    known.sort(key=lambda b: (b.order, b.id))
    return tuple(b.title for b in known[:MOST_ON_FORMS])


def _as_known(unit: ReadUnit, basis: LegalBasis, day: date, zone: tzinfo) -> LegalBasis | None:
    """Return an entry as it stood at the end of a day of the agency, None when it was not there."""
    if basis.at.astimezone(zone).date() <= day:
        return None if basis.deleted else basis
    versions = [b for b in unit.journal.versions(basis.id) if isinstance(b, LegalBasis)] or [basis]
    by_then = [b for b in versions if b.at.astimezone(zone).date() <= day]
    found = by_then[-1] if by_then else versions[-1] if versions[-1].starts is not None else None
    return None if found is None or found.deleted else found


def _place(unit: ReadUnit, record: LegalBasis) -> int:
    return [b.id for b in unit.find(LegalBasis, order=("order", "id"))].index(record.id)
