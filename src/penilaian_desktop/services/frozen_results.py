"""The figures behind a finished appraisal, kept in its trail so that they never change (X-3, SM-5).

Entries that are accepted later, or a plan that becomes a new version, alter what the log adds up
to; they must not alter what a decision was based on. Each RHK is one step of the trail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from penilaian_desktop.domain.appraisal import Rating, TrailStep
from penilaian_desktop.domain.appraisal_views import RhkResult
from penilaian_desktop.domain.plan import Direction, RhkKind
from penilaian_desktop.services.canonical import decimal_text

T = TypeVar("T")

RULE = "capaian_rhk"
MAX_DIGITS, MAX_COUNT = 40, 9
"""Characters of a number and of a count in a trail."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIRECTIONS = {
    Direction.HIGHER: "lebih tinggi lebih baik",
    Direction.LOWER: "lebih rendah lebih baik",
}
_BY_WORDS = {words: direction for direction, words in _DIRECTIONS.items()}


def freeze(results: Iterable[RhkResult]) -> tuple[TrailStep, ...]:
    """Return one step for each RHK: target, realisation, entries, evidence, rating."""
    return tuple(_step(result) for result in results)


def thaw(trail: Iterable[TrailStep], current: Iterable[RhkResult]) -> tuple[RhkResult, ...] | None:
    """Return the results that a trail keeps, or None for a trail that keeps none.

    The ids of the RHK are found again by their text; one that is no longer in the plan has the
    id "".
    """
    ids = {result.text: result.rhk_id for result in current}
    found = [_result(dict(step.inputs), step.output, ids) for step in trail if step.rule == RULE]
    return tuple(found) or None


def _step(result: RhkResult) -> TrailStep:
    said = {
        "nomor": str(result.number),
        "jenis": result.kind.value,
        "rhk": result.text,
        "indikator": result.indicator_text,
        "realisasi": _text(result.actual),
        "keterangan": result.actual_text,
        "target": _text(result.target),
        "satuan": result.unit,
        "arah": _DIRECTIONS[result.direction],
        "kegiatan": str(result.activities),
        "bukti": str(result.evidence),
        "rating": result.rating.value if result.rating else "",
        "saran": result.suggested.value if result.suggested else "",
    }
    return TrailStep(
        rule=RULE,
        inputs=tuple((name, text) for name, text in said.items() if text),
        output=_text(result.percent),
    )


def step_fault(step: TrailStep) -> str:
    """Return the name of the first part of a frozen result that cannot be read, or "".

    A part that must be there and is not counts too. The output is called "output".
    """
    said = dict(step.inputs)
    for name, read in _READERS.items():
        try:
            read(said[name])
        except (KeyError, ValueError):
            if name in said or name in _NEEDED:
                return name
    try:
        read_number(step.output)
    except ValueError:
        return "output"
    return ""


def _result(said: dict[str, str], percent: str, ids: dict[str, str]) -> RhkResult:
    """Return what a step tells; what cannot be read counts as not said."""
    text = said.get("rhk", "")
    return RhkResult(
        rhk_id=ids.get(text, ""),
        number=_told(said, "nomor", read_count) or 0,
        kind=_told(said, "jenis", RhkKind) or RhkKind.UTAMA,
        text=text,
        indicator_text=said.get("indikator", ""),
        actual=_told(said, "realisasi", read_number),
        actual_text=said.get("keterangan", ""),
        target=_told(said, "target", read_number),
        unit=said.get("satuan", ""),
        direction=_told(said, "arah", _direction) or Direction.HIGHER,
        percent=_told({"": percent}, "", read_number),
        activities=_told(said, "kegiatan", read_count) or 0,
        evidence=_told(said, "bukti", read_count) or 0,
        rating=_told(said, "rating", Rating),
        suggested=_told(said, "saran", Rating),
    )


def told_rating(step: TrailStep) -> Rating | None:
    """Return the rating that a frozen result tells, or None when it tells none."""
    return _told(dict(step.inputs), "rating", Rating)


def _told(said: dict[str, str], name: str, read: Callable[[str], T]) -> T | None:
    try:
        return read(said[name])
    except (KeyError, ValueError):
        return None


def _text(number: Decimal | None) -> str:
    return "" if number is None else decimal_text(number)


def read_number(text: str) -> Decimal | None:
    """Return a number of a trail, None for ""; raise ValueError for anything else."""
    if not text:
        return None
    if len(text) > MAX_DIGITS or not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def read_count(text: str) -> int:
    """Return a count of a trail; raise ValueError for what is none."""
    if len(text) > MAX_COUNT or not (text.isascii() and text.isdecimal()):
        raise ValueError(text)
    return int(text)


def _direction(text: str) -> Direction:
    if text not in _BY_WORDS:
        raise ValueError(text)
    return _BY_WORDS[text]


_READERS: dict[str, Callable[[str], object]] = {
    "nomor": read_count,
    "jenis": RhkKind,
    "realisasi": read_number,
    "target": read_number,
    "arah": _direction,
    "kegiatan": read_count,
    "bukti": read_count,
    "rating": Rating,
    "saran": Rating,
}
_NEEDED = frozenset({"nomor", "jenis", "arah", "kegiatan", "bukti"})
