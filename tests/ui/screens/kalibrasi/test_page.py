"""Kalibrasi over a real workspace (FEATURES PR-9, TS-8, X-2)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import ABOVE, RESOURCES, THIRD, context_for, nameless, shown

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate, Rating
from penilaian_desktop.domain.distribution import Advice
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.kalibrasi import words
from penilaian_desktop.ui.screens.kalibrasi.page import KalibrasiPage
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.print_preview import PrintPreview

MEETS = Rating.MEETS


@pytest.fixture
def rated(team):
    """Three of the staff are finished and not published; the agency's result is Baik."""
    office = team.office
    office.clock.set(date(2026, 10, 5))
    for who in ("siti", "taufik", "yohanes"):
        office.appraise(who, "bambang", work=ABOVE, behaviour=ABOVE)
    office.services.master_data.save_organisation_result(
        office.session("nurul"), office.units["dinas"], THIRD, OrganisationPredicate.BAIK
    )
    return team


@pytest.fixture
def page(rated, qtbot):
    return shown(KalibrasiPage(rated.context), qtbot)


def choose(page, name):
    at = page.people.model.row_of(lambda row: row.person.name.startswith(name))
    page.people.table.choose_row(at)
    return page.people.table


def change_siti(page):
    QTest.keyClick(choose(page, "Siti"), Qt.Key.Key_Return)
    dialog = page.dialog
    dialog.work.set_value(MEETS.value)
    return dialog


def close(page, participants="Bambang Wijaya\nRatna Dewi"):
    page.write_minutes()
    page.dialog.place.set_value("Ruang rapat")
    page.dialog.participants.set_value(participants)
    page.dialog.confirm.click()


def test_it_opens_on_the_period_that_ended_last_and_the_heads_own_unit(page):
    assert page.period.value() == THIRD
    assert "capaian organisasi Baik" in page.header.subtitle.text()
    assert page.view.unit_name.startswith("Bidang")


def test_curve_and_table_say_the_same_numbers(page):
    """Section 2 no. 20: the chart is spoken and has its table."""
    best = page.distribution.model.index(0, 0)
    assert best.data(Qt.ItemDataRole.DisplayRole) is not None
    assert page.distribution._after(4).text == "3"
    assert "Sangat Baik: sebelum 3, sesudah 3 orang, 100 %" in (page.chart.accessibleDescription())
    page.chart.setFocus()
    for _ in range(6):
        QTest.keyClick(page.chart, Qt.Key.Key_Right)
    assert page.chart.column_words().startswith("Sangat Baik")
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.chart.accessibleName().startswith("Baik")


def test_enter_changes_the_result_of_the_person_chosen_with_a_reason(page, rated):
    """PR-9: before and after with the reason; the appraiser's record stays."""
    dialog = change_siti(page)
    dialog.confirm.click()
    assert "Alasan" in dialog.rows._faults["reason"].text()
    assert not rated.toasts
    dialog.reason.set_value("Setara rekan dengan predikat Baik")
    dialog.confirm.click()
    (row,) = [r for r in page.view.rows if r.person.name == "Siti Aminah"]
    assert (row.predicate_before, row.predicate) == (Predicate.SANGAT_BAIK, Predicate.BAIK)
    assert rated.toasts == [("Siti Aminah: predikat Baik", "Ubah hasil dalam kalibrasi")]
    assert page.changes.note.text() == "1 orang"
    rated.services.undo.undo(rated.context.session)
    page.refresh()
    assert page.changes.note.text() == ""


def test_nobody_unfinished_or_published_can_be_changed(page, rated):
    rated.services.appraisals.publish(rated.context.session, THIRD, [rated.id_of("siti")])
    page.refresh()
    QTest.keyClick(choose(page, "Siti"), Qt.Key.Key_Return)
    assert page.dialog is None
    assert "sudah diterbitkan" in rated.toasts[-1][0]


def test_closing_asks_for_participants_and_ends_the_changes(page, rated):
    close(page, participants=" \n")
    assert "Peserta" in page.dialog.rows._faults["participants"].text()
    assert not page.view.minutes.closed
    page.dialog.participants.set_value("Ratna Dewi")
    page.dialog.confirm.click()
    assert page.view.minutes.closed
    assert rated.toasts[-1] == ("Kalibrasi ditutup; berita acara siap dicetak", "")
    assert not page.close_button.isEnabled()
    assert not page.changes.add.isEnabled()
    page.change()
    assert rated.toasts[-1][0] == "Kalibrasi sudah ditutup."


def test_with_nobody_rated_nothing_can_be_closed_and_it_is_said_why(team, qtbot):
    """PR-9: closing cannot be undone, so it waits for the first result."""
    page = shown(KalibrasiPage(team.context), qtbot)
    assert page.header.subtitle.text().startswith("0 dari ")
    assert not page.close_button.isEnabled()
    assert "Belum seorang pun dinilai" in page.close_button.toolTip()
    page.write_minutes()
    assert page.dialog is None
    model = page.distribution.model
    cells = [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert not any("belum ditetapkan" in cell for cell in cells)
    titles = [label.text() for label in page.hints.findChildren(type(page.hints.title))]
    assert titles.count("Capaian organisasi belum ditetapkan") == 1


def test_the_minutes_print_after_they_were_written(page, rated):
    assert not page.print_button.isEnabled()
    page.print_minutes()
    assert not page.findChildren(PrintPreview)
    use_fonts(RESOURCES / "fonts" / "print")
    close(page)
    page.print_minutes()
    (preview,) = page.window().findChildren(PrintPreview)
    assert preview.sheets is not None


def test_a_small_unit_hears_that_percentages_are_no_measure(page):
    titles = [label.text() for label in page.hints.findChildren(type(page.hints.title))]
    assert "Unit di bawah sepuluh orang" in titles
    assert "Hampir semua di atas ekspektasi" in titles
    assert not any("null" in title for title in titles)


def test_advice_is_in_plain_words_and_not_only_in_colour():
    line = Advice("max_percent", (Predicate.BAIK,), 70, 8, 80, False)
    cell = words.pattern_cell(Predicate.BAIK, (line,), too_small=False)
    assert (cell.text, cell.icon, cell.spoken) == (
        "paling tinggi 70 %",
        "warn",
        "paling tinggi 70 %: belum terpenuhi",
    )
    small = words.pattern_cell(Predicate.BAIK, (line,), too_small=True)
    assert (small.text, small.icon) == ("paling tinggi 70 % (unit terlalu kecil)", "")
    most = Advice("largest", (Predicate.BAIK,), 0, 1, 33, False)
    tiny = words.pattern_cell(Predicate.BAIK, (most,), too_small=True)
    assert (tiny.tint, tiny.icon) == ("muted", "")
    shared = Advice("min_count", (Predicate.KURANG, Predicate.BUTUH_PERBAIKAN), 1, 1, 10, True)
    here = words.pattern_cell(Predicate.BUTUH_PERBAIKAN, (shared,), too_small=False)
    assert (here.text, here.icon) == ("ada yang di sini atau Kurang", "check")
    other = words.pattern_cell(Predicate.KURANG, (shared,), too_small=False)
    assert other.text == "dihitung bersama baris di atas"


def test_who_appraises_nobody_gets_words_instead_of_a_curve(office, qapp, tmp_path, qtbot):
    page = shown(KalibrasiPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    assert page._stack.currentWidget() is page.empty
    assert not page.close_button.isEnabled()
    page.write_minutes()
    page.change()
    assert page.dialog is None


@pytest.mark.parametrize("theme", ["terang", "gelap"])
def test_small_window_both_themes_and_names(rated, qapp, tmp_path, qtbot, theme):
    world = context_for(rated.office, "bambang", qapp, tmp_path, theme)
    page = KalibrasiPage(world.context)
    page.set_narrow(True)
    shown(page, qtbot, 852, 376)
    assert not page.grab().isNull()
    assert nameless(page) == []
    assert page.help_text()
    assert page.key_help()


def test_the_dialog_says_what_the_new_ratings_would_give_and_by_which_rule(page, rated):
    """SE 3/2023: before anything is written; afterwards the ratings that moved are shown."""
    dialog = change_siti(page)
    assert dialog.preview.result.text() == "Predikat tetap Sangat Baik"
    dialog.work.chosen.emit(MEETS.value)
    assert dialog.preview.result.text() == "Predikat Sangat Baik menjadi Baik"
    assert "Sesuai Ekspektasi" in dialog.preview.rule.text()
    dialog.reason.set_value("Setara rekan dengan predikat Baik")
    dialog.confirm.click()
    told = " ".join(label.text() for label in page.changes.findChildren(Label))
    assert "Hasil kerja di atas → sesuai" in told
    assert "Perilaku kerja" not in told


def test_where_no_rating_decides_the_predicate_itself_is_asked_for(team, qtbot):
    """PR-4: the scheme of Pariaman rests on no rating."""
    office, half = team.office, "2026-S1"
    office.clock.set(date(2026, 7, 3))
    office.services.master_data.make_periods(office.session("nurul"), 2026, "S", scheme="pariaman")
    bambang, siti = office.session("bambang"), office.ids["siti"]
    for name, value in (("kehadiran", "98"), ("kualitas_pekerjaan", "4"), ("komunikasi", "4")):
        office.services.schemes.key_fact(bambang, siti, half, name, value, "Rekap")
    office.services.appraisals.save(bambang, siti, half, strength="Teliti", improvement="Volume")
    office.services.appraisals.finish(bambang, siti, half)
    page = shown(KalibrasiPage(team.context), qtbot)
    page.open(half)
    QTest.keyClick(choose(page, "Siti"), Qt.Key.Key_Return)
    dialog = page.dialog
    assert dialog.work.parent() is None or not dialog.work.isVisible()
    assert not dialog.behaviour.isVisible()
    assert not dialog.preview.isVisible()
    before = dialog.predicate.value()
    dialog.predicate.set_value(Predicate.BUTUH_PERBAIKAN.value)
    dialog.reason.set_value("Tiga berkas kembali")
    dialog.confirm.click()
    assert before == Predicate.BAIK.value
    (row,) = [r for r in page.people.model.records() if r.changes]
    assert row.predicate is Predicate.BUTUH_PERBAIKAN
