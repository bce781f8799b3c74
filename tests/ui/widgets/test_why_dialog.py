"""The proof chain over a real workspace (FEATURES X-2, X-4, section 2.5)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.conftest import office, team, team_clock  # noqa: F401  (fixtures)
from tests.ui.screens.team_world import (
    ABOVE,
    MEETS,
    RESOURCES,
    THIRD,
    nameless,
    shown,
    write_quarter,
)

from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.widgets.print_preview import PrintPreview
from penilaian_desktop.ui.widgets.why_dialog import WhyDialog


@pytest.fixture
def dialog(team, qtbot):  # noqa: F811
    write_quarter(team.office)
    view = team.services.appraisals.view(team.context.session, team.id_of("siti"), THIRD)
    for one in view.rhk:
        team.services.appraisals.rate_rhk(
            team.context.session, team.id_of("siti"), THIRD, one.rhk_id, ABOVE
        )
    team.services.appraisals.add_feedback(
        team.context.session, team.id_of("siti"), THIRD, "Tepat janji", value_code="AK", level=MEETS
    )
    team.office.appraise("siti", "bambang", behaviour=ABOVE)
    page = shown(PenilaianPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    page.deciding.explain()
    return page.window().findChildren(WhyDialog)[0]


def words(widget):
    from penilaian_desktop.ui.widgets.label import Label

    return [label.text() for label in widget.findChildren(Label)]


def test_the_chain_leads_from_the_predicate_to_the_entries(dialog):
    said = words(dialog)
    assert "Predikat: Baik" in said
    assert "Pasal 24–25 PermenPANRB 6/2022" in said
    assert (
        "Hasil kerja Sesuai Ekspektasi dan perilaku kerja Di Atas Ekspektasi bertemu di petak Baik."
        in said
    )
    assert "Alasan: “Tiga ucapan terima kasih”" in said
    assert "saran semula: Sesuai Ekspektasi" in said
    assert "RHK 1 dari 4 kegiatan" in said
    assert "4 kegiatan disetujui" in said


def test_who_when_and_feedback_stand_beside(dialog):
    said = words(dialog.side)
    assert "Rating RHK oleh Bambang Wijaya" in said
    assert "Diselesaikan oleh Bambang Wijaya" in said
    assert "“Ramah dan cekatan.”" in said


def test_choosing_another_rhk_shows_its_entries(dialog):
    QTest.keyClick(dialog.rows, Qt.Key.Key_Down)
    assert dialog.rows.current.number == 2
    assert "RHK 2 dari 4 kegiatan" in words(dialog.log_step)
    assert "114 %" in dialog.rows.accessibleName()
    QTest.mouseClick(dialog.rows, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert dialog.rows.current.number == 1


def test_the_met_field_of_the_matrix_is_spoken(dialog):
    assert dialog.matrix.accessibleName().endswith("predikat Baik")
    assert nameless(dialog._panel) == []


def test_the_appendix_of_a_finished_appraisal_prints(dialog, team, tmp_path, monkeypatch):  # noqa: F811
    use_fonts(RESOURCES / "fonts" / "print")
    target = tmp_path / "alasan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.print_button.click()
    dialog.window().findChild(PrintPreview).save_button.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert team.toasts[-1][0] == "alasan.pdf tersimpan"
    form = team.services.forms.view(
        team.context.session, "alasan-predikat", team.id_of("siti"), THIRD
    )
    assert form.why.appraisal.state is AppraisalState.FINISHED
    assert len(form.foot.data_sha256) == 64


def test_escape_closes_it(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
