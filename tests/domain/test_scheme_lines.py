"""Two versions of a scheme side by side (SM-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from penilaian_desktop.domain.scheme import Rule
from penilaian_desktop.domain.scheme_lines import differences, label_of


def told(left, right):
    return [(d.section, d.label, d.left, d.right) for d in differences(left, right)]


def with_rule(scheme, name, **changes):
    rules = tuple(replace(r, **changes) if r.name == name else r for r in scheme.rules)
    return replace(scheme, rules=rules)


def test_a_scheme_does_not_differ_from_itself(schemes):
    for code in schemes.codes:
        assert differences(schemes.get(code), schemes.get(code)) == ()


def test_weights_bands_and_words_are_compared_line_by_line(schemes):
    old = schemes.get("semarang")
    (only,) = old.rule("nilai").sets
    parts = dict(only.weights) | {"nilai_disiplin": Decimal(40), "nilai_inisiatif": Decimal(20)}
    new = with_rule(old, "nilai", sets=(replace(only, weights=tuple(parts.items())),))
    top, *others = new.rule("predikat").bands
    new = with_rule(new, "predikat", bands=(replace(top, low=Decimal("92.5")), *others))
    new = replace(new, title="Skema Semarang 2027", periods=("Y",))
    assert told(old, new) == [
        ("title", "", "Skema partisipatif Kota Semarang", "Skema Semarang 2027"),
        ("periods", "", "Y S T", "Y"),
        ("weight", "Nilai kinerja · Nilai disiplin", "35 %", "40 %"),
        ("weight", "Nilai kinerja · Nilai inisiatif", "25 %", "20 %"),
        ("band", "Predikat kinerja · Sangat Baik", "90 – 100", "92,5 – 100"),
    ]


def test_what_only_one_side_has_stands_beside_nothing(schemes):
    old = schemes.get("semarang")
    new = replace(old, examples=old.examples[:-1], facts=old.facts[:-1])
    sections = {(d.section, d.label): (bool(d.left), bool(d.right)) for d in differences(old, new)}
    assert sections == {
        ("fact", "Inisiatif dalam menyelesaikan tugas"): (True, False),
        ("example", "10"): (True, False),
    }
    assert {(d.left == "", d.right == "") for d in differences(new, old)} == {(True, False)}


def test_every_kind_of_rule_has_its_line(schemes):
    pp, skm = schemes.get("pp-30-2019"), schemes.get("skm-14-2017")
    flags = [d for d in differences(pp, replace(pp, rules=())) if d.section in {"weight", "band"}]
    assert ("Nilai kinerja · Nilai SKP (with_360 = tidak)", "70 %") in {
        (d.label, d.left) for d in flags
    }
    assert ("Predikat kinerja · Sangat Baik",
            "110 – 120 (Menciptakan ide atau cara baru yang bermanfaat; Baik)") in {
        (d.label, d.left) for d in flags
    }  # fmt: skip
    (index,) = [d for d in differences(skm, replace(skm, rules=())) if d.section == "rule"]
    assert index.left == "Jawaban responden × 25"
    ak = schemes.get("angka-kredit-3-2023")
    (product,) = [d for d in differences(ak, replace(ak, rules=())) if d.section == "rule"]
    assert "÷" in product.left
    tj = schemes.get("tanjung-selor")
    (trend,) = [d for d in differences(tj, replace(tj, rules=())) if d.section == "rule"]
    assert trend.left == "Nilai kinerja − Nilai periode sebelumnya"
    national = schemes.get("permenpanrb-6-2022")
    cells = [d for d in differences(national, replace(national, rules=())) if d.section == "cell"]
    assert len(cells) == 9
    lookups = [d for d in differences(ak, replace(ak, rules=())) if d.section == "lookup"]
    assert len(lookups) == 13


def test_facts_tell_bounds_source_and_choice(schemes):
    scheme = schemes.get("tangerang-selatan")
    lines = {d.label: d.left for d in differences(scheme, replace(scheme, facts=()))}
    assert lines["Capaian waktu tunggu"] == "0 – 120 %, indicator waktu-tunggu, opsional"
    assert lines["Rating perilaku kerja"] == "ekspektasi, behaviour_rating"


def test_examples_show_numbers_and_flags(schemes):
    scheme = schemes.get("pp-30-2019")
    example = replace(
        scheme.examples[0], facts={"skp": Decimal("112.5"), "perilaku": "110", "new_idea": True}
    )
    changed = replace(scheme, examples=(example,))
    (line,) = list(differences(changed, replace(changed, examples=())))
    assert line.left == "skp 112,5, perilaku 110, new_idea ya → nilai 111.75, predikat sangat_baik"


def test_a_name_without_label_is_its_own_label(schemes):
    assert label_of(schemes.get("semarang"), "tidak_ada") == "tidak_ada"


def test_a_kind_of_rule_that_nobody_knows_is_a_bug(schemes):
    @dataclass(frozen=True, kw_only=True)
    class Oracle(Rule):
        pass

    scheme = replace(schemes.get("semarang"), rules=(Oracle(name="x", label="", article=""),))
    with pytest.raises(TypeError, match="Oracle"):
        differences(scheme, scheme)
