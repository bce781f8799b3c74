"""Reads a filled SKP workbook of the BKN style: plan, attachments and evaluation.

People keep last year's workbook and send it around; sheets are found by what they hold, never by
their names or places. Nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import ImportRefused, Place, RuleViolation
from penilaian_desktop.domain.nip import parse_nip
from penilaian_desktop.domain.plan import Approach, PlanForm
from penilaian_desktop.domain.plan_sheet import (
    PlanSheet,
    SheetEvaluation,
    SheetPerson,
    SheetRhk,
)
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.spreadsheets.gate import check_parts, open_workbook
from penilaian_desktop.spreadsheets.grid import Grid, squeeze
from penilaian_desktop.spreadsheets.number_formats import formats_of_styles
from penilaian_desktop.spreadsheets.parts import HR_IMPORT
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.sheet_cells import read_cells, shared_strings
from penilaian_desktop.spreadsheets.sheet_reader import CSV_ENDINGS, SheetFile
from penilaian_desktop.spreadsheets.skp_layout import (
    Head,
    Part,
    agency_of,
    find_head,
    identities,
    period_of,
    title_of,
)
from penilaian_desktop.spreadsheets.skp_lists import (
    Lists,
    beside,
    read_attachments,
    read_expectations,
    read_organisation,
    read_paragraphs,
    read_predicate,
    read_rating,
)
from penilaian_desktop.spreadsheets.skp_rows import Rows, read_rows

_MATRIX = {
    (Rating.ABOVE, Rating.ABOVE): Predicate.SANGAT_BAIK,
    (Rating.ABOVE, Rating.MEETS): Predicate.BAIK,
    (Rating.ABOVE, Rating.BELOW): Predicate.KURANG,
    (Rating.MEETS, Rating.ABOVE): Predicate.BAIK,
    (Rating.MEETS, Rating.MEETS): Predicate.BAIK,
    (Rating.MEETS, Rating.BELOW): Predicate.KURANG,
    (Rating.BELOW, Rating.ABOVE): Predicate.BUTUH_PERBAIKAN,
    (Rating.BELOW, Rating.MEETS): Predicate.BUTUH_PERBAIKAN,
    (Rating.BELOW, Rating.BELOW): Predicate.SANGAT_KURANG,
}
"""Hasil kerja × perilaku kerja of PermenPANRB 6/2022, for checking what a sheet says."""


@dataclass(slots=True)
class _Book:
    plan: Grid | None = None
    head: Head | None = None
    evaluation: Grid | None = None
    evaluation_head: Head | None = None
    lists: Lists | None = None
    ignored: list[str] = field(default_factory=list)
    percents: dict[str, frozenset[tuple[int, int]]] = field(default_factory=dict)


def read_skp(path: Path, reporter: Reporter | None = None) -> PlanSheet:
    """Read an SKP workbook in this process; raises ImportRefused.

    For the child and for tests of the reader; the application goes through `intake.skp_intake`.
    """
    if path.exists() and not path.is_file():
        raise ImportRefused("file_unreadable", Place(file=path.name), name=path.name)
    if path.suffix.casefold() in CSV_ENDINGS:
        raise ImportRefused("skp_not_found", Place(file=path.name))
    try:
        file = SheetFile(path)
        grids = list(file.grids())
        percents = percent_cells(path)
    except FileNotFoundError as error:
        raise ImportRefused("file_not_found", file=path.name) from error
    except OSError as error:
        raise ImportRefused("file_unreadable", Place(file=path.name), name=path.name) from error
    if reporter is not None:
        reporter.report(1, 2)
    return read_skp_grids(path.name, grids, file.ignored, percents)


def percent_cells(path: Path) -> dict[str, frozenset[tuple[int, int]]]:
    """Return the cells of each sheet whose number is shown as a percentage."""
    parts = open_workbook(path, HR_IMPORT)
    facts = check_parts(parts, HR_IMPORT)
    formats = formats_of_styles(parts)
    if not any("%" in code for code in formats):
        return {}
    strings = shared_strings(parts)
    return {
        sheet.name: frozenset(
            place
            for place, cell in read_cells(parts, sheet, strings).items()
            if cell.kind == "n" and cell.style < len(formats) and "%" in formats[cell.style]
        )
        for sheet in facts.sheets
    }


def read_skp_grids(
    file: str,
    grids: Sequence[Grid],
    ignored: Sequence[str] = (),
    percents: dict[str, frozenset[tuple[int, int]]] | None = None,
) -> PlanSheet:
    """Read the SKP of some sheets; raises ImportRefused `skp_not_found`."""
    book = _sort(grids, percents or {})
    grid = book.plan or book.evaluation
    if grid is None:
        raise ImportRefused("skp_not_found", Place(file=file))
    head = book.head if book.plan is not None else book.evaluation_head
    rows = _rows(grid, head, book)
    if not rows.rhk:
        raise ImportRefused("skp_without_rhk", Place(file=file, sheet=grid.name))
    remarks = list(rows.remarks)
    refused: list[SheetProblem] = []
    until = head.row if head is not None else grid.height
    approach, form = title_of(grid, until)
    people = _people(grid, until, remarks)
    period = period_of(grid, until)
    rhk, evaluation = _evaluation(book, tuple(rows.rhk), remarks, refused)
    lists = book.lists or Lists()
    jpt = head is not None and Part.PERSPECTIVE in head.columns and Part.ASPECT not in head.columns
    return PlanSheet(
        file=file,
        form=form or (PlanForm.JPT if jpt else PlanForm.JAJF),
        approach=approach or (Approach.KUANTITATIF if head is not None else Approach.KUALITATIF),
        agency=agency_of(grid, until),
        starts=period[0] if period else None,
        ends=period[1] if period else None,
        employee=people[0],
        appraiser=people[1],
        rhk=rhk,
        expectations=_expectations(grid, until if head is not None else 0),
        support=tuple(lists.support),
        accountability=tuple(lists.accountability),
        consequences=tuple(lists.consequences),
        evaluation=evaluation,
        refused=tuple(refused),
        remarks=tuple(remarks),
        ignored=(*book.ignored, *ignored),
    )


def _sort(grids: Sequence[Grid], percents: dict[str, frozenset[tuple[int, int]]]) -> _Book:
    book = _Book(percents=percents)
    for grid in grids:
        head = find_head(grid)
        lists = read_attachments(grid)
        used = lists is not None
        if lists is not None and book.lists is None:
            book.lists = lists
        if head is not None and Part.REALISATION in head.columns:
            if book.evaluation is None:
                book.evaluation, book.evaluation_head, used = grid, head, True
        elif head is not None:
            if book.plan is None:
                book.plan, book.head, used = grid, head, True
        elif book.plan is None and read_paragraphs(grid):
            book.plan, used = grid, True
        if not used:
            book.ignored.append(grid.name)
    return book


def _rows(grid: Grid, head: Head | None, book: _Book) -> Rows:
    if head is None:
        return Rows(rhk=read_paragraphs(grid))
    percents = book.percents.get(grid.name, frozenset())
    return read_rows(grid, head, lambda row, column: (row, column) in percents)


def _people(grid: Grid, until: int, remarks: list[SheetProblem]) -> tuple[SheetPerson, SheetPerson]:
    blocks = identities(grid, until)
    found = []
    for at, code in ((0, "skp_employee_nip"), (1, "skp_superior_nip")):
        block = blocks[at] if at < len(blocks) else {}
        row, column, written = block.get("identity", (0, 0, ""))
        digits = ""
        if written:
            try:
                digits = parse_nip(written).text
            except RuleViolation:
                remarks.append(
                    SheetProblem(
                        code=code, sheet=grid.name, row=row + 1, column=column_letters(column),
                        header="NIP", detail=written,
                    )
                )  # fmt: skip
        text = {name: place[2] for name, place in block.items()}
        found.append(
            SheetPerson(
                name=text.get("name", ""),
                identity=digits,
                rank=text.get("rank", ""),
                position=text.get("position", ""),
                unit=text.get("unit", ""),
            )
        )
    return found[0], found[1]


def _expectations(grid: Grid, first: int) -> tuple[str, ...]:
    for row in range(first, grid.height):
        if any(
            squeeze(grid.text(row, column)).startswith("perilakukerja")
            for column in range(grid.width)
        ):
            return read_expectations(grid, row + 1)
    return ("",) * len(VALUES)


def _evaluation(
    book: _Book,
    rhk: tuple[SheetRhk, ...],
    remarks: list[SheetProblem],
    refused: list[SheetProblem],
) -> tuple[tuple[SheetRhk, ...], SheetEvaluation | None]:
    grid, head = book.evaluation, book.evaluation_head
    if grid is None or head is None:
        return rhk, None
    rhk = _with_realisations(grid, head, rhk, book, remarks)
    places = {
        name: beside(grid, label)
        for name, label in (
            ("organisation", "capaiankinerjaorganisasi"),
            ("work", "ratinghasilkerja"),
            ("behaviour", "ratingperilakukerja"),
            ("predicate", "predikatkinerjapegawai"),
        )
    }

    def problem(name: str, code: str) -> SheetProblem:
        row, column, text = places[name] or (0, 0, "")
        return SheetProblem(
            code=code, sheet=grid.name, row=row + 1, column=column_letters(column),
            header=name, detail=text,
        )  # fmt: skip

    words = {name: place[2] if place else "" for name, place in places.items()}
    organisation, wrong = read_organisation(words["organisation"])
    if wrong:
        remarks.append(problem("organisation", "skp_org_predicate_wrong_label"))
    work, behaviour = read_rating(words["work"]), read_rating(words["behaviour"])
    predicate = read_predicate(words["predicate"])
    if work and behaviour and predicate and _MATRIX[work, behaviour] is not predicate:
        refused.append(
            replace(
                problem("predicate", "skp_predicate_contradicts"),
                detail=predicate_label(_MATRIX[work, behaviour]),
            )
        )
        return rhk, None
    if not any((organisation, work, behaviour, predicate)):
        return rhk, None
    return rhk, SheetEvaluation(
        period=_evaluation_period(grid, head.row),
        organisation=organisation,
        work=work,
        behaviour=behaviour,
        predicate=predicate,
    )


def _evaluation_period(grid: Grid, until: int) -> str:
    for row in range(until):
        for column in range(grid.width):
            label, colon, rest = grid.text(row, column).partition(":")
            if colon and squeeze(label) == "periode":
                return rest.strip()
    return ""


def _with_realisations(
    grid: Grid,
    head: Head,
    rhk: tuple[SheetRhk, ...],
    book: _Book,
    remarks: list[SheetProblem],
) -> tuple[SheetRhk, ...]:
    """Match the evaluation's rows with the plan's by order; without a plan they are the same."""
    rows = _rows(grid, head, book)
    told = [i for r in rows.rhk for i in r.indicators]
    found, at = [], 0
    for r in rhk:
        indicators = []
        for indicator in r.indicators:
            if at < len(told):
                twin = told[at]
                indicators.append(
                    replace(
                        indicator,
                        realisation=twin.realisation,
                        feedback=twin.feedback,
                        evaluation_row=twin.row,
                    )
                )
                if not twin.realisation:
                    column = head.columns[Part.REALISATION]
                    remarks.append(
                        SheetProblem(
                            code="skp_realisation_missing", sheet=grid.name, row=twin.row,
                            column=column_letters(column), header=grid.text(head.row, column),
                            detail=twin.text,
                        )
                    )  # fmt: skip
            else:
                indicators.append(indicator)
            at += 1
        found.append(replace(r, indicators=tuple(indicators)))
    return tuple(found)
