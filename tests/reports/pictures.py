"""Reviewed pictures of pages: poppler draws them, small and grey, and they are compared as seen.

Set PENILAIAN_WRITE_GOLDEN=1 to write them anew, then look at every one before committing.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from tests.reports import paper

FOLDER = Path(__file__).parents[1] / "files" / "paper"
DPI = 40
"""Words are not read at this size, but every line, gap and block is seen."""

_BLUR = 1.2
_DIFFERENT = 40
"""Steps of grey, of 255, that an eye sees once the edges of letters are blurred."""
_SHARE = 0.002
"""Pixels that may differ: versions of poppler draw thin lines a little differently."""


def pictures_of(file: Path, folder: Path) -> list[Image.Image]:
    """Return the pages of a PDF in grey."""
    paper.run("pdftoppm", "-r", str(DPI), "-gray", str(file), str(folder / file.stem))
    return [Image.open(page).convert("L") for page in sorted(folder.glob(f"{file.stem}-*.pgm"))]


def check_pages(name: str, file: Path, folder: Path) -> None:
    """Compare each page of a file with its reviewed picture."""
    pages = pictures_of(file, folder)
    kept = sorted(FOLDER.glob(f"{name}-p*.png"))
    if os.environ.get("PENILAIAN_WRITE_GOLDEN"):
        for old in kept:
            old.unlink()
        for at, page in enumerate(pages, start=1):
            page.quantize(8).save(FOLDER / f"{name}-p{at}.png", optimize=True)
        kept = sorted(FOLDER.glob(f"{name}-p*.png"))
    assert len(kept) == len(pages), f"{name} has {len(pages)} pages, {len(kept)} were reviewed"
    for page, reviewed in zip(pages, kept, strict=True):
        with Image.open(reviewed) as opened:
            share = difference(page, opened.convert("L"))
        assert share <= _SHARE, f"{reviewed.name}: {share:.2%} of the page looks different"


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that look different; 1 when the sizes do."""
    if one.size != other.size:
        return 1.0
    soft = [picture.filter(ImageFilter.GaussianBlur(_BLUR)) for picture in (one, other)]
    counts = ImageChops.difference(*soft).histogram()
    return sum(counts[_DIFFERENT:]) / (one.width * one.height)
