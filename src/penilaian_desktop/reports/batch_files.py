"""The files of a batch: one for each person, or one for all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.print_views import PrintPart, check_pattern, file_stem
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.reports.batch import Order, draw_all
from penilaian_desktop.reports.binder import Bound, bind
from penilaian_desktop.reports.door import FORMS
from penilaian_desktop.reports.files import write_whole
from penilaian_desktop.reports.style import Setup

PROGRAM = "Penilaian Desktop"
_MOST_WORKERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchJob:
    """What is printed: the form, its period, how, and where to.

    `out` that ends in .pdf is one file with a bookmark for each person, else the folder of one
    file each, named by `pattern`. `dated` is the day that stands in the one file.
    """

    form: str
    period: str
    setup: Setup
    out: Path
    dated: date
    pattern: str = ""
    workers: int = 0

    @property
    def together(self) -> bool:
        """Tell whether everything goes into one file."""
        return self.out.suffix.lower() == ".pdf"


@dataclass(slots=True, kw_only=True)
class BatchResult:
    """What a batch wrote, and who was left out with the reason."""

    files: list[Path] = field(default_factory=list)
    printed: int = 0
    pages: int = 0
    left_out: list[PrintPart] = field(default_factory=list)


def write_batch(
    job: BatchJob, parts: Iterable[PrintPart], total: int, reporter: Reporter
) -> BatchResult:
    """Draw and write a batch; `total` is how many parts there are.

    A file that lies there already is replaced. What was written before a cancellation stays, of
    the one file nothing does. Raises RuleViolation `print_nobody`, `name_pattern_invalid` or
    `print_unit_not_file`, StorageUnavailable `file_unwritable` or `print_worker_lost`, and
    Cancelled.
    """
    check_pattern(job.pattern)
    if not job.together and job.out.is_file():
        raise RuleViolation("print_unit_not_file", field="out", out=job.out.name)
    result = BatchResult()
    known: dict[int, PrintPart] = {}
    bound: list[Bound] = []
    taken: set[str] = set()
    drawing = draw_all(
        _orders(job, parts, known, result),
        together=job.together,
        workers=job.workers or min(_MOST_WORKERS, os.cpu_count() or 1),
    )
    try:
        reporter.report(0, total)
        for drawn in drawing:
            if job.together:
                forms = tuple((title, pages) for _, title, pages in drawn.forms)
                bound.append(Bound(drawn.pdf, forms))
            else:
                result.files.append(_write_one(job, known[drawn.forms[0][0]], drawn.pdf, taken))
            result.printed += len(drawn.forms)
            result.pages += sum(pages for _, _, pages in drawn.forms)
            reporter.report(result.printed + len(result.left_out), total)
    finally:
        drawing.close()
    if not result.printed:
        raise RuleViolation("print_nobody")
    if job.together:
        title = f"{FORMS[job.form].title} – {job.period}"
        dated = f"D:{job.dated:%Y%m%d}000000+00'00'"
        write_whole(job.out, bind(bound, title, creator=PROGRAM, dated=dated))
        result.files.append(job.out)
    return result


def _orders(
    job: BatchJob, parts: Iterable[PrintPart], known: dict[int, PrintPart], result: BatchResult
) -> Iterator[Order]:
    for part in parts:
        if part.view is None:
            result.left_out.append(part)
            continue
        known[part.number] = PrintPart(number=part.number, person=part.person)
        yield Order(
            key=part.number,
            form=job.form,
            view=part.view,
            setup=job.setup,
            title=part.person.name,
        )


def _write_one(job: BatchJob, part: PrintPart, pdf: bytes, taken: set[str]) -> Path:
    stem = file_stem(job.pattern, job.form, job.period, part)
    name = stem
    number = 1
    while name.casefold() in taken:  # namesakes, on file systems that ignore case
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    file = job.out / f"{name}.pdf"
    write_whole(file, pdf)
    return file
