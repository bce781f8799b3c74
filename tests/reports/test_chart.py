"""Charts on paper: the same figures as on the screen, legible in grey (X-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
from tests.reports import paper
from tests.reports.samples import AGENCY, FOOT

from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartSeries,
    period_categories,
)
from penilaian_desktop.domain.form_views_chart import ChartFormView
from penilaian_desktop.reports import door
from penilaian_desktop.reports.chart import chart_block
from penilaian_desktop.reports.sheet import Colophon, Document, render_documents
from penilaian_desktop.reports.style import Orientation, Setup, frame_for

VIEW = ChartFormView(agency=AGENCY, dated=date(2026, 11, 19), charts=(), foot=FOOT)


def charts():
    codes = [f"{year}-T{part}" for year in (2025, 2026) for part in range(1, 5)]
    yield ChartData(
        kind=ChartKind.LINE,
        title="Tren delapan triwulan",
        categories=period_categories(codes),
        unit="%",
        series=(
            ChartSeries(label="dinilai", values=tuple(map(Decimal, range(60, 68)))),
            ChartSeries(label="bukti", values=(*map(Decimal, range(40, 46)), None, None)),
        ),
    )
    names = ("Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik")
    yield ChartData(
        kind=ChartKind.BARS,
        title="Sebaran predikat",
        category_title="Predikat",
        categories=tuple(ChartCategory(label=name) for name in names),
        series=(ChartSeries(label="pegawai", values=tuple(map(Decimal, (0, 1, 5, 30, 6)))),),
        pattern=tuple(map(Decimal, (0, 2, 6, 29, 5))),
    )
    yield ChartData(
        kind=ChartKind.SHARES,
        title="Perbandingan unit",
        category_title="Unit",
        categories=(ChartCategory(label="Disdukcapil"), ChartCategory(label="Puskesmas")),
        series=tuple(
            ChartSeries(label=name, values=(Decimal(at + 1), Decimal(9 - at)))
            for at, name in enumerate(names)
        ),
    )


def printed():
    frame = frame_for(Setup(), Orientation.PORTRAIT)
    atoms = [atom for data in charts() for atom in chart_block(data, frame.width)]
    colophon = Colophon(
        code="GRAFIK",
        version="1",
        title="Grafik",
        person="Disdukcapil",
        agency="Pemerintah Kota Contoh",
        dated=date(2026, 11, 19),
        foot=FOOT,
    )
    return render_documents([Document(atoms, frame, colophon)])[0]


def test_titles_legends_and_last_values_stand_on_the_paper():
    """X-8."""
    text = pypdfium2.PdfDocument(printed())[0].get_textpage().get_text_bounded()
    for words in ("Tren delapan triwulan", "Sebaran predikat", "Perbandingan unit"):
        assert words in text
    for words in ("dinilai", "bukti", "67", "45", "Butuh Perbaikan", "pola", "Disdukcapil"):
        assert words in text


def test_a_reprint_has_the_same_bytes():
    assert printed() == printed()


def test_the_chart_is_ink_in_grey_too():
    page = pypdfium2.PdfDocument(printed())[0].render(scale=1, grayscale=True).to_pil()
    assert page.getextrema()[0] < 80


def pages(tmp_path, *several):
    file = tmp_path / "charts.pdf"
    view = replace(VIEW, charts=several)
    file.write_bytes(door.render("grafik-pemantauan", view))
    return file


def many(count, label):
    return ChartData(
        kind=ChartKind.SHARES,
        title="Perbandingan unit",
        category_title="Unit",
        categories=tuple(ChartCategory(label=f"{label} {at}") for at in range(count)),
        series=(
            ChartSeries(label="Baik", values=(Decimal(7),) * count),
            ChartSeries(label="Kurang", values=(Decimal(2),) * count),
        ),
    )


def test_bars_of_more_units_than_a_page_holds_go_on_with_their_legend(tmp_path):
    """Sixty units with long names: nothing leaves a page, each stands in chart and table."""
    file = pages(tmp_path, many(60, "Unit Pelaksana Teknis Daerah Kependudukan Wilayah Timur"))
    for words in paper.words_of(file):
        assert max(word.bottom for word in words) <= 841.9 - 20
        assert max(word.right for word in words) <= 595.3 - 42
        assert paper.overlaps(words) == []
    text = "".join(paper.form_pages(file))
    drawn = text.count("Unit Pelaksana Teknis")
    assert drawn >= 120
    legends = sum("Kurang" in line and "Unit" not in line for line in text.splitlines())
    assert legends >= 3


def test_a_short_table_is_not_divided_from_its_chart(tmp_path):
    """The chart that does not fit under others goes to the next page with its whole table."""
    for count in range(1, 10):
        file = pages(tmp_path, *charts(), many(count, "Unit"))
        kept = [page for page in paper.form_pages(file) if "Unit 0" in page]
        assert len(kept) == 1, count
        assert f"Unit {count - 1}" in kept[0]
