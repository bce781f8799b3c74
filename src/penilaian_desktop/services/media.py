"""What may be attached as evidence, told by its content and never by its name.

Pictures (JPEG, PNG), PDF, and documents of the Office Open XML and OpenDocument families.
Pictures are turned upright, shrunk to 1600 px and written again without EXIF: no place, no
camera, no thumbnail of what was cut away (section 2.19 of the features).
"""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from penilaian_desktop.domain.errors import RuleViolation

MAX_BYTES = 25 * 1024 * 1024
MAX_SIDE = 1600
MAX_PIXELS = 60_000_000
MAX_MEMBERS = 2_000
MAX_NAME = 120

JPEG = "image/jpeg"
PNG = "image/png"
PDF = "application/pdf"
SUFFIXES = {
    JPEG: ".jpg",
    PNG: ".png",
    PDF: ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_OOXML_PARTS = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
_MEDIA = {suffix: media for media, suffix in SUFFIXES.items()}


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that was accepted: its clean name, its media type and the bytes to keep."""

    name: str
    media: str
    data: bytes


def accept(name: str, data: bytes) -> EvidenceFile:
    """Return the file as it will be kept.

    Raises RuleViolation: evidence_empty, evidence_too_large, evidence_kind, evidence_macro,
    evidence_damaged.
    """
    if not data:
        raise RuleViolation("evidence_empty", field="evidence")
    if len(data) > MAX_BYTES:
        raise RuleViolation("evidence_too_large", field="evidence", limit="25 MB")
    media = media_of(data)
    if media is None:
        raise RuleViolation("evidence_kind", field="evidence", name=clean_name(name, ""))
    if media in (JPEG, PNG):
        data = _shrink(data, media)
    return EvidenceFile(clean_name(name, SUFFIXES[media]), media, data)


def media_of(data: bytes) -> str | None:
    """Return the media type that the bytes themselves show, or None when it is not allowed.

    Raises RuleViolation `evidence_macro` or `evidence_damaged` for a document that shows one.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _document_media(data)
    return None


def clean_name(name: str, suffix: str) -> str:
    """Return a file name without folders, control or direction marks, ending in `suffix`."""
    leaf = PurePath(name.replace("\\", "/")).name
    kept = "".join(c for c in leaf if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    kept = unicodedata.normalize("NFC", " ".join(kept.split())) or "bukti"
    if not suffix:
        return kept[:MAX_NAME]
    stem = kept
    for known in (".jpeg", *_MEDIA):
        if stem.casefold().endswith(known):
            stem = stem[: -len(known)]
            break
    return (stem[: MAX_NAME - len(suffix)] or "bukti") + suffix


def _document_media(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MAX_MEMBERS:
                raise RuleViolation("evidence_damaged", field="evidence")
            if any(n.casefold().endswith("vbaproject.bin") for n in names):
                raise RuleViolation("evidence_macro", field="evidence")
            for part, suffix in _OOXML_PARTS.items():
                if part in names and "[Content_Types].xml" in names:
                    return _MEDIA[suffix]
            if names and names[0] == "mimetype" and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace")
                return declared if declared in SUFFIXES else None
    except (
        zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError,
        OSError,
    ):  # fmt: skip
        raise RuleViolation("evidence_damaged", field="evidence") from None
    return None


def _shrink(data: bytes, media: str) -> bytes:
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise RuleViolation("evidence_too_large", field="evidence", limit="60 megapiksel")
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
            clean = Image.new(_mode(picture.mode, media), picture.size)
            clean.paste(picture.convert(clean.mode))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise RuleViolation("evidence_damaged", field="evidence") from None
    out = BytesIO()
    if media == JPEG:
        clean.save(out, "JPEG", quality=85, optimize=True)
    else:
        clean.save(out, "PNG", optimize=True)
    return out.getvalue()


def _mode(mode: str, media: str) -> str:
    if mode in ("L", "1"):
        return "L"
    if media == PNG and (mode in ("RGBA", "LA", "PA", "P")):
        return "RGBA"
    return "RGB"
