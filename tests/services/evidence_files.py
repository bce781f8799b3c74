"""Small files of every kind that people attach, made on the spot."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from PIL import Image

OOXML = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}


def photograph(fmt: str = "JPEG", size=(2400, 1200), mode: str = "RGB", **options) -> bytes:
    """A picture with as many details as a photograph."""
    out = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, fmt, **options)
    return out.getvalue()


def screenshot(size=(1920, 1080)) -> bytes:
    """A PNG of flat areas, as windows are."""
    picture = Image.new("RGB", size, "white")
    picture.paste("navy", (0, 0, size[0], 60))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def camera_exif() -> Image.Exif:
    """What a telephone notes: upright side, maker, serial number, moment and place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera rahasia"
    exif[0x8769] = {0x9003: "2026:11:18 09:30:00", 0xA431: "SERI-12345"}
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)}
    return exif


def archive(*members: tuple[str, bytes], packed: bool = False) -> bytes:
    """A ZIP archive."""
    out = BytesIO()
    way = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", way) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def office(kind: str, *more: tuple[str, bytes]) -> bytes:
    """An Office Open XML document as small as it can be."""
    types = ("[Content_Types].xml", b"<Types/>")
    return archive(types, (OOXML[kind], b"<x>isi</x>" * 20), *more, packed=True)


def odf(kind: str) -> bytes:
    """An OpenDocument file as small as it can be."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return archive(("mimetype", mimetype), ("content.xml", b"<x/>"))


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one page and some more objects, with a right cross-reference table."""
    body = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R>>",
        b"<</Length 23>>\nstream\n0 0 1 rg 20 20 99 99 re f\nendstream",
        *objects,
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, text in enumerate(body, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(body) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(body) + 1,
        trailer,
        start,
    )
    return bytes(out)


def object_stream(text: bytes, more: bytes = b"/Filter/FlateDecode") -> bytes:
    """An object stream that holds an object."""
    packed = zlib.compress(text)
    return b"<</Type/ObjStm/N 1/First 4%s/Length %d>>\nstream\n%s\nendstream" % (
        more,
        len(packed),
        packed,
    )
