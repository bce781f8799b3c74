"""Filling pages: chains of atoms stay together, heads are repeated, rows are cut only if they must.

A chain is an atom with everything tied to it by `keep_next`. A chain that does not fit goes to the
next page; when that would waste too much of this one it is divided between rows of a table; when
it fits no page it is divided inside a row. What stands before signatures is tied to them, so that
they never stand alone; where that leaves much of a page empty a loose tie is given up, as long as
a paragraph or another row still goes along with the signatures.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from penilaian_desktop.reports.atoms import SLACK, Atom, Gap, PageBreak, Signing, Solid

if TYPE_CHECKING:
    from penilaian_desktop.reports.pen import Pen
    from penilaian_desktop.reports.table import Table

_WASTE = 0.25
"""The share of a page that may stay empty to keep a chain whole."""


@dataclass(slots=True)
class Page:
    """What stands on a page and how far down it reaches."""

    used: float = 0
    placed: list[tuple[float, Atom]] = field(default_factory=list)
    heads: list[tuple[float, Table]] = field(default_factory=list)
    table: Table | None = None

    def need(self, chain: Iterable[Atom]) -> float:
        """Return the height a chain takes here, heads of tables included."""
        height = 0.0
        table = self.table
        for atom in chain:
            if not self.placed and height == 0 and atom.vanishes_on_top:
                continue
            if atom.table is not None and atom.table is not table:
                height += atom.table.head_height
            table = atom.table
            height += atom.height
        return height

    def put(self, chain: Iterable[Atom]) -> None:
        """Place a chain under what is there."""
        for atom in chain:
            if not self.placed and atom.vanishes_on_top:
                continue
            if atom.table is not None and atom.table is not self.table:
                self.heads.append((self.used, atom.table))
                self.used += atom.table.head_height
            self.table = atom.table
            self.placed.append((self.used, atom))
            self.used += atom.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the page with its upper left corner at the point."""
        for down, table in self.heads:
            table.draw_head(pen, x, top - down)
        for down, atom in self.placed:
            atom.draw(pen, x, top - down)


def paginate(atoms: Iterable[Atom], room: float) -> list[Page]:
    """Spread atoms over pages of `room` points."""
    pages = [Page()]
    waiting = deque(_accompanied(atoms))
    while waiting:
        if waiting[0].breaks_page:
            waiting.popleft()
            if pages[-1].placed:
                pages.append(Page())
            continue
        chain = _next_chain(waiting)
        page = pages[-1]
        if page.need(chain) <= room - page.used + SLACK:
            page.put(chain)
            continue
        here, rest = _part(page, chain, room)
        page.put(here)
        waiting.extendleft(reversed(rest))
        pages.append(Page())
    return [page for page in pages if page.placed] or [Page()]


def _accompanied(atoms: Iterable[Atom]) -> list[Atom]:
    """Tie what stands before signatures to them, over the gaps between."""
    found = list(atoms)
    for at, atom in enumerate(found):
        if not isinstance(atom, Signing):
            continue
        for before in reversed(found[:at]):
            if isinstance(before, PageBreak):
                break
            before.keep_next = True
            if not isinstance(before, Gap):
                break
    return found


def _in_company(atoms: Iterable[Atom]) -> bool:
    """Tell whether signatures among these atoms have a row or a paragraph with them."""
    several = tuple(atoms)
    signed = any(isinstance(atom, Signing) for atom in several)
    return not signed or any(not isinstance(atom, Gap | Solid) for atom in several)


def _next_chain(waiting: deque[Atom]) -> list[Atom]:
    chain = [waiting.popleft()]
    while chain[-1].keep_next and waiting and not waiting[0].breaks_page:
        chain.append(waiting.popleft())
    return chain


def _part(page: Page, chain: list[Atom], room: float) -> tuple[list[Atom], list[Atom]]:
    """Return what of a chain that does not fit stays on this page, and what goes on."""
    whole_fits_next = Page().need(chain) <= room + SLACK
    free = room - page.used
    if page.placed and whole_fits_next and free <= _WASTE * room:
        return [], chain
    parted = _divide(page, chain, room, inside_rows=False) or _loosen(page, chain, room)
    if parted is None and not whole_fits_next:
        parted = _divide(page, chain, room, inside_rows=True)
    if parted is not None:
        return parted
    if page.placed:
        return [], chain
    return _break(page, chain, room)


def _divide(
    page: Page, chain: list[Atom], room: float, *, inside_rows: bool
) -> tuple[list[Atom], list[Atom]] | None:
    """Divide the last atom of the chain that can be divided within the page."""
    for index in reversed(range(len(chain))):
        before = chain[:index]
        table = chain[index].table
        head = 0.0
        if table is not None and (before[-1].table if before else page.table) is not table:
            head = table.head_height
        free = room - page.used - page.need(before) - head
        if free <= 0:
            continue
        halves = chain[index].divide(min(free, chain[index].height), inside_rows=inside_rows)
        if halves is not None:
            return [*before, halves[0]], [halves[1], *chain[index + 1 :]]
    return None


def _loosen(page: Page, chain: list[Atom], room: float) -> tuple[list[Atom], list[Atom]] | None:
    """Give up the last loose tie before which everything fits here."""
    for index in reversed(range(1, len(chain))):
        fits = page.need(chain[:index]) <= room - page.used + SLACK
        if chain[index - 1].loose and fits and _in_company(chain[index:]):
            return chain[:index], chain[index:]
    return None


def _break(page: Page, chain: Sequence[Atom], room: float) -> tuple[list[Atom], list[Atom]]:
    """Break a chain nothing of which can be divided on an empty page; one atom at least stays."""
    count = len(chain) - 1
    while count > 1 and page.need(chain[:count]) > room:
        count -= 1
    fits = max(count, 1)
    count = fits
    while count > 1 and not _in_company(chain[count:]):
        count -= 1
    if not _in_company(chain[count:]):
        count = fits
    return list(chain[:count]), list(chain[count:])
