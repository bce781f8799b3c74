"""Colleagues, innovations, facts of a scheme and parts of a year on Penilaian.

FEATURES PR-7, WG-6, SM-3, X-7, TJ-4, TJ-11.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import (
    ABOVE,
    BELOW,
    MEETS,
    THIRD,
    THURSDAY,
    context_for,
    nameless,
    shown,
    write_quarter,
)

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.follow_up import InnovationKind
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.penilaian.dialogs import MoveDialog
from penilaian_desktop.ui.screens.penilaian.innovation_card import DeclineDialog
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.screens.penilaian.peers import PeersDialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.why_dialog import WhyDialog
from penilaian_desktop.ui.widgets.why_trail import SchemeSteps

SEMESTER = "2026-S2"
GIVERS = ("taufik", "yohanes", "dewi")


@pytest.fixture
def page(team, qtbot):
    write_quarter(team.office)
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    return page


@pytest.fixture
def regional(team, qtbot):
    """The page on a semester that is appraised by the scheme of Pariaman."""
    write_quarter(team.office)
    team.services.master_data.make_periods(
        team.office.session("nurul"), 2026, "S", scheme="pariaman"
    )
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(SEMESTER)
    page.open(team.id_of("siti"))
    return page


def dialog_of(page, kind):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def words_on(page):
    return " ".join(label.text() for label in page.findChildren(Label))


def ask(page, team, *who):
    page.behaviour.peers.ask.click()
    dialog = dialog_of(page, PeersDialog)
    dialog.search.setText("")
    for name in who:
        dialog.search.setText(team.office.session(name).display_name)
        dialog.choose(team.id_of(name))
    return dialog


# --- colleagues ------------------------------------------------------------------------------
def test_the_dialog_counts_to_three_and_asks(page, team):
    """PR-7: fewer than three would never be shown, and the dialog says so while choosing."""
    dialog = ask(page, team)
    assert not dialog.confirm.isEnabled()
    dialog = ask(page, team, "taufik", "yohanes")
    assert "minta 1 lagi" in dialog.explanation.text()
    dialog.search.setText("Dewi")
    dialog.choose(team.id_of("dewi"))
    assert dialog.explanation.text() == "3 orang dipilih"
    dialog.confirm.click()
    view = team.services.peer_feedback.collection(team.context.session, team.id_of("siti"), THIRD)
    assert {r.giver.person_id for r in view.requests} == {team.id_of(g) for g in GIVERS}
    assert page.behaviour.peers.words.text() == "3 rekan diminta s.d. 26 Nov 2026"
    assert team.toasts[-1][0] == "3 rekan diminta"


def test_a_key_opens_the_dialog_and_stands_in_the_help(page):
    QTest.keyClick(page, Qt.Key.Key_U)
    assert dialog_of(page, PeersDialog).isVisible()
    assert "U" in dict(page.key_help())


def test_choosing_survives_a_search_that_hides_who_was_chosen(page, team):
    dialog = ask(page, team, "taufik", "dewi")
    dialog.search.setText("tidak ada yang bernama begini")
    assert dialog.model.rowCount() == 0
    assert dialog.explanation.text().startswith("2 orang dipilih")


def test_the_page_shows_what_colleagues_wrote_only_after_the_day_and_without_names(page, team):
    """PR-7, X-3: neither who has answered nor what was said is told before; never by whom."""
    ask(page, team, *GIVERS).confirm.click()
    for n, giver in enumerate(GIVERS):
        s = team.office.session(giver)
        (item,) = team.services.peer_feedback.asked_of_me(s)
        line = GivenLine(value_code="KP", text=f"Contoh ke-{n}", level=MEETS)
        team.services.peer_feedback.give(s, item.request_id, (line,))
    page.refresh()
    assert "Contoh ke" not in words_on(page)
    assert page.behaviour.peers.words.text() == "3 rekan diminta s.d. 26 Nov 2026"
    team.office.clock.set(THURSDAY + timedelta(days=8))
    page.refresh()
    feedback = page.view.behaviour[2].feedback
    assert sorted(item.text for item in feedback) == ["Contoh ke-0", "Contoh ke-1", "Contoh ke-2"]
    assert {item.giver for item in feedback} == {""}
    page.behaviour.rows[2].click()
    said = words_on(page.window())
    assert "“Contoh ke-1”" in said
    for giver in GIVERS:
        assert f"{team.office.session(giver).display_name} ·" not in said


def test_the_dialog_fits_a_small_window_with_requests_and_choices(page, team):
    """Nothing is cut at 460 px: the list of those asked and the one to choose from both fit."""
    ask(page, team, *GIVERS).confirm.click()
    page.resize(900, 460)
    page.behaviour.peers.ask.click()
    dialog = dialog_of(page, PeersDialog)
    assert dialog._content.minimumSizeHint().height() <= 460 - 32 - 118


def test_who_may_not_ask_colleagues_is_told_that_their_words_are_waited_for(page, team):
    """PR-7: who led the person earlier in the period reads that something is still to come."""
    card = page.behaviour
    card.show_peers(None, THURSDAY, waiting=False)
    assert not card.peers.isVisible()
    ask_for = team.services.peer_feedback
    givers = [(team.id_of(who), GiverRole.PEER) for who in GIVERS]
    ask_for.request(team.context.session, team.id_of("siti"), THIRD, givers)
    view = team.services.appraisals.view(team.context.session, team.id_of("siti"), THIRD)
    card.show_peers(None, THURSDAY, waiting=view.peers_waiting)
    assert card.peers.isVisible()
    assert card.peers.words.text() == "Umpan balik rekan diminta, belum ditampilkan"
    assert not card.peers.ask.isVisible()


def test_a_request_is_taken_back(page, team):
    ask(page, team, *GIVERS).confirm.click()
    page.behaviour.peers.ask.click()
    dialog = dialog_of(page, PeersDialog)
    first = page.sheet.peers.requests[0]
    dialog.withdraw_wanted.emit(first.id)
    assert len(page.sheet.peers.requests) == 2
    assert first.id not in {r.id for r in page.sheet.peers.requests}


def test_the_suggestion_for_behaviour_comes_from_levels_and_is_missing_without(page, team):
    """TJ-4: without data there is no suggestion."""
    assert page.behaviour.note.text() == "belum ada saran"
    team.services.appraisals.add_feedback(
        team.context.session, team.id_of("siti"), THIRD, "Selalu", value_code="KP", level=ABOVE
    )
    page.refresh()
    assert page.behaviour.note.text() == "Saran: Di atas"


# --- innovations -----------------------------------------------------------------------------
def record(team, title="Antrean lewat pesan"):
    return team.services.innovations.save(
        team.office.session("siti"), THIRD, InnovationKind.INNOVATION, title
    ).value


def test_an_innovation_is_accepted_with_one_key_and_declined_with_a_word(page, team):
    """WG-6: accepted or not, and not only with a reason."""
    assert page.bench.innovations.isHidden()
    record(team)
    page.refresh()
    row = page.bench.innovations.rows[0]
    assert page.bench.innovations.note.text() == "1 menunggu"
    row.accept.click()
    (item,) = team.services.innovations.list(team.context.session, team.id_of("siti"), THIRD)
    assert item.accepted
    page.bench.innovations.rows[0].refuse.click()
    dialog = dialog_of(page, DeclineDialog)
    dialog.confirm.click()
    assert dialog.rows._faults["note"].text()
    QTest.keyClicks(dialog.note, "Belum berjalan")
    dialog.confirm.click()
    (item,) = team.services.innovations.list(team.context.session, team.id_of("siti"), THIRD)
    assert (item.accepted, item.note) == (False, "Belum berjalan")


# --- facts of a scheme -----------------------------------------------------------------------
def test_the_form_is_built_from_what_the_scheme_asks(regional):
    """SM-3: a regional scheme has its form without a line of code about the region."""
    assert set(regional.facts.rows) >= {"kehadiran", "kualitas_pekerjaan", "umpan_balik"}
    assert regional.bench.quadrant_card.isHidden()
    assert "Adaptasi" in regional.facts._notice.text()
    assert nameless(regional) == []


def test_under_the_national_rule_there_is_no_such_form(page):
    assert page.facts.isHidden()
    assert not page.bench.quadrant_card.isHidden()


def stored_facts(team):
    found = team.services.schemes.facts_for(team.context.session, team.id_of("siti"), SEMESTER)
    return {fact.name: fact for fact in found}


def test_a_fact_is_kept_once_it_has_its_source(regional, team):
    """TJ-4: a number without its source is not stored, and the row says why."""
    row = regional.facts.rows["kehadiran"]
    QTest.keyClicks(row.value, "92,5")
    regional.save.flush()
    assert stored_facts(team)["kehadiran"].value is None
    assert "sumber" in row._fault.text()
    QTest.keyClicks(row.source, "Rekap presensi")
    regional.save.flush()
    fact = stored_facts(team)["kehadiran"]
    assert (fact.value, fact.reason, fact.keyed) == ("92.5", "Rekap presensi", True)
    row.value.clear()
    QTest.keyClicks(row.value, "x")
    assert "angka" in row._fault.text()
    row.back.click()
    assert stored_facts(team)["kehadiran"].value is None


def test_a_value_outside_the_scale_is_refused_at_its_row(regional, team):
    row = regional.facts.rows["kehadiran"]
    QTest.keyClicks(row.source, "Rekap")
    QTest.keyClicks(row.value, "140")
    regional.save.flush()
    assert stored_facts(team)["kehadiran"].value is None
    assert row._fault.text()


def test_finishing_without_a_needed_fact_leads_to_it_and_the_chain_shows_the_rules(regional, team):
    """X-2: the predicate of any scheme is told rule by rule."""
    regional.deciding.rate_work(MEETS)
    regional.deciding.rate_behaviour(MEETS)
    regional.save.touch(
        (team.id_of("siti"), SEMESTER), {"strength": "Teliti", "improvement": "Volume"}, now=True
    )
    if not regional.results.reason.isHidden():
        QTest.keyClicks(regional.results.reason.area, "Baru setengah semester")
        regional.save.flush()
    regional.person.finish.click()
    assert regional.view.predicate is None
    assert regional.facts.rows["kualitas_pekerjaan"].choice.hasFocus()
    for name, value in (("kualitas_pekerjaan", "4"), ("kehadiran", "96"), ("umpan_balik", "82")):
        team.services.schemes.key_fact(
            team.context.session, team.id_of("siti"), SEMESTER, name, value, "Rekap"
        )
    regional.refresh()
    assert regional.view.predicate is not None
    regional.deciding.explain()
    dialog = dialog_of(regional, WhyDialog)
    assert "Kehadiran" in words_on(dialog.findChildren(SchemeSteps)[0])


# --- parts of a longer period ----------------------------------------------------------------
def test_a_semester_shows_its_quarters_and_what_they_propose(team, qtbot):
    """X-7: the parts stand beside the whole; the proposal is taken with one key, or not."""
    write_quarter(team.office)
    team.services.master_data.make_periods(team.office.session("nurul"), 2026, "S")
    team.office.appraise("siti", "bambang", publish=True)
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(SEMESTER)
    page.open(team.id_of("siti"))
    parts = page.bench.parts
    assert not parts.isHidden()
    assert parts.advice.text() == "Usulan: hasil kerja sesuai, perilaku sesuai"
    assert parts.note.text() == "1 belum terbit"
    parts.take.click()
    dialog = dialog_of(page, MoveDialog)  # the log of two quarters suggests otherwise
    QTest.keyClicks(dialog.areas["work_reason"], "Triwulan IV baru mulai")
    dialog.confirm.click()
    assert (page.view.work_rating, page.view.behaviour_rating) == (MEETS, MEETS)


def test_a_quarter_shows_no_parts(page):
    assert page.bench.parts.isHidden()


# --- late ------------------------------------------------------------------------------------
def test_what_was_written_after_the_deadline_is_flagged_beside_the_results(page, team):
    """TJ-11: late information is marked, not lost."""
    s = team.office.session("siti")
    first = team.services.appraisals.own_realisation(s, THIRD).items[0]
    assert team.services.appraisals.periods(s)[2].deadline < date(2026, 11, 19)
    team.services.appraisals.save_actual(s, first.indicator.id, THIRD, note="susulan")
    page.refresh()
    assert "Ditulis terlambat, 19 Nov 2026" in page.results._own.text()


@pytest.mark.parametrize("theme", ["terang", "gelap"])
def test_every_control_of_the_regional_form_is_drawn_in_both_themes(
    office, qapp, tmp_path, qtbot, theme
):
    write_quarter(office)
    office.services.master_data.make_periods(office.session("nurul"), 2026, "S", scheme="pariaman")
    team = context_for(office, "bambang", qapp, tmp_path, theme)
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(SEMESTER)
    page.set_narrow(True)
    page.resize(828, 380)
    assert not page.grab().isNull()
    assert nameless(page) == []


# --- the staff in a small window -------------------------------------------------------------
@pytest.mark.parametrize("narrow", [False, True])
def test_state_and_longest_predicate_have_their_room_in_the_list_of_staff(page, team, narrow):
    """The list tells state and predicate in full, in the small window too."""
    team.office.appraise("siti", "bambang", work=BELOW, behaviour=MEETS, publish=True)
    page.set_narrow(narrow)
    page.refresh()
    row = page.staff.row(team.id_of("siti"))
    assert row.second == "terbit · Butuh Perbaikan"
    assert row.spoken == "diterbitkan"
    left = 16 if row.plain else 52
    assert look().width(row.second, "small") <= page.bench.left.width() - 2 - left - 35


# --- no question about ratings that do not count ---------------------------------------------
def test_under_a_scheme_without_ratings_no_rating_is_asked_for(regional, team):
    """PR-3, PR-4: the two bars, the bars of the RHK and the keys for them are not there."""
    page = regional
    assert page.view.todo == ("strength", "improvement")
    assert not page.results.overall.isVisible()
    assert not page.behaviour.overall.isVisible()
    assert page.results.rows
    assert not any(row.rating.isVisible() for row in page.results.rows)
    assert "rating" not in page.results.why.toolTip()
    page.deciding.rate_by_key("2")
    page.deciding.move(Qt.Key.Key_Up)
    page.save.flush()
    view = team.services.appraisals.view(team.context.session, team.id_of("siti"), SEMESTER)
    assert (view.work_rating, view.behaviour_rating) == (None, None)
    page.open(THIRD)
    assert page.results.overall.isVisible()
    assert page.behaviour.overall.isVisible()
