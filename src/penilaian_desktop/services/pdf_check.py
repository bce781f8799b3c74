"""A look into a PDF's bytes: what acts by itself or carries other files is not evidence.

Names are read with their `#xx` escapes, in plain objects and in object streams. Nothing is
rendered here. What a password hides cannot be read; such a file is only marked as locked.
"""

from __future__ import annotations

import re
import zlib

from penilaian_desktop.domain.errors import RuleViolation

MOST_IN_ONE = 16 * 1024 * 1024
MOST_IN_ALL = 64 * 1024 * 1024
"""Bytes that object streams may unfold to."""

_ACTIVE = {
    b"JavaScript": "skrip",
    b"Launch": "perintah membuka program",
    b"EmbeddedFile": "berkas sisipan",
    b"EmbeddedFiles": "berkas sisipan",
    b"EF": "berkas sisipan",
    b"RichMedia": "isi multimedia",
}
_END = rb"(?![A-Za-z0-9_.\-])"
_LONG = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia)" + _END)
_ANY = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|EF)" + _END)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/Filter\s*\[?\s*/(\w+)\s*(?:\]|/|>|\r|\n|$)")
_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


def check_pdf(name: str, data: bytes) -> bool:
    """Tell whether a password protects a PDF.

    Raises RuleViolation `evidence_pdf_active`, `evidence_two_faces`, `evidence_bomb` or
    `evidence_damaged`, each with the name.
    """
    if _holds_archive(data):
        raise RuleViolation("evidence_two_faces", field="evidence", name=name)
    outside, packed = _parts(data)
    locked = _LOCK.search(outside) is not None
    found = _LONG.search(_plain(data)) or _ANY.search(_plain(outside))
    if found is None and not locked:
        found = _in_object_streams(name, packed)
    if found is not None:
        what = _ACTIVE[found.group(1)]
        raise RuleViolation("evidence_pdf_active", field="evidence", name=name, found=what)
    return locked


def _plain(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), data)


def _holds_archive(data: bytes) -> bool:
    """Tell whether the end of the file is that of a ZIP archive, which some readers would open."""
    tail = data[-65_600:]
    at = tail.rfind(b"PK\x05\x06")
    return at >= 0 and len(tail) - at >= 22 and b"PK\x01\x02" in data


def _parts(data: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Return what lies outside streams, and the heads and bodies of object streams."""
    outside: list[bytes] = []
    packed: list[tuple[bytes, bytes]] = []
    at = 0
    while (opening := _STREAM.search(data, at)) is not None:
        outside.append(data[at : opening.start()])
        closing = data.find(b"endstream", opening.end())
        if closing < 0:
            closing = len(data)
        head = outside[-1][-2048:]
        head = _plain(head[max(0, head.rfind(b"obj")) :])
        if b"/ObjStm" in head:
            packed.append((head, data[opening.end() : closing]))
        at = min(len(data), closing + len(b"endstream"))
    outside.append(data[at:])
    return b"\n".join(outside), packed


def _in_object_streams(name: str, packed: list[tuple[bytes, bytes]]) -> re.Match[bytes] | None:
    left = MOST_IN_ALL
    for head, body in packed:
        text = body
        if b"/Filter" in head:
            way = _FILTER.search(head)
            if way is None or way.group(1) not in {b"FlateDecode", b"Fl"} or b"/Predictor" in head:
                raise RuleViolation("evidence_damaged", field="evidence", name=name)
            unfolding = zlib.decompressobj()
            try:
                text = unfolding.decompress(body, min(left, MOST_IN_ONE))
            except zlib.error:
                raise RuleViolation("evidence_damaged", field="evidence", name=name) from None
            if unfolding.unconsumed_tail:
                raise RuleViolation("evidence_bomb", field="evidence", name=name)
        left -= len(text)
        found = _ANY.search(_plain(text))
        if found is not None:
            return found
    return None
