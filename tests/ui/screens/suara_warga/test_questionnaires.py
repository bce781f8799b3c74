"""Suara warga: what an import leaves out, the list of questionnaires, who answered on paper."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import THURSDAY, nameless, shown

from penilaian_desktop.ui.screens.suara_warga.keying import ASK_WHO
from penilaian_desktop.ui.screens.suara_warga.page import SuaraWargaPage
from penilaian_desktop.ui.widgets.label import Label

JULY = date(2026, 7, 14)
UNSUR = [f"U{n}" for n in range(1, 10)]


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


@pytest.fixture
def voice(team):
    """One service and one survey of the unit of the head."""
    team.office.clock.set(THURSDAY)
    s, place = team.context.session, team.office.units["pelayanan"]
    service = team.services.public_services.save(s, None, unit_id=place, name="KTP-el", days=1)
    survey = team.services.surveys.save(
        s, None, unit_id=place, title="SKM Juli", starts=date(2026, 7, 1), ends=date(2026, 7, 31)
    )
    return service.value, survey.value


@pytest.fixture
def page(team, voice, qtbot):
    found = shown(SuaraWargaPage(team.context), qtbot)
    found.team = team
    return found


@pytest.fixture
def export(tmp_path):
    """Return how an export is written: a row is its first cells and one answer."""

    def write(head, *rows):
        path = tmp_path / "skm.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            book = csv.writer(out)
            book.writerow([*head, "Layanan", *UNSUR])
            book.writerows([*cells, "KTP-el", *[answer] * 9] for *cells, answer in rows)
        return path

    return write


def importing(page, path):
    page.surveys.begin_import()
    page.surveys.importing.read(path)
    return page.surveys.importing


# --- import ----------------------------------------------------------------------------------
def test_repeated_rows_are_left_out_until_somebody_wants_them(page, export):
    """Bad input: duplicated respondents."""
    day = "02/07/2026"
    view = importing(
        page, export(["No responden", "Tanggal"], (7, day, 3), (7, day, 3), (8, day, 3))
    )
    assert view.choice.skip_repeated.text() == "Lewati yang berulang di berkas ini (1)"
    assert view.choice.skip_repeated.isChecked()
    assert not view.choice.skip_elsewhere.isVisible()
    assert view.save.text() == "Simpan 2 kuesioner"
    view.choice.skip_repeated.click()
    assert view.save.text() == "Simpan 3 kuesioner"
    assert [r.row for r in view.rows.records()] == [2, 3, 4]
    assert nameless(page) == []
    view.save.click()
    assert page.team.toasts[-1][0] == "3 kuesioner tersimpan"


def test_a_file_that_another_survey_has_is_named_and_left_out(page, voice, export):
    """Bad input: nothing twice when the same file comes again."""
    times = [(f"2026-07-02 08:15:0{n}", 3) for n in range(3)]
    importing(page, export(["Timestamp"], *times)).save.click()
    other = page.team.services.surveys.save(
        page.context.session, None, unit_id=voice[1].unit_id, title="SKM Semester II",
        starts=date(2026, 7, 1), ends=date(2026, 12, 31),
    ).value  # fmt: skip
    page.refresh()
    page.surveys._load(next(i for i in page.surveys.items.records() if i.survey == other))
    view = importing(page, export(["Timestamp"], *times))
    assert "3 sudah ada di survei SKM Juli" in words_of(view)
    assert not view.save.isEnabled()
    view.choice.skip_elsewhere.click()
    assert view.save.text() == "Simpan 3 kuesioner"


def test_days_that_cannot_be_stand_among_the_refused_with_their_text(page, export):
    view = importing(
        page, export(["Tanggal"], ("14/07/2026", 3), ("kemarin", 3), ("01/01/2030", 3))
    )
    assert [(p.row, p.column, p.detail) for p in view.problems.records()] == [
        (3, "A", "kemarin"), (4, "A", "01/01/2030"),
    ]  # fmt: skip
    assert view.save.text() == "Simpan 1 kuesioner"
    assert not view.choice.isVisible()


def test_the_day_of_sheets_without_a_date_is_asked_once(page, export):
    view = importing(page, export(["No responden"], (1, 3), (2, 3)))
    assert "2 kuesioner tanpa tanggal; semuanya dihitung pada" in words_of(view)
    assert view.choice.day.value() == date(2026, 7, 1)
    view.choice.day.set_value(date(2026, 8, 2))
    view.save.click()
    assert "di luar hari survei" in view.banner.accessibleName() + words_of(view)
    view.choice.day.set_value(JULY)
    view.save.click()
    page.surveys.begin_answers()
    assert {i.answer.day for i in page.surveys.answers.items.records()} == {JULY}


# --- the list --------------------------------------------------------------------------------
@pytest.fixture
def keyed(page, voice):
    key, s = page.team.services.surveys.key, page.context.session
    for n in range(1, 131):
        key(
            s, voice[1].id, voice[0].id, [3] * 9, day=JULY, respondent=str(n),
            comment="Antre lama" if n == 4 else "",
        )  # fmt: skip
    key(s, voice[1].id, voice[0].id, [2] * 9, day=JULY, respondent="4", again=True)
    page.refresh()


def test_stored_questionnaires_are_searched_paged_and_taken_away(page, keyed):
    """TJ-8: the list of answers of a survey, from K."""
    QTest.keyClick(page, Qt.Key.Key_K)
    view = page.surveys.answers
    assert view.isVisible()
    assert view.told.text() == "100 dari 131 kuesioner"
    view.more.click()
    assert view.told.text() == "131 dari 131 kuesioner"
    assert not view.more.isVisible()
    view.search.setText("lama")
    view.search.searched.emit("lama")
    assert [i.answer.respondent for i in view.items.records()] == ["4"]
    view.search.clear()
    view.filter.set_value("repeated")
    view.filter.chosen.emit("repeated")
    assert [i.answer.u1 for i in view.items.records()] == [2, 3]
    view.view.choose_row(0)
    view.remove()
    assert page.team.toasts[-1][0] == "Kuesioner dihapus"
    assert view.items.records() == []
    assert "Tidak ada nomor yang berulang" in words_of(view)
    assert nameless(page) == []
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not page.surveys.busy()
    assert page.surveys.respondents.text() == "130 responden"


# --- paper -----------------------------------------------------------------------------------
class Typist:
    """Types keys where the focus is, and counts them."""

    def __init__(self, page) -> None:
        self._page = page
        self.keys = 0

    def type(self, widget, text):
        for sign in text:
            QTest.keyClick(widget, Qt.Key.Key_Return if sign == "\n" else sign)
            self.keys += 1


def test_a_sheet_without_its_respondent_is_ten_keys(page):
    """SM-12, TJ-8: nine digits and Enter."""
    page.surveys.begin_keying()
    keying, typist = page.surveys.keying, Typist(page)
    assert not keying.who.isVisible()
    typist.type(keying.line, "343343343\n")
    assert len(keying.answers.records()) == 1
    assert typist.keys == 10


def test_age_sex_and_education_are_keyed_before_the_answers_or_skipped_with_enter(page):
    """TJ-8: fifteen keys with all three, thirteen with none."""
    page.surveys.begin_keying()
    keying, typist = page.surveys.keying, Typist(page)
    keying.ask_who.click()
    who = keying.who
    assert who.isVisible()
    typist.type(who.age, "34\n")
    typist.type(who.sex, "p")
    typist.type(who.education, "3")
    typist.type(keying.line, "343343343\n")
    assert typist.keys == 15
    (first,) = keying.answers.records()
    assert (first.age, first.sex, first.education) == (34, "P", "SMA")
    assert (who.age.text(), who.sex.text(), who.education.text()) == ("", "", "")
    typist.keys = 0
    for field in (who.age, who.sex, who.education):
        typist.type(field, "\n")
    typist.type(keying.line, "343343343\n")
    assert typist.keys == 13
    assert keying.answers.records()[0].age is None
    assert keying._context.prefs.get(ASK_WHO)


def test_an_age_that_cannot_be_is_said_at_the_field(page):
    page.surveys.begin_keying()
    keying = page.surveys.keying
    keying.ask_who.click()
    keying.who.age.setText("7")
    keying.line.setText("343343343")
    keying.send()
    assert keying.answers.records() == []
    assert "Umur antara 10 dan 110" in words_of(keying)


def test_a_number_that_was_keyed_is_asked_about_and_enter_stores_it_again(page):
    page.surveys.begin_keying()
    keying = page.surveys.keying
    for _ in range(2):
        keying.sheet.set_value("77")
        keying.line.setText("343343343")
        keying.send()
    assert len(keying.answers.records()) == 1
    assert "Lembar 77 sudah diisi: 3 4 3 3 4 3 3 4 3" in keying.said.text()
    keying.send()
    assert len(keying.answers.records()) == 2


def test_a_day_outside_the_survey_is_refused_while_keying(page):
    page.surveys.begin_keying()
    keying = page.surveys.keying
    keying.day.set_value(date(2026, 8, 1))
    keying.line.setText("343343343")
    keying.send()
    assert "di luar hari survei" in keying.said.text()
    assert keying.line.text() == "343343343"


# --- notes -----------------------------------------------------------------------------------
def test_the_same_praise_twice_is_asked_about_in_the_dialog(page):
    from penilaian_desktop.ui.screens.suara_warga.dialogs import NoteDialog

    page.show_tab("catatan")
    for _ in range(2):
        page.new()
        dialog = page.window().findChildren(NoteDialog)[-1]
        dialog.text.setPlainText("Bagus sekali")
        dialog.confirm.click()
    assert len(page.notes.items.records()) == 1
    assert "dengan isi yang sama sudah ada" in words_of(dialog)
    dialog.confirm.click()
    assert len(page.notes.items.records()) == 2
