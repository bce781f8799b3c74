"""`penilaian score RULE`: facts as JSON in, results as JSON out.

One object gives one object; an array gives an array of the same length, a case that makes no sense
has {"problem": {...}} in its place. Exit 0 done, 1 a single case (or the JSON itself) makes no
sense, 2 no such rule.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.services.scoring import ScoredCase, Scoring

DONE, REFUSED, USAGE = 0, 1, 2


def score_command(rule: str, facts_json: str | bytes, *, scoring: Scoring) -> tuple[int, object]:
    """Return the exit code and the JSON document of a run.

    Numbers are taken as they are written: nothing passes through binary floating point.
    """
    if rule not in scoring.rules:
        return USAGE, _problem(RuleViolation("scheme_unknown", field="rule", value=rule))
    try:
        facts = _parse(facts_json)
    except RuleViolation as problem:
        return REFUSED, _problem(problem)
    if isinstance(facts, list):
        return DONE, [_case(scoring, rule, each) for each in facts]
    document = _case(scoring, rule, facts)
    return REFUSED if "problem" in document else DONE, document


class _Doubled:
    """Stands in place of an object in which a name occurs twice."""

    def __init__(self, name: str) -> None:
        self.name = name


def _parse(facts_json: str | bytes) -> object:
    try:
        facts: object = json.loads(
            facts_json,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=Decimal,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise RuleViolation(
            "json_invalid", field="facts", line=error.lineno, column=error.colno
        ) from error
    except UnicodeDecodeError as error:
        raise RuleViolation("input_not_utf8", field="facts") from error
    except RecursionError as error:
        raise RuleViolation("json_too_deep", field="facts") from error
    return facts


def _decimal(text: str) -> Decimal:
    """Read a number as it is written; one beyond all bounds is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) <= 100 else Decimal("NaN")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object] | _Doubled:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            return _Doubled(name)
        found[name] = value
    return found


def _case(scoring: Scoring, rule: str, facts: object) -> dict[str, object]:
    if isinstance(facts, _Doubled):
        return _problem(RuleViolation("fact_twice", field=facts.name, name=facts.name))
    return _document(scoring.case(rule, facts))


def _document(scored: ScoredCase) -> dict[str, object]:
    if scored.problem is not None:
        problem = scored.problem
        return {
            "problem": {
                "code": problem.code,
                "field": problem.field,
                "message": problem.message,
            }
        }
    return {
        "result": dict(scored.result),
        "trail": [
            {
                "rule": step.rule,
                "inputs": dict(step.inputs),
                "output": step.output,
                "article": step.article,
            }
            for step in scored.trail
        ],
    }


def _problem(error: RuleViolation) -> dict[str, object]:
    message = str(describe(error))
    return {"problem": {"code": error.code, "field": error.field, "message": message}}
