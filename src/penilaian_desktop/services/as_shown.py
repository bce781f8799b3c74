"""A form stands open for a while: what it writes goes onto what it showed, or not at all.

While somebody types, an import or another account may write the same record. The use case then
refuses, the form keeps what was typed, and who wrote it looks at the newest before storing.
"""

from __future__ import annotations

from penilaian_desktop.domain.errors import StaleRecord
from penilaian_desktop.domain.record import Record


def check_shown(newest: Record | None, version: int | None) -> None:
    """Raise unless a record, None where there is none, is the one that a form showed.

    `version` None does not ask; 0 is a form that showed no record yet. Raises StaleRecord
    `record_changed` with the newest, so it is called when the account may write it, and
    `record_gone` for one that is there no longer.
    """
    if version is None or version == (newest.version if newest else 0):
        return
    if newest is None:
        raise StaleRecord("record_gone")
    raise StaleRecord("record_changed", newest=newest, kind=newest.KIND, record_id=newest.id)
