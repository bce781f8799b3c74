"""The cards of a scheme that is read: facts, weights, bands, matrix, anchors, results."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    BandsRule,
    DifferenceRule,
    LookupRule,
    MatrixRule,
    ProductRule,
    Rule,
    Scheme,
    WeightedMeanRule,
)
from penilaian_desktop.domain.scheme_edits import bands_down
from penilaian_desktop.domain.scheme_lines import label_of
from penilaian_desktop.domain.wording import number, percent
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.skema import words
from penilaian_desktop.ui.screens.skema.tables import Row, table_card
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import predicate_mark
from penilaian_desktop.ui.widgets.table import Cell

_tr = translator("Schemes")


def cards(scheme: Scheme) -> Iterator[Card]:
    """Yield the cards of a scheme in the order in which it decides."""
    yield facts_card(scheme)
    for rule in scheme.rules:
        yield rule_card(scheme, rule)


def facts_card(scheme: Scheme) -> Card:
    """Return what is asked about a person."""
    rows: list[Row] = [
        (
            Cell(fact.label, second=words.fact_values(scheme, fact), strong=True),
            words.fact_source(fact),
        )
        for fact in scheme.facts
    ]
    columns = [(_tr("Fakta"), 0), (_tr("Sumber"), 330)]
    return table_card(_tr("Yang dinilai"), "", columns, rows, row_height=52)


def rule_card(scheme: Scheme, rule: Rule) -> Card:
    """Return one rule as a table."""
    match rule:
        case WeightedMeanRule():
            return _weights(scheme, rule)
        case BandsRule():
            return _bands(scheme, rule)
        case MatrixRule():
            return _matrix(scheme, rule)
        case LookupRule():
            return _lookup(scheme, rule)
        case _:
            card = Card(rule.label, rule.article, padded=True)
            card.body.addWidget(Label(formula(scheme, rule), "body", wrap=True))
            return card


def formula(scheme: Scheme, rule: Rule) -> str:
    """Return a formula in words."""
    match rule:
        case ProductRule():
            factors = " × ".join(label_of(scheme, name) for name in rule.factors)
            return f"{factors} ÷ {number(rule.divisor)}"
        case DifferenceRule():
            return f"{label_of(scheme, rule.value)} − {label_of(scheme, rule.minus)}"
        case AnswerIndexRule():
            answers = label_of(scheme, rule.answers)
            return _tr("rata-rata {answers} × {factor}").format(
                answers=answers, factor=number(rule.factor)
            )
        case _:
            return rule.label


def _weights(scheme: Scheme, rule: WeightedMeanRule) -> Card:
    rows: list[Row] = []
    for each in rule.sets:
        when = ", ".join(
            (_tr("{flag}: ya") if flag else _tr("{flag}: tidak")).format(
                flag=label_of(scheme, name)
            )
            for name, flag in each.when
        )
        for name, weight in each.weights:
            rows.append((label_of(scheme, name), Cell(when, tint="muted"), percent(weight)))
    total = sum(weight for _, weight in rule.sets[0].weights) if rule.sets else 0
    foot = _tr("Jumlah bobot **{total}**").format(total=percent(total))
    if rule.least:
        foot += _tr(" · bagian yang kosong keluar dari rata-rata, paling sedikit {least}").format(
            least=percent(rule.least)
        )
    columns = [(_tr("Bagian"), 0), ("", 260), (_tr("Bobot"), -90)]
    return table_card(rule.label, rule.article, columns, rows, foot=foot)


def _bands(scheme: Scheme, rule: BandsRule) -> Card:
    rows: list[Row] = []
    for at, band in enumerate(bands_down(rule)):
        words_of = _tr("{low} sampai {high}") if at == 0 else _tr("{low} sampai kurang dari {high}")
        span = words_of.format(low=number(band.low), high=number(band.high))
        note = ""
        if band.needs:
            note = _tr("bila {needs}; jika tidak, {otherwise}").format(
                needs=label_of(scheme, band.needs),
                otherwise=scheme.scale(rule.scale).label(band.otherwise),
            )
        rows.append((output(scheme, rule.scale, band.output), span, Cell(note, tint="muted")))
    columns = [(_tr("Hasil"), 230), (label_of(scheme, rule.value), 190), ("", 0)]
    return table_card(rule.label, rule.article, columns, rows)


def _matrix(scheme: Scheme, rule: MatrixRule) -> Card:
    by_place = {(row, column): out for row, column, out in rule.cells}
    fact_of = {fact.name: fact for fact in scheme.facts}
    down, across = (scheme.scale(fact_of[n].scale) for n in (rule.rows, rule.columns))
    columns = [(f"{label_of(scheme, rule.rows)} ↓", 0)]
    columns += [(option.label, 160) for option in reversed(across.options)]
    rows: list[Row] = [
        (
            Cell(line.label, strong=True),
            *(
                output(scheme, rule.scale, by_place[line.code, option.code])
                for option in reversed(across.options)
            ),
        )
        for line in down.options
    ]
    note = _tr("mendatar: {columns}").format(columns=label_of(scheme, rule.columns))
    return table_card(rule.label, note, columns, rows)


def _lookup(scheme: Scheme, rule: LookupRule) -> Card:
    fact = next((f for f in scheme.facts if f.name == rule.key), None)
    told = {o.code: o for o in scheme.scale(fact.scale).options} if fact else {}
    if not any(option.note for option in told.values()):
        rows: list[Row] = [
            (Cell(told[code].label if code in told else code, strong=True), number(worth))
            for code, worth in rule.table
        ]
        columns = [(label_of(scheme, rule.key), 0), (_tr("Nilai"), -80)]
        return table_card(rule.label, rule.article, columns, rows)
    card = Card(rule.label, _tr("jangkar tiap tingkat"), padded=True)
    for code, worth in rule.table:
        option = told[code]
        card.body.addWidget(Label(f"**{option.label}** · {number(worth)}", "body", markup=True))
        card.body.addWidget(Label(option.note, "body", "muted", wrap=True))
    return card


def output(scheme: Scheme, scale: str, code: str) -> Cell:
    """Return a code as it is shown: a predicate by its pill, anything else by its label."""
    if scale == "predikat" and code in {p.value for p in Predicate}:
        mark = predicate_mark(Predicate(code))
        return Cell(pill=mark._replace(text=scheme.scale(scale).label(code)))
    return Cell(scheme.scale(scale).label(code))
