"""Every workbook passes the gate before anything else reads it."""

from __future__ import annotations

import io
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.spreadsheets.child import read_employees
from penilaian_desktop.spreadsheets.gate import check_workbook
from penilaian_desktop.spreadsheets.parts import HR_IMPORT, OFFICE

SHEET = "xl/worksheets/sheet1.xml"
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def good_book() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["NIP", "NAMA"])
    workbook.active.append(["197503122003122004", "Ratna"])
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def rebuilt(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the good book with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(good_book())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_sheet(body: str) -> bytes:
    return rebuilt(
        lambda parts: parts.update(
            {SHEET: f'<worksheet xmlns="{NS}"><sheetData>{body}</sheetData></worksheet>'.encode()}
        )
    )


def refusal(data: bytes) -> str:
    with pytest.raises(ImportRefused) as caught:
        check_workbook(data)
    assert "…" not in describe(caught.value).text
    return caught.value.code


def test_a_good_workbook_passes_and_its_sheets_are_measured() -> None:
    facts = check_workbook(good_book())
    assert [(sheet.name, sheet.rows, sheet.columns) for sheet in facts.sheets] == [("Sheet", 2, 2)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet_empty_file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "sheet_old_xls"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "sheet_password",
        ),
        (b"%PDF-1.7 ...", "sheet_is_pdf"),
        (b"\xef\xbb\xbf<html><table><tr><td>NIP", "sheet_is_web_page"),
        (b"NIP;NAMA\r\n", "sheet_not_a_workbook"),
        (b"PK\x03\x04" + bytes(100), "sheet_damaged"),
        (good_book()[:-200], "sheet_damaged"),
    ],
)
def test_other_kinds_of_files_are_refused_saying_what_to_do(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_open_document_and_binary_workbooks_are_named() -> None:
    ods = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    assert refusal(rebuilt(lambda parts: parts.update(ods))) == "sheet_is_ods"
    assert refusal(rebuilt(lambda parts: parts.update({"xl/workbook.bin": b""}))) == "sheet_is_xlsb"
    document = rebuilt(
        lambda parts: [parts.pop(name) for name in list(parts) if name.startswith("xl/")]
    )
    assert refusal(document) == "sheet_not_a_workbook"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../xl/evil.xml", "sheet_unsafe_names"),
        ("/etc/passwd", "sheet_unsafe_names"),
        ("C:/evil.xml", "sheet_unsafe_names"),
        ("xl\\evil.xml", "sheet_unsafe_names"),
        ("XL/WORKBOOK.XML", "sheet_unsafe_names"),
        ("xl/vbaProject.bin", "sheet_has_macros"),
        ("xl/macrosheets/sheet1.xml", "sheet_has_macros"),
        ("xl/externalLinks/externalLink1.xml", "sheet_has_external_links"),
        ("xl/connections.xml", "sheet_has_external_links"),
    ],
)
def test_members_that_do_not_belong_refuse_the_file(name: str, code: str) -> None:
    assert refusal(rebuilt(lambda parts: parts.update({name: b"<x/>"}))) == code


def test_symbolic_links_are_refused() -> None:
    buffer = io.BytesIO(good_book())
    with zipfile.ZipFile(buffer, "a") as archive:
        info = zipfile.ZipInfo("xl/link.xml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert refusal(buffer.getvalue()) == "sheet_unsafe_names"


def test_more_than_64_parts_are_refused() -> None:
    many = {f"xl/media/{number}.txt": b"" for number in range(64)}
    assert refusal(rebuilt(lambda parts: parts.update(many))) == "sheet_too_many_parts"


@pytest.mark.parametrize(
    "prefix",
    ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
)
@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "docProps/core.xml", "xl/any.dat"])
def test_a_document_type_is_refused_in_any_part(part: str, prefix: str) -> None:
    data = rebuilt(lambda parts: parts.update({part: f"{prefix}<x/>".encode()}))
    assert refusal(data) == "sheet_has_dtd"
    wide = rebuilt(lambda parts: parts.update({part: f"{prefix}<x/>".encode("utf-16")}))
    assert refusal(wide) == "sheet_has_dtd"


def test_links_to_other_files_are_refused_and_hyperlinks_are_not() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/{}" Target="https://contoh.example/" TargetMode="External"/></Relationships>'
    )
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    link = relation.format("externalLinkPath").encode()
    assert refusal(rebuilt(lambda p: p.update({name: link}))) == "sheet_has_external_links"
    hyperlink = relation.format("hyperlink").encode()
    assert check_workbook(rebuilt(lambda parts: parts.update({name: hyperlink})))


@pytest.mark.parametrize(
    "body",
    [
        '<row r="20001"><c r="A20001"><v>1</v></c></row>',
        '<row r="1"><c r="BM1"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1048576"><f>1</f></c></row>',
        '<row r="1048576"><c t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="1">' + "<c><v>1</v></c>" * 65 + "</row>",
    ],
)
def test_cells_beyond_the_limits_are_refused_before_a_library_sees_them(body: str) -> None:
    assert refusal(with_sheet(body)) == "sheet_too_large"


def test_styled_cells_without_a_value_do_not_count() -> None:
    facts = check_workbook(with_sheet('<row r="1048576"><c r="XFD1048576" s="0"/></row>'))
    assert (facts.sheets[0].rows, facts.sheets[0].columns) == (0, 0)


def test_imports_by_hr_may_have_more_rows() -> None:
    data = with_sheet('<row r="200000"><c r="A200000"><v>1</v></c></row>')
    assert check_workbook(data, HR_IMPORT).sheets[0].rows == 200_000


@pytest.mark.parametrize(
    "body",
    [
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="x"/>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="' + "9" * 5000 + '"/>',
        "<row>",
        "&nbsp;",
    ],
)
def test_nonsense_in_a_sheet_is_a_damaged_file(body: str) -> None:
    assert refusal(with_sheet(body)) == "sheet_damaged"


def test_a_bomb_is_stopped_while_it_inflates() -> None:
    bomb = rebuilt(lambda parts: parts.update({"xl/bomb.txt": bytes(64 * 1024 * 1024)}))
    assert len(bomb) < 100_000
    tracemalloc.start()
    assert refusal(bomb) == "sheet_inflates_too_much"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 1024 * 1024


def test_the_sum_of_all_parts_counts() -> None:
    limits = replace(OFFICE, inflated_bytes=100_000, ratio=10_000)
    parts = {f"xl/{number}.txt": bytes(30_000) for number in range(4)}
    with pytest.raises(ImportRefused) as caught:
        check_workbook(rebuilt(lambda p: p.update(parts)), limits)
    assert caught.value.code == "sheet_inflates_too_much"


def test_small_parts_may_be_very_repetitive() -> None:
    assert check_workbook(rebuilt(lambda parts: parts.update({"xl/a.txt": bytes(900_000)})))


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with path.open("wb") as file:
        file.truncate(OFFICE.file_bytes + 1)
    with pytest.raises(ImportRefused) as caught:
        check_workbook(path)
    assert caught.value.code == "sheet_file_too_large"
    assert caught.value.place.file == "besar.xlsx"


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 5000), flip=st.integers(1, 255), cut=st.integers(0, 5000))
def test_any_damage_is_a_refusal_or_a_list_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int, cut: int
) -> None:
    data = bytearray(good_book())
    data[at % len(data)] ^= flip
    if cut % 3 == 0:
        del data[cut % len(data) :]
    path = tmp_path_factory.getbasetemp() / "rusak.xlsx"
    path.write_bytes(data)
    with suppress(ImportRefused):
        read_employees(path)
