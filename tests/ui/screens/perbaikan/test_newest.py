"""A form that stood open too long keeps what was typed, and shows what is stored now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.screens.team_world import THURSDAY, shown

from penilaian_desktop.domain.improvement import FindingSource
from penilaian_desktop.ui.screens.perbaikan.dialogs import ImprovementDialog
from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage
from penilaian_desktop.ui.widgets.label import Label


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


@pytest.fixture
def open_form(team, qtbot):
    """The dialog of a stored line, and the use case another account writes with."""
    team.office.clock.set(THURSDAY)
    improvements, s = team.services.improvements, team.context.session
    values = {"unit_id": team.office.units["pelayanan"], "action": "Mesin antrean"}
    improvements.save(s, None, finding="Waktu tunggu lama", **values)
    page = shown(PerbaikanPage(team.context), qtbot)
    board = improvements.board(s)
    (item,) = board.items
    dialog = ImprovementDialog(team.context, page, board, item)
    dialog.open()

    def other(**fields):
        kept = {"finding": "Waktu tunggu lama", **values, **fields}
        return improvements.save(s, item.improvement.id, **kept).value.improvement

    def stored():
        return improvements.board(s).items[0].improvement

    dialog.other, dialog.stored = other, stored
    return dialog


def test_a_refused_form_keeps_what_was_typed_and_offers_the_newest(open_form):
    """X-2: nothing is written over silently."""
    newest = open_form._newest
    assert not newest.isVisible()
    open_form.finding.set_value("Antrean lewat pukul 12")
    open_form.other(finding="Antrean lewat pukul 11")
    open_form.send()
    assert newest.isVisible()
    assert newest.look_button.isVisible()
    assert "sudah berubah sejak dibuka" in words_of(newest)
    assert open_form.finding.text() == "Antrean lewat pukul 12"
    assert open_form.stored().finding == "Antrean lewat pukul 11"
    open_form.send()  # not looked at: refused once more
    assert open_form.stored().finding == "Antrean lewat pukul 11"


def test_the_newest_is_said_where_one_typed_and_taken_where_nobody_did(open_form):
    open_form.finding.set_value("Antrean lewat pukul 12")
    open_form.other(
        finding="Antrean lewat pukul 11", action="Loket kedua",
        source=FindingSource.EVALUATION, due=date(2026, 12, 24),
    )  # fmt: skip
    open_form.send()
    open_form._newest.look_button.click()
    said = words_of(open_form.rows)
    assert "Tersimpan sekarang: Antrean lewat pukul 11" in said
    assert open_form.finding.text() == "Antrean lewat pukul 12"
    assert open_form.action.text() == "Loket kedua"
    assert open_form.source.value() == FindingSource.EVALUATION.value
    assert open_form.due.value() == date(2026, 12, 24)
    assert said.count("Diambil dari yang terbaru.") == 3
    assert not open_form._newest.look_button.isVisible()
    before = open_form.stored()
    open_form.send()
    assert open_form.stored() == replace(
        before, finding="Antrean lewat pukul 12", version=before.version + 1,
        at=open_form.stored().at,
    )  # fmt: skip


def test_a_change_between_looking_and_saving_is_asked_about_again(open_form):
    open_form.finding.set_value("Antrean lewat pukul 12")
    open_form.other(finding="Antrean lewat pukul 11")
    open_form.send()
    open_form._newest.look()
    open_form.other(finding="Antrean lewat pukul 10")
    open_form.send()
    assert open_form._newest.look_button.isVisible()
    assert open_form.stored().finding == "Antrean lewat pukul 10"
    assert "pukul 11" not in words_of(open_form.rows)
    open_form._newest.look()
    assert "Tersimpan sekarang: Antrean lewat pukul 10" in words_of(open_form.rows)


def test_what_was_typed_stays_however_often_another_writes(open_form):
    open_form.due.set_value(date(2026, 12, 20))
    for day in (24, 28):
        open_form.other(due=date(2026, 12, day))
        open_form.send()
        open_form._newest.look()
        assert open_form.due.value() == date(2026, 12, 20)
        assert f"Tersimpan sekarang: {day} Des 2026" in words_of(open_form.rows)
