"""After how many days without a package a unit counts as silent, as HR decides (no. 14)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.monitor_views import Silence
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

KEY = "monitor.silence"
MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Silences:
    """Use cases of the two limits; they hold for the workspace, whoever looks."""

    context: Context

    def limits(self) -> Silence:
        """Return the limits that hold; 14 and 30 days by default."""
        with self.context.read() as unit:
            return silence_of(unit)

    def may_change(self, s: Session) -> bool:
        """Tell whether the account may change them."""
        return allowed(Action.MANAGE_PERIOD, office_standings(s))

    def save(self, s: Session, wanted: Silence) -> Outcome[Silence]:
        """Keep the limits.

        Raises NotAllowed `role_needed`, RuleViolation `silence_wrong`, `silence_order`.
        """
        require_office(s, Action.MANAGE_PERIOD)
        for field, days in (("days", wanted.days), ("long", wanted.long)):
            if not 1 <= days <= MOST_DAYS:
                raise RuleViolation("silence_wrong", field=field, most=MOST_DAYS)
        if wanted.long <= wanted.days:
            raise RuleViolation("silence_order", field="long", days=wanted.days)
        with self.context.write(s) as unit:
            same = wanted == Silence()
            said = None if same else json.dumps({"days": wanted.days, "long": wanted.long})
            unit.set_setting(KEY, said)
        return Outcome(wanted, Changes.of(Area.SETTINGS, Area.PERIODS))


def silence_of(unit: ReadUnit) -> Silence:
    """Return the limits that hold in a workspace."""
    text = unit.setting(KEY)
    if text is None:
        return Silence()
    kept = json.loads(text)
    return Silence(days=int(kept["days"]), long=int(kept["long"]))
