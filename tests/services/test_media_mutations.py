"""Damaged files of every kind are kept or refused with a sentence (lesson 18)."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from tests.services.evidence_files import (
    camera_exif,
    object_stream,
    odf,
    office,
    pdf,
    photograph,
    screenshot,
)

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.services.media import PICTURES, SUFFIXES, prepare

SMALL = (48, 32)
KINDS = {
    "foto.jpg": photograph(size=SMALL, exif=camera_exif()),
    "layar.png": screenshot(SMALL),
    "wa.webp": photograph("WEBP", SMALL, exif=camera_exif()),
    "logo.gif": photograph("GIF", SMALL),
    "surat.pdf": pdf(object_stream(b"1 0 <</Type/Font>>")),
    "surat.docx": office("docx"),
    "rekap.xlsx": office("xlsx"),
    "paparan.pptx": office("pptx"),
    "surat.odt": odf("text"),
    "rekap.csv": "nama;jumlah\r\nSiti;24\r\n".encode("utf-16"),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some changed, cut out, repeated or cut off."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randint(1, 40)]
            case 2:
                out[at:at] = out[at : at + chance.randint(1, 40)]
            case 3:
                out[at : at + 4] = chance.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
            case _:
                del out[at + 8 :]
        if not out:
            return b""
    return bytes(out)


@pytest.mark.parametrize("name", KINDS)
def test_five_hundred_damaged_files_of_a_kind_are_kept_or_refused(name):
    chance = random.Random(f"bukti {name}")
    refused = kept = 0
    for _ in range(500):
        try:
            found = prepare(name, mutated(KINDS[name], chance))
        except RuleViolation as error:
            refused += name in describe(error).text
        else:
            assert found.media in SUFFIXES
            assert found.media not in PICTURES - {"image/jpeg", "image/png"}
            kept += 1
    assert refused
    assert refused + kept == 500


_BOMBS = """
import resource, struct, sys, zlib
from io import BytesIO
from PIL import Image
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.media import prepare
import penilaian_desktop.services.picture_bytes

def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

def png(width, height, *more):
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000)) * 3
    return b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + b"".join(more) + chunk(b"IDAT", body)

text = chunk(b"zTXt", b"a\\0\\0" + zlib.compress(bytes(200_000_000), 9))
out = BytesIO()
Image.new("L", (9000, 9000)).save(out, "JPEG")
bombs = {
    "luas.png": png(60_000, 60_000),
    "teks.png": png(8, 8, text) + chunk(b"IEND", b""),
    "besar.jpg": out.getvalue(),
    "besar.gif": b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\\x80\\0\\0" + bytes(6)
    + b"," + struct.pack("<HHHHBB", 0, 0, 9, 9, 0, 8) + b"\\1\\0\\0;",
}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name, data in bombs.items():
    try:
        prepare(name, data)
    except RuleViolation as error:
        print(name, error.code)
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
print("MiB", grown, file=sys.stderr)
sys.exit(grown > 300)
"""


def test_pictures_that_would_fill_the_memory_are_refused_within_300_mib():
    done = subprocess.run(
        [sys.executable, "-c", _BOMBS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        *("luas.png", "evidence_too_large"),
        *("teks.png", "evidence_damaged"),
        *("besar.jpg", "evidence_too_large"),
        *("besar.gif", "evidence_too_large"),
    ]
