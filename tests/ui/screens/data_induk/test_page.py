"""Data induk over a real workspace (FEATURES TS-1, PR-1, X-7; issue item 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.screens.data_induk.seen import names
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.ui.screens.data_induk.new_person import NewPersonDialog
from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage
from penilaian_desktop.ui.widgets.button import Button


class Opened(QObject):
    """Counts the windows that are shown beside the page."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        appears = event.type() == QEvent.Type.Show
        if appears and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_building_the_page_opens_no_window_that_takes_the_keyboard_away(hr, qapp, qtbot):
    opened = Opened()
    qapp.installEventFilter(opened)
    page = DataIndukPage(hr.context)
    qapp.removeEventFilter(opened)
    qtbot.addWidget(page)
    assert opened.windows == []


# --- persons ---------------------------------------------------------------------------------
def test_everybody_is_listed_and_found_by_name_number_position_or_unit(page):
    assert names(page)[0] == "Bambang Wijaya"
    assert page.people.foot.left.text() == "8 pegawai"
    for typed, found in (("siti", ["Siti Aminah"]), ("arsiparis", ["Dewi Kartika"]),
                         ("19800401", ["Siti Aminah"])):  # fmt: skip
        page.people.search.setText(typed)
        page.people.search.searched.emit(typed)
        assert names(page) == found
    assert page.people.foot.left.text() == "1 dari 8 pegawai"


def test_the_drawer_shows_position_and_appraiser_and_saves_as_it_is_typed(page, hr):
    page.open(hr.id_of("siti"))
    drawer = page.drawer
    assert drawer.title.text() == "Operator SIAK"
    assert drawer.unit.currentText().strip() == "Bidang Pelayanan"
    QTest.keyClick(drawer.title, Qt.Key.Key_End)
    QTest.keyClicks(drawer.title, " Mahir")
    drawer.autosave.flush()
    held = hr.services.master_data.assignments(hr.context.session, hr.id_of("siti"))
    assert held[0].position == "Operator SIAK Mahir"
    assert drawer.saved.text().startswith("Tersimpan")


def test_a_wrong_number_is_refused_at_its_place(page, hr):
    page.open(hr.id_of("siti"))
    field = page.drawer.identity
    field.selectAll()
    QTest.keyClicks(field, "123")
    page.drawer.autosave.flush()
    assert field.property("faulty")
    assert page.drawer.saved.text() == "belum disimpan"


def test_a_new_appraiser_ends_the_former_one_the_day_before(page, hr):
    page.open(hr.id_of("siti"))
    drawer = page.drawer
    drawer.other.setText("Ratna Sari")
    drawer.since.set_value(date(2026, 11, 1))
    drawer.appoint.click()
    relations = hr.services.master_data.relations(hr.context.session, hr.id_of("siti"))
    assert [r.other_id for r in relations] == [hr.id_of("bambang"), hr.id_of("ratna")]
    assert relations[0].ends == date(2026, 10, 31)
    assert relations[1].relation_kind is RelationKind.APPRAISER
    assert hr.toasts[-1][0] == "Pejabat penilai Ratna Sari ditetapkan"


def test_hr_ends_a_relation_on_a_day_and_it_stays_in_the_list(page, hr, qtbot):
    """A transfer or a retirement ends what was open."""

    def ends():
        return [
            button
            for button in page.drawer.findChildren(Button)
            if button.isVisible() and button.accessibleName().startswith("Akhiri Pejabat penilai")
        ]

    page.open(hr.id_of("siti"))
    qtbot.waitUntil(lambda: len(ends()) == 1)
    ends()[0].click()
    dialog = page.drawer.end_dialog
    dialog.ends.set_value(date(2026, 10, 31))
    dialog.confirm.click()
    relations = hr.services.master_data.relations(hr.context.session, hr.id_of("siti"))
    (ended,) = [r for r in relations if r.relation_kind is RelationKind.APPRAISER]
    assert ended.ends == date(2026, 10, 31)
    assert "diakhiri" in hr.toasts[-1][0]
    qtbot.waitUntil(lambda: ends() == [])


def test_nobody_is_appointed_before_a_person_is_chosen(page, hr):
    page.open(hr.id_of("siti"))
    page.drawer.other.setText("Tidak Ada")
    page.drawer.appoint.click()
    assert page.drawer.other.property("faulty")


def test_a_person_is_added_with_a_position(page, hr):
    page.people.add_button.click()
    dialog = page.window().findChild(NewPersonDialog)
    QTest.keyClicks(dialog.name, "Rina Kusuma")
    QTest.keyClicks(dialog.position, "Analis")
    dialog.save.click()
    assert "Rina Kusuma" in names(page)
    assert page.drawer.title.text() == "Analis"


# --- units -----------------------------------------------------------------------------------
def test_units_stand_as_a_tree_and_are_renamed_and_added(page, hr):
    page.show_tab("unit")
    rows = page.units.model.records()
    assert [(r.unit.name, r.depth, r.people) for r in rows] == [
        ("Disdukcapil", 0, 2), ("Bidang Arsip", 1, 2), ("Bidang Pelayanan", 1, 4),
    ]  # fmt: skip
    page.units.view.choose_row(1)
    page.units.name.selectAll()
    QTest.keyClicks(page.units.name, "Bidang Kearsipan")
    page.units.autosave.flush()
    page.units.add.click()
    found = {unit.name: unit for unit in hr.services.master_data.units(hr.context.session)}
    assert found["Unit baru"].parent_id == found["Bidang Kearsipan"].id
    assert page.units.name.text() == "Unit baru"


# --- who may ---------------------------------------------------------------------------------
def test_tim_penyusun_reads_and_changes_nothing(office, qapp, tmp_path, qtbot):
    team = context_for(office, "dewi", qapp, tmp_path)
    session = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    page = shown(DataIndukPage(replace(team.context, session=session)), qtbot)
    assert len(names(page)) == 8
    assert "hanya membaca" in page.header.subtitle.text()
    assert page.people.import_button.isHidden()
    page.open(office.ids["siti"])
    assert not page.drawer.rows.isEnabled()
    assert page.drawer.appoint.isHidden()
    page.show_tab("kalender")
    assert page.calendar.form.isHidden()


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_nothing_is_cut_and_everything_has_a_name(page, sheet, width, height):
    page.set_narrow(width < 1000)
    page.resize(width, height)
    for tab in ("unit", "periode", "kalender", "pegawai"):
        page.show_tab(tab)
        assert nameless(page) == []
    page.open("impor")
    page.people.imports.read(sheet)
    assert nameless(page) == []
    assert page.people.imports.save.geometry().right() <= page.width()
