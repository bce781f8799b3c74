"""The table's model, filters, and the pure helpers of the page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.ui.screens.kegiatan import entry_fields, loading, weeks
from penilaian_desktop.ui.screens.kegiatan.entries_model import EntriesModel
from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel
from penilaian_desktop.ui.screens.kegiatan.evidence_list import EvidenceModel
from penilaian_desktop.ui.screens.kegiatan.same import same_again

TODAY = date(2026, 11, 19)


@pytest.fixture
def items(new_world):
    world = new_world()
    who = world.session.person_id
    return world.services.activities.page(
        world.session, ActivityFilter(person_id=who), limit=200
    ).items


def test_the_model_of_entries_keeps_qts_rules_while_pages_arrive(qtbot, styled, items):
    owner = QWidget()
    qtbot.addWidget(owner)
    model = EntriesModel(owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_items(items[:5], {})
    model.add_items(items[5:], {})
    model.order_by("minutes", descending=True)
    model.check_all(True)
    assert len(model.checked_records()) == 17
    titles = [row for row in range(model.rowCount()) if model.is_group(row)]
    assert len(titles) == 4


def test_a_cell_is_read_aloud_with_column_value_and_row(qtbot, styled, items):
    from PySide6.QtCore import Qt

    owner = QWidget()
    qtbot.addWidget(owner)
    model = EntriesModel(owner)
    model.show_items(items, {})
    said = model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Uraian: ")
    assert said.endswith(", baris 2")


def test_the_model_of_evidence_keeps_qts_rules(qtbot, styled):
    owner = QWidget()
    qtbot.addWidget(owner)
    model = EvidenceModel(owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_items(())
    assert model.rowCount() == 0


def test_the_panel_says_its_filter(qtbot, styled):
    panel = EntriesPanel()
    qtbot.addWidget(panel)
    panel.missing.setChecked(True)
    shown = panel.filter("p", date(2026, 10, 1), date(2026, 12, 31))
    assert shown.without_evidence
    assert (shown.person_id, shown.starts) == ("p", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "minute"),
    [("8.00", 480), ("08:15", 495), ("0830", 510), ("8", 480), ("24.00", 1440), ("25.00", None)],
)
def test_times_are_read_as_people_write_them(text, minute):
    assert entry_fields.read_time(text) == minute


def test_a_night_shift_ends_on_the_following_day(items):
    item = items[0]
    typed = entry_fields.shown(item) | {"start": "22.00", "end": "06.00"}
    values, faults = entry_fields.collect(item, typed, {"start", "end"}, night_shift=True)
    assert faults == ()
    assert (values["start"], values["end"], values["minutes"]) == (1320, 1800, 480)


def test_days_are_named_so_that_the_line_understands_them():
    assert weeks.day_word(TODAY, TODAY) == ""
    assert weeks.day_word(date(2026, 11, 18), TODAY) == "/rab"
    assert weeks.day_word(date(2026, 11, 12), TODAY) == "/12-11-2026"


def test_quarters_are_offered_newest_first():
    assert weeks.quarters_until(TODAY, 3) == ("2026-T4", "2026-T3", "2026-T2")
    assert weeks.week_in(PeriodCode.parse("2026-T4"), TODAY) == date(2026, 11, 16)
    assert weeks.week_in(PeriodCode.parse("2027-T1"), TODAY) == date(2026, 12, 28)


def test_weeks_are_worded_with_months_only_where_needed():
    assert weeks.week_words(date(2026, 11, 16)) == "Senin 16 – Minggu 22 November"
    assert weeks.week_words(date(2026, 11, 30)) == "Senin 30 November – Minggu 6 Desember"
    assert weeks.week_words(date(2026, 11, 30), short=True) == "30 Nov–6 Des"


def test_the_month_is_covered_by_whole_weeks():
    assert weeks.month_span(TODAY) == (date(2026, 10, 26), date(2026, 12, 6))


def test_the_same_again_prefers_what_lay_at_the_same_time(items):
    before = [item for item in items if item.day < TODAY]
    today = [item for item in items if item.day == TODAY]
    again = same_again(before, today, 870)
    assert again.next_one.text == "Menyusun rekap harian loket"
    assert again.note() == "Rabu: Menyusun rekap harian loket"
    assert same_again(before, [], 450).next_one is None
    assert same_again([], today, 870) is None


def test_an_entry_becomes_a_line_that_can_be_saved_again(items):
    item = next(i for i in items if i.rhk_number == 2)
    assert loading.line_of(item) == f"{item.minutes}m {item.text} @2 "
