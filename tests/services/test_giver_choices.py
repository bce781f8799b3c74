"""Whom an appraiser may ask for feedback on a person (FEATURES PR-7)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import NotAllowed


def choices(office, person="siti", by="bambang"):
    found = office.services.giver_choices.of(office.session(by), office.ids[person], "2026-T3")
    return {choice.person.name: choice for choice in found}


def test_colleagues_of_the_unit_come_first_and_person_and_appraiser_not_at_all(office):
    """PR-7: peers are those of the same unit or head; nobody is asked about oneself."""
    found = office.services.giver_choices.of(
        office.session("bambang"), office.ids["siti"], "2026-T3"
    )
    names = [choice.person.name for choice in found]
    assert "Siti Aminah" not in names
    assert "Bambang Wijaya" not in names
    assert names[:2] == ["Taufik Rahman", "Yohanes Tandi"]
    assert [choice.near for choice in found] == [True, True, False, False, False, False]


def test_the_role_follows_from_the_relation(office):
    """PR-7: whom a person appraises is a subordinate, who leads them a ketua tim."""
    office.relate(RelationKind.TEAM_LEAD, "siti", "yohanes")
    assert choices(office)["Yohanes Tandi"].role is GiverRole.TEAM_LEAD
    assert choices(office)["Taufik Rahman"].role is GiverRole.PEER
    below = choices(office, "bambang", "hendra")
    assert below["Siti Aminah"].role is GiverRole.SUBORDINATE
    assert below["Ratna Sari"].role is GiverRole.PEER


def test_only_the_appraiser_reads_whom_to_ask(office):
    for who in ("siti", "taufik", "ratna"):
        with pytest.raises(NotAllowed):
            choices(office, by=who)
