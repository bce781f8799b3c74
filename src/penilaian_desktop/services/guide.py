"""The guide for staff who worry about a strict appraisal (TS-12)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.guide import GuideFormView, Sections, guide
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit

DAYS = 14
"""To object, where no period says otherwise."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide, for everybody who has an account."""

    context: Context

    def sections(self, s: Session) -> Sections:  # noqa: ARG002 - for everybody
        """Return the guide with the days of the newest period."""
        with self.context.read() as unit:
            return guide(_days(unit))

    def paper(self, s: Session) -> GuideFormView:
        """Return the guide as paper. Raises RuleViolation `agency_missing`."""
        with self.context.read() as unit:
            agency = agency_of(unit)
            bare = GuideFormView(
                agency=agency.name,
                dated=self.context.today(unit),
                sections=guide(_days(unit)),
                foot=NO_FOOT,
            )
            return replace(bare, foot=foot_of(unit, s, bare))


def _days(unit: ReadUnit) -> int:
    newest = unit.find(Period, order=("-ends", "-id"), limit=1)
    return newest[0].objection_days if newest else DAYS
