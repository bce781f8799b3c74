"""Reading filled SKP workbooks of the BKN style, and writing them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.plan import Approach, Aspect, PlanForm, RhkKind
from penilaian_desktop.spreadsheets.skp_book import read_skp

FILES = Path(__file__).parents[1] / "files" / "skp"
EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))["files"]
NIP, HEAD_NIP = "19920417 201903 2 006", "19710920 199703 1 004"


def number(text):
    return None if text is None else Decimal(text)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_filled_workbook_says_exactly_what_is_expected_of_it(name):
    wanted = EXPECTED[name]
    sheet = read_skp(FILES / name)
    skp = wanted["skp"]
    assert (sheet.form, sheet.approach) == (skp["form"], skp["pendekatan"])
    assert sheet.agency == skp["instansi"]
    assert [sheet.starts.isoformat(), sheet.ends.isoformat()] == skp["periode"]
    for person, key in ((sheet.employee, "pegawai"), (sheet.appraiser, "penilai")):
        assert {
            "nama": person.name, "nip": person.identity, "pangkat_golongan": person.rank,
            "jabatan": person.position, "unit_kerja": person.unit,
        } == skp[key]  # fmt: skip
    for rhk, told in zip(sheet.rhk, skp["rhk"], strict=True):
        assert (rhk.kind, rhk.text) == (told["jenis"], told["rhk"])
        assert (rhk.parent_text, rhk.assigned_by or None) == (told["intervensi"], told["pemberi"])
        for i, said in zip(rhk.indicators, told["indikator"], strict=True):
            target = said["target"]
            assert (i.aspect, i.text) == (said["aspek"], said["teks"])
            assert (i.target_text, i.unit or None) == (target["text"], target["unit"])
            assert (i.target_low, i.target_high) == (number(target["min"]), number(target["max"]))
            assert (i.realisation or None, i.feedback or None) == (
                said["realisasi"],
                said["umpan_balik"],
            )
            assert (i.row, i.evaluation_row) == (said["plan_row"], said["evaluation_row"])
    told = dict(zip((v.name for v in VALUES), sheet.expectations, strict=True))
    assert {name: text for name, text in told.items() if text} == skp["ekspektasi_perilaku"]
    assert skp["lampiran"] == {
        "dukungan": list(sheet.support), "skema": list(sheet.accountability),
        "konsekuensi": list(sheet.consequences),
    }  # fmt: skip
    counts = wanted["counts"]
    assert (len(sheet.rhk), sheet.indicators) == (counts["rhk"], counts["indicators"])
    evaluation = wanted["evaluation"]
    assert sheet.evaluation.period == evaluation["periode"]
    assert (
        sheet.evaluation.organisation, sheet.evaluation.work, sheet.evaluation.behaviour,
        sheet.evaluation.predicate,
    ) == tuple(
        evaluation[key]
        for key in ("capaian_organisasi", "hasil_kerja", "perilaku_kerja", "predikat")
    )  # fmt: skip
    assert list(sheet.ignored) == wanted["ignored_sheets"]
    assert len(sheet.refused) == len(wanted["refused"])
    assert [
        (r.sheet, r.row, r.column, r.code.removeprefix("skp_"), r.detail) for r in sheet.remarks
    ] == [(r["sheet"], r["row"], r["column"], r["reason"], r["detail"]) for r in wanted["warned"]]


# --- other layouts -------------------------------------------------------------------------
JAJF = ["NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", "RENCANA HASIL KERJA", "ASPEK",
        "INDIKATOR KINERJA INDIVIDU", "TARGET"]  # fmt: skip
ROW = [1, "Meningkatnya layanan", "Terlaksananya perekaman", "Kuantitas", "Jumlah", "12 laporan"]


def made(tmp_path, rows, more=(), name="skp.xlsx", shape=None):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lembar1"
    for row in rows:
        sheet.append(row)
    for title, lines in more:
        other = book.create_sheet(title)
        for line in lines:
            other.append(line)
    if shape is not None:
        shape(book)
    book.save(tmp_path / name)
    return read_skp(tmp_path / name)


def head(period="PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"):
    return [
        ["SASARAN KINERJA PEGAWAI"], ["PENDEKATAN HASIL KERJA KUANTITATIF"],
        ["BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"],
        ["PEMERINTAH KOTA CONTOH", "", "", "", period],
        ["NO", "PEGAWAI YANG DINILAI", "", "NO", "PEJABAT PENILAI KINERJA", ""],
        [1, "NAMA", "Siti Aminah", 1, "NAMA", "Bambang Wijaya"],
        [2, "NIP", NIP, 2, "NIP", HEAD_NIP],
    ]  # fmt: skip


def test_columns_may_stand_in_another_order(tmp_path):
    sheet = made(
        tmp_path,
        [*head(), ["TARGET", "INDIKATOR KINERJA INDIVIDU", "ASPEK", "RHK", "NO"],
         ["12 laporan", "Jumlah", "Waktu", "Perekaman", 1]],
    )  # fmt: skip
    (rhk,) = sheet.rhk
    assert (rhk.text, rhk.parent_text) == ("Perekaman", "")
    assert (rhk.indicators[0].aspect, rhk.indicators[0].unit) == (Aspect.WAKTU, "laporan")


def test_an_rhk_repeated_in_each_row_is_one_rhk(tmp_path):
    second = [*ROW[:3], "Kualitas", "Mutu", "100 %"]
    sheet = made(
        tmp_path, [*head(), JAJF, ROW, second, [2, "", "Lain", "Waktu", "Tepat", "3 hari"]]
    )
    assert [(r.text, len(r.indicators)) for r in sheet.rhk] == [
        ("Terlaksananya perekaman", 2),
        ("Lain", 1),
    ]


def test_empty_cells_below_an_rhk_continue_it_and_groups_change_the_kind(tmp_path):
    sheet = made(
        tmp_path,
        [*head(), JAJF, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ["A. KINERJA UTAMA"], ROW,
         ["", "", "", "Kualitas", "Mutu", "100 %"], ["B. KINERJA TAMBAHAN"],
         [1, "-", "Panitia (penugasan dari Camat)", "Kuantitas", "Laporan", "1 laporan"],
         ["PERILAKU KERJA"], [1, "Berorientasi Pelayanan"]],
    )  # fmt: skip
    assert [(r.kind, r.text, r.assigned_by, len(r.indicators)) for r in sheet.rhk] == [
        (RhkKind.UTAMA, "Terlaksananya perekaman", "", 2),
        (RhkKind.TAMBAHAN, "Panitia", "penugasan dari Camat", 1),
    ]


def test_number_cells_and_percent_formats_are_read_as_people_see_them(tmp_path):
    def shape(book):
        book.active["F9"].number_format = "0.0%"

    rows = (
        [*ROW[:5], 0.955],
        ["", "", "", "Kualitas", "Nilai", 82.5],
        ["", "", "", "", "Berkas", 1250],
    )
    sheet = made(tmp_path, [*head(), JAJF, *rows], shape=shape)
    found = [(i.target_text, i.target_low, i.unit) for i in sheet.rhk[0].indicators]
    assert found == [
        ("95,5 %", Decimal("95.5"), "%"), ("82,5", Decimal("82.5"), ""),
        ("1.250", Decimal(1250), ""),
    ]  # fmt: skip
    assert [i.aspect for i in sheet.rhk[0].indicators] == [Aspect.KUANTITAS, Aspect.KUALITAS, None]


def test_the_form_of_a_jpt_has_perspectives_and_no_aspect(tmp_path):
    rows = head()
    rows[2] = ["BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"]
    grid = ["NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF"]
    sheet = made(
        tmp_path,
        [*rows, grid, [1, "Layanan prima", "IKM", "minimal 88", "Penerima Layanan, Anggaran"],
         ["", "", "Serapan", "90 - 100 %", "Mutu"]],
    )  # fmt: skip
    assert sheet.form is PlanForm.JPT
    first, second = sheet.rhk[0].indicators
    assert [p.value for p in first.perspectives] == ["Penerima Layanan", "Anggaran"]
    assert (first.aspect, second.perspectives) == (None, ())
    assert [r.code for r in sheet.remarks] == ["skp_perspective_unknown"]


def test_the_qualitative_approach_is_read_from_paragraphs(tmp_path):
    rows = head()
    rows[1] = ["PENDEKATAN HASIL KERJA KUALITATIF"]
    sheet = made(
        tmp_path,
        [*rows, ["HASIL KERJA"], ["A. UTAMA"],
         [1, "Terlaksananya perekaman (Meningkatnya layanan)"],
         ["", "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:"],
         ["", "- Jumlah laporan: 12 laporan"], ["", "- Tidak ada keluhan"],
         [2, "Terpeliharanya jaringan"], ["", "Ukuran keberhasilan/Indikator Kinerja Individu:"],
         ["", "- Lama gangguan: ≤ 3 jam"], ["PERILAKU KERJA"]],
    )  # fmt: skip
    assert sheet.approach is Approach.KUALITATIF
    assert [(r.text, r.parent_text, len(r.indicators)) for r in sheet.rhk] == [
        ("Terlaksananya perekaman", "Meningkatnya layanan", 2), ("Terpeliharanya jaringan", "", 1),
    ]  # fmt: skip
    assert sheet.rhk[0].indicators[0].target_low == 12
    assert sheet.rhk[1].indicators[0].target_high == 3
    assert sheet.employee.identity == NIP.replace(" ", "")


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("PERIODE PENILAIAN: 01 Maret 2026 s.d. 31 Agustus 2026", ("2026-03-01", "2026-08-31")),
        ("PERIODE PENILAIAN : JULI SD DESEMBER TAHUN 2026", ("2026-07-01", "2026-12-31")),
        ("Periode Penilaian 01-01-2026 - 30-06-2026", ("2026-01-01", "2026-06-30")),
        ("PERIODE PENILAIAN: 1 PEBRUARI SAMPAI DENGAN 30 NOPEMBER 2026",
         ("2026-02-01", "2026-11-30")),
    ],
)  # fmt: skip
def test_the_period_is_read_in_any_spelling(tmp_path, period, days):
    sheet = made(tmp_path, [*head(period), JAJF, ROW])
    assert (sheet.starts.isoformat(), sheet.ends.isoformat()) == days


def test_persons_below_each_other_with_colons_are_read(tmp_path):
    rows = [
        ["SASARAN KINERJA PEGAWAI"], ["Pegawai yang dinilai"], ["Nama : Siti Aminah"],
        ["NIP", ":", NIP], ["Pejabat penilai"], ["Nama", ":", "Bambang Wijaya"],
        ["NIP", ":", "1.97109E+17"], ["Jabatan", ":", "Kepala Bidang"],
    ]  # fmt: skip
    sheet = made(tmp_path, [*rows, JAJF, ROW])
    assert (sheet.employee.name, sheet.employee.identity) == ("Siti Aminah", NIP.replace(" ", ""))
    assert (sheet.appraiser.name, sheet.appraiser.identity) == ("Bambang Wijaya", "")
    assert [r.code for r in sheet.remarks] == ["skp_superior_nip"]
    assert (sheet.starts, sheet.agency) == (None, "")


def test_an_evaluation_that_contradicts_the_quadrant_is_refused_and_the_plan_taken(tmp_path):
    """REGULATIONS 3.1: the plan is taken over, the evaluation is not."""
    grid = [*JAJF, "REALISASI", "UMPAN BALIK"]
    lines = [
        ["EVALUASI KINERJA PEGAWAI"], ["PERIODE: TRIWULAN I"],
        ["CAPAIAN KINERJA ORGANISASI*", "", "SANGAT BAIK"], grid, [*ROW, "", "Baik"],
        ["RATING HASIL KERJA*", "", "", "DI BAWAH ESPEKTASI"],
        ["RATING PERILAKU KERJA*", "", "", "DIATAS EKSPEKTASI"],
        ["PREDIKAT KINERJA PEGAWAI*", "", "", "SANGAT BAIK"],
    ]  # fmt: skip
    sheet = made(tmp_path, [*head(), JAJF, ROW], [("EV", lines)])
    assert (sheet.evaluation, len(sheet.rhk)) == (None, 1)
    assert [(r.code, r.row, r.column) for r in sheet.refused] == [
        ("skp_predicate_contradicts", 8, "D")
    ]
    assert {r.code for r in sheet.remarks} == {
        "skp_realisation_missing", "skp_org_predicate_wrong_label",
    }  # fmt: skip


def test_a_workbook_that_has_only_the_evaluation_gives_its_plan(tmp_path):
    sheet = made(tmp_path, [*head(), [*JAJF, "REALISASI"], [*ROW, "11 laporan"]])
    assert sheet.rhk[0].indicators[0].realisation == "11 laporan"


def test_dates_unknown_aspects_and_missing_targets_are_remarked_on(tmp_path):
    from datetime import date

    rows = [[*ROW[:3], "Mutu sekali", "A", date(2026, 6, 30)], ["", "", "", "Waktu", "B", ""]]
    sheet = made(tmp_path, [*head(), JAJF, *rows])
    assert [r.code for r in sheet.remarks] == [
        "skp_aspect_unknown", "skp_target_date", "skp_indicator_without_target",
    ]  # fmt: skip
    assert sheet.rhk[0].indicators[0].target_text == "30 Juni 2026"


def test_a_workbook_without_an_skp_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="skp_not_found"):
        made(tmp_path, [["Nama", "NIP"], ["Siti", NIP]])
    with pytest.raises(ImportRefused, match="skp_without_rhk"):
        made(tmp_path, [*head(), JAJF, ["A. UTAMA"]], name="kosong.xlsx")
