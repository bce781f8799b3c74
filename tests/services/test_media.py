"""Evidence is told by its content, kept small and without traces (features 2.19, TS-4)."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.media import clean_name, media_of, prepare


def picture(fmt: str = "JPEG", size=(2400, 1200), mode="RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 120 if mode == "L" else None).save(out, fmt, **options)
    return out.getvalue()


def archive(*members: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def test_a_picture_is_shrunk_turned_upright_and_loses_its_exif():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera rahasia"
    data = picture(exif=exif)
    kept = prepare("C:\\foto\\loket.JPEG", data)
    assert (kept.name, kept.media) == ("loket.jpg", "image/jpeg")
    assert b"Kamera" not in kept.data
    with Image.open(BytesIO(kept.data)) as again:
        assert again.size == (800, 1600)
        assert not again.getexif()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1"])
def test_a_png_of_any_mode_stays_a_png(mode):
    kept = prepare("layar", picture("PNG", (40, 30), mode))
    assert kept.name == "layar.png"
    assert kept.data.startswith(b"\x89PNG")


def test_the_same_picture_gives_the_same_bytes():
    data = picture()
    assert prepare("a.jpg", data).data == prepare("b.jpg", data).data


def test_documents_are_known_by_their_members():
    word = archive(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    sheet = archive(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))
    odt = archive(("mimetype", b"application/vnd.oasis.opendocument.text"))
    assert prepare("Surat No. 12.2026", word).name == "Surat No. 12.2026.docx"
    assert prepare("rekap.xlsx", sheet).name == "rekap.xlsx"
    assert prepare("catatan", odt).name == "catatan.odt"
    assert prepare("scan.PDF", b"%PDF-1.7 ...").media == "application/pdf"
    assert media_of(archive(("mimetype", b"application/epub+zip"))) is None
    assert media_of(archive(("a.txt", b"a"))) is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "evidence_empty"),
        (b"MZ\x90\x00", "evidence_kind"),
        (b"just text", "evidence_kind"),
        (b"<svg onload='x'/>", "evidence_kind"),
        (b"PK\x03\x04broken", "evidence_damaged"),
        (b"\xff\xd8\xffbroken", "evidence_damaged"),
        (b"\x89PNG\r\n\x1a\nbroken", "evidence_damaged"),
        (picture()[:400], "evidence_damaged"),
        (archive(("[Content_Types].xml", b""), ("word/vbaProject.bin", b"")), "evidence_macro"),
        (archive(*((f"{n}", b"") for n in range(2001))), "evidence_damaged"),
        (b"%PDF-" + bytes(25 * 1024 * 1024), "evidence_too_large"),
    ],
)
def test_anything_else_is_refused_with_its_reason(data, code):
    with pytest.raises(RuleViolation) as refused:
        prepare("x.jpg", data)
    assert (refused.value.code, refused.value.field) == (code, "evidence")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    with pytest.raises(RuleViolation, match="evidence_too_large"):
        prepare("x.png", picture("PNG", (8000, 8000), "1"))


def test_a_name_loses_folders_control_marks_and_excess():
    assert clean_name("../../etc/pass\u202ewd\n.jpg", ".jpg") == "passwd.jpg"
    assert clean_name("", ".pdf") == "bukti.pdf"
    assert clean_name(".pdf", ".pdf") == "bukti.pdf"
    assert len(clean_name("a" * 300, ".pdf")) == 120


def test_a_document_whose_compressed_bytes_are_damaged_is_refused():
    """Complaint 18: a torn file is a sentence, never a crash."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text " * 4)
    data = bytearray(kept.getvalue())
    start = data.index(b"mimetype") + len("mimetype")
    data[start : start + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(RuleViolation, match="evidence_damaged"):
        media_of(bytes(data))
