"""Many packages are read ahead by worker processes; what they say counts only as things stand."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.services.trust_store import audiences
from penilaian_desktop.sync import ahead
from penilaian_desktop.sync.ahead import Fetched, read_ahead


@pytest.fixture
def sent(pair, monkeypatch):
    """Three packages, and workers for more than one."""
    monkeypatch.setattr(ahead, "ALONE", 1)
    for hour in (8, 9, 10):
        pair.unit.people.submit("siti", f"{hour:02}.00-{hour:02}.30 Rapat")
        pair.send()
    return [Fetched(name=p.name, data=p.read_bytes()) for p in sorted(pair.folder.glob("*-s*"))]


def facts_of(pair):
    facts = pair.office.exchange.trust()
    return facts, audiences(facts)


def test_a_folder_read_ahead_comes_to_the_same(pair, sent):
    """X-4: taken in order by workers' readings; a broken and a forged file among them."""
    broken = sent[0].data[:-1] + bytes([sent[0].data[-1] ^ 1])
    (pair.folder / "rusak.paket").write_bytes(broken)
    taken = pair.office.desk.receive_all(pair.hr, pair.folder)
    outcomes = {o.value.file: o.value.outcome for o in taken}
    assert [outcomes[file.name] for file in sent] == ["applied"] * len(sent)
    assert outcomes["rusak.paket"] == "refused"  # cut or changed on the way
    with pair.office.workspace.read() as unit:
        assert len(unit.find(Activity)) == 3
    pair.unit.desk.receive_all(pair.head, pair.folder)
    assert pair.unit.desk.pending(pair.head) == 0


def test_a_worker_says_what_the_reader_says_and_nothing_of_a_refusal(pair, sent):
    facts, own = facts_of(pair)
    files = [*sent, Fetched(name="rusak", data=sent[0].data[:-1])]
    found = list(read_ahead(files, facts, own, 1))
    assert [file for file, _ in found] == files
    for file, reading in found[:-1]:
        here = pair.office.desk._read(file.data)
        assert reading.package == here.package
        assert reading.statement == here.statement
        assert reading.device == here.device
    assert found[-1][1] is None


def test_what_was_read_ahead_does_not_count_once_trust_has_changed(pair, sent):
    """A laptop that is revoked in between is not believed because a worker believed it."""
    facts, own = facts_of(pair)
    (_, reading), *_ = read_ahead(sent, facts, own, 1)
    assert reading.package is not None
    pair.office.desk.enrolment.revoke(pair.hr, reading.package.statement.dev, epoch=1, seq=1)
    now = pair.office.desk._read_now(sent[0].data, reading, facts)
    assert now.package is None
    assert now.refusal.code == "revoked"


def test_what_was_read_ahead_and_taken_meanwhile_is_a_duplicate(pair, sent):
    facts, own = facts_of(pair)
    (file, reading), *_ = read_ahead(sent, facts, own, 1)
    assert pair.office.desk._read_now(file.data, reading, facts).package is not None
    pair.office.desk.accept(pair.hr, file.data)
    again = pair.office.desk._read_now(file.data, reading, facts)
    assert (again.package, again.outcome.value) == (None, "duplicate")


def test_files_of_a_lost_worker_are_read_here(pair, sent, monkeypatch):
    facts, own = facts_of(pair)
    monkeypatch.setattr(ahead, "CHUNK", 1)
    killer = replace(sent[0], data=b"")
    found = []
    for file, reading in read_ahead([sent[0], killer, *sent[1:]] * 4, facts, own, 1):
        found.append((file, reading))
        if len(found) == 1:
            for child in _children():
                os.kill(child, signal.SIGKILL)
    assert [file for file, _ in found] == [sent[0], killer, *sent[1:]] * 4
    assert found[0][1] is not None
    assert found[-1][1] is None


def _children() -> list[int]:
    listed = ahead.multiprocessing.active_children()
    return [child.pid for child in listed if child.name.startswith("SpawnProcess")]
