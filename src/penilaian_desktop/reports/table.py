"""Tables of fixed columns: cells, rows, and groups of rows that share the cells before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from penilaian_desktop.reports.atoms import SLACK, Atom, lines_that_fit
from penilaian_desktop.reports.style import BODY, HEAD, PAD_X, PAD_Y, Align, TextStyle
from penilaian_desktop.reports.text import Line, Par, height_of, line_width, wrap

if TYPE_CHECKING:
    from penilaian_desktop.reports.pen import Pen

_LEAST_BELOW = 2 * BODY.leading
"""What a divided group leaves for the next page at least: about two lines."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell. `again` is repeated where the cell goes on empty on the next page."""

    pars: tuple[Par, ...]
    span: int = 1
    middle: bool = False
    fill: bool = False
    again: str = ""


def cell(
    text: str,
    style: TextStyle = BODY,
    align: Align = Align.LEFT,
    *,
    span: int = 1,
    middle: bool = False,
    fill: bool = False,
    again: str = "",
) -> Cell:
    """Return a cell of one paragraph."""
    return Cell((Par(text, style, align),), span, middle, fill, again)


@dataclass(slots=True)
class _Box:
    """A cell with its place and its lines."""

    x: float
    width: float
    lines: tuple[Line, ...]
    middle: bool = False
    fill: bool = False
    again: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return height_of(self.lines) + 2 * PAD_Y

    def cut(self, room: float) -> tuple[_Box, _Box]:
        """Return the part that fits and the rest; the rest of a finished cell says `again`."""
        count = lines_that_fit(self.lines, room - 2 * PAD_Y)
        return self._with(self.lines[:count]), self._with(self.lines[count:] or self.again)

    def _with(self, lines: tuple[Line, ...]) -> _Box:
        return _Box(self.x, self.width, lines, self.middle, self.fill, self.again)

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        pen.box(left + self.x, top, self.width, height, fill=self.fill)
        down = (height - height_of(self.lines)) / 2 if self.middle else PAD_Y
        pen.lines(left + self.x + PAD_X, top - down, self.width - 2 * PAD_X, self.lines)


@dataclass(slots=True)
class _Row:
    boxes: tuple[_Box, ...]
    least: float = 0
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max([self.least, *(box.height for box in self.boxes)])

    @property
    def emptied(self) -> _Row:
        """The row without its text, for shared cells that go on when every row has been said."""
        return _Row(tuple(box.cut(box.height)[1] for box in self.boxes))

    def cut(self, room: float) -> tuple[_Row, _Row] | None:
        """Cut at `room`; None unless two lines of a cell stay and something is left to go on."""
        parts = [box.cut(room) for box in self.boxes]
        pairs = zip(parts, self.boxes, strict=True)
        if max(len(head.lines) for head, _ in parts) < 2 or all(
            len(head.lines) == len(box.lines) for (head, _), box in pairs
        ):
            return None
        return _Row(tuple(head for head, _ in parts)), _Row(tuple(tail for _, tail in parts))

    def draw(self, pen: Pen, left: float, top: float, extra: float) -> None:
        for box in self.boxes:
            box.draw(pen, left, top, self.height + extra)


def shares(width: float, parts: Sequence[float], words: Sequence[str]) -> list[float]:
    """Return the widths of columns: shares of the whole, but none narrower than its words.

    `words` are what stands in the heads, in capitals, and the longest of what a cell can hold where
    that is known. On paper too narrow for all of them the shares alone count.
    """
    least = [
        2 * PAD_X
        + 0.5
        + max(line_width(HEAD if word.isupper() else BODY, word) for word in text.split())
        for text in words
    ]
    wide = [width * part / sum(parts) for part in parts]
    held: set[int] = set()
    while sum(least) <= width:
        short = {at for at, one in enumerate(wide) if one < least[at]} - held
        if not short:
            break
        held |= short
        left = width - sum(least[at] for at in held)
        open_parts = sum(part for at, part in enumerate(parts) if at not in held)
        wide = [
            least[at] if at in held else left * part / open_parts for at, part in enumerate(parts)
        ]
    return wide


class Table:
    """Columns of given widths under a head that is repeated on every page.

    `row` and `group` return atoms; the table itself only knows columns and head.
    """

    def __init__(self, widths: Sequence[float], head: Iterable[Sequence[Cell]] = ()) -> None:
        self.widths = tuple(widths)
        self.width = sum(self.widths)
        self._edges = [sum(self.widths[:index]) for index in range(len(self.widths) + 1)]
        self._head = tuple(self._row(cells, 0, 0) for cells in head)
        self.head_height = sum(row.height for row in self._head)

    def draw_head(self, pen: Pen, x: float, top: float) -> None:
        """Draw the head."""
        for row in self._head:
            row.draw(pen, x, top, 0)
            top -= row.height

    def row(
        self, *cells: Cell, least: float = 0, keep_next: bool = False, loose: bool = False
    ) -> Group:
        """Return one row, at least `least` points high."""
        row = self._row(cells, 0, least)
        return Group(self, (), (row,), keep_next=keep_next, loose=loose)

    def group(
        self,
        lead: Sequence[Cell],
        rows: Sequence[Sequence[Cell]],
        *,
        trail: Sequence[Cell] = (),
        keep_next: bool = False,
        loose: bool = False,
        whole: bool = False,
    ) -> Group:
        """Return rows that share the cells of `lead` before them and of `trail` behind them.

        A `whole` group is not divided between its rows as long as it fits a page.
        """
        first = sum(one.span for one in lead)
        behind = len(self.widths) - sum(one.span for one in trail)
        boxes = self._row(lead, 0, 0).boxes + self._row(trail, behind, 0).boxes
        inner = tuple(self._row(cells, first, 0) for cells in rows)
        return Group(self, boxes, inner, keep_next=keep_next, loose=loose, whole=whole)

    def _row(self, cells: Sequence[Cell], column: int, least: float) -> _Row:
        boxes: list[_Box] = []
        for one in cells:
            x = self._edges[column]
            width = self._edges[column + one.span] - x
            column += one.span
            room = width - 2 * PAD_X
            again = wrap((Par(one.again, one.pars[0].style, one.pars[0].align),), room)
            boxes.append(
                _Box(
                    x,
                    width,
                    wrap(one.pars, room),
                    one.middle,
                    one.fill,
                    again if one.again else (),
                )
            )
        return _Row(tuple(boxes), least)


class Group(Atom):
    """Rows with the cells they share; divides between rows, and inside a row if it must."""

    def __init__(
        self,
        table: Table,
        lead: tuple[_Box, ...],
        rows: tuple[_Row, ...],
        *,
        keep_next: bool = False,
        loose: bool = False,
        whole: bool = False,
    ) -> None:
        self.table: Table = table
        self.keep_next = keep_next
        self.loose = loose
        self._whole = whole
        self._lead = lead
        self._rows = rows
        self._inner = sum(row.height for row in rows)
        self.height = max([self._inner, *(box.height for box in lead)])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw shared cells over the full height, and the rows, sharing out what is left over."""
        for box in self._lead:
            box.draw(pen, x, top, self.height)
        extra = (self.height - self._inner) / len(self._rows)
        for row in self._rows:
            row.draw(pen, x, top, extra)
            top -= row.height + extra

    def divide(self, room: float, *, inside_rows: bool) -> tuple[Atom, Atom] | None:
        """Divide after the last row that fits, leaving one; inside a row only when asked."""
        if self._whole and not inside_rows:
            return None
        if room >= self.height:  # all of it fits, but something must go on with what follows
            room = self.height - _LEAST_BELOW
        count = 0
        used = 0.0
        for row in self._rows[:-1]:
            if used + row.height > room + SLACK:
                break
            used += row.height
            count += 1
        above, below = self._rows[:count], self._rows[count:]
        if inside_rows:
            halves = below[0].cut(room - used)
            if used + below[0].height <= room + SLACK:  # every row fits, the shared cells do not
                above, below = self._rows, (below[0].emptied,)
            elif halves is not None:
                above, below = (*above, halves[0]), (halves[1], *below[1:])
        return self._parted(above, below, room) if above else None

    def _parted(
        self, above: tuple[_Row, ...], below: tuple[_Row, ...], room: float
    ) -> tuple[Atom, Atom] | None:
        parts = [box.cut(room) for box in self._lead]
        if any(box.lines and not cut[0].lines for box, cut in zip(self._lead, parts, strict=True)):
            return None
        head = Group(self.table, tuple(first for first, _ in parts), above)
        rest = tuple(rest for _, rest in parts)
        return head, Group(self.table, rest, below, keep_next=self.keep_next, loose=self.loose)
