"""Kehadiran: why rows of a list are refused, told once each, and kept in a file (PR-2)."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.kehadiran.test_page import KNOWN, page

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import StorageUnavailable

__all__ = ["page"]

LOST = float(KNOWN[:15] + "000")


@pytest.fixture
def listed(tmp_path):
    """Write a list in which one NIP is broken in 22 rows, and one date is none."""
    book = openpyxl.Workbook()
    book.active.append(["NIP", "Nama", "Tanggal", "Masuk", "Pulang"])
    for day in range(1, 23):
        book.active.append([LOST, "Orang Lain", f"{day:02d}/09/2026", "07:30", "16:00"])
    book.active.append([KNOWN, "Siti Aminah", "31/09/2026", "07:30", "16:00"])
    book.active.append([KNOWN, "Siti Aminah", "03/09/2026", "07:30", "16:00"])
    path = tmp_path / "absen.xlsx"
    book.save(path)
    return path


def test_one_broken_nip_is_one_line_and_hides_no_other_reason(page, listed):
    page.begin_import()
    view = page.importing
    assert view.reasons.isHidden()
    view.read(listed)
    first, second = view.problems.records()
    assert view.problems.cell(0, 0).text == "2–23"
    assert view.problems.cell(0, 3).text.startswith("22 baris: ")
    assert (first.row, second.row, second.code) == (2, 24, "attendance_date_invalid")
    assert "dikosongkan" not in view.problems.cell(1, 3).second
    assert "23 ditolak" in view.parts.refused.accessibleName()


def test_the_reasons_are_saved_with_each_row_singly(page, listed, tmp_path, monkeypatch):
    target = tmp_path / "alasan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    page.begin_import()
    page.importing.read(listed)
    assert page.importing.reasons.isVisible()
    page.importing.reasons.click()
    rows = list(openpyxl.load_workbook(target.with_suffix(".xlsx")).active.values)[3:]
    assert [row[1] for row in rows if row[6] == "ditolak"] == [*range(2, 24), 24]
    assert rows[0][4:6] == ("1,99206E+17", "Orang Lain")
    assert page.team.toasts[-1] == ("alasan.xlsx tersimpan", "")


def test_a_list_without_reasons_has_none_to_save(page, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["NIP", "Nama", "Tanggal", "Masuk", "Pulang"])
    book.active.append([KNOWN, "Siti Aminah", "03/09/2026", "07:30", "16:00"])
    book.save(tmp_path / "baik.xlsx")
    page.begin_import()
    page.importing.read(tmp_path / "baik.xlsx")
    assert not page.importing.reasons.isEnabled()


class Later:
    """Runs nothing before it is told to."""

    def __init__(self):
        self.jobs = []

    def submit(self, _owner, _job, done, failed=None, **_named):
        self.jobs.append((done, failed))


def test_nobody_leaves_or_saves_again_while_a_list_is_stored(page, listed):
    """`left` must come once, when the store ended."""
    page.begin_import()
    view = page.importing
    view.read(listed)
    left, later, kept = [], Later(), view.context
    view.left.connect(left.append)
    view.context = replace(kept, tasks=later)
    view.store(lambda _r: None, lambda _outcome: view.left.emit("2026-B08"), "Menyimpan")
    for button in (view.back, view.other, view.save):
        assert not button.isEnabled()
        button.click()
    assert (left, len(later.jobs)) == ([], 1)
    later.jobs[0][1](StorageUnavailable("disk_full"))
    assert all(button.isEnabled() for button in (view.back, view.other, view.save))
    assert view.banner.isVisible()
    view.store(lambda _r: None, lambda _outcome: view.left.emit("2026-B08"), "Menyimpan")
    later.jobs[1][0](Outcome(None))
    assert left == ["2026-B08"]
    assert view.back.isEnabled()
    view.context = kept
