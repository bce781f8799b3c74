"""Whether what a record tells in steps can be read: nothing malformed gets in (X-3, SM-5).

A signature proves who wrote a trail, not that it makes sense; whoever reads it later relies on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    GiverRole,
    Period,
    TrailStep,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.feedback import PEERS_FROM, PeerDigest
from penilaian_desktop.domain.objection import Objection
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme import BandsRule, MatrixRule, Scheme
from penilaian_desktop.domain.scheme_examples import PREDICATE
from penilaian_desktop.domain.scoring import score
from penilaian_desktop.services import frozen_results
from penilaian_desktop.services.frozen_results import read_number, step_fault
from penilaian_desktop.services.peer_reading import line_fault
from penilaian_desktop.storage.schemes import SchemeBook

FINE = ("", "")
MALFORMED = "trail_malformed"
MISSING = "-"


def trail_fault(schemes: SchemeBook, record: Record) -> tuple[str, str]:  # noqa: PLR0911
    """Return (code, place) of what cannot be read in a record, or two empty texts.

    The place is the field, with the number of the step (from 1) and the name of what is wrong
    in it: "trail[2].rating".
    """
    if record.deleted:
        return FINE
    if not _period_is_good(record):
        return "record_malformed", "code" if isinstance(record, Period) else "period_code"
    if isinstance(record, Appraisal):
        return _appraisal_fault(schemes, record)
    if isinstance(record, Objection):
        return _dossier_fault(record.dossier)
    if isinstance(record, PeerDigest):
        if record.givers < PEERS_FROM:
            return "record_malformed", "givers"
        return _first("lines", ((n, line_fault(step)) for n, step in enumerate(record.lines, 1)))
    if isinstance(record, ArchiveScore):
        return _archive_fault(schemes, record)
    return FINE


def _period_is_good(record: Record) -> bool:
    code = record.code if isinstance(record, Period) else getattr(record, "period_code", None)
    try:
        return code is None or bool(PeriodCode.parse(code))
    except (PenilaianError, ValueError):
        return False


def _first(field: str, faults: Iterable[tuple[int, str]]) -> tuple[str, str]:
    return next(((MALFORMED, f"{field}[{n}].{name}") for n, name in faults if name), FINE)


def _appraisal_fault(schemes: SchemeBook, record: Appraisal) -> tuple[str, str]:
    scheme: Scheme | None = None
    if record.state is not AppraisalState.DRAFT:
        try:
            scheme = schemes.get(record.scheme, record.scheme_version)
        except (PenilaianError, KeyError):
            return "scheme_not_here", "scheme"
    told = enumerate(record.trail, 1)
    return _first("trail", ((n, _step_fault(scheme, record, step)) for n, step in told))


def _step_fault(scheme: Scheme | None, record: Appraisal, step: TrailStep) -> str:
    if step.rule == frozen_results.RULE:
        return step_fault(step)
    if scheme is None:
        return ""
    decides = next((r.rule for r in scheme.results if r.name == PREDICATE), "")
    if step.rule == decides:
        return "" if step.output == record.predicate else "output"
    rule = next((r for r in scheme.rules if r.name == step.rule), None)
    codes = rule is None or isinstance(rule, BandsRule | MatrixRule)
    return "" if codes or step.output == MISSING or _is_number(step.output) else "output"


def _is_number(text: str) -> bool:
    try:
        return read_number(text) is not None
    except ValueError:
        return False


def _dossier_fault(dossier: tuple[TrailStep, ...]) -> tuple[str, str]:
    return _first("dossier", ((n, _shown_fault(step)) for n, step in enumerate(dossier, 1)))


def _shown_fault(step: TrailStep) -> str:
    """Return what cannot be read in a step of what was shown to the person."""
    if step.rule == frozen_results.RULE:
        return step_fault(step)
    said = dict(step.inputs)
    if step.rule == "penilaian" and "diterbitkan" in said:
        try:
            date.fromisoformat(said["diterbitkan"])
        except ValueError:
            return "diterbitkan"
    wrong = step.rule == "umpan_balik" and said.get("peran", GiverRole.PEER) not in set(GiverRole)
    return "peran" if wrong else ""


def _archive_fault(schemes: SchemeBook, record: ArchiveScore) -> tuple[str, str]:
    """Return what an old result says that its own numbers do not give."""
    facts = {
        "skp": record.skp,
        "perilaku": record.behaviour,
        "with_360": record.with_360,
        "new_idea": record.new_idea,
    }
    try:
        due = score(schemes.get(record.scheme, record.scheme_version), facts).result
    except (PenilaianError, KeyError):
        return "scheme_not_here", "scheme"
    if due.get("predikat") != record.predicate:
        return "result_not_by_rule", "predicate"
    return FINE if Decimal(due["nilai"]) == record.value else ("result_not_by_rule", "value")
