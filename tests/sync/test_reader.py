"""The order of reading is the security (paket-1.md, 11; X-4; section 2 no. 2)."""

from __future__ import annotations

import orjson
import pytest
from tests.sync.pair import craft

from penilaian_desktop.domain.exchange import ChainPoint
from penilaian_desktop.sync import extras, reader, records
from penilaian_desktop.sync.carriers import open_json
from penilaian_desktop.sync.gate import LIMITS


@pytest.fixture
def package(pair):
    pair.unit.people.submit("siti", "08.00-09.30 Melayani perekaman KTP-el =24 orang")
    path = pair.send("hendra", carriers=("sealed", "json", "workbook"))
    stem = path.name.removesuffix(".paket.xlsx")
    return {
        "sealed": (path.parent / f"{stem}.paket").read_bytes(),
        "json": (path.parent / f"{stem}.paket.json").read_bytes(),
        "workbook": path.read_bytes(),
    }


def spy(monkeypatch):
    """Count every function that gives a meaning to records; the real ones still run."""
    seen = []
    for module, name in (
        (records, "split_lines"),
        (records, "read_records"),
        (extras, "read_receipt"),
        (extras, "read_request"),
        (extras, "certificate_texts"),
        (reader.workbook, "differences"),
        (records, "record_from_object"),
    ):
        real = getattr(module, name)

        def watched(*args, real=real, name=name):
            seen.append(name)
            return real(*args)

        monkeypatch.setattr(module, name, watched)
    return seen


@pytest.mark.parametrize("carrier", ["sealed", "json", "workbook"])
def test_each_carrier_brings_the_same_package(pair, package, carrier):
    item = pair.office.desk.inspect(pair.hr, package[carrier])
    assert item.outcome == "ready", item.problems
    assert item.carrier == carrier
    assert item.new == 1


def test_the_three_carriers_have_one_identity_and_the_second_is_a_duplicate(pair, package):
    items = [pair.office.desk.inspect(pair.hr, data) for data in package.values()]
    assert len({item.identity for item in items}) == 1
    assert pair.office.desk.accept(pair.hr, package["json"]).value.outcome == "applied"
    for carrier in ("sealed", "workbook"):
        assert pair.office.desk.accept(pair.hr, package[carrier]).value.outcome == "duplicate"


def test_a_good_package_is_interpreted_and_the_spy_sees_it(pair, package, monkeypatch):
    seen = spy(monkeypatch)
    pair.office.desk.inspect(pair.hr, package["sealed"])
    assert {"split_lines", "read_records", "record_from_object"} <= set(seen)


def test_nothing_of_the_records_is_interpreted_before_their_hash_is_good(
    pair, package, monkeypatch
):
    seen = spy(monkeypatch)
    value = orjson.loads(package["json"])
    value["records"][0]["fields"]["text"] = "Sesuatu yang lain"
    item = pair.office.desk.inspect(pair.hr, orjson.dumps(value))
    assert item.outcome == "refused"
    assert [p.code for p in item.problems] == ["records_changed"]
    assert seen == []


def test_nothing_is_interpreted_when_the_signature_is_wrong(pair, package, monkeypatch):
    seen = spy(monkeypatch)
    value = orjson.loads(package["json"])
    head, body, tail = value["statement"].split(".")
    other = "A" if tail[10] != "A" else "B"
    value["statement"] = f"{head}.{body}.{tail[:10]}{other}{tail[11:]}"
    item = pair.office.desk.inspect(pair.hr, orjson.dumps(value))
    assert item.outcome == "quarantine"
    assert [p.code for p in item.problems] == ["signature_bad"]
    assert seen == []


def test_nothing_is_interpreted_of_a_package_for_somebody_else(pair, package, monkeypatch):
    parcel = craft(
        pair.unit, [], aud="unit:" + pair.unit.people.units["arsip"], at=ChainPoint(seq=1)
    )
    seen = spy(monkeypatch)
    item = pair.office.desk.inspect(pair.hr, parcel.open_json)
    assert [p.code for p in item.problems] == ["wrong_aud"]
    assert seen == []


def test_a_changed_workbook_names_the_cell_old_and_new(pair, package, tmp_path):
    import openpyxl

    path = tmp_path / "diubah.paket.xlsx"
    path.write_bytes(package["workbook"])
    book = openpyxl.load_workbook(path)
    sheet = book["Kegiatan"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(2, headers.index("Volume") + 1).value = 42
    book.save(path)
    item = pair.office.desk.inspect(pair.hr, path)
    assert item.outcome == "refused"
    first = item.problems[0]
    assert "baris 2" in first.place
    assert "24" in first.message
    assert "42" in first.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"halo", "not_a_package"),
        (b"\xef\xbb\xbf{}", "not_a_package"),
        (b"{}", "package_malformed"),
        (b'{"records": [], "statement": 1}', "member_malformed"),
        (b'{"records": [], "statement": "a.b.c", "x": 1}', "package_malformed"),
        (b'{"records": [1.5], "statement": "a.b.c"}', "json_number"),
        (b'{"records": [NaN], "statement": "a.b.c"}', "json_number"),
        (b'{"records": [1e400], "statement": "a.b.c"}', "json_number"),
        (b'{"records": [9007199254740992], "statement": "a.b.c"}', "json_number"),
        (b'{"records": [{"a": 1, "a": 1}], "statement": "a.b.c"}', "json_duplicate"),
        (b'{"records": ["\\ud800"], "statement": "a.b.c"}', "json_bad"),
        (b'{"records": [' + b"[" * 40 + b"]" * 40 + b'], "statement": "a.b.c"}', "json_deep"),
        (b"{" + b'"a":{' * 100_000, "json_deep"),
        (b'{"records": [], "statement": "a.b.c"}', "signature_malformed"),
        (b"age-encryption.org/v1\n-> X25519 abc\n", "sealed_damaged"),
        (b"{" + b" " * LIMITS.file, "file_too_large"),
    ],
)
def test_hostile_files_are_refused_with_their_code(pair, data, code):
    item = pair.office.desk.inspect(pair.hr, data)
    assert [p.code for p in item.problems] == [code]
    assert item.outcome in {"refused", "quarantine"}


def test_the_open_form_keeps_its_records_whatever_the_white_space(pair, package):
    value = orjson.loads(package["json"])
    pretty = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    assert open_json.read(pretty) == open_json.read(package["json"])
    assert pair.office.desk.inspect(pair.hr, pretty).outcome == "ready"
