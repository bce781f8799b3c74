"""Results of old years: PP 30/2019 keyed in by HR, and 2021 from its two halves 50/50."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.archive import ArchiveScore, halves_mean
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.cycle_views import ArchiveItem
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scoring import score
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

SCHEME = "pp-30-2019"
LAST_YEAR = 2021
"""From 2022 on predicates come from PermenPANRB 6/2022."""


@dataclass(frozen=True, slots=True)
class OldScores:
    """Use cases of the archive of numeric results."""

    context: Context

    def save(
        self,
        s: Session,
        person_id: str,
        period_code: str,
        *,
        skp: Decimal,
        behaviour: Decimal,
        with_360: bool = False,
        new_idea: bool = False,
    ) -> Outcome[ArchiveItem]:
        """Keep the result of a person for an old year, or one of its halves (2021-S1).

        Raises NotAllowed; RuleViolation `archive_year_too_new`, `archive_part_wrong`, and those of
        the scheme for numbers out of range.
        """
        require_office(s, Action.WRITE_ARCHIVE_SCORE)
        code = PeriodCode.parse(period_code)
        if code.year > LAST_YEAR:
            raise RuleViolation("archive_year_too_new", field="period", year=LAST_YEAR)
        if code.kind not in {"Y", "S"}:
            raise RuleViolation("archive_part_wrong", field="period")
        scheme = self.context.schemes.get(SCHEME)
        scored = score(
            scheme,
            {"skp": skp, "perilaku": behaviour, "with_360": with_360, "new_idea": new_idea},
        )
        with self.context.write(s, "undo_archive_written") as unit:
            unit.require(Employee, person_id)
            new = ArchiveScore(
                id="",
                at=self.context.now(),
                person_id=person_id,
                period_code=period_code,
                scheme=scheme.code,
                scheme_version=scheme.version,
                skp=skp,
                behaviour=behaviour,
                with_360=with_360,
                new_idea=new_idea,
                value=Decimal(scored.result["nilai"]),
                predicate=scored.result["predikat"],
                trail=scored.trail,
            )
            old = unit.find(ArchiveScore, person_id=person_id, period_code=period_code, limit=1)
            if old:
                unit.put(replace(new, id=old[0].id, version=old[0].version))
            else:
                unit.add(replace(new, id=new_id()))
            item = self._item(unit, person_id, code.year)
        changes = Changes.of(Area.APPRAISALS, persons=(person_id,))
        return Outcome(item, changes, step_label(unit, "undo_archive_written"))

    def list(self, s: Session, person_id: str) -> tuple[ArchiveItem, ...]:
        """Return the old years of a person, newest first: its own, or read by whom may read it."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, today)
            found = unit.find(ArchiveScore, person_id=person_id)
            years = sorted({PeriodCode.parse(r.period_code).year for r in found}, reverse=True)
            return tuple(self._item(unit, person_id, year) for year in years)

    def _item(self, unit: ReadUnit, person_id: str, year: int) -> ArchiveItem:
        """Return one year: its own result, else the mean of its halves in the scheme's bands."""
        records = {
            code.kind + str(code.number): record
            for record in unit.find(ArchiveScore, person_id=person_id)
            for code in (PeriodCode.parse(record.period_code),)
            if code.year == year
        }
        whole = records.get("Y1")
        halves = [records[key] for key in ("S1", "S2") if key in records]
        value, predicate, mixed = None, "", False
        if whole is not None:
            value, predicate = whole.value, whole.predicate
        elif len(halves) == 2:
            value, mixed = halves_mean(halves[0].value, halves[1].value), True
            predicate = self._band(value, idea=all(half.new_idea for half in halves))
        return ArchiveItem(
            person=person_item(unit, person_id, PeriodCode(year, "Y", 1).ends),
            year=year,
            parts=tuple((r.period_code, r.value, r.predicate) for r in records.values()),
            value=value,
            predicate=predicate,
            mixed=mixed,
        )

    def _band(self, value: Decimal, *, idea: bool) -> str:
        """Return the predicate of a value by the scheme's own bands.

        The mean of two equal numbers is that number whatever the weights are.
        """
        scheme = self.context.schemes.get(SCHEME)
        facts = {"skp": value, "perilaku": value, "new_idea": idea}
        return score(scheme, facts).result["predikat"]
