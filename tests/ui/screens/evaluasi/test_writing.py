"""Evaluasi beyond the numbers: how they were counted, feedback asked for, innovations, history.

FEATURES PR-7, WG-6, X-2, X-3, TJ-11.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import (
    ABOVE,
    MEETS,
    THIRD,
    THURSDAY,
    nameless,
    shown,
    write_quarter,
)

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.follow_up import InnovationKind
from penilaian_desktop.ui.screens.evaluasi.asked_card import GiveDialog
from penilaian_desktop.ui.screens.evaluasi.innovations_card import InnovationDialog
from penilaian_desktop.ui.screens.evaluasi.page import EvaluasiPage
from penilaian_desktop.ui.widgets.label import Label


@pytest.fixture
def page(own, qtbot):
    write_quarter(own.office)
    page = shown(EvaluasiPage(own.context), qtbot)
    page.open(THIRD)
    return page


def dialog_of(page, kind):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def words_on(widget):
    return " ".join(label.text() for label in widget.findChildren(Label))


def first(page):
    return next(iter(page.indicators.rows.values()))


# --- how it was counted ----------------------------------------------------------------------
def test_each_indicator_says_how_its_number_came_about(page):
    """X-2: log, entries, evidence and the formula with its numbers."""
    assert first(page).how.text() == (
        "Log: 440 dokumen dari 4 kegiatan yang disetujui, 0 bukti. 440 ÷ 450 × 100 = 98 %."
    )


def test_the_number_of_the_log_is_taken_back_with_one_key(page, own):
    row = first(page)
    assert row.take.isHidden()
    QTest.keyClicks(row.value, "445")
    QTest.keyClicks(row.note, "manual")
    page.save.flush()
    assert row.take.text() == "Pakai 440 dari log"
    assert not row.late.isHidden()
    row.take.click()
    page.save.flush()
    item = own.services.appraisals.own_realisation(own.context.session, THIRD).items[0]
    assert (item.actual, item.note) == (440, "manual")
    assert row.take.isHidden()


# --- feedback asked for ----------------------------------------------------------------------
def ask_siti(own, *givers):
    office = own.office
    wanted = [(office.ids[g], GiverRole.PEER) for g in givers or ("siti",)]
    about = "siti" if givers else "taufik"
    office.services.peer_feedback.request(
        office.session("bambang"), office.ids[about], THIRD, wanted
    )


def test_who_is_asked_writes_to_the_values_they_saw(page, own):
    """PR-7: BerAKHLAK values, a level and an example; those left empty are not told."""
    assert page.asked.isHidden()
    ask_siti(own)
    page.refresh()
    assert page.asked.note.text() == "1 belum ditulis"
    (button,) = page.asked.buttons.values()
    assert "Diminta umpan balik untuk Taufik Rahman" in button.accessibleName()
    button.click()
    dialog = dialog_of(page, GiveDialog)
    assert "Tanpa nama" in dialog.explanation.text()
    dialog.confirm.click()
    assert "paling sedikit satu" in dialog.forms[0].fault.text()
    dialog.forms[3].level.set_rating(ABOVE)
    dialog.confirm.click()
    assert dialog.forms[3].text.hasFocus()
    QTest.keyClicks(dialog.forms[3].text, "Menengahi antrean")
    dialog.confirm.click()
    (item,) = own.services.peer_feedback.asked_of_me(own.context.session)
    assert item.given == (GivenLine(value_code="HR", text="Menengahi antrean", level=ABOVE),)
    assert page.asked.note.text() == ""


def test_who_has_no_plan_can_still_write_what_was_asked(own, qtbot):
    """PR-7: the request is on the page although there is nothing of one's own to fill in."""
    ask_siti(own)
    page = shown(EvaluasiPage(own.context), qtbot)
    page.open(THIRD)
    assert page.asked.isVisible()
    assert page.indicators.isHidden()


def test_what_was_written_can_be_changed_until_the_day(page, own):
    ask_siti(own)
    page.refresh()
    (item,) = page.asked.items
    line = GivenLine(value_code="BP", text="Ramah", level=MEETS)
    own.services.peer_feedback.give(own.context.session, item.request_id, (line,))
    page.refresh()
    next(iter(page.asked.buttons.values())).click()
    form = dialog_of(page, GiveDialog).forms[0]
    assert (form.text.text(), form.level.rating()) == ("Ramah", MEETS)
    own.office.clock.set(THURSDAY + timedelta(days=8))
    page.refresh()
    assert page.asked.isHidden()


# --- innovations -----------------------------------------------------------------------------
def test_an_innovation_is_recorded_with_the_entries_that_show_it(page, own):
    """WG-6: an innovation outside the plan has its evidence in the log."""
    page.innovations.add.click()
    dialog = dialog_of(page, InnovationDialog)
    assert dialog.model.rowCount() == 8
    dialog.confirm.click()
    assert dialog.rows._faults["title"].text()
    QTest.keyClicks(dialog.title_field, "Antrean lewat pesan")
    dialog.model.check(0, checked=True)
    dialog.model.check(2, checked=True)
    dialog.search.setText("perekaman")
    dialog.search_wanted.emit("perekaman")
    assert dialog.explanation.text() == "2 kegiatan dipilih"
    dialog.confirm.click()
    (item,) = own.services.innovations.list(own.context.session, own.id_of("siti"), THIRD)
    assert (item.title, item.kind, len(item.activity_ids)) == (
        "Antrean lewat pesan", InnovationKind.INNOVATION, 2,
    )  # fmt: skip
    assert "Antrean lewat pesan" in words_on(page.innovations)


# --- nothing before publication --------------------------------------------------------------
def test_nothing_that_the_head_decides_is_on_the_page_before_publication(page, own):
    """X-3: ratings, words, late feedback, decisions and what colleagues wrote stay unseen."""
    office, services = own.office, own.services
    head, siti = office.session("bambang"), own.id_of("siti")
    note = services.innovations.save(
        own.context.session, THIRD, InnovationKind.EXTRA_TASK, "Panitia"
    ).value
    services.innovations.decide(head, note.id, accepted=False, note="Bukan tugas unit")
    services.appraisals.add_feedback(head, siti, THIRD, "Rahasia penilai", value_code="AK")
    ask_siti(own, "taufik", "yohanes", "dewi")
    for n, giver in enumerate(("taufik", "yohanes", "dewi")):
        s = office.session(giver)
        (item,) = services.peer_feedback.asked_of_me(s)
        line = GivenLine(value_code="KP", text=f"Kata rekan {n}", level=MEETS)
        services.peer_feedback.give(s, item.request_id, (line,))
    (told,) = services.innovations.list(own.context.session, siti, THIRD)
    assert (told.accepted, told.note, told.decided_by) == (None, "", "")
    office.appraise("siti", "bambang", behaviour=ABOVE)
    office.clock.set(THURSDAY + timedelta(days=8))
    page.refresh()
    said = words_on(page)
    for hidden in ("Rahasia", "Bukan tugas", "tidak diterima", "Kata rekan", "Di Atas", "Baik"):
        assert hidden not in said, hidden
    assert page.result.objection.isHidden()
    assert page.history.isHidden()
    services.appraisals.publish(head, THIRD)
    page.refresh()
    said = words_on(page)
    for shown_now in ("Rahasia penilai", "Bukan tugas unit", "Kata rekan 1"):
        assert shown_now in said, shown_now
    for giver in ("Taufik", "Yohanes", "Dewi"):
        assert giver not in said


# --- result ----------------------------------------------------------------------------------
def test_the_published_result_leads_to_an_objection_with_its_clock(page, own):
    own.office.appraise("siti", "bambang", publish=True)
    page.refresh()
    assert "Dapat diajukan sampai 3 Desember 2026" in page.result._clock.text()
    page.result.objection.click()
    assert own.pages[-1] == ("keberatan", THIRD)
    assert not page.history.isHidden()
    assert nameless(page) == []


def test_the_year_shows_the_published_quarters_and_leads_to_each(own, qtbot):
    """X-7, X-3: the parts that are published, and nothing of those that are only finished."""
    office = own.office
    write_quarter(office)
    office.services.master_data.make_periods(office.session("nurul"), 2026, "Y")
    office.appraise("siti", "bambang", period="2026-T2")
    office.appraise("siti", "bambang", publish=True)
    page = shown(EvaluasiPage(own.context), qtbot)
    page.open("2026")
    said = [label.text() for label in page.parts.findChildren(Label)]
    assert said.count("belum dinilai") == 3
    assert page.parts.take.isHidden()
    page.parts.opened.emit(THIRD)
    assert page.period.value() == THIRD
    assert page.parts.isHidden()
