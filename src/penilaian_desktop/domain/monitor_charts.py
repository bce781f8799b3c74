"""The charts of monitoring, made of plain figures (TJ-5, TJ-6, PR-10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartSeries,
    period_categories,
)
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.monitor_views import UnitStatistics
from penilaian_desktop.domain.wording import predicate_label

TIERS = {
    Predicate.SANGAT_BAIK: "tier1",
    Predicate.BAIK: "tier2",
    Predicate.BUTUH_PERBAIKAN: "tier3",
    Predicate.KURANG: "tier4",
    Predicate.SANGAT_KURANG: "tier5",
}
GRADE = {one: at for at, one in enumerate(WORST_TO_BEST, start=1)}
"""A predicate as a number from 1 (worst) to 5, for means."""
RATING_GRADE = {Rating.BELOW: 1, Rating.MEETS: 2, Rating.ABOVE: 3}


def percent(part: int, whole: int) -> Decimal | None:
    """Return a percentage to one decimal, None of nothing."""
    return _rounded(Decimal(100 * part) / whole, 1) if whole else None


def mean(values: Sequence[int] | Sequence[Decimal]) -> Decimal | None:
    """Return the mean to two decimals, None of nothing."""
    return _rounded(Decimal(sum(values)) / len(values), 2) if values else None


def grades_mean(counts: Sequence[int]) -> Decimal | None:
    """Return the mean grade of counts that are worst first."""
    total = sum(counts)
    weight = sum(grade * count for grade, count in enumerate(counts, start=1))
    return _rounded(Decimal(weight) / total, 2) if total else None


def grades_spread(counts: Sequence[int]) -> Decimal | None:
    """Return the population standard deviation of the grades, two decimals."""
    total = sum(counts)
    if not total:
        return None
    first = sum(grade * count for grade, count in enumerate(counts, start=1))
    second = sum(grade * grade * count for grade, count in enumerate(counts, start=1))
    variance = (Decimal(second) - Decimal(first) * first / total) / total
    return _rounded(max(Decimal(0), variance).sqrt(), 2)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def spread_chart(
    title: str, counts: Sequence[int], shape: Sequence[int], *, pattern_label: str = "pola"
) -> ChartData:
    """Return the predicates of a unit in percent with the shape that is advised, worst first."""
    total = sum(counts)
    whole = sum(shape)
    return ChartData(
        kind=ChartKind.BARS,
        title=title,
        category_title="Predikat",
        categories=tuple(ChartCategory(label=predicate_label(p)) for p in WORST_TO_BEST),
        series=(
            ChartSeries(
                label="pegawai",
                values=tuple(percent(count, total) if total else None for count in counts),
                notes=tuple(f"{count} orang" for count in counts),
            ),
        ),
        unit="%",
        places=1,
        pattern=(tuple(_rounded(Decimal(100 * one) / whole, 1) for one in shape) if whole else ()),
        pattern_label=pattern_label,
        empty="Belum ada hasil yang diterbitkan.",
    )


def comparison_chart(title: str, units: Sequence[UnitStatistics]) -> ChartData:
    """Return units side by side by their predicates, without any name of a person (PR-10)."""
    return ChartData(
        kind=ChartKind.SHARES,
        title=title,
        category_title="Unit",
        categories=tuple(ChartCategory(label=one.name) for one in units),
        series=tuple(
            ChartSeries(
                label=predicate_label(predicate),
                values=tuple(Decimal(one.counts[at]) for one in units),
                tint=TIERS[predicate],
            )
            for at, predicate in enumerate(WORST_TO_BEST)
        ),
        empty="Belum ada unit dengan cukup hasil untuk dibandingkan.",
    )


def unit_trend(
    name: str,
    codes: Sequence[str],
    finished: Sequence[Decimal | None],
    approved: Sequence[Decimal | None],
    notes: Sequence[str],
) -> ChartData:
    """Return how much of a unit was appraised and how much of its log was agreed to."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Penyelesaian {name}",
        categories=period_categories(codes),
        series=(
            ChartSeries(label="pegawai dinilai", values=tuple(finished), notes=tuple(notes)),
            ChartSeries(label="kegiatan disetujui", values=tuple(approved)),
        ),
        unit="%",
        places=0,
        low=Decimal(0),
        high=Decimal(100),
        empty="Belum ada penilaian atau kegiatan pada periode ini.",
    )


def grade_trend(
    name: str, codes: Sequence[str], values: Sequence[Decimal | None], notes: Sequence[str]
) -> ChartData:
    """Return the mean grade of a unit, or the grade of a person, from 1 to 5."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Predikat {name}",
        categories=period_categories(codes),
        series=(ChartSeries(label="predikat (1–5)", values=tuple(values), notes=tuple(notes)),),
        places=2 if any(v is not None and v != int(v) for v in values) else 0,
        low=Decimal(1),
        high=Decimal(5),
        empty="Belum ada hasil yang diterbitkan.",
    )


def rating_trend(
    name: str, codes: Sequence[str], work: Sequence[int | None], behaviour: Sequence[int | None]
) -> ChartData:
    """Return both ratings of a person from 1 (below) to 3 (above)."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Rating {name}",
        categories=period_categories(codes),
        series=(
            ChartSeries(label="hasil kerja (1–3)", values=_numbers(work)),
            ChartSeries(label="perilaku kerja (1–3)", values=_numbers(behaviour)),
        ),
        low=Decimal(1),
        high=Decimal(3),
        empty="Belum ada hasil yang diterbitkan.",
    )


def hours_trend(name: str, codes: Sequence[str], minutes: Sequence[int | None]) -> ChartData:
    """Return the hours of the log."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Jam kegiatan {name}",
        categories=period_categories(codes),
        series=(
            ChartSeries(
                label="jam tercatat",
                values=tuple(None if m is None else _rounded(Decimal(m) / 60, 0) for m in minutes),
            ),
        ),
        unit="jam",
        low=Decimal(0),
        empty="Belum ada kegiatan pada periode ini.",
    )


def indicator_trend(
    name: str, unit: str, codes: Sequence[str], values: Mapping[str, Sequence[Decimal]]
) -> ChartData:
    """Return the mean of what was realised of a ready indicator in each period."""
    means = [mean(values.get(code, ())) for code in codes]
    return ChartData(
        kind=ChartKind.LINE,
        title=name,
        categories=period_categories(codes),
        series=(
            ChartSeries(
                label="rata-rata realisasi",
                values=tuple(means),
                notes=tuple(f"{len(values.get(code, ()))} pegawai" for code in codes),
            ),
        ),
        unit=unit,
        places=2,
        empty="Belum ada realisasi indikator ini.",
    )


def _numbers(values: Sequence[int | None]) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)
