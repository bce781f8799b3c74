"""What citizens say, or the recap of attendance, as an own realisation (TJ-10, TS-3, PR-2).

What is offered depends on what the indicator is about: a waiting time takes what notes that say
"too slow" tell of it, the time of solving complaints their days, a count those notes themselves,
and satisfaction the index of the survey. The own attendance in percent takes that of the recaps. A
value of another unit is converted only where that is
certain, else nothing is offered. The owner takes it over or leaves it; nobody else writes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.attendance import Attendance, percent
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement_views import VoiceOffer
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.plan import Direction, Indicator
from penilaian_desktop.domain.public_feedback import tally_index
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.domain.scoring import rounded
from penilaian_desktop.domain.told_time import TimeUnit, told_time
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.appraisals import Appraisals
from penilaian_desktop.services.attendance_periods import recaps_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.people import unit_of, unit_path
from penilaian_desktop.services.plan_reading import target_number
from penilaian_desktop.services.realisation import Realisation, same_unit
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.services.survey_reading import Surveyed, surveyed_for

COUNTS = frozenset({"pengaduan", "keluhan", "aduan", "masukan"})
"""Units of an indicator that counts what citizens bring."""
WAITS = frozenset({"waktu-tunggu", "kecepatan-pelayanan"})
SATISFACTION = "kepuasan-masyarakat"
"""Ready indicators by what they are about."""
INDEXES = frozenset({"nilai", "indeks", "ikm", "skor", "poin"})
"""Units of an indicator that takes the index of a survey, 25 to 100."""
ATTENDED = "kehadiran"
PERCENT = frozenset({"%", "persen", "persentase"})
SCALE_OF_FOUR = 5
"""A target below this is one of the scale from 1 to 4, not of the index."""
TOLD = 5
"""Lengths of time that a source quotes."""
_WAITING = re.compile(r"\btunggu|\bmenunggu|\bantre|\bantri|kecepatan|lama (?:pe)?layanan")
_ATTENDED = re.compile(r"(?:persentase |tingkat )?kehadiran(?: saya| sendiri| kerja)?(?: \(%\))?")
"""The own attendance; that of others, or of a meeting, is something else."""
_SATISFIED = re.compile(r"kepuasan|\bikm\b")


class Heard(NamedTuple):
    """What the public said in a period about the work of a person."""

    code: PeriodCode
    place: str
    notes: tuple[PublicNote, ...]
    surveyed: Surveyed | None
    recaps: tuple[Attendance, ...] = ()
    months: int = 0


@dataclass(frozen=True, slots=True)
class VoiceValues:
    """Use cases of the owner of a plan."""

    context: Context

    def offers(self, s: Session, period_code: str) -> tuple[VoiceOffer, ...]:
        """Return a value for each own indicator that the public said something about.

        Notes of the own unit and those above it count, except what names somebody else; of the
        surveys that of the nearest unit. Raises NotAllowed.
        """
        own = Appraisals(self.context).own_realisation(s, period_code)
        wanted = [(one.indicator, ask) for one in own.items if (ask := _asked(one.indicator))]
        if not wanted:
            return ()
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.WRITE_ACTUAL, s.person_id, code.starts, code.ends)
            day = clamp(self.context.today(unit), code.starts, code.ends)
            place = unit_of(unit, s.person_id, day)
            path = unit_path(unit, place.id if place else None)
            notes = unit.find(PublicNote, unit_id=tuple(step.id for step in path))
            months, recaps = recaps_of(unit, s.person_id, code)
            heard = Heard(
                code,
                place.name if place else "",
                tuple(n for n in notes if n.person_id in {"", s.person_id}),
                surveyed_for(unit, s.person_id, code),
                recaps,
                len(months),
            )
        offers = (ask(indicator, heard) for indicator, ask in wanted)
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


_Ask = Callable[[Indicator, Heard], VoiceOffer | None]


def _asked(indicator: Indicator) -> _Ask | None:
    """Return what answers an indicator of this kind, None where nothing the public says does."""
    name, words = same_unit(indicator.unit), indicator.text.casefold()
    if indicator.direction is Direction.HIGHER:
        own = indicator.library_code == ATTENDED or _ATTENDED.fullmatch(words.strip(" ."))
        if own and name in PERCENT:
            return _attended
        fits = indicator.library_code == SATISFACTION or _SATISFIED.search(words)
        return _index if fits and name in INDEXES else None
    if name in COUNTS:
        return _slow
    if name not in set(TimeUnit):
        return None
    if indicator.library_code in WAITS or _WAITING.search(words):
        return _told
    return _solved if name == TimeUnit.DAY else None


def _attended(indicator: Indicator, heard: Heard) -> VoiceOffer | None:
    """Return the attendance of the recaps of the period."""
    share = percent(heard.recaps)
    if share is None:
        return None
    words = message(
        "attendance_value", months=len(heard.recaps), every=heard.months,
        absent=number(sum(month.absent for month in heard.recaps)),
    ).text  # fmt: skip
    return VoiceOffer(indicator_id=indicator.id, value=share, note=words, unit="%", recap=True)


def _index(indicator: Indicator, heard: Heard) -> VoiceOffer | None:
    """Return the index of the survey; a target of the scale from 1 to 4 asks for something else."""
    target = target_number(indicator)
    if heard.surveyed is None or (target is not None and target < SCALE_OF_FOUR):
        return None
    index = tally_index(heard.surveyed.tally)
    if index is None:
        return None
    words = message(
        "voice_value_index", unit=heard.surveyed.unit.name,
        respondents=number(heard.surveyed.tally.respondents),
    ).text  # fmt: skip
    return VoiceOffer(indicator_id=indicator.id, value=index, note=words)


def _slow(indicator: Indicator, heard: Heard) -> VoiceOffer | None:
    """Return how many notes of the period say "too slow"."""
    inside = [n for n in heard.notes if n.received_on in heard.code]
    if not inside:
        return None
    value = Decimal(sum(n.too_slow for n in inside))
    words = message("voice_value_slow", count=number(value), unit=heard.place).text
    return VoiceOffer(
        indicator_id=indicator.id, value=value, note=words, unit=same_unit(indicator.unit)
    )


def _told(indicator: Indicator, heard: Heard) -> VoiceOffer | None:
    """Return the median of how long notes that say "too slow" tell it took.

    Without a length that is certain in the unit of the indicator, days come from the complaints
    that were solved.
    """
    unit = TimeUnit(same_unit(indicator.unit))
    found = [
        (told, value)
        for n in heard.notes
        if n.too_slow
        and n.received_on in heard.code
        and (told := told_time(n.text)) is not None
        and (value := told.within(unit)) is not None
    ]
    if not found:
        return _solved(indicator, heard) if unit is TimeUnit.DAY else None
    quoted = ", ".join(told.text for told, _ in found[:TOLD]) + (", …" if found[TOLD:] else "")
    words = message(
        "voice_value_told", count=number(len(found)), told=quoted, unit=heard.place
    ).text
    value = rounded(Fraction(median([value for _, value in found])), 2)
    return VoiceOffer(
        indicator_id=indicator.id,
        value=value if value % 1 else value.quantize(Decimal(1)),
        note=words,
        unit=unit.value,
    )


def _solved(indicator: Indicator, heard: Heard) -> VoiceOffer | None:
    """Return the median days of the complaints that were solved in the period."""
    days = [
        d
        for n in heard.notes
        if n.note_kind is NoteKind.COMPLAINT
        and n.solved_on is not None
        and n.solved_on in heard.code
        and (d := n.days_to_solve) is not None
    ]
    if not days:
        return None
    words = message("voice_value_days", count=number(len(days)), unit=heard.place).text
    return VoiceOffer(
        indicator_id=indicator.id, value=Decimal(str(median(days))), note=words,
        unit=TimeUnit.DAY.value,
    )  # fmt: skip
