"""A dry run in words: per person what is new, what changes from what to what, what is refused.

New records of one kind are one line for each person; a change is one line for each field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from penilaian_desktop.domain.activity import Activity, EvidenceLink
from penilaian_desktop.domain.appraisal import (
    Feedback,
    OrganisationPredicate,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.feedback import UNNAMED
from penilaian_desktop.domain.kinds import UNIT_KINDS
from penilaian_desktop.domain.package_views import Difference
from penilaian_desktop.domain.plan import Indicator, Plan, Rhk
from penilaian_desktop.domain.public_voice import Citizen
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.verified import Judged, Judgement
from penilaian_desktop.domain.wording import (
    clock,
    date_range,
    long_date,
    number,
    organisation_label,
    predicate_label,
    rating_label,
    short_date,
)
from penilaian_desktop.spreadsheets.columns import LAYOUTS, Column, ColumnType

_BY_KIND = {layout.kind: layout for layout in LAYOUTS}
_TOGETHER = {"evidence_link": "activity", "rhk": "plan", "indicator": "plan"}
"""New parts are told with what they belong to."""
_PAGES = {"review": "Tinjauan"}
"""Where the sheet of a workbook has kept another name."""
MAX_TEXT = 120


def kind_title(kind: str) -> str:
    """Return the name of a record kind for people, as the page is called that shows it."""
    layout = _BY_KIND.get(kind)
    return _PAGES.get(kind) or (layout.title if layout else kind)


def differences(judgement: Judgement) -> tuple[Difference, ...]:
    """Return the lines of a dry run, by person: changes, then new records, then refusals."""
    names = judgement.names
    lines = [
        *(line for j in judgement.records if j.change == "changed" for line in _changed(j, names)),
        *_new([j for j in judgement.records if j.change == "new"], names),
        *_refused([j for j in judgement.records if j.change == "refused"], names),
    ]
    return tuple(sorted(lines, key=lambda line: line.person.casefold()))


def periods(judgement: Judgement) -> tuple[str, ...]:
    """Return the codes of the periods that the records are about, oldest first."""
    return record_periods(judged.incoming.record for judged in judgement.records)


def record_periods(records: Iterable[Record | None]) -> tuple[str, ...]:
    """Return the codes of the periods that records are about, oldest first."""
    found: set[str] = set()
    for record in records:
        code = getattr(record, "period_code", "")
        if code:
            found.update({code} if _period(code) else ())
        elif isinstance(record, Activity):
            found.add(f"{record.day.year}-T{(record.day.month + 2) // 3}")
        elif isinstance(record, Plan):
            found.add(str(record.year))
    return tuple(sorted(found))


def _changed(judged: Judged, names: Mapping[str, str]) -> Iterable[Difference]:
    before, after = judged.before, judged.incoming.record
    assert before is not None
    assert after is not None
    layout = _BY_KIND.get(after.KIND)
    title = _title(after)
    if after.deleted and not before.deleted:
        yield _line(judged, names, title, _summary(before), "dihapus")
        return
    columns = [c for c in layout.columns if not c.field.startswith(".")] if layout else []
    if _unnamed(after) or _unnamed(before):
        columns = []
    shown = False
    for column in columns:
        old, new = getattr(before, column.field, None), getattr(after, column.field, None)
        if old != new:
            shown = True
            yield _line(
                judged,
                names,
                f"{title}, {column.header.casefold()}",
                _with_unit(before, column, _value(old, column, names)),
                _with_unit(after, column, _value(new, column, names)),
            )
    if not shown:
        yield _line(judged, names, title, f"versi {before.version}", f"versi {after.version}")


def field_rows(before: Record, after: Record) -> tuple[tuple[str, str, str], ...]:
    """Return (field, here, there) of what differs between two versions, for a person to choose."""
    if before.deleted != after.deleted:
        here, there = (("dihapus" if r.deleted else _summary(r) or "ada") for r in (before, after))
        return ((_title(before), here, there),)
    layout = _BY_KIND.get(after.KIND)
    columns = [c for c in layout.columns if not c.field.startswith(".")] if layout else []
    return tuple(
        (
            column.header,
            _with_unit(before, column, _value(old, column, {})),
            _with_unit(after, column, _value(new, column, {})),
        )
        for column in columns
        if (old := getattr(before, column.field, None))
        != (new := getattr(after, column.field, None))
    )


def record_title(record: Record) -> str:
    """Return what a record is called: "Kegiatan 12 Nov 2026 08.00"."""
    return _title(record)


def _line(
    judged: Judged, names: Mapping[str, str], field: str, before: str, after: str
) -> Difference:
    item = judged.incoming
    return Difference(
        record_id=item.id,
        record_kind=item.kind,
        person=_person(judged, names),
        field=field,
        before=before,
        after=after,
        change="changed",
        record_ids=(item.id,),
    )


def _new(items: list[Judged], names: Mapping[str, str]) -> Iterable[Difference]:
    groups: dict[tuple[str, str], list[Judged]] = {}
    for judged in items:
        kind = _TOGETHER.get(judged.incoming.kind, judged.incoming.kind)
        groups.setdefault((_person(judged, names), kind), []).append(judged)
    for (person, kind), group in groups.items():
        records = [j.incoming.record for j in group if j.incoming.record is not None]
        main = [r for r in records if kind == r.KIND]
        yield Difference(
            record_id=group[0].incoming.id,
            record_kind=kind,
            person=person,
            field=_group_title(kind, main, len(records)),
            before="",
            after=_group_summary(records),
            change="new",
            count=len(group),
            record_ids=tuple(j.incoming.id for j in group),
        )


def _refused(items: list[Judged], names: Mapping[str, str]) -> Iterable[Difference]:
    groups: dict[tuple[str, str, str], list[Judged]] = {}
    for judged in items:
        key = (_person(judged, names), judged.incoming.kind, judged.code)
        groups.setdefault(key, []).append(judged)
    for (person, kind, code), group in groups.items():
        record = group[0].incoming.record
        alone = len(group) == 1 and record is not None
        yield Difference(
            record_id=group[0].incoming.id,
            record_kind=kind,
            person=person,
            field=_title(record) if alone and record else f"{kind_title(kind)}, {len(group)} baris",
            before="",
            after=_summary(record) if alone and record else "",
            change="refused",
            code=code,
            count=len(group),
            record_ids=tuple(j.incoming.id for j in group),
        )


def _person(judged: Judged, names: Mapping[str, str]) -> str:
    """Return whose a record is: a person, the unit that keeps it, else what it is called."""
    item = judged.incoming
    person = names.get(getattr(item.record, "person_id", ""), "")
    if not person and item.kind in UNIT_KINDS:
        person = names.get(getattr(item.record, "unit_id", ""), "")
    return person or getattr(item.record, "name", "") or kind_title(item.kind)


def _group_title(kind: str, main: list[Record], count: int) -> str:
    if len(main) == 1 and count == 1:
        return _title(main[0])
    return f"{kind_title(kind)}, {len(main) or count} baris"


def _group_summary(records: list[Record]) -> str:
    entries = [r for r in records if isinstance(r, Activity)]
    evidence = sum(isinstance(r, EvidenceLink) for r in records)
    if entries:
        days = [entry.day for entry in entries]
        minutes = number(sum(entry.minutes for entry in entries))
        parts = [_span(min(days), max(days)), f"{minutes} menit"]
        return ", ".join(parts + ([f"{evidence} bukti"] if evidence else []))
    if evidence:
        return f"{evidence} bukti"
    rhk = sum(isinstance(r, Rhk) for r in records)
    indicators = sum(isinstance(r, Indicator) for r in records)
    if rhk or indicators:
        return f"{rhk} RHK, {indicators} indikator"
    return _summary(records[0]) if len(records) == 1 else ""


def _span(first: date, last: date) -> str:
    return long_date(first) if first == last else date_range(first, last)


def _period(code: str) -> PeriodCode | None:
    """Return a period by its code, None for a text that is none: the record is refused then."""
    try:
        return PeriodCode.parse(code)
    except RuleViolation:
        return None


def _title(record: Record) -> str:
    """Return what a record is called: "Kegiatan 12 Nov 2026 08.00", "Penilaian TW III 2026"."""
    title = kind_title(record.KIND)
    if isinstance(record, Activity):
        at = "" if record.start is None else f" {clock(record.start)}"
        return f"{title} {short_date(record.day)}{at}"
    code: str = getattr(record, "period_code", "") or getattr(record, "month", "")
    if code:
        parsed = _period(code)
        return f"{title} {parsed.short if parsed else code}"
    day = getattr(record, "day", None)
    if isinstance(day, date):
        return f"{title} {short_date(day)}"
    year = getattr(record, "year", None)
    return f"{title} {year}" if isinstance(year, int) else title


def _unnamed(record: Record) -> bool:
    """Tell whether a record says who a citizen or a colleague is: the desk shows neither."""
    if isinstance(record, Citizen):
        return True
    return isinstance(record, Feedback) and record.giver_role in UNNAMED


def _summary(record: Record) -> str:
    if _unnamed(record):
        return ""
    if isinstance(record, Attendance):
        there = number(record.present + record.duty)
        return f"hadir {there} dari {number(record.working_days)} hari kerja"
    for name in (
        "predicate", "rating", "decision", "text", "name", "position", "mark", "title", "topic",
        "finding",
    ):  # fmt: skip
        value = getattr(record, name, None)
        if value not in {None, ""}:
            return _value(value, Column("", name), {})
    return ""


def _with_unit(record: Record, column: Column, text: str) -> str:
    unit = getattr(record, "unit", None)
    return f"{text} {unit}" if column.field == "volume" and unit and text else text


def _value(value: object, column: Column, names: Mapping[str, str]) -> str:  # noqa: PLR0911
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, Rating):
        return rating_label(value)
    if isinstance(value, Predicate):
        return predicate_label(value)
    if isinstance(value, OrganisationPredicate):
        return organisation_label(value)
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ").capitalize()
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int) and column.type is ColumnType.CLOCK:
        return clock(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, tuple):
        return _short("; ".join(_value(item, column, names) for item in value))
    if isinstance(value, str):
        return _short(names.get(value, value))
    return _short(str(getattr(value, "name", "") or getattr(value, "output", "")))


def _short(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
