"""Choosing between two versions of one's own record, side by side (X-4)."""

from __future__ import annotations

from tests.sync.test_two_versions import parted, two  # noqa: F401  (fixtures of two laptops)
from tests.ui.screens.pertukaran.test_page import dialog_of

from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.ui.screens.pertukaran.two_versions_dialog import TwoVersionsDialog


def opened_by_siti(parted, opened):  # noqa: F811
    two, here, there = parted  # noqa: F811
    Roads(two.own.people.services, two.own.desk).use(two.siti(two.own), two.pair.folder)
    two.hand(two.unit, two.own)
    page, bench = opened(two.own, two.siti(two.own))
    return two, page, bench, here, there


def test_the_page_says_that_there_are_two_and_shows_them(parted, opened):  # noqa: F811
    _, page, _, here, there = opened_by_siti(parted, opened)
    row = page.handing.card.parted
    assert row.words.text() == "1 catatan Anda berbeda di dua laptop"
    row.compare.click()
    dialog = dialog_of(page, TwoVersionsDialog)
    assert dialog.texts() == [
        ("", "Di laptop ini", "Dari LAYANAN-02"),
        ("Kegiatan", there.text, here.text),
    ]
    assert dialog.theirs.text() == "Pakai yang dari LAYANAN-02"


def test_the_choice_is_written_and_the_row_goes(parted, opened):  # noqa: F811
    two, page, _, here, _ = opened_by_siti(parted, opened)  # noqa: F811
    page.handing.card.parted.compare.click()
    dialog = dialog_of(page, TwoVersionsDialog)
    dialog.theirs.click()
    assert dialog.isHidden()
    assert two.read(two.own, here.id).text == here.text
    assert page.handing.card.parted is None


def test_later_leaves_both(parted, opened):  # noqa: F811
    two, page, _, here, there = opened_by_siti(parted, opened)  # noqa: F811
    page.handing.card.parted.compare.click()
    dialog_of(page, TwoVersionsDialog).later.click()
    assert two.read(two.own, here.id) == there
    assert page.handing.card.parted is not None
