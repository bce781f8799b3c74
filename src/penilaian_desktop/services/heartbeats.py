"""A sign of life each month: nothing that was lost at the end of a chain stays unnoticed.

A laptop that has nothing to send says so, with count and hash of what the office must hold of the
month before. A gap shows by the number, a lost tail by the hash, silence by the date.
"""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.exchange import ChainKey, PackageKind
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services import epochs, period_state, trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.laptops import laptop
from penilaian_desktop.services.sending import PackageWriter, Sending, versions_there
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit

MONTH = "heartbeat.month"
KINDS = ("activity", "day_mark")
"""Kinds of which all records of a person lie on the person's own laptop."""


@dataclass(frozen=True, slots=True)
class Heartbeats:
    """Use cases of the monthly sign of life."""

    context: Context

    def seal(self, s: Session, write: PackageWriter) -> Parcel | None:
        """Seal this month's sign of life, None when it was given or is nobody's to give.

        A laptop that went on in a new epoch and has nothing to send gives one at once: only its
        first statement there brings back what it lost. Raises NotAllowed.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            facts = trust_store.trust_facts(uow)
            own = facts.self_device
            if facts.office or own is None or own.cert is None or facts.office_id is None:
                return None
            month = self.month(uow)
            known = laptop(uow, own.kid)
            began = uow.exchange.self_device()
            assert began is not None
            first = PeriodCode.parse(month).ends
            waking = _is_new_epoch(uow, ChainKey(dev=own.kid, aud=facts.office_id))
            given = uow.setting(MONTH) == month or began.at.date() > first
            if known is None or (given and not waking):
                return None
            uow.set_setting(MONTH, month)
            there = versions_there(self.context.workspace, uow, facts.office_id)
            found = period_state.records_of(uow, month, KINDS, known.persons)
            settled = not waking and all(there.get(r.id) in {None, r.version} for r in found)
            state = period_state.state_of(uow, month, KINDS, known.persons, only=frozenset(there))
            return Sending(self.context).send(
                s,
                uow,
                PackageKind.CLOSING if settled else PackageKind.REPORT,
                facts.office_id,
                (),
                write,
                state=state if settled else None,
            )

    def month(self, unit: ReadUnit) -> str:
        """Return the code of the month before this one."""
        today = self.context.today(unit)
        year, number = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
        return PeriodCode(year, "B", number).code


def _is_new_epoch(unit: ReadUnit, key: ChainKey) -> bool:
    """Tell whether this device declared an epoch in which it has sent nothing yet."""
    declared, last = epochs.own_epoch(unit, key.aud), unit.exchange.last(OUT, key)
    return declared is not None and (last is None or last.epoch < declared.epoch)
