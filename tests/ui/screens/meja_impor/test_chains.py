"""Packages in a row on the import desk: taken in one go, and looked at again by themselves."""

from __future__ import annotations

from tests.ui.screens.meja_impor.desk_bench import show

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage


def states(page):
    last = page.model.columnCount() - 1
    return [page.model.cell(n, last).plain() for n in range(page.model.rowCount())]


def three_in_a_row(pair):
    """Return three reports of one laptop, each sent before the one before was answered."""
    lines = ("08.00-09.00 Rapat", "09.00-10.00 Loket", "10.00-11.00 Arsip")
    paths = []
    for line in lines:
        pair.unit.people.submit("siti", line)
        paths.append(pair.send())
    return paths


def entries(pair):
    with pair.office.workspace.read() as unit:
        return unit.find(Activity)


def test_three_in_a_row_are_taken_in_one_go(desk, hr, pair):
    """UC-7: everything before each of them lies on the desk."""
    desk.gathering.look_at(reversed(three_in_a_row(pair)))
    assert states(desk) == ["Menunggu paket 2", "Menunggu paket 2", "Siap diperiksa"]
    assert desk.take_all.text() == "Terima 3 paket yang siap"
    desk.take_all.click()
    assert states(desk) == ["Diterima"] * 3
    assert len(entries(pair)) == 3
    assert hr.last.startswith("3 paket diterima")


def test_what_refers_to_an_earlier_package_is_taken_after_it(desk, hr, pair):
    """UC-7: a review of an entry is refused only as long as the entry is not here."""
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    first = pair.send()
    pair.unit.people.services.reviews.accept(pair.head, [entry.id])
    desk.gathering.look_at([pair.send(), first])
    assert desk.model.record(0).item.refused
    desk.take_all.click()
    assert states(desk) == ["Diterima", "Diterima"]


def test_a_hole_in_the_row_is_not_jumped_over(desk, pair):
    """UC-7: no. 3 is not here, so no. 4 waits and is not counted as ready."""
    first, _second, third = three_in_a_row(pair)
    desk.gathering.look_at([third, first])
    assert not desk._foot.isVisible()
    desk.deciding.accept_ready()
    assert states(desk) == ["Menunggu paket 3", "Diterima"]


def test_after_one_acceptance_the_next_of_the_row_is_ready(desk, pair):
    """UC-7: the others of the laptop are looked at again by themselves."""
    desk.gathering.look_at(three_in_a_row(pair))
    desk.accept()
    assert states(desk) == ["Diterima", "Siap diperiksa", "Menunggu paket 3"]


def test_what_was_taken_elsewhere_is_known_when_the_page_is_shown_again(desk, pair):
    """UC-7: another window or the command line may have taken the first one."""
    first, second, _third = three_in_a_row(pair)
    desk.gathering.look_at([second])
    assert states(desk) == ["Menunggu paket 2"]
    pair.office.desk.accept(pair.hr, first, out=pair.folder)
    desk.refresh()
    assert states(desk) == ["Siap diperiksa"]


def test_what_waited_in_the_archive_is_ready_and_not_put_aside(hr, pair, qtbot):
    """UC-7: it was taken before its turn; nobody decided to hold it."""
    first, second, third = three_in_a_row(pair)
    pair.office.desk.accept(pair.hr, second, out=pair.folder)
    pair.office.desk.accept(pair.hr, third, out=pair.folder)
    page = show(MejaImporPage(hr.context), qtbot)
    page.gathering.look_at([first])
    assert states(page) == ["Menunggu paket 2", "Menunggu paket 2", "Siap diperiksa"]
    page.take_all.click()
    assert states(page) == ["Diterima"] * 3
    assert len(entries(pair)) == 3
