"""Pictures as they are kept: upright, small, without traces of place and camera.

Every picture is written again, so nothing that hides behind or between its pixels stays. Of what
the camera noted the moment of the photograph is kept, and the place only where the person wants.
"""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.evidence_views import EvidenceOptions

JPEG = "image/jpeg"
PNG = "image/png"
WEBP = "image/webp"
GIF = "image/gif"
FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", GIF: "GIF"}
MAX_PIXELS = 60_000_000
SHARP_BYTES = 1_000_000
"""A screenshot stays as sharp as it is up to this size."""
SHARP_PIXELS = 9_000_000
"""Above these pixels nobody waits for the lossless way."""

_ORIENTATION, _EXIF, _GPS, _TAKEN, _TAKEN_OFFSET = 0x0112, 0x8769, 0x8825, 0x9003, 0x9011
_MOMENT = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BROKEN = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError,
    TypeError, AttributeError, OverflowError, ZeroDivisionError, RuntimeError, AssertionError,
    MemoryError, struct.error, zlib.error, UserWarning, DeprecationWarning,
)  # fmt: skip
"""What Pillow raises for bytes that are not the picture they begin as."""

# The size is compared here before a pixel is decoded; Pillow's own check would warn on stderr.
Image.MAX_IMAGE_PIXELS = None


def keep_picture(name: str, data: bytes, media: str, options: EvidenceOptions) -> tuple[str, bytes]:
    """Return the media type and the bytes to keep: JPEG or PNG.

    Raises RuleViolation `evidence_too_large`, `evidence_moving` or `evidence_damaged`.
    """
    try:
        with Image.open(BytesIO(data), formats=(FORMATS[media],)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise RuleViolation(
                    "evidence_too_large", field="evidence", name=name, limit="60 megapiksel"
                )
            if media != JPEG and getattr(opened, "is_animated", False):
                raise RuleViolation("evidence_moving", field="evidence", name=name)
            return _written(opened, media, options)
    except _BROKEN:
        raise RuleViolation("evidence_damaged", field="evidence", name=name) from None


def _written(opened: Image.Image, media: str, options: EvidenceOptions) -> tuple[str, bytes]:
    turn, exif = _notes(opened, keep_place=options.keep_place)
    large = options.side > 0 and max(opened.size) > options.side
    same = not large and turn is None and opened.mode in {"L", "RGB"}
    if same and opened.format == "JPEG":  # a second photograph inside makes it an MPO
        opened.load()
        opened.info.clear()
        return JPEG, _jpeg(opened, "keep", exif)
    if media in {PNG, GIF} or _see_through(opened):
        return _lossless_first(opened, turn, exif, options, large=large)
    return JPEG, _small_jpeg(opened, turn, exif, options)


def _lossless_first(
    opened: Image.Image,
    turn: Image.Transpose | None,
    exif: bytes,
    options: EvidenceOptions,
    *,
    large: bool,
) -> tuple[str, bytes]:
    """Keep a screenshot lossless; a photograph in a PNG becomes what photographs are."""
    sharp = b""
    if not large or opened.width * opened.height <= SHARP_PIXELS:
        opened.load()
        sharp = _png(_turned(opened, turn), exif)
        if not large or len(sharp) <= SHARP_BYTES:
            return PNG, sharp
    if _see_through(opened) or opened.mode.startswith(("I", "F")):
        small = _shrunk(opened, options.side)
        return PNG, _png(_turned(small, turn), exif)
    photograph = _small_jpeg(opened, turn, exif, options)
    if sharp and len(sharp) <= len(photograph):
        return PNG, sharp
    return JPEG, photograph


def _small_jpeg(
    opened: Image.Image, turn: Image.Transpose | None, exif: bytes, options: EvidenceOptions
) -> bytes:
    picture = _shrunk(opened, options.side)
    picture = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
    picture = _turned(picture, turn)
    picture.info.clear()
    return _jpeg(picture, options.quality, exif)


def _shrunk(opened: Image.Image, side: int) -> Image.Image:
    if side > 0 and max(opened.size) > side:
        if opened.mode == "P":
            opened = opened.convert("RGBA" if "transparency" in opened.info else "RGB")
        opened.thumbnail((side, side), Image.Resampling.LANCZOS)
    return opened


def _turned(picture: Image.Image, turn: Image.Transpose | None) -> Image.Image:
    return picture if turn is None else picture.transpose(turn)


def _jpeg(picture: Image.Image, quality: int | str, exif: bytes) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, exif=exif, comment=b"")
    return out.getvalue()


def _png(picture: Image.Image, exif: bytes) -> bytes:
    if picture.mode not in {"1", "L", "LA", "P", "RGB", "RGBA", "I", "I;16"}:
        picture = picture.convert("RGBA" if _see_through(picture) else "RGB")
    kept = picture.info.get("transparency")
    picture.info.clear()
    if kept is not None:
        picture.info["transparency"] = kept
    out = BytesIO()
    few = picture.width * picture.height < SHARP_PIXELS // 2
    picture.save(out, "PNG", optimize=few, exif=exif)
    return out.getvalue()


def _see_through(picture: Image.Image) -> bool:
    return picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info


def _notes(opened: Image.Image, *, keep_place: bool) -> tuple[Image.Transpose | None, bytes]:
    """Return how the picture must be turned, and the notes that may stay."""
    kept = Image.Exif()
    try:
        found = opened.getexif()
        turn = _TURNS.get(found.get(_ORIENTATION, 1))
        inner = found.get_ifd(_EXIF)
        taken = {
            tag: str(inner[tag])
            for tag, form in ((_TAKEN, _MOMENT), (_TAKEN_OFFSET, _OFFSET))
            if form.fullmatch(str(inner.get(tag, "")))
        }
        if taken:
            kept[_EXIF] = taken
        place = found.get_ifd(_GPS) if keep_place else {}
        if place:
            kept[_GPS] = dict(place)
        return turn, kept.tobytes() if len(kept) else b""
    except _BROKEN:  # notes that cannot be read are no reason to refuse the picture
        return None, b""
