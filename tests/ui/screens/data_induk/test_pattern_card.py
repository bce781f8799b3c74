"""HR writes the working patterns that units follow (FEATURES TS-4, X-1)."""

from __future__ import annotations

from tests.ui.screens.data_induk.seen import words_of
from tests.ui.screens.team_world import nameless

from penilaian_desktop.ui.widgets.button import Button


def patterns(hr):
    return hr.services.master_data.patterns(hr.context.session)


def test_a_pattern_with_a_night_shift_is_added_and_offered_to_units(page, hr, qtbot):
    page.show_tab("kalender")
    card = page.calendar.patterns
    card.add.click()
    dialog = card.dialog
    assert nameless(dialog) == []
    dialog.name.set_value("Enam hari dengan sif malam")
    for hours, rest in dialog.days[:6]:
        hours.set_value("07.30-14.30")
        rest.set_value("12.00-12.30")
    dialog.night.setChecked(True)
    dialog.confirm.click()
    (made,) = [p for p in patterns(hr) if p.name == "Enam hari dengan sif malam"]
    assert (made.minutes, made.night_shift) == ((390,) * 6 + (0,), True)
    qtbot.waitUntil(lambda: "39 j seminggu" in words_of(card))
    page.show_tab("unit")
    assert made.id in [page.units.pattern.itemData(n) for n in range(page.units.pattern.count())]


def test_hours_that_cannot_be_read_are_refused_at_their_day(page, hr):
    page.show_tab("kalender")
    card = page.calendar.patterns
    card.ask(None)
    dialog = card.dialog
    dialog.name.set_value("Piket")
    dialog.days[1][0].set_value("pagi")
    dialog.confirm.click()
    assert dialog.isVisible()
    assert "Jam kerja Selasa belum terbaca" in dialog.days[1][0].toolTip()
    assert "Piket" not in [p.name for p in patterns(hr)]


def test_a_pattern_is_changed_by_its_line(page, hr):
    (before,) = patterns(hr)
    page.show_tab("kalender")
    card = page.calendar.patterns
    (change,) = [b for b in card.findChildren(Button) if b.accessibleName() == "Ubah Lima hari"]
    change.click()
    card.dialog.days[4][0].set_value("07.30-11.30")
    card.dialog.days[4][1].set_value("")
    card.dialog.confirm.click()
    (changed,) = patterns(hr)
    assert changed.id == before.id
    assert changed.minutes == (450, 450, 450, 450, 240, 0, 0)
    assert changed.version == before.version + 1
