"""What the print menu of Evaluasi offers; what cannot work for the person says why."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.evaluasi.loading import OwnSheet

_tr = translator("EvaluasiPage")

SHEET = "evaluasi"
ARCHIVE = "penilaian-pp30"


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A form for a period, or its Excel twin; `reason` is why it cannot be printed now."""

    form: str
    period: str
    words: str
    reason: str = ""
    workbook: bool = False


def paper_entries(sheet: OwnSheet, *, reported: bool) -> tuple[PaperEntry, ...]:
    """Return the entries for the sheet shown; `reported` when both texts of the report stand."""
    code = sheet.code
    not_yet = "" if sheet.result is not None else _tr("sesudah diterbitkan")
    no_plan = "" if sheet.plan is not None else _tr("SKP belum ada")
    silent = "" if sheet.feedback else _tr("belum ada")
    unwritten = "" if reported else _tr("isi pencapaian dan tantangan dahulu")
    credit = _credit_reason(sheet.credit)
    return (
        PaperEntry("skp", code, _tr("SKP"), no_plan),
        PaperEntry("dokumen-evaluasi", code, _tr("Dokumen Evaluasi"), not_yet),
        PaperEntry(SHEET, code, _tr("Lembar evaluasi"), no_plan or not_yet),
        PaperEntry(
            SHEET,
            code,
            _tr("Simpan lembar evaluasi sebagai Excel…"),
            no_plan or not_yet,
            workbook=True,
        ),
        PaperEntry("alasan-predikat", code, _tr("Alasan predikat"), not_yet),
        PaperEntry("umpan-balik", code, _tr("Umpan balik"), silent),
        PaperEntry("laporan-kinerja", code, _tr("Laporan kinerja"), no_plan or unwritten),
        PaperEntry("konversi-angka-kredit", code, _tr("Konversi angka kredit"), credit),
        PaperEntry("akumulasi-angka-kredit", code, _tr("Akumulasi angka kredit"), credit),
        PaperEntry("penetapan-angka-kredit", code, _tr("Penetapan angka kredit"), credit),
        *(
            PaperEntry(ARCHIVE, str(year), _tr("Penilaian PP 30/2019 tahun {0}").format(year))
            for year in sheet.old_years
        ),
    )


def _credit_reason(problem: str) -> str:
    return {
        "": "",
        "credit_only_pns": _tr("hanya untuk PNS"),
        "credit_only_functional": _tr("hanya untuk jabatan fungsional"),
        "credit_no_result": _tr("sesudah diterbitkan"),
    }.get(problem, _tr("belum dapat dihitung"))
