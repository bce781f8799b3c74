"""Receipts: what was not taken is unsent again, nothing is lost in silence (section 2 no. 2, 3)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import orjson
import pytest
from tests.services.office import SYSTEM
from tests.sync.pair import add_laptop, copy_pair, craft, side

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.writer import write_parcel


def waiting(pair):
    with pair.unit.workspace.read() as unit:
        return {row.record_id: row.sealed_in for row in unit.exchange.pending()}


def test_accepting_in_part_makes_the_rest_unsent_again_with_its_reason(pair):
    one, two = pair.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    path = pair.send()
    item = pair.office.desk.inspect(pair.hr, path)
    done = pair.office.desk.accept(pair.hr, item.identity, only=[one.id]).value
    assert done.outcome == "partly"
    assert (done.new, done.refused) == (1, 1)
    assert [p.code for p in done.problems] == ["left_out"]

    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {two.id: None}
    assert pair.unit.desk.pending(pair.head) == 1

    again = pair.office.desk.accept(pair.hr, pair.send()).value
    assert again.outcome == "applied"
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {}
    with pair.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 2
        assert unit.exchange.refusals(unit.exchange.chains("in")[0]) == ()


def test_what_was_edited_after_sealing_keeps_waiting(pair):
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    path = pair.send()
    s = pair.unit.people.session("siti")
    activities = pair.unit.people.services.activities
    edited = activities.update(s, entry.id, entry.version, text="Rapat pagi")
    pair.office.desk.accept(pair.hr, path)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {entry.id: None}
    activities.submit(s, [edited.value.id])
    item = pair.office.desk.inspect(pair.hr, pair.send())
    assert (item.new, item.changed, item.refused) == (0, 1, 0), item.problems
    line = item.differences[0]
    assert (line.person, line.before, line.after) == ("Siti Aminah", "Rapat", "Rapat pagi")


def test_an_older_receipt_after_a_newer_one_changes_nothing(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    item = pair.office.desk.inspect(pair.hr, pair.send())
    with pair.unit.workspace.read() as unit:
        (entry,) = unit.find(Activity)
    pair.office.desk.accept(pair.hr, item.identity, only=[])
    old = newest_receipt(pair)
    pair.unit.people.submit("siti", "09.00-10.00 Loket")
    pair.unit.exchange.sending.seal_report(pair.head, write=write_parcel, full=True)
    for parcel in pair.unit.exchange.mailbook.unanswered():
        pair.office.desk.accept(pair.hr, parcel.sealed)
    new = newest_receipt(pair)
    pair.unit.desk.accept(pair.head, new)
    assert waiting(pair) == {}
    done = pair.unit.desk.accept(pair.head, old).value
    assert done.outcome == "applied"
    assert waiting(pair) == {}
    with pair.unit.workspace.read() as unit:
        office_id = pair.unit.exchange.trust().office_id
        assert unit.exchange.acks(office_id)[entry.id] == entry.version


def test_a_receipt_is_taken_although_packages_before_it_are_missing(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    path = pair.send()
    with pair.office.workspace.write(Author("", "", "")) as uow:
        uow.add(Holiday(id=new_id(), at=uow.now, day=date(2026, 12, 25), name="Natal"))
    own = pair.unit.exchange.trust().self_device.kid
    lost = pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel).value
    pair.office.desk.accept(pair.hr, path, out=pair.folder)
    (done,) = pair.unit.desk.receive_all(pair.head, pair.folder)
    assert done.value.outcome == "applied"
    assert waiting(pair) == {}
    assert pair.unit.desk.accept(pair.head, lost[0].sealed).value.outcome == "applied"


def test_a_receipt_for_another_laptop_is_refused(pair, enrolled_template, tmp_path, data_key):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.office.desk.accept(pair.hr, pair.send(), out=pair.folder)
    own = pair.unit.exchange.trust().self_device
    with pair.office.workspace.read() as unit:
        link = unit.exchange.links("out", kind="receipt")[0]
    receipt = pair.office.exchange.mailbook.open_form(link.identity)
    fields = orjson.loads(receipt)["records"][0]["fields"]
    fields["device"] = "A" * 43
    parcel = craft(
        pair.office,
        [_receipt_object(fields)],
        kind=PackageKind.RECEIPT,
        aud=own.kid,
        recipients=(own.age_recipient,),
    )
    item = pair.unit.desk.accept(pair.head, parcel.sealed).value
    assert item.outcome == "refused"
    assert item.problems[0].code == "receipt_not_ours"


def test_a_colleagues_laptop_cannot_acknowledge_in_the_offices_name(
    pair, enrolled_template, tmp_path, data_key
):
    """No rating is lost in silence: only the recipient of a chain answers for it."""
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.send()
    with pair.unit.workspace.read() as unit:
        (sent,) = [link for link in unit.exchange.links("out") if link.kind == "report"]
    own = pair.unit.exchange.trust().self_device
    root = tmp_path / "lain"
    shutil.copytree(enrolled_template[0] / "unit", root)
    with Workspace.open(root, data_key).write(SYSTEM) as uow:
        uow.exchange.put_device(replace(uow.exchange.self_device(), is_self=False))
    other = side(root, data_key, pair.unit.people.clock, pair.unit.people.ids,
                 pair.unit.people.units)  # fmt: skip
    add_laptop(pair, other, pair.keys, "LAYANAN-03", ("siti",))
    for place in ({"epoch": 1, "seq": sent.seq, "head": sent.identity},
                  {"epoch": 9, "seq": 0, "head": None}):  # fmt: skip
        fields = {
            "device": own.kid, "aud": sent.aud, **place, "missing": [], "held": [],
            "refused": [], "withdrawn": [], "policy": 1,
        }  # fmt: skip
        parcel = craft(
            other, [_receipt_object(fields)], kind=PackageKind.RECEIPT, aud=own.kid,
            recipients=(own.age_recipient,),
        )  # fmt: skip
        item = pair.unit.desk.accept(pair.head, parcel.sealed).value
        assert [p.code for p in item.problems] == ["receipt_not_theirs"]
    assert set(waiting(pair)) == {entry.id}
    other.workspace.close()


def test_a_receipt_for_nothing_settles_nothing_whatever_its_epoch(pair):
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.send()
    own = pair.unit.exchange.trust().self_device
    fields = {
        "device": own.kid, "aud": pair.keys.office_id, "epoch": 9, "seq": 0, "head": None,
        "missing": [], "held": [], "refused": [], "withdrawn": [], "policy": 1,
    }  # fmt: skip
    parcel = craft(
        pair.office, [_receipt_object(fields)], kind=PackageKind.RECEIPT, aud=own.kid,
        recipients=(own.age_recipient,),
    )  # fmt: skip
    assert pair.unit.desk.accept(pair.head, parcel.sealed).value.outcome == "applied"
    assert set(waiting(pair)) == {entry.id}
    assert pair.unit.desk.pending(pair.head) == 1


def test_a_restored_backup_is_found_at_the_first_receipt(
    pair, enrolled_template, tmp_path, data_key
):
    """The laptop is an older copy of itself: the office answers a package it never made.

    It goes on at once and says so (tests/sync/test_epochs.py).
    """
    backup = tmp_path / "cadangan"
    backup.mkdir()
    older = copy_pair(enrolled_template, backup, data_key)
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.office.desk.accept(pair.hr, pair.send(), out=pair.folder)
    item = older.unit.desk.accept(older.head, newest_receipt(pair)).value
    older.close()
    assert item.outcome == "applied"
    assert item.problems[0].code == "epoch_begun"


def test_the_sealed_bytes_are_sent_again_as_they_are(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    path = pair.send()
    first = path.read_bytes()
    path.unlink()
    assert pair.send() == path
    assert path.read_bytes() == first


def test_a_receipt_that_cannot_be_written_is_a_remark_and_can_be_sent_later(pair, tmp_path):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    path = pair.send()
    done = pair.office.desk.accept(pair.hr, path, out=tmp_path / "tidak-ada").value
    assert done.outcome == "applied"
    assert "receipt_not_written" in [p.code for p in done.problems]
    again = pair.office.desk.accept(pair.hr, path, out=pair.folder).value
    assert again.outcome == "duplicate"
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {}


def test_an_import_is_all_or_nothing(pair):
    """When the receipt cannot be made, neither rows nor head nor archive entry remain."""
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    data = pair.send().read_bytes()
    reading = pair.office.desk._read(data)

    def broken(_request):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        pair.office.exchange.apply(pair.hr, reading.package, broken)
    with pair.office.workspace.read() as unit:
        assert unit.find(Activity) == ()
        assert unit.exchange.links("in", kind="report") == ()
    assert pair.office.desk.inspect(pair.hr, data).outcome == "ready"


def newest_receipt(pair) -> bytes:
    parcels = pair.office.exchange.mailbook.newest_receipts()
    return parcels[0].sealed


def _receipt_object(fields):
    return {
        "kind": "receipt", "id": new_id(), "version": 1, "base": None, "author": "",
        "at": "2026-11-18T07:30:00Z", "deleted": False, "fields": fields,
    }  # fmt: skip


def test_an_undone_import_is_withdrawn_unsent_again_and_can_come_again(pair):
    """One step back for HR; the sender learns it and nothing is lost (section 2 no. 3)."""
    pair.unit.people.submit("siti", "08.00-09.00 Rapat", "09.00-10.00 Loket")
    pair.office.desk.accept(pair.hr, pair.send())
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {}

    undo = pair.office.people.services.undo
    assert undo.can_undo(pair.hr) == "Terima paket dari LAYANAN-02"
    undo.undo(pair.hr)
    with pair.office.workspace.read() as unit:
        assert unit.find(Activity) == ()
        assert unit.exchange.pending() == ()
    pair.office.desk.receive_all(pair.hr, pair.folder)
    (done,) = pair.unit.desk.receive_all(pair.head, pair.folder)
    assert done.value.outcome == "applied"
    assert len(waiting(pair)) == 2
    assert pair.unit.desk.pending(pair.head) == 2

    item = pair.office.desk.accept(pair.hr, pair.send()).value
    assert (item.outcome, item.problems) == ("applied", ())
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {}
    with pair.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 2


def test_an_import_that_was_undone_and_done_again_is_taken(pair):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    pair.office.desk.accept(pair.hr, pair.send())
    undo = pair.office.people.services.undo
    undo.undo(pair.hr)
    undo.redo(pair.hr)
    pair.office.desk.receive_all(pair.hr, pair.folder)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert waiting(pair) == {}
    with pair.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 1


def test_a_lost_receipt_does_not_hold_what_the_office_sends_after_it(pair):
    """Receipts and master data share a chain: the gap is filled by the receipt itself."""
    for hour in ("08.00-09.00 Rapat", "09.00-10.00 Loket"):
        pair.unit.people.submit("siti", hour)
        pair.office.desk.accept(pair.hr, pair.send())  # the first receipt never arrives
    assert pair.unit.desk.accept(pair.head, newest_receipt(pair)).value.outcome == "applied"
    with pair.office.workspace.write(Author("", "", "")) as uow:
        uow.add(Holiday(id=new_id(), at=uow.now, day=date(2026, 12, 25), name="Natal"))
    own = pair.unit.exchange.trust().self_device.kid
    (master,) = pair.office.exchange.sending.seal_master(pair.hr, own, write_parcel).value
    assert pair.unit.desk.accept(pair.head, master.sealed).value.outcome == "held"
    again = pair.office.exchange.mailbook.unanswered()
    assert [p.seq for p in again] == [1, 2, 3, 4]  # the first is master data, 2 was lost
    outcomes = [pair.unit.desk.accept(pair.head, p.sealed).value.outcome for p in again]
    assert outcomes == ["duplicate", "applied", "duplicate", "applied"]
    answer = pair.unit.exchange.mailbook.newest_receipts()[-1]
    assert pair.office.desk.accept(pair.hr, answer.sealed).value.outcome == "applied"
    assert pair.office.exchange.mailbook.unanswered() == ()
