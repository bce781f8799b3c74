"""Periods: made, locked, with their deadlines and schemes (FEATURES TS-1, PR-1, X-7)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.ui.screens.data_induk.lock_dialog import LockDialog


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
