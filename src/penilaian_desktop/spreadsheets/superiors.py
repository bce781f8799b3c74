"""Finds out whom a list means by the superior of each person: a number, or a name of the list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.names import bare_name
from penilaian_desktop.domain.nip import clean_nip, parse_nip
from penilaian_desktop.spreadsheets.cell_values import name_key
from penilaian_desktop.spreadsheets.grid import EXACT_NUMBER, CellValue, as_text, clean

_NUMBER = re.compile(r"(?:\d[\s.\u00a0\-]*){8,}")


@dataclass(frozen=True, slots=True)
class SuperiorCell:
    """The superior as written: the cell, a name in a column beside it, and the place."""

    value: CellValue
    name: str
    place: SheetProblem


class _People:
    def __init__(self, records: Sequence[EmployeeRow]) -> None:
        self.identities = {record.identity for record in records}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_bare: dict[str, list[str]] = defaultdict(list)
        for record in records:
            self._by_name[name_key(record.name)].append(record.identity)
            self._by_bare[bare_name(record.name)].append(record.identity)

    def named(self, name: str) -> list[str]:
        return self._by_name.get(name_key(name)) or self._by_bare.get(bare_name(name)) or []


def resolve_superiors(
    records: Sequence[EmployeeRow], cells: Mapping[int, SuperiorCell]
) -> tuple[list[EmployeeRow], list[SheetProblem]]:
    """Return the persons with their superiors' numbers, and the remarks.

    `cells` holds the superior's cell by the index of the person. Names are compared without case
    and, if needed, without titles. A valid number that no row has is kept with a remark; what
    cannot be resolved stays empty with a remark.
    """
    people = _People(records)
    found = list(records)
    remarks: list[SheetProblem] = []
    for index, cell in cells.items():
        own = records[index].identity
        identity, code, detail = _resolve(people, cell)
        if identity == own:
            identity, code = "", "superior_is_self"
        if code:
            remarks.append(replace(cell.place, code=code, detail=detail))
        if identity:
            found[index] = replace(records[index], superior=identity)
    return found, remarks


def _resolve(people: _People, cell: SuperiorCell) -> tuple[str, str, str]:
    """Return the number of the superior ("" = none), the code of a remark and its detail."""
    text = clean(as_text(cell.value))
    lost = isinstance(cell.value, int | float) and cell.value >= EXACT_NUMBER
    written = None if lost else _NUMBER.search(text)
    if written is None:
        if cell.name or not lost:
            return _by_name(people, cell.name or text)
        return "", "nip_number_lost_digits", text
    identity = clean_nip(written[0])
    if identity in people.identities:
        return identity, "", text
    try:
        return parse_nip(identity).text, "superior_not_in_file", text
    except RuleViolation as error:
        return _by_name(people, cell.name) if cell.name else ("", error.code, text)


def _by_name(people: _People, name: str) -> tuple[str, str, str]:
    matches = people.named(name)
    if len(matches) == 1:
        return matches[0], "", name
    return "", "superior_ambiguous" if matches else "superior_not_found", name
