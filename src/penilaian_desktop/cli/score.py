"""`penilaian score RULE`: facts as JSON in, results as JSON out.

One object gives one object; an array gives an array of the same length, a case that makes no sense
has {"problem": {...}} in its place. Exit 0 done, 1 a single case (or the JSON itself) makes no
sense, 2 no such rule.
"""

from __future__ import annotations

import json
from decimal import Decimal

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.services.scoring import ScoredCase, Scoring

DONE, REFUSED, USAGE = 0, 1, 2


def score_command(rule: str, facts_json: str | bytes, *, scoring: Scoring) -> tuple[int, object]:
    """Return the exit code and the JSON document of a run.

    Numbers are taken as they are written: nothing passes through binary floating point.
    """
    if rule not in scoring.rules:
        return USAGE, _problem(RuleViolation("scheme_unknown", field="rule", value=rule), "rule")
    try:
        facts = _parse(facts_json)
    except RuleViolation as problem:
        return REFUSED, _problem(problem, problem.field)
    if isinstance(facts, list):
        return DONE, [_document(scoring.case(rule, each)) for each in facts]
    scored = scoring.case(rule, facts)
    return REFUSED if scored.problem else DONE, _document(scored)


def _parse(facts_json: str | bytes) -> object:
    try:
        facts: object = json.loads(
            facts_json,
            parse_float=Decimal,
            parse_constant=Decimal,
            object_pairs_hook=_object,
        )
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise RuleViolation("json_invalid", field="facts", reason=str(error)) from error
    return facts


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RuleViolation("fact_twice", field=twice, name=twice)
    return found


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


def _problem(error: PenilaianError, field: str) -> dict[str, object]:
    return {"problem": {"code": error.code, "field": field, "message": str(describe(error))}}
