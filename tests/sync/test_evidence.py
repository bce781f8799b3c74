"""X-4, WG-12: evidence travels in parts that are encrypted once and joined where they arrive."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest
from tests.sync.attaching import attach, parts_in, sha
from tests.sync.pair import craft

from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.errors import Cancelled, RuleViolation, StaleRecord
from penilaian_desktop.domain.evidence_road import PART_BYTES, PART_LIMIT
from penilaian_desktop.domain.exchange import EvidenceEntry, PackageKind
from penilaian_desktop.sync.evidence import encrypt_part, join
from penilaian_desktop.sync.transports.folder import FolderTransport

BIG = b"%PDF-1.7\n" + os.urandom(2 * PART_BYTES + 70_000) + b"\n%%EOF\n"
SMALL = b"%PDF-1.7\n" + os.urandom(900) + b"\n%%EOF\n"


def has(side, data: bytes) -> bool:
    return side.workspace.evidence.has(sha(data))


def test_evidence_arrives_with_the_report_and_is_acknowledged(pair):
    attach(pair, "siti", BIG, SMALL)
    path = pair.send()
    assert len(parts_in(pair.folder)) == 4
    item = pair.office.desk.accept(pair.hr, path, out=pair.folder).value
    assert item.outcome == "applied"
    assert item.problems == ()
    assert pair.office.workspace.evidence.get(sha(BIG)) == BIG
    assert has(pair.office, SMALL)
    assert len(pair.unit.desk.evidence.loose()) == 4
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.evidence.loose() == ()


def test_acknowledged_parts_are_erased_and_unacknowledged_ones_kept(pair):
    attach(pair, "siti", BIG)
    path = pair.send()
    road = pair.unit.desk.evidence.road
    (blob,) = road.unacknowledged()
    assert road.sweep() == 0
    assert all(pair.unit.workspace.archive.has(part) for part in blob.parts)
    pair.office.desk.accept(pair.hr, path, out=pair.folder)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert road.sweep() == 1
    assert not any(pair.unit.workspace.archive.has(part) for part in blob.parts)
    assert has(pair.unit, BIG)


def test_a_part_is_256_kib_in_clear_and_sealed_for_the_office_alone(pair):
    attach(pair, "siti", BIG)
    pair.send()
    parts = parts_in(pair.folder)
    assert all(name == f"b-{sha(data)}" for name, data in parts.items())
    assert max(map(len, parts.values())) <= PART_LIMIT
    (blob,) = pair.unit.desk.evidence.road.unacknowledged()
    ordered = [parts[f"b-{part}"] for part in blob.parts]
    identity = pair.office.exchange.trust().self_device.age_identity
    assert join(ordered, [identity]) == BIG
    assert join(ordered[::-1], [identity]) == b""
    assert join(ordered, [pair.unit.exchange.trust().self_device.age_identity]) == b""


def test_sending_twice_encrypts_nothing_again(pair):
    attach(pair, "siti", BIG)
    pair.send()
    before = parts_in(pair.folder)
    for name in before:
        (pair.folder / name).unlink()
    attach(pair, "siti", SMALL, line="10.00-11.00 Rapat")
    pair.send()
    after = parts_in(pair.folder)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_the_receipt_names_what_did_not_come_and_the_rest_follows(pair):
    """A flash disk from which a part was lost: the records count, the evidence is asked for."""
    attach(pair, "siti", BIG, SMALL)
    path = pair.send()
    (blob,) = [b for b in pair.unit.desk.evidence.road.unacknowledged() if b.sha256 == sha(BIG)]
    lost = pair.folder / f"b-{blob.parts[1]}"
    kept = lost.read_bytes()
    lost.unlink()
    item = pair.office.desk.accept(pair.hr, path, out=pair.folder).value
    assert item.outcome == "applied"
    assert [p.code for p in item.problems] == ["evidence_waits"]
    assert has(pair.office, SMALL)
    assert not has(pair.office, BIG)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    waits = pair.unit.desk.evidence.loose()
    assert {f"b-{part}" for part in blob.parts} == {file.name for file in waits}
    for name in parts_in(pair.folder):
        (pair.folder / name).unlink()
    lost.write_bytes(kept)  # only what was missing comes; the other parts were kept
    news = pair.office.desk.evidence.fetch(FolderTransport(pair.folder, None))
    assert (news.arrived, news.missing) == (1, 0)
    assert has(pair.office, BIG)
    pair.office.desk.receive_all(pair.hr, pair.folder)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.evidence.loose() == ()


def test_a_changed_part_counts_as_not_come(pair):
    attach(pair, "siti", BIG)
    path = pair.send()
    name = next(iter(parts_in(pair.folder)))
    data = bytearray((pair.folder / name).read_bytes())
    data[-1] ^= 1
    (pair.folder / name).write_bytes(bytes(data))
    item = pair.office.desk.accept(pair.hr, path, out=pair.folder).value
    assert [p.code for p in item.problems] == ["evidence_waits"]
    assert not has(pair.office, BIG)


def test_evidence_can_stay_here_and_follow_later(pair):
    """The choice to leave evidence out: records say that it exists, it goes when it is wanted."""
    road = pair.unit.desk.evidence.road
    road.include(pair.head, yes=False)
    entry = attach(pair, "siti", BIG)
    path = pair.send()
    assert parts_in(pair.folder) == {}
    pair.office.desk.accept(pair.hr, path, out=pair.folder)
    with pair.office.workspace.read() as unit:
        (link,) = unit.find(EvidenceLink, activity_id=entry)
    assert link.sha256 == sha(BIG)
    with pytest.raises(StaleRecord, match="blob_missing"):
        pair.office.workspace.evidence.get(sha(BIG))
    pair.unit.desk.receive_all(pair.head, pair.folder)
    with pytest.raises(RuleViolation, match="nothing_to_send"):
        pair.send()
    due = pair.unit.desk.evidence.due(PackageKind.REPORT, pair.unit.exchange.trust().office_id)
    assert [blob.size for blob in due] == [len(BIG)]
    road.include(pair.head, yes=True)
    path = pair.send()
    item = pair.office.desk.accept(pair.hr, path, out=pair.folder).value
    assert (item.outcome, item.new, item.changed) == ("applied", 0, 0)
    assert has(pair.office, BIG)


def test_evidence_of_a_record_that_was_refused_goes_again_with_it(pair):
    entry = attach(pair, "siti", BIG)
    path = pair.send()
    with pair.unit.workspace.read() as unit:
        link_id = unit.find(EvidenceLink, activity_id=entry)[0].id
    pair.office.desk.accept(pair.hr, path, only={entry}, out=pair.folder)
    assert not has(pair.office, BIG)
    pair.unit.desk.receive_all(pair.head, pair.folder)
    pair.unit.desk.evidence.road.sweep()
    path = pair.send()
    pair.office.desk.accept(pair.hr, path, out=pair.folder)
    with pair.office.workspace.read() as unit:
        assert unit.get(EvidenceLink, link_id) is not None
    assert has(pair.office, BIG)


def test_what_no_record_names_is_not_fetched(pair):
    """A stolen laptop cannot fill the office's disk: a blob needs a record that was taken."""
    data = os.urandom(500)
    part = encrypt_part(data, [pair.office.exchange.trust().self_device.age_recipient])
    (pair.folder / f"b-{sha(part)}").write_bytes(part)
    entry = EvidenceEntry(sha256=sha(data), size=500, media="image/png", parts=(sha(part),))
    parcel = craft(pair.unit, [], evidence=(entry,))
    item = pair.office.desk.accept(pair.hr, parcel.sealed, out=pair.folder).value
    assert item.outcome == "applied"
    assert not has(pair.office, data)
    assert pair.office.desk.evidence.road.awaited() == ()


@pytest.mark.parametrize("change", ["size", "bytes", "too_long_a_part", "too_few_parts"])
def test_a_blob_that_is_not_what_was_promised_is_not_kept(pair, change):
    pair.unit.desk.evidence.road.include(pair.head, yes=False)
    attach(pair, "siti", BIG)
    pair.office.desk.accept(pair.hr, pair.send(), out=pair.folder)
    to = [pair.office.exchange.trust().self_device.age_recipient]
    data = {"bytes": b"X" + BIG[1:], "size": BIG + b"x"}.get(change, BIG)
    step = PART_BYTES * 2 if change == "too_long_a_part" else PART_BYTES
    pieces = [data[n : n + step] for n in range(0, len(data), step)]
    if change == "too_few_parts":
        pieces = pieces[:2]
    parts = [encrypt_part(piece, to) for piece in pieces]
    if change == "too_long_a_part":
        parts.append(encrypt_part(b"", to))
    for part in parts:
        (pair.folder / f"b-{sha(part)}").write_bytes(part)
    entry = EvidenceEntry(
        sha256=sha(BIG), size=len(BIG), media="x/y", parts=tuple(sha(p) for p in parts)
    )
    parcel = craft(pair.unit, [], evidence=(entry,))
    item = pair.office.desk.accept(pair.hr, parcel.sealed, out=pair.folder).value
    assert item.outcome == "applied"
    assert not has(pair.office, BIG)


def test_the_head_at_another_laptop_sees_what_came(pair):
    """WG-12: who may read the entry reads its evidence where it arrived."""
    attach(pair, "siti", BIG)
    pair.office.desk.accept(pair.hr, pair.send(), out=pair.folder)
    head = pair.office.session("bambang")
    assert pair.office.people.services.activities.evidence_bytes(head, sha(BIG)) == BIG


def test_work_that_is_stopped_goes_on_where_it_stopped(pair):
    attach(pair, "siti", BIG, SMALL)
    office = pair.unit.exchange.trust().office_id

    class Stop:
        def report(self, done, total):
            if done == 2:
                raise Cancelled

    parts = pair.unit.desk.evidence
    with pytest.raises(Cancelled):
        parts.prepare(PackageKind.REPORT, office, Stop())
    assert pair.unit.workspace.archive.total()[1] < PART_BYTES * 4
    done = parts.prepare(PackageKind.REPORT, office)
    assert done + 1 >= 1
    assert parts.prepare(PackageKind.REPORT, office) == 0
    assert len(parts.loose()) == 0  # no statement lists them yet
    pair.send()
    assert len(parts_in(pair.folder)) == 4


def test_a_head_on_another_laptop_sees_evidence_that_was_handed_over(trio):
    """X-1: evidence goes along from laptop to laptop, sealed for the one it is handed to."""
    attach(SimpleNamespace(unit=trio.staff), "siti", BIG)
    (item,) = trio.hand(trio.staff, trio.head)
    assert (item.outcome, item.problems) == ("applied", ())
    services = trio.head.people.services
    assert services.activities.evidence_bytes(trio.bambang, sha(BIG)) == BIG
    assert trio.staff.desk.evidence.loose() == ()
    assert not trio.office.workspace.evidence.has(sha(BIG))
