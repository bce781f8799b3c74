"""Evidence is told by its content, kept small and without traces (features 2.19, TS-4)."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.evidence_views import EvidenceOptions
from penilaian_desktop.domain.messages import describe
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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", "evidence_heic", "Foto IMG_1.HEIC"),
        ("rapat.mp4", b"\0\0\0\x18ftypisom", "evidence_kind", "video atau suara"),
        ("laporan.doc", OLE, "evidence_old_office", "laporan.doc"),
        ("rahasia.docx", OLE, "evidence_old_office", "dikunci kata sandi"),
        ("bukti.zip", archive(("a.txt", b"a")), "evidence_archive", "arsip ZIP"),
        ("bukti.rar", b"Rar!\x1a\x07\x00", "evidence_archive", "arsip RAR"),
        ("setup.pdf", b"MZ\x90\x00", "evidence_kind", "program Windows"),
        ("undangan.pdf", b"<!DOCTYPE html><script>", "evidence_kind", "halaman web"),
        ("x.pdf", b"MZ" + bytes(100) + b"%PDF-1.7", "evidence_kind", "program Windows"),
        ("nota.txt", b"a\0b", "evidence_kind", "nota.txt"),
    ],
)
def test_what_is_not_let_in_is_called_what_it_is(name, data, code, words):
    with pytest.raises(RuleViolation) as refused:
        prepare(name, data)
    assert refused.value.code == code
    said = describe(refused.value)
    assert words in said.text
    assert name in said.text
    assert said.remedy


@pytest.mark.parametrize(
    ("name", "claimed", "found"),
    [
        ("surat.pdf", "PDF", "gambar JPEG"),
        ("surat.docx", "berkas Word", "gambar JPEG"),
        ("video.mp4", "video", "gambar JPEG"),
        ("lari.exe", "program", "gambar JPEG"),
    ],
)
def test_a_name_that_lies_is_refused_with_both_kinds(name, claimed, found):
    with pytest.raises(RuleViolation, match="evidence_lies") as refused:
        prepare(name, picture(size=(9, 9)))
    assert describe(refused.value).text == f"Nama {name} mengatakan {claimed}, isinya {found}."


@pytest.mark.parametrize("name", ["foto.png", "foto.webp", "foto.jfif", "foto", "Surat 12.2026"])
def test_pictures_may_be_called_by_each_others_endings(name):
    assert prepare(name, picture(size=(9, 9))).name.endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("catatan.txt", "Ya, baik…\r\n".encode(), "text/plain"),
        ("rekap.csv", b"nama;jumlah\r\nSiti;24\r\n", "text/csv"),
        ("lama.csv", b"caf\xe9;1\n", "text/csv"),
        ("excel.txt", "a\tb".encode("utf-16"), "text/plain"),
    ],
)
def test_text_is_text_where_the_name_says_so(name, data, media):
    kept = prepare(name, data)
    assert (kept.media, kept.data, kept.name) == (media, data, name)


def test_the_limit_is_that_of_the_setting():
    with pytest.raises(RuleViolation, match="evidence_too_large") as refused:
        prepare("a.pdf", b"%PDF-1.7" + bytes(200), EvidenceOptions(limit=100))
    assert "a.pdf" in describe(refused.value).text
