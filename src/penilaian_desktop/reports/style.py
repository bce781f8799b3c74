"""Measures of the printed forms: paper, fonts, sizes and lines. All lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from penilaian_desktop.domain.paper import Letterhead, Margins, Orientation, Paper

__all__ = ["Frame", "Orientation", "Paper", "Setup", "frame_for"]

MM = 72 / 25.4
"""Points in a millimetre."""

LINE_WIDTH = 0.5
PAD_X = 1.4 * MM
PAD_Y = 0.9 * MM
HEAD_GRAY = 0.93
"""Gray of the head of a table: visible on paper, still light in a third photocopy."""

QR_SIDE = 15 * MM
FOOT_HEIGHT = QR_SIDE + 1.5 * MM
"""From the lowest ink of the foot to its line."""

SIGNING_ROOM = 17.5 * MM
"""Free height above a name: room for a wet signature, a stamp or a certified signature's mark."""


_SIZES = {Paper.A4: (210 * MM, 297 * MM), Paper.F4: (215 * MM, 330 * MM)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How a form is laid on paper.

    `orientation` None takes the form's own. `emblem` is a PNG or JPEG the agency supplies (the
    Garuda), printed above the title of forms that have it; empty bytes leave it out. A
    `letterhead` stands on top of the first page.
    """

    paper: Paper = Paper.A4
    orientation: Orientation | None = None
    margins: Margins = field(default_factory=Margins)
    emblem: bytes = b""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The page and the rectangle the form may fill; y grows upwards as in PDF.

    The foot lies above `edge`, below the rectangle.
    """

    page_width: float
    page_height: float
    left: float = 15 * MM
    right: float = 15 * MM
    top: float = 13 * MM
    edge: float = 5 * MM
    letterhead: Letterhead | None = None

    @property
    def bottom(self) -> float:
        """Return where the rectangle ends above the edge of the paper."""
        return self.edge + FOOT_HEIGHT + 3.5 * MM

    @property
    def width(self) -> float:
        """Return the width of the filled rectangle."""
        return self.page_width - self.left - self.right

    @property
    def height(self) -> float:
        """Return the height of the filled rectangle."""
        return self.page_height - self.top - self.bottom


def frame_for(setup: Setup, default: Orientation) -> Frame:
    """Return the page of a setup, lying as `default` when the setup does not say."""
    short, long = _SIZES[setup.paper]
    lies = (setup.orientation or default) is Orientation.LANDSCAPE
    width, height = (long, short) if lies else (short, long)
    margins = setup.margins
    return Frame(
        width,
        height,
        left=margins.left * MM,
        right=margins.right * MM,
        top=margins.top * MM,
        edge=margins.bottom * MM,
        letterhead=setup.letterhead,
    )


class Face(StrEnum):
    """The shipped cuts; the value is the name inside the PDF and of the file."""

    REGULAR = "Arimo-Regular"
    BOLD = "Arimo-Bold"
    ITALIC = "Arimo-Italic"


class Align(StrEnum):
    """Where a line stands in its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Face, size and distance of baselines of a paragraph."""

    face: Face = Face.REGULAR
    size: float = 9
    leading: float = 11

    def with_face(self, face: Face) -> TextStyle:
        """Return the same style in another cut."""
        return replace(self, face=face)

    def with_size(self, size: float) -> TextStyle:
        """Return the same style in another size, baselines in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


BODY = TextStyle()
BOLD = BODY.with_face(Face.BOLD)
ITALIC = BODY.with_face(Face.ITALIC)
SMALL = TextStyle(size=7.5, leading=8.75)
GUIDE = TextStyle(size=8.5, leading=10.25)
"""Fixed words of the form, such as the guides of a value."""
HEAD = TextStyle(Face.BOLD, 8.5, 10.5)
NUMBERS = TextStyle(Face.ITALIC, 7.5, 9)
TITLE = TextStyle(Face.BOLD, 12, 15)
FOOT = TextStyle(size=6.5, leading=8.25)
FOOT_BOLD = FOOT.with_face(Face.BOLD)
