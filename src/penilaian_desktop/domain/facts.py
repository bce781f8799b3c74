"""Facts as they arrive, checked against a scheme and made exact.

Numbers are decimal strings, integers or `Decimal` (JSON is parsed with `parse_float=Decimal`, so
that a number is what was written); binary floats are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.scheme import Fact, FactKind, Scheme


@dataclass(frozen=True, slots=True)
class AnswerTally:
    """Answers that were already added up: (sum, number of answers) of each column."""

    columns: tuple[tuple[int, int], ...]
    respondents: int


Answers: TypeAlias = tuple[tuple[int | None, ...], ...]
Value: TypeAlias = str | bool | Fraction | Answers | AnswerTally | None
"""None is an optional fact that is missing, or what hangs on one."""

_DECIMAL = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_INTEGER = re.compile(r"-?[0-9]{1,30}")
_DIGITS = 30
"""No fact of this field has more digits; longer ones would only cost time."""


def read_facts(scheme: Scheme, facts: Mapping[str, object]) -> dict[str, Value]:
    """Return exact values by name.

    Raises RuleViolation with `field`: "fact_unknown", "fact_missing", "fact_not_number",
    "fact_not_integer", "fact_not_flag", "fact_not_choice", "fact_out_of_range",
    "fact_too_precise", "answers_not_rows", "answers_missing", "answers_row_length",
    "answer_invalid". A missing flag takes its default, a missing optional fact is None.
    """
    known = {fact.name for fact in scheme.facts}
    for name in facts:
        if name not in known:
            raise RuleViolation("fact_unknown", field=name, name=name)
    return {fact.name: _read(scheme, fact, facts) for fact in scheme.facts}


def _read(  # noqa: PLR0911  (one line a kind)
    scheme: Scheme, fact: Fact, facts: Mapping[str, object]
) -> Value:
    if fact.optional and facts.get(fact.name) is None:
        return None
    if fact.name not in facts:
        if fact.default is not None:
            return fact.default
        raise RuleViolation("fact_missing", field=fact.name, name=fact.name)
    given = facts[fact.name]
    match fact.kind:
        case FactKind.CHOICE:
            return _choice(scheme, fact, given)
        case FactKind.NUMBER:
            return _bounded(fact, _number(fact, given))
        case FactKind.INTEGER:
            return _bounded(fact, _integer(fact, given))
        case FactKind.FLAG:
            if not isinstance(given, bool):
                raise RuleViolation("fact_not_flag", field=fact.name, name=fact.name)
            return given
        case _:
            return _answers(fact, given)


def _choice(scheme: Scheme, fact: Fact, given: object) -> str:
    codes = scheme.scale(fact.scale).codes
    if not isinstance(given, str) or given not in codes:
        raise RuleViolation(
            "fact_not_choice", field=fact.name, name=fact.name, choices=", ".join(codes)
        )
    return given


def _number(fact: Fact, given: object) -> Decimal:
    if isinstance(given, str) and _DECIMAL.fullmatch(given):
        return Decimal(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return Decimal(given)
    if isinstance(given, Decimal) and given.is_finite():
        return given
    raise RuleViolation("fact_not_number", field=fact.name, name=fact.name)


def _integer(fact: Fact, given: object) -> Decimal:
    if isinstance(given, str) and _INTEGER.fullmatch(given):
        return Decimal(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return Decimal(given)
    raise RuleViolation("fact_not_integer", field=fact.name, name=fact.name)


def _bounded(fact: Fact, value: Decimal) -> Fraction:
    if not fact.minimum <= value <= fact.maximum:
        raise RuleViolation(
            "fact_out_of_range",
            field=fact.name,
            name=fact.name,
            low=fact.minimum,
            high=fact.maximum,
        )
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or abs(exponent) > _DIGITS or len(digits) > 2 * _DIGITS:
        raise RuleViolation("fact_too_precise", field=fact.name, name=fact.name, digits=_DIGITS)
    return Fraction(value)


def _answers(fact: Fact, given: object) -> Answers | AnswerTally:
    if isinstance(given, AnswerTally):
        return _tally(fact, given)
    if not isinstance(given, list | tuple):
        raise RuleViolation("answers_not_rows", field=fact.name, name=fact.name)
    if not given:
        raise RuleViolation("answers_missing", field=fact.name)
    width = len(fact.columns)
    rows: list[tuple[int | None, ...]] = []
    for number, row in enumerate(given, start=1):
        if not isinstance(row, list | tuple) or len(row) != width:
            raise RuleViolation(
                "answers_row_length", field=fact.name, row=number, width=width, name=fact.name
            )
        for column, answer in zip(fact.columns, row, strict=True):
            if answer is not None and not _is_answer(fact, answer):
                raise RuleViolation(
                    "answer_invalid",
                    field=fact.name,
                    row=number,
                    column=column.code,
                    low=fact.minimum,
                    high=fact.maximum,
                )
        rows.append(tuple(row))
    return tuple(rows)


def _tally(fact: Fact, given: AnswerTally) -> AnswerTally:
    """Check sums as rows are checked: as many columns, each mean within the scale."""
    if len(given.columns) != len(fact.columns):
        raise RuleViolation(
            "answers_row_length", field=fact.name, row=1, width=len(fact.columns), name=fact.name
        )
    if not given.respondents:
        raise RuleViolation("answers_missing", field=fact.name)
    for column, (total, count) in zip(fact.columns, given.columns, strict=True):
        if not count * fact.minimum <= total <= count * fact.maximum:
            raise RuleViolation(
                "answer_invalid",
                field=fact.name,
                row=1,
                column=column.code,
                low=fact.minimum,
                high=fact.maximum,
            )
    return given


def _is_answer(fact: Fact, answer: object) -> bool:
    if isinstance(answer, bool) or not isinstance(answer, int):
        return False
    return fact.minimum <= answer <= fact.maximum
