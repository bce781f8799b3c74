"""PDFs that act by themselves or carry files are refused by name (lesson 18)."""

from __future__ import annotations

import zlib

import pytest
from tests.services.evidence_files import archive, object_stream, pdf

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.pdf_check import check_pdf

SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (pdf(SCRIPT), "skrip"),
        (pdf(b"<</S/J#61vaScript/JS(x)>>"), "skrip"),
        (pdf(b"<</S /Launch /F(calc.exe)>>"), "perintah membuka program"),
        (pdf(b"<</Names<</EmbeddedFiles 6 0 R>>>>"), "berkas sisipan"),
        (pdf(b"<</Type/Filespec/EF<</F 6 0 R>>>>"), "berkas sisipan"),
        (pdf(b"<</Subtype/RichMedia>>"), "isi multimedia"),
        (pdf(object_stream(b"1 0 " + SCRIPT)), "skrip"),
        (pdf(b"<</Length 60>>\nstream\n" + SCRIPT + b"\nendstream"), "skrip"),
    ],
)
def test_what_acts_by_itself_is_refused(data, found):
    with pytest.raises(RuleViolation) as refused:
        check_pdf("undangan.pdf", data)
    assert refused.value.code == "evidence_pdf_active"
    assert refused.value.params == {"name": "undangan.pdf", "found": found}


@pytest.mark.parametrize(
    "data",
    [
        pdf(),
        pdf(b"<</S/URI/URI(https://contoh.go.id)>>", b"<</JavaScriptless true/LaunchPad 1>>"),
        pdf(object_stream(b"1 0 <</Type/Font>>")),
        b"%PDF-1.7",
    ],
)
def test_an_ordinary_pdf_passes(data):
    assert check_pdf("surat.pdf", data) is False


def test_a_password_is_noticed():
    assert check_pdf("gaji.pdf", pdf(b"<</Filter/Standard>>", trailer=b"/Encrypt 5 0 R"))


def test_an_object_stream_that_unfolds_without_end_is_refused():
    bomb = object_stream(bytes(40_000_000))
    with pytest.raises(RuleViolation, match="evidence_bomb"):
        check_pdf("x.pdf", pdf(bomb))


@pytest.mark.parametrize(
    "stream",
    [
        object_stream(b"1 0 <<>>", b"/Filter/LZWDecode"),
        object_stream(b"1 0 <<>>", b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>"),
        object_stream(b"1 0 <<>>", b"/Filter[/ASCIIHexDecode/FlateDecode]"),
        b"<</Type/ObjStm/Filter/FlateDecode/Length 4>>\nstream\nxxxx\nendstream",
    ],
)
def test_an_object_stream_that_cannot_be_read_is_refused(stream):
    with pytest.raises(RuleViolation, match="evidence_damaged"):
        check_pdf("x.pdf", pdf(stream))


def test_a_pdf_that_is_an_archive_too_is_refused():
    with pytest.raises(RuleViolation, match="evidence_two_faces"):
        check_pdf("x.pdf", pdf() + archive(("setup.exe", b"MZ")))


def test_random_bytes_in_streams_are_no_reason_to_refuse():
    """A long picture inside a PDF holds every short word by chance."""
    noise = zlib.compress(b"x") + b"/EF << /JS ( /AA " * 50
    assert not check_pdf("x.pdf", pdf(b"<</Length 1>>\nstream\n" + noise + b"\nendstream"))
