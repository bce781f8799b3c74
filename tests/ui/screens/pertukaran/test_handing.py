"""Handing over between laptops: told in plain words, decided by a person (UC-7, X-1)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.sync.conftest import trio, trio_template  # noqa: F401  (fixtures of the exchange)
from tests.ui.screens.pertukaran.test_page import dialog_of, rows

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.handover_views import Amount, Subject, Tie
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.ui.screens.pertukaran.hand_dialog import HandDialog
from penilaian_desktop.ui.screens.pertukaran.handing_words import amount_words, tie_words


@pytest.fixture
def connected(trio):  # noqa: F811
    """The three with one folder prepared by the office and remembered by all."""
    for at, s in ((trio.office, trio.hr), (trio.head, trio.bambang), (trio.staff, trio.siti)):
        Roads(at.people.services, at.desk).use(s, trio.folder)
    return trio


@pytest.fixture
def working(connected):
    """Siti handed in a plan and two entries."""
    connected.staff.people.plan("siti")
    connected.staff.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    return connected


def test_the_laptops_of_head_and_staff_are_listed_with_what_waits(working, opened):
    page, _ = opened(working.staff, working.siti)
    card = page.handing.card
    ((who, goes, size, state),) = rows(card.laptops)
    assert who == "Bambang Wijaya, atasan, KEPALA-01"
    assert goes == "2 catatan kegiatan, 1 SKP"
    assert size.endswith("KB")
    assert state == "Belum diserahkan"
    assert card.note.text() == "1 laptop belum diserahi"


def test_the_dialog_says_what_goes_and_leaves_one_sealed_file(working, opened, tmp_path):
    page, _ = opened(working.staff, working.siti)
    QTest.qWaitForWindowActive(page.window())
    QTest.keyClick(page, Qt.Key.Key_H)
    dialog = dialog_of(page, HandDialog)
    assert dialog.accessibleName() == "Serahkan ke Bambang Wijaya"
    elsewhere = tmp_path / "flash"
    elsewhere.mkdir()
    dialog.into(elsewhere)
    dialog.hand.click()
    assert [f.suffix for f in elsewhere.iterdir()] == [".paket"]
    assert dialog.explanation.text() == "Di laptop KEPALA-01: Pertukaran, Ambil paket."
    dialog.reject()
    assert rows(page.handing.card.laptops)[0][3] == "Menunggu tanda terima"


def test_the_exchange_folder_is_the_first_choice(working, opened):
    page, _ = opened(working.staff, working.siti)
    page.handing.card.hand.click()
    dialog = dialog_of(page, HandDialog)
    dialog.hand.click()
    assert len(list(working.folder.glob("*.paket"))) == 1


def test_what_was_handed_over_waits_until_somebody_takes_it(working, opened):
    working.handing(working.staff)
    page, _ = opened(working.staff, working.siti)
    page.handing.card.hand.click()
    dialog_of(page, HandDialog).hand.click()
    page, bench = opened(working.head, working.bambang)
    assert page.handing.card.rows == []
    page.collect()
    (row,) = page.handing.card.rows
    assert bench.toasts[-1][0].startswith("1 serahan dari laptop lain menunggu Anda terima")
    assert row.words.text() == "Dari Siti Aminah (Operator SIAK)"
    assert row.goes.text().startswith("2 catatan kegiatan, 1 SKP · LAYANAN-02")
    with working.head.workspace.read() as unit:
        assert unit.find(Activity) == ()
    row.take.click()
    assert page.handing.card.rows == []
    with working.head.workspace.read() as unit:
        assert len(unit.find(Activity)) == 2
    assert bench.toasts[-1][0].startswith("Serahan dari Siti Aminah diambil")


def test_what_is_not_wanted_is_left_and_the_other_side_learns_it(working, opened):
    page, _ = opened(working.staff, working.siti)
    page.handing.card.hand.click()
    dialog_of(page, HandDialog).hand.click()
    head, _ = opened(working.head, working.bambang)
    head.collect()
    head.handing.card.rows[0].decline.click()
    with working.head.workspace.read() as unit:
        assert unit.find(Activity) == ()
    page.collect()
    assert rows(page.handing.card.laptops)[0][3] == "Belum diserahkan"


def test_without_another_laptop_the_card_says_what_to_do(pair, opened):
    page, _ = opened(pair.unit, pair.head)
    card = page.handing.card
    assert card.table.isHidden()
    assert not card.hand.isVisible()
    assert "bergabung dengan kantor" in card._none.text()


def test_every_subject_and_tie_has_its_words():
    assert len({amount_words(Amount(s, 3)) for s in Subject}) == len(Subject)
    assert len({tie_words(t) for t in Tie}) == len(Tie)
