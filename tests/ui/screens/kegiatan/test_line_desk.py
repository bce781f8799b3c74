"""The line beside saving one entry: paste, repeat, templates, unsaved text (X-1, SM-12; no. 10)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from tests.ui.windows import show_active

from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.workspace import Author
from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage
from penilaian_desktop.ui.screens.kegiatan.repeating import RepeatDialog, days_around
from penilaian_desktop.ui.screens.kegiatan.templates_dialog import TemplatesDialog

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, day) for day in (16, 17, 18, 19))
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_page(bench, qtbot):
    def another(said):
        page = KegiatanPage(said.context)
        show_active(page, qtbot, 1158, 684)
        return page

    def make(**how):
        said = bench(**how)
        return another(said), said

    make.another = another
    return make


def entries(said, day=None, text=""):
    services, session = said.world.services, said.context.session
    found = services.activities.page(
        session, ActivityFilter(person_id=session.person_id), limit=200
    ).items
    return [i for i in found if (day is None or i.day == day) and text in i.text]


def paste(page, text):
    page.bar.begin()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.bar.line, Qt.Key.Key_V, CONTROL)


def type_line(page, text):
    page.bar.begin()
    QTest.keyClicks(page.bar.line, text)


def undo(said):
    said.world.services.undo.undo(said.context.session)


# --- several lines at once -----------------------------------------------------------------
def test_pasted_lines_are_shown_and_saved_by_enter_as_one_step(open_page):
    """UI: paste of several lines; Ctrl+Z takes all of them back."""
    page, said = open_page()
    type_line(page, "30m Apel")
    paste(page, "- 16.00-16.30 Menata berkas arsip /rab\n\n- 16.30-17.00 Menata ruang /rab\n")
    panel = page.line.pasting.panel
    assert panel.isVisible()
    assert [entry.text for entry in panel.model.records()] == [
        "Menata berkas arsip",
        "Menata ruang",
    ]
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert len(entries(said, WEDNESDAY, "Menata")) == 2
    assert page.bar.line.hasFocus()
    assert page.bar.line.text() == "30m Apel"
    assert said.toasts[-1][0] == "2 kegiatan dicatat"
    undo(said)
    assert entries(said, text="Menata") == []


def test_cells_of_a_spreadsheet_are_read_as_entries(open_page):
    page, said = open_page()
    paste(
        page, "16/11/2026\t16.00\t17.00\tMenata berkas\t12\n17/11/2026\t16.00\t16.30\tRapat kecil\t"
    )
    QTest.keyClick(page.line.pasting.panel.table, Qt.Key.Key_Return)
    (first,) = entries(said, MONDAY, "Menata berkas")
    assert (first.start, first.end, str(first.volume)) == (960, 1020, "12")
    assert len(entries(said, TUESDAY, "Rapat kecil")) == 1


def test_esc_leaves_the_line_as_it_was_and_writes_nothing(open_page):
    page, said = open_page()
    type_line(page, "30m Apel")
    before = len(entries(said))
    paste(page, "16.00-16.30 Satu\n16.30-17.00 Dua")
    QTest.keyClick(page.line.pasting.panel.table, Qt.Key.Key_Escape)
    assert page.bar.line.hasFocus()
    assert page.bar.line.text() == "30m Apel"
    assert len(entries(said)) == before


def test_refused_lines_stay_in_the_panel_with_their_reason(open_page):
    page, said = open_page()
    paste(page, "16.00-16.30 Satu\n16.00-15.30 Dua")
    panel = page.line.pasting.panel
    panel.model.check(1, True)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert "Baris 2" in panel._problem.text()
    assert entries(said, text="Satu") == []


# --- repeat --------------------------------------------------------------------------------
def test_one_key_repeats_an_entry_on_the_later_working_days(open_page):
    """UI: "ulangi setiap hari kerja" is one key; leave is left out; one step to undo."""
    page, said = open_page()
    said.world.services.activities.mark_day(said.world.session, WEDNESDAY, "cuti")
    page.grid.select(said.world.ids[0, "11.00"])
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_U)
    days = [item.day for item in entries(said, text="Memperbaiki biodata pada KK")]
    assert sorted(days) == [MONDAY, TUESDAY, THURSDAY]
    assert said.toasts[-1][0] == "Diulang pada Sel 17 Nov, Kam 19 Nov"
    assert said.toasts[-1][1]
    undo(said)
    assert len(entries(said, text="Memperbaiki biodata pada KK")) == 1


def test_what_was_just_saved_is_repeated_on_earlier_days_after_a_question(open_page):
    page, said = open_page()
    type_line(page, "30m Menyapu ruang layanan")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert ("Ctrl+U", "ulangi setiap hari kerja") in page.bar.interpretation._keys
    QTest.keyClick(page.bar.line, Qt.Key.Key_U, CONTROL)
    (dialog,) = page.findChildren(RepeatDialog)
    assert dialog.days == (MONDAY, TUESDAY, WEDNESDAY)
    QTest.keyClick(dialog._boxes[TUESDAY], Qt.Key.Key_Space)
    dialog._go.click()
    days = {item.day for item in entries(said, text="Menyapu ruang layanan")}
    assert days == {MONDAY, WEDNESDAY, THURSDAY}


def test_days_that_have_the_entry_already_are_left_out(open_page):
    page, said = open_page()
    item = next(i for i in entries(said, MONDAY) if i.start == 660)
    said.world.services.activities.repeat_on(said.world.session, item.id, [TUESDAY])
    page.line.repeat(item)
    days = [entry.day for entry in entries(said, text=item.text)]
    assert sorted(days) == [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]
    page.line.repeat(item)
    (dialog,) = page.findChildren(RepeatDialog)
    assert dialog.days == ()
    assert dialog._boxes[TUESDAY].text() == "Selasa 17 November (sudah ada)"
    assert not dialog._go.isEnabled()


def test_the_menu_of_an_entry_repeats_it_and_keeps_it_as_a_template(open_page):
    page, said = open_page()
    page._entry_menu(said.world.ids[0, "11.00"], QPoint(300, 300))
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    offered = {action.text(): action for action in menu.actions()}
    offered["Ulangi setiap hari kerja"].trigger()
    assert len(entries(said, text="Memperbaiki biodata pada KK")) == 4
    offered["Simpan sebagai templat…"].trigger()
    assert template_dialog(page).line.text() == "60m Memperbaiki biodata pada KK @2"
    menu.close()


def test_the_days_offered_for_repeating_never_lie_ahead():
    assert days_around(MONDAY, THURSDAY) == (TUESDAY, THURSDAY)
    assert days_around(THURSDAY, THURSDAY) == (MONDAY, WEDNESDAY)
    first, last = days_around(date(2026, 1, 5), THURSDAY)
    assert (last - first).days == 31
    assert days_around(MONDAY, MONDAY) == (date(2026, 11, 15), date(2026, 11, 15))


# --- templates -----------------------------------------------------------------------------
def template_dialog(page):
    (dialog,) = [d for d in page.findChildren(TemplatesDialog) if d.isVisible()]
    return dialog


def test_a_line_is_kept_as_a_template_and_completed_by_its_name(open_page):
    """Issue: templates per person; inserted from the completion list."""
    page, said = open_page()
    type_line(page, "60m Piket loket pagi =20 orang @2 #loket")
    QTest.keyClick(page.bar.line, Qt.Key.Key_S, CONTROL | SHIFT)
    dialog = template_dialog(page)
    assert dialog.name.hasFocus()
    assert dialog.line.text() == "60m Piket loket pagi =20 orang @2 #loket"
    assert dialog._meaning.text().startswith("60 menit · volume 20 orang · RHK 2")
    dialog._save.click()
    assert "nama" in dialog.name.accessibleDescription().casefold()
    QTest.keyClicks(dialog.name, "Jaga pagi")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    (kept,) = said.world.services.templates.list(said.world.session)
    assert (kept.name, kept.line) == ("Jaga pagi", "60m Piket loket pagi =20 orang @2 #loket")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    page.bar.line.clear()
    type_line(page, "jaga")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Tab)
    assert page.bar.line.text() == "60m Piket loket pagi =20 orang @2 #loket "


def test_a_template_is_changed_used_and_deleted_in_its_dialog(open_page):
    page, said = open_page()
    templates, session = said.world.services.templates, said.world.session
    templates.save(session, None, name="Jaga", line="60m Piket loket")
    page.bar.begin()
    QTest.keyClick(page.bar.line, Qt.Key.Key_S, CONTROL | SHIFT)
    dialog = template_dialog(page)
    assert dialog.table.hasFocus()
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, "90m Piket loket")
    dialog._save.click()
    assert templates.list(session)[0].line == "90m Piket loket"
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert page.bar.line.text() == "90m Piket loket "
    QTest.keyClick(page.bar.line, Qt.Key.Key_S, CONTROL | SHIFT)
    dialog = template_dialog(page)
    dialog.table.choose_row(0)
    dialog._delete.click()
    assert templates.list(session) == ()
    assert said.toasts[-1] == ("Templat Jaga dihapus", said.toasts[-1][1])
    undo(said)
    assert len(templates.list(session)) == 1


def test_a_head_shares_a_template_and_the_staff_can_only_use_it(open_page):
    """Issue: templates per unit; heads share."""
    page, said = open_page()
    said.world.services.templates.save(
        said.world.head, None, name="Loket", line="60m Piket loket", for_unit=True
    )
    page.refresh()
    page.bar.begin()
    QTest.keyClick(page.bar.line, Qt.Key.Key_S, CONTROL | SHIFT)
    dialog = template_dialog(page)
    assert not dialog._save.isEnabled()
    assert "Bambang Wijaya" in dialog.explanation.text()
    assert not dialog.share.isVisible()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert page.bar.line.text() == "60m Piket loket "


def test_a_favourite_stands_first_after_its_star(open_page):
    page, said = open_page()
    type_line(page, "Memu")
    QTest.keyClick(page.bar.line, Qt.Key.Key_B, CONTROL)
    assert said.toasts[-1][0] == "Memutakhirkan data SIAK menjadi favorit"
    QTest.keyClick(page.bar.line, Qt.Key.Key_Escape)
    page.bar.line.clear()
    page.refresh()
    QTest.keyClick(page.bar.line, Qt.Key.Key_Down)
    assert page.bar.popup.rows[0].text == "Memutakhirkan data SIAK"
    assert page.bar.popup.rows[0].star is True
    assert "favorit" in page.bar.popup.rows[0].note
    undo(said)
    assert said.world.services.templates.list(said.world.session) == ()


# --- unsaved text --------------------------------------------------------------------------
def test_a_line_that_was_never_saved_is_offered_again_and_never_put_back_by_itself(
    open_page, qtbot
):
    """UI: after a crash say exactly what came back; section 3 no. 18."""
    page, said = open_page()
    drafts, session = said.world.services.drafts, said.world.session
    type_line(page, "09.00-10.30 Menyusun laporan")
    qtbot.waitUntil(lambda: len(drafts.pending(session)) == 1, timeout=10_000)
    again = open_page.another(said)  # the first page is simply gone, as after a crash
    banner = again.line.unsaved.banner
    assert banner.isVisible()
    assert banner.accessibleName() == (
        "Baris yang belum disimpan dari 18 November 14.30 ditemukan: "
        "“09.00-10.30 Menyusun laporan”."
    )
    assert again.bar.line.text() == ""
    type_line(again, "30m Apel")
    again.line.leave()
    assert {text.text for text in drafts.pending(session)} == {
        "09.00-10.30 Menyusun laporan",
        "30m Apel",
    }
    banner.use.click()
    assert again.bar.line.text() == "09.00-10.30 Menyusun laporan"
    assert not banner.isVisible()
    assert [text.text for text in drafts.pending(session)] == ["09.00-10.30 Menyusun laporan"]


def test_what_was_found_can_be_thrown_away(open_page):
    page, said = open_page()
    drafts, session = said.world.services.drafts, said.world.session
    drafts.keep(session, "kegiatan/baris", "Satu")
    again = open_page.another(said)
    again.line.unsaved.banner.drop.click()
    assert drafts.pending(session) == ()
    assert again.bar.line.text() == ""
    assert not again.line.unsaved.banner.isVisible()
    assert not page.line.unsaved.banner.isVisible()


def test_a_full_disk_says_so_once_and_the_typed_line_stays(open_page):
    """Issue: a full disk keeps the typed text; the same line is saved once there is room."""
    page, said = open_page()
    workspace = said.world.workspace

    def pages(limit):
        with workspace.read() as unit:
            count = unit._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        with workspace.write(Author(account_id="", person_id="", device_id="d")) as unit:
            unit._connection.exec_driver_sql(f"PRAGMA max_page_count = {limit or count}")

    pages(0)
    page.bar.begin()
    for ending in ("satu", "dua"):
        page.bar.line.setText("panjang " * 4000 + ending)
        page.line.leave()
    assert [error.code for error in said.refused] == ["disk_full"]
    line = "30m " + "Menyusun laporan panjang " * 60
    page.bar.line.setText(line)
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.bar.line.text() == line
    assert "Ruang disk tidak cukup" in page.bar.interpretation.accessibleName()
    pages(2**30)
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.bar.line.text() == ""
    assert len(entries(said, text="laporan panjang")) == 1
    assert said.world.services.drafts.pending(said.world.session) == ()


def test_tab_goes_from_the_line_to_what_was_found(open_page):
    """UI: everything by keyboard, in the order it is read."""
    _page, said = open_page()
    said.world.services.drafts.keep(said.world.session, "kegiatan/baris", "Satu")
    again = open_page.another(said)
    again.bar.begin()
    order = []
    for _ in range(2):
        QTest.keyClick(again.focusWidget(), Qt.Key.Key_Tab)
        order.append(again.focusWidget().text())
    assert order == ["Pakai", "Buang"]
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_Return)
    assert said.world.services.drafts.pending(said.world.session) == ()


def test_a_saved_line_leaves_nothing_behind(open_page):
    page, said = open_page()
    type_line(page, "30m Apel sore")
    page.line.leave()
    assert len(said.world.services.drafts.pending(said.world.session)) == 1
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert said.world.services.drafts.pending(said.world.session) == ()


def test_a_field_of_the_drawer_that_was_refused_comes_back_at_its_place(open_page):
    page, said = open_page()
    item_id = said.world.ids[3, "08.00"]
    page.edit(item_id)
    page.drawer._volume.selectAll()
    QTest.keyClicks(page.drawer._volume, "banyak")
    page.drawer.save()
    again = open_page.another(said)
    banner = again.line.unsaved.banner
    assert "Isian Volume yang belum disimpan" in banner.accessibleName()
    assert "“banyak”" in banner.accessibleName()
    banner.use.click()
    assert again.drawer.isVisible()
    assert again.drawer._volume.text() == "banyak"
    assert "Angka belum terbaca" in again.drawer._volume.accessibleDescription()
    again.drawer._volume.selectAll()
    QTest.keyClicks(again.drawer._volume, "20")
    again.drawer.save()
    assert said.world.services.drafts.pending(said.world.session) == ()
    assert str(said.world.services.activities.item(said.world.session, item_id).volume) == "20"


def test_a_day_of_a_locked_period_is_remarked_while_typing_and_refused_with_who_can_open_it(
    open_page,
):
    """UI: nothing is refused while typing; locked periods say who can reopen."""
    page, said = open_page()
    with said.world.workspace.write(Author(account_id="", person_id="", device_id="d")) as uow:
        uow.add(
            Period(
                id=new_id(),
                at=said.context.clock(),
                code="2026-T3",
                starts=date(2026, 7, 1),
                ends=date(2026, 9, 30),
                deadline=date(2026, 10, 15),
                locked=True,
            )
        )
    page.refresh()
    type_line(page, "30m Apel /1-9")
    assert "dikunci" in page.bar.interpretation.accessibleName()
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.bar.line.text() == "30m Apel /1-9"
    assert "kepegawaian" in page.bar.interpretation.accessibleName()
