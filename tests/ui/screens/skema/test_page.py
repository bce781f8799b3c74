"""Skema & aturan over a real workspace (FEATURES SM-1, SM-4, SM-5, SM-9, 3 no. 12)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.builders import an_indicator_complaint
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.scheme_views import SchemeState
from penilaian_desktop.ui.screens.skema.dialogs import (
    ChooseDialog,
    CompareDialog,
    ComplaintDialog,
    CopyDialog,
)
from penilaian_desktop.ui.screens.skema.page import SkemaPage
from penilaian_desktop.ui.screens.skema.rules_dialog import RulesDialog
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table_view import TableView


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(SkemaPage(hr.context), qtbot)


def said(widget, text):
    """Tell whether a label says something; what was just built is not laid out yet."""
    plain = text.replace("**", "")
    return any(plain in label.text() for label in widget.findChildren(Label))


def dialog(page, kind):
    return page.window().findChildren(kind)[-1]


def draft(page, hr, code="kota-contoh"):
    """Copy Pariaman by the dialog and return the pane that shows the draft."""
    page.open("pariaman 1")
    page.schemes.pane.copy.click()
    asked = dialog(page, CopyDialog)
    asked.code.setText(code)
    asked.title.setText("Skema Kota Contoh")
    asked.save.click()
    return page.schemes.pane


def field(pane, name):
    found = [f for f in pane.form.findChildren(Field) if f.accessibleName() == name]
    return found[0]


def type_into(target, text):
    target.selectAll()
    QTest.keyClicks(target, text)


def test_the_scheme_of_most_periods_is_shown_first(page):
    assert page.schemes.item().code == "permenpanrb-6-2022"
    assert page.schemes.pane.head.title.text() == "PermenPANRB 6/2022"
    assert nameless(page) == []


def test_a_scheme_of_a_region_says_that_it_must_be_confirmed(page):
    page.open("semarang 1")
    assert "perlu ditetapkan instansi" in page.schemes.pane.banner.accessibleName()
    assert said(page.schemes.pane, "Jumlah bobot **100 %**")
    assert said(page.schemes.pane, "Memulai perbaikan sendiri")


def test_the_national_matrix_is_drawn_as_a_table(page):
    tables = page.schemes.pane.findChildren(TableView)
    matrix = next(t for t in tables if t.accessibleName() == "Predikat kinerja pegawai")
    assert "Sangat Baik" in matrix.records().as_text()


def test_a_scheme_is_tried_with_numbers_at_once(page):
    page.open("tanjung-selor 1")
    trial = page.schemes.pane.trial
    type_into(trial.rows.input("waktu"), "80")
    assert said(trial, "Pelatihan manajemen waktu")
    type_into(trial.rows.input("hasil"), "999")
    assert trial.rows.input("hasil").property("faulty")
    trial.rows.input("hasil").clear()
    trial.compute()
    assert not trial.rows.input("hasil").property("faulty")


def test_every_kind_of_fact_can_be_tried(page):
    page.open("wanggar 1")
    trial = page.schemes.pane.trial
    box = trial.rows.input("laporan_lengkap")
    assert isinstance(box, ComboBox)
    box.set_value("false")
    box.chosen.emit("false")
    assert said(trial, "Pengembangan karir **Dipertimbangkan**")


def test_a_survey_has_nothing_to_try(page):
    page.open("skm-14-2017 1")
    assert page.schemes.pane.trial is None
    page.open("angka-kredit-3-2023 1")
    assert said(page.schemes.pane, "÷")


# --- a draft ------------------------------------------------------------------------------------
def test_a_copy_opens_as_a_form(page, hr):
    pane = draft(page, hr)
    assert pane.detail.item.state is SchemeState.DRAFT
    assert pane.form is not None
    assert pane.release.isVisible()
    assert not pane.copy.isVisible()


def test_weights_that_are_not_100_are_said_at_their_place(page, hr):
    pane = draft(page, hr)
    attendance = field(pane, "Kehadiran (%)")
    type_into(attendance, "30")
    assert attendance.property("faulty")
    assert said(pane.form, "Jumlah **105 %**")
    assert not pane.release.isEnabled()
    type_into(attendance, "25")
    assert not attendance.property("faulty")
    assert pane.release.isEnabled()


def test_what_is_typed_is_kept_without_a_button(page, hr):
    pane = draft(page, hr)
    type_into(field(pane, "Kehadiran (%)"), "30")
    pane.saving.flush()
    kept = hr.services.schemes.detail(hr.context.session, "kota-contoh", "1")
    assert dict(kept.scheme.rule("nilai").sets[0].weights)["kehadiran"] == Decimal(30)
    assert field(pane, "Kehadiran (%)").text() == "30"  # the form was not built anew


def test_examples_are_shown_wrong_and_taken_over_by_a_person(page, hr):
    pane = draft(page, hr)
    type_into(field(pane, "Kehadiran (%)"), "15")
    type_into(field(pane, "Nilai kualitas pekerjaan (%)"), "45")
    assert said(pane.form, "Contoh tidak sesuai")
    assert not pane.release.isEnabled()
    pane.form.accept_results.click()
    assert said(pane.form, "9 dari 9 contoh")
    pane.saving.flush()
    pane.release.click()
    items = {i.code: i for i in hr.services.schemes.list(hr.context.session)}
    assert items["kota-contoh"].state is SchemeState.RELEASED
    assert pane.form is None
    assert pane.choose.isVisible()


def test_a_bound_out_of_order_is_said_at_its_place(page, hr):
    pane = draft(page, hr)
    good = field(pane, "Baik mulai")
    type_into(good, "95")
    assert good.property("faulty") or field(pane, "Sangat Baik mulai").property("faulty")
    type_into(good, "76")
    assert not good.property("faulty")


def test_title_periods_and_anchors_are_part_of_the_form(page, hr):
    pane = draft(page, hr)
    pane.form.title.setText("Skema baru")
    pane.form.title.editingFinished.emit()
    pane.form.kinds["T"].setChecked(True)
    assert pane.form.scheme.title == "Skema baru"
    assert pane.form.scheme.periods == ("T", "S", "Y")
    pane.saving.flush()
    assert page.schemes.item().title == "Skema baru"


def test_a_draft_of_the_national_rule_has_its_matrix_as_choices(page, hr):
    page.open("permenpanrb-6-2022 1")
    page.schemes.pane.copy.click()
    asked = dialog(page, CopyDialog)
    asked.code.setText("kota-contoh")
    asked.save.click()
    pane = page.schemes.pane
    box = next(
        b for b in pane.form.findChildren(ComboBox)
        if b.accessibleName() == "Di Atas Ekspektasi × Di Atas Ekspektasi"
    )  # fmt: skip
    box.set_value("baik")
    box.chosen.emit("baik")
    assert said(pane, "“sangat_baik” tidak pernah menjadi hasil")


def test_a_draft_is_thrown_away_with_a_way_back(page, hr):
    pane = draft(page, hr)
    pane.discard.click()
    assert "kota-contoh" not in {i.code for i in page.schemes._items}
    assert hr.toasts[-1][1]


def test_a_code_that_is_taken_is_said_in_the_dialog(page, hr):
    page.open("pariaman 1")
    page.schemes.pane.copy.click()
    asked = dialog(page, CopyDialog)
    asked.code.setText("semarang")
    asked.save.click()
    assert asked.code.property("faulty")
    assert asked.isVisible()


def test_two_versions_are_compared(page, hr):
    pane = draft(page, hr)
    type_into(field(pane, "Kehadiran (%)"), "30")
    pane.saving.flush()
    pane.compare.click()
    compared = dialog(page, CompareDialog)
    assert "Pariaman" in compared.other.currentText()
    sections = [d.section for d in compared.model.records()]
    assert sections == ["title", "weight"]
    assert nameless(compared) == []


def test_hr_chooses_a_period(page, hr):
    hr.services.master_data.make_periods(hr.context.session, 2026, "S")
    page.refresh()
    page.open("pariaman 1")
    page.schemes.pane.choose.click()
    asked = dialog(page, ChooseDialog)
    asked.period.set_value("2026-S2")
    asked.save.click()
    item = next(i for i in page.schemes._items if i.code == "pariaman")
    assert item.periods == ("2026-S2",)
    assert hr.toasts[-1][1]


def test_tim_penyusun_writes_and_does_not_choose(office, qapp, tmp_path, qtbot):
    team = context_for(office, "nurul", qapp, tmp_path)
    roles = frozenset({Role.EMPLOYEE, Role.DRAFTER})
    context = replace(team.context, session=replace(team.context.session, roles=roles))
    page = shown(SkemaPage(context), qtbot)
    page.open("pariaman 1")
    assert page.schemes.pane.copy.isVisible()
    assert not page.schemes.pane.choose.isVisible()


def test_a_narrow_page_has_a_choice_instead_of_the_list(page):
    page.resize(700, 420)
    assert not page.schemes.list.isVisible()
    assert page.schemes.choice.isVisible()
    page.schemes.choice.set_value("semarang 1")
    page.schemes.choice.chosen.emit("semarang 1")
    assert page.schemes.item().code == "semarang"


# --- complaints and reviews ---------------------------------------------------------------------
def test_two_doors_lead_to_what_is_said_about_the_system(page, hr):
    """SM-1, SM-4: complaints and the yearly review have one home, Perbaikan."""
    with hr.office.workspace.write(SYSTEM) as unit:
        for who in ("siti", "taufik"):
            unit.add(an_indicator_complaint(person_id=hr.id_of(who), at=hr.office.clock()))
    assert page.complaints.text() == "Keluhan indikator"
    page.refresh()
    assert page.complaints.text() == "Keluhan indikator (2)"
    page.complaints.click()
    page.reviews.click()
    assert hr.pages[-2:] == [("perbaikan", "keluhan"), ("perbaikan", "tinjauan")]


def test_staff_complain_by_a_dialog(own, qtbot, office):
    office.plan("siti", agree_by="bambang")
    plan = own.services.plans.current(own.context.session)
    indicators = [(i.id, i.text) for rhk in plan.rhk for i in rhk.indicators]
    over = shown(QWidget(), qtbot)
    asked = ComplaintDialog(own.context, over, indicators)
    asked.open()
    asked.save.click()
    assert asked.reason.property("faulty")
    asked.reason.setPlainText("Tidak ada alat hitung")
    asked.save.click()
    assert [c.reason for c in own.services.indicator_complaints.own(own.context.session)] == [
        "Tidak ada alat hitung"
    ]


def test_everybody_reads_the_rules_that_hold(own, qtbot):
    """TS-11, TS-12."""
    asked = RulesDialog(own.context, shown(QWidget(), qtbot))
    asked.open()
    assert asked.pane.head.title.text() == "PermenPANRB 6/2022"
    for button in (asked.pane.copy, asked.pane.compare, asked.pane.choose, asked.pane.release):
        assert button.isHidden()
    asked.choice.set_value("pariaman 1")
    asked.choice.chosen.emit("pariaman 1")
    assert "perlu ditetapkan instansi" in asked.pane.banner.accessibleName()
