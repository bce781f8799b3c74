"""What may be attached as evidence, told by its content and never by its name.

Pictures (JPEG, PNG, WebP and GIF, kept as JPEG or PNG), PDF, documents of the Office Open XML and
OpenDocument families, and plain text. Documents are kept byte for byte; pictures are written
again (`picture_bytes`). A name that promises another kind than the bytes show is refused.
"""

from __future__ import annotations

import unicodedata
from pathlib import PurePath

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.evidence_views import EvidenceOptions, PreparedEvidence
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.services.office_check import ODF, OOXML, document_media
from penilaian_desktop.services.pdf_check import check_pdf

MAX_NAME = 120

JPEG = "image/jpeg"
PNG = "image/png"
WEBP = "image/webp"
GIF = "image/gif"
PDF = "application/pdf"
TEXT = "text/plain"
CSV = "text/csv"
PICTURES = frozenset({JPEG, PNG, WEBP, GIF})
SUFFIXES = {
    JPEG: ".jpg",
    PNG: ".png",
    PDF: ".pdf",
    TEXT: ".txt",
    CSV: ".csv",
    **dict(zip(OOXML.values(), (".docx", ".xlsx", ".pptx"), strict=True)),
    **dict(zip(ODF, (".odt", ".ods", ".odp"), strict=True)),
}
"""The kinds that are kept, and how their names end."""

_WORDS = {
    JPEG: "gambar JPEG",
    PNG: "gambar PNG",
    WEBP: "gambar WebP",
    GIF: "gambar GIF",
    PDF: "PDF",
    TEXT: "teks",
    CSV: "teks CSV",
    **dict(zip(OOXML.values(), ("berkas Word", "berkas Excel", "berkas PowerPoint"), strict=True)),
    **dict(zip(ODF, ("dokumen ODT", "lembar ODS", "paparan ODP"), strict=True)),
}
_MEDIA = {suffix: media for media, suffix in SUFFIXES.items()}
_CLAIMS: dict[str, str] = {
    **{suffix: _WORDS[media] for suffix, media in _MEDIA.items()},
    **dict.fromkeys((".jpeg", ".jpe", ".jfif", ".webp", ".gif", ".heic", ".bmp", ".tif"), "gambar"),
    **dict.fromkeys((".doc", ".docm", ".rtf"), "berkas Word"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb"), "berkas Excel"),
    **dict.fromkeys((".ppt", ".pptm"), "berkas PowerPoint"),
    **dict.fromkeys((".zip", ".rar", ".7z"), "arsip"),
    **dict.fromkeys((".exe", ".msi", ".bat", ".cmd", ".js", ".vbs", ".lnk", ".scr"), "program"),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".3gp"), "video"),
    **dict.fromkeys((".mp3", ".m4a", ".ogg", ".opus"), "suara"),
    **dict.fromkeys((".html", ".htm", ".svg", ".xml"), "halaman web"),
}
"""What an ending promises; other endings promise nothing."""
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif")
_STARTS = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"GIF87a": GIF,
    b"GIF89a": GIF,
}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_ARCHIVES = {b"Rar!\x1a\x07": "RAR", b"7z\xbc\xaf\x27\x1c": "7-Zip", b"\x1f\x8b": "GZ"}
_OTHERS = {b"MZ": "program Windows", b"\x7fELF": "program", b"BM": "gambar BMP"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEFAULT = EvidenceOptions()


def prepare(name: str, data: bytes, options: EvidenceOptions = _DEFAULT) -> PreparedEvidence:
    """Return a file as it will be kept; needs no workspace and may take seconds.

    Raises RuleViolation with one of the evidence_* codes and the name of the file.
    """
    called = clean_name(name, "")
    if not data:
        raise RuleViolation("evidence_empty", field="evidence", name=called)
    if len(data) > options.limit:
        limit = bytes_size(options.limit)
        raise RuleViolation("evidence_too_large", field="evidence", name=called, limit=limit)
    media = media_of(data, called)
    if media is None:
        raise _refusal(called, data)
    _check_promise(called, media)
    kept, locked = data, False
    if media in PICTURES:
        from penilaian_desktop.services.picture_bytes import (  # noqa: PLC0415 - not at start-up
            keep_picture,
        )

        media, kept = keep_picture(called, data, media, options)
    elif media == PDF:
        locked = check_pdf(called, data)
    return PreparedEvidence(
        name=clean_name(name, SUFFIXES[media]),
        media=media,
        data=kept,
        size_before=len(data),
        locked=locked,
    )


def media_of(data: bytes, name: str = "") -> str | None:
    """Return the media type that the bytes themselves show, or None when it is not allowed.

    Text shows nothing of itself: it is text only where the name says so and the bytes agree.
    Raises RuleViolation for a document that is damaged or holds what it must not.
    """
    found = next((media for start, media in _STARTS.items() if data.startswith(start)), None)
    if found is not None:
        return found
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data[:64].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x00").startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return document_media(name, data)
    is_text = _ending(name) in {".txt", ".csv"} and _is_text(data)
    return _MEDIA[_ending(name)] if is_text else None


def clean_name(name: str, suffix: str) -> str:
    """Return a file name without folders, control or direction marks, ending in `suffix`."""
    leaf = PurePath(name.replace("\\", "/")).name
    kept = "".join(c for c in leaf if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    kept = unicodedata.normalize("NFC", " ".join(kept.split())) or "bukti"
    if not suffix:
        return kept[:MAX_NAME]
    stem = kept
    for known in (*_PICTURE_ENDINGS, *_MEDIA):
        if stem.casefold().endswith(known):
            stem = stem[: -len(known)]
            break
    return (stem[: MAX_NAME - len(suffix)] or "bukti") + suffix


def _ending(name: str) -> str:
    return PurePath(name.casefold()).suffix


def _check_promise(name: str, media: str) -> None:
    """Refuse a name that promises another kind; pictures may be called by each other's endings."""
    ending = _ending(name)
    claimed = _CLAIMS.get(ending)
    if claimed is None or _MEDIA.get(ending) == media:
        return
    if media in PICTURES and ending in _PICTURE_ENDINGS:
        return
    raise RuleViolation(
        "evidence_lies", field="evidence", name=name, claimed=claimed, found=_WORDS[media]
    )


def _is_text(data: bytes) -> bool:
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return not any(unicodedata.category(c) == "Cc" and c not in "\t\r\n\f" for c in set(text))


def _refusal(name: str, data: bytes) -> RuleViolation:
    """Return the refusal that says best what the bytes are."""
    if data[4:8] == b"ftyp":
        if data[8:12] in _HEIC:
            return RuleViolation("evidence_heic", field="evidence", name=name)
        return RuleViolation("evidence_kind", field="evidence", name=name, found="video atau suara")
    if data.startswith(_OLD_OFFICE):
        return RuleViolation("evidence_old_office", field="evidence", name=name)
    if data.startswith(b"PK\x03\x04"):
        return RuleViolation("evidence_archive", field="evidence", name=name, found="ZIP")
    for start, words in _ARCHIVES.items():
        if data.startswith(start):
            return RuleViolation("evidence_archive", field="evidence", name=name, found=words)
    found = next((w for start, w in _OTHERS.items() if data.startswith(start)), "")
    if not found and data[:256].lstrip().lower().startswith((b"<!doctype", b"<html", b"<svg")):
        found = "halaman web"
    return RuleViolation(
        "evidence_kind", field="evidence", name=name, found=found or "jenis yang tidak dikenal"
    )
