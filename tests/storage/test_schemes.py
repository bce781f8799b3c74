"""Regulation files: read, versioned, and refused with file and key (FEATURES SM-5, SM-8)."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scoring import score
from penilaian_desktop.storage.schemes import load_scheme, load_schemes

RESOURCES = Path(__file__).parents[2] / "resources"
REGULATIONS = RESOURCES / "regulations"

SMALL = """
code = "daerah-contoh"
version = "1"
title = "Peraturan Wali Kota Contoh"
short = "Perwali Contoh"
year = 2026
periods = ["B"]

[[scales]]
name = "hasil"
options = [{ code = "lulus", label = "Lulus" }, { code = "gagal", label = "Gagal" }]

[[facts]]
name = "nilai"
label = "Nilai"
kind = "number"
minimum = 0
maximum = 100

[[rules]]
name = "hasil"
label = "Hasil"
kind = "bands"
article = "Pasal 1"
value = "nilai"
scale = "hasil"
bands = [
  { low = 60, high = 100, output = "lulus" },
  { low = 0, high = 60, output = "gagal" },
]

[[results]]
name = "hasil"
rule = "hasil"

[[examples]]
facts = { nilai = "60" }
result = { hasil = "lulus" }
"""


def write(folder, text, name="daerah-contoh-1.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_regulations_are_read_and_give_their_examples():
    book = load_schemes(RESOURCES)
    assert book.codes == (
        "angka-kredit-3-2023", "pariaman", "permenpanrb-6-2022", "pp-30-2019", "semarang",
        "skm-14-2017", "tangerang-selatan", "tanjung-selor", "wanggar",
    )  # fmt: skip
    for code in book.codes:
        scheme = book.get(code)
        assert all(score(scheme, e.facts).result == e.result for e in scheme.examples)


def test_a_scheme_knows_the_fingerprint_of_its_file():
    book = load_schemes(RESOURCES)
    data = (REGULATIONS / "pp-30-2019-1.toml").read_bytes()
    assert book.sha256("pp-30-2019") == hashlib.sha256(data).hexdigest()
    assert book.sha256("pp-30-2019", "1") == book.get("pp-30-2019").sha256


def test_a_region_adds_its_own_scheme_as_one_more_file(tmp_path):
    scheme = load_scheme(write(tmp_path, SMALL))
    assert score(scheme, {"nilai": "59.999"}).result == {"hasil": "gagal"}
    assert (scheme.year, scheme.archived, scheme.periods) == (2026, False, ("B",))


def test_versions_lie_side_by_side_and_the_newest_is_the_default(tmp_path):
    folder = tmp_path / "regulations"
    folder.mkdir()
    for version in ("1", "2", "10"):
        text = SMALL.replace('version = "1"', f'version = "{version}"')
        write(folder, text, f"daerah-contoh-{version}.toml")
    write(folder, "year = 2026", "holidays-2026.toml")
    book = load_schemes(tmp_path)
    assert book.versions("daerah-contoh") == ("1", "2", "10")
    assert book.get("daerah-contoh").version == "10"
    assert book.get("daerah-contoh", "2").version == "2"
    assert len({book.sha256("daerah-contoh", v) for v in book.versions("daerah-contoh")}) == 3


def test_an_unknown_code_or_version_is_a_rule_violation():
    book = load_schemes(RESOURCES)
    for code, version in (("tidak-ada", None), ("pp-30-2019", "7")):
        with pytest.raises(RuleViolation) as refused:
            book.get(code, version)
        assert refused.value.code == "scheme_unknown"


CASES = [
    ("year = 2026", "year = 2026\nhobi = 1", "hobi", "scheme_key_unknown"),
    ("year = 2026", "", "year", "scheme_key_missing"),
    ("year = 2026", 'year = "2026"', "year", "scheme_wrong_type"),
    ("year = 2026", "year = true", "year", "scheme_wrong_type"),
    ("year = 2026", "year = 2026\narchived = 1", "archived", "scheme_wrong_type"),
    ('periods = ["B"]', "periods = [1]", "periods", "scheme_wrong_type"),
    ('version = "1"', 'version = "1a"', "version", "scheme_wrong_type"),
    ('version = "1"', 'version = "2"', "code", "scheme_file_name"),
    ('kind = "number"', 'kind = "angka"', "facts.nilai.kind", "scheme_name_unknown"),
    ("minimum = 0\n", "", "facts.nilai.minimum", "scheme_key_missing"),
    ("minimum = 0\n", 'minimum = "0"\n', "facts.nilai.minimum", "scheme_wrong_type"),
    ("minimum = 0\n", "minimum = false\n", "facts.nilai.minimum", "scheme_wrong_type"),
    ('label = "Nilai"', 'label = "Nilai"\nsatuan = "x"', "facts.nilai.satuan",
     "scheme_key_unknown"),
    ('kind = "bands"', 'kind = "rumus"', "rules.hasil.kind", "scheme_name_unknown"),
    ('value = "nilai"', 'value = "niali"', "rules.hasil.value", "scheme_name_unknown"),
    ('value = "nilai"', 'value = "nilai"\nbulat = 2', "rules.hasil.bulat", "scheme_key_unknown"),
    ("high = 60,", "high = 59,", "rules.hasil.bands.lulus", "scheme_bands_gap"),
    ("high = 60,", "high = 61,", "rules.hasil.bands.lulus", "scheme_bands_overlap"),
    ("high = 60,", "tinggi = 60,", "rules.hasil.bands.2.high", "scheme_key_missing"),
    ('output = "gagal" }', 'output = "gagal", warna = "merah" }', "rules.hasil.bands.2.warna",
     "scheme_key_unknown"),
    ('rule = "hasil"', 'rule = "hasil"\ndecimals = "2"', "results.hasil.decimals",
     "scheme_wrong_type"),
    ('code = "gagal", label', 'code = "gagal", warna = 1, label', "scales.hasil.options.2.warna",
     "scheme_key_unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "code"), CASES)
def test_a_wrong_file_is_refused_with_its_name_and_the_key(tmp_path, old, new, key, code):
    assert old in SMALL
    with pytest.raises(ImportRefused) as refused:
        load_scheme(write(tmp_path, SMALL.replace(old, new, 1)))
    error = refused.value
    assert (error.code, error.place.field) == (code, key)
    told = describe(error).text
    assert told.startswith(f"daerah-contoh-1.toml, isian {key}: ")
    assert "…" not in told


def test_weights_that_do_not_sum_to_100_are_refused(tmp_path):
    text = (REGULATIONS / "pp-30-2019-1.toml").read_text(encoding="utf-8")
    wrong = text.replace("skp = 60, perilaku = 40", "skp = 60, perilaku = 30")
    with pytest.raises(ImportRefused) as refused:
        load_scheme(write(tmp_path, wrong, "pp-30-2019-1.toml"))
    assert refused.value.code == "scheme_weights_sum"
    assert refused.value.place.field == "rules.nilai.sets.2.weights"
    assert refused.value.params["detail"] == "90"


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("permenpanrb-6-2022-1", 'organisation = "baik"', 'organisation = "sangat_baik"',
         "distribution.2.organisation"),
        ("permenpanrb-6-2022-1", 'predicates = ["sangat_baik"]', 'predicates = ["istimewa"]',
         "distribution.1.constraints.1.predicates"),
    ],
)  # fmt: skip
def test_labels_of_persons_and_organisations_are_not_mixed(tmp_path, name, old, new, key):
    text = (REGULATIONS / f"{name}.toml").read_text(encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        load_scheme(write(tmp_path, text.replace(old, new, 1), f"{name}.toml"))
    assert (refused.value.code, refused.value.place.field) == ("scheme_name_unknown", key)


@pytest.mark.parametrize("text", ["code = ", "x = nan", "x = inf", "[a]\n[a]"])
def test_what_is_no_toml_is_refused_with_its_name(tmp_path, text):
    with pytest.raises(ImportRefused) as refused:
        load_scheme(write(tmp_path, text))
    assert refused.value.code == "scheme_not_toml"
    assert refused.value.place.file == "daerah-contoh-1.toml"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "daerah-contoh-1.toml"
    path.write_bytes(b'code = "\xff"')
    with pytest.raises(ImportRefused) as refused:
        load_scheme(path)
    assert refused.value.code == "scheme_not_toml"


def test_numbers_are_taken_as_they_are_written():
    skm = load_schemes(RESOURCES).get("skm-14-2017")
    assert [band.low for band in skm.rule("mutu").bands][:2] == [
        Decimal("88.31"), Decimal("76.61"),
    ]  # fmt: skip


def test_the_archive_of_pp_30_is_marked():
    book = load_schemes(RESOURCES)
    assert book.get("pp-30-2019").archived
    assert not book.get("permenpanrb-6-2022").archived


def test_the_regions_say_that_they_are_to_be_confirmed():
    book = load_schemes(RESOURCES)
    regions = [code for code in book.codes if book.get(code).region]
    assert regions == ["pariaman", "semarang", "tangerang-selatan", "tanjung-selor", "wanggar"]
    assert all("perlu ditetapkan instansi" in book.get(code).notice for code in regions)
