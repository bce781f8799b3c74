"""A package as lists and `--json` show it: counts, differences, problems in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from penilaian_desktop.domain.errors import ImportRefused, PenilaianError
from penilaian_desktop.domain.messages import describe, message, place_text
from penilaian_desktop.domain.package_views import PackageItem, Problem
from penilaian_desktop.domain.verified import Judgement
from penilaian_desktop.sync.differences import differences, periods
from penilaian_desktop.sync.reader import Reading


def unreadable_item(error: PenilaianError, path: Path) -> PackageItem:
    """Return a file that could not be read at all, as an item with its reason."""
    item = package_item(Reading(refusal=ImportRefused(error.code)), path, None)
    return replace(item, problems=(problem_of(error, path.name),))


def package_item(reading: Reading, path: Path | None, judgement: Judgement | None) -> PackageItem:
    """Return how far a file got, and what taking it would do where it was judged."""
    statement, device = reading.statement, reading.device
    file = path.name if path is not None else ""
    problems: list[Problem] = []
    if reading.refusal is not None:
        problems.extend(problem_of(found, file) for found in (reading.refusal, *reading.more))
    elif reading.verdict is not None and reading.verdict.code:
        verdict = reading.verdict
        problems.append(problem_of(ImportRefused(verdict.code, waits_for=verdict.waits_for), file))
    judged = judgement.records if judgement else ()
    refused = [j for j in judged if j.change == "refused"]
    if judgement is None and reading.package is not None:
        problems.extend(
            _record_problem(item.code, item.field, item.id, file)
            for item in reading.package.records
            if item.code
        )
    problems.extend(_record_problem(j.code, j.field, j.incoming.id, file) for j in refused)
    problems.extend(problem_of(remark, file) for remark in reading.remarks)
    if judgement is not None and not judgement.state_agrees:
        problems.append(problem_of(ImportRefused("state_differs"), file))
    known = device is not None and device.certified
    request = reading.package.request if reading.package else None
    return PackageItem(
        identity=statement.identity if statement else "",
        file=file,
        size=reading.size,
        unit=judgement.unit_name if judgement else "",
        signer=judgement.signer_name if judgement else "",
        device=(request.name if request else device.name) if device else "",
        known=known,
        periods=periods(judgement) if judgement else (),
        made=statement.made if statement else None,
        kind=statement.kind.value if statement else "",
        carrier=reading.carrier,
        seq=statement.seq if statement else 0,
        new=sum(j.change == "new" for j in judged),
        changed=sum(j.change == "changed" for j in judged),
        refused=len(refused),
        outcome=reading.outcome.value,
        problems=tuple(problems),
        differences=differences(judgement) if judgement else (),
        statement=reading.payload.decode("utf-8", "replace") if statement else "",
    )


def with_problems(item: PackageItem, more: tuple[Problem, ...]) -> PackageItem:
    """Return the item with further problems at the end."""
    return replace(item, problems=item.problems + more) if more else item


def problem_of(error: PenilaianError, file: str) -> Problem:
    """Return an error as code, place in words, and sentence."""
    place = ""
    if isinstance(error, ImportRefused):
        found = error.place if error.place.file else error.place._replace(file=file)
        place = place_text(found)
        return Problem(
            code=error.code, place=place, message=str(message(error.code, **error.params))
        )
    return Problem(code=error.code, place=place, message=str(describe(error)))


def _record_problem(code: str, field: str, record: str, file: str) -> Problem:
    where = ", ".join(part for part in (file, f"catatan {record}", field) if part)
    return Problem(code=code, place=where, message=str(message(code, field=field)))
