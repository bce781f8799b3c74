"""The figures of charts in Excel (TJ-5: export to Excel; X-8)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from penilaian_desktop.domain.chart_views import (
    ChartData,
    ChartKind,
    ChartSeries,
    period_categories,
)
from penilaian_desktop.spreadsheets.chart_book import chart_workbook


def chart(title):
    return ChartData(
        kind=ChartKind.LINE,
        title=title,
        categories=period_categories(("2026-T1", "2026-T2", "2026-T3")),
        series=(ChartSeries(label="median", values=(Decimal("1.5"), None, Decimal(2))),),
        unit="hari",
    )


def test_each_chart_is_a_sheet_with_numbers_as_numbers():
    """TJ-5, X-8."""
    book = load_workbook(BytesIO(chart_workbook([chart("Waktu"), chart("Waktu")])))
    assert book.sheetnames == ["Waktu", "Waktu (2)"]
    rows = list(book["Waktu"].values)
    assert rows[0][0] == "Waktu"
    assert rows[2] == ("Periode", "median (hari)")
    assert rows[3:] == [
        ("Triwulan I 2026", 1.5),
        ("Triwulan II 2026", None),
        ("Triwulan III 2026", 2),
    ]


def test_a_long_title_with_forbidden_signs_is_still_a_name():
    title = "Indeks: kepuasan/masyarakat per layanan dan semester"
    book = load_workbook(BytesIO(chart_workbook([chart(title), chart(title)])))
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len(set(book.sheetnames)) == 2


def test_steps_of_a_scale_are_words_with_their_numbers_beside_them():
    """X-8: what is said is read, what is reckoned with is a number."""
    graded = replace(
        chart("Predikat"), unit="", words=("Kurang", "Baik"), note="Sebagian tidak ditampilkan."
    )
    rows = list(load_workbook(BytesIO(chart_workbook([graded])))["Predikat"].values)
    assert rows[2] == ("Periode", "median", "median, angka (2 = Baik)")
    assert rows[3] == ("Triwulan I 2026", "Baik (1,50 dari 2)", 1.5)
    assert rows[4] == ("Triwulan II 2026", None, None)
    assert rows[5] == ("Triwulan III 2026", "Baik", 2)
    assert rows[-1][0] == "Sebagian tidak ditampilkan."
