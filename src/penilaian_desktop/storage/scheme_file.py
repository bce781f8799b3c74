"""The form of a regulation file: each table of the TOML becomes one frozen type of a scheme."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    Band,
    BandsRule,
    Constraint,
    DifferenceRule,
    Example,
    Fact,
    FactKind,
    FactSource,
    LookupRule,
    MatrixRule,
    Option,
    Pattern,
    PointNeeds,
    ProductRule,
    ResultField,
    Rule,
    Scale,
    Scheme,
    Suggestion,
    WeightedMeanRule,
    WeightSet,
)
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.storage.toml_table import TomlTable


def read_scheme(table: TomlTable, sha256: str) -> Scheme:
    """Fill a scheme from a file; refuse keys that are missing, unknown or of a wrong type."""
    version = table.text("version")
    if not all(part.isascii() and part.isdigit() for part in version.split(".")):
        raise table.refuse("scheme_wrong_type", "version", version)
    scheme = Scheme(
        code=table.text("code"),
        version=version,
        title=table.text("title"),
        short=table.text("short"),
        year=table.integer("year"),
        archived=table.flag("archived", default=False),
        periods=table.texts("periods"),
        scales=tuple(_scale(each) for each in table.tables("scales")),
        facts=tuple(_fact(each) for each in table.tables("facts")),
        rules=tuple(_rule(each) for each in table.tables("rules")),
        results=tuple(_result(each) for each in table.tables("results")),
        examples=tuple(_example(each) for each in table.tables("examples")),
        distribution=tuple(_pattern(each) for each in table.tables("distribution")),
        suggestion=_suggestion(table.table("suggestion")) if table.has("suggestion") else None,
        point_needs=tuple(_point_needs(each) for each in table.tables("point_needs")),
        region=table.text("region", default=""),
        notice=table.text("notice", default=""),
        sha256=sha256,
    )
    table.done()
    return scheme


def _option(table: TomlTable) -> Option:
    option = Option(
        code=table.text("code"), label=table.text("label"), note=table.text("note", default="")
    )
    table.done()
    return option


def _scale(table: TomlTable) -> Scale:
    scale = Scale(
        name=table.text("name"), options=tuple(_option(each) for each in table.tables("options"))
    )
    table.done()
    return scale


def _fact(table: TomlTable) -> Fact:
    kind = table.choice("kind", FactKind)
    bounded = kind in {FactKind.NUMBER, FactKind.INTEGER, FactKind.ANSWERS}
    bounds = (
        {"minimum": table.decimal("minimum"), "maximum": table.decimal("maximum")}
        if bounded
        else {}
    )
    fact = Fact(
        name=table.text("name"),
        label=table.text("label"),
        kind=kind,
        scale=table.text("scale") if kind is FactKind.CHOICE else "",
        default=table.flag("default") if table.has("default") else None,
        columns=tuple(_option(each) for each in table.tables("columns")),
        optional=table.flag("optional", default=False),
        source=table.choice("source", FactSource) if table.has("source") else None,
        library=table.text("library", default=""),
        unit=table.text("unit", default=""),
        voice=table.choice("voice", VoiceRule) if table.has("voice") else None,
        **bounds,
    )
    table.done()
    return fact


def _rule(table: TomlTable) -> Rule:
    kind = table.text("kind")
    if kind not in _RULES:
        raise table.refuse("scheme_name_unknown", "kind", kind)
    rule = _RULES[kind](
        table, table.text("name"), table.text("label"), table.text("article", default="")
    )
    table.done()
    return rule


def _matrix(table: TomlTable, name: str, label: str, article: str) -> Rule:
    rows = table.table("cells").subtables()
    return MatrixRule(
        name=name,
        label=label,
        article=article,
        rows=table.text("rows"),
        columns=table.text("columns"),
        scale=table.text("scale"),
        cells=tuple((row, column, out) for row, line in rows for column, out in line.pairs()),
    )


def _bands(table: TomlTable, name: str, label: str, article: str) -> Rule:
    return BandsRule(
        name=name,
        label=label,
        article=article,
        value=table.text("value"),
        scale=table.text("scale"),
        decimals=table.integer("decimals") if table.has("decimals") else None,
        bands=tuple(_band(each) for each in table.tables("bands")),
    )


def _band(table: TomlTable) -> Band:
    band = Band(
        low=table.decimal("low"),
        high=table.decimal("high"),
        output=table.text("output"),
        needs=table.text("needs", default=""),
        otherwise=table.text("otherwise", default=""),
    )
    table.done()
    return band


def _weighted_mean(table: TomlTable, name: str, label: str, article: str) -> Rule:
    sets = []
    for each in table.tables("sets"):
        when = each.table("when").flags() if each.has("when") else ()
        sets.append(WeightSet(when=when, weights=each.table("weights").decimals()))
        each.done()
    least = table.optional_decimal("least") or Decimal(0)
    return WeightedMeanRule(name=name, label=label, article=article, sets=tuple(sets), least=least)


def _product(table: TomlTable, name: str, label: str, article: str) -> Rule:
    return ProductRule(
        name=name,
        label=label,
        article=article,
        factors=table.texts("factors"),
        divisor=table.decimal("divisor"),
    )


def _difference(table: TomlTable, name: str, label: str, article: str) -> Rule:
    return DifferenceRule(
        name=name,
        label=label,
        article=article,
        value=table.text("value"),
        minus=table.text("minus"),
    )


def _lookup(table: TomlTable, name: str, label: str, article: str) -> Rule:
    return LookupRule(
        name=name,
        label=label,
        article=article,
        key=table.text("key"),
        table=table.table("table").decimals(),
    )


def _answer_index(table: TomlTable, name: str, label: str, article: str) -> Rule:
    return AnswerIndexRule(
        name=name,
        label=label,
        article=article,
        answers=table.text("answers"),
        factor=table.decimal("factor"),
    )


_RULES: dict[str, Callable[[TomlTable, str, str, str], Rule]] = {
    "matrix": _matrix,
    "bands": _bands,
    "weighted_mean": _weighted_mean,
    "product": _product,
    "difference": _difference,
    "lookup": _lookup,
    "answer_index": _answer_index,
}


def _result(table: TomlTable) -> ResultField:
    told = ResultField(
        name=table.text("name"),
        rule=table.text("rule"),
        decimals=table.integer("decimals", default=2),
        optional=table.flag("optional", default=False),
    )
    table.done()
    return told


def _example(table: TomlTable) -> Example:
    example = Example(
        facts=table.raw("facts"),
        result=dict(table.table("result").pairs()),
        note=table.text("note", default=""),
    )
    table.done()
    return example


def _pattern(table: TomlTable) -> Pattern:
    pattern = Pattern(
        organisation=table.choice("organisation", OrganisationPredicate),
        label=table.text("label"),
        text=table.text("text"),
        constraints=tuple(_constraint(each) for each in table.tables("constraints")),
        shape=table.integers("shape"),
    )
    table.done()
    return pattern


def _constraint(table: TomlTable) -> Constraint:
    line = Constraint(
        predicates=table.choices("predicates", Predicate),
        largest=table.flag("largest", default=False),
        min_percent=table.optional_decimal("min_percent"),
        max_percent=table.optional_decimal("max_percent"),
        min_count=table.integer("min_count") if table.has("min_count") else None,
    )
    table.done()
    return line


def _suggestion(table: TomlTable) -> Suggestion:
    advice = Suggestion(
        above_from=table.decimal("above_from"), below_under=table.decimal("below_under")
    )
    table.done()
    return advice


def _point_needs(table: TomlTable) -> PointNeeds:
    needs = PointNeeds(
        jenjang=table.text("jenjang"),
        golongan=table.texts("golongan"),
        pangkat=table.decimal("pangkat"),
        next_jenjang=table.optional_decimal("next_jenjang"),
    )
    table.done()
    return needs
