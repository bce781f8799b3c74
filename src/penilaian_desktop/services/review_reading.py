"""The reading page: who waits, and the days to read, page by page (TS-5, TJ-11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.activity import Activity, ActivityStatus, Review, ReviewDecision
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.plan import Rhk
from penilaian_desktop.domain.review_views import (
    FieldChange,
    Mended,
    ReadingDay,
    ReadingGroup,
    ReadingPage,
    ReviewDesk,
    ReviewEntry,
    WaitingLine,
)
from penilaian_desktop.domain.wording import clock, hours, number
from penilaian_desktop.services.appraisal_reading import asked_in
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.delegation import delegations_of
from penilaian_desktop.services.log_days import day_infos, kept_pairs, timed
from penilaian_desktop.services.people import by_name, calendar_of, reading_windows
from penilaian_desktop.services.review_team import team_members
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import Window
from penilaian_desktop.storage.review_reads import WaitingCell, waiting_cells
from penilaian_desktop.storage.unit_of_work import ReadUnit

PAGE = 60
"""Entries of a page; a day is never cut in two."""

Windows = dict[str, tuple[Window, ...]]


@dataclass(frozen=True, slots=True)
class _Spot:
    """One day of one person that has something to read."""

    day: date
    name: str
    person_id: str

    @property
    def key(self) -> str:
        return f"{self.day.isoformat()}/{self.person_id}"


class ReviewReading:
    """Reading use cases of the page; `Reviews` carries them."""

    __slots__ = ()

    context: Context

    def desk(self, s: Session) -> ReviewDesk:
        """Return everybody whose log is read, and what waits by day and by RHK."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            code = PeriodCode.parse(quarter_of(today))
            windows = reading_windows(unit, s, today)
            cells = _open_cells(unit, windows)
            waiting: dict[str, dict[date, int]] = {}
            for cell in cells:
                days = waiting.setdefault(cell.person_id, {})
                days[cell.day] = days.get(cell.day, 0) + cell.count
            here = [
                person
                for person, spans in windows.items()
                if person in waiting or any(w.meets(code.starts, code.ends) for w in spans)
            ]
            return ReviewDesk(
                members=team_members(
                    unit, here, code, today, waiting, asked_in(self.context, unit, code.code)
                ),
                waiting=sum(cell.count for cell in cells),
                persons=len(waiting),
                oldest=min((cell.day for cell in cells), default=None),
                days=_day_lines(cells),
                rhk=_rhk_lines(unit, cells),
                delegations=delegations_of(unit, s, today),
            )

    def reading(
        self,
        s: Session,
        group: ReadingGroup,
        key: str,
        *,
        after: str | None = None,
        limit: int = PAGE,
    ) -> ReadingPage:
        """Return days that wait, oldest first, from `after` (a former `next_key`) on.

        `key` is a person's id, a day in ISO form, or a key of `ReviewDesk.rhk`. By person and by
        day the entries decided on already stand among those that wait, so that a day is seen as a
        whole; drafts never. A page ends with the day that reaches `limit` entries. Raises
        NotAllowed `not_your_staff`.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            windows = reading_windows(unit, s, today)
            if group is ReadingGroup.PERSON and key not in windows:
                raise NotAllowed("not_your_staff")
            cells = _of_group(unit, _open_cells(unit, windows), group, key)
            names = {e.id: e.name for e in by_name(unit, {cell.person_id for cell in cells})}
            spots = sorted(
                {_Spot(cell.day, names.get(c, ""), c) for cell in cells for c in [cell.person_id]},
                key=lambda spot: (spot.day, name_order(spot.name), spot.person_id),
            )
            first = next((n for n, spot in enumerate(spots) if spot.key == after), 0)
            rhk = {cell.rhk_id for cell in cells} if group is ReadingGroup.RHK else None
            days: list[ReadingDay] = []
            count, at = 0, first
            while at < len(spots) and count < limit:
                shown = _reading_day(unit, spots[at], rhk)
                days.append(shown)
                count += len(shown.entries)
                at += 1
            return ReadingPage(
                group=group,
                key=key,
                days=tuple(days),
                waiting=sum(cell.count for cell in cells),
                next_key=spots[at].key if at < len(spots) else None,
                absent=_absent(unit, windows, key, today) if group is ReadingGroup.DAY else (),
            )


def _open_cells(unit: ReadUnit, windows: Windows) -> tuple[WaitingCell, ...]:
    return tuple(
        cell
        for cell in waiting_cells(unit, windows)
        if any(window.covers(cell.day) for window in windows[cell.person_id])
    )


def _day_lines(cells: Sequence[WaitingCell]) -> tuple[WaitingLine, ...]:
    lines: dict[date, list[WaitingCell]] = {}
    for cell in cells:
        lines.setdefault(cell.day, []).append(cell)
    return tuple(
        WaitingLine(key=day.isoformat(), day=day, count=_sum(found), persons=_persons(found))
        for day, found in sorted(lines.items())
    )


def _rhk_lines(unit: ReadUnit, cells: Sequence[WaitingCell]) -> tuple[WaitingLine, ...]:
    """Return a line for each RHK text: the same result of several persons is one line."""
    texts = _rhk_texts(unit, cells)
    lines: dict[str, list[WaitingCell]] = {}
    for cell in cells:
        lines.setdefault(_rhk_key(texts.get(cell.rhk_id or "", "")), []).append(cell)
    found = [
        WaitingLine(
            key=key,
            text=texts.get(group[0].rhk_id or "", ""),
            count=_sum(group),
            persons=_persons(group),
        )
        for key, group in lines.items()
    ]
    return tuple(sorted(found, key=lambda line: (not line.text, -line.count, line.text)))


def _rhk_key(text: str) -> str:
    return " ".join(text.casefold().split()) or "-"


def _rhk_texts(unit: ReadUnit, cells: Iterable[WaitingCell]) -> dict[str, str]:
    ids = {cell.rhk_id for cell in cells if cell.rhk_id}
    return {rhk.id: rhk.text for rhk in unit.find(Rhk, id=tuple(ids))} if ids else {}


def _sum(cells: Iterable[WaitingCell]) -> int:
    return sum(cell.count for cell in cells)


def _persons(cells: Iterable[WaitingCell]) -> int:
    return len({cell.person_id for cell in cells})


def _of_group(
    unit: ReadUnit, cells: Sequence[WaitingCell], group: ReadingGroup, key: str
) -> list[WaitingCell]:
    if group is ReadingGroup.PERSON:
        return [cell for cell in cells if cell.person_id == key]
    if group is ReadingGroup.DAY:
        return [cell for cell in cells if cell.day.isoformat() == key]
    texts = _rhk_texts(unit, cells)
    return [cell for cell in cells if _rhk_key(texts.get(cell.rhk_id or "", "")) == key]


def _absent(unit: ReadUnit, windows: Windows, key: str, today: date) -> tuple[str, ...]:
    """Return the names of the staff who should have an entry on a day and have none."""
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return ()
    here = [p for p, spans in windows.items() if any(w.covers(day) for w in spans)]
    none = [
        person
        for person in here
        if day <= today
        and not unit.activities.days_with_entries(person, day, day)
        and calendar_of(unit, person, day).working_days(day, day)
    ]
    return tuple(employee.name for employee in by_name(unit, none))


def _reading_day(unit: ReadUnit, spot: _Spot, rhk: set[str | None] | None) -> ReadingDay:
    items = tuple(
        item
        for item in unit.activities.of_day(spot.person_id, spot.day)
        if item.status is not ActivityStatus.DRAFT
    )
    kept = kept_pairs(unit, spot.person_id, (timed(item) for item in items))
    calendar = calendar_of(unit, spot.person_id, spot.day)
    (info,) = day_infos(calendar, items, spot.day, spot.day, kept)
    shown = [
        item
        for item in items
        if rhk is None or (item.rhk_id in rhk and item.status is ActivityStatus.SUBMITTED)
    ]
    mended = _mended(unit, shown)
    return ReadingDay(
        person_id=spot.person_id,
        name=spot.name,
        day=spot.day,
        logged=info.logged,
        target=info.target,
        overlap=info.overlap,
        free=info.free,
        waiting=sum(item.status is ActivityStatus.SUBMITTED for item in shown),
        entries=tuple(
            ReviewEntry(item=item, overlaps=_overlaps(item, items), mended=mended.get(item.id))
            for item in shown
        ),
    )


def _overlaps(item: ActivityItem, others: Sequence[ActivityItem]) -> tuple[str, ...]:
    """Return the entries that share minutes with an entry: "10.00–11.30 Arsip"."""
    if item.start is None or item.end is None:
        return ()
    return tuple(
        f"{clock(other.start)}–{clock(other.end)} {other.text}"
        for other in others
        if other.id != item.id
        and other.start is not None
        and other.end is not None
        and other.start < item.end
        and item.start < other.end
    )


def _mended(unit: ReadUnit, items: Sequence[ActivityItem]) -> dict[str, Mended]:
    """Return what is new in the entries that were returned and handed in again."""
    waiting = {item.id: item for item in items if item.status is ActivityStatus.SUBMITTED}
    if not waiting:
        return {}
    found: dict[str, Mended] = {}
    for review in unit.find(Review, activity_id=tuple(waiting), decision=ReviewDecision.RETURNED):
        item = waiting[review.activity_id]
        if review.activity_version >= item.version:
            continue
        reader = unit.get(Employee, review.author_id, include_deleted=True)
        found[item.id] = Mended(
            note=review.note,
            reviewer=reader.name if reader else "",
            at=review.at,
            changes=_changes(unit, item, review.activity_version),
        )
    return found


def _changes(unit: ReadUnit, item: ActivityItem, seen: int) -> tuple[FieldChange, ...] | None:
    former = next(
        (
            record
            for record in unit.journal.versions(item.id)
            if isinstance(record, Activity) and record.version == seen
        ),
        None,
    )
    current = unit.get(Activity, item.id)
    if former is None or current is None:
        return None
    before, after = _words(unit, former), _words(unit, current)
    return tuple(
        FieldChange(field=name, before=before[name], after=after[name])
        for name in before
        if before[name] != after[name]
    )


def _words(unit: ReadUnit, entry: Activity) -> dict[str, str]:
    """Return what a reader sees of an entry, field by field."""
    times = hours(entry.minutes)
    if entry.start is not None and entry.end is not None:
        times = f"{clock(entry.start)}–{clock(entry.end)}"
    volume = f"{number(entry.volume)} {entry.unit or ''}".strip() if entry.volume else ""
    rhk = unit.get(Rhk, entry.rhk_id, include_deleted=True) if entry.rhk_id else None
    return {
        "day": entry.day.isoformat(),
        "time": times,
        "text": entry.text,
        "volume": volume,
        "rhk": rhk.text if rhk else "",
        "note": entry.note,
    }
