"""Tugas & proyek over a real workspace (FEATURES TJ-2, TJ-3, TJ-11, PR-10)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import THURSDAY, nameless, shown

from penilaian_desktop.domain.task import TaskKind, TaskState
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.tugas.page import TugasPage

MARCH = date(2026, 3, 2)


def a_project(team, **fields):
    values = {
        "title": "Digitalisasi arsip akta", "task_kind": TaskKind.PROJECT, "starts": MARCH,
        "due": THURSDAY + timedelta(days=20), "result_planned": Decimal(1000),
        "result_actual": Decimal(900), "result_unit": "akta",
        "budget_planned": Decimal(48_000_000), "budget_actual": Decimal(45_600_000),
    }  # fmt: skip
    saved = team.services.tasks.save(team.office.session("siti"), None, **{**values, **fields})
    return saved.value.item.id


@pytest.fixture
def project(own):
    own.office.clock.set(THURSDAY)
    return a_project(own)


@pytest.fixture
def page(own, project, qtbot):
    return shown(TugasPage(own.context), qtbot)


def history(own, project):
    return [
        (h.percent, h.note) for h in own.services.tasks.view(own.context.session, project).history
    ]


def test_without_tasks_it_says_what_the_page_is_for(own, qtbot):
    page = shown(TugasPage(own.context), qtbot)
    assert page._stack.currentIndex() == 1
    assert page._empty._title.text() == "Belum ada tugas atau proyek"
    QTest.keyClick(page, Qt.Key.Key_B)
    assert page.form is not None


def test_progress_is_reported_with_one_line(page, own, project):
    """TJ-3: each report is kept; the line says what it means while it is typed."""
    QTest.keyClick(page, Qt.Key.Key_L)
    line = page.detail.report
    assert line.field.hasFocus()
    QTest.keyClicks(line.field, "/kemarin 45 lemari dua")
    assert line.meaning.text() == "Rabu 18 November · 0 → 45 % · “lemari dua”"
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    QTest.keyClicks(line.field, "60% lemari tiga")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert history(own, project) == [(45, "lemari dua"), (60, "lemari tiga")]
    assert own.toasts[-1] == ("Kemajuan dilaporkan", "Lapor kemajuan")
    assert line.field.text() == ""
    rows = [line.item.percent for line in page.detail.history._records.records()]
    assert rows == [60, 45]
    assert page.detail._progress.title.text() == "Kemajuan 60 %"


def test_a_line_without_percent_stays_and_says_why(page, own, project):
    line = page.detail.report
    QTest.keyClicks(line.field, "lemari dua")
    line.submit()
    assert line.field.text() == "lemari dua"
    assert line.field.property("faulty")
    assert line.meaning.text().startswith("Belum ada persen di awal baris.")
    assert history(own, project) == []
    line.field.clear()
    QTest.keyClicks(line.field, "130")
    line.submit()
    assert "0 sampai 100" in line.meaning.text()


def test_a_refusal_of_the_rules_keeps_the_line(page, own, project):
    own.services.tasks.report(own.context.session, project, 60)
    page.refresh()
    QTest.keyClicks(page.detail.report.field, "40")
    page.detail.report.submit()
    assert page.detail.report.field.text() == "40"
    assert "Tambahkan catatan" in page.detail.report.meaning.text()


def test_three_numbers_say_how_they_were_counted(page, own, project):
    """TJ-2: planned, realised and achievement with the formula in figures."""

    def row(key):
        cells = page.detail.measures.cells[key]
        return [cells[name].text() for name in ("planned", "actual", "percent")]

    assert row("result") == ["1.000 akta", "900 akta", "90,0 %"]
    assert row("budget") == ["Rp 48.000.000", "Rp 45.600.000", "–"]
    counted = page.detail.measures.cells["budget"]["counted"]
    assert counted.text() == "makin rendah makin baik; dihitung setelah tugas selesai"
    page.detail.done.click()
    page.open(project)
    assert row("budget")[2] == "105,0 %"
    assert counted.text() == "makin rendah makin baik: (2 − 45.600.000 ÷ 48.000.000) × 100"
    assert page.detail.report.isHidden()


def test_the_chart_is_walked_by_keys_and_says_what_the_table_says(page, own, project):
    """TJ-3, TJ-11: late reports have a shape and a word of their own."""
    tasks, session = own.services.tasks, own.context.session
    for day, percent in ((date(2026, 4, 30), 10), (date(2026, 11, 17), 30), (THURSDAY, 50)):
        tasks.report(session, project, percent, "", day)
    page.refresh()
    chart = page.detail.chart
    chart.setFocus()
    assert chart.at == 2
    assert chart.accessibleDescription() == "laporan 3 dari 3: 19 Nov 2026, 50 persen"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.describe(chart.at) == "30 Apr 2026, 10 persen, terlambat"
    assert page.detail.history.current_record().item.percent == 10
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert page.detail.history.current_record().item.percent == 30
    where = chart.point(2).toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where)
    assert page.detail.history.current_record().item.percent == 50
    page.detail.history.choose_row(2)
    assert chart.at == 0
    left, right = chart.point(0), chart.point(2)
    assert left.x() < right.x()
    assert left.y() > right.y()


def test_late_reports_are_hollow_and_others_full(page, own, project):
    """What the colours say can be read without them."""
    tasks, session = own.services.tasks, own.context.session
    tasks.report(session, project, 10, "", date(2026, 4, 30))
    tasks.report(session, project, 50, "", THURSDAY - timedelta(days=1))
    tasks.report(session, project, 60)
    page.refresh()
    chart = page.detail.chart
    picture = chart.grab().toImage()
    inside = [picture.pixelColor(chart.point(n).toPoint()).name() for n in (0, 1)]
    assert inside == [look().color("surface").name(), look().color("primary").name()]


def test_a_task_is_made_with_the_form_by_keyboard(page, own):
    QTest.keyClick(page, Qt.Key.Key_B)
    form = page.form
    assert form.title.hasFocus()
    QTest.keyClicks(form.title, "Rekap blangko rusak")
    form.due.setText("30/11")
    form.numbers["budget_planned"].setText("Rp 1.500.000")
    form.confirm.click()
    assert page.form is None
    task = page.view.item.task
    assert (task.title, task.due) == ("Rekap blangko rusak", date(2026, 11, 30))
    assert task.budget_planned == 1_500_000
    assert len(own.services.tasks.list(own.context.session)) == 2


def test_the_form_says_at_the_field_what_is_wrong_and_loses_nothing(page, own):
    page.edit()
    form = page.form
    form.due.setText("besok")
    form.numbers["time_planned"].setText("tiga")
    form.confirm.click()
    assert form.due.property("faulty")
    assert form.numbers["time_planned"].property("faulty")
    form.due.setText("1/1")
    form.numbers["time_planned"].setText("3")
    form.confirm.click()
    assert form.due.property("faulty")
    assert form.rows._faults["due"].text().startswith("Tanggal selesai mendahului")
    form.due.setText("")
    form.confirm.click()
    assert page.form is None
    assert page.view.item.task.due is None


def test_members_are_added_and_taken_out_in_the_form(page, own):
    page.edit()
    form, taufik = page.form, own.id_of("taufik")
    form._add_member(taufik)
    form._add_member(own.id_of("yohanes"))
    form._add_member(taufik)
    form._remover(own.id_of("yohanes"))()
    form.confirm.click()
    assert page.view.item.task.members == (taufik,)
    assert "bersama Taufik Rahman" in page.detail._facts.text()


def test_closing_opening_again_dropping_and_deleting_are_undone(page, own, project):
    page.detail.done.click()
    assert own.services.tasks.view(own.context.session, project).item.task.state is TaskState.DONE
    page.open(project)
    assert [a.text() for a in page.task_menu().actions()] == ["Buka kembali", "Hapus"]
    page.task_menu().actions()[0].trigger()
    assert page.view.item.task.state is TaskState.OPEN
    page.task_menu().actions()[0].trigger()
    assert own.services.tasks.view(own.context.session, project).item.task.state is (
        TaskState.DROPPED
    )
    page.open(project)
    page.task_menu().actions()[-1].trigger()
    assert own.services.tasks.list(own.context.session) == ()
    own.services.undo.undo(own.context.session)
    assert len(own.services.tasks.list(own.context.session)) == 1


def test_j_and_k_walk_through_the_tasks(page, own, project):
    other = a_project(own, title="Pindah ruang arsip", due=THURSDAY + timedelta(days=2))
    page.refresh()
    assert [item.id for item in page.list.tasks.items] == [other, project]
    page.list.setFocus()
    QTest.keyClick(page, Qt.Key.Key_K)
    assert page.view.item.id == other
    QTest.keyClick(page, Qt.Key.Key_J)
    assert page.view.item.id == project
    assert page.list.key == project


def test_the_row_says_aloud_what_it_shows(page, own, project):
    model = page.list.tasks
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Digitalisasi arsip akta, kemajuan 0 persen, menurut waktu 93 persen, "
        "9 Des 2026 · 20 hari lagi"
    )
    own.services.tasks.save(own.context.session, project, 1, due=THURSDAY - timedelta(days=3))
    page.refresh()
    assert "lewat 3 hari" in model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert page.detail.state.accessibleName() == "Lewat tenggat"


def test_linked_entries_stand_below_with_their_sums(page, own, project):
    """PR-10: several persons, each with the own share."""
    own.office.clock.set(THURSDAY)
    entry = own.office.log("siti", "08.00-10.00 Pindai lemari satu =120 akta", day=THURSDAY)
    own.services.tasks.link(own.context.session, [entry.id], project)
    page.refresh()
    detail = page.detail
    assert [e.text for e in detail._entries.records()] == ["Pindai lemari satu"]
    assert detail._foot.right.text() == "Jumlah 2 j 00 m · 120 akta"
    detail.entries.opened.emit(detail._entries.records()[0])
    assert own.pages[-1] == ("kegiatan", entry.id)


def test_the_head_reads_tasks_of_the_staff_and_changes_none(team, qtbot):
    """TS-11, PR-10: reading only, with the names of the owners; work together is counted."""
    team.office.clock.set(THURSDAY)
    project = a_project(team, members=(team.id_of("taufik"),))
    for who in ("siti", "taufik"):
        (entry,) = team.office.submit(who, "08.00-10.00 Pindai lemari", day=THURSDAY)
        team.services.tasks.link(team.office.session(who), [entry.id], project)
    page = shown(TugasPage(team.context), qtbot)
    page.scope.step(1)
    words = "1 berjalan · 0 selesai · 1 dikerjakan bersama oleh 2 orang triwulan ini"
    assert page.header.subtitle.text() == words
    assert page.view.item.owner == "Siti Aminah"
    assert page.detail.report.isHidden()
    assert page.detail.edit.isHidden()
    assert page.new.isHidden()
    assert page.task_menu().actions() == []


def test_every_control_has_a_name_and_the_small_window_keeps_all(page):
    assert nameless(page) == []
    page.set_narrow(True)
    page.resize(840, 380)
    assert page.detail.history.isColumnHidden(2)
    page.create_task()
    assert nameless(page.form) == []


def test_the_drawer_of_kegiatan_links_an_entry_to_a_task(own, project, qtbot):
    from penilaian_desktop.ui.screens.kegiatan.task_link import TaskLink

    entry = own.office.log("siti", "08.00-10.00 Pindai lemari satu", day=THURSDAY)
    link = TaskLink(own.context)
    qtbot.addWidget(link)
    link.show_entry(entry.id)
    link.show()
    link.box.setFocus()
    link.box.set_value(project)
    link.box.chosen.emit(project)
    assert own.services.tasks.linked(own.context.session, entry.id).task_id == project
    assert own.toasts[-1] == ("Kegiatan dikaitkan", "Kaitkan kegiatan dengan tugas")
    outcome = own.services.undo.undo(own.context.session)
    own.context.signals.changed.emit(outcome.changes, None)
    assert link.box.value() == ""
