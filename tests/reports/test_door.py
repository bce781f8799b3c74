"""The door: a closed list of forms, cheap to import, errors with sentences."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib

import pytest
from tests.reports import results, samples

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.reports import door, fonts, preview
from penilaian_desktop.reports.style import Setup


def test_the_list_begins_with_the_skp_and_the_dokumen_evaluasi():
    assert list(door.FORMS)[:2] == ["skp", "dokumen-evaluasi"]
    assert [spec.needs_period for spec in door.FORMS.values()][:2] == [False, True]


def test_importing_the_door_loads_no_pdf_library():
    script = (
        "import sys; import penilaian_desktop.reports.door\n"
        "print({'reportlab', 'segno', 'PIL', 'pypdfium2'} & set(sys.modules) or '')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().strip() == ""


@pytest.mark.parametrize(
    ("form", "view", "code"),
    [
        ("rapor", samples.skp_of(1), "print_form_unknown"),
        ("skp", results.evaluation(), "form_wrong_data"),
    ],
)
def test_a_wrong_form_is_refused_with_a_sentence(form, view, code):
    with pytest.raises(RuleViolation, match=code) as caught:
        door.render(form, view)
    assert form in describe(caught.value).text


def test_missing_fonts_are_told_apart_from_bugs(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "_fonts", {})
    (tmp_path / "Arimo-Regular.ttf").write_bytes(b"no font")
    for folder in (None, tmp_path, tmp_path / "nowhere"):
        monkeypatch.setattr(door, "_fonts", folder)
        with pytest.raises(StorageUnavailable, match="print_fonts_missing") as caught:
            door.render("skp", samples.skp_of(1))
        assert "Pasang ulang" in describe(caught.value).remedy


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" + b"\xc0\x90\x10" * 2 + b"\0" + b"\xc0\x90\x10" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_the_agency_s_garuda_is_printed_above_the_title_of_the_dokumen_evaluasi():
    pdf = door.render("dokumen-evaluasi", results.evaluation(), Setup(emblem=_png()))
    width, height, data = preview.page_image(pdf, 0, 1.0)
    row = int(20 * 72 / 25.4)
    pixel = data[(row * width + width // 2) * 4 :][:3]
    assert height > width
    assert tuple(pixel) == (0xC0, 0x90, 0x10)


def test_an_unreadable_garuda_is_refused_with_a_sentence():
    with pytest.raises(RuleViolation, match="emblem_unreadable") as caught:
        door.render("dokumen-evaluasi", results.evaluation(), Setup(emblem=b"no picture"))
    assert isinstance(caught.value, PenilaianError)
    assert describe(caught.value).remedy


def test_the_preview_shows_the_pages_of_the_file_itself():
    pdf = door.render("skp", samples.skp_of(5))
    assert preview.page_count(pdf) == 3
    width, height, data = preview.page_image(pdf, 0, 1.5)
    assert (width, height) == (1263, 893)
    assert len(data) == width * height * 4
    assert data[:4] == b"\xff\xff\xff\xff"
    assert data.count(b"\0\0\0\xff") > 1000, "there is ink on the page"
    with pytest.raises(IndexError):
        preview.page_image(pdf, 4, 1.0)
