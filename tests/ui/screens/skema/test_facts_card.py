"""Facts of a copied scheme are added and removed in the form (PR-3, SM-4, SM-5)."""

from __future__ import annotations

import pytest
from tests.ui.screens.skema.test_page import dialog, draft, field, said, type_into
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.ui.screens.skema.dialogs import ChooseDialog, CopyDialog
from penilaian_desktop.ui.screens.skema.page import SkemaPage


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(SkemaPage(hr.context), qtbot)


def add(pane, label, kind="angka"):
    card = pane.form.facts
    card.label.setText(label)
    card.kind.set_value(kind)
    card.add.click()


def test_a_new_fact_gets_its_weight_and_the_draft_is_whole_again(page, hr):
    pane = draft(page, hr)
    add(pane, "Disiplin waktu")
    assert "disiplin_waktu" in pane.form.facts.removals
    assert said(pane, "berbobot 0")
    assert not pane.release.isEnabled()
    type_into(field(pane, "Disiplin waktu (%)"), "20")
    type_into(field(pane, "Kehadiran (%)"), "5")
    pane.form.accept_results.click()
    assert pane.release.isEnabled(), pane.release.toolTip()
    pane.saving.flush()
    page.refresh()
    assert [f.label for f in pane.detail.scheme.facts][-1] == "Disiplin waktu"
    assert nameless(page) == []


def test_a_new_level_brings_its_values_and_can_be_taken_away_again(page, hr):
    pane = draft(page, hr)
    before = pane.form.scheme
    add(pane, "Kerja sama", "tingkat")
    assert said(pane, "Nilai kerja sama")
    pane.form.facts.removals["kerja_sama"].click()
    assert pane.form.scheme == before
    pane.saving.flush()
    assert page.schemes.pane.detail.scheme.facts == before.facts


def test_an_empty_or_repeated_question_is_refused_at_its_place(page, hr):
    pane = draft(page, hr)
    card = pane.form.facts
    add(pane, "  ")
    assert card.rows._faults["label"].text() == "Tulis pertanyaannya dahulu."
    add(pane, "kehadiran")
    assert card.rows._faults["label"].text() == "Pertanyaan ini sudah ada."
    assert pane.form.facts is card


def test_what_a_rule_needs_says_so_and_stays(page):
    page.open("permenpanrb-6-2022 1")
    page.schemes.pane.copy.click()
    asked = dialog(page, CopyDialog)
    asked.code.setText("kota-contoh")
    asked.save.click()
    card = page.schemes.pane.form.facts
    assert not card.removals["hasil_kerja"].isEnabled()
    assert "Predikat kinerja pegawai" in card.removals["hasil_kerja"].toolTip()
    assert not card.add.isEnabled()
    assert "rata-rata berbobot" in card.add.toolTip()


def test_the_button_says_why_no_period_fits(page, hr):
    """PR-1: kind of period, lock, or chosen already; nothing dead is clicked."""
    master, s = hr.services.master_data, hr.context.session
    page.open("pariaman 1")
    choose = page.schemes.pane.choose
    assert not choose.isEnabled()
    assert "periode seperti itu belum ada" in choose.toolTip()
    assert "semester" in choose.toolTip()
    for code in [p.code for p in master.make_periods(s, 2026, "S").value]:
        master.lock_period(s, code)
    page.refresh()
    assert "terkunci" in choose.toolTip()
    master.lock_period(s, "2026-S1", locked=False, reason="Perbaikan")
    page.refresh()
    assert choose.isEnabled()
    choose.click()
    asked = dialog(page, ChooseDialog)
    asked.save.click()
    assert not choose.isEnabled()
    assert "terkunci" in choose.toolTip()
    master.lock_period(s, "2026-S2", locked=False, reason="Perbaikan")
    hr.services.schemes.choose(s, "2026-S2", "pariaman")
    page.refresh()
    assert "sudah memakai skema ini" in choose.toolTip()
