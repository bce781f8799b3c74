"""Equal reasons of a list are told once, so that the others can be seen."""

from __future__ import annotations

from penilaian_desktop.domain.employee_sheet import (
    ProblemGroup,
    SheetProblem,
    grouped,
    row_spans,
)


def problem(row, detail="1,99111E+17", code="nip_number_lost_digits", about="Joko"):
    return SheetProblem(
        code=code, sheet="Absen", row=row, column="B", header="NIP", detail=detail, about=about
    )


def test_the_same_reason_of_a_cell_value_is_told_once_where_it_was_first():
    many = [problem(row) for row in (5, 6, 7, 12)]
    found = grouped([problem(2, "31/09", "date_invalid", ""), *many, problem(13, "25:10")])
    assert [(p.row, isinstance(p, ProblemGroup)) for p in found] == [
        (2, False), (5, True), (13, False),
    ]  # fmt: skip
    assert isinstance(found[1], ProblemGroup)
    assert found[1].rows == (5, 6, 7, 12)
    assert found[1].params == many[0].params


def test_two_of_a_kind_and_those_of_two_persons_stand_singly():
    told = (problem(2), problem(3), problem(4, about="Ani"), problem(5, about="Ani"))
    assert grouped(told) == told


def test_rows_are_said_as_spans():
    assert row_spans((5, 6, 7, 12, 14, 15)) == "5–7, 12, 14–15"
