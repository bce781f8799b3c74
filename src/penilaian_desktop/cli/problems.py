"""Refusals and remarks about rows of a file, as lines and as JSON."""

from __future__ import annotations

from typing import Any

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.messages import message


def sentence(problem: SheetProblem) -> str:
    """Return what is wrong and what to do."""
    return str(message(problem.code, **problem.params))


def place(problem: SheetProblem) -> str:
    """Return where it stands, in words."""
    column = f", kolom {problem.column}" if problem.column else ""
    return f"lembar {problem.sheet}, baris {problem.row}{column}"


def problem_document(problem: SheetProblem) -> dict[str, Any]:
    """Return the JSON form of a refusal or remark (docs/decisions/003)."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "header": problem.header,
        "code": problem.code,
        "message": sentence(problem),
    }
