"""The library of ready indicators: shipped ones, and editions that HR or tim penyusun write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation, StaleRecord
from penilaian_desktop.domain.library import (
    Anchor,
    LibraryFormula,
    LibraryIndicator,
    edition_on,
)
from penilaian_desktop.domain.plan import Aspect, Direction, Perspective
from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_CHANGES = Changes.of(Area.PLANS)
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


class LibraryFields(TypedDict, total=False):
    """The fields of an edition that HR or tim penyusun write."""

    name: str
    aspect: Aspect | None
    perspectives: tuple[Perspective, ...]
    unit: str
    direction: Direction
    formula: LibraryFormula
    target_text: str
    measure: str
    source: str
    purpose: str
    definition: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Use cases of the library."""

    context: Context

    def list(
        self, s: Session, day: date | None = None, *, retired: bool = False
    ) -> tuple[LibraryItem, ...]:
        """Return the ready indicators of a day (today by default) by name.

        With `retired` those that ended, and those that begin later, are there too.
        """
        require_office(s, Action.READ_GOALS)
        with self.context.read() as unit:
            when = day or self.context.today(unit)
            return items(unit, self.context, when, everything=retired)

    def save(
        self,
        s: Session,
        code: str | None,
        *,
        effective_from: date,
        origin: str = "",
        shown: tuple[int, int] | None = None,
        **fields: Unpack[LibraryFields],
    ) -> Outcome[LibraryItem]:
        """Write a new edition with its date of effect; `code` None begins a new indicator.

        `shown` is the (edition, version) that the form showed as the last one.

        `origin` are the words of an indicator typed in a plan that it answers complaints about.
        Fields that are not given stay as in the last edition. An edition that nobody can have
        taken over yet (it begins on the same day) is corrected instead. Raises RuleViolation
        `library_unknown`, `library_incomplete`, `library_date_order`, `library_anchor_wrong`.
        """
        require_office(s, Action.WRITE_GOALS)
        with self.context.write(s, "undo_library_saved") as unit:
            editions = editions_of(unit, self.context, code) if code else ()
            if code and not editions:
                raise RuleViolation("library_unknown", field="code", name=code)
            last = max(editions, key=_age, default=None)
            _check_last(last, shown)
            base = last or LibraryIndicator(
                id="",
                at=self.context.now(),
                code=_free_code(unit, self.context, fields.get("name", "")),
                edition=0,
                effective_from=effective_from,
                name="",
            )
            new = replace(base, effective_from=effective_from, retired=False, **fields)
            if origin.strip():
                new = replace(new, origin=" ".join(origin.split()))
            _check(new)
            written = self._write(unit, last, new)
            item = self._item(unit, written)
        return Outcome(item, _CHANGES, step_label(unit, "undo_library_saved"))

    def retire(self, s: Session, code: str, effective_from: date) -> Outcome[LibraryItem]:
        """End a ready indicator on a day; plans that have it keep it.

        Raises RuleViolation `library_unknown`, `library_date_order`.
        """
        require_office(s, Action.WRITE_GOALS)
        with self.context.write(s, "undo_library_retired") as unit:
            editions = editions_of(unit, self.context, code)
            last = max(editions, key=_age, default=None)
            if last is None or last.retired:
                raise RuleViolation("library_unknown", field="code", name=code)
            written = self._write(
                unit, last, replace(last, effective_from=effective_from, retired=True)
            )
            item = self._item(unit, written)
        return Outcome(item, _CHANGES, step_label(unit, "undo_library_retired"))

    def _write(
        self, unit: UnitOfWork, last: LibraryIndicator | None, new: LibraryIndicator
    ) -> LibraryIndicator:
        if last is not None and new.effective_from < last.effective_from:
            raise RuleViolation(
                "library_date_order", field="effective_from", last=short_date(last.effective_from)
            )
        stored = unit.get(LibraryIndicator, last.id) if last is not None else None
        if stored is not None and new.effective_from == stored.effective_from:
            ahead = stored.effective_from > self.context.today(unit)
            if not ahead:
                raise RuleViolation(
                    "library_date_order",
                    field="effective_from",
                    last=short_date(stored.effective_from),
                )
            return unit.put(replace(new, version=stored.version))
        if last is not None and new.effective_from == last.effective_from:
            raise RuleViolation(
                "library_date_order", field="effective_from", last=short_date(last.effective_from)
            )
        return unit.add(
            replace(new, id=new_id(), version=1, edition=new.edition + 1, at=self.context.now())
        )

    def _item(self, unit: ReadUnit, record: LibraryIndicator) -> LibraryItem:
        return _as_item(record, editions_of(unit, self.context, record.code), shipped=False)


def editions_of(unit: ReadUnit, context: Context, code: str) -> tuple[LibraryIndicator, ...]:
    """Return the editions of a code: those shipped, and those written in the agency."""
    shipped = tuple(e for e in context.library if e.code == code)
    return (*shipped, *unit.find(LibraryIndicator, code=code))


def items(
    unit: ReadUnit, context: Context, day: date, *, everything: bool = False
) -> tuple[LibraryItem, ...]:
    """Return the library as it is on a day, by name."""
    by_code: dict[str, list[LibraryIndicator]] = {}
    for edition in (*context.library, *unit.find(LibraryIndicator)):
        by_code.setdefault(edition.code, []).append(edition)
    shipped = {edition.id for edition in context.library}
    found = []
    for editions in by_code.values():
        current = edition_on(editions, day)
        if current is None and everything:
            current = min(editions, key=_age)
        if current is not None and (everything or not current.retired):
            found.append(_as_item(current, editions, shipped=current.id in shipped))
    return tuple(sorted(found, key=lambda item: (item.name.casefold(), item.code)))


def anchors_of(
    unit: ReadUnit, context: Context, wanted: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], tuple[Anchor, ...]]:
    """Return the anchors of editions (code, edition) that plans took over."""
    keys = {key for key in wanted if key[0]}
    codes = tuple({code for code, _ in keys})
    every = (*context.library, *(unit.find(LibraryIndicator, code=codes) if codes else ()))
    return {(e.code, e.edition): e.anchors for e in every if (e.code, e.edition) in keys}


def _check_last(last: LibraryIndicator | None, shown: tuple[int, int] | None) -> None:
    if shown is not None and last is not None and (last.edition, last.version) != shown:
        raise StaleRecord("record_changed", newest=last, kind=last.KIND, record_id=last.id)


def _age(edition: LibraryIndicator) -> tuple[date, int]:
    return edition.effective_from, edition.edition


def _as_item(
    record: LibraryIndicator, editions: Iterable[LibraryIndicator], *, shipped: bool
) -> LibraryItem:
    ordered = sorted(editions, key=_age)
    later = [e.effective_from for e in ordered if _age(e) > _age(record)]
    return LibraryItem(
        id=record.id,
        version=record.version,
        code=record.code,
        edition=record.edition,
        effective_from=record.effective_from,
        name=record.name,
        aspect=record.aspect,
        perspectives=record.perspectives,
        unit=record.unit,
        direction=record.direction,
        formula=record.formula,
        target_text=record.target_text,
        measure=record.measure,
        source=record.source,
        purpose=record.purpose,
        definition=record.definition,
        anchors=record.anchors,
        retired=record.retired,
        shipped=shipped,
        next_from=min(later, default=None),
        editions=tuple((e.edition, e.effective_from, e.retired) for e in ordered),
        last=(ordered[-1].edition, ordered[-1].version),
    )


def _free_code(unit: ReadUnit, context: Context, name: str) -> str:
    stem = _NOT_A_WORD.sub("-", name.casefold()).strip("-")[:40] or "indikator"
    code, number = stem, 1
    while editions_of(unit, context, code):
        number += 1
        code = f"{stem}-{number}"
    return code


def _check(record: LibraryIndicator) -> None:
    words = {
        "name": "nama",
        "unit": "satuan",
        "measure": "cara mengukur",
        "source": "sumber data",
    }
    lacking = [name for name in words if not getattr(record, name).strip()]
    if lacking:
        raise RuleViolation(
            "library_incomplete",
            field=lacking[0],
            detail=", ".join(words[name] for name in lacking),
        )
    levels = [anchor.level for anchor in record.anchors]
    if levels != sorted(set(levels)) or any(not a.text.strip() for a in record.anchors):
        raise RuleViolation("library_anchor_wrong", field="anchors")
