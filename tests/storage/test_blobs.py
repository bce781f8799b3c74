"""Evidence and archive: in chunks, by content, kept once (idea 19 of FEATURES 2)."""

from __future__ import annotations

import hashlib
import os
import threading

import pytest

from penilaian_desktop.domain.errors import StaleRecord, StorageUnavailable
from penilaian_desktop.storage.blobs import CHUNK_BYTES
from penilaian_desktop.storage.engine import connect

PICTURE = os.urandom(2 * CHUNK_BYTES + 17)


@pytest.mark.parametrize("data", [b"", b"x", PICTURE, bytes(CHUNK_BYTES)])
def test_bytes_come_back_as_they_were(workspace, data):
    sha256 = workspace.evidence.put(data, "image/jpeg")
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert workspace.evidence.get(sha256) == data
    assert workspace.evidence.media(sha256) == "image/jpeg"
    assert workspace.evidence.has(sha256)


def test_a_blob_is_cut_in_chunks_of_256_kib(workspace):
    pieces = list(workspace.evidence.chunks(workspace.evidence.put(PICTURE)))
    assert [len(piece) for piece in pieces] == [CHUNK_BYTES, CHUNK_BYTES, 17]


def test_the_same_bytes_are_kept_once_even_when_put_at_the_same_time(workspace):
    threads = [threading.Thread(target=workspace.evidence.put, args=(PICTURE,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert workspace.evidence.total() == (1, len(PICTURE))


def test_evidence_and_archive_are_apart(workspace):
    sha256 = workspace.archive.put(b"paket")
    assert not workspace.evidence.has(sha256)
    assert workspace.evidence.total() == (0, 0)


def test_bytes_that_are_not_here_are_named(workspace):
    assert workspace.evidence.media("00" * 32) is None
    with pytest.raises(StaleRecord, match="blob_missing"):
        workspace.evidence.get("00" * 32)


def test_bytes_that_changed_are_not_handed_out(workspace, data_key):
    sha256 = workspace.evidence.put(b"bukti asli")
    other = connect(workspace.root / "evidence.db", data_key)
    other.execute("UPDATE chunk SET body = CAST('bukti lain' AS BLOB)")
    other.close()
    with pytest.raises(StorageUnavailable, match="blob_damaged"):
        workspace.evidence.get(sha256)


def test_removed_bytes_leave_no_chunk_behind(workspace, data_key):
    sha256 = workspace.evidence.put(PICTURE)
    workspace.evidence.remove(sha256)
    workspace.evidence.remove(sha256)
    other = connect(workspace.root / "evidence.db", data_key)
    assert other.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    other.close()
    assert not workspace.evidence.has(sha256)
