"""The four verbs over a folder: nothing half written, nothing foreign touched (WG-12)."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import ImportRefused, Offline, StorageUnavailable
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.transports.folder import (
    FolderTransport,
    NameTaken,
    NotOurTarget,
    put_marker,
)
from penilaian_desktop.sync.workspace_trust import trust_book


@pytest.fixture
def folder(pair):
    """A folder with the office's marker, as the unit's laptop sees it."""
    put_marker(pair.folder, pair.office.desk.enrolment.marker())
    return FolderTransport(pair.folder, trust_book(pair.unit.exchange.trust()))


def test_the_marker_says_whose_folder_it_is(folder):
    assert folder.check() == "BKPSDM Kota Contoh"


def test_a_file_is_written_once_and_the_same_again_is_no_error(folder):
    assert folder.put_if_absent("a.paket", b"satu") is True
    assert folder.put_if_absent("a.paket", b"satu") is False
    with pytest.raises(NameTaken, match="name_taken"):
        folder.put_if_absent("a.paket", b"dua")
    assert folder.get("a.paket", 10) == b"satu"


def test_nothing_but_whole_files_is_left_behind(folder):
    folder.put_if_absent("a.paket", b"satu")
    assert sorted(p.name for p in folder.root.iterdir()) == ["a.paket", MARKER_NAME]


def test_names_are_sorted_by_prefix_and_unknown_files_left_alone(folder):
    (folder.root / "Catatan rapat.docx").write_bytes(b"x")
    (folder.root / ".sementara-1234").write_bytes(b"x")
    for name in ("b-2.paket", "b-1.paket", "c.paket"):
        folder.put_if_absent(name, b"x")
    assert folder.names("b-") == ("b-1.paket", "b-2.paket")
    assert (folder.root / "Catatan rapat.docx").exists()


@pytest.mark.parametrize("name", ["../a.paket", "A.paket", "a/b", "", ".a", "a\\b", "c:a"])
def test_names_that_lead_elsewhere_are_refused(folder, name):
    with pytest.raises(StorageUnavailable, match="name_not_allowed"):
        folder.put_if_absent(name, b"x")
    with pytest.raises(StorageUnavailable, match="name_not_allowed"):
        folder.get(name, 10)


def test_a_file_larger_than_allowed_is_refused(folder):
    folder.put_if_absent("a.paket", b"12345")
    with pytest.raises(ImportRefused, match="file_too_large"):
        folder.get("a.paket", 4)


def test_an_empty_folder_is_not_ours(folder, tmp_path):
    empty = tmp_path / "kosong"
    empty.mkdir()
    with pytest.raises(NotOurTarget, match="marker_missing"):
        FolderTransport(empty, folder.book).put_if_absent("a.paket", b"x")
    assert list(empty.iterdir()) == []


def test_a_changed_or_foreign_marker_is_not_ours(folder, pair):
    path = folder.root / MARKER_NAME
    path.write_bytes(path.read_bytes().replace(b"marker", b"markir"))
    with pytest.raises(NotOurTarget, match="marker_foreign"):
        folder.names()


def test_a_marker_is_never_overwritten(folder, pair):
    before = (folder.root / MARKER_NAME).read_bytes()
    put_marker(folder.root, pair.office.desk.enrolment.marker())
    assert (folder.root / MARKER_NAME).read_bytes() == before


def test_a_missing_folder_means_that_we_wait(folder, tmp_path):
    with pytest.raises(Offline, match="folder_missing"):
        FolderTransport(tmp_path / "tidak-terpasang", folder.book).check()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "target_full"),
        (errno.EROFS, "target_read_only"),
        (errno.EACCES, "target_read_only"),
        (errno.EBUSY, "write_failed"),
        (errno.EIO, "folder_missing"),
    ],
)
def test_what_the_system_says_becomes_words(folder, monkeypatch, number, code):
    def refuse(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises((StorageUnavailable, Offline), match=code):
        folder.put_if_absent("a.paket", b"x")
    monkeypatch.undo()
    assert [p.name for p in folder.root.iterdir()] == [MARKER_NAME]


def test_a_write_that_did_not_arrive_is_noticed(folder, monkeypatch):
    """A flash disk that swallows bytes: what is read back is not what was written."""
    real = Path.rename

    def swallow(self, target):
        self.write_bytes(b"")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", swallow)
    with pytest.raises(StorageUnavailable, match="write_failed"):
        folder.put_if_absent("a.paket", b"isi")


def test_a_report_is_left_in_the_offices_folder_only(folder, pair, tmp_path):
    pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    foreign = tmp_path / "lain"
    foreign.mkdir()
    with pytest.raises(NotOurTarget):
        pair.unit.desk.seal(pair.head, "report", out=FolderTransport(foreign, folder.book))
    item = pair.unit.desk.seal(pair.head, "report", out=folder).value
    assert set(item.files) <= set(folder.names())
