"""What a page is filled with: paragraphs, gaps, blocks that stay whole, and page breaks.

An atom has a height and draws itself under a point. `keep_next` ties it to the atom that follows;
a `loose` tie is given up where keeping it would leave much of a page empty.
An atom that can be divided gives a head that fits a room and the rest.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from penilaian_desktop.reports.text import Line, Par, height_of, wrap

if TYPE_CHECKING:
    from penilaian_desktop.reports.pen import Pen
    from penilaian_desktop.reports.table import Table

SLACK = 1e-6
"""Heights that differ by less are equal: sums of floats."""

_FEWEST_LINES = 2
"""A paragraph leaves no single line behind on either side of a page break."""


class Atom(ABC):
    """A piece of the form that lands on one page, or is divided between two."""

    height: float
    keep_next: bool = False
    loose: bool = False
    table: Table | None = None
    vanishes_on_top = False
    breaks_page = False

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the atom with its upper left corner at the point."""

    def divide(self, room: float, *, inside_rows: bool) -> tuple[Atom, Atom] | None:
        """Return a head of at most `room` points and the rest, or None when there is no such.

        Rows of a table are only cut when `inside_rows`.
        """
        del room, inside_rows
        return None


class Gap(Atom):
    """Free height; it disappears at the top of a page."""

    vanishes_on_top = True

    def __init__(self, height: float, *, keep_next: bool = True) -> None:
        self.height = height
        self.keep_next = keep_next

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


class PageBreak(Atom):
    """Makes what follows begin on a new page."""

    height = 0.0
    breaks_page = True

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


class Paragraphs(Atom):
    """Lines of text over a width; divides between lines."""

    def __init__(self, lines: Sequence[Line], width: float, *, keep_next: bool = False) -> None:
        self.lines = tuple(lines)
        self.width = width
        self.keep_next = keep_next
        self.height = height_of(self.lines)

    @classmethod
    def of(cls, pars: Sequence[Par], width: float, *, keep_next: bool = False) -> Paragraphs:
        """Wrap paragraphs to a width."""
        return cls(wrap(pars, width), width, keep_next=keep_next)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        pen.lines(x, top, self.width, self.lines)

    def divide(self, room: float, *, inside_rows: bool) -> tuple[Atom, Atom] | None:
        """Divide between lines, never leaving a single one."""
        del inside_rows
        count = min(lines_that_fit(self.lines, room), len(self.lines) - _FEWEST_LINES)
        if count < _FEWEST_LINES:
            return None
        head = Paragraphs(self.lines[:count], self.width)
        return head, Paragraphs(self.lines[count:], self.width, keep_next=self.keep_next)


class Solid(Atom):
    """A block that is drawn by a function and never divided, such as signatures."""

    def __init__(
        self,
        height: float,
        paint: Callable[[Pen, float, float], None],
        *,
        keep_next: bool = False,
    ) -> None:
        self.height = height
        self.keep_next = keep_next
        self._paint = paint

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Call the function with the pen and the upper left corner."""
        self._paint(pen, x, top)


class Signing(Solid):
    """Places to sign: what stands before them goes along, so that they are on no page alone."""


def lines_that_fit(lines: Sequence[Line], room: float) -> int:
    """Return how many of the lines fit one under another into `room`."""
    count = 0
    for line in lines:
        room -= line.height
        if room < -SLACK:
            break
        count += 1
    return count
