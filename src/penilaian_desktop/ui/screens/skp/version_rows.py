"""Two versions of a plan as rows: what changed, or everything with the changes marked; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.plan_views import FieldDifference, PlanDifference
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView

SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"
RHK_FIELDS = ("text", "parent_text", "assigned_by")
INDICATOR_FIELDS = ("text", "target_text", "unit", "measure", "source")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A field in both versions; `kind` is the record it belongs to, `place` its number."""

    kind: str
    place: str
    subject: str
    field: str
    before: str
    after: str
    change: str


def rows_of(difference: PlanDifference, *, everything: bool) -> tuple[VersionRow, ...]:
    """Return the rows of a comparison in the order of the form."""
    changed = tuple(_row(d) for d in difference.differences)
    if not everything:
        return changed
    rows = _all_rhk(difference.left_view, difference.right_view)
    covered = {(row.kind, row.place, row.field) for row in rows}
    rest = [r for r in changed if (r.kind, r.place, r.field) not in covered]
    return (*(r for r in rest if r.kind == "plan"), *rows, *(r for r in rest if r.kind != "plan"))


def _row(d: FieldDifference) -> VersionRow:
    return VersionRow(d.record_kind, d.place, d.subject, d.field, d.before, d.after, d.change)


def _all_rhk(left: PlanView, right: PlanView) -> list[VersionRow]:
    old = {rhk.id: rhk for rhk in left.rhk}
    new = {rhk.id: rhk for rhk in right.rhk}
    rows: list[VersionRow] = []
    for rhk_id in (*new, *(key for key in old if key not in new)):
        rows += _rhk_rows(old.get(rhk_id), new.get(rhk_id))
    return rows


def _rhk_rows(was: RhkView | None, now: RhkView | None) -> list[VersionRow]:
    known = now or was
    assert known is not None
    place = str(known.number)
    rows = _fields("rhk", place, known.text, RHK_FIELDS, was, now)
    old = {i.id: i for i in was.indicators} if was else {}
    new = {i.id: i for i in now.indicators} if now else {}
    for n, key in enumerate((*new, *(k for k in old if k not in new)), 1):
        before, after = old.get(key), new.get(key)
        shown = after or before
        assert shown is not None
        rows += _fields("indicator", f"{place}.{n}", shown.text, INDICATOR_FIELDS, before, after)
    return rows


def _fields(
    kind: str,
    place: str,
    subject: str,
    names: tuple[str, ...],
    was: RhkView | IndicatorView | None,
    now: RhkView | IndicatorView | None,
) -> list[VersionRow]:
    rows = []
    for name in names:
        before = str(getattr(was, name)) if was is not None else ""
        after = str(getattr(now, name)) if now is not None else ""
        if not before and not after:
            continue
        change = SAME if before == after else CHANGED
        if was is None:
            change = NEW
        elif now is None:
            change = GONE
        rows.append(VersionRow(kind, place, subject, name, before, after, change))
    return rows
