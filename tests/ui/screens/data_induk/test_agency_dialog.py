"""HR names the agency, its place on paper and the zone of its clocks (FEATURES TS-1, X-7)."""

from __future__ import annotations

from tests.ui.screens.team_world import nameless

from penilaian_desktop.domain.employee import Agency


def agency_of(hr):
    with hr.office.workspace.read() as unit:
        (found,) = unit.find(Agency)
        return found


def opened(page):
    page.agency_button.click()
    return page.agency_dialog


def test_name_place_and_zone_are_changed_in_one_step(page, hr):
    dialog = opened(page)
    assert nameless(dialog) == []
    dialog.name.set_value("Pemerintah Kabupaten Contoh")
    dialog.place.set_value("Contoh Timur")
    dialog.zone.set_value("WIT")
    dialog.confirm.click()
    found = agency_of(hr)
    assert (found.name, found.place, found.time_zone) == (
        "Pemerintah Kabupaten Contoh",
        "Contoh Timur",
        "WIT",
    )
    assert hr.toasts[-1][0] == "Instansi disimpan"
    again = opened(page)
    assert (again.place.text(), again.zone.value()) == ("Contoh Timur", "WIT")


def test_without_a_name_the_fault_stands_at_it_and_nothing_changes(page, hr):
    before = agency_of(hr)
    dialog = opened(page)
    dialog.name.set_value(" ")
    dialog.confirm.click()
    assert dialog.isVisible()
    assert "Nama belum diisi" in dialog.name.toolTip()
    assert agency_of(hr) == before
