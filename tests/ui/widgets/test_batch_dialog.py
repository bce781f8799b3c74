"""Printing for a whole unit from the window (X-8)."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.conftest import office, team, team_clock  # noqa: F401  (fixtures)
from tests.ui.screens.team_world import (
    RESOURCES,
    THIRD,
    context_for,
    nameless,
    shown,
    write_quarter,
)

from penilaian_desktop.domain.access import Role
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.widgets.batch_dialog import ALL_UNITS, APART, BatchDialog
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label


@pytest.fixture
def dialog(team, qtbot):  # noqa: F811
    use_fonts(RESOURCES / "fonts" / "print")
    write_quarter(team.office)
    page = shown(PenilaianPage(team.context), qtbot)
    page.print_button.click()
    found = page.findChildren(BatchDialog)[0]
    found.form.set_value("skp")
    found.form.chosen.emit("skp")
    return found


def choose_unit(dialog, unit):
    dialog.unit.set_value(unit)
    dialog.unit.chosen.emit(unit)


def result_of(dialog):
    found = dialog._over.window().findChildren(Dialog)
    [told] = [one for one in found if one.accessibleName() == "Hasil cetak"]
    return " ".join(label.text() for label in told.findChildren(Label))


def test_everybody_goes_into_one_file_and_who_has_no_form_is_named(dialog, tmp_path, monkeypatch):
    target = tmp_path / "SKP seksi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose_unit(dialog, ALL_UNITS)
    assert dialog.period.value() == THIRD
    assert len(dialog.people()) > 1
    assert nameless(dialog) == []
    dialog.go_button.click()
    file = tmp_path / "SKP seksi.pdf"
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "SASARAN KINERJA PEGAWAI" in text
    told = result_of(dialog)
    assert "tersimpan di SKP seksi.pdf" in told
    assert "Bambang Wijaya" in told, "the head's own plan is not there"
    assert not dialog.isVisible()


def test_a_folder_gets_one_file_each_by_the_pattern(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "isi"))
    choose_unit(dialog, ALL_UNITS)
    assert not dialog.pattern.isVisible(), "one file asks for its name when it is saved"
    dialog.kind.set_value(APART)
    dialog.kind.chosen.emit(APART)
    assert dialog.pattern.isVisible()
    assert dialog.pattern.isEnabled()
    dialog.pattern.setText("{umur}")
    dialog.go_button.click()
    assert "{nama}" in dialog._naming._faults["name"].text()
    dialog.pattern.setText("SKP {nama}")
    dialog.go_button.click()
    assert "SKP-Siti-Aminah.pdf" in {file.name for file in (tmp_path / "isi").iterdir()}


def test_one_unit_narrows_whom_it_means(dialog):
    assert dialog.unit.value() == "Bidang Pelayanan"
    assert {one.unit for one in dialog.people()} == {"Bidang Pelayanan"}
    assert dialog.explanation.text() == f"{len(dialog.people())} pegawai"


def test_hr_opens_it_from_the_master_data_with_the_last_period(office, qapp, tmp_path, qtbot):  # noqa: F811
    use_fonts(RESOURCES / "fonts" / "print")
    write_quarter(office)
    team = context_for(office, "nurul", qapp, tmp_path)  # noqa: F811
    context = replace(team.context, session=office.session("nurul", Role.HR))
    page = shown(DataIndukPage(context), qtbot)
    page.print_button.click()
    dialog = page.findChildren(BatchDialog)[0]
    assert dialog.period.value() == THIRD
    assert dialog.unit.value() in {one.unit for one in dialog._people}, "one unit, as it is named"
    assert 0 < len(dialog.people()) < len(dialog._people)
    assert dialog.unit.itemText(dialog.unit.count() - 1).startswith("Semua unit (")
