"""An export that nobody can guess is told apart once, on the page (TJ-8)."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from tests.ui.screens.suara_warga.test_page import page, voice, words_of  # noqa: F401

from penilaian_desktop.domain.survey_questions import UNSUR_FIELDS


@pytest.fixture
def export(tmp_path):
    """Return a maker of exports of one form; questions are numbered only."""

    def made(name, *answers):
        book = openpyxl.Workbook()
        book.active.append(["Kapan", "Loket", *(f"Q{n}" for n in range(1, 10))])
        for row in answers:
            book.active.append([date(2026, 7, 6), "KTP-el", *row])
        book.save(tmp_path / name)
        return tmp_path / name

    return made


def test_columns_are_asked_once_for_a_form(page, export):  # noqa: F811
    page.surveys.begin_import()
    view = page.surveys.importing
    view.read(export("juli.xlsx", (4, 3, 2, 4, 3, 4, 3, 2, 1)))
    assert view.columns.isVisible()
    assert [view.columns.boxes[name].value() for name in UNSUR_FIELDS] == [
        str(n) for n in range(2, 11)
    ]
    view.columns.boxes["u1"].set_value("3")
    view.columns.go.click()
    assert "Kolom D dipilih lebih dari satu kali." in words_of(view.columns)
    view.columns.boxes["u2"].set_value("2")
    view.columns.boxes["stamp"].set_value("0")
    view.columns.go.click()
    (row,) = view.rows.records()
    assert row.answers == (3, 4, 2, 4, 3, 4, 3, 2, 1)
    assert row.day == date(2026, 7, 6)

    view.read(export("agustus.xlsx", (1, 2, 3, 4, 1, 2, 3, 4, 1)))
    assert view.rows.records()[0].answers == (2, 1, 3, 4, 1, 2, 3, 4, 1)


def test_what_was_told_can_be_told_anew(page, export):  # noqa: F811
    page.surveys.begin_import()
    view = page.surveys.importing
    view.read(export("juli.xlsx", (4, 3, 2, 4, 3, 4, 3, 2, 1)))
    view.columns.go.click()
    assert view.rows.records()[0].answers[:2] == (4, 3)
    view.ask_columns()
    assert view.columns.boxes["u1"].value() == "2"
    for name in UNSUR_FIELDS[:5]:
        view.columns.boxes[name].set_value("")
    view.columns.go.click()
    assert "Baru 4 unsur yang ditunjuk." in words_of(view.columns)
