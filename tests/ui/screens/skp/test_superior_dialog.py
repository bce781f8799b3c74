"""Naming a missing superior on the page SKP (section 3 no. 13, section 2.4)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.services.office import YEAR
from tests.ui.screens.team_world import nameless, shown

from penilaian_desktop.domain.employee import IdentityKind
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.ui.screens.skp.page import SkpPage
from penilaian_desktop.ui.screens.skp.superior_dialog import TYPED


@pytest.fixture
def page(own, qtbot):
    """The page of Siti with a complete draft, and nobody recorded as her appraiser."""
    own.office.plan("siti", submit=False)
    own.office.end_relation("siti", YEAR)
    return shown(SkpPage(own.context), qtbot)


def choose(box, key):
    box.set_value(key)
    box.chosen.emit(key)


def plan_of(team):
    return team.services.plans.current(team.context.session, year=2026)


def test_a_missing_superior_is_named_and_the_plan_handed_in(page, own):
    """Section 3 no. 13: the card offers it where handing in is not possible yet."""
    checklist = page.checklist
    assert "belum tercatat" in checklist._reason.text()
    checklist.name_superior.click()
    dialog = page.desks.dialog
    assert nameless(dialog) == []
    choose(dialog.appraiser.choice, TYPED)
    dialog.appraiser.name.setText("Drs. Marthen Rumbiak")
    dialog.appraiser.position.setText("Sekretaris Daerah")
    dialog.appraiser.identity.setText("19680412 199403 1 002")
    choose(dialog.superior.choice, TYPED)
    dialog.superior.name.setText("Abdul Karim")
    dialog.superior.position.setText("Wali Kota")
    choose(dialog.superior.kind, IdentityKind.NONE.value)
    assert not dialog.superior.identity.isEnabled()
    dialog.reason.setText("SIASN belum diperbarui")
    dialog.save.click()
    assert "Drs. Marthen Rumbiak" in own.toasts[-1][0]
    assert checklist.name_superior.isHidden()
    assert "Dicatat sendiri sejak 1 Jan 2026: SIASN belum diperbarui." in checklist._reason.text()
    checklist.submit.click()
    plan = plan_of(own)
    assert plan.status is PlanStatus.SUBMITTED
    assert plan.appraiser.identity == "196804121994031002"
    assert plan.appraiser_superior.position == "Wali Kota"


def test_somebody_known_is_picked_and_the_form_keeps_to_one_line(page, own):
    page.checklist.name_superior.click()
    dialog = page.desks.dialog
    assert dialog.appraiser.typed.isHidden()
    choose(dialog.appraiser.choice, own.id_of("ratna"))
    dialog.reason.setText("Atasan baru")
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    assert plan_of(own).appraiser.name == "Ratna Sari"


def test_what_is_missing_is_said_at_its_input(page, own):
    page.checklist.name_superior.click()
    dialog = page.desks.dialog
    dialog.save.click()
    assert "Pilih pejabat penilai" in dialog.rows._faults["appraiser_choice"].text()
    choose(dialog.appraiser.choice, TYPED)
    dialog.reason.setText("x")
    dialog.save.click()
    assert "Nama" in dialog.appraiser.typed._faults["appraiser_name"].text()
    dialog.appraiser.name.setText("Drs. Marthen Rumbiak")
    dialog.appraiser.position.setText("Sekretaris Daerah")
    dialog.appraiser.identity.setText("123")
    dialog.save.click()
    assert dialog.appraiser.typed._faults["appraiser_identity"].text()
    assert plan_of(own).superior_reason == ""


def test_a_named_superior_is_changed_or_taken_off_from_the_menu(page, own):
    own.services.plans.name_superior(
        own.context.session, page.plan.id, since=date(2026, 3, 1), reason="Mutasi",
        appraiser=own.services.plans.superior_choices(own.context.session, page.plan.id)[0],
    )  # fmt: skip
    page.refresh()
    assert "Catat pejabat penilai…" in [text for _i, text, _a in page.desks.page_actions()]
    page.desks.open_superior()
    dialog = page.desks.dialog
    assert dialog.appraiser.choice.value() == own.id_of("bambang")
    assert (dialog.since.value(), dialog.reason.text()) == (date(2026, 3, 1), "Mutasi")
    dialog.drop.click()
    assert plan_of(own).appraiser.name == ""
