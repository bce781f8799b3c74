"""Chains: gap, fork, duplicate, unknown, revoked, wrong audience (paket-1.md, 10)."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from tests.sync.pair import add_laptop, as_object, craft, enrol, side

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.exchange import ChainPoint, EpochStart, PackageKind
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.writer import write_parcel


def reports(pair, count):
    """Seal several reports, one entry each, and return their sealed bytes."""
    found = []
    for n in range(count):
        pair.unit.people.submit("siti", f"0{n + 1}.00-0{n + 1}.30 Kegiatan nomor {n + 1}")
        parcels = pair.unit.exchange.sending.seal_report(pair.head, write_parcel).value
        found.append(parcels[0].sealed)
    return found


def texts(pair):
    with pair.office.workspace.read() as unit:
        return sorted(entry.text for entry in unit.find(Activity))


def test_a_gap_is_held_and_taken_once_it_is_filled(pair):
    first, second, third = reports(pair, 3)
    desk = pair.office.desk
    assert desk.accept(pair.hr, first).value.outcome == "applied"
    late = desk.accept(pair.hr, third).value
    assert late.outcome == "held"
    assert late.new == 1
    assert "nomor 3" in late.problems[0].message
    assert texts(pair) == ["Kegiatan nomor 1"]
    assert desk.accept(pair.hr, second).value.outcome == "applied"
    assert desk.inspect(pair.hr, third).outcome == "ready"
    assert desk.accept(pair.hr, third).value.outcome == "applied"
    assert len(texts(pair)) == 3


def test_the_receipt_names_what_is_missing_and_held(pair):
    first, _, third = reports(pair, 3)
    for data in (first, third):
        pair.office.desk.accept(pair.hr, data, out=pair.folder)
    receipts = [
        reading.package.receipt
        for path in sorted(pair.folder.glob("*.paket"))
        if (reading := pair.unit.desk._read(path.read_bytes())).package is not None
    ]
    newest = max(receipts, key=lambda r: (r.seq, len(r.held)))
    assert newest.seq == 2
    assert newest.missing == (3,)
    assert [held.seq for held in newest.held] == [4]


def test_the_same_number_with_another_content_is_a_fork(pair):
    (first,) = reports(pair, 1)
    with pair.unit.workspace.read() as unit:
        link = unit.exchange.links("out", kind="report")[0]
    at = ChainPoint(epoch=1, seq=link.seq, identity=link.prev)
    other = craft(pair.unit, [], at=at).sealed
    assert pair.office.desk.accept(pair.hr, first).value.outcome == "applied"
    item = pair.office.desk.accept(pair.hr, other).value
    assert item.outcome == "fork"
    assert item.problems[0].code == "chain_fork"


def test_a_wrong_predecessor_is_a_fork(pair):
    parcel = craft(pair.unit, [], at=ChainPoint(epoch=1, seq=2, identity="0" * 64))
    assert pair.office.desk.inspect(pair.hr, parcel.sealed).outcome == "fork"


def test_a_new_epoch_waits_for_hr(pair):
    start = EpochStart(reason="restored", seq=1, identity=None)
    parcel = craft(pair.unit, [], at=ChainPoint(epoch=2, seq=1), epoch_start=start)
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert item.outcome == "held"
    assert item.problems[0].code == "epoch_unconfirmed"


def test_a_package_before_the_enrolment_is_not_believed(pair):
    parcel = craft(pair.unit, [], at=ChainPoint(epoch=1, seq=1))
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert item.outcome == "quarantine"
    assert item.problems[0].code == "certificate_not_yet"


def test_a_stranger_with_an_office_of_his_own_is_put_in_quarantine(
    pair, workspace_template, tmp_path, data_key
):
    """A whole second office with the same names: its root is not ours."""
    for name in ("kantor-lain", "laptop-lain"):
        shutil.copytree(workspace_template, tmp_path / name)
    enrol(tmp_path / "kantor-lain", tmp_path / "laptop-lain", tmp_path, data_key)
    stranger = side(
        tmp_path / "laptop-lain", data_key, pair.unit.people.clock, {}, pair.unit.people.units
    )
    facts = pair.unit.exchange.trust()
    own = facts.self_device
    item = pair.office.desk.inspect(
        pair.hr,
        craft(stranger, [], recipients=(own.age_recipient,), aud=facts.office_id,
              at=ChainPoint(seq=1)).open_json,
    )  # fmt: skip
    stranger.workspace.close()
    assert item.outcome == "quarantine"
    assert item.problems[0].code == "certificate_other_office"
    assert not item.known


def test_a_revoked_device_is_believed_up_to_its_number(pair):
    first, second = reports(pair, 2)
    kid = pair.unit.exchange.trust().self_device.kid
    pair.office.desk.enrolment.revoke(pair.hr, kid, epoch=1, seq=2)
    assert pair.office.desk.accept(pair.hr, first).value.outcome == "applied"
    item = pair.office.desk.accept(pair.hr, second).value
    assert item.outcome == "quarantine"
    assert item.problems[0].code == "revoked"
    assert "LAYANAN-02" in item.problems[0].message


def test_a_package_for_another_unit_is_not_ours(pair):
    parcel = craft(pair.unit, [], aud="unit:" + pair.unit.people.units["arsip"])
    item = pair.office.desk.inspect(pair.hr, parcel.open_json)
    assert item.outcome == "refused"
    assert item.problems[0].code == "wrong_aud"


def test_only_the_office_makes_master_packages(pair):
    parcel = craft(pair.unit, [], kind=PackageKind.MASTER)
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert item.outcome == "refused"
    assert item.problems[0].code == "office_only"


def test_two_laptops_of_one_person_are_a_conflict_for_people(
    pair, workspace_template, tmp_path, data_key
):
    """Both changed the same record: the second is refused by name, nothing is overwritten."""
    shutil.copytree(workspace_template, tmp_path / "kedua")
    second = side(
        tmp_path / "kedua", data_key, pair.unit.people.clock,
        pair.unit.people.ids, pair.unit.people.units,
    )  # fmt: skip
    add_laptop(pair, second, pair.keys, "LAYANAN-03", ("siti",))
    (entry,) = pair.unit.people.submit("siti", "08.00-09.00 Rapat =1 kali")
    pair.exchange_all()
    with pair.unit.workspace.read() as unit:
        record = unit.get(Activity, entry.id)
    edits = [
        (pair.unit, replace(record, version=record.version + 1, text="Rapat pagi"), record.version),
        (second, replace(record, version=record.version + 1, text="Rapat siang"), record.version),
    ]
    outcomes = [
        pair.office.desk.accept(pair.hr, craft(s, [as_object(r, base)]).sealed).value
        for s, r, base in edits
    ]
    second.workspace.close()
    assert [o.outcome for o in outcomes] == ["applied", "partly"]
    assert outcomes[1].problems[0].code == "record_conflict"
    assert texts(pair) == ["Rapat pagi"]


def test_an_account_without_the_role_may_not_use_the_desk(pair):
    (data,) = reports(pair, 1)
    clerk: Session = pair.office.session("siti")
    with pytest.raises(NotAllowed):
        pair.office.desk.accept(clerk, data)
