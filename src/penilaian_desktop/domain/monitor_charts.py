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
from penilaian_desktop.domain.form_views_unit import SummaryRow
from penilaian_desktop.domain.monitor_views import UnitStatistics
from penilaian_desktop.domain.wording import predicate_label, rating_label

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
GRADE_WORDS = tuple(predicate_label(one) for one in WORST_TO_BEST)
RATING_WORDS = tuple(rating_label(one) for one in RATING_GRADE)
"""What a grade is called: numbers alone run the other way in the codes of the national system."""


_MERGED = "Predikat yang hanya dimiliki satu atau dua orang di satu unit digabung: predikat lain."
_NO_RESULT = "Belum ada hasil yang diterbitkan."
_NO_ENTRY = "Belum ada kegiatan pada periode ini."
_NOT_REALISED = "Belum ada realisasi indikator ini."


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
    title: str,
    counts: Sequence[int],
    shape: Sequence[int],
    *,
    pattern_label: str = "pola",
    note: str = "",
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
        empty="Belum ada hasil yang dapat ditampilkan." if note else _NO_RESULT,
        note=note,
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


def peer_chart(label: str, rows: Sequence[tuple[SummaryRow, Mapping[Predicate, int]]]) -> ChartData:
    """Return units side by side for everybody: groups of one or two go together, unnamed (PR-10).

    Each row comes with what was counted. Where there is such a group, a predicate that nobody has
    is not told either: with it the rest would have a name.
    """
    shown = [dict(row.counts) for row, _ in rows]
    merged = [
        sum(counts[one] for one, told in known.items() if told is None)
        for (_, counts), known in zip(rows, shown, strict=True)
    ]
    series = [
        ChartSeries(
            label=predicate_label(predicate),
            values=tuple(
                None if told[predicate] is None or (rest and not told[predicate])
                else Decimal(told[predicate] or 0)
                for told, rest in zip(shown, merged, strict=True)
            ),
            tint=TIERS[predicate],
        )
        for predicate in WORST_TO_BEST
    ]  # fmt: skip
    if any(merged):
        series.append(
            ChartSeries(
                label="predikat lain", values=tuple(Decimal(n) for n in merged), tint="muted"
            )
        )
    return ChartData(
        kind=ChartKind.SHARES,
        title=f"Perbandingan unit, {label}" if label else "Perbandingan unit",
        category_title="Unit",
        categories=tuple(ChartCategory(label=row.unit_name) for row, _ in rows),
        series=tuple(series),
        empty="Belum ada unit dengan cukup hasil untuk dibandingkan.",
        note=_MERGED if any(merged) else "",
    )


def unit_trend(
    name: str,
    codes: Sequence[str],
    finished: Sequence[Decimal | None],
    approved: Sequence[Decimal | None],
    notes: Sequence[str],
    note: str = "",
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
        note=note,
    )


def grade_trend(
    name: str,
    codes: Sequence[str],
    values: Sequence[Decimal | None],
    notes: Sequence[str],
    note: str = "",
) -> ChartData:
    """Return the mean grade of a unit, or the grade of a person, in words."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Predikat {name}",
        categories=period_categories(codes),
        series=(ChartSeries(label="predikat", values=tuple(values), notes=tuple(notes)),),
        places=2 if any(v is not None and v != int(v) for v in values) else 0,
        low=Decimal(1),
        high=Decimal(len(GRADE_WORDS)),
        empty="Belum ada hasil yang dapat ditampilkan." if note else _NO_RESULT,
        words=GRADE_WORDS,
        note=note,
    )


def rating_trend(
    name: str,
    codes: Sequence[str],
    work: Sequence[int | None],
    behaviour: Sequence[int | None],
    note: str = "",
) -> ChartData:
    """Return both ratings of a person in words."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Rating {name}",
        categories=period_categories(codes),
        series=(
            ChartSeries(label="hasil kerja", values=_numbers(work)),
            ChartSeries(label="perilaku kerja", values=_numbers(behaviour)),
        ),
        low=Decimal(1),
        high=Decimal(len(RATING_WORDS)),
        empty="Belum ada hasil yang dapat ditampilkan." if note else _NO_RESULT,
        words=RATING_WORDS,
        note=note,
    )


def hours_trend(
    name: str, codes: Sequence[str], minutes: Sequence[int | None], note: str = ""
) -> ChartData:
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
        empty="Belum ada kegiatan yang dapat ditampilkan." if note else _NO_ENTRY,
        note=note,
    )


def indicator_trend(
    name: str,
    unit: str,
    codes: Sequence[str],
    values: Mapping[str, Sequence[Decimal]],
    *,
    people: Mapping[str, int] | None = None,
    person: bool = False,
    running: str = "",
    note: str = "",
) -> ChartData:
    """Return the mean of what was realised of an indicator in each period.

    `people` tells how many are behind the mean of a period, by default one for each value; with
    `person` it is a single one. `running` is the period that is not over yet: its point says so.
    """
    means = [mean(values.get(code, ())) for code in codes]
    counts = people or {code: len(found) for code, found in values.items()}
    return ChartData(
        kind=ChartKind.LINE,
        title=name,
        categories=period_categories(codes),
        series=(
            ChartSeries(
                label="realisasi" if person else "rata-rata realisasi",
                values=tuple(means),
                notes=tuple(
                    ", ".join(
                        part
                        for part in (
                            "" if person else f"{counts.get(code, 0)} pegawai",
                            "belum berakhir" if code == running else "",
                        )
                        if part
                    )
                    for code in codes
                ),
            ),
        ),
        unit=unit,
        places=2,
        empty="Realisasi indikator ini tidak ditampilkan." if note else _NOT_REALISED,
        note=note,
    )


MEASURES = {"result": "hasil akhir", "time": "waktu penyelesaian", "budget": "anggaran"}
"""The three numbers of a project by their keys (TJ-2)."""


def project_trend(
    name: str,
    codes: Sequence[str],
    percents: Mapping[str, Mapping[str, Sequence[Decimal]]],
    note: str = "",
) -> ChartData:
    """Return the mean achievement of projects in result, time and budget, in percent."""
    return ChartData(
        kind=ChartKind.LINE,
        title=f"Proyek {name}: capaian hasil, waktu, anggaran",
        categories=period_categories(codes),
        series=tuple(
            ChartSeries(
                label=label,
                values=tuple(mean(percents[key].get(code, ())) for code in codes),
                notes=tuple(f"{len(percents[key].get(code, ()))} proyek" for code in codes),
            )
            for key, label in MEASURES.items()
        ),
        unit="%",
        places=1,
        empty="Belum ada proyek yang selesai pada periode ini.",
        note=note,
    )


def _numbers(values: Sequence[int | None]) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)
