"""Single changes of a draft: each changes one thing and nothing else (SM-5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from penilaian_desktop.domain.scheme import Example
from penilaian_desktop.domain.scheme_edits import (
    bands_down,
    in_order,
    with_anchor,
    with_bound,
    with_cell,
    with_least,
    with_results_of_today,
    with_weight,
    with_worth,
)
from penilaian_desktop.domain.scheme_examples import faults
from penilaian_desktop.domain.scheme_lines import differences


@pytest.fixture
def semarang(schemes):
    return schemes.get("semarang")


def told(left, right):
    found = differences(left, right)
    return [(d.section, d.label, d.right) for d in found if d.section != "example"]


def test_a_weight_of_one_set_changes_alone(schemes):
    pp = schemes.get("pp-30-2019")
    changed = with_weight(pp, "nilai", 1, "skp", Decimal(55))
    assert [dict(s.weights)["skp"] for s in changed.rule("nilai").sets] == [70, 55]
    first = with_weight(pp, "nilai", 0, "skp", Decimal(65))
    assert [dict(s.weights)["skp"] for s in first.rule("nilai").sets] == [65, 60]


def test_the_least_share_changes(semarang):
    assert told(semarang, with_least(semarang, "nilai", Decimal(75))) == [
        ("least", "Nilai kinerja", "75 %")
    ]


def test_a_bound_moves_for_both_bands_that_meet_there(semarang):
    moved = with_bound(semarang, "predikat", 1, Decimal(80))
    assert told(semarang, moved) == [
        ("band", "Predikat kinerja · Baik", "80 – 90"),
        ("band", "Predikat kinerja · Butuh Perbaikan", "60 – 80"),
    ]
    lowest = with_bound(semarang, "predikat", 4, Decimal(30))
    assert {d.code for d in faults(lowest)} == {"scheme_bands_end"}


def test_half_a_number_does_not_turn_the_bands_around(semarang):
    typing = with_bound(semarang, "predikat", 0, Decimal(9))
    done = with_bound(typing, "predikat", 0, Decimal(92))
    assert told(semarang, done) == [
        ("band", "Predikat kinerja · Sangat Baik", "92 – 100"),
        ("band", "Predikat kinerja · Baik", "76 – 92"),
    ]


def test_bands_are_put_topmost_first(semarang):
    rule = semarang.rule("predikat")
    turned = replace(
        semarang,
        rules=tuple(
            replace(r, bands=r.bands[::-1]) if r.name == "predikat" else r for r in semarang.rules
        ),
    )
    assert bands_down(turned.rule("predikat")) == rule.bands
    assert in_order(turned) == semarang


def test_cells_worths_and_anchors_change_alone(schemes, semarang):
    national = schemes.get("permenpanrb-6-2022")
    cell = with_cell(national, "predikat", "di_atas_ekspektasi", "di_atas_ekspektasi", "baik")
    assert len(told(national, cell)) == 1
    worth = with_worth(semarang, "nilai_disiplin", "4", Decimal(88))
    assert told(semarang, worth) == [("lookup", "Nilai disiplin · 4", "88")]
    anchor = with_anchor(semarang, "disiplin", "4", "Tepat waktu")
    assert told(semarang, anchor) == [("scale", "disiplin · 4", "Baik: Tepat waktu")]


def test_a_rule_of_another_kind_or_name_stays(semarang):
    assert with_least(semarang, "predikat", Decimal(1)) == semarang
    assert with_least(semarang, "antah", Decimal(1)) == semarang
    assert with_anchor(semarang, "antah", "4", "x") == semarang


def test_examples_take_the_results_of_today_where_there_is_one(semarang):
    changed = with_weight(semarang, "nilai", 0, "nilai_disiplin", Decimal(40))
    changed = with_weight(changed, "nilai", 0, "nilai_inisiatif", Decimal(20))
    assert {d.code for d in faults(changed)} == {"scheme_example_wrong"}
    assert faults(with_results_of_today(changed)) == ()
    refused = Example(facts={"disiplin": "4"}, result={"nilai": "1.00"})
    kept = with_results_of_today(replace(semarang, examples=(refused,)))
    assert kept.examples == (refused,)
