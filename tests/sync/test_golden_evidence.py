"""Evidence of format 1 is joined for ever (tests/files/packages/paket-1-bukti)."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from penilaian_desktop.domain.evidence_road import PART_BYTES, part_name, parts_of
from penilaian_desktop.sync.card import office_key
from penilaian_desktop.sync.evidence import join
from penilaian_desktop.sync.reader import PackageReader

FOLDER = Path(__file__).parents[1] / "files" / "packages" / "paket-1-bukti"
KEYS = json.loads((FOLDER / "kunci.json").read_text(encoding="utf-8"))


def listed(suffix: str = ".paket"):
    """Return what the statement of a carrier says of evidence."""
    reader = PackageReader(
        book=office_key(FOLDER / "kantor.paket-kartu"), identities=tuple(KEYS["identities"])
    )
    reading = reader.read((FOLDER / f"report{suffix}").read_bytes())
    assert reading.refusal is None
    assert reading.statement.identity == KEYS["identity"]
    return reading.statement.evidence


@pytest.mark.parametrize("suffix", [".paket", ".paket.json", ".paket.xlsx"])
def test_every_carrier_lists_the_same_parts(suffix):
    found = listed(suffix)
    assert {entry.sha256 for entry in found} == set(KEYS["blobs"])
    assert sorted(part_name(p) for entry in found for p in entry.parts) == KEYS["parts"]
    assert [len(e.parts) for e in found] == [parts_of(e.size) for e in found]


def test_the_parts_give_the_blobs():
    for entry in listed():
        parts = [(FOLDER / part_name(p)).read_bytes() for p in entry.parts]
        assert [hashlib.sha256(p).hexdigest() for p in parts] == list(entry.parts)
        blob = join(parts, KEYS["identities"])
        assert (len(blob), hashlib.sha256(blob).hexdigest()) == (entry.size, entry.sha256)


def test_the_age_program_opens_a_part(tmp_path):
    """Debian's `age`, which knows nothing of us (apt-get install age)."""
    keys = tmp_path / "kunci.txt"
    keys.write_text("\n".join(KEYS["identities"]) + "\n", encoding="utf-8")
    sizes = set()
    for name in KEYS["parts"]:
        plain = tmp_path / name
        subprocess.run(["age", "--decrypt", "-i", keys, "-o", plain, FOLDER / name], check=True)
        sizes.add(plain.stat().st_size)
    assert max(sizes) == PART_BYTES
