"""The figures behind a finished appraisal, kept in its trail so that they never change (X-3, SM-5).

Entries that are accepted later, or a plan that becomes a new version, alter what the log adds up
to; they must not alter what a decision was based on. Each RHK is one step of the trail.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Rating, TrailStep
from penilaian_desktop.domain.appraisal_views import RhkResult
from penilaian_desktop.domain.plan import Direction, RhkKind
from penilaian_desktop.services.canonical import decimal_text

RULE = "capaian_rhk"
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


def _result(said: dict[str, str], percent: str, ids: dict[str, str]) -> RhkResult:
    text = said.get("rhk", "")
    return RhkResult(
        rhk_id=ids.get(text, ""),
        number=int(said["nomor"]),
        kind=RhkKind(said["jenis"]),
        text=text,
        indicator_text=said.get("indikator", ""),
        actual=_number(said.get("realisasi", "")),
        actual_text=said.get("keterangan", ""),
        target=_number(said.get("target", "")),
        unit=said.get("satuan", ""),
        direction=_BY_WORDS[said["arah"]],
        percent=_number(percent),
        activities=int(said["kegiatan"]),
        evidence=int(said["bukti"]),
        rating=Rating(said["rating"]) if "rating" in said else None,
        suggested=Rating(said["saran"]) if "saran" in said else None,
    )


def _text(number: Decimal | None) -> str:
    return "" if number is None else decimal_text(number)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
