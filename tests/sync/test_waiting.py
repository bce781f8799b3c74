"""What waited for an earlier package is taken when it came, without its file (UC-7, WG-12)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.errors import Offline, StorageUnavailable
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.sync.import_desk import ImportDesk
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.waiting import take_followers, with_followers


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


def not_opened(monkeypatch, desk, which):
    """Let the archive give one of the packages no more."""
    accept = type(desk).accept

    def broken(self, s, source, *rest, **named):
        if which(source):
            raise StorageUnavailable("storage_read_failed")
        return accept(self, s, source, *rest, **named)

    monkeypatch.setattr(type(desk), "accept", broken)


def test_one_that_waited_and_cannot_be_opened_hides_none_that_was_taken(pair, monkeypatch):
    """UC-7: what followed before it is told and announced; it says why it still waits."""
    first, second, third = three_in_a_row(pair)
    desk, services = pair.office.desk, pair.office.people.services
    ids = [desk.accept(pair.hr, path).value.identity for path in (second, third)]
    held = desk.inspect(pair.hr, third)
    desk.accept(pair.hr, first)
    not_opened(monkeypatch, desk, lambda source: source == ids[1])
    late = take_followers(services, desk, pair.hr, pair.folder)
    assert [done.value.identity for done in late] == ids
    assert late[0].value.outcome == "applied"
    assert [p.code for p in late[1].value.problems] == ["storage_read_failed"]
    told = with_followers((held,), late)
    assert (told[0].seq, told[0].problems[-1].code) == (held.seq, "storage_read_failed")
    assert with_followers((), late)[1].file == "paket yang menunggu di sini"


def test_collecting_leaves_receipts_although_one_that_waited_cannot_be_opened(
    pair, tmp_path, monkeypatch
):
    first, second, third = three_in_a_row(pair)
    services, desk = pair.office.people.services, pair.office.desk
    ids = []
    for path in (second, third):
        ids.append(desk.accept(pair.hr, path, out=tmp_path).value.identity)
        path.unlink()
    not_opened(monkeypatch, desk, lambda source: source == ids[1])
    done = Roads(services, desk).collect(pair.hr, pair.folder, Silent())
    outcomes = [item.outcome for item in done.value if item.kind == "report"]
    assert outcomes == ["applied"] * 2
    assert Area.ACTIVITIES in done.changes.areas
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.pending(pair.head) == 1
    assert first.exists()


def test_a_place_that_goes_away_midway_hides_nothing_that_was_taken(pair, monkeypatch):
    """The server is lost while evidence is fetched; the packages were taken before."""
    three_in_a_row(pair)
    services, desk = pair.office.people.services, pair.office.desk

    def gone(*_any):
        raise Offline("server_unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.evidence), "fetch", gone)
        items = Roads(services, desk).collect(pair.hr, pair.folder, Silent()).value
        with pytest.raises(Offline):  # nothing came, so this is all there is to tell
            Roads(services, desk).collect(pair.hr, pair.folder, Silent())
    assert [item.outcome for item in items if item.kind == "report"] == ["applied"] * 3
    assert items[-1].problems[-1].code == "server_unreachable"
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.pending(pair.head) == 0


def test_taking_in_turn_goes_on_after_one_that_fails(pair):
    """UC-7: the second can no longer be read; the first is told, the third waits for it."""
    paths = three_in_a_row(pair)
    desk = pair.office.desk
    table = ImportDesk(pair.office.people.services, desk)
    looks = [table.look(pair.hr, path) for path in paths]
    paths[1].unlink()
    done = table.accept_in_turn(pair.hr, [(look, None) for look in looks], Silent())
    first, second, third = (look.item for _, look in done.value)
    assert (first.outcome, third.outcome) == ("applied", "held")
    assert "package_unreadable" in {problem.code for problem in second.problems}
    assert Area.ACTIVITIES in done.changes.areas
    assert len(entries(pair)) == 1


def test_taking_in_turn_raises_where_nothing_was_taken(pair):
    (path, *_others) = three_in_a_row(pair)
    table = ImportDesk(pair.office.people.services, pair.office.desk)
    look = table.look(pair.hr, path)
    path.unlink()
    with pytest.raises(StorageUnavailable):
        table.accept_in_turn(pair.hr, [(look, None)], Silent())


def test_a_reason_of_one_in_turn_is_told_once_and_others_are_taken(pair, monkeypatch):
    paths = three_in_a_row(pair)
    desk = pair.office.desk
    table = ImportDesk(pair.office.people.services, desk)
    looks = [table.look(pair.hr, path) for path in paths]
    accept, calls = ImportDesk.accept, []

    def broken(self, *given):
        calls.append(given)
        if len(calls) == 2:
            raise StorageUnavailable("disk_full")
        return accept(self, *given)

    monkeypatch.setattr(ImportDesk, "accept", broken)
    done = table.accept_in_turn(pair.hr, [(look, None) for look in looks], Silent())
    items = [look.item for _, look in done.value]
    assert [problem.code for problem in items[1].problems].count("disk_full") == 1
    again = table.accept_in_turn(pair.hr, [(look, None) for _, look in done.value[1:]], Silent())
    assert [look.item.outcome for _, look in again.value] == ["applied", "applied"]
