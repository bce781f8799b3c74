"""Facts that HR adds to a copied scheme or takes from it (PR-3, SM-4), checked all the way."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from penilaian_desktop.domain.scheme import FactKind, LookupRule, WeightedMeanRule
from penilaian_desktop.domain.scheme_edits import with_results_of_today, with_weight
from penilaian_desktop.domain.scheme_examples import faults
from penilaian_desktop.domain.scheme_fact_edits import (
    needed_by,
    takes_facts,
    with_choice_fact,
    with_number_fact,
    without_fact,
)
from penilaian_desktop.domain.scoring import score


def codes(scheme):
    return [defect.code for defect in faults(scheme) if not defect.key.startswith("examples")]


def mean_of(scheme):
    return next(rule for rule in scheme.rules if isinstance(rule, WeightedMeanRule))


def weighed(scheme, **percents):
    for name, percent in percents.items():
        scheme = with_weight(scheme, mean_of(scheme).name, 0, name, Decimal(percent))
    return scheme


def test_a_new_number_counts_once_it_has_a_weight(schemes):
    wider = with_number_fact(schemes.get("pariaman"), "Disiplin waktu", "%")
    fact = wider.fact("disiplin_waktu")
    assert (fact.label, fact.kind, fact.maximum, fact.unit) == (
        "Disiplin waktu", FactKind.NUMBER, 100, "%",
    )  # fmt: skip
    assert codes(wider) == ["scheme_weight_nothing"]
    whole = weighed(wider, disiplin_waktu=20, kehadiran=5)
    assert codes(whole) == []
    facts = {"kehadiran": "100", "kualitas_pekerjaan": "5", "komunikasi": "5",
             "umpan_balik": "100", "disiplin_waktu": "0"}  # fmt: skip
    assert score(whole, facts).result["nilai"] == "80.00"


def test_a_new_choice_brings_its_five_levels_and_what_they_are_worth(schemes):
    wider = with_choice_fact(schemes.get("pariaman"), "Kerja sama")
    assert wider.scale("kerja_sama").codes == ("5", "4", "3", "2", "1")
    lookup = wider.rule("nilai_kerja_sama")
    assert isinstance(lookup, LookupRule)
    assert (lookup.label, dict(lookup.table)["5"]) == ("Nilai kerja sama", 100)
    whole = with_results_of_today(weighed(wider, nilai_kerja_sama=20, kehadiran=5))
    assert faults(whole) == ()
    again = without_fact(weighed(whole, nilai_kerja_sama=0, kehadiran=25), "kerja_sama")
    assert codes(again) == []
    assert (again.facts, again.scales) == (
        schemes.get("pariaman").facts, schemes.get("pariaman").scales,
    )  # fmt: skip


def test_names_are_plain_and_free(schemes):
    scheme = schemes.get("pariaman")
    twice = with_number_fact(with_number_fact(scheme, "Kehadiran"), "Kehadiran")
    assert [fact.name for fact in twice.facts][-2:] == ["kehadiran_2", "kehadiran_3"]
    assert with_number_fact(scheme, "5S / Kaizen").facts[-1].name == "fakta_5s_kaizen"
    assert with_number_fact(scheme, "!!").facts[-1].name == "fakta"


def test_taking_a_fact_away_leaves_weights_to_be_put_right(schemes):
    scheme = schemes.get("pariaman")
    assert needed_by(scheme, "komunikasi") == ""
    less = without_fact(scheme, "komunikasi")
    assert [fact.name for fact in less.facts] == ["kehadiran", "kualitas_pekerjaan", "umpan_balik"]
    assert "nilai_komunikasi" not in [rule.name for rule in less.rules]
    assert "komunikasi" not in [scale.name for scale in less.scales]
    assert all("komunikasi" not in example.facts for example in less.examples)
    assert codes(less) == ["scheme_weights_sum"]
    assert codes(weighed(less, umpan_balik=40)) == []


@pytest.mark.parametrize(
    ("code", "fact", "kept"),
    [
        ("permenpanrb-6-2022", "hasil_kerja", "Predikat kinerja pegawai"),
        ("pp-30-2019", "new_idea", "Predikat"),
        ("pp-30-2019", "with_360", "Nilai"),
        ("tanjung-selor", "nilai_sebelumnya", ""),
        ("angka-kredit-3-2023", "months", "Angka kredit"),
        ("skm-14-2017", "responses", "IKM"),
    ],
)
def test_what_a_rule_cannot_do_without_stays_and_the_rule_is_named(schemes, code, fact, kept):
    found = needed_by(schemes.get(code), fact)
    assert bool(found) is bool(kept) or code == "tanjung-selor", found


def test_the_last_part_of_a_mean_and_a_told_worth_stay(schemes):
    scheme = schemes.get("pariaman")
    for name in ("kehadiran", "umpan_balik", "komunikasi"):
        scheme = without_fact(scheme, name)
    assert needed_by(scheme, "kualitas_pekerjaan") == "Nilai kinerja"
    told = schemes.get("pariaman")
    worth = replace(told.results[0], name="kualitas", rule="nilai_kualitas")
    told = replace(told, results=(*told.results, worth))
    assert needed_by(told, "kualitas_pekerjaan") == "Nilai kualitas pekerjaan"


def test_a_scale_that_something_else_uses_stays(schemes):
    scheme = with_choice_fact(schemes.get("pariaman"), "Kerja sama")
    shared = replace(scheme.facts[-1], name="lain", label="Lain")
    scheme = replace(scheme, facts=(*scheme.facts, shared))
    assert "kerja_sama" in [one.name for one in without_fact(scheme, "kerja_sama").scales]


def test_only_a_scheme_with_a_mean_takes_facts(schemes):
    assert takes_facts(schemes.get("semarang"))
    assert not takes_facts(schemes.get("permenpanrb-6-2022"))
