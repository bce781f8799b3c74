"""The workbook carrier: the payload counts, every changed cell is named (paket-1.md, 5)."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import re
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.messages import CATALOGUE, describe
from penilaian_desktop.domain.record import META_FIELDS
from penilaian_desktop.domain.workbook_check import WorkbookFinding
from penilaian_desktop.spreadsheets import package_book
from penilaian_desktop.spreadsheets.columns import LAYOUTS

HOSTILE = [
    "_x005F_x0041_", "_x4_", "berkas_x1_a", "_x04F_",
    "0012", "196608011988031001", "=1+1", "@SUM(A1)", "'petik", "  depan dan belakang  ", "a\nb",
    "a\r\nb", "a\rb", "a\tb", "e\u0301", "😀👩‍👩‍👧", "السلام", "_x0041_", "1E5", "TRUE",
    "31/12/2026", "a\u00a0b", "a\u200bb\ufeff", "#N/A", "=cmd|' /C calc'!A0", "x" * 32_767,
    "a\n" + "y" * 32_765, "z" * 40_000, "\x01\x1f\x7f", "\ufffe\uffff", "<b>&amp;</b>", "]]>", '"',
    "+62", "-1", "1,5", "1.5", "00:30", "12:00", "\u2028", "NULL", "-", " ", "\n", "\u202etxt",
]  # fmt: skip


def uuid7(number: int) -> str:
    return str(uuid.UUID(int=(0x0190 << 112) | (7 << 76) | (2 << 62) | number))


def record(kind: str, number: int, **fields: Any) -> dict[str, Any]:
    return {
        "kind": kind, "id": uuid7(number), "version": 1, "base": None, "author": uuid7(9_999),
        "at": "2026-09-01T01:02:03Z", "deleted": False, "fields": fields,
    }  # fmt: skip


def activity(number: int, text: str, **other: Any) -> dict[str, Any]:
    fields = {
        "person_id": uuid7(9_999), "day": "2026-09-01", "start": 450, "end": 1441, "minutes": 60,
        "text": text, "volume": "1.5", "unit": "orang", "rhk_id": uuid7(5_000), "tags": ["rutin"],
        "place": "dinas_luar", "note": "", "state": "submitted", "late": False,
    }  # fmt: skip
    return record("activity", number, **(fields | other))


def rhk(number: int, text: str) -> dict[str, Any]:
    return record(
        "rhk", number, person_id=uuid7(9_999), plan_id=uuid7(1), order=1, rhk_kind="UTAMA",
        text=text, parent_rhk_id=None, parent_text="", assigned_by="",
    )  # fmt: skip


def lines(records: list[dict[str, Any]]) -> bytes:
    ordered = sorted(records, key=lambda r: (r["kind"], r["id"]))
    return b"".join(
        json.dumps(r, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        for r in ordered
    )


def statement(**members: Any) -> str:
    payload = json.dumps({"kind": "report", "seq": 3, "epoch": 1, **members}).encode()
    return f"eyJhbGciOiJFZDI1NTE5In0.{base64.urlsafe_b64encode(payload).decode().rstrip('=')}.c2ln"


JWS = statement()
PLAIN = lines(
    [
        *(activity(number, f"Melayani warga {number}") for number in range(1, 7)),
        activity(7, "Nomor", unit="0012"),
        activity(8, "Nomor NIP", note="196608011988031001"),
        rhk(5_000, "Meningkatnya layanan"),
    ]
)
HARD = lines(
    [
        *(
            activity(number, text, unit=text, note=text, tags=[text, "dua"])
            for number, text in enumerate(HOSTILE, 1)
        ),
        activity(900, "jam", start=0, end=1440, day="1899-01-01", volume="0.1"),
        activity(901, "jam", start=1, end=2880, day="1900-03-01", volume="123456789.12345678901"),
        activity(902, "kosong", start=None, end=None, volume=None, unit=None, rhk_id=None, tags=[]),
        activity(903, "besar", minutes=10**14, volume="999999999999999", late=True),
        rhk(5_000, HOSTILE[2]),
    ]
)


def edited(change: Callable[[Workbook], None], records: bytes = PLAIN) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(package_book.write(JWS, records)))
    change(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def findings(change: Callable[[Workbook], None]) -> list[tuple[str, str, int | None, str]]:
    found = package_book.inspect(edited(change)).changes
    assert found == tuple(dict.fromkeys(found))
    return [(f.code, f.sheet, f.row, f.column) for f in found]


def only(change: Callable[[Workbook], None]) -> WorkbookFinding:
    data = edited(change)
    (finding,) = package_book.inspect(data).changes
    (refused,) = package_book.compare(data)
    assert describe(refused).text
    assert package_book.read(data) == (JWS, PLAIN), "the payload is what counts"
    return finding


def test_what_was_signed_comes_back_byte_for_byte() -> None:
    assert package_book.read(package_book.write(JWS, HARD)) == (JWS, HARD)
    assert package_book.read(package_book.write(JWS, b"")) == (JWS, b"")


def test_the_same_package_gives_the_same_bytes() -> None:
    assert package_book.write(JWS, HARD) == package_book.write(JWS, HARD)


def test_payload_cells_are_short_and_very_hidden() -> None:
    noise = [activity(n, uuid.uuid5(uuid.NAMESPACE_DNS, str(n)).hex) for n in range(1, 900)]
    book = openpyxl.load_workbook(io.BytesIO(package_book.write(JWS, lines(noise))))
    payload = book["_paket"]
    assert payload.sheet_state == "veryHidden"
    assert payload.max_row > 2
    assert max(len(cell.value) for (cell,) in payload.iter_rows()) <= 30_000


def test_the_payload_has_nothing_that_a_spreadsheet_takes_for_an_escaped_letter() -> None:
    noise = bytes(range(256)) * 400
    for seed in range(40):
        text = base64.b64encode(bytes(b ^ seed for b in noise)).decode()
        data = package_book.write(statement(), lines([activity(1, text)]))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            strings = archive.read("xl/sharedStrings.xml").decode()
        payload = strings[strings.index("paket-xlsx/1") :]
        assert re.search(r"_x[0-9A-Fa-f]{1,4}_", payload) is None


def test_a_workbook_that_nobody_touched_is_whole() -> None:
    for records in (PLAIN, HARD, b""):
        found = package_book.inspect(package_book.write(JWS, records))
        assert found.changes == ()
        assert found.presentation == ()


@pytest.mark.libreoffice
def test_open_and_save_in_libreoffice_changes_nothing(
    tmp_path: Path, resave: Callable[[Path, Path], Path]
) -> None:
    source = tmp_path / "paket.xlsx"
    source.write_bytes(package_book.write(JWS, HARD))
    once = resave(source, tmp_path / "once")
    for saved in (once, resave(once, tmp_path / "twice")):
        data = saved.read_bytes()
        assert package_book.read(data) == (JWS, HARD)
        found = package_book.inspect(data)
        assert found.changes == ()
        assert found.presentation == ()


def test_open_and_save_in_openpyxl_changes_nothing() -> None:
    assert package_book.compare(edited(lambda _: None)) == ()


def test_a_workbook_that_counts_days_from_1904_says_the_same() -> None:
    def change(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    assert package_book.compare(edited(change)) == ()


def test_texts_in_several_fonts_and_with_reading_hints_are_still_the_texts() -> None:
    with zipfile.ZipFile(io.BytesIO(package_book.write(JWS, PLAIN))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old = b'<si><t xml:space="preserve">Melayani warga 1</t></si>'
    new = b"<si><r><t>Melayani </t></r><r><rPr><b/></rPr><t>warga 1</t></r><rPh><t>x</t></rPh></si>"
    name = "xl/sharedStrings.xml"
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    assert package_book.compare(buffer.getvalue()) == ()


def test_nothing_a_person_typed_is_a_formula() -> None:
    data = package_book.write(JWS, HARD)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.quotePrefix or not isinstance(cell.value, str)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f" in archive.read(n) for n in archive.namelist() if "sheets/" in n)


def test_every_field_of_every_kind_stands_on_its_sheet() -> None:
    by_kind = {layout.kind: layout for layout in LAYOUTS}
    assert by_kind.keys() == RECORD_TYPES.keys()
    for kind, type_ in RECORD_TYPES.items():
        fields = {field.name for field in dataclasses.fields(type_)} - META_FIELDS
        shown = {c.field for c in by_kind[kind].columns if not c.field.startswith(".")}
        assert shown == fields, kind


def test_people_read_names_instead_of_ids() -> None:
    book = openpyxl.load_workbook(io.BytesIO(package_book.write(JWS, PLAIN)))
    sheet = book["Kegiatan"]
    values = dict(zip([c.value for c in sheet[1]], [c.value for c in sheet[2]], strict=True))
    assert values["RHK"] == "Meningkatnya layanan"
    assert values["Tempat"] == "Dinas luar"
    assert values["Tanggal"].isoformat() == "2026-09-01T00:00:00"
    assert values["Terlambat"] == "tidak"


@pytest.mark.parametrize(
    ("cell", "value", "code", "old", "new"),
    [
        ("E2", "Rapat", "workbook_cell_changed", "Melayani warga 1", "Rapat"),
        ("D3", 90, "workbook_cell_changed", "60", "90"),
        ("A4", "2026-09-02", "workbook_cell_became_text", "01-09-2026", "2026-09-02"),
        ("B5", 0.375, "workbook_cell_changed", "07.30", "09.00"),
        ("F6", 2.5, "workbook_cell_changed", "1.5", "2.5"),
        ("G8", 12, "workbook_cell_became_number", "0012", "12"),
        (
            "K9",
            196608011988031001,
            "workbook_cell_became_number",
            "196608011988031001",
            "1.9660801",
        ),
        ("D2", "=30+30", "workbook_cell_formula", "60", ""),
        ("E2", '="Melayani warga "&1', "workbook_cell_formula", "Melayani warga 1", ""),
        ("E2", None, "workbook_cell_emptied", "Melayani warga 1", ""),
        ("K2", "catatan baru", "workbook_cell_added", "", "catatan baru"),
        ("M2", True, "workbook_cell_became_number", "tidak", "1"),
        ("B1", "Berangkat", "workbook_header_changed", "Mulai", "Berangkat"),
        ("S2", uuid7(4711), "workbook_cell_changed", uuid7(1), uuid7(4711)),
        ("X2", "di luar tabel", "workbook_cell_added", "", "di luar tabel"),
    ],
)
def test_a_changed_cell_is_named_with_old_and_new(
    cell: str, value: object, code: str, old: str, new: str
) -> None:
    def change(book: Workbook) -> None:
        book["Kegiatan"][cell].value = value

    finding = only(change)
    place = f"{finding.column}{finding.row}"
    assert (finding.code, finding.sheet, place) == (code, "Kegiatan", cell)
    assert finding.old == old
    assert finding.new.startswith(new)


def test_a_date_moved_by_a_day_is_shown_as_dates() -> None:
    def change(book: Workbook) -> None:
        cell = book["Kegiatan"]["A2"]
        cell.value = cell.value.replace(day=2)

    finding = only(change)
    assert (finding.old, finding.new) == ("01-09-2026", "02-09-2026")


def test_rows_deleted_added_copied_and_moved_are_named() -> None:
    def delete(book: Workbook) -> None:
        book["Kegiatan"].delete_rows(4)

    def insert(book: Workbook) -> None:
        book["Kegiatan"].insert_rows(4)

    def add(book: Workbook) -> None:
        book["Kegiatan"].append(["", "", "", "", "Kegiatan baru"])

    def copy(book: Workbook) -> None:
        book["Kegiatan"].append([cell.value for cell in book["Kegiatan"][3]])

    def move(book: Workbook) -> None:
        sheet = book["Kegiatan"]
        first = [cell.value for cell in sheet[2]]
        sheet.delete_rows(2)
        sheet.append(first)

    assert findings(delete) == [("workbook_row_removed", "Kegiatan", 4, "")]
    assert findings(insert) == [("workbook_row_added", "Kegiatan", 4, "")]
    assert findings(add) == [("workbook_row_added", "Kegiatan", 10, "")]
    assert findings(copy) == [("workbook_row_copied", "Kegiatan", 10, "")]
    assert findings(move) == [("workbook_row_moved", "Kegiatan", 9, "")]


def test_columns_inserted_and_deleted_are_named() -> None:
    def insert(book: Workbook) -> None:
        book["Kegiatan"].insert_cols(3)
        book["Kegiatan"]["C1"] = "Nilai"

    def blank(book: Workbook) -> None:
        book["Kegiatan"].insert_cols(3)

    def delete(book: Workbook) -> None:
        book["Kegiatan"].delete_cols(5)

    assert findings(insert) == [("workbook_column_added", "Kegiatan", 1, "C")]
    assert findings(blank) == [("workbook_column_added", "Kegiatan", 1, "C")]
    (removed,) = package_book.inspect(edited(delete)).changes
    assert (removed.code, removed.old) == ("workbook_column_removed", "Kegiatan")


def test_sheets_added_removed_and_renamed_are_named() -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Lembar1")

    def remove(book: Workbook) -> None:
        del book["RHK"]

    def rename(book: Workbook) -> None:
        book["RHK"].title = "Rencana"

    def cover(book: Workbook) -> None:
        book["Paket"]["B5"] = "kantor lain"

    assert findings(add) == [("workbook_sheet_added", "Lembar1", None, "")]
    assert findings(remove) == [("workbook_sheet_removed", "RHK", None, "")]
    assert findings(rename) == [("workbook_sheet_renamed", "Rencana", None, "")]
    assert findings(cover) == [("workbook_cell_added", "Paket", 5, "B")]


def test_presentation_that_could_deceive_is_reported_and_not_refused() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Kegiatan"]
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True
        sheet["D2"].number_format = '"90"'
        sheet["A2"].number_format = "0"
        sheet["E2"].number_format = ";;;"
        sheet["B2"].comment = Comment("lihat", "x")
        book.defined_names["nama"] = DefinedName("nama", attr_text="Kegiatan!$A$1")
        book["RHK"].sheet_state = "hidden"

    found = package_book.inspect(edited(change))
    assert found.changes == ()
    assert {(f.code, f.sheet, f.row, f.column) for f in found.presentation} == {
        ("workbook_has_comments", "", None, ""),
        ("workbook_has_drawings", "", None, ""),
        ("workbook_has_names", "", None, ""),
        ("workbook_row_hidden", "Kegiatan", 3, ""),
        ("workbook_column_hidden", "Kegiatan", None, "E"),
        ("workbook_number_format", "Kegiatan", 2, "A"),
        ("workbook_number_format", "Kegiatan", 2, "D"),
        ("workbook_number_format", "Kegiatan", 2, "E"),
        ("workbook_sheet_hidden", "RHK", None, ""),
    }
    assert {f.code for f in found.presentation} <= CATALOGUE.keys()


def test_the_payload_sheet_may_be_hidden_renamed_or_moved() -> None:
    def change(book: Workbook) -> None:
        book["_paket"].sheet_state = "hidden"
        book["_paket"].title = "lain"
        book.move_sheet("lain", -2)

    data = edited(change)
    assert package_book.read(data) == (JWS, PLAIN)
    assert package_book.compare(data) == ()


def test_no_payload_and_two_payloads_are_refused() -> None:
    def remove(book: Workbook) -> None:
        del book["_paket"]

    def double(book: Workbook) -> None:
        book.copy_worksheet(book["_paket"])

    def spoil(book: Workbook) -> None:
        book["_paket"]["A2"] = "!" + book["_paket"]["A2"].value[1:]

    def number(book: Workbook) -> None:
        book["_paket"]["A2"] = 5

    for change, code in (
        (remove, "workbook_without_payload"),
        (double, "workbook_without_payload"),
        (spoil, "workbook_payload_damaged"),
        (number, "workbook_payload_damaged"),
    ):
        with pytest.raises(ImportRefused) as caught:
            package_book.read(edited(change))
        assert caught.value.code == code


def test_a_payload_that_inflates_without_end_is_refused() -> None:
    import zlib

    packed = zlib.compress(b"x" * (30 * 1024 * 1024), 9)
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")

    def change(book: Workbook) -> None:
        book["_paket"]["A2"] = text[:30_000]
        book["_paket"]["A3"] = text[30_000:] or None

    with pytest.raises(ImportRefused) as caught:
        package_book.read(edited(change))
    assert caught.value.code == "workbook_payload_damaged"


def test_records_that_are_no_json_objects_are_refused_not_shown() -> None:
    for records in (b"[]\n", b"{}\n", b"\xff\n", b'{"fields":1}\n', b'{"fields":{}'):
        with pytest.raises(ImportRefused) as caught:
            package_book.write(JWS, records)
        assert caught.value.code == "workbook_payload_damaged"


def test_a_kind_without_a_sheet_of_its_own_is_shown_too() -> None:
    records = lines([record("certificate", 1, subject="x", deep={"a": [1, None, "=1"]})])
    book = openpyxl.load_workbook(io.BytesIO(package_book.write(JWS, records)))
    assert '"subject":"x"' in book["Lainnya"]["B2"].value
    assert package_book.compare(package_book.write(JWS, records)) == ()


plain = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
values = (
    plain | st.lists(plain, max_size=3) | st.dictionaries(st.text(max_size=3), plain, max_size=2)
)


@settings(max_examples=60, deadline=None)
@given(
    fields=st.dictionaries(
        st.sampled_from(["day", "start", "volume", "text", "tags", "late"]), values
    )
)
def test_values_of_any_type_are_written_and_read_back_whole(fields: dict[str, Any]) -> None:
    records = lines([record("activity", 1, **fields)])
    data = package_book.write(JWS, records)
    assert package_book.read(data).records_jsonl == records
    assert package_book.compare(data) == ()


def test_every_code_of_this_room_has_a_sentence() -> None:
    room = Path(package_book.__file__).parent
    written = {
        code
        for path in room.glob("*.py")
        for code in re.findall(
            r'"((?:workbook|sheet|csv|employees|superior)_[a-z_]+)"', path.read_text()
        )
    }
    fields = {"superior_name", "superior_identity", "superior_reason", "superior_since"}
    assert written - fields - CATALOGUE.keys() == set()
