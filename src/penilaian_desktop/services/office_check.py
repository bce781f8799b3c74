"""A look into documents that are ZIP archives: which kind they are, and what they must not hold."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from penilaian_desktop.domain.errors import RuleViolation

MOST_MEMBERS = 2_000
MOST_UNFOLDED = 400 * 1024 * 1024
"""Bytes that all members may say they have."""
MOST_RATIO = 200
"""Times that a document of more than 20 MB may be larger than its archive."""
_LITTLE = 20 * 1024 * 1024
_DECLARED = 64 * 1024

OOXML = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
}
ODF = tuple(
    f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation")
)


def document_media(name: str, data: bytes) -> str | None:
    """Return the media type of an office document, None for any other ZIP archive.

    Raises RuleViolation `evidence_macro`, `evidence_bomb` or `evidence_damaged` with the name.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _look(name, archive, len(data))
    # A forged archive breaks `zipfile` in any of these ways: a lying directory, another method of
    # packing, a password, offsets outside the file, a name that is not there.
    except (
        zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError,
        OSError, KeyError, OverflowError, IndexError,
    ):  # fmt: skip
        raise RuleViolation("evidence_damaged", field="evidence", name=name) from None


def _look(name: str, archive: zipfile.ZipFile, size: int) -> str | None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or _repeats(members):
        raise RuleViolation("evidence_damaged", field="evidence", name=name)
    names = {member.filename for member in members}
    if any(_is_macro(one.casefold()) for one in names):
        raise RuleViolation("evidence_macro", field="evidence", name=name)
    unfolded = sum(member.file_size for member in members)
    if unfolded > MOST_UNFOLDED or (unfolded > _LITTLE and unfolded > size * MOST_RATIO):
        raise RuleViolation("evidence_bomb", field="evidence", name=name)
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as types:
            if b"macroenabled" in types.read(_DECLARED).lower():
                raise RuleViolation("evidence_macro", field="evidence", name=name)
        return next((media for part, media in OOXML.items() if part in names), None)
    if members and members[0].filename == "mimetype" and members[0].file_size < 200:
        declared = archive.read("mimetype").decode("ascii", "replace")
        return declared if declared in ODF else None
    return None


def _repeats(members: list[zipfile.ZipInfo]) -> bool:
    """Two members of one name show different things to different programs."""
    return len({member.filename.casefold() for member in members}) < len(members)


def _is_macro(member: str) -> bool:
    return member.endswith("vbaproject.bin") or member.startswith(("basic/", "scripts/"))
