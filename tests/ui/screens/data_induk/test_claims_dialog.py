"""Usulan atasan in Data induk: HR confirms with one button (section 3 no. 13)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.office import YEAR
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage


def claim(office, person, name):
    plan = office.plan(person, submit=False)
    office.end_relation(person, YEAR)
    plans, session = office.services.plans, office.session(person)
    plans.name_superior(
        session,
        plan.id,
        appraiser=PersonSnapshot(person_id=office.ids.get(name, ""), name=name, position="Sekda"),
        since=YEAR,
        reason="SIASN belum diperbarui",
    )
    return plans.submit(session, plan.id).value


@pytest.fixture
def page(office, qapp, tmp_path, qtbot):
    claim(office, "siti", "ratna")
    claim(office, "taufik", "Marthen Rumbiak")
    return shown(DataIndukPage(context_for(office, "nurul", qapp, tmp_path).context), qtbot)


def test_hr_confirms_what_a_person_named(page, office):
    """Section 3 no. 13: HR confirms on import; the plan then waits at the new appraiser."""
    assert page.claims_button.text() == "Usulan atasan (2)"
    page.claims_button.click()
    dialog = page.claims_dialog
    assert nameless(dialog) == []
    known = next(b for b in dialog.buttons.values() if "Ratna Sari" in b.accessibleName())
    known.click()
    ratna = office.session("ratna")
    assert [p.employee.name for p in office.services.plans.to_decide(ratna)] == ["Siti Aminah"]
    page.refresh()
    assert page.claims_button.text() == "Usulan atasan (1)"


def test_somebody_unknown_is_added_first(page, office):
    page.claims_button.click()
    (unknown,) = [b for b in page.claims_dialog.buttons.values() if "Marthen" in b.accessibleName()]
    unknown.click()
    assert len(office.services.plans.superior_claims(office.session("nurul"))) == 2


def test_without_claims_and_without_the_right_there_is_no_button(office, qapp, tmp_path, qtbot):
    page = shown(DataIndukPage(context_for(office, "nurul", qapp, tmp_path).context), qtbot)
    assert page.claims_button.isHidden()
    claim(office, "siti", "ratna")
    session = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    drafter = replace(context_for(office, "dewi", qapp, tmp_path).context, session=session)
    assert shown(DataIndukPage(drafter), qtbot).claims_button.isHidden()
