"""What must hold in a regulation before anybody is judged by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from penilaian_desktop.domain.messages import CATALOGUE
from penilaian_desktop.domain.scheme import Rule
from penilaian_desktop.domain.scheme_checks import defects

PP, PERMEN, SKM, AK = "pp-30-2019", "permenpanrb-6-2022", "skm-14-2017", "angka-kredit-3-2023"
TS, TJ, WG = "tangerang-selatan", "tanjung-selor", "wanggar"
REGIONS = [TS, "pariaman", TJ, "semarang", WG]


def with_rule(scheme, name, **changes):
    return replace(
        scheme,
        rules=tuple(replace(r, **changes) if r.name == name else r for r in scheme.rules),
    )


def with_fact(scheme, name, **changes):
    return replace(
        scheme,
        facts=tuple(replace(f, **changes) if f.name == name else f for f in scheme.facts),
    )


def with_band(scheme, at, **changes):
    rule = scheme.rule("predikat")
    bands = tuple(replace(b, **changes) if n == at else b for n, b in enumerate(rule.bands))
    return with_rule(scheme, "predikat", bands=bands)


def with_weights(scheme, at, **changes):
    rule = scheme.rule("nilai")
    sets = tuple(replace(s, **changes) if n == at else s for n, s in enumerate(rule.sets))
    return with_rule(scheme, "nilai", sets=sets)


def with_pattern(scheme, **changes):
    first, *others = scheme.distribution
    return replace(scheme, distribution=(replace(first, **changes), *others))


def with_percent(scheme, percent):
    line = replace(scheme.distribution[0].constraints[0], max_percent=Decimal(percent))
    return with_pattern(scheme, constraints=(line,))


@dataclass(frozen=True, kw_only=True)
class Oracle(Rule):
    pass


HUNDRED = Decimal(100)
CASES = [
    (PERMEN, lambda s: replace(s, scales=(*s.scales, s.scales[0])), "scheme_name_twice", "scales"),
    (PERMEN, lambda s: replace(s, facts=(*s.facts, s.facts[0])), "scheme_name_twice", "facts"),
    (PERMEN, lambda s: replace(s, results=s.results * 2), "scheme_name_twice", "results"),
    (PERMEN, lambda s: replace(s, examples=()), "scheme_key_missing", "examples"),
    (PERMEN, lambda s: with_fact(s, "hasil_kerja", scale="x"), "scheme_name_unknown",
     "facts.hasil_kerja.scale"),
    (PP, lambda s: with_fact(s, "skp", maximum=Decimal(0)), "scheme_bounds", "facts.skp.minimum"),
    (SKM, lambda s: with_fact(s, "responses", columns=()), "scheme_key_missing",
     "facts.responses.columns"),
    (SKM, lambda s: with_fact(s, "responses", columns=s.facts[0].columns * 2),
     "scheme_name_twice", "facts.responses.columns"),
    (PERMEN, lambda s: with_rule(s, "predikat", rows="x"), "scheme_name_unknown",
     "rules.predikat.rows"),
    (PP, lambda s: with_rule(s, "predikat", value="new_idea"), "scheme_kind_wrong",
     "rules.predikat.value"),
    (PERMEN, lambda s: with_rule(s, "predikat", cells=s.rule("predikat").cells[1:]),
     "scheme_key_missing", "rules.predikat.cells.di_atas_ekspektasi.di_atas_ekspektasi"),
    (PERMEN,
     lambda s: with_rule(s, "predikat", cells=(*s.rule("predikat").cells, ("x", "y", "baik"))),
     "scheme_name_unknown", "rules.predikat.cells.x.y"),
    (PERMEN, lambda s: with_rule(s, "predikat", scale="ekspektasi"), "scheme_name_unknown",
     "rules.predikat.cells.di_atas_ekspektasi.di_atas_ekspektasi"),
    (PP, lambda s: with_rule(s, "predikat", bands=()), "scheme_key_missing",
     "rules.predikat.bands"),
    (PP, lambda s: with_band(s, 1, high=Decimal(109)), "scheme_bands_gap",
     "rules.predikat.bands.sangat_baik"),
    (PP, lambda s: with_band(s, 2, high=Decimal(91)), "scheme_bands_overlap",
     "rules.predikat.bands.baik"),
    (PP, lambda s: with_band(s, 4, low=Decimal(50)), "scheme_bounds",
     "rules.predikat.bands.sangat_kurang"),
    (PP, lambda s: with_band(s, 0, needs="skp"), "scheme_kind_wrong",
     "rules.predikat.bands.sangat_baik.needs"),
    (PP, lambda s: with_band(s, 0, otherwise="hebat"), "scheme_name_unknown",
     "rules.predikat.bands.sangat_baik.otherwise"),
    (PP, lambda s: with_weights(s, 0, weights=(("skp", Decimal(70)), ("perilaku", Decimal(40)))),
     "scheme_weights_sum", "rules.nilai.sets.1.weights"),
    (PP, lambda s: with_weights(s, 0, weights=(("new_idea", HUNDRED),)), "scheme_kind_wrong",
     "rules.nilai.sets.1.weights"),
    (PP, lambda s: with_weights(s, 0, when=(("with_360", True),)), "scheme_cases_uncovered",
     "rules.nilai.sets"),
    (PP, lambda s: with_weights(s, 0, when=(("skp", True),)), "scheme_kind_wrong",
     "rules.nilai.sets.when"),
    (PP, lambda s: replace(s, rules=(Oracle(name="nilai", label="", article=""),)),
     "scheme_name_unknown", "rules.nilai.kind"),
    (AK, lambda s: with_rule(s, "angka_kredit", divisor=Decimal(0)), "scheme_bounds",
     "rules.angka_kredit.divisor"),
    (AK, lambda s: with_rule(s, "angka_kredit", factors=("jenjang",)), "scheme_kind_wrong",
     "rules.angka_kredit.factors"),
    (AK, lambda s: with_rule(s, "persen", table=s.rule("persen").table[1:]), "scheme_key_missing",
     "rules.persen.table.sangat_baik"),
    (AK, lambda s: with_rule(s, "persen", table=(*s.rule("persen").table, ("hebat", HUNDRED))),
     "scheme_name_unknown", "rules.persen.table.hebat"),
    (AK, lambda s: with_rule(s, "persen", key="x"), "scheme_name_unknown", "rules.persen.key"),
    (AK, lambda s: replace(s, point_needs=s.point_needs * 2), "scheme_name_twice", "point_needs"),
    (SKM, lambda s: with_rule(s, "ikm", answers="ikm"), "scheme_name_unknown",
     "rules.ikm.answers"),
    (PERMEN, lambda s: replace(s, results=(replace(s.results[0], rule="x"),)),
     "scheme_name_unknown", "results.predikat.rule"),
    (PERMEN, lambda s: replace(s, distribution=s.distribution * 2), "scheme_name_twice",
     "distribution"),
    (PERMEN, lambda s: with_pattern(s, shape=(1, 2)), "scheme_bounds",
     "distribution.istimewa.shape"),
    (PERMEN, lambda s: with_percent(s, 101), "scheme_bounds", "distribution.istimewa.constraints"),
    (PERMEN, lambda s: replace(s, suggestion=replace(s.suggestion, below_under=Decimal(110))),
     "scheme_bounds", "suggestion.below_under"),
    (PP, lambda s: with_fact(s, "new_idea", optional=True), "scheme_kind_wrong",
     "facts.new_idea.optional"),
    (TS, lambda s: with_fact(s, "waktu_tunggu", library=""), "scheme_library_missing",
     "facts.waktu_tunggu.library"),
    (PP, lambda s: with_fact(s, "skp", library="disiplin"), "scheme_library_missing",
     "facts.skp.library"),
    (PP, lambda s: with_weights(s, 0, weights=(("skp", Decimal(110)), ("perilaku", Decimal(-10)))),
     "scheme_bounds", "rules.nilai.sets.1.weights.perilaku"),
    (PP, lambda s: with_rule(s, "nilai", least=Decimal(101)), "scheme_bounds",
     "rules.nilai.least"),
    (PP, lambda s: with_rule(s, "nilai", least=Decimal(-1)), "scheme_bounds",
     "rules.nilai.least"),
    (PP, lambda s: with_band(s, 0, high=Decimal(119)), "scheme_bands_end",
     "rules.predikat.bands"),
    (PP, lambda s: with_band(s, 4, low=Decimal(1)), "scheme_bands_end", "rules.predikat.bands"),
    (TJ, lambda s: with_rule(s, "selisih", value="x"), "scheme_name_unknown",
     "rules.selisih.value"),
    (TJ, lambda s: with_rule(s, "selisih", minus="predikat"), "scheme_kind_wrong",
     "rules.selisih.minus"),
    (TJ, lambda s: with_fact(s, "nilai_sebelumnya", maximum=Decimal(121)), "scheme_bands_end",
     "rules.tren.bands"),
    (WG, lambda s: with_rule(s, "nilai_hasil", table=(("di_atas_ekspektasi", Decimal(101)),)),
     "scheme_bands_end", "rules.predikat.bands"),
    (WG, lambda s: with_rule(s, "nilai_hasil", table=()), "scheme_key_missing",
     "rules.nilai_hasil.table.di_atas_ekspektasi"),
    (PP, lambda s: with_band(s, 4, output="kurang"), "scheme_code_unused",
     "scales.predikat.sangat_kurang"),
    (PERMEN, lambda s: replace(s, scales=(*s.scales, replace(s.scales[0], name="lain"))),
     "scheme_scale_unused", "scales.lain"),
]  # fmt: skip


def test_the_value_that_no_band_holds_is_named(schemes):
    found = defects(with_band(schemes.get(PP), 0, high=Decimal(119)))
    assert [(d.code, d.detail) for d in found] == [("scheme_bands_end", "120")]
    found = defects(with_band(schemes.get(PP), 4, low=Decimal("0.5")))
    assert [(d.code, d.detail) for d in found] == [("scheme_bands_end", "0")]


def test_the_span_of_a_difference_is_that_of_its_parts(schemes):
    told = defects(with_fact(schemes.get(TJ), "nilai_sebelumnya", minimum=Decimal(-5)))
    assert [(d.code, d.detail) for d in told] == [("scheme_bands_end", "125")]
    told = defects(with_fact(schemes.get(TJ), "nilai_sebelumnya", maximum=Decimal(130)))
    assert [(d.code, d.detail) for d in told] == [("scheme_bands_end", "-130")]


@pytest.mark.parametrize("code", [PP, PERMEN, SKM, AK, *REGIONS])
def test_the_shipped_regulations_have_no_defect(schemes, code):
    assert defects(schemes.get(code)) == ()


@pytest.mark.parametrize(("rule", "spoil", "code", "key"), CASES)
def test_a_defect_is_found_and_named(schemes, rule, spoil, code, key):
    found = defects(spoil(schemes.get(rule)))
    assert (code, key) in [(defect.code, defect.key) for defect in found]
    assert all(defect.code in CATALOGUE for defect in found)


def test_a_mean_without_conditions_needs_one_set_of_weights(schemes):
    scheme = schemes.get(PP)
    single = replace(scheme.rule("nilai").sets[0], when=())
    assert defects(with_rule(scheme, "nilai", sets=(single,))) == ()
    told = defects(with_rule(scheme, "nilai", sets=(single, single)))
    assert [(d.code, d.detail) for d in told] == [("scheme_cases_uncovered", "")]
