"""Capaian organisasi per unit and period in Data induk (PR-9; PermenPANRB 6/2022 Pasal 24)."""

from __future__ import annotations

import pytest
from tests.ui.screens.team_world import THIRD, context_for, nameless, shown

from penilaian_desktop.domain.appraisal import OrganisationPredicate
from penilaian_desktop.ui.screens.data_induk.units_tab import UnitsTab


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def card(hr, qtbot):
    tab = shown(UnitsTab(hr.context, editable=True), qtbot)
    tab.organisation.show_unit(hr.office.units["dinas"], "Dinas")
    tab.organisation.period.set_value(THIRD)
    tab.organisation._fill()
    assert nameless(tab) == []
    return tab.organisation


def stored(hr):
    data = hr.services.master_data
    return dict(data.organisation_results(hr.context.session, hr.office.units["dinas"]))[THIRD]


def test_hr_sets_the_predicate_of_a_unit_and_can_take_it_back(card, hr):
    assert card.predicate.value() == ""
    card._save(OrganisationPredicate.BAIK.value)
    assert stored(hr) is OrganisationPredicate.BAIK
    assert hr.toasts[-1][0] == "Capaian organisasi Triwulan III 2026: Baik"
    assert hr.toasts[-1][1]
    assert card.predicate.value() == OrganisationPredicate.BAIK.value
    hr.services.undo.undo(hr.context.session)
    assert stored(hr) is None


def test_a_unit_without_its_own_predicate_says_that_it_follows_the_one_above(card):
    assert card.predicate.currentText() == "ikut unit di atasnya"
    card._save("")
    assert card.predicate.value() == ""
