"""Notes of the public as a list: those of a span, and the complaints that wait still."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, bindparam, or_, select

from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.records import record_columns, to_record
from penilaian_desktop.storage.tables import RECORD_TABLES

_T = RECORD_TABLES[PublicNote]


def notes_between(
    reader: Reader, units: Collection[str], starts: date, ends: date
) -> tuple[PublicNote, ...]:
    """Return the notes of units received in a span or complained and open, the newest first."""
    if not units:
        return ()
    wanted = (
        select(*record_columns(PublicNote))
        .where(
            _T.c.unit_id.in_(bindparam("units_", expanding=True)),
            _T.c.deleted.is_(False),
            or_(
                and_(_T.c.received_on >= starts, _T.c.received_on <= ends),
                and_(_T.c.note_kind == NoteKind.COMPLAINT, _T.c.solved_on.is_(None)),
            ),
        )
        .order_by(_T.c.received_on.desc(), _T.c.id.desc())
    )
    rows = reader.rows(wanted, {"units_": list(units)})
    return tuple(to_record(PublicNote, row) for row in rows)
