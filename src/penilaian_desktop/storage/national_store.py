"""Recaps of the national system that were taken over: who, which file, which rows.

They belong to no package and are never changed; taking one back removes its rows, and what an
earlier file of the period said counts again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Text, delete, insert, select, type_coerce

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.monitor import (
    NationalImport,
    NationalRefusal,
    NationalResult,
    NationalStatus,
)
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import national_import, national_refusal, national_result

_RATING = {one.value: one for one in Rating}
_PREDICATE = {one.value: one for one in Predicate}
_STATUS = {one.value: one for one in NationalStatus}


class NationalStore:
    """Reads the recaps."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def imports(self, period_code: str | None = None) -> tuple[NationalImport, ...]:
        """Return what was taken over, the newest first; of one period, or of all."""
        query = select(national_import).order_by(
            national_import.c.at.desc(), national_import.c.id.desc()
        )
        if period_code is not None:
            query = query.where(national_import.c.period_code == period_code)
        return tuple(NationalImport(**row._asdict()) for row in self._reader.rows(query))

    def same_file(self, period_code: str, sha256: str) -> NationalImport | None:
        """Return the import of the same bytes for a period, or None."""
        query = select(national_import).where(
            national_import.c.period_code == period_code, national_import.c.sha256 == sha256
        )
        rows = self._reader.rows(query)
        return NationalImport(**rows[0]._asdict()) if rows else None

    def results(self, period_code: str) -> dict[str, NationalResult]:
        """Return what counts for each person of a period: the newest file that names them."""
        return {one.person_id: one for one in self._found(period_code)}

    def result(self, period_code: str, person_id: str) -> NationalResult | None:
        """Return what counts for one person of a period, None without a row."""
        return next(iter(reversed(self._found(period_code, person_id))), None)

    def strays(self, period_code: str) -> tuple[NationalRefusal, ...]:
        """Return the rows of the newest file of a period of which nobody knows whose they are."""
        c = national_refusal.c
        newest = self.imports(period_code)[:1]
        query = select(national_refusal).where(
            c.import_id.in_([one.id for one in newest]), c.person_id.is_(None)
        )
        rows = self._reader.rows(query.order_by(c.sheet, c.row))
        return tuple(_refusal(row._asdict()) for row in rows)

    def _found(self, period_code: str, person_id: str | None = None) -> list[NationalResult]:
        """Return rows of a period, those of the newest file last."""
        r, i, f = national_result.c, national_import.c, national_refusal.c
        taken = (
            select(
                i.at,
                i.id,
                r.person_id,
                type_coerce(r.status, Text),
                r.work,
                r.behaviour,
                r.predicate,
                r.final,
                r.row,
            )
            .select_from(national_import.join(national_result, r.import_id == i.id))
            .where(i.period_code == period_code)
        )
        refused = (
            select(i.at, i.id, national_refusal)
            .select_from(national_import.join(national_refusal, f.import_id == i.id))
            .where(i.period_code == period_code, f.person_id.is_not(None))
        )
        if person_id is not None:
            taken = taken.where(r.person_id == person_id)
            refused = refused.where(f.person_id == person_id)
        found = [
            (
                (row[0], row[1]),
                NationalResult(
                    person_id=row[2],
                    status=_STATUS[row[3]],
                    work=_RATING.get(row[4] or ""),
                    behaviour=_RATING.get(row[5] or ""),
                    predicate=_PREDICATE.get(row[6] or ""),
                    final=bool(row[7]),
                    row=row[8],
                ),
            )
            for row in self._reader.rows(taken)
        ]
        for row in self._reader.rows(refused):
            refusal = _refusal(row._asdict())
            found.append(((row[0], row[1]), _unclear(refusal)))
        found.sort(key=lambda one: one[0])
        return [one for _, one in found]


class NationalWriter(NationalStore):
    """Reads and writes the recaps within a unit of work."""

    def __init__(self, reader: Reader, connection: Connection) -> None:
        super().__init__(reader)
        self._connection = connection

    def add(
        self,
        item: NationalImport,
        results: Sequence[NationalResult],
        refusals: Sequence[NationalRefusal] = (),
    ) -> None:
        """Keep a recap with its rows, and those that were not taken over."""
        self._connection.execute(
            insert(national_import).values(
                id=item.id,
                period_code=item.period_code,
                file_name=item.file_name,
                sha256=item.sha256,
                at=item.at,
                account_id=item.account_id,
                taken=item.taken,
                warned=item.warned,
                refused=item.refused,
            )
        )
        rows = list(_rows(item.id, results))
        if rows:
            self._connection.execute(insert(national_result), rows)
        refused = [{"import_id": item.id, **asdict(one)} for one in refusals]
        if refused:
            self._connection.execute(insert(national_refusal), refused)

    def remove(self, import_id: str) -> int:
        """Forget a recap and return how many rows it had."""
        gone = self._connection.execute(
            delete(national_result).where(national_result.c.import_id == import_id)
        )
        self._connection.execute(
            delete(national_refusal).where(national_refusal.c.import_id == import_id)
        )
        self._connection.execute(delete(national_import).where(national_import.c.id == import_id))
        return gone.rowcount


def _rows(import_id: str, results: Iterable[NationalResult]) -> Iterable[dict[str, object]]:
    for one in results:
        yield {
            "import_id": import_id,
            "person_id": one.person_id,
            "status": one.status.value,
            "work": one.work.value if one.work else None,
            "behaviour": one.behaviour.value if one.behaviour else None,
            "predicate": one.predicate.value if one.predicate else None,
            "final": one.final,
            "row": one.row,
        }


def _refusal(row: Mapping[str, Any]) -> NationalRefusal:
    return NationalRefusal(
        sheet=row["sheet"],
        row=row["row"],
        column=row["column"],
        header=row["header"],
        code=row["code"],
        detail=row["detail"],
        name=row["name"],
        person_id=row["person_id"],
    )


def _unclear(refusal: NationalRefusal) -> NationalResult:
    return NationalResult(
        person_id=refusal.person_id or "",
        status=NationalStatus.CHECK,
        final=False,
        row=refusal.row,
        refusal=refusal,
    )
