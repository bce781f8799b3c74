"""Vision to indicator (TS-2): goals, what serves them, and what serves none."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.cascade import GoalLevel, may_hang_on
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation


def code_of(call):
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code


@pytest.fixture
def goals(office):
    """A vision, a mission, a goal of the agency; by level."""
    cascade, drafter = office.services.cascade, office.session("penyusun", Role.DRAFTER)
    found, parent = {}, None
    for level, text in (
        (GoalLevel.VISI, "Kota yang melayani"),
        (GoalLevel.MISI, "Pelayanan prima"),
        (GoalLevel.SASARAN, "Meningkatnya kepuasan"),
    ):
        every = cascade.save_goal(
            drafter, None, level=level, text=text, parent_id=parent, starts=date(2025, 1, 1)
        ).value
        parent = found[level] = next(g.id for g in every if g.text == text)
    return drafter, found


def test_levels_hang_on_levels_further_up_only():
    assert may_hang_on(GoalLevel.VISI, None)
    assert may_hang_on(GoalLevel.INDIKATOR, GoalLevel.MISI)
    assert not may_hang_on(GoalLevel.MISI, GoalLevel.MISI)
    assert not may_hang_on(GoalLevel.VISI, GoalLevel.MISI)


def test_goals_stand_in_the_order_of_the_tree(office, goals):
    drafter, ids = goals
    cascade = office.services.cascade
    cascade.save_goal(
        drafter, None, level=GoalLevel.VISI, text="Visi lama", starts=date(2020, 1, 1),
                      ends=date(2024, 12, 31))  # fmt: skip
    cascade.save_goal(
        drafter, None, level=GoalLevel.MISI, text="Tata kelola", parent_id=ids[GoalLevel.VISI]
    )
    told = [(g.depth, g.text) for g in cascade.goals(drafter, 2026)]
    assert told == [
        (0, "Kota yang melayani"), (1, "Pelayanan prima"), (2, "Meningkatnya kepuasan"),
        (1, "Tata kelola"),
    ]  # fmt: skip
    assert [g.text for g in cascade.goals(office.session("siti"))][-1] == "Visi lama"


def test_a_goal_needs_text_days_and_a_parent_further_up(office, goals):
    drafter, ids = goals
    cascade = office.services.cascade
    visi, misi = ids[GoalLevel.VISI], ids[GoalLevel.MISI]
    assert code_of(lambda: cascade.save_goal(drafter, None, text=" ")) == "goal_text_missing"
    assert code_of(
        lambda: cascade.save_goal(drafter, misi, ends=date(2024, 1, 1))
    ) == "goal_period_invalid"  # fmt: skip
    assert code_of(lambda: cascade.save_goal(drafter, misi, parent_id="x")) == "goal_unknown"
    for wrong in (
        lambda: cascade.save_goal(drafter, visi, parent_id=misi),
        lambda: cascade.save_goal(drafter, misi, level=GoalLevel.SASARAN),
        lambda: cascade.save_goal(drafter, misi, parent_id=misi),
    ):
        assert code_of(wrong) == "goal_parent_wrong"
    assert code_of(lambda: cascade.delete_goal(drafter, misi)) == "goal_in_use"
    left = cascade.delete_goal(drafter, ids[GoalLevel.SASARAN]).value
    assert [g.text for g in left] == ["Kota yang melayani", "Pelayanan prima"]
    with pytest.raises(NotAllowed):
        cascade.save_goal(office.session("bambang"), misi, text="Bukan tugas saya")
    with pytest.raises(NotAllowed):
        cascade.delete_goal(office.session("siti"), misi)


def test_indicators_without_a_goal_are_listed(office, goals):
    """TS-2: the report lists indicators without a link; a link above or at the RHK counts."""
    drafter, ids = goals
    cascade, plans = office.services.cascade, office.services.plans
    head = office.plan("bambang", agree_by="hendra")
    own = office.plan("siti", submit=False)
    siti, bambang = office.session("siti"), office.session("bambang")
    plans.save_rhk(siti, own.id, own.rhk[0].id, parent_rhk_id=head.rhk[0].id)
    plans.submit(siti, own.id)
    hr = office.session("nurul")
    assert len(cascade.unlinked(hr, 2026)) == 4
    assert {u.person for u in cascade.unlinked(hr, 2026)} == {"Bambang Wijaya", "Siti Aminah"}
    assert {u.person for u in cascade.unlinked(drafter, 2026)} == {""}
    assert len(cascade.unlinked(bambang, 2026)) == 4
    assert len(cascade.unlinked(siti, 2026)) == 2
    assert cascade.unlinked(hr, 2025) == ()
    sasaran = ids[GoalLevel.SASARAN]
    plans.save_rhk(bambang, head.id, head.rhk[0].id, goal_id=sasaran)
    plans.submit(bambang, head.id)
    left = cascade.unlinked(hr, 2026)
    assert [(u.person, u.text) for u in left] == [
        ("Bambang Wijaya", "Terlayaninya perekaman KTP-el"),
        ("Siti Aminah", "Terlayaninya perekaman KTP-el"),
    ]
    second = own.rhk[1]
    plans.save_indicator(siti, second.id, second.indicators[0].id, goal_id=sasaran)
    assert cascade.unlinked(siti, 2026) == ()
    assert next(g.linked for g in cascade.goals(hr) if g.id == sasaran) == 2
    assert code_of(lambda: cascade.delete_goal(drafter, sasaran)) == "goal_in_use"


def test_the_tree_runs_from_vision_to_the_single_indicator(office, goals):
    _, ids = goals
    cascade, plans = office.services.cascade, office.services.plans
    head = office.plan("bambang", submit=False)
    bambang = office.session("bambang")
    plans.save_rhk(bambang, head.id, head.rhk[0].id, goal_id=ids[GoalLevel.SASARAN])
    plans.submit(bambang, head.id)
    own = office.plan("siti", submit=False)
    siti = office.session("siti")
    plans.save_rhk(siti, own.id, own.rhk[0].id, parent_rhk_id=head.rhk[0].id, parent_text="KK")
    plans.save_rhk(siti, own.id, own.rhk[1].id, parent_text="Belum ada")
    plans.submit(siti, own.id)
    nodes = cascade.tree(office.session("nurul"), 2026)
    told = [(n.depth, n.kind, n.person.split(" ")[0], n.provisional) for n in nodes]
    assert told == [
        (0, "goal", "", False), (1, "goal", "", False), (2, "goal", "", False),
        (3, "rhk", "Bambang", False), (4, "indicator", "Bambang", False),
        (4, "rhk", "Siti", False), (5, "indicator", "Siti", False),
        (0, "rhk", "Bambang", False), (1, "indicator", "Bambang", False),
        (0, "rhk", "Siti", True), (1, "indicator", "Siti", False),
    ]  # fmt: skip
