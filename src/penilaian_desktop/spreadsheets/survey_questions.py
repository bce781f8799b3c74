"""Lists the columns of a survey's export, so that a person can say which of them asks what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.survey_questions import (
    UNSUR_FIELDS,
    ChosenColumns,
    SurveyQuestion,
    SurveyQuestions,
)
from penilaian_desktop.spreadsheets.grid import Grid, as_text, clean, is_empty
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.survey_headers import (
    FEWEST_UNSUR,
    SEARCH_ROWS,
    SurveyHeader,
    fields_of,
)
from penilaian_desktop.spreadsheets.survey_values import read_answer

SAMPLES = 3
LOOKED_AT = 60
"""Rows below a header that are looked at for samples and for what they answer."""
LONGEST = 40


def fingerprint(labels: dict[int, str]) -> str:
    """Return what tells a form again: its headings with their places."""
    said = "\n".join(f"{at}\t{clean(label).casefold()}" for at, label in sorted(labels.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def labels_at(grid: Grid, row: int) -> dict[int, str]:
    """Return the headings in a row by column."""
    return {c: text for c in grid.visible() if (text := grid.text(row, c))}


def chosen_header(grid: Grid, chosen: Sequence[ChosenColumns]) -> SurveyHeader | None:
    """Return the header that a person told apart, None when the sheet is of none of the forms."""
    known = {choice.fingerprint: choice.fields for choice in chosen}
    for row in range(min(grid.height, SEARCH_ROWS) if known else 0):
        labels = labels_at(grid, row)
        told = known.get(fingerprint(labels)) if labels else None
        if told is None:
            continue
        fields = {name: at for name, at in told.items() if at in labels}
        unsur = [(n, fields[name]) for n, name in enumerate(UNSUR_FIELDS) if name in fields]
        return SurveyHeader(row, fields, labels, tuple(unsur)) if unsur else None
    return None


def read_questions(file: str, grids: Iterable[Grid]) -> SurveyQuestions:
    """Return the columns of the first sheet that could hold a survey.

    Raises ImportRefused "survey_no_table" when no sheet has headings of that many columns.
    """
    for grid in grids:
        rows = range(min(grid.height - 1, SEARCH_ROWS))
        row = max(rows, key=lambda at: (_words(grid, at), -at), default=-1)
        if row >= 0 and _words(grid, row) > FEWEST_UNSUR:
            return _questions(grid, row)
    raise ImportRefused("survey_no_table", Place(file=file))


def _words(grid: Grid, row: int) -> int:
    """Return how many different words stand in a row: headings differ, answers do not."""
    return len({grid.text(row, c) for c in grid.visible() if isinstance(grid.value(row, c), str)})


def _questions(grid: Grid, row: int) -> SurveyQuestions:
    labels = labels_at(grid, row)
    below = range(row + 1, min(grid.height, row + 1 + LOOKED_AT))
    found = []
    for at, label in labels.items():
        values = dict.fromkeys(
            clean(as_text(grid.value(r, at)))[:LONGEST]
            for r in below
            if not is_empty(grid.value(r, at))
        )
        found.append(
            SurveyQuestion(
                at=at, column=column_letters(at), label=label,
                samples=tuple(values)[:SAMPLES],
            )
        )  # fmt: skip
    return SurveyQuestions(
        sheet=grid.name,
        fingerprint=fingerprint(labels),
        questions=tuple(found),
        guess=_guess(grid, labels, below),
    )


def _guess(grid: Grid, labels: dict[int, str], below: range) -> dict[str, int]:
    """Return what the words tell, and the unsur in order where just as many columns are left."""
    fields = fields_of(labels)
    missing = [name for name in UNSUR_FIELDS if name not in fields]
    taken = set(fields.values())
    left = [at for at in labels if at not in taken and _answers(grid, at, below)]
    if len(left) == len(missing):
        fields |= dict(zip(missing, left, strict=True))
    return fields


def _answers(grid: Grid, column: int, below: range) -> bool:
    """Tell whether all that stands in a column can be answers from 1 to 4."""
    values = [v for r in below if not is_empty(v := grid.value(r, column))]
    return bool(values) and all(read_answer(value)[0] is not None for value in values)
