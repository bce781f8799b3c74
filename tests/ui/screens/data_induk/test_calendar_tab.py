"""Free days and reduced hours of a year (FEATURES TS-1, PR-1)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.data_induk.seen import words_of

from penilaian_desktop.domain.calendar import Holiday, ReducedHours
from penilaian_desktop.ui.screens.data_induk.reduced_dialog import ReducedDialog
from penilaian_desktop.ui.widgets.button import Button


def change_of(page, name: str) -> Button:
    (found,) = [
        button
        for button in page.calendar.reduced.findChildren(Button)
        if button.isVisible() and button.accessibleName() == f"Ubah {name}"
    ]
    return found


def test_a_new_free_day_begins_in_the_year_shown(page, hr):
    """TS-1: the form follows the year, and an empty year says so whichever it is."""
    page.show_tab("kalender")
    this = hr.context.today()
    assert page.calendar.day.value() == this
    for year in (this.year + 1, this.year - 2):
        page.calendar.year_wanted.emit(year)
        assert page.calendar.day.value() == date(year, 1, 1)
        assert str(year) in page.calendar.banner.accessibleName()
    page.calendar.year_wanted.emit(this.year)
    assert page.calendar.day.value() == this


def test_the_banner_goes_once_the_national_holidays_are_there(page, hr):
    """TS-1: one local holiday does not fill a calendar."""
    page.show_tab("kalender")
    at = hr.context.clock()
    for day, kind in ((date(2026, 11, 20), "libur_daerah"), (date(2026, 12, 25), "libur_nasional")):
        new = Holiday(id="", at=at, day=day, name="Libur", holiday_kind=kind)
        hr.services.master_data.save_calendar(hr.context.session, (new,))
        page.calendar.year_wanted.emit(2026)
        missing = "Libur nasional 2026" in page.calendar.banner.accessibleName()
        assert missing is (kind == "libur_daerah")
    assert "Kalender 2027 belum diisi" in page.calendar.banner.accessibleName()


def test_a_year_without_holidays_is_said_plainly_and_filled(page, hr):
    page.show_tab("kalender")
    assert "Kalender 2026 dan 2027 belum diisi" in page.calendar.banner.accessibleName()
    page.calendar.day.set_value(date(2026, 11, 20))
    QTest.keyClicks(page.calendar.name, "Hari Jadi Kota Contoh")
    QTest.keyClick(page.calendar.name, Qt.Key.Key_Return)
    holiday = page.calendar.model.records()[0]
    assert (holiday.day, holiday.holiday_kind) == (date(2026, 11, 20), "libur_daerah")
    assert "Libur nasional 2026 belum dimasukkan" in page.calendar.banner.accessibleName()
    assert hr.toasts[-1][1] == "Ubah kalender"


def test_a_holiday_is_removed_by_its_key(page, hr):
    new = Holiday(id="", at=hr.office.clock(), day=date(2026, 12, 25), name="Hari Raya Natal")
    hr.services.master_data.save_calendar(hr.context.session, (new,))
    page.refresh()
    page.show_tab("kalender")
    page.calendar.view.setFocus()
    page.calendar.view.choose_row(0)
    QTest.keyClick(page.calendar.view, Qt.Key.Key_Delete)
    assert page.calendar.model.records() == []
    assert hr.toasts[-1] == ("Hari Raya Natal dihapus", "Ubah kalender")


def test_ramadan_of_a_year_is_set_changed_and_taken_back_by_hr(page, hr, qtbot):
    """Issue B: Ramadan dates per year, 390 minutes, editable by HR."""
    page.show_tab("kalender")
    page.calendar.add_reduced.click()
    (dialog,) = page.window().findChildren(ReducedDialog)
    dialog.first.set_value(date(2026, 3, 19))
    dialog.last.set_value(date(2026, 2, 18))
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()  # the last day before the first: said, not saved
    dialog.first.set_value(date(2026, 2, 18))
    dialog.last.set_value(date(2026, 3, 19))
    dialog.minutes.setText("9" * 40)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    dialog.minutes.setText("390")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with hr.office.workspace.read() as unit:
        (span,) = unit.find(ReducedHours)
    assert (span.starts, span.ends, span.minutes) == (date(2026, 2, 18), date(2026, 3, 19), 390)
    qtbot.waitUntil(lambda: "390 menit" in words_of(page.calendar.reduced))
    change_of(page, "Ramadan").click()
    again = [d for d in page.window().findChildren(ReducedDialog) if d.isVisible()][-1]
    again.minutes.setText("360")
    QTest.keyClick(again.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "360 menit" in words_of(page.calendar.reduced))
    assert hr.toasts[-1][1] == "Ubah kalender"


def test_a_year_may_have_several_spans_of_reduced_hours_each_of_its_own(page, hr, qtbot):
    """Issue B: Ramadan comes twice in 2030; a haze or a flood shortens days too."""
    for name, first, last in (
        ("Ramadan", date(2026, 2, 18), date(2026, 3, 19)),
        ("Kabut asap", date(2026, 9, 1), date(2026, 9, 5)),
    ):
        hr.services.master_data.save_reduced(
            hr.context.session,
            ReducedHours(id="", at=hr.office.clock(), name=name, starts=first, ends=last),
        )
    page.refresh()
    page.show_tab("kalender")
    qtbot.waitUntil(lambda: "Kabut asap" in words_of(page.calendar.reduced))
    change_of(page, "Kabut asap").click()
    dialog = [d for d in page.window().findChildren(ReducedDialog) if d.isVisible()][-1]
    dialog.minutes.setText("300")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with hr.office.workspace.read() as unit:
        spans = {span.name: span.minutes for span in unit.find(ReducedHours)}
    assert spans == {"Ramadan": 390, "Kabut asap": 300}
    qtbot.waitUntil(lambda: "300 menit" in words_of(page.calendar.reduced))
    qtbot.waitUntil(lambda: "390 menit" in words_of(page.calendar.reduced))
