"""What waited for an earlier package is taken when it came, without its file (UC-7, WG-12)."""

from __future__ import annotations

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.sync.import_desk import ImportDesk
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.waiting import take_followers


def three_in_a_row(pair):
    paths = []
    for line in ("08.00-09.00 Rapat", "09.00-10.00 Loket", "10.00-11.00 Arsip"):
        pair.unit.people.submit("siti", line)
        paths.append(pair.send())
    return paths


def entries(pair):
    with pair.office.workspace.read() as unit:
        return unit.find(Activity)


def test_a_whole_row_follows_the_package_that_was_missing(pair):
    first, second, third = three_in_a_row(pair)
    desk, services = pair.office.desk, pair.office.people.services
    for path in (third, second):
        assert desk.accept(pair.hr, path).value.outcome == "held"
    assert take_followers(services, desk, pair.hr, None) == ()
    assert desk.accept(pair.hr, first).value.outcome == "applied"
    late = take_followers(services, desk, pair.hr, pair.folder)
    assert [done.value.outcome for done in late] == ["applied", "applied"]
    assert len(entries(pair)) == 3
    assert take_followers(services, desk, pair.hr, pair.folder) == ()
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.pending(pair.head) == 0


def test_what_a_person_put_aside_stays_there(pair):
    first, second, _third = three_in_a_row(pair)
    desk, services = pair.office.desk, pair.office.people.services
    item = desk.inspect(pair.hr, first)
    assert item.outcome == "ready"
    table = ImportDesk(services, desk)
    table.hold(pair.hr, table.look(pair.hr, first), None)
    desk.accept(pair.hr, second)
    assert take_followers(services, desk, pair.hr, None) == ()
    assert entries(pair) == ()


def test_what_waits_for_the_office_is_nothing_for_an_employee(pair):
    first, second, _third = three_in_a_row(pair)
    desk, services = pair.office.desk, pair.office.people.services
    for path in (second, first):
        desk.accept(pair.hr, path)
    own = pair.office.session("siti", Role.EMPLOYEE)
    assert take_followers(services, desk, own, None) == ()
    assert len(take_followers(services, desk, pair.hr, None)) == 1


def test_collecting_takes_what_waited_although_its_file_is_gone(pair, tmp_path):
    """WG-12: the files came on different days and only the last one lies there still."""
    first, second, third = three_in_a_row(pair)
    services, desk = pair.office.people.services, pair.office.desk
    for path in (second, third):
        desk.accept(pair.hr, path, out=tmp_path)
        path.unlink()
    assert first.exists()
    items = Roads(services, desk).collect(pair.hr, pair.folder, Silent()).value
    assert [item.outcome for item in items if item.kind == "report"] == ["applied"] * 3
    assert len(entries(pair)) == 3
