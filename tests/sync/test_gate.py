"""Limits of package files, counted while inflating."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from penilaian_desktop.domain.errors import ImportRefused, StorageUnavailable
from penilaian_desktop.spreadsheets.parts import has_small_directory
from penilaian_desktop.sync.gate import (
    LIMITS,
    MIB,
    Limits,
    read_file,
    unzip_package,
    zip_package,
)


def archive(*members, method=zipfile.ZIP_DEFLATED, prepare=None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as file:
        for name, data in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            if prepare:
                prepare(info)
            file.writestr(info, data)
    return target.getvalue()


def test_what_was_zipped_comes_back_and_the_same_makes_the_same_bytes():
    data = zip_package("a.b.c", b'{"x":1}\n')
    assert unzip_package(data) == (b"a.b.c", b'{"x":1}\n')
    assert data == zip_package("a.b.c", b'{"x":1}\n')


def test_the_limits_are_those_of_the_document():
    assert (LIMITS.file, LIMITS.inflated, LIMITS.ratio) == (32 * MIB, 200 * MIB, 100)
    assert (LIMITS.statement, LIMITS.records, LIMITS.record_count) == (MIB, 8 * MIB, 10_000)


@pytest.mark.parametrize(
    "names",
    [
        ("statement.jws", "records.jsonl"), ("records.jsonl",), ("statement.jws",), (),
        ("records.jsonl", "statement.jws", "more"), ("records.jsonl", "../statement.jws"),
        ("records.jsonl", "Statement.jws"), ("records.jsonl/", "statement.jws"),
    ],
)  # fmt: skip
def test_other_members_are_refused(names):
    with pytest.raises(ImportRefused, match="zip_members"):
        unzip_package(archive(*((name, b"x") for name in names)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_double_members_links_and_other_methods_are_refused():
    members = (("records.jsonl", b"x"), ("statement.jws", b"x"))
    with pytest.raises(ImportRefused, match="zip_members"):
        unzip_package(archive(members[0], members[0]))
    with pytest.raises(ImportRefused, match="zip_members"):
        unzip_package(archive(*members, method=zipfile.ZIP_BZIP2))

    def link(info):
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    with pytest.raises(ImportRefused, match="zip_members"):
        unzip_package(archive(*members, prepare=link))


def test_a_member_that_inflates_beyond_its_limit_is_refused():
    small = Limits(records=1000, statement=100, ratio=10_000)
    with pytest.raises(ImportRefused, match="zip_too_large"):
        unzip_package(archive(("records.jsonl", b"x" * 1001), ("statement.jws", b"x")), small)
    with pytest.raises(ImportRefused, match="zip_too_large"):
        unzip_package(archive(("records.jsonl", b"x"), ("statement.jws", b"x" * 101)), small)


def test_a_lie_about_the_size_does_not_help():
    """The directory says one byte; the stream holds a hundred thousand."""
    data = archive(("records.jsonl", b"x" * 100_000), ("statement.jws", b"x"))
    lied = data.replace((100_000).to_bytes(4, "little"), (1).to_bytes(4, "little"))
    with pytest.raises(ImportRefused, match=r"zip_bad|zip_too_large|zip_ratio"):
        unzip_package(lied, Limits(records=1000))


def test_a_ratio_over_one_hundred_is_refused():
    with pytest.raises(ImportRefused, match="zip_ratio"):
        unzip_package(archive(("records.jsonl", b"\0" * MIB), ("statement.jws", b"x")))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"x" * 100])
def test_what_is_no_archive_is_refused(data):
    with pytest.raises(ImportRefused, match=r"zip_bad|zip_members"):
        unzip_package(data)


def test_a_file_is_never_read_beyond_its_limit(tmp_path):
    path = tmp_path / "besar.paket"
    with path.open("wb") as stream:
        stream.truncate(10_000_000_000)
    with pytest.raises(ImportRefused, match="file_too_large"):
        read_file(path)


def test_a_file_that_cannot_be_opened_says_so(tmp_path):
    with pytest.raises(StorageUnavailable, match="package_unreadable"):
        read_file(tmp_path / "tidak-ada.paket")
    with pytest.raises(StorageUnavailable, match="package_unreadable"):
        read_file(tmp_path)


def test_an_endless_list_of_members_is_refused_before_it_is_read():
    """200,000 members would take seconds; a second end record or the large form hides nothing."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"{number}{'x' * 60}", b"")
    many = target.getvalue()
    for data in (many, many + b"PK\x05\x06" + bytes(18), many[:-22] + b"PK\x06\x07" + bytes(16)
                 + many[-22:-10] + bytes(4) + many[-6:]):  # fmt: skip
        assert not has_small_directory(data)
        with pytest.raises(ImportRefused, match="zip_members"):
            unzip_package(data)
    assert has_small_directory(zip_package("a.b.c", b""))
