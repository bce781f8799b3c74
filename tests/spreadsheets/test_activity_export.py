# ruff: noqa: E501, DTZ001  (tables of cells; cells know no zone)
"""What is exported is read back as the same entries (section 2 no. 17)."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_sheet import DiaryOptions
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.log_views import LogExportView
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.spreadsheets.activities import read_activity_grids
from penilaian_desktop.spreadsheets.activity_export import log_csv, log_workbook
from penilaian_desktop.spreadsheets.child import read_activities
from penilaian_desktop.spreadsheets.grid import Grid

PERSON = PersonSnapshot(
    person_id="p", name="Siti Aminah", identity="199208172016032008", identity_kind="nip",
    rank="", position="", unit="",
)  # fmt: skip
NIGHT = DiaryOptions(night_shift=True)


def item(number: int = 1, **fields) -> ActivityItem:
    values = {
        "id": f"id-{number}", "version": 2, "person_id": "p", "day": date(2026, 9, 14), "start": 450,
        "end": 540, "minutes": 90, "text": "Melayani perekaman KTP-el", "volume": Decimal(24),
        "unit": "orang", "rhk_id": "r", "rhk_number": 2, "rhk_text": "Terlayaninya perekaman",
        "tags": ("loket",), "place": WorkPlace.OFFICE, "note": "", "status": ActivityStatus.DRAFT,
        "review_note": "", "reviewer": "", "evidence_count": 0, "late": False,
    }  # fmt: skip
    return ActivityItem(**(values | fields))


ITEMS = (
    item(1),
    item(2, start=540, end=1440, minutes=60, text="=SUM(A1:A9) bukan rumus", volume=Decimal("1.5")),
    item(3, day=date(2026, 9, 15), start=1320, end=1800, minutes=480, text="Dinas malam",
         place=WorkPlace.TRAVEL, rhk_number=None, rhk_text="", rhk_id=None, tags=()),
    item(4, day=date(2026, 9, 16), start=None, end=None, minutes=45, text="+ baris pertama\nbaris kedua",
         volume=None, unit=None, note="-1 catatan; \"kutip\"", place=WorkPlace.HOME),
    item(5, day=date(2026, 9, 17), text="'kutip di depan", volume=Decimal(1250), place=WorkPlace.OTHER),
)  # fmt: skip


def view(*items) -> LogExportView:
    return LogExportView(employee=PERSON, label="September 2026", items=items or ITEMS)


def said(entry) -> tuple:
    return (
        entry.day, entry.start, entry.end, entry.minutes, entry.text, entry.volume, entry.unit,
        entry.note, entry.tags, entry.place,
    )  # fmt: skip


def test_a_workbook_is_read_back_as_the_same_entries(tmp_path):
    path = tmp_path / "log.xlsx"
    path.write_bytes(log_workbook(view()))
    sheet = read_activities(path, options=NIGHT)
    assert [said(row) for row in sheet.records] == [said(each) for each in ITEMS]
    assert sheet.owner_nip == PERSON.identity
    assert sheet.records[0].rhk.startswith("2. ")
    assert not sheet.refused


def test_a_text_file_is_read_back_as_the_same_entries_and_holds_no_formula(tmp_path):
    path = tmp_path / "log.csv"
    data = log_csv(view())
    path.write_bytes(data)
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [
        cell
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    sheet = read_activities(path, options=NIGHT)
    assert [said(row) for row in sheet.records] == [said(each) for each in ITEMS]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="=+-@'\"; aB1.,\n", min_size=1, max_size=30))
def test_any_text_survives_the_text_file(text):
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    if not any(char.isalnum() for char in text):
        text += "Rapat"
    rows = list(
        csv.reader(
            io.StringIO(log_csv(view(item(text=text))).decode("utf-8-sig"), newline=""),
            delimiter=";",
        )
    )
    (row,) = read_activity_grids("log.csv", [Grid("log", rows)], escaped=True).records
    assert row.text == text


def test_the_workbook_has_real_days_and_times_and_is_ready_to_print():
    book = openpyxl.load_workbook(io.BytesIO(log_workbook(view())))
    sheet = book.active
    header = [cell.value for cell in sheet[6]]
    assert header[:6] == ["No", "Tanggal", "Mulai", "Selesai", "Menit", "Uraian Kegiatan"]
    first = {name: cell.value for name, cell in zip(header, sheet[7], strict=True)}
    assert (first["Tanggal"], first["Mulai"]) == (datetime(2026, 9, 14), timedelta(minutes=450))
    assert (first["Status"], first["Versi"], first["Penulis"]) == ("Draf", 2, "Siti Aminah")
    assert sheet["A4"].data_type == "s"
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$6:$6", "A7")
    assert sheet.print_area.replace("'Log kegiatan'!", "") == "$A$1:$Q$11"
    assert sheet["F7"].alignment.wrap_text
    assert sheet["F8"].data_type == "s"


@pytest.mark.libreoffice
def test_libreoffice_saves_it_without_changing_an_entry(tmp_path, resave):
    path = tmp_path / "log.xlsx"
    path.write_bytes(log_workbook(view()))
    (tmp_path / "lo").mkdir()
    sheet = read_activities(resave(path, tmp_path / "lo"), options=NIGHT)
    assert [said(row) for row in sheet.records] == [said(each) for each in ITEMS]
