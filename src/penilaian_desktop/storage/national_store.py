"""Recaps of the national system that were taken over: who, which file, which rows.

They belong to no package and are never changed; taking one back removes its rows, and what an
earlier file of the period said counts again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Text, delete, insert, select, type_coerce

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.monitor import NationalImport, NationalResult, NationalStatus
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import national_import, national_result

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

    def _found(self, period_code: str, person_id: str | None = None) -> list[NationalResult]:
        """Return rows of a period, those of the newest file last."""
        r, i = national_result.c, national_import.c
        query = (
            select(
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
            .order_by(i.at, i.id)
        )
        if person_id is not None:
            query = query.where(r.person_id == person_id)
        return [
            NationalResult(
                person_id=row[0],
                status=_STATUS[row[1]],
                work=_RATING.get(row[2] or ""),
                behaviour=_RATING.get(row[3] or ""),
                predicate=_PREDICATE.get(row[4] or ""),
                final=bool(row[5]),
                row=row[6],
            )
            for row in self._reader.rows(query)
        ]


class NationalWriter(NationalStore):
    """Reads and writes the recaps within a unit of work."""

    def __init__(self, reader: Reader, connection: Connection) -> None:
        super().__init__(reader)
        self._connection = connection

    def add(self, item: NationalImport, results: Sequence[NationalResult]) -> None:
        """Keep a recap with its rows."""
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

    def remove(self, import_id: str) -> int:
        """Forget a recap and return how many rows it had."""
        gone = self._connection.execute(
            delete(national_result).where(national_result.c.import_id == import_id)
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
