"""The explanation for staff, and the help of every page (TS-12, PR-12)."""

from __future__ import annotations

import pytest
from tests.ui.screens.team_world import context_for, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.ui.screens.beranda.page import BerandaPage
from penilaian_desktop.ui.shell.help_panel import HelpDialog
from penilaian_desktop.ui.shell.pages import PAGES, pages_for, quiet_pages_for
from penilaian_desktop.ui.widgets.guide_dialog import GuideDialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.page import Page


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


@pytest.mark.parametrize("who", ["siti", "bambang", "nurul"])
def test_beranda_explains_what_the_appraisal_is_for_to_everybody(
    office, qapp, tmp_path, qtbot, who
):
    """TS-12: purpose, consequences, and what nobody else sees."""
    page = shown(BerandaPage(context_for(office, who, qapp, tmp_path).context), qtbot)
    assert page.why.isVisible()
    page.why.click()
    dialog = page.window().findChildren(GuideDialog)[-1]
    said = words_of(dialog)
    for part in ("Apa gunanya", "Apa akibatnya", "Apa yang tidak dilihat orang lain", "Hak Anda"):
        assert part in said
    assert "keberatan dalam 14 hari" in said
    assert dialog.print.isEnabled()


def test_the_help_leads_to_the_explanation_too(qtbot, office, qapp, tmp_path):
    """TS-12: reachable from every page, by F1."""
    page = shown(BerandaPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    asked = []
    dialog = HelpDialog(page, "Bantuan", page.help_text(), (), lambda: asked.append(True))
    dialog.open()
    dialog.guide.click()
    assert asked == [True]
    assert not dialog.isVisible()


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_every_page_says_what_it_is_for(spec):
    """PR-12: help per screen."""
    page = spec.load()
    assert page.help_text is not Page.help_text, spec.id
    assert page.key_help is not Page.key_help, spec.id


def test_who_answers_for_an_improvement_finds_the_page_without_the_rail():
    """TS-9: the owner reads what is theirs."""
    assert "perbaikan" in [page.id for page in quiet_pages_for({Role.EMPLOYEE})]
    assert "perbaikan" in [page.id for page in pages_for({Role.EMPLOYEE, Role.DRAFTER})]
