"""A disk that is full while evidence is written: a sentence, and nothing half written."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.services.evidence_files import pdf

from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.evidence_views import PreparedEvidence
from penilaian_desktop.storage.blobs import BlobStore

_CHILD = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.storage.blobs import EvidenceStore

store = EvidenceStore(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), lambda: datetime.now(UTC))
kept = store.put(b"kecil" * 1000, "text/plain")
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
try:
    store.put(bytes(range(256)) * 40_000, "application/pdf")
except StorageUnavailable as error:
    print(error.code, describe(error).text)
print(store.total(), store.get(kept) == b"kecil" * 1000)
print(len(store.put(b"lagi" * 1000, "text/plain")))
store.close()
"""


def test_a_file_that_does_not_fit_leaves_nothing_behind(workspace_root, data_key, workspace):
    """Issue, bad input: a full disk. The limit of the process stands for the end of the disk."""
    workspace.close()
    path = workspace_root / "evidence.db"
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path), data_key.hex()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said, total, again = done.stdout.splitlines()
    assert said.startswith("storage_write_failed Disk menolak tulisan; tidak ada")
    assert total == "(1, 5000) True"
    assert again == "64"


def test_an_entry_gets_no_link_to_a_file_that_was_not_kept(office, monkeypatch):
    item = office.log("siti", "1j Rapat")
    s, activities = office.session("siti"), office.services.activities

    def full(_self, _data, _media=""):
        raise StorageUnavailable("disk_full", needed=1, free=0)

    monkeypatch.setattr(BlobStore, "put", full)
    kept = PreparedEvidence(name="a.pdf", media="application/pdf", data=pdf(), size_before=9)
    with pytest.raises(StorageUnavailable, match="disk_full"):
        activities.attach_prepared(s, item.id, kept)
    with office.workspace.read() as unit:
        assert unit.find(EvidenceLink) == ()
