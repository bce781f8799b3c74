"""The table of absences of PP 94/2021 from its rule file (PR-2)."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from penilaian_desktop.domain.discipline import Confidence
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.storage.discipline import load_discipline
from penilaian_desktop.storage.schemes import load_schemes

FOLDER = Path(__file__).parents[2] / "resources" / "regulations"
FILE = "disiplin-pp-94-2021-1.toml"


@pytest.fixture(scope="module")
def table():
    return load_discipline(FOLDER)


def test_the_rows_have_no_gap_begin_at_three_days_and_name_their_article(table):
    assert (len(table.rows), table.rows[0].first, table.rows[-1].last) == (9, 3, None)
    assert all(after.first == before.last + 1 for before, after in pairwise(table.rows))
    assert {row.article for row in table.rows} == {"Pasal 9", "Pasal 10", "Pasal 11"}
    assert table.articles is Confidence.MEMORY, "nobody compared the articles with the text"
    assert (table.concerns("PNS"), table.concerns("CPNS"), table.concerns("PPPK")) == (
        True, True, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "text"),
    [(2, None), (3, "teguran lisan"), (10, "tidak puas"), (28, "pemberhentian"), (90, "pember")],
)
def test_days_of_a_year_lead_to_their_row(table, days, text):
    found = table.row_for(days)
    assert (found is None) if text is None else (text in found.text)


def test_ten_days_in_a_row_lead_to_the_last_step_before_28_in_a_year(table):
    assert "terus-menerus" in table.row_for(10, 10).text
    assert table.row_for(10, 9).level == "ringan"
    assert table.row_for(28, 10) == table.rows[-1]


def test_the_table_is_no_scheme_and_lies_beside_them(table):
    book = load_schemes(FOLDER.parent)
    assert book.discipline == table
    assert not any(code.startswith("disiplin") for code in book.codes)


@pytest.mark.parametrize(
    ("old", "new"),
    [("first = 4\n", "first = 5\n"), ("first = 28\n", "first = 28\nlast = 40\n"),
     ('version = "1"', 'version = "2"')],
)  # fmt: skip
def test_a_table_with_a_gap_an_end_or_another_name_is_refused(tmp_path, old, new):
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ImportRefused):
        load_discipline(tmp_path)


def test_a_folder_without_a_table_has_an_empty_one(tmp_path):
    assert load_discipline(tmp_path).row_for(30, 30) is None
