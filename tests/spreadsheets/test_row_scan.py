"""Runs of plain rows are measured as a whole, and never otherwise than element by element."""

from __future__ import annotations

import io
import zipfile
from random import Random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.gate import SheetFacts, check_workbook
from penilaian_desktop.spreadsheets.parts import WorkbookLimits
from penilaian_desktop.spreadsheets.row_scan import plain_rows

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
LIMITS = WorkbookLimits(rows=400, columns=12)

REFERENCES = st.sampled_from(["A", "B", "C", "L", "M", "AA", "XFD"])
VALUES = st.sampled_from(
    [
        "<v>3</v>", "<is><t>a &amp; b</t></is>", "", "<v></v>",
        '<is><t xml:space="preserve"> </t></is>',
        "<f>SUM(A1:A2)</f><v>3</v>", "<is><r><t>rich</t></r></is>", "<v><![CDATA[<c r='Z9'>]]></v>",
        "<!-- <row r='300'> --><v>1</v>", "<?x <row ?><v>1</v>",
    ]
)  # fmt: skip


@st.composite
def cells(draw: st.DrawFn, row: int) -> str:
    """Draw a cell, mostly of the usual shape and in its own row."""
    number = draw(st.sampled_from([row] * 6 + [row + 1, 399, 401]))
    column = draw(REFERENCES)
    place = draw(st.sampled_from([f' r="{column}{number}"'] * 8 + ["", f" r='{column}{number}'"]))
    tag = draw(st.sampled_from(["c"] * 9 + ["x:c"]))
    style = draw(st.sampled_from(["", ' s="4"', ' s="1" t="inlineStr"', ' t="s" cm="1"']))
    value = draw(VALUES)
    if not value and draw(st.booleans()):
        return f"<{tag}{place}{style}/>"
    return f"<{tag}{place}{style}>{value}</{tag}>"


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Draw the rows of a sheet, in any order, some of them hidden or of no height."""
    found = []
    for _ in range(draw(st.integers(0, 12))):
        row = draw(st.integers(1, 60) | st.sampled_from([400, 401]))
        place = draw(st.sampled_from([f' r="{row}"'] * 8 + [""]))
        more = draw(
            st.sampled_from(
                ["", ' spans="1:3"', ' ht="15" customHeight="1"', ' ht="0"', ' hidden="1"',
                 ' x14ac:dyDescent="0.25"', " hidden='true'"]
            )
        )  # fmt: skip
        inner = "".join(draw(st.lists(cells(row), max_size=5)))
        found.append(f"<row{place}{more}>{inner}</row>" if inner else f"<row{place}{more}/>")
    return draw(st.sampled_from(["", "\n"])).join(found)


def book(inside: str, encoding: str) -> bytes:
    """Return a workbook whose only sheet holds this, declared in an encoding."""
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = (
        f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{NS}" xmlns:x="{NS}" '
        f'xmlns:x14ac="urn:x">{inside}</worksheet>'
    ).encode("ascii")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def facts(body: str, encoding: str = "UTF-8") -> SheetFacts | str:
    """Return what the gate says of these rows: the sheet, or the code of the refusal."""
    return sheet_facts(f"<sheetData>{body}</sheetData>", encoding)


def sheet_facts(inside: str, encoding: str = "UTF-8") -> SheetFacts | str:
    """Return what the gate says of the inside of a sheet.

    Rows of any other encoding than UTF-8 are all looked at element by element.
    """
    try:
        return check_workbook(book(inside, encoding), LIMITS).sheets[0]
    except ImportRefused as error:
        return error.code


@settings(max_examples=300, deadline=None)
@given(rows())
def test_the_gate_says_the_same_of_a_run_as_of_its_elements(body: str) -> None:
    assert facts(body) == facts(body, "ISO-8859-1")


def test_rows_that_fill_many_reads_say_the_same_too() -> None:
    """The runs end where a read of 64 KiB does, and one odd row does not spoil the others."""
    text = "x" * 900
    lines = [
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c><c r="C{n}"/></row>'
        for n in range(1, 391)
    ]
    lines[200] = lines[200].replace("<row", '<row hidden="1"')
    found = facts("".join(lines))
    assert isinstance(found, SheetFacts)
    assert (found.rows, found.columns, found.hidden_rows) == (390, 1, frozenset({200}))
    assert found == facts("".join(lines), "ISO-8859-1")


@pytest.mark.parametrize(
    "odd",
    [
        b'<row r="2"><c r="A3"><v>1</v></c></row>',
        b'<row r="2"><x:c r="A2"><v>1</v></x:c></row>',
        b'<row r="2"><c r="A2"><v>1</v></c></row><!-- -->',
        b'<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>',
        b'<row r="2"><c r="A2"><f>1</f></c></row>',
        b'<row r="2"><c r="A2"><v>1</v></c>',
        b'<row r="2" ht="0"/>',
        b'<row r="0"/>',
        b'<row r="2" spans="1:2" spans="1:2"/>',
        b'<row r="2"><c r="A2"><v>a & b</v></c></row>',
        b'<row r="2"><c r="A2"><v>a &amp; b</v></c></row>',
        b'<row r="2"><c r="A2"><v>]]></v></c></row>',
        b'<row r="2"><c r="A2"><v>\x00</v></c></row>',
        b'<row r="2"><c r="A2"><v>\x1f</v></c></row>',
        b'<row r="2"><c r="A2"><v>\xff</v></c></row>',
        b'<row r="2"><c r="A2"><v>\xed\xa0\x80</v></c></row>',
        b'<row r="2"><c r="A2"><v>\xef\xbf\xbf</v></c></row>',
        b'<row r="2"/>\x0c',
        b'<row r="2"><c r="A2"><v>1</v></c></row></sheetData>',
    ],
)
def test_what_has_another_shape_is_left_to_the_parser(odd: bytes) -> None:
    good = b'<row r="1"><c r="A1" s="2"><v>1</v></c><c r="BC1"/></row>'
    assert plain_rows(good) == (1, frozenset({"A"}), 2, 1)
    assert plain_rows(good, frozenset({"A"})) == (1, frozenset(), 2, 1)
    assert plain_rows(good + odd) is None


@pytest.mark.parametrize(
    "head",
    [
        '<sheetData x="1"><row r="1"><c r="A1"><v><!--<sheetData>',
        "<x><![CDATA[<sheetData>",
        "<?x <sheetData>",
        "<sheetData x='<sheetData>'>",
        "<!-- <sheetData> --><sheetData>",
    ],
)
def test_the_word_that_begins_the_rows_counts_only_where_it_is_one(head: str) -> None:
    """Rows must not hide between what the parser and what the measuring takes for a comment."""
    body = (
        '<row r="2"><c r="A2"><v>--></v></c></row><row r="3"><c r="A3"><v>]]></v></c></row>'
        '<row r="401"><c r="XFD401"><v>1</v></c></row>'
    )
    assert sheet_facts(head + body) == sheet_facts(head + body, "ISO-8859-1")


def test_a_row_that_never_ends_is_refused_and_not_waited_for() -> None:
    words = Random(5)
    cells = "".join(
        f'<c r="A1" t="inlineStr"><is><t>{words.randbytes(15_000).hex()}</t></is></c>'
        for _ in range(60)
    )
    assert facts(f'<row r="1">{cells}') == "sheet_damaged"
    whole = facts(f'<row r="1">{cells}</row>')
    assert isinstance(whole, SheetFacts)
    assert (whole.rows, whole.columns) == (1, 1)
