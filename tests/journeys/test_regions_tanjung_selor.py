"""Two years in Tanjung Selor's scheme: projects by result, time and budget, and their trend."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from tests.journeys.conftest import PASSWORD
from tests.journeys.regions import Region, reads, region

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import table_of
from penilaian_desktop.domain.task import TaskKind
from penilaian_desktop.spreadsheets.chart_book import chart_workbook

QUARTERS = tuple(f"{year}-T{number}" for year in (2027, 2028) for number in (1, 2, 3, 4))
DONE = (60, 72, 80, 90, 100, 104, 112, 120)
"""What was scanned in each quarter of the 100 planned."""
SPENT = (12, 12, 11, 10, 10, 10, 9, 8)
"""Million rupiah of the 10 planned."""


def project(selor: Region, code: str, done: int, spent: int) -> dict[str, Decimal | None]:
    """Let Siti plan a project of a quarter, report on it and close it; return its achievements."""
    tasks, s, quarter = selor.services.tasks, selor.siti, PeriodCode.parse(code)
    selor.clock.turn(quarter.starts)
    last = date(quarter.year, quarter.ends.month, 20)
    view = tasks.save(
        s, None, title=f"Digitalisasi arsip akta, {quarter.label}", task_kind=TaskKind.PROJECT,
        starts=quarter.starts, due=last, started=quarter.starts, result_text="Akta terpindai",
        result_planned=Decimal(100), result_unit="akta", budget_planned=Decimal(10_000_000),
    ).value  # fmt: skip
    task_id = view.item.id
    for month, percent in ((0, 30), (1, 60)):
        selor.clock.turn(date(quarter.year, quarter.starts.month + month, 25))
        view = tasks.report(s, task_id, percent, f"lemari {month + 1}").value
    assert [line.percent for line in view.history] == [30, 60]
    selor.clock.turn(last)
    view = tasks.save(
        s, task_id, view.item.task.version, result_actual=Decimal(done),
        budget_actual=Decimal(spent * 1_000_000),
    ).value  # fmt: skip
    view = tasks.close(s, task_id, view.item.task.version, ended=last).value
    return {measure.key: measure.percent for measure in view.measures}


def test_projects_of_eight_quarters_are_scored_and_their_trend_goes_to_excel(demo, begin, tmp_path):
    """TJ-2, TJ-3, TJ-5, TJ-6, X-2, X-3, X-8."""
    with region(demo, "T", "tanjung-selor", 2027, 2028) as selor:
        services, bambang, who = selor.services, selor.bambang, selor.siti.person_id
        results = []
        for code, done, spent in zip(QUARTERS, DONE, SPENT, strict=True):
            year = PeriodCode.parse(code).year
            if code.endswith("T1"):
                selor.clock.turn(date(year, 1, 4))
                plan = selor.plan(year, "hasil-akhir", target=100)
            reached = project(selor, code, done, spent)
            assert (reached["result"], reached["time"]) == (done, 100)
            (indicator,) = plan.rhk[0].indicators
            services.appraisals.save_actual(selor.siti, indicator.id, code, value=Decimal(done))
            results.append(selor.finish(code))

        # 50 % of the result, 30 % of the time, 20 % of the budget
        first = {step.rule: step for step in results[0].trail}
        last = {step.rule: step for step in results[-1].trail}
        assert (first["nilai"].output, last["nilai"].output) == ("76", "114")
        assert last["tren"].output == "naik"
        predicates = [found.predicate for found in results]
        assert predicates[0] is Predicate.BUTUH_PERBAIKAN
        assert predicates[-1] is Predicate.SANGAT_BAIK
        why = selor.paper("alasan-predikat", QUARTERS[-1], tmp_path)
        for words in ("Tanjung Selor", "Capaian hasil akhir", "Capaian anggaran", "114"):
            assert words in why

        # her trend, that of the unit and that of the indicator, over the eight quarters
        asked = services.trends
        person = asked.person(bambang, who, "T", count=8)
        unit = asked.unit(bambang, selor.place, "T", count=8)
        indicator_trend = asked.indicator(bambang, "hasil-akhir", "T", count=8)
        (own_choice, *_), (projects,) = (
            [one for one in asked.measures(bambang, 2028, person_id=who) if one.key != "proyek"],
            asked.measure(bambang, "proyek", person_id=who),
        )
        (own_trend,) = asked.measure(bambang, own_choice.key, person_id=who)
        assert own_trend.series[0].values == tuple(map(Decimal, DONE))
        assert projects.series[0].values == tuple(map(Decimal, DONE))
        assert projects.series[1].values == (Decimal(100),) * 8
        assert all(value is not None for value in projects.series[2].values)
        grades = person[0].series[0].values
        assert len(grades) == 8
        assert grades[0] == 3
        assert grades[-1] == 5
        assert list(grades) == sorted(grades)
        assert unit[1].series[0].values == grades
        (line,) = indicator_trend
        assert line.series[0].values == tuple(map(Decimal, DONE))
        own = services.result_history.own(selor.siti)
        assert [one.period_code for one in own[:8]] == list(reversed(QUARTERS))
        spread = services.monitor.spread(bambang, QUARTERS[-1])
        (here,) = [one for one in spread.statistics if one.unit_id == selor.place]
        assert (here.counts, here.mean, here.published, here.missing) == ((0, 0, 0, 0, 1), 5, 1, 3)

        # to Excel, read back as Excel reads it
        charts = (*person, *unit, *indicator_trend)
        book = openpyxl.load_workbook(BytesIO(chart_workbook(charts)), read_only=True)
        assert len(book.sheetnames) == len(charts)
        for name, chart in zip(book.sheetnames, charts, strict=True):
            rows = list(book[name].iter_rows(min_row=3, values_only=True))
            table = table_of(chart)
            assert len(rows) == 1 + len(table.rows) == 9
            assert rows[0][: len(table.titles)] == tuple(table.titles)
        sheet = list(book[book.sheetnames[-1]].iter_rows(min_row=4, values_only=True))
        assert [row[1] for row in sheet] == list(DONE)
        assert all(isinstance(row[1], int | float) for row in sheet)

    # she sees the last result and where it leads
    window = begin(demo.unit, selor.clock)
    window.sign_in("siti", PASSWORD)
    reads(window, "Evaluasi", "Sangat Baik", period="Triwulan IV 2028")
    reads(window, "Kekuatan & perbaikan", "Triwulan IV 2028", "Tren predikat", "Teliti")
