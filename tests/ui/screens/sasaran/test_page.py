"""The page Sasaran & pustaka over a real workspace (TS-2, PR-3, PR-4, SM-3, SM-5)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.cascade import GoalLevel
from penilaian_desktop.ui.screens.sasaran.page import GOALS, LIBRARY, LOOSE, STAFF, SasaranPage


@pytest.fixture
def hr(office, qapp, tmp_path):
    """The context of the HR officer."""
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(SasaranPage(hr.context), qtbot)


def goals(hr):
    return hr.services.cascade.goals(hr.context.session)


def test_the_cascade_is_written_from_vision_to_indicator_by_keys(page, hr):
    """TS-2: vision, mission, goal, sasaran, indicator."""
    assert page._goal_stack.currentWidget() is page.empty
    page.begin.click()
    tab = page.goals
    assert tab.goal().level is GoalLevel.VISI
    assert tab.text.textCursor().selectedText() == "Visi baru"
    QTest.keyClicks(tab.text, "Kota yang melayani")
    for text in ("Pelayanan prima", "Administrasi tertib", "Dokumen lengkap", "Cakupan KTP-el"):
        tab.autosave.flush()
        tab.below.click()
        QTest.keyClicks(tab.text, text)
    tab.autosave.flush()
    found = goals(hr)
    assert [(g.level, g.depth) for g in found] == [(level, n) for n, level in enumerate(GoalLevel)]
    assert found[0].text == "Kota yang melayani"
    assert found[-1].text == "Cakupan KTP-el"
    assert "5 sasaran" in page.header.subtitle.text()


def test_beside_the_last_level_another_indicator_is_added(page, hr):
    session = hr.context.session
    cascade = hr.services.cascade
    first = cascade.save_goal(session, None, level=GoalLevel.SASARAN, text="Dokumen").value[0]
    cascade.save_goal(session, None, level=GoalLevel.INDIKATOR, parent_id=first.id, text="Cakupan")
    page.refresh()
    page.goals.view.setCurrentIndex(page.goals.model.index(1, 0))
    assert page.goals.below.isHidden()
    QTest.keyClick(page, Qt.Key.Key_N)
    assert [g.parent_id for g in goals(hr)] == [None, first.id, first.id]


def test_a_goal_that_is_used_is_not_deleted_and_says_why(page, hr):
    session, cascade = hr.context.session, hr.services.cascade
    first = cascade.save_goal(session, None, level=GoalLevel.VISI, text="Visi").value[0]
    cascade.save_goal(session, None, level=GoalLevel.MISI, parent_id=first.id, text="Misi")
    page.refresh()
    assert not page.goals.drop.isEnabled()
    assert "Masih dipakai" in page.goals.drop.toolTip()
    page.goals.view.setCurrentIndex(page.goals.model.index(1, 0))
    page.goals.drop.click()
    assert [g.text for g in goals(hr)] == ["Visi"]
    assert hr.toasts[-1] == ("Sasaran dihapus", hr.toasts[-1][1])
    hr.services.undo.undo(session)
    assert len(goals(hr)) == 2


def test_a_wrong_parent_is_refused_at_its_place(page, hr):
    session, cascade = hr.context.session, hr.services.cascade
    first = cascade.save_goal(session, None, level=GoalLevel.MISI, text="Misi").value[0]
    cascade.save_goal(session, None, level=GoalLevel.TUJUAN, parent_id=first.id, text="Tujuan")
    page.refresh()
    page.goals.view.setCurrentIndex(page.goals.model.index(1, 0))
    page.goals._touch(now=True, level=GoalLevel.VISI)
    assert page.goals._word.text() == "belum disimpan"
    assert goals(hr)[1].level is GoalLevel.TUJUAN


def test_the_cascade_goes_down_to_the_indicators_of_staff(page, hr, office):
    office.plan("siti")
    page.refresh()
    page.show_tab(STAFF)
    kinds = {node.kind for node in page.staff.model.records()}
    assert kinds == {"rhk", "indicator"}
    assert any(
        cell.text == "tanpa sasaran"
        for n in range(page.staff.model.rowCount())
        if (cell := page.staff.model.cell(n, 2)) is not None
    )
    page.show_tab(LOOSE)
    assert page.loose.rowCount() > 0
    assert "indikator tanpa sasaran" in page.header.subtitle.text()


def test_ready_indicators_show_direction_formula_and_anchors(page):
    """PR-3, PR-4, SM-3: what a level looks like is read beside the indicator."""
    page.show_tab(LIBRARY)
    QTest.keyClicks(page.library.search, "disiplin")
    item = page.library.current()
    assert item.name == "Disiplin"
    from penilaian_desktop.ui.widgets.library_words import facts

    said = dict(facts(item))
    assert said["Arah"] == "Makin tinggi makin baik"
    assert "÷" in said["Rumus capaian"]
    assert any(name.startswith("Tingkat") for name in said)


def test_a_range_is_to_be_kept_and_neither_high_nor_low_is_better(page):
    """PR-3: the budget of 90 to 100 per cent."""
    page.show_tab(LIBRARY)
    QTest.keyClicks(page.library.search, "anggaran yang digunakan")
    from penilaian_desktop.ui.widgets.library_words import facts

    assert dict(facts(page.library.current()))["Arah"] == "Di dalam rentang"


def test_a_change_is_a_new_edition_with_its_first_day(page, hr):
    """SM-5: a released indicator is never edited."""
    page.show_tab(LIBRARY)
    QTest.keyClicks(page.library.search, "disiplin")
    old = page.library.current()
    QTest.keyClick(page.library.table, Qt.Key.Key_Return)
    form = page.dialog
    form.starts.set_value(date(2027, 1, 1))
    form.measure.set_value("Rekap kehadiran dan teguran")
    form.save.click()
    session, library = hr.context.session, hr.services.library
    later = {i.code: i for i in library.list(session, date(2027, 2, 1))}[old.code]
    assert (later.edition, later.measure) == (old.edition + 1, "Rekap kehadiran dan teguran")
    today = {i.code: i for i in library.list(session)}[old.code]
    assert today.edition == old.edition
    assert f"edisi {later.edition}" in hr.toasts[-1][0]


def test_an_indicator_without_a_unit_is_refused_at_its_place(page, hr):
    page.show_tab(LIBRARY)
    page.add.click()
    form = page.dialog
    QTest.keyClicks(form.name, "Berkas tanpa salah")
    form.save.click()
    assert form.unit.property("faulty")
    QTest.keyClicks(form.unit, "%")
    QTest.keyClicks(form.measure, "Berkas benar dibagi semua")
    QTest.keyClicks(form.source, "Buku agenda")
    form.save.click()
    names = [i.name for i in hr.services.library.list(hr.context.session)]
    assert "Berkas tanpa salah" in names


def test_a_ready_indicator_is_ended_and_that_is_undone(page, hr):
    page.show_tab(LIBRARY)
    count = len(hr.services.library.list(hr.context.session))
    page.retire.click()
    assert len(hr.services.library.list(hr.context.session)) == count - 1
    assert hr.toasts[-1][1]


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_every_part_has_names_and_help(page, width, height):
    page.set_narrow(width < 1000)
    page.resize(width, height)
    page.goals.add_top()
    for part in (GOALS, STAFF, LIBRARY, LOOSE):
        page.show_tab(part)
        assert nameless(page) == []
    assert page.key_help()
    assert "edisi baru" in page.help_text()
