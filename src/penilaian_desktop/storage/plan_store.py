"""The kept images of a plan and its parts, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, Rhk
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.codec import record_from_image
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES, image, journal

_BATCH = 400


@dataclass(frozen=True, slots=True)
class PlanImage:
    """A version of a plan or of one of its parts as it was written.

    `group` names the step or package that wrote it, "" where it stands alone.
    """

    seq: int
    record: Record
    package: str
    group: str


def plan_images(reader: Reader, plan_id: str) -> tuple[PlanImage, ...]:
    """Return what was ever written of a plan, its RHK, indicators and rencana aksi, oldest first.

    Deleted parts are there too; versions whose images were erased are left out, but the present
    state never is: what has no image any more comes first, as it is now.
    """
    ids, now = _parts(reader, plan_id)
    found = [
        PlanImage(
            row.seq, record_from_image(row.body), row.package, row.package or row.step_id or ""
        )
        for part in _batches(ids)
        for row in reader.rows(
            select(journal.c.seq, journal.c.package, journal.c.step_id, image.c.body)
            .join(image, image.c.sha256 == journal.c.image_sha256_after)
            .where(journal.c.record_id.in_(part), image.c.body.is_not(None))
        )
    ]
    seen = {(i.record.KIND, i.record.id) for i in found}
    bare = [PlanImage(0, r, "", "bare") for r in now if (r.KIND, r.id) not in seen]
    bare.sort(key=lambda i: i.record.KIND != Plan.KIND)
    return (*bare, *sorted(found, key=lambda i: i.seq))


def _parts(reader: Reader, plan_id: str) -> tuple[list[str], list[Record]]:
    rhk_table, indicator_table = RECORD_TABLES[Rhk], RECORD_TABLES[Indicator]
    rhk = reader.find(Rhk, plan_id=plan_id, include_deleted=True)
    rows = reader.rows(
        select(indicator_table.c.id)
        .join(rhk_table, rhk_table.c.id == indicator_table.c.rhk_id)
        .where(rhk_table.c.plan_id == plan_id)
    )
    indicators = reader.find(Indicator, id=[row.id for row in rows], include_deleted=True)
    actions = reader.find(ActionPlan, plan_id=plan_id, include_deleted=True)
    plan = reader.get(Plan, plan_id, include_deleted=True)
    now: list[Record] = [*([plan] if plan else []), *rhk, *indicators, *actions]
    return [record.id for record in now], now


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
