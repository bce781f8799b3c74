"""The yearly review of the system of appraisal: findings, decisions, changed indicators (SM-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme_record import IndicatorComplaint, SystemReview
from penilaian_desktop.domain.scheme_views import SystemReviewItem
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

_CHANGES = Changes.of(Area.SCHEMES)


@dataclass(frozen=True, slots=True)
class SystemReviews:
    """Use cases of the yearly review; one record a year."""

    context: Context

    def list(self, s: Session) -> tuple[SystemReviewItem, ...]:
        """Return the reviews, the newest year first."""
        require_office(s, Action.READ_COMPLAINTS)
        with self.context.read() as unit:
            found = unit.find(SystemReview, order=("-year", "id"))
            years = [self.context.local(unit, c.at).year for c in unit.find(IndicatorComplaint)]
            return tuple(_item(unit, review, years) for review in found)

    def save(
        self,
        s: Session,
        review_id: str | None,
        *,
        year: int,
        held_on: date,
        findings: str,
        decisions: str,
        participants: str = "",
        changed: Sequence[str] = (),
        version: int | None = None,
    ) -> Outcome[SystemReviewItem]:
        """Write the review of a year, new (None) or changed from `version`.

        Raises RuleViolation `review_text_missing`, `review_year_taken`, `year_invalid`.
        """
        require_office(s, Action.WRITE_SCHEME)
        if not 2000 <= year <= 2100:
            raise RuleViolation("year_invalid", field="year", year=year)
        for field, text in (("findings", findings), ("decisions", decisions)):
            if not text.strip():
                raise RuleViolation("review_text_missing", field=field)
        with self.context.write(s, "undo_review_saved", year=year) as unit:
            old = unit.require(SystemReview, review_id) if review_id else None
            check_shown(old, version)
            if any(other.id != review_id for other in unit.find(SystemReview, year=year)):
                raise RuleViolation("review_year_taken", field="year", year=year)
            base = old or SystemReview(
                id=new_id(),
                at=self.context.now(),
                year=year,
                held_on=held_on,
                findings="",
                decisions="",
            )
            new = replace(
                base,
                year=year,
                held_on=held_on,
                findings=findings.strip(),
                decisions=decisions.strip(),
                participants=participants.strip(),
                changed=tuple(code.strip() for code in changed if code.strip()),
            )
            written = (unit.put(new) if new != old else new) if old else unit.add(new)
            item = _item(unit, written, [])
        return Outcome(item, _CHANGES, step_label(unit, "undo_review_saved", year=year))

    def delete(self, s: Session, review_id: str) -> Outcome[None]:
        """Remove the review of a year."""
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_review_deleted") as unit:
            year = unit.require(SystemReview, review_id).year
            unit.delete(SystemReview, review_id)
        return Outcome(None, _CHANGES, step_label(unit, "undo_review_deleted", year=year))


def _item(unit: ReadUnit, review: SystemReview, years: Sequence[int]) -> SystemReviewItem:
    author = unit.get(Employee, review.author_id) if review.author_id else None
    return SystemReviewItem(
        review=review, author=author.name if author else "", complaints=years.count(review.year)
    )
