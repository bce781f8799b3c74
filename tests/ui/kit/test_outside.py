"""Copies for other programs lie in a closed folder and go when the window locks (security)."""

from __future__ import annotations

import stat

import pytest

from penilaian_desktop.app.paths import Paths
from penilaian_desktop.app.runtime import WindowRuntime
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.ui.kit.outside import FOLDER, remove_outside, write_outside


def test_a_copy_is_readable_by_this_user_alone_and_cannot_be_changed(tmp_path):
    file = write_outside(tmp_path, "rekap.xlsx", b"isi")
    assert (file.name, file.read_bytes()) == ("rekap.xlsx", b"isi")
    assert stat.S_IMODE(file.stat().st_mode) == 0o400
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700


def test_two_files_of_one_name_do_not_meet(tmp_path):
    one, two = (write_outside(tmp_path, "a.docx", text) for text in (b"1", b"2"))
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")


def test_all_copies_go_and_nothing_else_does(tmp_path):
    beside = tmp_path / "workspace.db"
    beside.write_bytes(b"x")
    outer = write_outside(tmp_path, "a.docx", b"1").parent
    (outer / "tautan").symlink_to(beside)
    assert remove_outside(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["workspace.db"]
    assert remove_outside(tmp_path)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / FOLDER).write_bytes(b"no folder")
    with pytest.raises(StorageUnavailable, match="file_unwritable"):
        write_outside(tmp_path, "a.docx", b"1")


def test_locking_the_window_removes_the_copies(tmp_path):
    """What was decrypted for another program does not outlive the session, not even a crash."""
    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "log")
    runtime = WindowRuntime(paths)
    runtime.root.mkdir(parents=True)
    file = write_outside(runtime.root, "a.docx", b"1")
    runtime.lock()
    assert not file.exists()
