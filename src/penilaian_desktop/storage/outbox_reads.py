"""What waits to be sent, counted without reading the records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from penilaian_desktop.domain.activity import Activity, ActivityState, EvidenceLink, Review
from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Feedback,
    RhkRating,
)
from penilaian_desktop.domain.feedback import UNNAMED
from penilaian_desktop.domain.kinds import DECISIONS, MASTER_KINDS, REPORT_KINDS, UNIT_KINDS
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Indicator,
    Plan,
    PlanDecision,
    PlanState,
    Rhk,
)
from penilaian_desktop.domain.task import TaskActivity
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES, ack, certificate, chain, device, pending

_A, _E, _V = RECORD_TABLES[Activity], RECORD_TABLES[EvidenceLink], RECORD_TABLES[Review]
_P, _R, _I = RECORD_TABLES[Plan], RECORD_TABLES[Rhk], RECORD_TABLES[Indicator]
_D, _N, _T = RECORD_TABLES[PlanDecision], RECORD_TABLES[ActionPlan], RECORD_TABLES[TaskActivity]
_S, _F, _K = RECORD_TABLES[Appraisal], RECORD_TABLES[Feedback], RECORD_TABLES[RhkRating]


@dataclass(frozen=True, slots=True)
class Outbox:
    """Records that may leave and that the other side does not have: the own log, decisions."""

    records: int
    decisions: int


def outbox(reader: Reader, *, without: Collection[str] = ()) -> Outbox:
    """Count what waits; drafts stay at home and do not count, nor do the kinds `without`.

    A draft is an activity, plan or appraisal whose owner has not handed it in, with the parts
    that belong to it; ratings and feedback leave together with the finished appraisal. What was
    sent before and is being mended counts again, with its parts, when it is handed in.
    """
    rows = reader.rows(
        select(pending.c.kind, func.count())
        .where(pending.c.kind.in_(k for k in REPORT_KINDS if k not in without))
        .where(*(~condition.exists() for condition in _draft_conditions()))
        .group_by(pending.c.kind)
    )
    by_kind = {row[0]: row[1] for row in rows}
    decisions = sum(count for kind, count in by_kind.items() if kind in DECISIONS)
    return Outbox(records=sum(by_kind.values()) - decisions, decisions=decisions)


def master_stamp(reader: Reader) -> tuple[int, ...]:
    """Return figures that differ after anything that laptops need from the office has changed.

    Master data and records of units that were written, packages made and answered, laptops and
    certificates.
    """
    counts = (
        select(func.count(), func.coalesce(func.sum(pending.c.version), 0)).where(
            pending.c.kind.in_((*MASTER_KINDS, *sorted(UNIT_KINDS)))
        ),
        select(func.count(), func.count(chain.c.receipt_identity)).where(
            chain.c.direction == "out"
        ),
        select(func.count(), func.count(device.c.revoked_after)).select_from(device),
        select(func.count(), func.count()).select_from(certificate),
    )
    return tuple(int(one) for query in counts for row in reader.rows(query) for one in row)


def _draft_conditions() -> tuple[Select[Any], ...]:
    here = pending.c.record_id
    draft_entry = _A.c.state == ActivityState.DRAFT
    draft_plan = _P.c.state == PlanState.DRAFT
    decision_on_entry_stays = and_(draft_entry, _not_there(_A.c.id))
    decision_on_plan_stays = and_(draft_plan, _not_there(_P.c.id))
    entry_stays = or_(decision_on_entry_stays, and_(draft_entry, _A.c.deleted.is_(False)))
    plan_stays = or_(decision_on_plan_stays, and_(draft_plan, _P.c.deleted.is_(False)))
    return (
        select(_A.c.id).where(_A.c.id == here, draft_entry, _A.c.deleted.is_(False)),
        select(_P.c.id).where(_P.c.id == here, draft_plan, _P.c.deleted.is_(False)),
        select(_S.c.id).where(_S.c.id == here, _S.c.state == AppraisalState.DRAFT),
        *(
            select(part.c.id)
            .join(_A, _A.c.id == part.c.activity_id)
            .where(part.c.id == here, stays)
            for part, stays in (
                (_E, entry_stays),
                (_V, decision_on_entry_stays),
                (_T, decision_on_entry_stays),
            )
        ),
        *(
            select(part.c.id).join(_P, _P.c.id == part.c.plan_id).where(part.c.id == here, stays)
            for part, stays in ((_R, plan_stays), (_D, decision_on_plan_stays))
        ),
        select(_I.c.id)
        .join(_R, _R.c.id == _I.c.rhk_id)
        .join(_P, _P.c.id == _R.c.plan_id)
        .where(_I.c.id == here, plan_stays),
        select(_N.c.id)
        .join(_R, _R.c.id == _N.c.rhk_id)
        .join(_P, _P.c.id == _R.c.plan_id)
        .where(_N.c.id == here, plan_stays, _not_there(_R.c.id)),
        select(_K.c.id).where(_K.c.id == here, ~_finished(_K).exists()),
        select(_F.c.id).where(
            _F.c.id == here, _F.c.giver_role.not_in(UNNAMED), ~_finished(_F).exists()
        ),
        *(
            select(table.c.id).where(
                table.c.id == here, table.c.deleted.is_(True), _not_there(here)
            )
            for type_, table in RECORD_TABLES.items()
            if type_.KIND in REPORT_KINDS
        ),
    )


def _not_there(record_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Tell whether the other side never acknowledged a record; its parts then wait for it."""
    return ~select(ack.c.record_id).where(ack.c.record_id == record_id).exists()


def _finished(part: Table) -> Select[Any]:
    return select(_S.c.id).where(
        _S.c.person_id == part.c.person_id,
        _S.c.period_code == part.c.period_code,
        _S.c.state != AppraisalState.DRAFT,
        _S.c.deleted.is_(False),
    )
