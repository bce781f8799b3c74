"""Whose lines of the register a person sees and changes (TS-9, TS-11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import context_for, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.improvement import Improvement
from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage
from penilaian_desktop.ui.widgets.label import Label


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


@pytest.fixture
def line(office):
    """A line of Pelayanan that Ratna of Arsip answers for."""
    head = office.session("bambang")
    record = office.services.improvements.save(
        head, None, unit_id=office.units["pelayanan"], finding="Waktu tunggu lama",
        action="Mesin antrean", due=date(2026, 12, 1),
    ).value.improvement  # fmt: skip
    with office.workspace.write(SYSTEM) as unit:
        return unit.put(replace(unit.require(Improvement, record.id), owner_id=office.ids["ratna"]))


@pytest.fixture
def page_of(office, qapp, tmp_path, qtbot):
    def opener(who, *roles):
        world = context_for(office, who, qapp, tmp_path)
        context = world.context
        if roles:
            context = replace(context, session=replace(context.session, roles=frozenset(roles)))
        return shown(PerbaikanPage(context), qtbot)

    return opener


def test_a_head_sees_the_own_line_of_another_unit_and_does_not_change_it(page_of, line):
    page = page_of("ratna")
    (item,) = page.register.items.records()
    assert item.improvement.id == line.id
    page.register.view.choose_row(0)
    page.register._open(item)
    assert not page.register.panel.edit.isVisible()
    assert not page.register.panel.remove.isVisible()
    assert page.register.edit() is None
    assert page.register.finish() is None
    dialog = page.register.new()
    assert dialog.unit.count() == 1, "new lines are for the units that are kept"


def test_the_drafters_see_every_line_and_are_told_to_do_nothing_they_cannot(page_of, office, line):
    page = page_of("dewi", Role.EMPLOYEE, Role.DRAFTER)
    assert len(page.register.items.records()) == 1
    assert page.unit.count() == 1 + len(office.units)
    assert not page.add.isVisible()
    page.unit.set_value(office.units["arsip"])
    page._fill()
    said = words_of(page.register)
    assert "Dicatat kepala unit dan kepegawaian" in said
    assert "Catat temuan" not in said
