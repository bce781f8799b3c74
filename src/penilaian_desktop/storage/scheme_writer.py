"""A scheme back into the text of its file: what `scheme_file` reads, in the same order of keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import assert_never, cast

from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    BandsRule,
    DifferenceRule,
    Fact,
    FactKind,
    LookupRule,
    MatrixRule,
    Option,
    Pattern,
    ProductRule,
    Rule,
    Scheme,
    WeightedMeanRule,
)

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_KINDS: dict[type[Rule], str] = {
    MatrixRule: "matrix",
    BandsRule: "bands",
    WeightedMeanRule: "weighted_mean",
    ProductRule: "product",
    DifferenceRule: "difference",
    LookupRule: "lookup",
    AnswerIndexRule: "answer_index",
}
_AnyRule = (
    MatrixRule
    | BandsRule
    | WeightedMeanRule
    | ProductRule
    | DifferenceRule
    | LookupRule
    | AnswerIndexRule
)


def write_scheme(scheme: Scheme) -> str:
    """Return the text of the file of a scheme; comments of a file it came from are gone."""
    blocks = [_head(scheme)]
    blocks.extend(
        _block("[[scales]]", name=scale.name, options=_Rows(map(_option, scale.options)))
        for scale in scheme.scales
    )
    blocks += [_fact(fact) for fact in scheme.facts]
    for rule in scheme.rules:
        blocks += _rule(cast("_AnyRule", rule))
    for told in scheme.results:
        decimals = None if told.decimals == 2 else told.decimals
        blocks.append(
            _block(
                "[[results]]",
                name=told.name,
                rule=told.rule,
                decimals=decimals,
                optional=told.optional or None,
            )
        )
    if scheme.suggestion is not None:
        advice = scheme.suggestion
        blocks.append(
            _block("[suggestion]", above_from=advice.above_from, below_under=advice.below_under)
        )
    for pattern in scheme.distribution:
        blocks += _pattern(pattern)
    for needs in scheme.point_needs:
        blocks.append(
            _block(
                "[[point_needs]]",
                jenjang=needs.jenjang,
                golongan=needs.golongan,
                pangkat=needs.pangkat,
                next_jenjang=needs.next_jenjang,
            )
        )
    for example in scheme.examples:
        facts = {name: given for name, given in example.facts.items() if given is not None}
        blocks.append(
            _block("[[examples]]", facts=facts, result=example.result, note=example.note or None)
        )
    return "\n\n".join(blocks) + "\n"


class _Rows:
    """Inline tables, one a line."""

    def __init__(self, rows: Iterable[Mapping[str, object]]) -> None:
        self.rows = tuple(rows)


def _head(scheme: Scheme) -> str:
    return _block(
        "",
        code=scheme.code,
        version=scheme.version,
        title=scheme.title,
        short=scheme.short,
        year=scheme.year,
        archived=scheme.archived or None,
        periods=scheme.periods,
        region=scheme.region or None,
        notice=scheme.notice or None,
    )


def _option(option: Option) -> dict[str, object]:
    return {"code": option.code, "label": option.label, "note": option.note or None}


def _fact(fact: Fact) -> str:
    bounded = fact.kind in {FactKind.NUMBER, FactKind.INTEGER, FactKind.ANSWERS}
    return _block(
        "[[facts]]",
        name=fact.name,
        label=fact.label,
        kind=fact.kind,
        scale=fact.scale if fact.kind is FactKind.CHOICE else None,
        minimum=fact.minimum if bounded else None,
        maximum=fact.maximum if bounded else None,
        unit=fact.unit or None,
        default=fact.default,
        optional=fact.optional or None,
        source=fact.source,
        library=fact.library or None,
        voice=fact.voice,
        columns=_Rows(map(_option, fact.columns)) if fact.columns else None,
    )


def _rule(rule: _AnyRule) -> list[str]:
    head: dict[str, object] = {
        "name": rule.name,
        "label": rule.label,
        "kind": _KINDS[type(rule)],
        "article": rule.article or None,
    }
    below: list[str] = []
    match rule:
        case MatrixRule():
            head |= {"rows": rule.rows, "columns": rule.columns, "scale": rule.scale}
            lines: dict[str, dict[str, object]] = {}
            for row, column, out in rule.cells:
                lines.setdefault(row, {})[column] = out
            below = [_block(f"[rules.cells.{_key(row)}]", **cells) for row, cells in lines.items()]
        case BandsRule():
            head |= {"value": rule.value, "scale": rule.scale, "decimals": rule.decimals}
            head["bands"] = _Rows(
                {
                    "low": band.low,
                    "high": band.high,
                    "output": band.output,
                    "needs": band.needs or None,
                    "otherwise": band.otherwise or None,
                }
                for band in rule.bands
            )
        case WeightedMeanRule():
            head["least"] = rule.least or None
            below = [
                _block(
                    "[[rules.sets]]",
                    when=dict(each.when) if each.when else None,
                    weights=dict(each.weights),
                )
                for each in rule.sets
            ]
        case ProductRule():
            head |= {"factors": rule.factors, "divisor": rule.divisor}
        case DifferenceRule():
            head |= {"value": rule.value, "minus": rule.minus}
        case LookupRule():
            head |= {"key": rule.key, "table": dict(rule.table)}
        case AnswerIndexRule():
            head |= {"answers": rule.answers, "factor": rule.factor}
        case _:
            assert_never(rule)
    return [_block("[[rules]]", **head), *below]


def _pattern(pattern: Pattern) -> list[str]:
    head = _block(
        "[[distribution]]",
        organisation=pattern.organisation,
        label=pattern.label,
        text=pattern.text,
        shape=pattern.shape or None,
    )
    lines = [
        _block(
            "[[distribution.constraints]]",
            predicates=tuple(predicate.value for predicate in line.predicates),
            largest=line.largest or None,
            min_percent=line.min_percent,
            max_percent=line.max_percent,
            min_count=line.min_count,
        )
        for line in pattern.constraints
    ]
    return [head, *lines]


def _block(heading: str, /, **values: object) -> str:
    lines = [heading] if heading else []
    lines += [f"{_key(k)} = {_value(value)}" for k, value in values.items() if value is not None]
    return "\n".join(lines)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _value(value: object) -> str:  # noqa: PLR0911  (one line a kind)
    match value:
        case bool():
            return "true" if value else "false"
        case StrEnum():
            return _quoted(value.value)
        case str():
            return _quoted(value)
        case Decimal():
            return f"{value:f}"
        case _Rows():
            return "[\n" + "".join(f"  {_value(row)},\n" for row in value.rows) + "]"
        case Mapping():
            pairs = ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items() if v is not None)
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return "[" + ", ".join(_value(each) for each in value) + "]"
        case _:
            return str(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
