"""Tinjauan by person, day and RHK; ticks; mended entries; delegates (TS-5, TJ-11)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import (
    THURSDAY,
    WEDNESDAY,
    context_for,
    nameless,
    shown,
    write_week,
)

from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.ui.screens.tinjauan.delegate_dialog import DelegateDialog
from penilaian_desktop.ui.screens.tinjauan.page import TinjauanPage
from penilaian_desktop.ui.screens.tinjauan.phrases_dialog import PhrasesDialog
from penilaian_desktop.ui.screens.tinjauan.reading_rows import DayRow
from penilaian_desktop.ui.screens.tinjauan.return_dialog import ReturnDialog
from penilaian_desktop.ui.widgets.label import Label


@pytest.fixture
def written(team):
    return write_week(team.office)


@pytest.fixture
def page(team, written, qtbot):
    page = shown(TinjauanPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    return page


def status(team, item):
    return team.services.activities.item(team.context.session, item.id).status


def dialog_of(page, kind):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def heads(page):
    return [row.title for row in page.list.records.rows if isinstance(row, DayRow)]


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(Label))


def current(page):
    return page.list.indexWidget(page.list.currentIndex())


def test_g_goes_from_persons_to_days_to_rhk_and_back(page):
    QTest.keyClick(page, Qt.Key.Key_G)
    assert page.staff.people() == (WEDNESDAY.isoformat(), THURSDAY.isoformat())
    page.staff.step(1)
    assert heads(page) == ["Siti Aminah", "Yohanes Tandi"]
    assert page.filter.isHidden()
    QTest.keyClick(page, Qt.Key.Key_G)
    assert page.staff.row(page.staff.key).name == "Terlayaninya perekaman KTP-el"
    assert heads(page) == ["Siti Aminah · Rab 18 Nov", "Siti Aminah · Kam 19 Nov"]
    QTest.keyClick(page, Qt.Key.Key_G)
    assert page.group.value() == "orang"
    assert not page.filter.isHidden()


def test_by_day_those_without_an_entry_are_named_below(page):
    page.show_group("hari")
    page.staff.step(1)
    assert page.reading.aside.text() == "Tanpa catatan: Taufik Rahman"


def test_a_person_with_missing_days_is_told_with_the_first_of_them(page):
    assert page.reading.aside.text() == "12 hari kerja kosong, sejak Sen 2 Nov"


def test_x_ticks_and_a_accepts_the_selection_in_one_step(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_X)
    QTest.keyClick(page, Qt.Key.Key_J)
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert page.reading._ticked.text() == "2 dipilih"
    assert not page.reading._ticks.isHidden()
    QTest.keyClick(page, Qt.Key.Key_A)
    assert [status(team, i) for i in written["wednesday"]] == [ActivityStatus.APPROVED] * 3
    assert team.toasts[-1] == ("2 kegiatan diterima", "Terima kegiatan")
    assert page.reading._ticks.isHidden()
    outcome = team.services.undo.undo(team.context.session)
    team.context.signals.changed.emit(outcome.changes, None)
    states = [status(team, i) for i in written["wednesday"]]
    assert states == [ActivityStatus.APPROVED, *[ActivityStatus.SUBMITTED] * 2]


def test_space_presses_what_has_the_focus_and_ticks_in_the_list_alone(page):
    page.group.setFocus()
    button = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Per hari")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page.group.value() == "hari"
    assert page.list.ticked() == []
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.list.ticked() == [page.list.item.id]


def test_esc_takes_the_ticks_away_and_what_is_decided_cannot_be_ticked(page):
    QTest.keyClick(page, Qt.Key.Key_X)
    assert "dipilih" in page.list.records.data(
        page.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole
    )
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.list.ticked() == []
    QTest.keyClick(page, Qt.Key.Key_K)
    assert page.list.item.status is ActivityStatus.APPROVED
    QTest.keyClick(page, Qt.Key.Key_X)
    assert page.list.ticked() == []


def test_the_box_of_the_current_entry_ticks_by_mouse(page):
    box = current(page)._tick
    box.click()
    assert page.list.ticked() == [page.list.item.id]
    box.click()
    assert page.list.ticked() == []


def test_under_an_rhk_shift_a_accepts_only_what_stands_there(page, team, written):
    page.show_group("rhk")
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert status(team, written["wednesday"][2]) is ActivityStatus.APPROVED
    assert status(team, written["wednesday"][1]) is ActivityStatus.SUBMITTED
    assert status(team, written["thursday"][1]) is ActivityStatus.SUBMITTED


def test_hundreds_of_entries_are_loaded_page_by_page(team, qtbot):
    office = team.office
    first = date(2026, 10, 1)
    for n in range(16):
        day = first + timedelta(days=n)
        lines = [f"{8 + k:02d}.00-{8 + k:02d}.30 Entri {k}" for k in range(6)]
        office.submit("siti", *lines, day=day)
    page = shown(TinjauanPage(team.context), qtbot)
    assert "96 kegiatan menunggu dari 1 orang" in page.header.subtitle.text()
    assert len(page.list.items()) == 60
    assert page.reading.count.text() == "60 dari 96 dimuat"
    page.list.choose(page.list.items()[-1].id)
    QTest.keyClick(page, Qt.Key.Key_J)
    assert page.list.item.id == page.list.items()[60].id, "J goes on into the next page"
    assert len(page.list.items()) == 96
    page.accept([page.list.items()[0].id])
    assert len(page.list.items()) == 96, "what was loaded stays loaded"


def test_overlap_and_what_changed_since_the_return_are_shown(team, written, qtbot):
    office, head = team.office, team.context.session
    entry = written["thursday"][1]
    team.services.reviews.return_many(head, [entry.id], "Jumlahnya?")
    siti, activities = office.session("siti"), team.services.activities
    version = activities.item(siti, entry.id).version
    activities.update(siti, entry.id, version, volume=Decimal(24), start=470)
    activities.submit(siti, [entry.id])
    page = shown(TinjauanPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    page.list.choose(entry.id)
    said = words(current(page))
    assert "Dikembalikan Kam 19 Nov: “Jumlahnya?”" in said
    assert "Volume: 19 orang → 24 orang" in said
    assert "Jam: 08.00–10.00 → 07.50–10.00" in said
    assert "Bertumpuk dengan 07.30–08.00 Apel pagi dan menyiapkan loket" in said
    model = page.list.records
    assert model.points(page.list.item, short=True) == "bertumpuk · diperbaiki"


def test_own_phrases_take_the_place_of_those_that_come_with_the_page(page, team):
    QTest.keyClick(page, Qt.Key.Key_R)
    dialog = dialog_of(page, ReturnDialog)
    dialog.edit.click()
    phrases = dialog_of(page, PhrasesDialog)
    phrases.text.setPlainText("Jelaskan siapa yang hadir.\n\nLampirkan daftar hadir.")
    phrases.confirm.click()
    assert [button.text() for button in dialog.phrases] == [
        "Jelaskan siapa yang hadir.",
        "Lampirkan daftar hadir.",
    ]
    dialog.phrases[0].click()
    assert dialog.note.text() == "Jelaskan siapa yang hadir."
    dialog.edit.click()
    again = dialog_of(page, PhrasesDialog)
    again.text.setPlainText("x" * 200)
    again.confirm.click()
    assert "120 huruf" in again.rows._faults["phrases"].text()
    assert team.refusals == []


@pytest.fixture
def known(team):
    with team.office.workspace.write(SYSTEM) as unit:
        for who in ("bambang", "siti"):
            unit.accounts.save(
                Account(
                    account_id=f"account-{who}", name=who, person_id=team.id_of(who),
                    roles=team.office.session(who).roles, public_jwk=None,
                )
            )  # fmt: skip


def test_wakilkan_names_a_delegate_and_both_sides_see_it(page, team, known, qapp, tmp_path, qtbot):
    page.lend.click()
    dialog = dialog_of(page, DelegateDialog)
    dialog.confirm.click()
    assert "Pilih seseorang" in dialog.rows._faults["delegate"].text()
    dialog.who.set_value(team.id_of("siti"))
    dialog.ends.set_value(date(2026, 11, 20))
    assert nameless(page) == []
    dialog.confirm.click()
    assert team.toasts[-1] == (
        "Siti Aminah meninjau untuk Anda 19 Nov 2026 sampai 20 Nov 2026",
        "Wakilkan tinjauan",
    )
    assert "Siti Aminah meninjau untuk Anda" in page.notice.accessibleName()
    assert page.notice.isVisible()
    other = context_for(team.office, "siti", qapp, tmp_path)
    theirs = shown(TinjauanPage(other.context), qtbot)
    assert "Anda meninjau untuk Bambang Wijaya" in theirs.notice.accessibleName()
    assert theirs.staff.people() == (team.id_of("yohanes"), team.id_of("taufik"))
    assert theirs.lend.isHidden()
    QTest.keyClick(theirs, Qt.Key.Key_A)
    assert other.toasts[-1][0] == "“Merawat basis data” diterima"


def test_in_a_small_window_every_control_keeps_its_name(page):
    page.set_narrow(True)
    assert nameless(page) == []
    assert page.lend.toolTip() == "Wakilkan tinjauan"
    assert page.filter.isHidden()


def test_a_delegation_is_ended_from_the_same_dialog(page, team, known):
    services, session = team.services, team.context.session
    services.delegations.lend(session, team.id_of("siti"), THURSDAY, THURSDAY)
    page.refresh()
    page.lend.click()
    dialog = dialog_of(page, DelegateDialog)
    dialog.end_requested.emit(services.delegations.list(session)[0])
    assert services.delegations.list(session) == ()
    assert page.notice.isHidden()
    assert team.toasts[-1] == ("Perwakilan kepada Siti Aminah diakhiri", "Akhiri perwakilan")
