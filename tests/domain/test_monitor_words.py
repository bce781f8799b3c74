"""Figures, charts and words of monitoring (TJ-5, TJ-6, PR-10; section 2 no. 14)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from penilaian_desktop.domain import monitor_charts as charts
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee_sheet import SkippedRow, SkipReason
from penilaian_desktop.domain.monitor import ExceptionKind, PersonException
from penilaian_desktop.domain.monitor_views import (
    REACHED,
    BoardLine,
    BoardState,
    LateUnit,
    UnitCell,
    UnitStatistics,
)
from penilaian_desktop.domain.monitor_words import (
    age_text,
    cell_spoken,
    cell_text,
    late_text,
    not_due_text,
    older_text,
    skipped_text,
)

CODES = ("2026-T1", "2026-T2")
AT = datetime(2026, 11, 17, tzinfo=UTC)


def bare(type_, **fields):
    """Return a view with these fields; the others are None, for what does not look at them."""
    return type_(**{f.name: None for f in dataclasses.fields(type_)} | fields)


def cell(state, reached=49, counted=52, excused=0):
    counts = tuple(counted if one is state else 0 for one in REACHED)
    return UnitCell(state=state, reached=reached, counted=counted, excused=excused, counts=counts)


# --- figures ---------------------------------------------------------------------------------
def test_means_and_shares_of_nothing_are_none():
    """TJ-6: mean, spread, completion, missing."""
    assert (charts.percent(1, 0), charts.mean(()), charts.grades_mean((0, 0))) == (None,) * 3
    assert charts.grades_spread((0, 0, 0, 0, 0)) is None
    assert charts.percent(1, 3) == Decimal("33.3")
    assert charts.mean((1, 2)) == Decimal("1.50")
    assert charts.grades_mean((0, 0, 1, 1, 0)) == Decimal("3.50")
    assert charts.grades_spread((1, 0, 0, 0, 1)) == Decimal("2.00")
    assert charts.grades_spread((0, 0, 5, 0, 0)) == Decimal("0.00")


def test_a_spread_stands_beside_the_shape_that_is_advised():
    drawn = charts.spread_chart("Unit", (0, 0, 1, 2, 1), (0, 1, 2, 4, 3))
    assert drawn.series[0].values[3] == Decimal("50.0")
    assert drawn.pattern[3] == Decimal("40.0")
    nothing = charts.spread_chart("Unit", (0, 0, 0, 0, 0), ())
    assert nothing.is_empty
    assert nothing.pattern == ()


def test_units_are_compared_by_counts_without_names_of_persons():
    """PR-10."""
    units = (bare(UnitStatistics, name="Loket", counts=(0, 0, 1, 2, 1)),)
    assert [one.values for one in charts.comparison_chart("Sebaran", units).series] == [
        (Decimal(n),) for n in (0, 0, 1, 2, 1)
    ]


def test_trends_of_units_persons_and_indicators_keep_their_gaps():
    """TJ-5: trend per person, unit and indicator."""
    unit = charts.unit_trend("Loket", CODES, (Decimal(90), None), (None, None), ("a", "b"))
    assert [one.values for one in unit.series] == [(Decimal(90), None), (None, None)]
    assert charts.grade_trend("Siti", CODES, (Decimal(4), None), ("", "")).places == 0
    assert charts.grade_trend("Loket", CODES, (Decimal("3.5"), None), ("", "")).places == 2
    ratings = charts.rating_trend("Siti", CODES, (3, None), (None, 2))
    assert [one.values for one in ratings.series] == [(Decimal(3), None), (None, Decimal(2))]
    assert charts.hours_trend("Siti", CODES, (630, None)).series[0].values == (Decimal(11), None)
    indicator = charts.indicator_trend("Waktu", "menit", CODES, {"2026-T2": (Decimal(30),)})
    assert indicator.series[0].values == (None, Decimal("30.00"))
    assert indicator.series[0].notes == ("0 pegawai", "1 pegawai")


# --- words -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("given", "text"),
    [
        (cell(BoardState.NOT_STARTED), "belum"),
        (cell(BoardState.SENT), "dikirim"),
        (cell(BoardState.PUBLISHED), "49 / 52"),
        (cell(BoardState.PUBLISHED, reached=52), "terbit"),
        (cell(BoardState.NOT_DUE), "–"),
    ],
)
def test_a_cell_of_the_board_says_how_far_a_unit_is(given, text):
    assert cell_text(given) == text


def test_a_cell_is_spoken_in_full_words_with_who_is_counted_out():
    nobody = cell(BoardState.NOT_DUE)
    assert cell_spoken(nobody, begun=False) == "periode belum mulai"
    assert cell_spoken(nobody) == "tidak ada yang dinilai pada periode ini"
    assert cell_spoken(cell(BoardState.PUBLISHED, excused=1)) == (
        "terbit: 52 terbit dari 52 pegawai, 1 dikecualikan"
    )
    waiting = cell(BoardState.DRAFT)
    assert waiting.missing == 52
    assert cell_spoken(waiting).endswith("dari 52 pegawai")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"data_at": None, "live": True}, "hari ini, langsung"),
        ({"data_at": None, "live": False}, "belum pernah"),
        ({"data_at": AT, "age": 0}, "17 Nov, hari ini"),
        ({"data_at": AT, "age": 2}, "17 Nov, 2 hari"),
    ],
)
def test_the_age_of_data_is_said_honestly(fields, text):
    """TS-6: nothing claims real time when it is not."""
    assert age_text(bare(BoardLine, **fields)) == text


@pytest.mark.parametrize("reason", ["refused", "waiting", "silent", "nothing", "some"])
def test_every_reason_to_remind_has_its_words(reason):
    one = LateUnit(
        unit_id="u", direct=True, name="Loket", reason=reason, period_code="2026-T3", count=3,
        since=date(2026, 10, 1),
    )  # fmt: skip
    said = late_text(one, "Triwulan III 2026")
    assert ("3 pegawai" in said) or ("Meja impor" in said)


def test_a_unit_of_nobody_has_no_completion_and_an_exception_has_its_days():
    whole = bare(UnitStatistics, people=10, excused=2, finished=4)
    assert whole.completion == 50
    assert bare(UnitStatistics, people=2, excused=2, finished=0).completion is None
    away = PersonException(
        id="e", at=AT, person_id="p", exception_kind=ExceptionKind.LEAVE,
        starts=date(2026, 3, 1), ends=date(2026, 3, 31),
    )  # fmt: skip
    assert away.covers(date(2026, 3, 31))
    assert not away.covers(date(2026, 4, 1))
    assert dataclasses.replace(away, ends=None).covers(date(2030, 1, 1))


# --- older periods, and rows of a recap that are nobody ----------------------------------------
def late(name, count):
    return bare(LateUnit, name=name, count=count)


@pytest.mark.parametrize(
    ("units", "text"),
    [
        ((late("Loket", 3),), "3 pegawai belum masuk: Loket"),
        (
            (late("Loket", 1), late("Arsip", 5), late("Umum", 2), late("Desa", 1)),
            "9 pegawai belum masuk: Arsip, Umum, dan 2 unit lain",
        ),
    ],
)
def test_whoever_misses_an_older_period_is_named_by_unit_the_most_first(units, text):
    assert older_text(units) == text


def skipped(*rows, sheet="Rekap"):
    return tuple(SkippedRow(sheet=sheet, row=row, reason=reason) for row, reason in rows)


def test_rows_that_hold_nobody_are_named_with_what_they_are():
    total, sign = SkipReason.TOTAL, SkipReason.SIGNATURE
    rows = skipped(
        (1, SkipReason.TITLE), (8, total), (9, SkipReason.EMPTY), (10, sign), (11, sign), (13, sign)
    )
    assert skipped_text(rows) == "baris 8 (jumlah); baris 10–11, 13 (tanda tangan)"
    both = (*rows[:2], *skipped((8, total), sheet="Lain"))
    assert skipped_text(both) == "Rekap baris 8 (jumlah); Lain baris 8 (jumlah)"
    assert skipped_text(rows[:1]) == ""


def test_a_cell_of_people_to_be_checked_says_so():
    one = UnitCell(
        state=BoardState.CHECK, reached=0, counted=2, excused=0, counts=(0,) * 6, unclear=2
    )
    assert cell_text(one) == "periksa"
    assert cell_spoken(one) == "periksa: 2 perlu diperiksa dari 2 pegawai"


def test_a_dash_of_a_person_says_what_it_is():
    """TJ-6: what is past is not read out as what is still to come."""
    first, today = PeriodCode.parse("2026-T1"), date(2026, 11, 19)
    assert not_due_text(first, today) == "tidak bertugas pada periode ini"
    assert not_due_text(first, today, national=True) == "tidak ada di rekap nasional"
    assert not_due_text(PeriodCode.parse("2027-T1"), today) == "periode belum mulai"
