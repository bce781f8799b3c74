"""Restored backups and cloned disks: a new epoch, nothing dropped (section 2 no. 2; lesson 15)."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

from tests.sync.pair import side

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.exchange import ChainKey
from penilaian_desktop.services import chains, epochs


@contextmanager
def copied(pair, tmp_path, data_key, name="unit"):
    """Copy a workspace as a backup would; `back()` puts the copy in its place."""
    kept = tmp_path / f"cadangan-{name}"
    shutil.copytree(tmp_path / name, kept)

    def back():
        old = getattr(pair, name)
        old.workspace.close()
        shutil.rmtree(tmp_path / name)
        shutil.copytree(kept, tmp_path / name)
        people = old.people
        setattr(pair, name, side(tmp_path / name, data_key, people.clock, people.ids, people.units))

    yield back


def texts(workspace):
    with workspace.read() as unit:
        return sorted(entry.text for entry in unit.find(Activity))


def report_chain(pair):
    return ChainKey(dev=pair.unit.exchange.trust().self_device.kid, aud=pair.keys.office_id)


def exchange(pair):
    """Send, let the office take what it may, bring the answer back."""
    outcomes = []
    for name in pair.office.desk.files_for_us(pair.folder):
        done = pair.office.desk.take_from(pair.hr, pair.office.desk._transport(pair.folder), name)
        outcomes.append(done.value.outcome)
    received = pair.unit.desk.receive_all(pair.head, pair.folder)
    return outcomes, [p.code for done in received for p in done.value.problems]


def test_a_restored_laptop_learns_it_from_its_receipt_and_goes_on_in_a_new_epoch(
    pair, tmp_path, data_key
):
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        restore()
        assert texts(pair.unit.workspace) == []
        _, codes = exchange(pair)
    assert codes == ["epoch_begun"]
    with pair.unit.workspace.read() as unit:
        point = chains.next_point(unit, report_chain(pair))
    assert (point.epoch, point.seq, point.start.reason) == (2, 1, "restored")


def test_what_a_restored_laptop_sent_before_it_knew_comes_again_in_the_new_epoch(
    pair, tmp_path, data_key
):
    """Its next report is a fork; the answer tells it, and nothing of it is lost."""
    with copied(pair, tmp_path, data_key) as restore:
        pair.unit.people.submit("siti", "08.00-09.00 Rapat")
        pair.exchange_all()
        restore()
        pair.folder.joinpath("simpan").mkdir()
        for path in pair.folder.glob("*.paket"):
            path.unlink()
        pair.unit.people.submit("siti", "10.00-11.00 Loket")
        pair.send()
        outcomes, codes = exchange(pair)
        assert outcomes == ["fork"]
        assert codes == ["epoch_begun"]
        pair.send()
        outcomes, _ = exchange(pair)
    assert "held" in outcomes
    assert texts(pair.office.workspace) == ["Rapat"]
    with pair.unit.workspace.read() as unit:
        last = unit.exchange.last("out", report_chain(pair))
        assert epochs.own_epoch(unit, pair.keys.office_id).reason == "cloned"
    assert (last.epoch, last.seq, last.prev) == (2, 1, None)
