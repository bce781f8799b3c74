"""Recaps of the national system beside our results, and ours in its field names (no. 14, 17)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from tests.services.office import SYSTEM

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee, IdentityKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.monitor_views import BoardState, Difference
from penilaian_desktop.domain.monitor_words import cell_spoken
from penilaian_desktop.spreadsheets.child import read_national
from penilaian_desktop.spreadsheets.monitor_book import siasn_workbook

HEAD = ("NO", "NIP", "NAMA", "UNIT KERJA", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT", "STATUS")
MEETS = ("SESUAI ESPEKTASI", "SESUAI EKSPETASI", "BAIK", "SUDAH")
ABOVE = ("DIATAS EKSPEKTASI", "DI ATAS ESPEKTASI", "SANGAT BAIK", "SUDAH")
OPEN = (None, "-", None, "BELUM")


def hr(office):
    return office.session("nurul")


def nip(office, who):
    with office.workspace.read() as unit:
        return unit.require(Employee, office.ids[who]).identity


def recap(office, tmp_path, people, name="rekap.xlsx", title="REKAP TRIWULAN III TAHUN 2026"):
    book = Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append(list(HEAD))
    for number, (who, result) in enumerate(people, 1):
        number_ = who if who.isdecimal() else nip(office, who)
        sheet.append([number, number_, who, "UNIT", *result])
    book.save(tmp_path / name)
    return read_national(tmp_path / name)


def differences(office):
    found = office.services.national.reconcile(hr(office), "2026-T3")
    return {one.name.split()[0].casefold(): one.difference for one in found.people}


def test_the_period_of_the_title_is_taken_and_strangers_are_refused_with_their_cell(
    office, tmp_path
):
    sheet = recap(office, tmp_path, [("siti", MEETS), ("199001012015031001", MEETS)])
    found = office.services.national.preview(hr(office), sheet)
    assert (found.period_code, found.taken) == ("2026-T3", 1)
    (fault,) = found.faults
    assert (fault.code, fault.row, fault.column) == ("national_nip_unknown", 4, "B")
    assert fault.refused


def test_the_same_file_twice_changes_nothing(office, tmp_path):
    sheet = recap(office, tmp_path, [("siti", MEETS)])
    take = office.services.national.take
    assert not take(hr(office), sheet).value.again
    assert take(hr(office), sheet).value.again
    assert len(office.services.national.imports(hr(office))) == 1


def test_a_later_file_counts_first_and_taking_it_back_lets_the_earlier_count_again(
    office, tmp_path
):
    national, s = office.services.national, hr(office)
    national.take(s, recap(office, tmp_path, [("siti", MEETS), ("taufik", MEETS)]))
    national.take(s, recap(office, tmp_path, [("siti", ABOVE)], "baru.xlsx"))
    with office.workspace.read() as unit:
        results = unit.national.results("2026-T3")
    assert results[office.ids["siti"]].predicate is Predicate.SANGAT_BAIK
    assert results[office.ids["taufik"]].predicate is Predicate.BAIK
    newest = national.imports(s)[0]
    assert national.take_back(s, newest.id).value == 1
    with office.workspace.read() as unit:
        results = unit.national.results("2026-T3")
    assert results[office.ids["siti"]].work is Rating.MEETS


def test_both_books_are_compared_what_differs_first(office, tmp_path):
    """No. 17: reconciliation with the Excel reports."""
    for who in ("siti", "taufik", "yohanes"):
        office.appraise(who, "bambang", "2026-T3", publish=True)
    office.appraise("bambang", "hendra", "2026-T3")
    people = [("siti", MEETS), ("taufik", ABOVE), ("dewi", ABOVE), ("ratna", OPEN)]
    office.services.national.take(hr(office), recap(office, tmp_path, people))
    assert differences(office) == {
        "taufik": Difference.DIFFERS,
        "yohanes": Difference.ONLY_HERE,
        "dewi": Difference.ONLY_THERE,
        "ratna": Difference.OPEN,
        "siti": Difference.SAME,
    }
    found = office.services.national.reconcile(hr(office), "2026-T3")
    assert found.people[0].name == "Taufik Rahman"
    assert found.people[0].there[2] is Predicate.SANGAT_BAIK
    assert found.people[0].row == 4
    assert dict(found.counts)[Difference.SAME] == 1


def test_what_the_other_side_calls_not_done_is_not_final(office, tmp_path):
    half = (*MEETS[:3], "Belum")
    office.services.national.take(hr(office), recap(office, tmp_path, [("siti", half)]))
    assert differences(office) == {"siti": Difference.OPEN}


def test_a_recap_without_a_period_asks_for_it(office, tmp_path):
    sheet = recap(office, tmp_path, [("siti", MEETS)], title="REKAP")
    with pytest.raises(RuleViolation) as refused:
        office.services.national.take(hr(office), sheet)
    assert refused.value.code == "national_period_missing"
    assert office.services.national.take(hr(office), sheet, "2026-T2").value.taken == 1


def test_only_hr_takes_recaps_over_and_exports_to_the_national_service(office, tmp_path):
    sheet = recap(office, tmp_path, [("siti", MEETS)])
    for who in ("bambang", "siti"):
        s = office.session(who)
        for call in (
            lambda s=s: office.services.national.take(s, sheet),
            lambda s=s: office.services.national.reconcile(s, "2026-T3"),
            lambda s=s: office.services.siasn.recap(s, "2026-T3"),
        ):
            with pytest.raises(NotAllowed):
                call()


def test_results_go_out_in_the_field_names_of_siasn(office):
    office.appraise("siti", "bambang", "2026-T3", Rating.ABOVE, Rating.MEETS, publish=True)
    office.appraise("taufik", "bambang", "2026-T3")
    found = office.services.siasn.recap(hr(office), "2026-T3")
    assert len(found.rows) == 1
    row = dict(zip(found.fields, found.rows[0], strict=True))
    assert row["nip"] == nip(office, "siti")
    assert (row["hasilKinerjaNilai"], row["perilakuKerjaNilai"], row["kuadranKinerjaNilai"]) == (
        1, 2, 2,
    )  # fmt: skip
    assert (row["bulanMulaiPenilaian"], row["bulanSelesaiPenilaian"], row["periodikId"]) == (
        7, 9, "2",
    )  # fmt: skip
    assert row["penilaiNama"] == "Bambang Wijaya"
    assert row["penilaiGolongan"] == "41"
    assert row["statusPenilai"] == "ASN"
    assert row["pnsDinilaiId"] is None
    book = load_workbook(BytesIO(siasn_workbook(found)))
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == list(found.fields)
    assert sheet.cell(2, 1).value == row["nip"]
    assert sheet.cell(2, found.fields.index("hasilKinerjaNilai") + 1).value == 1


@pytest.mark.parametrize(
    ("period", "code"), [("2026-S1", "siasn_kind"), ("2026-T2", "siasn_empty")]
)
def test_what_siasn_does_not_take_is_told(office, period, code):
    with pytest.raises(RuleViolation) as refused:
        office.services.siasn.recap(hr(office), period)
    assert refused.value.code == code


def test_the_board_can_be_built_from_the_recaps_alone(office, tmp_path):
    """No. 14, 17: works also from what the national system lets an agency download."""
    people = [
        ("siti", MEETS),
        ("taufik", ABOVE),
        ("yohanes", (*MEETS[:3], "Belum")),
        ("ratna", OPEN),
    ]
    office.services.national.take(hr(office), recap(office, tmp_path, people))
    board = office.services.monitor.board(hr(office), 2026, national=True)
    lines = {line.name: line for line in board.lines if not line.direct}
    cell = lines["Bidang Pelayanan"].cells[2]
    assert (cell.state, cell.reached, cell.counts) == (BoardState.SCORED, 2, (1, 1, 0, 0, 2, 0))
    assert lines["Bidang Pelayanan"].cells[1].state is BoardState.NOT_DUE
    assert (lines["Bidang Arsip"].age, lines["Bidang Arsip"].live) == (0, False)
    assert {one.name for one in board.late} >= {"Bidang Arsip", "Bidang Pelayanan"}
    states = {
        one.name: one.states[2]
        for one in office.services.monitor.people(hr(office), 2026, national=True)
    }
    assert states["Taufik Rahman"] is BoardState.SCORED
    assert states["Dewi Kartika"] is BoardState.NOT_STARTED


def test_who_is_open_in_the_national_system_alone_is_reminded_of_that(office, tmp_path):
    """No. 14: reminder letters."""
    office.services.national.take(
        hr(office), recap(office, tmp_path, [("siti", OPEN), ("dewi", MEETS)])
    )
    late = office.services.monitor.late_people(hr(office), "2026-T3", (), national=True)
    names = {one.name for one in late}
    assert "Siti Aminah" in names
    assert "Dewi Kartika" not in names
    form = office.services.forms.view(hr(office), "surat-pengingat", office.ids["siti"], "2026-T3")
    assert form.lacks == (("national", 1),)


# --- rows that could not be taken over -----------------------------------------------------
CONTRADICTS = ("SESUAI ESPEKTASI", "SESUAI ESPEKTASI", "SANGAT BAIK", "SUDAH")
UNREADABLE = ("MELAMPAUI TARGET", "SESUAI ESPEKTASI", "BAIK", "SUDAH")


def test_whose_row_is_refused_is_to_be_checked_and_gets_no_letter(office, tmp_path):
    """No. 14, 17: a result that is there but contradictory is not a missing one."""
    office.appraise("siti", "bambang", "2026-T3", publish=True)
    people = [("siti", CONTRADICTS), ("taufik", UNREADABLE), ("dewi", OPEN)]
    office.services.national.take(hr(office), recap(office, tmp_path, people))
    found = office.services.national.reconcile(hr(office), "2026-T3")
    rows = {one.name.split()[0].casefold(): one for one in found.people}
    assert rows["siti"].difference is rows["taufik"].difference is Difference.CHECK
    assert rows["dewi"].difference is Difference.OPEN
    assert (rows["siti"].row, rows["siti"].refusal.column) == (3, "G")
    assert rows["siti"].refusal.code == "national_predicate_contradicts"
    assert rows["taufik"].refusal.detail == "MELAMPAUI TARGET"
    assert dict(found.counts)[Difference.CHECK] == 2
    late = office.services.monitor.late_people(hr(office), "2026-T3", (), national=True)
    names = {one.name for one in late}
    assert "Dewi Kartika" in names
    assert not names & {"Siti Aminah", "Taufik Rahman"}


def test_the_board_counts_whoever_is_to_be_checked_apart(office, tmp_path):
    people = [("siti", MEETS), ("taufik", CONTRADICTS), ("dewi", UNREADABLE)]
    office.services.national.take(hr(office), recap(office, tmp_path, people))
    board = office.services.monitor.board(hr(office), 2026, national=True)
    cells = {line.name: line.cells[2] for line in board.lines if not line.direct}
    cell = cells["Bidang Pelayanan"]
    assert (cell.counted, cell.unclear, cell.missing) == (4, 1, 2)
    assert cell_spoken(cell) == "dinilai: 1 dinilai, 2 belum, 1 perlu diperiksa dari 4 pegawai"
    assert cells["Bidang Arsip"].unclear == 1
    states = {
        one.name: one.states[2]
        for one in office.services.monitor.people(hr(office), 2026, national=True)
    }
    assert states["Taufik Rahman"] is BoardState.CHECK


def test_a_row_without_a_whole_number_is_that_of_the_only_person_of_its_name(office, tmp_path):
    """A NIP kept as a number has lost its last digits; the person is not reminded for that."""
    book = Workbook()
    book.active.append(["REKAP TRIWULAN III TAHUN 2026"])
    book.active.append(list(HEAD))
    book.active.append([1, 199208172016032008, "SITI AMINAH, S.Kom.", "UNIT", *MEETS])
    book.active.append([2, 199208172016032008, "Orang Lain", "UNIT", *MEETS])
    book.active.append([3, nip(office, "dewi"), "Dewi Kartika", "UNIT", *MEETS])
    book.save(tmp_path / "angka.xlsx")
    office.services.national.take(hr(office), read_national(tmp_path / "angka.xlsx"))
    found = office.services.national.reconcile(hr(office), "2026-T3")
    rows = {one.name: one for one in found.people}
    assert rows["Siti Aminah"].difference is Difference.CHECK
    assert rows["Siti Aminah"].refusal.code == "nip_number_lost_digits"
    assert (rows["Orang Lain"].person_id, rows["Orang Lain"].row) == ("", 4)
    late = office.services.monitor.late_people(hr(office), "2026-T3", (), national=True)
    assert "Siti Aminah" not in {one.name for one in late}


def test_who_stands_twice_counts_by_the_row_that_was_taken(office, tmp_path):
    people = [("siti", MEETS), ("siti", ABOVE)]
    office.services.national.take(hr(office), recap(office, tmp_path, people))
    assert differences(office) == {"siti": Difference.ONLY_THERE}


def test_a_mended_file_settles_what_was_to_be_checked_and_taking_it_back_opens_it_again(
    office, tmp_path
):
    national, s = office.services.national, hr(office)
    national.take(s, recap(office, tmp_path, [("siti", CONTRADICTS), ("dewi", MEETS)]))
    national.take(s, recap(office, tmp_path, [("siti", MEETS)], "betul.xlsx"))
    assert differences(office)["siti"] is Difference.ONLY_THERE
    newest, first = national.imports(s)
    national.take_back(s, newest.id)
    assert differences(office)["siti"] is Difference.CHECK
    national.take_back(s, first.id)
    assert differences(office) == {}


def test_a_letter_asks_nothing_for_a_row_that_could_not_be_taken_over(office, tmp_path):
    office.services.national.take(hr(office), recap(office, tmp_path, [("siti", CONTRADICTS)]))
    form = office.services.forms.view(hr(office), "surat-pengingat", office.ids["siti"], "2026-T3")
    assert "national" not in dict(form.lacks)


def test_a_file_of_two_periods_is_taken_part_by_part(office, tmp_path):
    book = Workbook()
    for n, title in enumerate(("TRIWULAN II TAHUN 2026", "TRIWULAN III TAHUN 2026")):
        sheet = book.create_sheet(f"Lembar {n}", n)
        sheet.append([title])
        sheet.append(list(HEAD))
        sheet.append([1, nip(office, "siti"), "Siti", "UNIT", *(MEETS, ABOVE)[n]])
    book.save(tmp_path / "dua.xlsx")
    whole = read_national(tmp_path / "dua.xlsx")
    national, s = office.services.national, hr(office)
    with pytest.raises(RuleViolation) as refused:
        national.take(s, whole, "2026-T2")
    assert refused.value.code == "national_periods_differ"
    for part in whole.parts:
        assert not national.take(s, part).value.again
        assert national.take(s, part).value.again
    with office.workspace.read() as unit:
        found = [unit.national.results(code)[office.ids["siti"]] for code in ("2026-T2", "2026-T3")]
    assert [one.predicate for one in found] == [Predicate.BAIK, Predicate.SANGAT_BAIK]


def test_the_periods_that_a_recap_can_be_for_are_those_that_were_made(office):
    found = office.services.national.periods(hr(office))
    assert "2026-T3" in found
    assert list(found) == sorted(found, key=lambda code: PeriodCode.parse(code).ends, reverse=True)
    with pytest.raises(NotAllowed):
        office.services.national.periods(office.session("siti"))


def test_a_period_without_a_recap_is_not_chased_by_the_board_of_recaps(office, tmp_path):
    sheet = recap(office, tmp_path, [("siti", OPEN)], title="TRIWULAN II TAHUN 2026")
    office.services.national.take(hr(office), sheet)
    board = office.services.monitor.board(hr(office), 2026, national=True)
    assert board.chased == ("2026-T2",)
    assert {one.period_code for one in board.late} == {"2026-T2"}


def test_whoever_has_no_number_here_either_is_known_by_the_name(office, tmp_path):
    with office.workspace.write(SYSTEM) as unit:
        person = unit.require(Employee, office.ids["dewi"])
        unit.put(replace(person, identity="", identity_kind=IdentityKind.NONE))
    book = Workbook()
    book.active.append(["REKAP TRIWULAN III TAHUN 2026"])
    book.active.append(list(HEAD))
    book.active.append([1, "", "DEWI KARTIKA", "UNIT", *MEETS])
    book.active.append([2, nip(office, "siti"), "Siti Aminah", "UNIT", *MEETS])
    book.save(tmp_path / "tanpa.xlsx")
    office.services.national.take(hr(office), read_national(tmp_path / "tanpa.xlsx"))
    assert differences(office)["dewi"] is Difference.CHECK
