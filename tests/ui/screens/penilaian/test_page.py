"""Penilaian over a real workspace (FEATURES TJ-4, PR-7, TS-4, TS-11, X-2; section 2.5)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import (
    ABOVE,
    BELOW,
    MEETS,
    THIRD,
    nameless,
    shown,
    write_quarter,
)

from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating
from penilaian_desktop.ui.screens.penilaian.dialogs import (
    FeedbackDialog,
    MoveDialog,
    PublishDialog,
)
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.screens.penilaian.words import suggestion
from penilaian_desktop.ui.widgets.why_dialog import WhyDialog

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(team, qtbot):
    write_quarter(team.office)
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    return page


def stored(team, who="siti"):
    return team.services.appraisals.view(team.context.session, team.id_of(who), THIRD)


def dialog_of(page, kind):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def type_into(area, text):
    area.setFocus()
    QTest.keyClicks(area, text)


def test_the_newest_ended_period_opens_with_staff_results_and_organisation(page, team):
    assert page.period.value() == THIRD
    assert "capaian organisasi Baik" in page.header.subtitle.text()
    assert page.staff.row(team.id_of("taufik")).second == "belum dinilai"
    rows = page.results.rows
    assert [row._amount.text() for row in rows] == ["440 / 450", "684 / 600"]
    assert [row._percent.text() for row in rows] == ["98 %", "114 %"]
    assert rows[0]._counts.text() == "4 kegiatan · 0 bukti"
    assert rows[1]._bar._share == pytest.approx(114 / 130)
    assert rows[1]._bar._mark == pytest.approx(100 / 130)
    assert page.results.note.text() == "Saran: Sesuai"
    assert suggestion(Rating.MEETS, running=True) == "Saran: Sesuai · periode masih berjalan"


def test_keys_rate_one_rhk_after_the_other_then_the_whole(page, team):
    for key in ("2", "3", "2", "3"):
        QTest.keyClick(page.window().focusWidget() or page, key)
    view = stored(team)
    assert [one.rating for one in view.rhk] == [MEETS, ABOVE]
    assert (view.work_rating, view.behaviour_rating) == (MEETS, ABOVE)
    assert view.predicate is Predicate.BAIK


def test_a_decision_unlike_the_suggestion_opens_its_reason_and_the_other_does_not(page):
    page.deciding.rate_work(MEETS)
    assert page.results.reason.isHidden()
    page.deciding.rate_work(ABOVE)
    assert not page.results.reason.isHidden()
    assert page.results.reason._label.text() == "Alasan berbeda dari saran"
    assert "work_reason" in page.view.todo


def test_what_is_typed_is_saved_after_a_pause_and_never_overwritten(page, team):
    type_into(page.notes.areas["strength"], "Teliti")
    assert stored(team).strength == ""
    page.refresh()
    assert page.notes.areas["strength"].text() == "Teliti"
    page.save.flush()
    assert stored(team).strength == "Teliti"
    type_into(page.notes.areas["strength"], " dan ")
    page.save.flush()
    assert page.notes.areas["strength"].text() == "Teliti dan "


def test_typing_for_one_person_is_written_before_another_is_shown(page, team):
    type_into(page.notes.areas["improvement"], "Menulis volume")
    page.staff.step(1)
    assert page.staff.key != team.id_of("siti")
    assert page.notes.areas["improvement"].text() == ""
    assert stored(team).improvement == "Menulis volume"


def test_digits_and_letters_in_a_text_are_text(page, team):
    type_into(page.notes.areas["strength"], "3 jempol")
    assert page.notes.areas["strength"].text() == "3 jempol"
    assert page.staff.key == team.id_of("siti")
    assert stored(team).rhk[0].rating is None


def test_it_is_finished_only_when_nothing_lacks_and_says_what_does(page, team):
    assert not page.person.finish.isEnabled()
    assert "Lengkapi dahulu" in page.person.finish.toolTip()
    page.deciding.rate_work(MEETS)
    page.deciding.rate_behaviour(MEETS)
    assert page.person._lines[0]._words.text() == "Kekuatan: belum ditulis"
    page.person._lines[0]._go.click()
    assert page.notes.areas["strength"].hasFocus()
    type_into(page.notes.areas["strength"], "Teliti")
    type_into(page.notes.areas["improvement"], "Menulis volume")
    page.save.flush()
    assert page.person.finish.isEnabled()
    page.person.finish.click()
    assert stored(team).state is AppraisalState.FINISHED
    assert team.toasts[-1] == ("Penilaian Siti Aminah selesai", "Selesaikan penilaian")
    assert page.staff.row(team.id_of("siti")).second == "selesai · Baik"


def test_ctrl_enter_straight_after_the_last_word_writes_it_and_finishes(page, team):
    """TJ-4: nobody waits for the pause of the saving."""
    page.deciding.rate_work(MEETS)
    page.deciding.rate_behaviour(MEETS)
    type_into(page.notes.areas["strength"], "Teliti")
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert stored(team).state is AppraisalState.DRAFT
    assert stored(team).strength == "Teliti"
    assert page.notes.areas["improvement"].hasFocus()
    type_into(page.notes.areas["improvement"], "Menulis volume")
    assert not page.person.finish.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert stored(team).state is AppraisalState.FINISHED
    assert stored(team).improvement == "Menulis volume"
    assert team.toasts[-1] == ("Penilaian Siti Aminah selesai", "Selesaikan penilaian")


def test_publishing_names_who_and_cannot_be_undone(page, team):
    assert not page.publish.isEnabled()
    assert page.bench.foot.left.text() == "belum ada yang siap"
    team.office.appraise("siti", "bambang", behaviour=ABOVE)
    page.refresh()
    page.publish.click()
    dialog = dialog_of(page, PublishDialog)
    assert dialog.window().focusWidget() is dialog.back
    assert [box.text() for box in dialog.boxes.values()] == ["Siti Aminah · Baik"]
    words = [label.text() for label in dialog.findChildren(type(page.header.title))]
    assert any("tidak dapat diurungkan" in text for text in words)
    assert team.services.appraisals.own(team.office.session("siti"), THIRD) is None
    dialog.confirm.click()
    assert team.services.appraisals.own(team.office.session("siti"), THIRD) is not None
    assert team.toasts[-1] == ("1 penilaian diterbitkan", "")
    assert page.staff.row(team.id_of("siti")).second == "terbit · Baik"
    assert not page.results.overall.isEnabled()
    assert page.notes.areas["strength"].isReadOnly()


def test_some_of_the_finished_are_published_and_the_others_wait(page, team):
    """TJ-4: whoever is not checked stays finished and sees nothing yet."""
    team.office.appraise("siti", "bambang", behaviour=ABOVE)
    team.office.appraise("taufik", "bambang")
    page.refresh()
    page.publish.click()
    dialog = dialog_of(page, PublishDialog)
    assert dialog.chosen() == (team.id_of("siti"), team.id_of("taufik"))
    assert dialog.confirm.text() == "Terbitkan 2 penilaian"
    for box in dialog.boxes.values():
        box.click()
    assert dialog.confirm.accessibleDescription() == "Centang paling sedikit satu orang."
    dialog.boxes[team.id_of("taufik")].click()
    dialog.confirm.click()
    assert team.toasts[-1] == ("1 penilaian diterbitkan", "")
    assert team.services.appraisals.own(team.office.session("siti"), THIRD) is None
    assert team.services.appraisals.own(team.office.session("taufik"), THIRD) is not None


def test_alt_and_an_arrow_moves_the_person_and_asks_for_the_reason(page, team):
    QTest.keyClick(page, Qt.Key.Key_Right, ALT)
    assert page.quadrant.chosen_spot == (MEETS, MEETS)
    QTest.keyClick(page, Qt.Key.Key_Right, ALT)
    dialog = dialog_of(page, MoveDialog)
    dialog.confirm.click()
    assert dialog.isVisible()
    assert dialog.rows._faults["behaviour_reason"].text()
    QTest.keyClicks(dialog.areas["behaviour_reason"], "Membantu loket lain")
    dialog.confirm.click()
    view = stored(team)
    assert (view.work_rating, view.behaviour_rating) == (MEETS, ABOVE)
    assert view.behaviour_reason == "Membantu loket lain"
    assert page.behaviour.reason.area.text() == "Membantu loket lain"
    assert page.quadrant.chosen_spot == (MEETS, ABOVE)


def test_a_move_that_is_called_off_changes_nothing(page, team):
    page.deciding.move_person(team.id_of("siti"), BELOW, MEETS)
    dialog_of(page, MoveDialog).reject()
    assert stored(team).work_rating is None


def test_feedback_is_written_counted_and_taken_back(page, team):
    page.behaviour.rows[5].click()
    dialog = dialog_of(page, FeedbackDialog)
    dialog.confirm.click()
    assert dialog.rows._faults["text"].text()
    QTest.keyClicks(dialog.text, "Cepat belajar")
    dialog.confirm.click()
    given = stored(team).behaviour[5].feedback
    assert [item.text for item in given] == ["Cepat belajar"]
    assert "1 umpan balik" in page.behaviour.rows[5].accessibleName()
    page.behaviour.rows[5].click()
    dialog_of(page, FeedbackDialog).delete_requested.emit(given[0].id)
    assert stored(team).behaviour[5].feedback == ()


def test_why_is_offered_once_there_is_a_predicate(page, team):
    assert not page.results.why.isEnabled()
    page.deciding.rate_work(MEETS)
    page.deciding.rate_behaviour(MEETS)
    page.results.why.click()
    dialog = dialog_of(page, WhyDialog)
    assert not dialog.print_button.isEnabled()
    assert "Belum diterbitkan" in dialog.explanation.text()


def test_the_own_words_of_the_person_stand_under_the_results(page, team):
    team.services.appraisals.save_self_report(
        team.office.session("siti"), THIRD, achievements="Antrean habis.", challenges="Listrik."
    )
    page.refresh()
    assert page.results._own.text() == "Pencapaian Antrean habis.\nTantangan Listrik."


def test_a_period_without_staff_or_without_periods_explains_itself(office, qapp, tmp_path, qtbot):
    from tests.ui.screens.team_world import context_for

    page = shown(PenilaianPage(context_for(office, "yohanes", qapp, tmp_path).context), qtbot)
    assert page._nobody.isVisible()


def test_another_period_is_chosen_and_opened_from_elsewhere(page, team):
    page.open("2026-T4")
    assert page.period.value() == "2026-T4"
    assert page.view.period_code == "2026-T4"
    page.period.set_value(THIRD)
    page.period.chosen.emit(THIRD)
    assert page.view.period_code == THIRD


def test_a_small_window_stacks_the_cards_in_one_column(page):
    page.set_narrow(True)
    page.resize(828, 380)
    assert page.bench.sheet_view.isVisible()
    assert page.results.isVisible()
    page.go_to("improvement")
    assert page.notes.areas["improvement"].hasFocus()
    page.set_narrow(False)
    assert not page.bench.sheet_view.isVisible()
    assert page.results.isVisible()


def test_every_control_has_a_name_and_the_keys_are_listed(page):
    assert nameless(page) == []
    assert {"1", "2", "3", "J"} <= {keys for keys, _ in page.key_help()}
    assert "Predikat" in page.help_text()


def test_a_rating_that_is_refused_shows_what_is_stored(page, team):
    team.office.appraise("siti", "bambang", publish=True)
    page.deciding.rate_rhk(page.results.rows[0].rhk_id, Rating.BELOW)
    assert team.refusals[-1].code == "appraisal_published"
    assert page.results.rows[0].rating.rating() is None
