"""Kop: the agency's logo and names, its address, and the double rule below (tata naskah dinas)."""

from __future__ import annotations

from penilaian_desktop.domain.paper import Letterhead
from penilaian_desktop.reports.atoms import Atom, Gap, Solid
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.pictures import read_picture
from penilaian_desktop.reports.style import BODY, MM, TITLE, Align
from penilaian_desktop.reports.text import Par, height_of, wrap

_LOGO_HIGH = 21 * MM
_LOGO_WIDE = 26 * MM
_TEXT_WIDE = 190 * MM
_LAST = TITLE.with_size(14)
_THICK, _THIN, _BETWEEN = 1.8, 0.6, 1.2


def letterhead_block(head: Letterhead, width: float) -> list[Atom]:
    """Return the letterhead over a width, the names centred on the paper and not beside the logo.

    Raises RuleViolation("emblem_unreadable") when the logo is no picture.
    """
    logo = read_picture(head.logo) if head.logo else None
    beside = _LOGO_WIDE + 3 * MM if logo else 0.0
    room = min(_TEXT_WIDE, width - 2 * beside)
    lines = wrap(_pars(head), room)
    text_high = height_of(lines)
    high = max(text_high, _LOGO_HIGH if logo else 0.0)

    def paint(pen: Pen, x: float, top: float) -> None:
        if logo is not None:
            across, down = logo.getSize()
            scale = min(_LOGO_WIDE / across, _LOGO_HIGH / down)
            wide, tall = across * scale, down * scale
            left = x + (_LOGO_WIDE - wide) / 2
            if room == _TEXT_WIDE:  # wide paper: the logo stays with its text
                left = x + (width - room) / 2 - _LOGO_WIDE / 2 - wide / 2
            left = max(x, left)
            pen.canvas.drawImage(logo, left, top - (high + tall) / 2, wide, tall, mask="auto")
        pen.lines(x + (width - room) / 2, top - (high - text_high) / 2, room, lines)
        base = top - high - 2 * MM
        pen.canvas.rect(x, base - _THICK, width, _THICK, stroke=0, fill=1)
        pen.canvas.rect(x, base - _THICK - _BETWEEN - _THIN, width, _THIN, stroke=0, fill=1)

    height = high + 2 * MM + _THICK + _BETWEEN + _THIN
    return [Solid(height, paint, keep_next=True), Gap(4 * MM)]


def _pars(head: Letterhead) -> list[Par]:
    last = len(head.lines) - 1
    names = [
        Par(text, _LAST if at == last else TITLE, Align.CENTER)
        for at, text in enumerate(head.lines)
    ]
    address = [
        Par(text, BODY, Align.CENTER, before=1 if at == 0 and names else 0)
        for at, text in enumerate(head.address)
    ]
    return [*names, *address] or [Par("")]
