"""How old the data of an office is, whose units write elsewhere (TS-6)."""

from __future__ import annotations

from datetime import date, datetime

from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage import monitor_reads
from penilaian_desktop.storage.unit_of_work import ReadUnit


def oldest_data(context: Context, unit: ReadUnit, s: Session) -> date | None:
    """Return the day of the unit whose newest package is the oldest.

    None where people write themselves, and where no package came yet.
    """
    if not s.office:
        return None
    newest: dict[str, str] = {}
    for device in monitor_reads.devices(unit):
        if device.data_at is not None:
            newest[device.unit_id] = max(device.data_at, newest.get(device.unit_id, ""))
    oldest = min(newest.values(), default=None)
    if oldest is None:
        return None
    return context.local(unit, datetime.fromisoformat(oldest)).date()
