"""Units side by side for everybody, without names and without small groups (PR-10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.chart_views import describe, table_of
from penilaian_desktop.domain.employee import Assignment, Unit
from penilaian_desktop.domain.errors import NotAllowed

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW


@pytest.fixture
def crowded(office):
    """Five people of Bidang Pelayanan have results, Bidang Arsip has one."""
    with office.workspace.write(SYSTEM) as unit:
        for who in ("nurul", "ratna"):
            (place,) = unit.find(Assignment, person_id=office.ids[who])
            unit.put(replace(place, unit_id=office.units["pelayanan"]))
    for who, by, rating in (
        ("siti", "bambang", ABOVE),
        ("taufik", "bambang", MEETS),
        ("yohanes", "bambang", MEETS),
        ("nurul", "hendra", MEETS),
        ("ratna", "hendra", BELOW),
        ("dewi", "ratna", MEETS),
    ):
        office.appraise(who, by, "2026-T3", rating, rating, publish=True)
    return office


def test_everybody_compares_units_without_anybody_in_particular(crowded):
    """PR-10, TS-11: peers see it; one and two persons go together as another predicate."""
    views = [crowded.services.peers.view(crowded.session(who)) for who in ("siti", "hendra")]
    view = views[0]
    assert view == views[1]
    assert (view.period_code, view.codes, view.hidden) == ("2026-T3", ("2026-T3",), 1)
    table = table_of(view.chart)
    assert table.titles[1:] == (
        "Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik", "predikat lain"
    )  # fmt: skip
    assert table.rows == (("Bidang Pelayanan", None, None, None, 3, None, 2),)
    assert "Siti" not in repr(view)


def test_it_tells_how_old_the_results_are(crowded):
    """TS-6: nothing claims to be of this moment."""
    crowded.clock.set(date(2026, 11, 30))
    view = crowded.services.peers.view(crowded.session("taufik"))
    assert (view.newest, view.age) == (date(2026, 11, 18), 12)


def test_a_unit_where_all_have_the_same_tells_nothing(office):
    """TS-11: it would tell everybody's predicate."""
    with office.workspace.write(SYSTEM) as unit:
        for who in ("nurul", "ratna"):
            (place,) = unit.find(Assignment, person_id=office.ids[who])
            unit.put(replace(place, unit_id=office.units["pelayanan"]))
    staff = (("siti", "bambang"), ("taufik", "bambang"), ("yohanes", "bambang"),
             ("nurul", "hendra"), ("ratna", "hendra"))  # fmt: skip
    for who, by in staff:
        office.appraise(who, by, "2026-T3", publish=True)
    view = office.services.peers.view(office.session("siti"))
    assert view.chart.is_empty
    assert view.hidden == 1


def test_before_the_first_result_it_is_empty(office):
    view = office.services.peers.view(office.session("siti"))
    assert (view.period_code, view.codes, view.newest, view.age) == ("", (), None, None)
    assert view.chart.is_empty
    with pytest.raises(NotAllowed):
        office.services.peers.view(office.session("", Role.OPERATOR))


def test_a_head_compares_the_own_unit_with_the_others_of_the_laptop(crowded):
    """PR-10: not his unit with itself."""
    spread = crowded.services.monitor.spread(crowded.session("ratna"), "2026-T3")
    assert [c.label for c in spread.comparison.categories] == ["Bidang Pelayanan"]
    assert describe(spread.comparison, 3, 0).endswith("Baik: 3, 60 %")
    assert spread.hidden == 1


def test_two_units_of_one_name_stay_two(crowded):
    """PR-10: neither takes the other's place."""
    with crowded.workspace.write(SYSTEM) as unit:
        place = unit.get(Unit, crowded.units["pelayanan"])
        other = unit.get(Unit, crowded.units["arsip"])
        unit.put(replace(other, name=place.name))
    view = crowded.services.peers.view(crowded.session("siti"))
    assert table_of(view.chart).rows == (("Bidang Pelayanan", None, None, None, 3, None, 2),)
    assert view.hidden == 1
