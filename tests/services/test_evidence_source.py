"""Whatever is dropped is read or refused by name (lesson 18)."""

from __future__ import annotations

import os
import socket

import pytest

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.services.evidence_source import read_source


def refusal(path, limit=100):
    with pytest.raises(PenilaianError) as refused:
        read_source(path, limit)
    assert path.name in describe(refused.value).text
    return refused.value.code


def test_an_ordinary_file_is_read(tmp_path):
    file = tmp_path / "surat.pdf"
    file.write_bytes(b"%PDF" * 25)
    assert read_source(file, 100) == b"%PDF" * 25


def test_what_is_no_ordinary_file_is_refused_by_name(tmp_path):
    file = tmp_path / "asli.pdf"
    file.write_bytes(b"x")
    pointer, pipe, folder = tmp_path / "tautan.pdf", tmp_path / "pipa", tmp_path / "map"
    pointer.symlink_to(file)
    os.mkfifo(pipe)
    folder.mkdir()
    assert refusal(pointer) == "evidence_link"
    assert refusal(folder) == "evidence_folder"
    assert refusal(pipe) == "evidence_kind"
    assert refusal(tmp_path / "hilang.pdf") == "evidence_gone"
    assert refusal(file / "dalam.pdf") == "evidence_gone"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(os.path.relpath(tmp_path / "pintu"))
        assert refusal(tmp_path / "pintu") == "file_unreadable"


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(tmp_path):
    huge = tmp_path / "besar.pdf"
    with huge.open("wb") as file:
        file.truncate(40 * 1024**3)
    assert refusal(huge, 25 * 1024 * 1024) == "evidence_too_large"


def test_a_name_with_a_zero_is_a_sentence(tmp_path):
    with pytest.raises(PenilaianError, match="file_unreadable"):
        read_source(tmp_path / "a\0b", 10)
