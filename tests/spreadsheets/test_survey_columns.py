"""Rows of a survey that are read column by column come out as those read one by one (TJ-8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.spreadsheets.grid import CellValue, Grid
from penilaian_desktop.spreadsheets.surveys import read_survey_grids

UNSUR = [f"U{n}" for n in range(1, 10)]
HEADER = ["Timestamp", "Jenis layanan", "Usia", "Jenis Kelamin", "Pekerjaan", *UNSUR, "Saran"]
OTHER = ["Tanggal", *reversed(UNSUR), "Jenis layanan", "Usia", "", "", ""]

STAMPS = st.sampled_from(
    [datetime(2026, 7, 1, 8, 30), datetime(2026, 7, 2, 9, 0, 1), date(2026, 7, 3), "4 Juli 2026",  # noqa: DTZ001
     45_100.0, 17.0, "", "-", "Jumlah", "Rata-rata"]
)  # fmt: skip
ANSWERS = st.sampled_from(
    [3.0] * 9 + [1.0, 2.0, 4, "4", "Sangat baik", "3. Sesuai", "", "-", 5.0, "tidak tahu", 2.5]
)
SERVICES = st.sampled_from(["KTP-el", "KTP-el", "ktp-EL", " Kartu  Keluarga ", "", 12.0])
AGES = st.sampled_from([34.0, "41 th", "", 7.0, "muda"])
WORDS = st.sampled_from(["", "L", "perempuan", "Antre\nlama ", "-", 3.0])


def line(draw: st.DrawFn) -> list[CellValue]:
    """Draw a row of answers, or what stands between such rows."""
    kind = draw(st.sampled_from(["row"] * 12 + ["empty", "title", "header", "other"]))
    if kind == "empty":
        return [""] * len(HEADER)
    if kind == "title":
        return ["Agustus 2026", *[""] * (len(HEADER) - 1)]
    if kind == "header":
        return list(HEADER)
    if kind == "other":
        return list(OTHER)
    return [
        draw(STAMPS), draw(SERVICES), draw(AGES), draw(WORDS), draw(WORDS),
        *(draw(ANSWERS) for _ in UNSUR), draw(WORDS),
    ]  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> list[list[CellValue]]:
    """Draw a sheet below its header; the same row often comes again."""
    rows = [line(draw) for _ in range(draw(st.integers(1, 12)))]
    good: list[CellValue] = ["30 Juli 2026", "KTP-el", "", "", "", *[4.0] * 9, ""]
    return [list(HEADER), good, *rows, *draw(st.lists(st.sampled_from(rows), max_size=4))]


def one_by_one(rows: Sequence[Sequence[CellValue]]) -> list[list[CellValue]]:
    """Return the rows with a yes in a column that asks nothing: such sheets are read by rows."""
    return [[*row, True if at else ""] for at, row in enumerate(rows)]


@settings(max_examples=200, deadline=None)
@given(sheets())
def test_columns_and_rows_say_the_same(rows: list[list[CellValue]]) -> None:
    hidden = frozenset({len(HEADER)})
    quick = read_survey_grids("a", [Grid("S", rows, hidden_columns=hidden)])
    slow = read_survey_grids("a", [Grid("S", one_by_one(rows), hidden_columns=hidden)])
    assert quick == slow
    assert quick.total == len(quick.records) + len({p.row for p in quick.refused})


def test_a_header_that_changes_again_and_again_is_still_followed() -> None:
    """Each header after the sixteenth costs no more than its own row."""
    row = [datetime(2026, 7, 1, 8), "KTP-el", 30.0, "L", "PNS", *[3.0] * 8, 4.0, ""]  # noqa: DTZ001
    turned = [datetime(2026, 7, 1, 9), 4.0, *[3.0] * 8, "KTP-el", 30.0, "", "", ""]  # noqa: DTZ001
    found = read_survey_grids("a", [Grid("S", [HEADER, row, OTHER, turned] * 40)])
    assert len(found.records) == 80
    assert {record.answers for record in found.records} == {(3,) * 8 + (4,)}
    assert {record.age for record in found.records} == {30}
