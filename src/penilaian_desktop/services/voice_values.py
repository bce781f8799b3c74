"""What citizens say as the realisation of an own indicator (TJ-10, TS-3).

Days come from the complaints that were solved in a period, counts from what says "too slow". The
owner of the indicator takes a value over or leaves it; nobody else writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement_views import VoiceOffer
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.plan import Direction, Indicator
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.appraisals import Appraisals
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.people import unit_of, unit_path
from penilaian_desktop.services.realisation import Realisation, same_unit
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require

DAYS = "hari"
COUNTS = frozenset({"pengaduan", "keluhan", "aduan", "masukan"})
"""Units of an indicator that counts what citizens bring."""


@dataclass(frozen=True, slots=True)
class VoiceValues:
    """Use cases of the owner of a plan."""

    context: Context

    def offers(self, s: Session, period_code: str) -> tuple[VoiceOffer, ...]:
        """Return a value for each own indicator of a waiting time or of complaints.

        Those are the indicators whose lower value is better and whose unit is days, or complaints.
        Only what the own unit and those above it heard counts. Raises NotAllowed.
        """
        own = Appraisals(self.context).own_realisation(s, period_code)
        wanted = [one for one in own.items if _asked(one)]
        if not wanted:
            return ()
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.WRITE_ACTUAL, s.person_id, code.starts, code.ends)
            day = clamp(self.context.today(unit), code.starts, code.ends)
            place = unit_of(unit, s.person_id, day)
            path = unit_path(unit, place.id if place else None)
            notes = unit.find(PublicNote, unit_id=tuple(step.id for step in path))
        name = place.name if place else ""
        offers = (_offer(one.indicator, notes, code, name) for one in wanted)
        return tuple(offer for offer in offers if offer is not None)

    def use(self, s: Session, indicator_id: str, period_code: str) -> Outcome[Realisation]:
        """Write the offered value as the own realisation, with where it comes from, in one step.

        Raises RuleViolation `voice_value_none`, and as `save_actual` does.
        """
        found = {offer.indicator_id: offer for offer in self.offers(s, period_code)}
        offer = found.get(indicator_id)
        if offer is None:
            raise RuleViolation("voice_value_none", field="value")
        return Appraisals(self.context).save_actual(
            s, indicator_id, period_code, value=offer.value, note=offer.note
        )


def _asked(one: Realisation) -> bool:
    indicator = one.indicator
    name = same_unit(indicator.unit)
    return indicator.direction is Direction.LOWER and (name == DAYS or name in COUNTS)


def _offer(
    indicator: Indicator, notes: Sequence[PublicNote], code: PeriodCode, unit_name: str
) -> VoiceOffer | None:
    """Return the median days of what was solved in a period, or the count of "too slow" in it."""
    if same_unit(indicator.unit) != DAYS:
        heard = [n for n in notes if n.received_on in code]
        value = Decimal(sum(n.too_slow for n in heard))
        words = message("voice_value_slow", count=number(value), unit=unit_name).text
        return VoiceOffer(indicator_id=indicator.id, value=value, note=words) if heard else None
    days = [
        Decimal(d)
        for n in notes
        if n.note_kind is NoteKind.COMPLAINT
        and n.solved_on is not None
        and n.solved_on in code
        and (d := n.days_to_solve) is not None
    ]
    if not days:
        return None
    words = message("voice_value_days", count=number(len(days)), unit=unit_name).text
    return VoiceOffer(indicator_id=indicator.id, value=median(days), note=words)
