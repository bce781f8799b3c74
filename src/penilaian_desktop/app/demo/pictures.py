"""Invented pictures for evidence: a counter, and a page of a recap."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw


def counter_photo(number: int) -> bytes:
    """Return a small JPEG of a service counter, different for every number."""
    rng = Random(number)  # noqa: S311  (not a secret)
    wall = tuple(rng.randint(190, 225) for _ in range(3))
    image = Image.new("RGB", (960, 640), wall)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 430, 960, 640), fill=(150, 142, 132))
    draw.rectangle((90, 330, 640, 540), fill=(74, 94, 108))
    draw.rectangle((90, 330, 640, 352), fill=(102, 124, 140))
    draw.rectangle((280, 210, 420, 330), fill=(40, 48, 56))
    draw.rectangle((292, 222, 408, 308), fill=(96, 148, 196))
    for x, shirt in ((200, (48, 98, 148)), (720, (168, 84, 64)), (820, (84, 120, 84))):
        lean = rng.randint(-14, 14)
        draw.rounded_rectangle((x - 60, 300, x + 60, 470), 30, fill=shirt)
        draw.ellipse((x - 38 + lean, 210, x + 38 + lean, 290), fill=(134, 96, 72))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def recap_scan(number: int, title: str) -> bytes:
    """Return a PNG of a ruled page with a title, different for every number."""
    rng = Random(number)  # noqa: S311  (not a secret)
    image = Image.new("L", (720, 1000), 250)
    draw = ImageDraw.Draw(image)
    draw.text((80, 70), title, fill=20)
    for row in range(18):
        y = 150 + row * 44
        draw.line((80, y, 640, y), fill=150)
        if row:
            for x in (92, 260, 520):
                draw.line((x, y - 18, x + rng.randint(40, 110), y - 18), fill=90, width=6)
    for x in (80, 240, 500, 640):
        draw.line((x, 150, x, 150 + 17 * 44), fill=150)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
