"""The trail of the own data: who wrote what about a person, when and on which device (WG-10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.own_trail import TRAIL_KINDS, TrailKind, TrailLine, TrailPage
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.wording import number, predicate_label, rating_label, short_date
from penilaian_desktop.services.appraisal_store import the_one
from penilaian_desktop.services.citizens import (
    Brought,
    citizens_of,
    plain_note,
    plain_recognition,
)
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.journal import JournalEntry
from penilaian_desktop.storage.unit_of_work import ReadUnit

PAGE = 200
LONGEST = 120
"""Characters of a text that a line quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the lines of a page are told from: versions by image, names by id."""

    published: frozenset[str]
    versions: Mapping[str, Record]
    person: Callable[[str], str]
    account: Callable[[str], str]
    device: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class OwnTrail:
    """Reads what was written about the person of the session, and about nobody else."""

    context: Context

    def page(self, s: Session, before_seq: int | None = None) -> TrailPage:
        """Return the lines before a place of the journal (None = the newest).

        What belongs to an appraisal is told once the result of its period is published.
        """
        if not s.person_id:
            return TrailPage(lines=(), older=None)
        with self.context.read() as unit:
            entries = unit.journal.of_person(
                s.person_id, kinds=tuple(TRAIL_KINDS), before_seq=before_seq, limit=PAGE
            )
            told = _Told(
                published=_published(unit, s.person_id),
                versions=_unnamed(unit, unit.journal.record_images(_images(entries))),
                person=lru_cache(maxsize=None)(lambda who: _name(unit, who)),
                account=lru_cache(maxsize=None)(unit.accounts.name_of),
                device=lru_cache(maxsize=None)(lambda kid: _device(unit, kid)),
            )
            found = [_line(entry, told) for entry in entries]
        lines = [line for line in found if line is not None]
        return TrailPage(
            lines=tuple(sorted(lines, key=lambda line: (line.at, line.seq), reverse=True)),
            older=entries[-1].seq if len(entries) == PAGE else None,
        )


def _published(unit: ReadUnit, person_id: str) -> frozenset[str]:
    by_code: dict[str, list[Appraisal]] = {}
    for appraisal in unit.find(Appraisal, person_id=person_id):
        by_code.setdefault(appraisal.period_code, []).append(appraisal)
    found = {code: the_one(every) for code, every in by_code.items()}
    return frozenset(
        code for code, one in found.items() if one and one.state is AppraisalState.PUBLISHED
    )


def _name(unit: ReadUnit, person_id: str) -> str:
    author = unit.get(Employee, person_id, include_deleted=True) if person_id else None
    return author.name if author else ""


def _device(unit: ReadUnit, kid: str) -> str:
    found = unit.exchange.device(kid)
    return found.name if found else ""


def _images(entries: Iterable[JournalEntry]) -> Iterator[str | None]:
    for entry in entries:
        yield entry.image_sha256_before
        yield entry.image_sha256_after


def _line(entry: JournalEntry, told: _Told) -> TrailLine | None:
    kind = TRAIL_KINDS[entry.record_kind]
    before = told.versions.get(entry.image_sha256_before or "")
    after = told.versions.get(entry.image_sha256_after or "")
    shown = after or before
    if shown is None:
        return None
    if kind.after_publication and getattr(shown, "period_code", "") not in told.published:
        return None
    if isinstance(shown, PublicNote) and shown.note_kind is not NoteKind.PRAISE:
        return None
    deleted = after is not None and after.deleted and entry.action == "put"
    return TrailLine(
        seq=entry.seq,
        at=entry.at,
        who=told.person(shown.author_id) or told.account(entry.account_id),
        device=told.device(entry.device_id),
        kind=kind.word,
        title=_said(getattr(shown, kind.title, None), kind.title) if kind.title else "",
        done="delete" if deleted else entry.action,
        changes=_changes(kind, before, after),
        package=entry.package,
    )


def _unnamed(unit: ReadUnit, versions: Mapping[str, Record]) -> dict[str, Record]:
    """Return records by image; the words of a citizen, and about one, without who said them."""
    brought = citizens_of(unit, map(_note_of, versions.values()))
    return {image: _plain(record, brought) for image, record in versions.items()}


def _note_of(record: Record) -> str:
    if isinstance(record, Recognition):
        return record.note_id
    return record.id if isinstance(record, PublicNote) else ""


def _plain(record: Record, brought: Brought) -> Record:
    if isinstance(record, PublicNote):
        return plain_note(record, brought)
    return plain_recognition(record, brought) if isinstance(record, Recognition) else record


def _changes(
    kind: TrailKind, before: Record | None, after: Record | None
) -> tuple[tuple[str, str, str], ...]:
    """Return what differs between two versions; nothing for a record that is gone."""
    if after is None or after.deleted or (before is None and not kind.first_told):
        return ()
    pairs = (
        (word, getattr(before, name, None), getattr(after, name, None), name)
        for name, word in kind.told.items()
    )
    return tuple(
        (word, _said(old, name), _said(new, name)) for word, old, new, name in pairs if old != new
    )


def _said(value: object, name: str) -> str:  # noqa: PLR0911 - one line a kind of value
    """Return a value as people read it, "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, Rating):
        return rating_label(value)
    if isinstance(value, Predicate):
        return predicate_label(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return short_date(value)
    if name in {"period_code", "month"}:
        return _period(str(value))
    if isinstance(value, Decimal | int) and name != "year":
        return number(value)
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _period(code: str) -> str:
    try:
        return PeriodCode.parse(code).label
    except RuleViolation:
        return code
