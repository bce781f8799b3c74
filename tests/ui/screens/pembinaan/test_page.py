"""Pembinaan & pelatihan over a real workspace (TJ-7, WG-4, WG-5, WG-7, SM-10, PR-6)."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.team_world import THURSDAY, context_for, nameless, shown

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.services import recognitions
from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage
from penilaian_desktop.ui.screens.pembinaan.shares import ShareCard
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.label import Label

CTRL = Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 10, 20)


@pytest.fixture
def page_of(office, qapp, tmp_path, qtbot):
    office.clock.set(THURSDAY)

    def make(who):
        team = context_for(office, who, qapp, tmp_path)
        page = shown(PembinaanPage(team.context), qtbot)
        page.team = team
        return page

    return make


@pytest.fixture
def event(office):
    """A training held in October with Siti and Taufik; nothing recorded yet."""
    hr, service = office.session("nurul"), office.services.training
    course = service.save_course(hr, None, name="Manajemen waktu", hours=8).value
    found = service.save_event(
        hr, None, course_id=course.id, starts=DAY, ends=DAY, place="Aula", capacity=3
    ).value
    service.put(hr, found.id, [office.ids["siti"], office.ids["taufik"]])
    return found


def words_of(widget) -> str:
    QCoreApplication.sendPostedEvents()  # what was just laid out is shown by one
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def button(widget, text) -> Button:
    QCoreApplication.sendPostedEvents()
    return next(
        b
        for b in widget.findChildren(Button)
        if b.isVisible() and text in {b.text(), b.accessibleName()}
    )


def tab_words(page) -> list[str]:
    return list(page.tabs.tab_keys())


def need(office, topic="Manajemen waktu"):
    office.clock.set(date(2026, 10, 5))
    office.appraise("taufik", "bambang", work=Rating.BELOW, publish=True)
    item = office.services.follow_ups.save(
        office.session("bambang"), office.ids["taufik"], "2026-T3", FollowUpKind.TRAINING,
        topic=topic,
    ).value  # fmt: skip
    office.services.follow_ups.approve(office.session("nurul"), item.id)
    office.clock.set(THURSDAY)


# --- calendar and needs ------------------------------------------------------------------------


def test_an_empty_calendar_leads_to_the_catalogue_and_an_example_fills_the_dialog(page_of):
    """TJ-7: examples manajemen waktu and keterampilan komunikasi, offered and not forced."""
    page = page_of("nurul")
    assert "Langkah pertama: isi katalog." in words_of(page)
    assert not page.calendar.add.isEnabled()
    page.calendar.first.click()
    assert page.tabs.value() == "kebutuhan"
    button(page.needs, "Keterampilan komunikasi").click()
    dialog = page.needs.dialog
    assert (dialog.name.text(), dialog.hours.text()) == ("Keterampilan komunikasi", "12")
    dialog.hours.setText("dua")
    dialog.confirm.click()
    assert "Jam pelajaran harus antara 0 dan 999." in words_of(dialog)
    dialog.hours.setText("10")
    dialog.confirm.click()
    (item,) = page.needs.courses.records()
    assert (item.course.name, item.course.hours) == ("Keterampilan komunikasi", 10)
    assert not page.calendar.add.isVisible()
    page.show_tab("kalender")
    assert page.calendar.add.isVisible()
    assert page.calendar.add.isEnabled()


def test_an_event_is_planned_and_stands_under_its_month(page_of, event):
    """WG-7: yearly training calendar."""
    page = page_of("nurul")
    assert page.calendar.model.index(0, 0).data() == "Oktober 2026"
    dialog = page.calendar.write_new()
    dialog.starts.set_value(date(2026, 12, 1))
    dialog.ends.set_value(date(2026, 11, 1))
    dialog.confirm.click()
    assert "Hari selesai mendahului" in words_of(dialog)
    dialog.ends.set_value(date(2026, 12, 2))
    dialog.capacity.setText("20")
    dialog.confirm.click()
    assert [e.event.starts for e in page.calendar.model.records()] == [DAY, date(2026, 12, 1)]
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.year == 2025
    assert page.calendar.model.records() == []


def test_attendance_and_scores_are_keyed_line_by_line(page_of, event):
    """WG-7, TJ-7: attendance, before and after score by keyboard."""
    page = page_of("nurul")
    page.calendar.view.choose_row(1)
    page.calendar.view.setFocus()
    QTest.keyClick(page.calendar.view, Qt.Key.Key_Return)
    panel = page.calendar.panel
    assert panel.isVisible()
    siti, taufik = panel.inputs
    siti.before.setFocus()
    QTest.keyClicks(siti.before, "55")
    QTest.keyClick(siti.before, Qt.Key.Key_Return)
    assert siti.came.isChecked()
    QTest.keyClicks(siti.after, "80,5")
    QTest.keyClick(siti.after, Qt.Key.Key_Return)
    QTest.keyClicks(taufik.before, "120")
    QTest.keyClick(taufik.before, Qt.Key.Key_Return, CTRL)
    assert "Nilai harus antara 0 dan 100." in words_of(panel)
    taufik.before.setText("")
    taufik.came.setChecked(False)
    QTest.keyClick(taufik.before, Qt.Key.Key_Return, CTRL)
    assert page.team.toasts[-1] == (
        "Hasil 2 peserta tersimpan", "Hasil pelatihan Manajemen waktu",
    )  # fmt: skip
    (item,) = page.calendar.model.records()
    assert (item.attended, str(item.gain)) == (1, "25.5")
    assert "rata-rata naik 25,5" in words_of(panel)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_who_needs_it_comes_first_and_too_many_are_refused(page_of, office, event):
    """TJ-7, X-5: need raised from an evaluation; WG-7: capacity."""
    need(office)
    page = page_of("nurul")
    page.calendar.view.choose_row(1)
    QTest.keyClick(page.calendar.view, Qt.Key.Key_Return)
    button(page.calendar.panel, "Keluarkan Taufik Rahman").click()
    page.calendar.add_people()
    dialog = page.calendar.dialog
    first = dialog.model.record(0)
    assert first.name == "Taufik Rahman"
    assert dialog.model.cell(0, 1).plain() == "butuh: Manajemen waktu"
    for row in range(3):
        dialog.model.check(row, checked=True)
    dialog.confirm.click()
    assert "Tempatnya tinggal 2, yang dipilih 3 orang." in words_of(dialog)
    for row in (1, 2):
        dialog.model.check(row, checked=False)
    dialog.confirm.click()
    names = [x.line.person.name for x in page.calendar.panel.inputs]
    assert names == ["Siti Aminah", "Taufik Rahman"]
    assert "kebutuhan: Manajemen waktu" in words_of(page.calendar.panel)


def test_needs_stand_by_topic_and_show_what_serves_them(page_of, office, event):
    """TJ-7: need, attendance and result."""
    need(office, "manajemen waktu")
    page = page_of("nurul")
    assert "manajemen waktu · 1 orang" in words_of(page.calendar.needs)
    page.show_tab("kebutuhan")
    assert page.needs.model.index(0, 0).data() == "manajemen waktu"
    assert page.needs.model.cell(1, 2).plain() == "Belum dijadwalkan"
    page.needs.view.choose_row(1)
    QTest.keyClick(page.needs.view, Qt.Key.Key_Return)
    assert page.tabs.value() == "kalender"


def test_an_open_need_is_put_on_the_event_that_is_planned_in_one_step(page_of, office):
    """TJ-7, WG-7: without an event one is planned, with one the person is put on it."""
    need(office, "Manajemen waktu bagi loket")
    hr, service = office.session("nurul"), office.services.training
    course = service.save_course(hr, None, name="Manajemen waktu", hours=8).value
    page = page_of("nurul")
    page.show_tab("kebutuhan")
    page.needs.view.choose_row(page.needs.model.row_of(lambda _line: True))
    assert page.needs.step.text() == "Rencanakan kegiatan…"
    day = date(2026, 12, 8)
    planned = service.save_event(hr, None, course_id=course.id, starts=day, ends=day).value
    page.refresh()
    page.needs.view.choose_row(page.needs.model.row_of(lambda _line: True))
    assert page.needs.step.text() == "Daftarkan ke 8 Des 2026"
    page.needs.step.click()
    assert page.team.toasts[-1][0] == "Taufik Rahman terdaftar pada Manajemen waktu"
    page.refresh()
    (line,) = service.people(hr, planned.id).lines
    assert line.need == "Manajemen waktu bagi loket"
    (kept,) = page.needs.model.records()
    assert kept.event_id == planned.id
    assert page.needs.step.text() == "Lihat kegiatannya"
    page.needs.step.click()
    assert page.tabs.value() == "kalender"


def test_a_head_reads_and_does_not_write(page_of, event):
    page = page_of("bambang")
    assert tab_words(page) == ["kalender", "kebutuhan", "apresiasi", "sosialisasi", "saya"]
    assert not page.calendar.add.isVisible()
    page.calendar.view.choose_row(1)
    QTest.keyClick(page.calendar.view, Qt.Key.Key_Return)
    panel = page.calendar.panel
    told = words_of(panel)
    assert panel.inputs == []
    assert told.count("terdaftar") == 2
    assert "Siti Aminah" in told
    assert not panel.save.isVisible()
    assert page.calendar.write_new() is None


def test_an_employee_sees_the_own_trainings_and_recognition_only(page_of, event):
    """TS-11, TJ-7."""
    page = page_of("siti")
    assert tab_words(page) == ["apresiasi", "saya"]
    assert not page.calendar.add.isVisible()
    page.show_tab("saya")
    (own,) = page.own.model.records()
    assert own.title == "Manajemen waktu"
    assert not page.years.isVisible()


# --- recognition ------------------------------------------------------------------------------


def test_praise_becomes_a_recognition_and_the_person_decides_who_sees_it(page_of, office):
    """PR-6, WG-5: from praise in one step; colleagues see it only after the ASN agreed."""
    office.services.public_notes.save(
        office.session("bambang"), None, unit_id=office.units["pelayanan"], kind=NoteKind.PRAISE,
        channel=Channel.COUNTER, received_on=DAY, text="KTP selesai cepat.",
        person_id=office.ids["siti"],
    )  # fmt: skip
    entries = office.submit("siti", "08.00-10.00 Melayani perekaman KTP-el", day=THURSDAY)
    head = page_of("bambang")
    head.show_tab("apresiasi")
    button(head.recognition, "Jadikan apresiasi untuk Siti Aminah").click()
    dialog = head.recognition.dialog
    assert dialog.text.text() == "KTP selesai cepat."
    dialog.model.check(0, checked=True)
    assert dialog.explanation.text() == "1 kegiatan dipilih"
    dialog.confirm.click()
    (given,) = head.recognition.model.records()
    assert [e.activity_id for e in given.entries] == [entries[0].id]
    taufik = page_of("taufik")
    taufik.recognition.face.set_value("dinding")
    taufik.refresh()
    assert "Dinding apresiasi masih kosong" in words_of(taufik)
    siti = page_of("siti")
    QCoreApplication.sendPostedEvents()
    (share,) = [b for b in siti.recognition.findChildren(CheckBox) if b.isVisible()]
    assert not share.isChecked()
    share.click()
    assert siti.team.toasts[-1][0] == "Rekan dapat melihatnya"
    taufik.refresh()
    assert "Siti Aminah · Operator SIAK" in words_of(taufik)


def test_a_recognition_that_was_answered_is_not_changed_any_more(page_of, office):
    given = office.services.recognitions.give(
        office.session("bambang"), None, person_id=office.ids["siti"], day=DAY,
        title="Antrean tertib", text="Loket buka lebih awal.",
    ).value  # fmt: skip
    page = page_of("bambang")
    page.show_tab("apresiasi")
    assert page.recognition.change.isEnabled()
    office.services.recognitions.share(office.session("siti"), given.recognition.id, shared=False)
    page.refresh()
    assert not page.recognition.change.isEnabled()
    assert "sudah menjawab" in page.recognition.change.toolTip()
    page.recognition.delete()
    assert page.recognition.model.records() == []
    assert "Mulai dari saran di sebelah" in words_of(page)


# --- outreach and exports ---------------------------------------------------------------------


def test_the_whole_unit_comes_to_a_meeting_in_one_step(page_of):
    """SM-10: participants per unit, share of staff reached."""
    page = page_of("bambang")
    page.show_tab("sosialisasi")
    assert "Belum ada sosialisasi tahun 2026" in words_of(page)
    dialog = page.outreach.write_new()
    dialog.confirm.click()
    assert "Kegiatan ini belum berjudul." in words_of(dialog)
    dialog.name.setText("Sosialisasi penilaian")
    dialog.whole.click()
    assert dialog.explanation.text() == "4 dari 4 pegawai hadir"
    dialog.model.check(0, checked=False)
    dialog.others.setText("3")
    dialog.confirm.click()
    (item,) = page.outreach.model.records()
    assert (len(item.people), item.event.others) == (3, 3)
    assert page.outreach.shares.figure.text() == "75 %"
    page.outreach.delete()
    assert page.outreach.model.records() == []


def test_a_share_is_rounded_half_up_as_on_paper(qapp):
    """SM-10: 1 of 8 and 3 of 8 are 13 % and 38 %, in the figure as in the rows."""
    card = ShareCard("Pegawai", "hadir")
    card.show_shares(1, 8, [("Loket", 1, 8, 13)])
    assert card.figure.text() == "13 %"
    assert "1/8 · 13 %" in [label.text() for label in card.findChildren(Label)]
    card.show_shares(3, 8, [])
    assert card.figure.text() == "38 %"
    card.deleteLater()


def test_hr_exports_results_for_a_purpose_over_a_range_of_periods(
    page_of, office, monkeypatch, tmp_path
):
    """WG-4: career, training, reward; period range; signed by HR; Excel and paper."""
    need(office)
    page = page_of("nurul")
    page.show_tab("ekspor")
    assert not page.export.save.isEnabled()
    page.export.purpose.set_value("pelatihan")
    page.export.load()
    (row,) = page.export.model.records()
    assert (row.person.name, row.detail) == ("Taufik Rahman", "Manajemen waktu")
    assert "Ditandatangani Nurul Huda" in page.export.proof.text()
    out = tmp_path / "hasil.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    page.export.save.click()
    assert page.team.toasts[-1][0] == "hasil.xlsx tersimpan"
    book = openpyxl.load_workbook(out)
    assert book["Daftar"]["A4"].value == "Taufik Rahman"
    assert book["Pengesahan"]["B4"].value == "Nurul Huda"
    page.export.last.set_value("2026-T2")
    page.export.load()
    assert page.export.model.records() == []
    assert page_of("bambang").tabs.tab_keys()[-1] == "saya"


def kinds_of(box):
    return {str(box.itemData(at)).partition("-")[2][:1] or "Y" for at in range(box.count())}


def test_an_export_offers_the_periods_of_one_kind(page_of, office):
    """WG-4: quarters are not mixed with the year that holds them."""
    need(office)
    office.services.master_data.make_periods(office.session("nurul"), 2026, "Y")
    page = page_of("nurul")
    page.show_tab("ekspor")
    export = page.export
    assert export.kind.value() == "T"
    assert kinds_of(export.first) == {"T"}
    assert export._export.period_kind == "T"
    export.kind.set_value("Y")
    export._offer_periods()
    assert kinds_of(export.last) == {"Y"}
    assert export._export.period_kind == "Y"
    export.kind.set_value("")
    export._offer_periods()
    assert export._export.period_kind == ""


@pytest.mark.parametrize("who", ["nurul", "bambang", "siti"])
def test_every_control_has_a_name_also_in_the_small_window(page_of, event, who):
    page = page_of(who)
    page.set_narrow(True)
    page.resize(828, 380)
    for key in tab_words(page):
        page.show_tab(key)
        assert nameless(page) == []


# --- arriving from elsewhere -------------------------------------------------------------------
def test_a_need_is_chosen_on_arrival_whatever_year_is_shown(page_of, office):
    """X-5, TJ-7: from Tindak lanjut to the need itself."""
    need(office)
    page = page_of("nurul")
    page.years.set_value("2024")
    item = office.services.follow_ups.list(office.session("nurul"))[0]
    page.open(f"kebutuhan:{item.id}:2026")
    assert (page.tabs.value(), page.year) == ("kebutuhan", 2026)
    assert page.needs.view.current_record().need_id == item.id


def test_a_recognition_is_written_for_the_person_one_came_from(page_of, office):
    """X-5, WG-5: with what suggests it, where there is something; nobody else's staff."""
    page = page_of("bambang")
    page.open(f"apresiasi:{office.ids['siti']}")
    dialog = page.recognition.dialog
    assert (dialog.person_id(), dialog.name.text()) == (office.ids["siti"], "")
    dialog.reject()
    office.clock.set(date(2026, 10, 5))
    office.appraise("taufik", "bambang", work=Rating.ABOVE, behaviour=Rating.ABOVE, publish=True)
    office.clock.set(THURSDAY)
    page.open(f"apresiasi:{office.ids['taufik']}")
    dialog = page.recognition.dialog
    assert dialog.person_id() == office.ids["taufik"]
    assert "Sangat Baik" in dialog.name.text()


def test_older_entries_that_may_show_why_follow_on_request(page_of, office, monkeypatch):
    """WG-5: what was ticked stays ticked when more are shown."""
    monkeypatch.setattr(recognitions, "ENTRIES", 2)
    office.submit("siti", *(f"07.{n}0-07.{n}5 Melayani loket {n}" for n in range(3)))
    page = page_of("bambang")
    page.open(f"apresiasi:{office.ids['siti']}")
    dialog = page.recognition.dialog
    assert (dialog.model.rowCount(), dialog.older.isVisibleTo(dialog)) == (2, True)
    dialog.model.check(0, checked=True)
    dialog.older.click()
    assert (dialog.model.rowCount(), dialog.older.isVisibleTo(dialog)) == (3, False)
    assert len(dialog.model.checked_records()) == 1
    dialog.reject()


def test_the_person_answers_a_recognition_either_way(page_of, office):
    """WG-5: to keep it private is an answer too; the first page asks no more."""
    give = office.services.recognitions.give
    give(
        office.session("bambang"), None, person_id=office.ids["siti"], day=DAY,
        title="Antrean tertib", text="Loket buka lebih awal.",
    )  # fmt: skip
    page = page_of("siti")
    page.open("apresiasi:saya")
    assert page.recognition.face.value() == "saya"
    button(page, "Cukup untuk saya: Antrean tertib").click()
    (item,) = office.services.recognitions.own(office.session("siti")).items
    assert item.shared is False
    page.refresh()
    assert not [b for b in page.findChildren(Button) if b.text() == "Cukup untuk saya"
                and b.isVisible()]  # fmt: skip
