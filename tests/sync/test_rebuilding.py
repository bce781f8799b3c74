"""The office's received work is built again from the archive (section 2 no. 2; issue: rebuild)."""

from __future__ import annotations

from dataclasses import replace

from tests.sync.test_epochs import exchange, restored, trust

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.storage.engine import connect


def check(pair):
    return trust(pair).check_archive(pair.hr, Silent())


def codes(report):
    return {problem.code for problem in report.problems}


def test_what_was_taken_is_built_again_with_the_same_state_hash(pair):
    pair.unit.people.plan("siti", agree_by="bambang")
    pair.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    pair.exchange_all()
    pair.unit.people.appraise("siti", "bambang", publish=True)
    pair.exchange_all()
    report = check(pair)
    assert report.agrees, report.problems
    assert report.packages == 2
    assert report.records > 8
    assert report.hash_here == report.hash_rebuilt


def test_what_was_taken_in_part_undone_and_done_again_is_replayed(pair):
    one, _two = pair.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    item = pair.office.desk.inspect(pair.hr, pair.send())
    pair.office.desk.accept(pair.hr, item.identity, only=[one.id])
    pair.unit.people.submit("siti", "10.00-11.00 Arsip")
    pair.office.desk.accept(pair.hr, pair.send())
    undo = pair.office.people.services.undo
    undo.undo(pair.hr)
    assert check(pair).agrees
    undo.redo(pair.hr)
    report = check(pair)
    assert report.agrees, report.problems
    assert report.undone == 1


def test_held_packages_and_confirmed_epochs_are_replayed(pair, tmp_path, data_key):
    restored(pair, tmp_path, data_key)
    assert check(pair).agrees
    (epoch,) = trust(pair).held(pair.hr)
    trust(pair).confirm(pair.hr, epoch, pair.folder)
    exchange(pair)
    report = check(pair)
    assert report.agrees, report.problems


def test_a_laptop_that_was_revoked_later_does_not_make_its_old_packages_untrue(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    trust(pair).lost(pair.hr, pair.unit.exchange.trust().self_device.kid)
    assert check(pair).agrees


def test_a_row_that_somebody_changed_behind_the_program_is_named(pair, data_key):
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    root = pair.office.workspace.root
    connection = connect(root / "workspace.db", data_key)
    connection.execute("UPDATE activity SET text = 'Diubah diam-diam'")
    connection.commit()
    connection.close()
    report = check(pair)
    assert not report.agrees
    assert report.hash_here != report.hash_rebuilt
    assert codes(report) == {"rebuild_state_differs"}
    assert ("id", entry.id) in report.problems[0].params


def test_archived_bytes_that_are_gone_are_named(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    with pair.office.workspace.read() as unit:
        (link,) = unit.exchange.links("in", kind="report")
    pair.office.workspace.archive.remove(link.sha256)
    assert "rebuild_package_bad" in codes(check(pair))


def test_what_the_office_wrote_itself_is_not_compared(pair):
    pair.office.people.log("nurul", "08.00-09.00 Menyusun laporan")
    report = check(pair)
    assert report.agrees
    assert (report.records, report.own) == (0, 1)


def test_the_check_changes_nothing(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.exchange_all()
    with pair.office.workspace.read() as unit:
        before = unit.journal.head(), unit.find(Activity)
    check(pair)
    with pair.office.workspace.read() as unit:
        assert (unit.journal.head(), unit.find(Activity)) == before
    assert replace(before[1][0]) == before[1][0]
