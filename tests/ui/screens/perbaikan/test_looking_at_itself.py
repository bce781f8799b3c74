"""Perbaikan, how the system looks at itself: complaints and the yearly review (SM-1, SM-4)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.builders import an_indicator_complaint
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import context_for, shown

from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(PerbaikanPage(hr.context), qtbot)


def said(widget, text):
    """Tell whether a label says something; what was just built is not laid out yet."""
    plain = text.replace("**", "")
    return any(plain in label.text() for label in widget.findChildren(Label))


def test_without_complaints_the_tab_says_what_it_is_for(page):
    page.open("keluhan")
    assert page.complaints._stack.currentIndex() == 1
    assert said(page.complaints, "Belum ada keluhan indikator")


def test_complaints_are_counted_with_their_reasons(page, hr):
    with hr.office.workspace.write(SYSTEM) as unit:
        for who in ("siti", "taufik"):
            unit.add(an_indicator_complaint(person_id=hr.id_of(who), at=hr.office.clock()))
    page.refresh()
    page.open("keluhan")
    (group,) = page.complaints.model.records()
    assert group.count == 2
    assert said(page.complaints, "Nomor antrean tidak dicatat")
    assert page.complaints._stack.currentIndex() == 0
    assert not said(page.complaints, "Siti")


def test_a_review_is_written_and_completed(page, hr):
    page.open("tinjauan")
    form = page.reviews
    form.save.click()
    assert form.findings.property("faulty")
    form.findings.setPlainText("Waktu tunggu sulit diukur")
    form.decisions.setPlainText("Pakai mesin antrean")
    form.changed.setText("waktu-tunggu, disiplin")
    form.save.click()
    (item,) = form.model.records()
    assert item.review.changed == ("waktu-tunggu", "disiplin")
    form.year.setText("dua ribu")
    form.save.click()
    assert form.year.property("faulty")
    form.fresh.click()
    assert form.findings.text() == ""
    form.view.choose_row(0)
    assert form.held_on.value() == date(2026, 11, 19)
    form.decisions.setPlainText("Dua mesin antrean")
    form.save.click()
    (item,) = form.model.records()
    assert (item.review.version, item.review.decisions) == (2, "Dua mesin antrean")


# --- paper ---------------------------------------------------------------------------------------
def test_the_review_of_a_year_is_shown_on_paper_from_its_tab_alone(page, hr):
    """SM-1: once it was written; the other tabs print nothing."""
    use_fonts(Path(__file__).parents[4] / "resources" / "fonts" / "print")
    page.show_tab("tinjauan")
    assert not page.print_button.isVisible()
    hr.services.system_reviews.save(
        hr.context.session, None, year=2026, held_on=date(2026, 11, 12),
        findings="Inisiatif sulit diukur", decisions="Diberi jangkar",
    )  # fmt: skip
    page.refresh()
    assert page.print_button.isVisible()
    (year,) = page.print_button.menu().actions()
    assert year.text() == "Tahun 2026"
    year.trigger()
    assert page.window().findChild(PrintPreview).sheets.pdf.startswith(b"%PDF")
    page.show_tab("keluhan")
    assert not page.print_button.isVisible()
    assert page.print_button.menu() is None
