"""Data induk over a real workspace (FEATURES TS-1, PR-1, X-7; issue item 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.calendar import Holiday, ReducedHours
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.screens.data_induk.lock_dialog import LockDialog
from penilaian_desktop.ui.screens.data_induk.new_person import NewPersonDialog
from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage
from penilaian_desktop.ui.screens.data_induk.reduced_dialog import ReducedDialog
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label

LIST = """Daftar Urut Kepangkatan
NO,NAMA,NIP,GOLONGAN,JABATAN,UNIT KERJA
1,Rina Kusuma,198608172010012003,III/c,Analis Kependudukan,Bidang Pelayanan
2,Joko Susilo,199001012015031002,III/a,Operator SIAK,Bidang Pelayanan
3,Ani Lestari,1990010120150310,III/a,Operator SIAK,Bidang Pelayanan
"""


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(DataIndukPage(hr.context), qtbot)


@pytest.fixture
def sheet(tmp_path) -> Path:
    file = tmp_path / "duk.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def words_of(part) -> str:
    return " ".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def change_of(page, name: str) -> Button:
    (found,) = [
        button
        for button in page.calendar.reduced.findChildren(Button)
        if button.isVisible() and button.accessibleName() == f"Ubah {name}"
    ]
    return found


def names(page):
    return [person.name for person in page.people.model.records()]


class Opened(QObject):
    """Counts the windows that are shown beside the page."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        appears = event.type() == QEvent.Type.Show
        if appears and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_building_the_page_opens_no_window_that_takes_the_keyboard_away(hr, qapp, qtbot):
    opened = Opened()
    qapp.installEventFilter(opened)
    page = DataIndukPage(hr.context)
    qapp.removeEventFilter(opened)
    qtbot.addWidget(page)
    assert opened.windows == []


# --- persons ---------------------------------------------------------------------------------
def test_everybody_is_listed_and_found_by_name_number_position_or_unit(page):
    assert names(page)[0] == "Bambang Wijaya"
    assert page.people.foot.left.text() == "8 pegawai"
    for typed, found in (("siti", ["Siti Aminah"]), ("arsiparis", ["Dewi Kartika"]),
                         ("19800401", ["Siti Aminah"])):  # fmt: skip
        page.people.search.setText(typed)
        page.people.search.searched.emit(typed)
        assert names(page) == found
    assert page.people.foot.left.text() == "1 dari 8 pegawai"


def test_the_drawer_shows_position_and_appraiser_and_saves_as_it_is_typed(page, hr):
    page.open(hr.id_of("siti"))
    drawer = page.drawer
    assert drawer.title.text() == "Operator SIAK"
    assert drawer.unit.currentText().strip() == "Bidang Pelayanan"
    QTest.keyClick(drawer.title, Qt.Key.Key_End)
    QTest.keyClicks(drawer.title, " Mahir")
    drawer.autosave.flush()
    held = hr.services.master_data.assignments(hr.context.session, hr.id_of("siti"))
    assert held[0].position == "Operator SIAK Mahir"
    assert drawer.saved.text().startswith("Tersimpan")


def test_a_wrong_number_is_refused_at_its_place(page, hr):
    page.open(hr.id_of("siti"))
    field = page.drawer.identity
    field.selectAll()
    QTest.keyClicks(field, "123")
    page.drawer.autosave.flush()
    assert field.property("faulty")
    assert page.drawer.saved.text() == "belum disimpan"


def test_a_new_appraiser_ends_the_former_one_the_day_before(page, hr):
    page.open(hr.id_of("siti"))
    drawer = page.drawer
    drawer.other.setText("Ratna Sari")
    drawer.since.set_value(date(2026, 11, 1))
    drawer.appoint.click()
    relations = hr.services.master_data.relations(hr.context.session, hr.id_of("siti"))
    assert [r.other_id for r in relations] == [hr.id_of("bambang"), hr.id_of("ratna")]
    assert relations[0].ends == date(2026, 10, 31)
    assert relations[1].relation_kind is RelationKind.APPRAISER
    assert hr.toasts[-1][0] == "Pejabat penilai Ratna Sari ditetapkan"


def test_nobody_is_appointed_before_a_person_is_chosen(page, hr):
    page.open(hr.id_of("siti"))
    page.drawer.other.setText("Tidak Ada")
    page.drawer.appoint.click()
    assert page.drawer.other.property("faulty")


def test_a_person_is_added_with_a_position(page, hr):
    page.people.add_button.click()
    dialog = page.window().findChild(NewPersonDialog)
    QTest.keyClicks(dialog.name, "Rina Kusuma")
    QTest.keyClicks(dialog.position, "Analis")
    dialog.save.click()
    assert "Rina Kusuma" in names(page)
    assert page.drawer.title.text() == "Analis"


# --- the import ------------------------------------------------------------------------------
def test_a_list_is_read_looked_at_saved_and_taken_back(page, hr, sheet):
    page.open("impor")
    page.people.imports.read(sheet)
    view = page.people.imports
    assert len(names(page)) == 8  # nothing is stored yet
    assert view.tables.good._mark.text == "2 baik"
    assert view.tables.refused._mark.text == "1 ditolak"
    problem = view.tables.problems.records()[0]
    assert (problem.row, problem.column) == (5, "C")
    assert "18 angka" in view.tables.problems.cell(0, 3).text
    assert view.save.text() == "Simpan 2 pegawai"
    view.save.click()
    assert {"Rina Kusuma", "Joko Susilo"} <= set(names(page))
    text, undo = hr.toasts[-1]
    assert text == "2 pegawai baru, 0 berubah, 0 tetap"
    assert undo
    outcome = hr.services.undo.undo(hr.context.session)
    page.context.signals.changed.emit(outcome.changes, None)
    assert len(names(page)) == 8


def test_the_three_tables_of_a_list_are_chosen_by_keys(page, sheet):
    page.open("impor")
    page.people.imports.read(sheet)
    tables = page.people.imports.tables
    assert tables.choice.value() == "refused"
    tables.show_part("good")
    assert tables._stack.currentWidget() is tables.views["good"]
    assert tables.rows.records()[0].name == "Rina Kusuma"
    tables.show_part("remarks")
    assert tables._stack.currentWidget() is tables._none


def test_the_result_workbook_is_written_beside(page, hr, sheet, tmp_path, monkeypatch):
    page.open("impor")
    page.people.imports.read(sheet)
    target = tmp_path / "hasil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.people.imports.book.click()
    assert (tmp_path / "hasil.xlsx").stat().st_size > 1000
    assert hr.toasts[-1][0] == "hasil.xlsx tersimpan"


def test_a_file_that_is_no_list_is_refused_with_its_sentence(page, tmp_path):
    file = tmp_path / "catatan.xlsx"
    file.write_bytes(b"bukan buku kerja")
    page.open("impor")
    page.people.imports.read(file)
    assert page.people.imports.banner.isVisible()
    assert "catatan.xlsx" in page.people.imports.banner.accessibleName()
    assert page.people.imports.drop.isVisible()


def test_a_dropped_list_is_read_at_once(page, sheet):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sheet))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(50, 50), copy, mime, button, Qt.KeyboardModifier.NoModifier)
    page.people.dropEvent(event)
    assert page.people.imports.sheet is not None
    page.people.imports.back.click()
    assert page.people.view.isVisible()


# --- units -----------------------------------------------------------------------------------
def test_units_stand_as_a_tree_and_are_renamed_and_added(page, hr):
    page.show_tab("unit")
    rows = page.units.model.records()
    assert [(r.unit.name, r.depth, r.people) for r in rows] == [
        ("Disdukcapil", 0, 2), ("Bidang Arsip", 1, 2), ("Bidang Pelayanan", 1, 4),
    ]  # fmt: skip
    page.units.view.choose_row(1)
    page.units.name.selectAll()
    QTest.keyClicks(page.units.name, "Bidang Kearsipan")
    page.units.autosave.flush()
    page.units.add.click()
    found = {unit.name: unit for unit in hr.services.master_data.units(hr.context.session)}
    assert found["Unit baru"].parent_id == found["Bidang Kearsipan"].id
    assert page.units.name.text() == "Unit baru"


# --- periods ---------------------------------------------------------------------------------
def _check(page, *kinds):
    for kind, box in page.periods.forms.kinds.items():
        box.setChecked(kind in kinds)


def test_the_periods_of_a_year_are_made_in_one_action(page, hr):
    page.show_tab("periode")
    page.periods.year.setText("2027")
    _check(page, "B")
    page.periods.make.click()
    assert hr.toasts[-1] == ("12 periode dibuat", "Buat periode")
    codes = [period.code for period in page.periods.model.records()]
    assert codes[:2] == ["2027-B01", "2027-B02"]
    assert codes[-4:] == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]
    assert page.periods.year.text() == "2028"
    page.periods.year.setText("2027")
    page.periods.make.click()
    assert hr.toasts[-1][0] == "Semua periode itu sudah ada"


def test_the_next_year_without_periods_is_proposed_and_a_typed_one_stays(page, hr):
    """TS-1: nobody wants to make the running year a second time."""
    page.show_tab("periode")
    assert page.periods.year.text() == "2027"
    page.periods.year.setText("2030")
    page.periods.show_periods(tuple(page.periods.model.records()))
    assert page.periods.year.text() == "2030"


def test_a_year_that_is_none_is_refused_at_its_place(page):
    page.periods.year.setText("abc")
    page.periods.make.click()
    assert page.periods.year.property("faulty")
    page.periods.year.setText("1999")
    page.periods.make.click()
    assert page.periods.year.property("faulty")


def lock_dialog(page):
    page.periods.lock.click()
    return [d for d in page.window().findChildren(LockDialog) if d.isVisible()][-1]


def test_a_period_is_locked_after_saying_that_this_is_no_step_back(page, hr):
    page.show_tab("periode")
    page.periods.view.choose_row(1)
    assert "Ctrl+Z tidak" in page.periods.card.lock_note.text()
    dialog = lock_dialog(page)
    assert dialog.accessibleName() == "Kunci Triwulan I 2026"
    said = " ".join(words.text() for words in dialog.words)
    assert "hanya Triwulan I 2026: kegiatan tanggal 1 Jan 2026 sampai 31 Mar 2026" in said
    assert "Ctrl+Z tidak" in said
    assert "Bagiannya" not in said, "nobody made the months of this quarter"
    dialog.back.click()
    assert not page.periods.chosen().locked
    lock_dialog(page).confirm.click()
    assert page.periods.chosen().locked
    assert hr.toasts[-1] == ("Triwulan I 2026 dikunci", "")
    dialog = lock_dialog(page)
    dialog.confirm.click()
    assert page.periods.chosen().locked, "opening needs its reason"
    assert dialog.rows._faults["reason"].text()
    dialog.reason.setText("Data susulan dari unit")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.periods.chosen().locked


def test_locking_names_the_parts_that_stay_open(page, hr):
    hr.services.master_data.make_year(hr.context.session, 2026, ("B",))
    page.refresh()
    page.show_tab("periode")
    page.periods.view.choose_row(page.periods.model.row_of(lambda p: p.code == "2026-T3"))
    dialog = lock_dialog(page)
    said = " ".join(words.text() for words in dialog.words)
    assert "Bagiannya (Juli 2026, Agustus 2026, September 2026) tidak ikut dikunci" in said
    dialog.confirm.click()
    locked = [p.code for p in page.periods.model.records() if p.locked]
    assert locked == ["2026-T3"]


def test_the_unnamed_digests_of_a_period_are_made_by_a_button(page, hr, office):
    """Section 3 no. 16: from three givers on, without names; a digest is made once."""
    peers, head = office.services.peer_feedback, office.session("bambang")
    day = date(2026, 10, 5)
    office.clock.set(day)
    givers = [(office.ids[who], GiverRole.PEER) for who in ("taufik", "yohanes", "dewi")]
    peers.request(head, office.ids["siti"], "2026-T3", givers, due=day)
    for who in ("taufik", "yohanes", "dewi"):
        s = office.session(who)
        (asked,) = peers.asked_of_me(s)
        peers.give(s, asked.request_id, [GivenLine(value_code="KL", text="Sigap membantu")])
    page.show_tab("periode")
    third = page.periods.model.row_of(lambda p: p.code == "2026-T3")
    page.periods.view.choose_row(third)
    page.periods.card.release.click()
    assert hr.toasts[-1][0] == "Belum ada umpan balik rekan yang lengkap dan baru"
    office.clock.set(date(2026, 10, 6))
    page.periods.card.release.click()
    assert hr.toasts[-1] == ("1 ringkasan umpan balik rekan siap dikirim", "")
    page.periods.card.release.click()
    assert hr.toasts[-1][0] == "Belum ada umpan balik rekan yang lengkap dan baru"


def test_the_deadline_of_a_period_is_set_by_its_date(page, hr):
    page.periods.view.choose_row(1)
    field = page.periods.deadline
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "20/4/2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.periods.chosen().deadline == date(2026, 4, 20)


def test_kinds_are_made_side_by_side_in_one_action(page, hr):
    """X-7, TS-1: year, semesters and months beside the quarters that are there."""
    page.show_tab("periode")
    page.periods.year.setText("2026")
    _check(page, "Y", "S", "B")
    assert page.periods.forms._what.text().startswith("15 periode")
    page.periods.make.click()
    assert hr.toasts[-1] == ("15 periode dibuat", "Buat periode")
    assert len(page.periods.model.records()) == 19
    _check(page)
    assert not page.periods.make.isEnabled()


def test_each_deadline_says_who_it_is_for_and_is_kept(page, hr):
    page.show_tab("periode")
    page.periods.view.choose_row(1)
    field = page.periods.card.publish_deadline
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "30/4/2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    found = page.periods.chosen()
    assert (found.self_deadline, found.publish_deadline) == (found.deadline, date(2026, 4, 30))


def test_a_scheme_is_chosen_for_all_periods_of_a_kind(page, hr):
    """SM-3: chosen per period; a scheme that knows no quarters is refused at its place."""
    page.show_tab("periode")
    page.periods.view.choose_row(1)
    card = page.periods.card
    key = next(k for k in keys_of(card.scheme) if k.startswith("pariaman@"))
    card.scheme.set_value(key)
    card.scheme.chosen.emit(key)
    assert "tidak disusun untuk" in card.rows._faults["scheme"].text()
    assert card.scheme.value().startswith("permenpanrb-6-2022@")
    key = next(k for k in keys_of(card.scheme) if k.startswith("tangerang-selatan@"))
    card.same_kind.setChecked(True)
    card.scheme.set_value(key)
    card.scheme.chosen.emit(key)
    schemes = {p.code: p.scheme for p in page.periods.model.records()}
    assert set(schemes.values()) == {"tangerang-selatan"}
    assert hr.toasts[-1][0].startswith("4 periode dinilai dengan")


def keys_of(combo):
    return [combo.itemData(n) for n in range(combo.count())]


def test_who_locked_and_opened_a_period_stands_beside_it(page, hr):
    page.show_tab("periode")
    page.periods.view.choose_row(1)
    dialog = lock_dialog(page)
    dialog.reason.setText("Rekap sudah dikirim")
    dialog.confirm.click()
    assert "Dikunci 19 Nov 2026 oleh Nurul Huda: Rekap sudah dikirim" in (
        page.periods.card.history.text()
    )


# --- the calendar ----------------------------------------------------------------------------
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


# --- who may ---------------------------------------------------------------------------------
def test_tim_penyusun_reads_and_changes_nothing(office, qapp, tmp_path, qtbot):
    team = context_for(office, "dewi", qapp, tmp_path)
    session = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    page = shown(DataIndukPage(replace(team.context, session=session)), qtbot)
    assert len(names(page)) == 8
    assert "hanya membaca" in page.header.subtitle.text()
    assert page.people.import_button.isHidden()
    page.open(office.ids["siti"])
    assert not page.drawer.rows.isEnabled()
    assert page.drawer.appoint.isHidden()
    page.show_tab("kalender")
    assert page.calendar.form.isHidden()


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_nothing_is_cut_and_everything_has_a_name(page, sheet, width, height):
    page.set_narrow(width < 1000)
    page.resize(width, height)
    for tab in ("unit", "periode", "kalender", "pegawai"):
        page.show_tab(tab)
        assert nameless(page) == []
    page.open("impor")
    page.people.imports.read(sheet)
    assert nameless(page) == []
    assert page.people.imports.save.geometry().right() <= page.width()


def test_with_real_threads_reading_a_list_shows_its_way_and_can_be_stopped(hr, qtbot, sheet):
    tasks = TaskRunner(hr.context.signals)
    page = DataIndukPage(replace(hr.context, tasks=tasks))
    view = page.people.imports
    try:
        shown(page, qtbot)
        page.open("impor")
        view.read(sheet)
        assert view.reading.cancel.isVisible()
        view.reading.cancel.click()
        assert not view.reading.cancel.isEnabled()
        qtbot.waitUntil(view.drop.isVisible, timeout=10_000)
        assert view.sheet is None
        assert not view.banner.isVisible()
        view.read(sheet)
        qtbot.waitUntil(view.save.isVisible, timeout=20_000)
        assert view.save.text() == "Simpan 2 pegawai"
        page.show_tab("unit")
        page.units.add.click()
        qtbot.waitUntil(lambda: page.units.name.text() == "Unit baru")
        assert page.units.name.selectedText() == "Unit baru"
    finally:
        tasks.stop()
