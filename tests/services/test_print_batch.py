"""Whom an account may print for, and each person's data (X-8)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views import SkpFormView


def names(people) -> list[str]:
    return [one.person_id for one in people]


def test_hr_prints_everybody_a_head_their_staff_and_themselves(office):
    batch, ids = office.services.print_batch, office.ids
    head = names(batch.people(office.session("bambang"), "evaluasi", "2026-T3"))
    assert ids["siti"] in head
    assert ids["bambang"] in head
    everybody = names(batch.people(office.session("bambang", Role.HR), "evaluasi", "2026-T3"))
    assert set(head) < set(everybody)
    assert names(batch.people(office.session("siti"), "evaluasi", "2026-T3")) == [ids["siti"]]


def test_a_unit_takes_the_units_below_it_along(office):
    batch, s = office.services.print_batch, office.session("bambang", Role.HR)
    everybody = batch.people(s, "evaluasi", "2026-T3")
    some = everybody[0]
    narrowed = batch.people(s, "evaluasi", "2026-T3", some.unit)
    assert some in narrowed
    assert set(narrowed) <= set(everybody)
    with pytest.raises(RuleViolation) as refused:
        batch.people(s, "evaluasi", "2026-T3", "Dinas Antah Berantah")
    assert refused.value.code == "print_unit_unknown"


def test_who_has_no_form_brings_the_reason_and_stops_nobody(office):
    office.plan("siti", agree_by="bambang")
    batch, s = office.services.print_batch, office.session("bambang")
    people = batch.people(s, "skp", "2026")
    parts = list(batch.parts(s, "skp", people, "2026"))
    assert [part.person for part in parts] == list(people)
    assert [part.number for part in parts] == list(range(1, len(people) + 1))
    good = [part for part in parts if part.view is not None]
    assert [part.person.person_id for part in good] == [office.ids["siti"]]
    assert isinstance(good[0].view, SkpFormView)
    others = [part.problem.code for part in parts if part.view is None]
    assert others
    assert set(others) == {"plan_missing"}
