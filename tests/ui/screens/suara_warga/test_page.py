"""Suara warga over a real workspace: surveys, paper, import, complaints, forums, services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import THURSDAY, context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.voice_views import NoteItem
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.suara_warga.page import SuaraWargaPage
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.print_preview import PrintPreview

RESOURCES = Path(__file__).parents[4] / "resources"
FILE = Path(__file__).parents[3] / "files" / "surveys" / "skm_disdukcapil_juli.xlsx"
JULY = date(2026, 7, 14)


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
def note(team, voice):
    """Return how a note is recorded by the head."""

    def record(text, **fields):
        values = {
            "unit_id": team.office.units["pelayanan"], "kind": NoteKind.COMPLAINT,
            "channel": Channel.COUNTER, "received_on": date(2026, 11, 1), "text": text, **fields,
        }  # fmt: skip
        return team.services.public_notes.save(team.context.session, None, **values).value

    return record


def keyed(page, line):
    page.surveys.keying.line.setText(line)
    QTest.keyClick(page.surveys.keying.line, Qt.Key.Key_Return)


# --- surveys ---------------------------------------------------------------------------------
def test_paper_is_keyed_sheet_after_sheet_with_the_service_kept(page, voice):
    """TJ-8: questionnaire entry from paper, index computed, respondents shown."""
    QTest.keyClick(page, Qt.Key.Key_I)
    keying = page.surveys.keying
    assert keying.isVisible()
    assert (keying.service.currentText(), keying.sheet.text()) == ("KTP-el", "1")
    keyed(page, "3 4 3 3 - 4 3 3 4")
    assert (keying.line.text(), keying.sheet.text()) == ("", "2")
    keyed(page, "444444444 cepat sekali")
    stored = keying.answers.records()
    assert [(a.respondent, a.answers, a.comment) for a in stored] == [
        ("2", (4,) * 9, "cepat sekali"),
        ("1", (3, 4, 3, 3, None, 4, 3, 3, 4), ""),
    ]
    assert {a.service_id for a in stored} == {voice[0].id}
    QTest.keyClick(keying, Qt.Key.Key_Escape)
    assert page.surveys.respondents.text() == "2 responden"
    assert page.surveys.index.text() == "IKM 93,06"
    assert not page.surveys.unsur.view.data.is_empty


def test_a_line_that_is_not_whole_is_not_stored_and_says_why(page):
    """Bad input: answers outside 1 to 4."""
    page.surveys.begin_keying()
    keying = page.surveys.keying
    keyed(page, "3 4 5")
    assert "5 bukan jawaban unsur 3 (Waktu)" in keying.said.text()
    keyed(page, "3 4")
    assert "Baru 2 dari 9 jawaban. Berikutnya unsur Waktu." in keying.said.text()
    keyed(page, "---------")
    assert "Semua jawaban kosong" in keying.said.text()
    assert keying.answers.records() == []


def test_a_keyed_sheet_is_undone_and_the_list_follows(page):
    page.surveys.begin_keying()
    keyed(page, "333333333")
    keyed(page, "444444444")
    outcome = page.team.services.undo.undo(page.context.session)
    page.context.signals.changed.emit(outcome.changes, None)
    assert [a.respondent for a in page.surveys.keying.answers.records()] == ["1"]
    page.surveys.keying.remove()
    assert page.surveys.keying.answers.records() == []
    assert page.team.toasts[-1][0] == "Kuesioner dihapus"


def test_an_export_is_looked_at_before_it_is_saved_and_comes_in_once(page):
    """TJ-8: the Excel of an online form; bad rows with their reason, nothing twice."""
    page.surveys.begin_import()
    view = page.surveys.importing
    view.read(FILE)
    assert view.problems.records()
    assert all(p.row and p.column and p.code for p in view.problems.records())
    count = len(view.rows.records())
    assert view.save.text() == f"Simpan {count} kuesioner dan 2 layanan baru"
    assert page.surveys.items.records()[0].respondents == 0
    view.save.click()
    assert page.team.toasts[-1] == (f"{count} kuesioner tersimpan", f"Impor survei {FILE.name}")
    assert page.surveys.items.records()[0].respondents == count
    page.surveys.begin_import()
    view.read(FILE)
    assert view.rows.records() == []
    assert not view.save.isEnabled()
    assert "sudah tersimpan; tidak ada yang ditambah" in words_of(view)


def test_the_service_a_name_of_the_file_means_is_remembered(page, voice):
    page.surveys.begin_import()
    view = page.surveys.importing
    view.read(FILE)
    name = next(name for name, known in view._found.services if not known)
    view.choices[name].set_value(voice[0].id)
    view.save.click()
    survey = page.team.services.surveys.save(
        page.context.session, None, unit_id=voice[1].unit_id, title="SKM Agustus",
        starts=date(2026, 7, 1), ends=date(2026, 8, 31),
    ).value  # fmt: skip
    page.refresh()
    page.surveys._load(next(i for i in page.surveys.items.records() if i.survey == survey))
    page.surveys.begin_import()
    view.read(FILE)
    assert view.choices[name].value() == voice[0].id


def test_the_trend_of_a_service_is_a_chart_with_its_table(page, voice):
    """PR-11: satisfaction per service over semesters, chart and table by T."""
    key, s = page.team.services.surveys.key, page.context.session
    page.team.services.surveys.save(
        s, voice[1].id, unit_id="", title="SKM", starts=date(2025, 7, 1), ends=date(2026, 12, 31)
    )
    key(s, voice[1].id, voice[0].id, [3] * 9, day=date(2025, 11, 3))
    key(s, voice[1].id, voice[0].id, [4] * 9, day=date(2026, 11, 3))
    page.refresh()
    chart = page.surveys.trend.view.data
    assert chart.categories[-1].full == "Semester II 2026"
    assert [str(v) for v in chart.series[0].values if v] == ["75.00", "100.00"]
    page.surveys.trend.view.setFocus()
    QTest.keyClick(page.surveys.trend.view, Qt.Key.Key_T)
    table = page.surveys.trend.table
    assert table is not None
    assert table.isVisible()
    page.surveys.kind.set_value("T")
    page.surveys.kind.chosen.emit("T")
    assert page.surveys.trend.view.data.categories[-1].full == "Triwulan IV 2026"


def test_a_survey_is_made_changed_and_removed(page):
    QTest.keyClick(page, Qt.Key.Key_N)
    from penilaian_desktop.ui.screens.suara_warga.dialogs import SurveyDialog

    dialog = page.window().findChildren(SurveyDialog)[-1]
    assert dialog.title_field.text() == "Survei kepuasan Semester II 2026"
    dialog.title_field.setText("SKM Dukcapil")
    dialog.confirm.click()
    assert page.surveys.item().survey.title == "SKM Dukcapil"
    page.surveys.delete()
    assert [i.survey.title for i in page.surveys.items.records()] == ["SKM Juli"]


# --- notes -----------------------------------------------------------------------------------
def test_open_complaints_stand_first_and_late_ones_are_marked(page, note, voice):
    """WG-9: complaint with solution and days to resolve; median shown per unit."""
    note("Loket tutup", received_on=date(2026, 11, 18))
    note("KTP cepat", kind=NoteKind.PRAISE, received_on=THURSDAY)
    note("Menunggu 3 minggu", service_id=voice[0].id, received_on=date(2025, 12, 1))
    solved = note("Salah cetak", received_on=date(2026, 11, 3))
    page.team.services.public_notes.solve(
        page.context.session, solved.id, solved_on=date(2026, 11, 8), solution="Dicetak ulang"
    )
    page.show_tab("catatan")
    rows = page.notes.items.records()
    assert [(r.note.text, r.overdue) for r in rows] == [
        ("Menunggu 3 minggu", True), ("Loket tutup", False), ("KTP cepat", False),
        ("Salah cetak", False),
    ]  # fmt: skip
    states = [page.notes.items.cell(at, 3).plain() for at in range(4)]
    assert states == ["Terlambat", "Terbuka", "–", "Selesai"]
    assert page.notes.told.text() == "2 pengaduan · 2 terbuka · median 5 hari"
    page.notes.filter.set_value("pujian")
    page.notes.filter.chosen.emit("pujian")
    assert [r.note.text for r in page.notes.items.records()] == ["KTP cepat"]
    page.notes.filter.set_value("units")
    page.notes.filter.chosen.emit("units")
    assert page.notes.figures.cell(0, 5).plain() == "5 hari"


def test_a_complaint_is_recorded_with_its_citizen_and_solved(page, voice):
    """PR-5, X-6: service, unit, date, channel, tone, text, tied to an ASN or to a unit alone."""
    page.show_tab("catatan")
    from penilaian_desktop.ui.screens.suara_warga.dialogs import NoteDialog, SolveDialog

    page.new()
    dialog = page.window().findChildren(NoteDialog)[-1]
    assert "tidak pernah oleh pegawai yang disebut" in words_of(dialog)
    dialog.confirm.click()
    assert "Isinya belum ditulis" in words_of(dialog)
    dialog.text.setPlainText("Antre dua jam")
    dialog.person.setText("Siapa Ini")
    dialog.confirm.click()
    assert "tidak ditemukan di unit itu" in words_of(dialog)
    dialog.person.setText("Siti Aminah")
    dialog.service.set_value(voice[0].id)
    dialog.citizen.setText("Bu Warga")
    dialog.confirm.click()
    item = page.notes.items.records()[0]
    assert isinstance(item, NoteItem)
    assert (item.person, item.service, item.citizen) == ("Siti Aminah", "KTP-el", "Bu Warga")
    page.notes.view.choose_row(0)
    QTest.keyClick(page.notes.view, Qt.Key.Key_Return)
    assert "Bu Warga" in words_of(page.notes.panel)
    page.notes.solve()
    dialog = page.window().findChildren(SolveDialog)[-1]
    dialog.solution.setPlainText("Loket ditambah")
    dialog.confirm.click()
    assert "Loket ditambah" in words_of(page.notes.panel)
    page.notes.delete()
    assert page.notes.items.records() == []


def test_what_is_too_slow_becomes_an_improvement_in_one_step(page, note):
    """TJ-10: public input marked "too slow" becomes an improvement item."""
    note("Menunggu seminggu", too_slow=True)
    note("Ramah", kind=NoteKind.PRAISE)
    page.show_tab("catatan")
    page.notes.view.choose_row(page.notes.items.row_of(lambda i: i.note.too_slow))
    QTest.keyClick(page.notes.view, Qt.Key.Key_Return)
    page.notes.panel.improve.click()
    page.notes.finding.confirm.click()
    (item,) = page.team.services.improvements.board(page.context.session).items
    assert item.improvement.finding == "Menunggu seminggu"
    assert page.team.toasts[-1][0] == "Masuk daftar perbaikan layanan"
    page.notes.view.choose_row(page.notes.items.row_of(lambda i: not i.note.too_slow))
    assert not page.notes.panel.improve.isVisible()


def test_a_finding_is_told_without_names_and_names_left_are_pointed_out(page, note):
    """TJ-10, PR-5: the register is read by others than who keeps the note."""
    note("Bu Siti lambat, kata Rahmawati", too_slow=True, citizen="Rahmawati")
    page.show_tab("catatan")
    page.notes.view.choose_row(0)
    page.notes.improve()
    dialog = page.notes.finding
    assert dialog.said.text() == "Bu Siti lambat, kata Rahmawati"
    assert dialog.finding.text() == "Petugas lambat, kata warga"
    assert not dialog.warning.isVisible()
    dialog.finding.set_value("Siti lambat")
    assert "Siti Aminah" in dialog.warning.text()
    assert dialog.warning.isVisible()
    dialog.finding.set_value("Keluhan Rahmawati")
    dialog.confirm.click()
    assert "warga" in dialog.rows._faults["finding"].text()
    assert dialog.isVisible()
    dialog.finding.set_value("Petugas loket lambat")
    dialog.confirm.click()
    (item,) = page.team.services.improvements.board(page.context.session).items
    assert item.improvement.finding == "Petugas loket lambat"
    page.notes.improve()
    assert not page.notes.finding.confirm.isEnabled()


def test_the_lowest_unsur_of_a_survey_becomes_an_improvement(page, voice):
    key, s = page.team.services.surveys.key, page.context.session
    key(s, voice[1].id, voice[0].id, [4, 4, 2, 4, 4, 4, 4, 4, 4], day=JULY)
    page.refresh()
    assert page.surveys.weakest.text().startswith("Unsur terendah: Waktu")
    page.surveys.improve_button.click()
    (item,) = page.team.services.improvements.board(s).items
    assert str(item.improvement.before) == "2.00"


def test_a_keeper_whom_a_note_names_changes_it_without_losing_the_citizen(page, note, team, office):
    praised = note("Pak Bambang sabar", kind=NoteKind.PRAISE, person_id=team.id_of("bambang"))
    hr = office.session("nurul", Role.HR)
    fields = {
        "unit_id": praised.unit_id, "kind": praised.note_kind, "channel": praised.channel,
        "received_on": praised.received_on, "text": praised.text, "person_id": praised.person_id,
    }  # fmt: skip
    team.services.public_notes.save(hr, praised.id, **fields, citizen="Bu Warga")
    page.show_tab("catatan")
    from penilaian_desktop.ui.screens.suara_warga.dialogs import NoteDialog

    page.notes.view.choose_row(0)
    page.notes.edit()
    dialog = page.window().findChildren(NoteDialog)[-1]
    assert "Bu Warga" not in words_of(dialog)
    assert "menyebut Anda" in words_of(dialog)
    dialog.text.setPlainText("Pak Bambang sabar sekali")
    dialog.confirm.click()
    (seen,) = team.services.public_notes.list(hr, date(2026, 1, 1), date(2026, 12, 31))
    assert (seen.note.text, seen.citizen) == ("Pak Bambang sabar sekali", "Bu Warga")


# --- forums and services ---------------------------------------------------------------------
def test_a_forum_is_recorded_with_participants_points_and_follow_up(page):
    """TJ-9: meeting record with date, participants count, points, follow-up."""
    page.show_tab("forum")
    from penilaian_desktop.ui.screens.suara_warga.dialogs import ForumDialog

    page.new()
    dialog = page.window().findChildren(ForumDialog)[-1]
    dialog.topic.setText("Antrean pagi")
    dialog.points.setPlainText("Buka pukul 07.30")
    dialog.participants.setText("banyak")
    dialog.confirm.click()
    assert "Jumlah pesertanya tidak wajar" in words_of(dialog)
    dialog.participants.setText("45")
    dialog.confirm.click()
    assert page.forums.items.cell(0, 3).plain() == "45"
    assert page.forums.items.cell(0, 4).plain() == "belum ada"
    page.forums.delete()
    assert page.forums.items.records() == []


def test_a_service_is_recorded_with_its_promise_and_ends(page):
    page.show_tab("layanan")
    from penilaian_desktop.ui.screens.suara_warga.dialogs import ServiceDialog

    page.new()
    dialog = page.window().findChildren(ServiceDialog)[-1]
    dialog.name.setText("ktp-el")
    dialog.confirm.click()
    assert "sudah ada di unit ini" in words_of(dialog)
    dialog.name.setText("Akta kelahiran")
    dialog.days.setText("3")
    dialog.confirm.click()
    at = page.services.items.row_of(lambda i: i.service.name == "Akta kelahiran")
    assert page.services.items.cell(at, 2).plain() == "3 hari"
    page.services.view.choose_row(at)
    page.services.retire()
    assert page.services.items.cell(at, 3).plain() == "Berakhir, 19 Nov 2026"
    assert page.services.retire_button.text() == "Layanan berlaku lagi"


# --- paper -----------------------------------------------------------------------------------
def test_the_results_of_a_period_are_shown_on_paper_without_any_name(page, note):
    """TJ-8, WG-9, WG-11: from the button Cetak, with a preview; who brought a note is not on it."""
    use_fonts(RESOURCES / "fonts" / "print")
    note("Antrean lama", citizen="Rahmawati Sulastri", contact="0812000111")
    offered = {a.text(): a for a in page.print_button.menu().actions() if a.text()}
    assert list(offered)[:4] == [
        "Semester II 2026", "Semester I 2026", "Semester II 2025", "Triwulan IV 2026",
    ]  # fmt: skip
    offered["Semester II 2026"].trigger()
    pdf = page.window().findChild(PrintPreview).sheets.pdf
    text = " ".join(p.get_textpage().get_text_bounded() for p in PdfDocument(pdf))
    assert "PENGADUAN, PUJIAN, DAN SARAN" in text
    assert "Rahmawati" not in text
    assert "Antrean lama" not in text
    assert page.team.refusals == []


def test_nothing_is_printed_while_paper_is_keyed(page):
    assert page.print_button.isVisible()
    page.surveys.begin_keying()
    page.show_actions()
    assert not page.print_button.isVisible()
    page.print_button.popup()
    assert page.window().findChild(PrintPreview) is None


# --- the page --------------------------------------------------------------------------------
def test_who_only_reads_sees_no_action(office, voice, qapp, tmp_path, qtbot):
    office.clock.set(THURSDAY)
    context = context_for(office, "siti", qapp, tmp_path).context
    drafter = replace(context, session=office.session("siti", Role.EMPLOYEE, Role.DRAFTER))
    page = shown(SuaraWargaPage(drafter), qtbot)
    assert [i.survey.title for i in page.surveys.items.records()] == ["SKM Juli"]
    assert not page.add.isVisible()
    assert not page.surveys.key_button.isVisible()
    page.new()
    page.surveys.begin_keying()
    assert not page.surveys.busy()


def test_praise_and_complaint_look_unlike_also_in_the_small_window(page, note):
    note("Antre")
    note("Ramah", kind=NoteKind.PRAISE)
    page.show_tab("catatan")
    column = page.notes.items.columns[0]
    assert {column.cell(i).second for i in page.notes.items.records()} == {"Loket"}
    page.set_narrow(True)
    told = {column.cell(i).second for i in page.notes.items.records()}
    assert told == {"Pengaduan", "Pujian"}
    assert "Pujian, Loket" in " ".join(column.cell(i).spoken for i in page.notes.items.records())


def test_every_control_has_a_name_on_every_tab_also_in_the_small_window(page, note):
    note("Antre", too_slow=True)
    page.set_narrow(True)
    page.resize(828, 380)
    for key in ("survei", "catatan", "forum", "layanan"):
        page.show_tab(key)
        assert nameless(page) == [], key
    page.show_tab("survei")
    page.surveys.begin_keying()
    assert nameless(page) == []
    page.surveys.keying.left.emit()
    page.surveys.begin_import()
    page.surveys.importing.read(FILE)
    assert nameless(page) == []
