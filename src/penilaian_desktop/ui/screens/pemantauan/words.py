"""Marks and titles of Pemantauan."""

from __future__ import annotations

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.monitor_views import (
    REACHED,
    BoardLine,
    BoardState,
    Difference,
    UnitCell,
)
from penilaian_desktop.domain.monitor_words import (
    DIFFERENCES,
    STATES,
    age_text,
    cell_spoken,
    cell_text,
)
from penilaian_desktop.domain.wording import ROMAN, SHORT_MONTHS
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell

_tr = translator("Pemantauan")

_MARKS: dict[BoardState, tuple[str, str, str]] = {
    BoardState.NOT_STARTED: ("dashed", "muted", "dashed"),
    BoardState.DRAFT: ("draft", "muted", "soft_draft"),
    BoardState.SENT: ("send", "primary", "soft_primary"),
    BoardState.RECEIVED: ("mail_received", "info", "soft_info"),
    BoardState.SCORED: ("done", "good", "soft_good"),
    BoardState.PUBLISHED: ("check_all", "good", "soft_good"),
    BoardState.REFUSED: ("refused", "bad", "soft_bad"),
    BoardState.CHECK: ("help", "warn", "soft_warn"),
}
"""Icon, colour and fill; "dashed" is a frame without a fill."""

_DIFFERENCES: dict[Difference, tuple[str, str, str]] = {
    Difference.DIFFERS: ("swap", "bad", "soft_bad"),
    Difference.CHECK: ("help", "warn", "soft_warn"),
    Difference.ONLY_HERE: ("upload", "warn", "soft_warn"),
    Difference.ONLY_THERE: ("down_load", "warn", "soft_warn"),
    Difference.OPEN: ("dashed", "muted", "soft_draft"),
    Difference.SAME: ("done", "good", "soft_good"),
}
SHOWN = (*REACHED, BoardState.REFUSED)
"""The states that the legend explains."""
NATIONAL_SHOWN = (
    BoardState.NOT_STARTED, BoardState.DRAFT, BoardState.SCORED, BoardState.CHECK,
)  # fmt: skip
"""The same for a board built from the recaps of the national system."""


def state_mark(state: BoardState, text: str = "") -> Mark:
    """Return the mark of a state, with its own word or another."""
    icon, tint, fill = _MARKS[state]
    return Mark(text or STATES[state], icon, tint, fill)


def difference_mark(one: Difference) -> Mark:
    """Return the mark of a difference between both books."""
    return Mark(DIFFERENCES[one], *_DIFFERENCES[one])


def board_cell(cell: UnitCell, *, wide: bool, begun: bool = True) -> Cell:
    """Return a cell of the board; a narrow one shows its icon alone."""
    if cell.state is BoardState.NOT_DUE:
        return Cell("–", tint="muted", spoken=cell_spoken(cell, begun=begun))
    text = cell_text(cell) if wide else " "
    return Cell(pill=state_mark(cell.state, text), spoken=cell_spoken(cell))


def person_cell(state: BoardState, *, wide: bool, excused: bool = False, not_due: str = "") -> Cell:
    """Return the state of a person; who is excused is not missing.

    `not_due` says what "–" means where nothing is due.
    """
    missing = state in REACHED[: REACHED.index(BoardState.SCORED)]
    if excused and missing:
        return Cell(_tr("dikecualikan"), tint="muted")
    if state is BoardState.NOT_DUE:
        return Cell("–", tint="muted", spoken=not_due)
    return Cell(pill=state_mark(state, STATES[state] if wide else " "), spoken=STATES[state])


def age_cell(line: BoardLine) -> Cell:
    """Return the age of a unit's data, coloured where it is silent; words say it too."""
    tint = "muted"
    if line.data_at is None:
        tint = "good" if line.live else "warn"
    elif line.silent:
        tint = "bad" if line.silent > 1 else "warn"
    return Cell(age_text(line), tint=tint, strong=tint not in {"muted", "good"})


def period_title(code: str) -> str:
    """Return the head of a period's column: "TW III", "Sem I", "Sep", "2026"."""
    period = PeriodCode.parse(code)
    if period.kind == "B":
        return SHORT_MONTHS[period.number - 1]
    if period.kind == "Y":
        return str(period.year)
    prefix = _tr("TW") if period.kind == "T" else _tr("Sem")
    return f"{prefix} {ROMAN[period.number - 1]}"


def kind_title(kind: str) -> str:
    """Return the name of a kind of period."""
    return {
        "T": _tr("triwulan"),
        "S": _tr("semester"),
        "B": _tr("bulan"),
        "Y": _tr("tahunan"),
    }.get(kind, kind)
