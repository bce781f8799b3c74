"""How many laptops lack master data of the office, for the strip that is always on the screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from penilaian_desktop.services import trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.exchange_desk import laptop_lines
from penilaian_desktop.storage.outbox_reads import master_stamp
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(slots=True)
class LaptopsDue:
    """Counts them anew only after something they need has changed: comparing takes its time."""

    _stamp: tuple[int, ...] = field(default=(), init=False)
    _count: int = field(default=0, init=False)

    def count(self, context: Context, unit: ReadUnit) -> int:
        """Return how many laptops need a new package; 0 at a unit."""
        facts = trust_store.trust_facts(unit)
        if not facts.office:
            return 0
        stamp = master_stamp(unit)
        if stamp != self._stamp:
            self._count = sum(line.waiting > 0 for line in laptop_lines(context, unit, facts))
            self._stamp = stamp
        return self._count
