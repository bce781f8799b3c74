"""A chart as data: one description for the screen, the paper and the workbook.

Whoever shows figures over time or side by side fills a `ChartData` in a service and hands it on:

* on the screen `ui.widgets.chart_card.ChartCard` shows it with its table behind the key T
  (`ui.widgets.chart.ChartView` is the bare drawing, `ui.widgets.chart_card.ChartPanelsCard` shows
  small multiples);
* on paper `reports.chart.chart_block(data, width)` is an atom like any other;
* in Excel `spreadsheets.chart_book.chart_workbook([data, …])` writes the numbers as a table.

All draw the same `domain.chart_layout.scene_of`, so that they cannot disagree. Series are told
apart by marker, dash and hatching as well as by colour, values are written at the end of a line.

    ChartData(
        kind=ChartKind.LINE,
        title="Waktu tunggu",
        categories=period_categories(("2025-T1", "2025-T2")),
        series=(ChartSeries(label="median", values=(Decimal(9), None)),),
        unit="hari",
    )

A value None is "no data": a gap in the line, a missing bar, "tidak ada data" when it is spoken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.wording import ROMAN, SHORT_MONTHS, number

NO_DATA = "tidak ada data"


class ChartKind(StrEnum):
    """How the figures are drawn.

    LINE runs over time; BARS stand side by side, for a distribution; SHARES are lying bars of
    100 percent each, one for a category, cut by series, whose values are counts.
    """

    LINE = "line"
    BARS = "bars"
    SHARES = "shares"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartCategory:
    """A place on the axis: `label` is drawn, `group` stands under several ("2026"), `full` spoken.

    `full` is what the table says too; "" is label and group.
    """

    label: str
    group: str = ""
    full: str = ""

    @property
    def spoken(self) -> str:
        """Return the whole name."""
        return self.full or " ".join(part for part in (self.label, self.group) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries:
    """One line, one set of bars, or one part of every share, with a value for each category.

    `tint` is a token of the theme, "" takes the next of the order. `notes` are said after the value
    of a category ("49 dari 52 orang"); () has none.
    """

    label: str
    values: tuple[Decimal | None, ...]
    tint: str = ""
    notes: tuple[str, ...] = ()

    def note(self, category: int) -> str:
        """Return what is said after the value of a category."""
        return self.notes[category] if category < len(self.notes) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLimit:
    """A level that is drawn across the chart: a target, a limit that is advised."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """Everything a chart says.

    `category_title` heads the first column of the table, "" is told by the kind. `places` are the
    decimals shown. `low` and `high` fix the ends of the scale; without them it fits the values.
    `pattern` is an advised curve over the bars, one value for each category. With `words` the
    values are steps of a scale, 1 being the first word: a number alone is never shown then. `note`
    is a sentence that stands with the chart: what it leaves out, and why.
    """

    kind: ChartKind
    title: str
    categories: tuple[ChartCategory, ...]
    series: tuple[ChartSeries, ...]
    category_title: str = ""
    unit: str = ""
    places: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    limits: tuple[ChartLimit, ...] = ()
    pattern: tuple[Decimal, ...] = ()
    pattern_label: str = "pola"
    empty: str = "Belum ada data untuk digambar."
    words: tuple[str, ...] = ()
    note: str = ""

    @property
    def heading(self) -> str:
        """Return what the places on the axis are: periods along a line, else what was said."""
        return self.category_title or ("Periode" if self.kind is ChartKind.LINE else "Kelompok")

    def value(self, series: int, category: int) -> Decimal | None:
        """Return a value, None where there is no data."""
        values = self.series[series].values
        return values[category] if category < len(values) else None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no value at all."""
        if self.kind is ChartKind.SHARES:
            return not any(value for one in self.series for value in one.values)
        return all(value is None for one in self.series for value in one.values)

    def total(self, category: int) -> Decimal:
        """Return the sum of the series in a category: what 100 percent of a share is."""
        return sum(
            (self.value(at, category) or Decimal(0) for at in range(len(self.series))), Decimal(0)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPanels:
    """Small multiples: charts of one kind under one title, drawn to one scale."""

    title: str
    charts: tuple[ChartData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTable:
    """The figures of a chart as rows; the first cell of a row is text, None is no data.

    With `words` the numbers are steps of a scale: `step_text` says them.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str | Decimal | None, ...], ...]
    words: tuple[str, ...] = ()


def step_text(words: Sequence[str], value: Decimal) -> str:
    """Return a step of a scale in words: "Baik"; a mean with its number, "Baik (3,57 dari 5)"."""
    nearest = int(value.to_integral_value(ROUND_HALF_UP))
    word = words[min(max(nearest, 1), len(words)) - 1]
    if value == nearest and 1 <= nearest <= len(words):
        return word
    return f"{word} ({number(value, 2)} dari {len(words)})"


def value_text(data: ChartData, value: Decimal | None) -> str:
    """Return a value with its unit: "86 %", "1,4 hari"; "tidak ada data" for None."""
    if value is None:
        return NO_DATA
    if data.words:
        return step_text(data.words, value)
    return f"{number(value, data.places)} {data.unit}".strip()


def describe(data: ChartData, series: int, category: int) -> str:
    """Return a point in words: "Triwulan III 2026, dinilai tepat waktu: 86 %, 49 dari 57 orang"."""
    one = data.series[series]
    value = data.value(series, category)
    said = value_text(data, value)
    if data.kind is ChartKind.SHARES and value is not None and (whole := data.total(category)):
        said = f"{said}, {number(100 * value / whole, 0)} %"
    note = one.note(category)
    words = f"{data.categories[category].spoken}, {one.label}: {said}"
    return f"{words}, {note}" if note else words


def summary(data: ChartData) -> str:
    """Return what the whole chart says, for a screen reader and the alternative text of paper."""
    if data.is_empty:
        return " ".join(part for part in (f"{data.title}. {data.empty}", data.note) if part)
    parts = [data.title]
    if data.kind is ChartKind.LINE:
        parts += [words for at in range(len(data.series)) if (words := _course(data, at))]
    else:
        parts.append(
            f"{number(len(data.categories))} {data.heading.lower()}, "
            + ", ".join(one.label for one in data.series)
        )
    if data.note:
        parts.append(data.note)
    return ". ".join(parts)


def _course(data: ChartData, series: int) -> str:
    """Return where a line begins and ends, and its highest and lowest point."""
    known = [
        (value, at)
        for at in range(len(data.categories))
        if (value := data.value(series, at)) is not None
    ]
    label = data.series[series].label
    if not known:
        return f"{label}: {NO_DATA}"

    def point(found: tuple[Decimal, int]) -> str:
        return f"{value_text(data, found[0])} ({data.categories[found[1]].spoken})"

    if len(known) == 1:
        return f"{label}: {point(known[0])}"
    low, high = min(known, key=lambda k: k[0]), max(known, key=lambda k: k[0])
    return (
        f"{label}: dari {point(known[0])} ke {point(known[-1])}, "
        f"terendah {point(low)}, tertinggi {point(high)}"
    )


def table_of(data: ChartData) -> ChartTable:
    """Return the figures of a chart as a table, the advised curve as its last column."""
    unit = f" ({data.unit})" if data.unit else ""
    titles = [data.heading, *(f"{one.label}{unit}" for one in data.series)]
    if data.pattern:
        titles.append(f"{data.pattern_label}{unit}")
    rows = []
    for at, category in enumerate(data.categories):
        row: list[str | Decimal | None] = [category.spoken]
        row += [data.value(series, at) for series in range(len(data.series))]
        if data.pattern:
            row.append(data.pattern[at])
        rows.append(tuple(row))
    return ChartTable(titles=tuple(titles), rows=tuple(rows), words=data.words)


def panels_table(panels: ChartPanels) -> ChartTable:
    """Return the figures of small multiples as one table, the name of the panel first."""
    tables = [(chart.title, table_of(chart)) for chart in panels.charts]
    if not tables:
        return ChartTable(titles=(), rows=())
    return ChartTable(
        titles=("Grafik", *tables[0][1].titles),
        rows=tuple((title, *row) for title, table in tables for row in table.rows),
        words=tables[0][1].words,
    )


def period_categories(codes: Sequence[str]) -> tuple[ChartCategory, ...]:
    """Return the places of periods on an axis: "III" over "2026", spoken "Triwulan III 2026"."""
    return tuple(_period_category(PeriodCode.parse(code)) for code in codes)


def _period_category(code: PeriodCode) -> ChartCategory:
    if code.kind == "Y":
        return ChartCategory(label=str(code.year), full=code.label)
    label = SHORT_MONTHS[code.number - 1] if code.kind == "B" else ROMAN[code.number - 1]
    return ChartCategory(label=label, group=str(code.year), full=code.label)


def one_scale(charts: Sequence[ChartData]) -> tuple[ChartData, ...]:
    """Return charts with the same ends of the scale, so that small multiples can be compared."""
    known = [
        value
        for chart in charts
        for one in chart.series
        for value in one.values
        if value is not None
    ]
    known += [limit.value for chart in charts for limit in chart.limits]
    if not known:
        return tuple(charts)
    return tuple(
        replace(
            chart,
            low=chart.low if chart.low is not None else min(known),
            high=chart.high if chart.high is not None else max(known),
        )
        for chart in charts
    )
