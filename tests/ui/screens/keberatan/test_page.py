"""Keberatan over a real workspace (FEATURES TS-11, X-2, X-4; REGULATIONS 3.6)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.screens.team_world import ABOVE, RESOURCES, THIRD, context_for, nameless, shown

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.objection import ObjectionOutcome, ObjectionState
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.keberatan import words
from penilaian_desktop.ui.screens.keberatan.page import KeberatanPage
from penilaian_desktop.ui.widgets.print_preview import PrintPreview

TEXT = "Kartu keluarga bulan September belum dihitung."


@pytest.fixture
def published(office):
    """Siti's third quarter is published as Baik."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", behaviour=ABOVE, publish=True)
    return office


@pytest.fixture
def open_as(published, qapp, tmp_path, qtbot):
    """Return a function that opens the page for somebody."""

    kept = []

    def opener(who):
        world = context_for(published, who, qapp, tmp_path)
        kept.append(shown(KeberatanPage(world.context), qtbot))
        return kept[-1], world

    return opener


def file(page):
    page.open(THIRD)
    page.dialog.text.set_value(TEXT)
    page.dialog.confirm.click()


def reply(page, text="Yang dikembalikan tidak dihitung."):
    page.explain()
    page.dialog.text.set_value(text)
    page.dialog.confirm.click()


def test_before_publication_there_is_nothing_to_object_to(office, qapp, tmp_path, qtbot):
    """WG-4: nothing shows before publication, not even a way to object."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", behaviour=ABOVE)
    page = shown(KeberatanPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    page.open(THIRD)
    assert page.dialog is None
    assert not page.file_button.isVisible()
    assert page._stack.currentWidget() is page.empty


def test_a_person_files_with_reasons_and_the_dossier_is_frozen(open_as):
    page, world = open_as("siti")
    page.open(THIRD)
    assert "14 hari lagi, 10 hari kerja" in page.dialog.clock.text()
    page.dialog.confirm.click()
    assert "belum" in page.dialog.rows._faults["text"].text()
    page.dialog.text.set_value(TEXT)
    page.dialog.confirm.click()
    assert page.dossier.item.state is ObjectionState.FILED
    assert page.cards.pill.accessibleName() == "Menunggu penjelasan"
    assert "19 Oktober 2026" in page.cards.clock.text()
    assert "cocok: isinya tidak berubah" in page.cards.seal.text()
    assert ("Predikat", "Baik") in words.shown_facts(page.dossier.shown)
    assert ("Diterbitkan", "5 Oktober 2026") in words.shown_facts(page.dossier.shown)
    assert world.toasts == [("Keberatan diajukan kepada atasan penilai", "Ajukan keberatan")]
    assert not page.file_button.isVisible()


def test_the_appraiser_explains_and_cannot_decide(open_as):
    file(open_as("siti")[0])
    page, _ = open_as("bambang")
    assert page.cards.reply.isVisible()
    assert not page.cards.decide.isVisible()
    assert not page.cards.withdraw.isVisible()
    assert "Dapat diputuskan setelah penilai" in page.cards.waiting.text()
    page.decide()
    assert page.dialog is None
    reply(page)
    assert page.dossier.item.state is ObjectionState.REPLIED
    assert "Yang dikembalikan tidak dihitung." in page.cards.explained.text()
    assert page.cards.reply.text() == "Ubah penjelasan…"


def test_the_superior_decides_new_ratings_and_the_new_predicate_counts(open_as, published):
    """X-4: the decision sets the new predicate; the trail keeps both."""
    file(open_as("siti")[0])
    reply(open_as("bambang")[0])
    page, world = open_as("hendra")
    page.decide()
    dialog = page.dialog
    assert dialog.work.value() == Rating.MEETS.value
    dialog.confirm.click()
    assert "Pilih keputusan" in dialog.rows._faults["outcome"].text()
    dialog.outcome.set_value(ObjectionOutcome.GRANTED.value)
    dialog.reason.set_value("Log dan bukti bulan September lengkap.")
    dialog.confirm.click()
    assert dialog.rows._faults["outcome"].text()
    dialog.work.set_value(Rating.ABOVE.value)
    dialog.confirm.click()
    assert world.toasts[-1] == ("Keberatan diputuskan", "")
    assert page.dossier.predicate_after is Predicate.SANGAT_BAIK
    assert [line.what for line in words.timeline(page.dossier)] == [
        "Keberatan diajukan",
        "Penilai memberi penjelasan",
        "Dikabulkan",
    ]
    own = published.services.appraisals.own(published.session("siti"), THIRD)
    assert own.predicate is Predicate.SANGAT_BAIK
    assert not page.cards.decide.isVisible()


def test_the_paper_carries_objection_explanation_and_decision(open_as, published):
    """Blocks 6 to 8 of the Dokumen Evaluasi are filled from the page's records."""
    file(open_as("siti")[0])
    reply(open_as("bambang")[0])
    page, world = open_as("hendra")
    page.decide()
    page.dialog.outcome.set_value(ObjectionOutcome.REJECTED.value)
    page.dialog.reason.set_value("Penilaian sesuai bukti.")
    page.dialog.confirm.click()
    siti = published.session("siti")
    view = published.services.forms.evaluation(siti, siti.person_id, THIRD)
    assert (view.objection, view.explanation, view.decision) == (
        TEXT,
        "Yang dikembalikan tidak dihitung.",
        "Penilaian sesuai bukti.",
    )
    use_fonts(RESOURCES / "fonts" / "print")
    page.print_form()
    (preview,) = page.window().findChildren(PrintPreview)
    assert world.refusals == []
    assert preview.sheets is not None


def test_a_withdrawn_objection_stays_in_the_file(open_as):
    page, _ = open_as("siti")
    file(page)
    page.cards.withdraw.click()
    assert page.dossier.item.state is ObjectionState.WITHDRAWN
    assert words.timeline(page.dossier)[-1].what == "Keberatan ditarik"
    assert not page.cards.withdraw.isVisible()


def test_others_see_no_objection_and_hr_reads_it_without_deciding(open_as):
    file(open_as("siti")[0])
    taufik, _ = open_as("taufik")
    assert taufik.dossier is None
    hr, _ = open_as("nurul")
    assert hr.dossier.text == TEXT
    assert not hr.cards.reply.isVisible()
    assert not hr.cards.decide.isVisible()


def test_the_clock_counts_down_over_and_says_how_late(open_as, published):
    file(open_as("siti")[0])
    published.clock.set(date(2026, 10, 21))
    page, _ = open_as("hendra")
    assert "lewat 2 hari (2 hari kerja)" in page.cards.clock.text()
    assert page.cards.decide.isVisible()


def test_small_window_and_names(open_as):
    page, _ = open_as("siti")
    file(page)
    page.set_narrow(True)
    page.resize(852, 376)
    assert not page.grab().isNull()
    assert nameless(page) == []
    assert page.help_text()
    assert page.key_help()
