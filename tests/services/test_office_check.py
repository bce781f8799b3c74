"""Office documents are known by their members and refused for what they must not hold."""

from __future__ import annotations

import pytest
from tests.services.evidence_files import archive, odf, office

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.media import prepare
from penilaian_desktop.services.office_check import document_media


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx"])
def test_an_office_document_is_kept_byte_for_byte(kind):
    data = office(kind)
    kept = prepare(f"laporan.{kind}", data)
    assert (kept.name, kept.data) == (f"laporan.{kind}", data)


@pytest.mark.parametrize(
    ("kind", "suffix"), [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")]
)
def test_an_open_document_is_kept_byte_for_byte(kind, suffix):
    data = odf(kind)
    assert prepare(f"laporan.{suffix}", data).data == data


@pytest.mark.parametrize(
    "data",
    [
        office("xlsx", ("xl/vbaProject.bin", b"x")),
        archive(
            ("[Content_Types].xml", b"<T>application/vnd.ms-word.document.macroEnabled</T>"),
            ("word/document.xml", b""),
        ),
        archive(
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("Basic/Standard/Module1.xml", b""),
        ),
    ],
)
def test_a_macro_is_refused(data):
    with pytest.raises(RuleViolation, match="evidence_macro") as refused:
        document_media("makro.docx", data)
    assert refused.value.params["name"] == "makro.docx"


def test_a_zip_bomb_is_refused_unopened():
    with pytest.raises(RuleViolation, match="evidence_bomb"):
        document_media("x.xlsx", office("xlsx", ("xl/media/a.bin", bytes(30_000_000))))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    with pytest.raises(RuleViolation, match="evidence_damaged"):
        document_media("x.docx", office("docx", ("word/document.xml", b"lain")))
