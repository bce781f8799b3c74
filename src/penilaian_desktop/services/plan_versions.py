"""The versions of a plan from the journal's images, and what differs between two of them.

A version is one of the plan's record together with its parts as they were until the next one: so
the version that was handed in is what the head saw. Versions that a package brought count alike.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Indicator,
    PersonSnapshot,
    Plan,
    PlanDecision,
    PlanState,
    PlanStatus,
    Rhk,
    RhkKind,
)
from penilaian_desktop.domain.plan_views import FieldDifference, PlanDifference, PlanVersionItem
from penilaian_desktop.domain.record import META_FIELDS, Record
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.plan_reading import view_of_parts
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.plan_store import PlanImage, plan_images
from penilaian_desktop.storage.unit_of_work import ReadUnit

_QUIET = {
    "plan": frozenset({"person_id", "state", "year", "assignment_id"}),
    "rhk": frozenset({"person_id", "plan_id", "order", "parent_rhk_id", "cell_id", "goal_id"}),
    "indicator": frozenset(
        {"person_id", "rhk_id", "order", "target_low", "target_high", "goal_id"}
    ),
    "action_plan": frozenset({"person_id", "plan_id", "rhk_id", "indicator_id", "order"}),
}
"""Fields that say nothing to people: ids, places (told beside), and what follows from texts."""

_SNAPSHOTS = frozenset({"employee", "appraiser", "appraiser_superior"})


@dataclass(frozen=True, slots=True)
class Edition:
    """The records of one version of a plan."""

    plan: Plan
    rhk: tuple[Rhk, ...]
    indicators: tuple[Indicator, ...]
    actions: tuple[ActionPlan, ...]
    package: str


@dataclass(frozen=True, slots=True)
class PlanVersions:
    """Use cases of the versions."""

    context: Context

    def versions(self, s: Session, plan_id: str) -> tuple[PlanVersionItem, ...]:
        """Return the versions of a plan that the session may see, newest first.

        Of somebody else's plan only those that were handed in.
        """
        with self.context.read() as unit:
            editions = self._editions(unit, s, plan_id)
            names = _authors(unit, editions)
            decisions = _decisions(unit, plan_id)
            items = (_item(e, names, decisions) for e in editions)
            return tuple(reversed(tuple(items)))

    def compare(self, s: Session, plan_id: str, left: int, right: int) -> PlanDifference:
        """Return two versions side by side with each field that differs.

        Raises RuleViolation `plan_version_unknown`.
        """
        with self.context.read() as unit:
            editions = {e.plan.version: e for e in self._editions(unit, s, plan_id)}
            for wanted in (left, right):
                if wanted not in editions:
                    raise RuleViolation("plan_version_unknown", number=wanted)
            before, after = editions[left], editions[right]
            names = _authors(unit, (before, after))
            decisions = _decisions(unit, plan_id)
            items = [_item(e, names, decisions) for e in (before, after)]
            views = [
                view_of_parts(e.plan, e.rhk, e.indicators, item.status, item.note)
                for e, item in zip((before, after), items, strict=True)
            ]
            return PlanDifference(
                left=items[0],
                right=items[1],
                left_view=views[0],
                right_view=views[1],
                differences=differences(before, after),
            )

    def _editions(self, unit: ReadUnit, s: Session, plan_id: str) -> tuple[Edition, ...]:
        plan = unit.require(Plan, plan_id)
        own = plan.person_id == s.person_id
        if not own:
            require(unit, s, Action.READ_SUBMITTED_PLAN, plan.person_id, plan.starts, plan.ends)
        found = editions_of(plan_images(unit, plan_id))
        return tuple(e for e in found if own or e.plan.state is PlanState.SUBMITTED)


def editions_of(images: Sequence[PlanImage]) -> tuple[Edition, ...]:
    """Return the versions of a plan, oldest first, from the images of it and its parts.

    The parts of a version are those written before the next version of the plan. What one package
    or one step wrote belongs together, whatever its order.
    """
    current: dict[tuple[str, str], Record] = {}
    found: dict[int, Edition] = {}
    groups: list[list[PlanImage]] = []
    for image in images:
        if groups and image.group and groups[-1][-1].group == image.group:
            groups[-1].append(image)
        else:
            groups.append([image])
    plan: Plan | None = None
    package = ""
    for group in groups:
        for image in group:
            record = image.record
            if isinstance(record, Plan):
                plan, package = record, image.package
            else:
                current[(record.KIND, record.id)] = record
        if plan is not None:
            found[plan.version] = _edition(plan, current.values(), package)
    return tuple(found[number] for number in sorted(found))


def _edition(plan: Plan, parts: Iterable[Record], package: str) -> Edition:
    rhk, indicators, actions = [], [], []
    for part in parts:
        if part.deleted:
            continue
        if isinstance(part, Rhk):
            rhk.append(part)
        elif isinstance(part, Indicator):
            indicators.append(part)
        elif isinstance(part, ActionPlan):
            actions.append(part)
    rhk.sort(key=lambda r: (r.rhk_kind is not RhkKind.UTAMA, r.order, r.id))
    places = {r.id: at for at, r in enumerate(rhk)}
    indicators = [i for i in indicators if i.rhk_id in places]
    indicators.sort(key=lambda i: (places[i.rhk_id], i.order, i.id))
    actions = [a for a in actions if a.rhk_id in places]
    actions.sort(key=lambda a: (places[a.rhk_id], a.order, a.id))
    return Edition(plan, tuple(rhk), tuple(indicators), tuple(actions), package)


def _decisions(unit: ReadUnit, plan_id: str) -> dict[int, PlanDecision]:
    """Return the decisions on the versions of a plan: one record, so all of its versions."""
    found: dict[int, PlanDecision] = {}
    for decision in unit.find(PlanDecision, plan_id=plan_id, include_deleted=True):
        for version in (*unit.journal.versions(decision.id), decision):
            if isinstance(version, PlanDecision) and not version.deleted:
                known = found.get(version.plan_version)
                if known is None or known.version <= version.version:
                    found[version.plan_version] = version
    return found


def _authors(unit: ReadUnit, editions: Iterable[Edition]) -> dict[str, str]:
    ids = {e.plan.author_id for e in editions if e.plan.author_id}
    found = unit.find(Employee, id=tuple(ids), include_deleted=True) if ids else ()
    return {employee.id: employee.name for employee in found}


def _item(
    edition: Edition, names: Mapping[str, str], decisions: Mapping[int, PlanDecision]
) -> PlanVersionItem:
    plan = edition.plan
    decision = decisions.get(plan.version)
    status = PlanStatus.DRAFT
    if plan.state is PlanState.SUBMITTED:
        status = PlanStatus.SUBMITTED
        if decision is not None:
            status = PlanStatus.AGREED if decision.agreed else PlanStatus.RETURNED
    return PlanVersionItem(
        number=plan.version,
        at=plan.at,
        author=names.get(plan.author_id, ""),
        status=status,
        note=decision.note if decision is not None else "",
        package=edition.package,
        rhk=len(edition.rhk),
        indicators=len(edition.indicators),
    )


# --- differences ---------------------------------------------------------------------------
def differences(before: Edition, after: Edition) -> tuple[FieldDifference, ...]:
    """Return each field that differs: of the plan, then part by part in the order of the form."""
    found = _of_record("", "", before.plan, after.plan)
    old, new = _parts(before), _parts(after)
    for key in (*new, *(key for key in old if key not in new)):
        was, now = old.get(key), new.get(key)
        place, subject = (now or was or ("", "", None))[:2]
        found += _of_record(place, subject, was[2] if was else None, now[2] if now else None)
        if was and now and was[0] != now[0]:
            found.append(_line(place, subject, now[2], ("order", was[0], now[0]), "changed"))
    return tuple(found)


def _parts(edition: Edition) -> dict[tuple[str, str], tuple[str, str, Record]]:
    """Return the parts with place and subject, each RHK followed by what belongs to it."""
    found: dict[tuple[str, str], tuple[str, str, Record]] = {}
    for at, rhk in enumerate(edition.rhk, 1):
        found[("rhk", rhk.id)] = (str(at), rhk.text, rhk)
        own = [i for i in edition.indicators if i.rhk_id == rhk.id]
        for number_, indicator in enumerate(own, 1):
            found[("indicator", indicator.id)] = (f"{at}.{number_}", indicator.text, indicator)
        lines = [a for a in edition.actions if a.rhk_id == rhk.id]
        for number_, line in enumerate(lines, 1):
            found[("action_plan", line.id)] = (f"{at} aksi {number_}", line.text, line)
    return found


def _of_record(
    place: str, subject: str, was: Record | None, now: Record | None
) -> list[FieldDifference]:
    record = now or was
    assert record is not None
    change = "changed" if was and now else ("new" if now else "gone")
    found = []
    for name in _fields(type(record)):
        left = _words(getattr(was, name)) if was is not None else ""
        right = _words(getattr(now, name)) if now is not None else ""
        if was is None or now is None:
            if left or right:
                found.append(_line(place, subject, record, (name, left, right), change))
        elif getattr(was, name) != getattr(now, name):
            found.append(_line(place, subject, record, (name, left, right), change))
    return found


def _line(
    place: str, subject: str, record: Record, values: tuple[str, str, str], change: str
) -> FieldDifference:
    return FieldDifference(
        record_kind=record.KIND,
        record_id=record.id,
        place=place,
        subject=subject,
        field=values[0],
        before=values[1],
        after=values[2],
        change=change,
    )


def _fields(kind: type[Record]) -> tuple[str, ...]:
    quiet = META_FIELDS | _QUIET[kind.KIND] | (_SNAPSHOTS if kind is Plan else frozenset())
    return tuple(f.name for f in dataclasses.fields(kind) if f.name not in quiet)


def _words(value: object) -> str:  # noqa: PLR0911  (one line a type)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, PersonSnapshot):
        return value.name
    if isinstance(value, tuple):
        parts = [_words(item) for item in value]
        return "; ".join(part or "–" for part in parts) if any(parts) else ""
    return str(value)
