"""Perbaikan over a real workspace: register, complaints, review, staff, legal basis."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.builders import an_indicator_complaint
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import THURSDAY, context_for, nameless, shown

from penilaian_desktop.domain.improvement import ImprovementState
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.perbaikan.dialogs import ImprovementDialog
from penilaian_desktop.ui.screens.perbaikan.indicator_codes import codes_in
from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage
from penilaian_desktop.ui.screens.perbaikan.staff_dialogs import (
    InterviewDialog,
    LawDialog,
    QuestionnaireDialog,
)
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.library_form import LibraryForm
from penilaian_desktop.ui.widgets.print_preview import PrintPreview

RESOURCES = Path(__file__).parents[4] / "resources"


def dialog(page, kind):
    return page.window().findChildren(kind)[-1]


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


def waiting(team, **fields):
    values = {
        "unit_id": team.office.units["pelayanan"], "finding": "Waktu tunggu KTP-el lama",
        "action": "Mesin antrean", "owner_id": team.office.ids["siti"], "due": date(2026, 12, 1),
        "measure": "Waktu tunggu", "measured_in": "menit", "before": Decimal(45), **fields,
    }  # fmt: skip
    improvements = team.services.improvements
    return improvements.save(team.context.session, None, **values).value.improvement


@pytest.fixture
def page(team, qtbot):
    team.office.clock.set(THURSDAY)
    waiting(team)
    found = shown(PerbaikanPage(team.context), qtbot)
    found.team = team
    return found


@pytest.fixture
def desk(office, qapp, tmp_path, qtbot):
    """The page as HR sees it, with a complaint about an indicator of the library."""
    team = context_for(office, "nurul", qapp, tmp_path)
    office.clock.set(THURSDAY)
    with office.workspace.write(SYSTEM) as unit:
        for who in ("siti", "taufik"):
            unit.add(
                an_indicator_complaint(
                    person_id=office.ids[who], text="Waktu tunggu", library_code="waktu-tunggu",
                    library_edition=1, reason="Tidak ada mesin antrean",
                )
            )  # fmt: skip
    found = shown(PerbaikanPage(team.context), qtbot)
    found.team = team
    return found


# --- paper -----------------------------------------------------------------------------------
def printed(page, label):
    use_fonts(RESOURCES / "fonts" / "print")
    (found,) = (a for a in page.print_button.menu().actions() if a.text() == label)
    found.trigger()
    pdf = page.window().findChildren(PrintPreview)[-1].sheets.pdf
    return " ".join(p.get_textpage().get_text_bounded() for p in PdfDocument(pdf))


def test_the_register_is_shown_on_paper(page):
    """TS-9: with owner, due date, and the figure before."""
    text = printed(page, "Tahun 2026")
    for words in ("REGISTER PERBAIKAN LAYANAN", "Waktu tunggu KTP-el lama", "Siti Aminah", "45"):
        assert words in text
    page.show_tab("hukum")
    assert not page.print_button.isVisible()


def test_what_staff_said_and_the_review_are_shown_on_paper(desk):
    """SM-1, SM-2: a review can be printed once it was written."""
    desk.show_tab("pegawai")
    assert "KUESIONER DAN WAWANCARA" in printed(desk, "Tahun 2026")
    desk.show_tab("tinjauan")
    assert not desk.print_button.isVisible()
    desk.reviews.findings.set_value("Waktu tunggu sulit diukur")
    desk.reviews.decisions.set_value("Pasang mesin antrean")
    desk.reviews.save.click()
    desk.refresh()
    assert desk.print_button.isVisible()
    text = printed(desk, "Tahun 2026")
    assert "Waktu tunggu sulit diukur" in text
    assert "INDIKATOR YANG DIKELUHKAN" in text
    assert desk.team.refusals == []


# --- the register ----------------------------------------------------------------------------
def test_a_finding_is_written_begun_and_finished_with_its_figure(page):
    """TS-9: finding, action, owner, due date, state, before and after."""
    QTest.keyClick(page, Qt.Key.Key_N)
    form = dialog(page, ImprovementDialog)
    form.finding.set_value("Loket tutup saat istirahat")
    form.action.set_value("Piket bergiliran")
    form.owner.setText("Siti Aminah")
    form.measure.setText("Jam layanan")
    form.measured_in.setText("jam")
    form.before.setText("6,5")
    form.confirm.click()
    item = page.register.item()
    assert (item.improvement.finding, item.owner, item.improvement.before) == (
        "Loket tutup saat istirahat", "Siti Aminah", Decimal("6.5"),
    )  # fmt: skip
    page.register.view.opened.emit(item)
    panel = page.register.panel
    assert panel.begin.isVisible()
    assert not panel.finish.isVisible()
    panel.begin.click()
    assert page.register.item().improvement.state is ImprovementState.DOING
    panel.finish.click()
    closing = page.register.finish()
    closing.outcome.set_value("Buka terus")
    closing.confirm.click()
    assert "Angka sesudahnya belum diisi, padahal angka sebelumnya 6,5 jam." in words_of(closing)
    closing.after.setText("8")
    closing.confirm.click()
    assert page.team.toasts[-1][0] == "Perbaikan selesai"
    page.register.filter.set_value("closed")
    page.register._arrange()
    (done,) = page.register.items.records()
    assert page.register.items.cell(0, 2).text == "6,5 → 8,0 jam"
    assert done.change == Decimal("1.5")


def test_a_finding_says_which_service_it_is_about(page):
    """TS-9, TJ-10: written with a service of the unit, changed, and taken off again."""
    team = page.team
    save = team.services.public_services.save
    place = team.office.units["pelayanan"]
    for name in ("KTP-el", "Akta kelahiran"):
        save(team.context.session, None, unit_id=place, name=name)
    QTest.keyClick(page, Qt.Key.Key_N)
    form = dialog(page, ImprovementDialog)
    form.finding.set_value("Antrean panjang")
    offered = [form.service.itemText(at) for at in range(form.service.count())]
    assert offered == ["Seluruh unit", "KTP-el", "Akta kelahiran"]
    form.service.setCurrentIndex(1)
    form.service.activated.emit(1)
    form.confirm.click()
    item = page.register.item()
    assert item.service == "KTP-el"
    page.register.view.opened.emit(item)
    assert "KTP-el" in words_of(page.register.panel)
    for at, service in ((2, "Akta kelahiran"), (0, "")):
        page.register.edit()
        form = dialog(page, ImprovementDialog)
        assert form.service.currentText() == (item.service or "Seluruh unit")
        form.service.setCurrentIndex(at)
        form.service.activated.emit(at)
        form.confirm.click()
        item = page.register.item()
        assert item.service == service


def test_what_is_late_is_pointed_out_and_counted(page):
    """TS-9: overdue is flagged."""
    page.team.office.clock.set(date(2026, 11, 2))
    waiting(page.team, finding="Formulir lama", due=date(2026, 11, 2))
    page.team.office.clock.set(THURSDAY)
    page.refresh()
    first = page.register.items.records()[0]
    assert (first.improvement.finding, first.overdue) == ("Formulir lama", 17)
    assert page.register.items.cell(0, 4).pill.text == "Terlambat"
    assert "1 terlambat" in words_of(page.register.card)
    page.register.filter.set_value("late")
    page.register._arrange()
    assert len(page.register.items.records()) == 1


def test_too_slow_is_taken_over_from_the_list_of_findings(page):
    """TJ-10: "too slow" becomes an improvement in one step."""
    team = page.team
    team.services.public_notes.save(
        team.context.session, None, unit_id=team.office.units["pelayanan"],
        kind=NoteKind.COMPLAINT, channel=Channel.COUNTER, received_on=date(2026, 11, 3),
        text="Antrean akta lama sekali", too_slow=True,
    )  # fmt: skip
    offered = page.register.findings()
    assert offered.found.records()[0].text == "Antrean akta lama sekali"
    offered.confirm.click()
    offered.wording.confirm.click()
    assert offered.found.records() == []
    assert not offered.confirm.isEnabled()
    offered.accept()
    texts = [i.improvement.finding for i in page.register.items.records()]
    assert "Antrean akta lama sekali" in texts


def test_the_drawer_tells_the_history_and_a_removed_line_comes_back(page):
    page.register.view.choose_row(0)
    page.register.view.opened.emit(page.register.item())
    assert "Dicatat" in words_of(page.register.panel)
    page.register.panel.remove.click()
    assert page.register.items.records() == []
    assert page.team.toasts[-1] == ("Perbaikan dihapus", "Penghapusan perbaikan")
    outcome = page.team.services.undo.undo(page.context.session)
    page.context.signals.changed.emit(outcome.changes, None)
    assert len(page.register.items.records()) == 1


def test_the_drawer_takes_the_room_of_what_it_tells_itself(page):
    def shown():
        columns = enumerate(page.register.items.columns)
        return [c.key for at, c in columns if not page.register.view.isColumnHidden(at)]

    page.register.view.choose_row(0)
    page.register.view.opened.emit(page.register.item())
    assert shown() == ["finding", "due", "state"]
    page.register.panel.close_drawer()
    assert shown() == ["finding", "action", "measured", "due", "state"]


def test_a_new_line_is_for_the_own_unit(page):
    assert page.register.new().unit.value() == page.team.office.units["pelayanan"]


def test_a_name_that_is_nobodys_stands_at_its_input(page):
    form = page.register.new()
    form.finding.set_value("Loket")
    form.owner.setText("Orang lain")
    form.confirm.click()
    assert "bukan pegawai unit yang dipilih" in words_of(form)
    form.owner.setText("")
    form.before.setText("lama")
    form.confirm.click()
    assert "Tulis angkanya saja" in words_of(form)


def test_who_answers_for_a_line_reads_it_and_nothing_else(page, office, qapp, tmp_path, qtbot):
    waiting(page.team, finding="Bukan urusan Siti", owner_id=office.ids["taufik"])
    siti = context_for(office, "siti", qapp, tmp_path / "siti")
    own = shown(PerbaikanPage(siti.context), qtbot)
    (item,) = own.register.items.records()
    assert item.improvement.finding == "Waktu tunggu KTP-el lama"
    own.open(item.improvement.id)
    assert own.register.panel.isVisible()
    assert not own.register.panel.edit.isVisible()
    assert not own.add.isVisible()
    assert own.keys == ("register", "hukum")


# --- the system looks at itself --------------------------------------------------------------
def test_who_only_reads_is_not_told_to_write(office, qapp, tmp_path, qtbot):
    office.clock.set(THURSDAY)
    reader = context_for(office, "siti", qapp, tmp_path)
    found = shown(PerbaikanPage(reader.context), qtbot)
    said = words_of(found)
    assert "Tidak ada perbaikan yang Anda tangani" in said
    assert "Catat temuan" not in said


def test_complaints_are_counted_and_answered_by_a_new_edition(desk):
    """SM-4, SM-5: count and list; the door to a new edition with its date of effect."""
    desk.open("keluhan")
    (group,) = desk.complaints.model.records()
    assert (group.count, len(group.items)) == (2, 2)
    assert "Tidak ada mesin antrean" in words_of(desk.complaints)
    desk.edition.click()
    form = dialog(desk, LibraryForm)
    assert form.name.text() == "Waktu tunggu"
    desk.follow.click()
    (item,) = desk.register.items.records()
    assert item.improvement.finding.startswith("Indikator “Waktu tunggu” sulit diukur")


def test_a_complaint_about_an_own_indicator_is_answered_by_the_library(desk):
    """SM-4: what somebody typed in a plan has an answer too, and then a next edition."""
    office = desk.team.office
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            an_indicator_complaint(
                person_id=office.ids["siti"], text="Mutu arsip", library_code="",
                library_edition=0, reason="Tidak ada ukurannya",
            )
        )  # fmt: skip
    desk.refresh()
    desk.open("keluhan")
    at = desk.complaints.model.row_of(lambda g: g.text == "Mutu arsip")
    desk.complaints.view.choose_row(at)
    desk._show_doors()
    assert desk.edition.isEnabled()
    assert desk.edition.text() == "Masukkan ke pustaka…"
    desk.edition.click()
    form = dialog(desk, LibraryForm)
    assert form.name.text() == "Mutu arsip"
    form.name.setText("Arsip yang lengkap")
    form.unit.setText("%")
    form.measure.set_value("Daftar periksa")
    form.source.setText("Buku arsip")
    form.save.click()
    (group,) = [g for g in desk.complaints.model.records() if g.text == "Mutu arsip"]
    assert (group.answered_by, group.open_count) == (1, 0)
    desk._show_doors()
    assert desk.edition.text() == "Jadikan edisi baru…"


def test_the_yearly_review_is_the_one_of_the_schemes(desk):
    """SM-1: findings, decisions and changed indicators of a year."""
    desk.open("tinjauan")
    form = desk.reviews
    form.findings.set_value("Waktu tunggu sulit diukur")
    form.decisions.set_value("Mesin antrean")
    form.changed.set_value("waktu-tunggu")
    form.save.click()
    (review,) = desk.team.services.system_reviews.list(desk.context.session)
    assert (review.review.year, review.review.changed) == (2026, ("waktu-tunggu",))
    assert len(form.model.records()) == 1


def test_indicators_with_a_new_edition_are_chosen_by_name(desk):
    """SM-1: nobody types codes by heart; what is stored are codes as before."""
    s, library = desk.context.session, desk.team.services.library
    item = library.list(s)[0]
    day = desk.context.today()
    desk.team.services.library.save(s, item.code, effective_from=day, target_text="90 %")
    desk.refresh()
    desk.open("tinjauan")
    form = desk.reviews
    assert list(form.offered.boxes) == [item.code]
    box = form.offered.boxes[item.code]
    box.click()
    assert form.changed.text() == item.code
    other = library.list(s)[1]
    form.changed.setText(f"{item.code}, {other.name[:6]}")
    form.changed.take(f"{other.name} ({other.code})")
    assert codes_in(form.changed.text()) == (item.code, other.code)
    box.click()
    form.findings.set_value("Sulit diukur")
    form.decisions.set_value("Edisi baru")
    form.save.click()
    assert form.model.records()[0].review.changed == (other.code,)
    assert form.model.cell(0, 2).text == other.name
    form.year.set_value(str(day.year - 1))
    assert not form.offered.boxes


def test_a_name_that_is_begun_is_found_in_the_library(desk):
    desk.open("tinjauan")
    field = desk.reviews.changed
    name = desk.team.services.library.list(desk.context.session)[0].name
    field.setFocus()
    QTest.keyClicks(field, f"disiplin, {name[1:6]}")
    assert any(
        name in field.search.completionModel().index(at, 0).data()
        for at in range(field.search.completionCount())
    )
    field.search.popup().hide()


def test_sheets_are_keyed_one_after_the_other_without_names(desk):
    """SM-2: questionnaire stored and summarised."""
    desk.open("pegawai")
    desk.new()
    form = dialog(desk, QuestionnaireDialog)
    form.title_field.setText("Rancangan indikator")
    form.questions.set_value("Mana yang sulit?\nSetuju triwulan?")
    form.confirm.click()
    sheet = desk.staff.answer()
    for first, second in (("Inisiatif", "Ya"), ("", "Ya")):
        sheet.group.setText("Pelaksana")
        sheet.answers[0].setText(first)
        sheet.answers[1].setText(second)
        sheet.confirm.click()
    assert "2 lembar sudah diisi" in sheet.said.text()
    assert [f.text() for f in sheet.answers] == ["", ""]
    sheet.confirm.click()
    assert "Semua jawaban kosong" in words_of(sheet)
    sheet.accept()
    questions = desk.staff.questions.records()
    assert [(q.answered, q.texts) for q in questions] == [
        (1, (("Inisiatif", 1),)), (2, (("Ya", 2),)),
    ]  # fmt: skip
    assert desk.staff.questions.cell(1, 1).second == "Ya (2)"
    assert "2 jawaban · Pelaksana 2" in words_of(desk.staff.summary)


def test_an_interview_is_noted_with_its_conclusion(desk):
    """SM-2: interview notes."""
    desk.open("pegawai")
    desk.staff.which.set_value("wawancara")
    desk.staff.which.chosen.emit("wawancara")
    assert desk.add.text() == "Catatan wawancara"
    desk.new()
    form = dialog(desk, InterviewDialog)
    form.with_whom.setText("Kepala puskesmas")
    form.confirm.click()
    assert "pokok-pokoknya" in words_of(form)
    form.points.set_value("Absensi mesin sering rusak")
    form.confirm.click()
    (item,) = desk.staff.notes.records()
    assert item.note.with_whom == "Kepala puskesmas"


def test_the_legal_basis_is_typed_ordered_and_printed_only_where_marked(desk):
    """SM-8: an editable list; nothing is printed by default."""
    desk.open("hukum")
    assert desk.laws.items.records() == []
    for title, marked in (("PP Nomor 30 Tahun 2019", False), ("UU Nomor 20 Tahun 2023", True)):
        desk.new()
        form = dialog(desk, LawDialog)
        form.title_field.setText(title)
        form.starts.setText("kapan")
        form.confirm.click()
        assert "Tanggalnya tidak dapat dibaca" in words_of(form)
        form.starts.setText("31/10/2023")
        form.on_forms.setChecked(marked)
        form.confirm.click()
    assert "1 dicetak di kaki formulir" in words_of(desk.laws.card)
    desk.laws.view.choose_row(1)
    desk.laws.move_line(-1)
    assert [i.basis.title for i in desk.laws.items.records()] == [
        "UU Nomor 20 Tahun 2023", "PP Nomor 30 Tahun 2019",
    ]  # fmt: skip


def test_heads_read_the_legal_basis_and_write_only_the_register(page):
    assert page.keys == ("register", "hukum")
    page.open("hukum")
    assert not page.add.isVisible()
    assert not page.laws.edit_button.isVisible()
    page.open("register")
    assert page.add.isVisible()


def test_everything_has_a_name_and_the_small_window_keeps_the_findings(page, desk):
    for each in (page, desk):
        for key in each.keys:
            each.show_tab(key)
            assert nameless(each) == []
    page.show_tab("register")
    page.set_narrow(True)
    hidden = [
        column.key
        for at, column in enumerate(page.register.items.columns)
        if page.register.view.isColumnHidden(at)
    ]
    assert hidden == ["measured", "due"]
