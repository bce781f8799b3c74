"""The guide on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reports import samples

from penilaian_desktop.domain.guide import GuideFormView, guide

FORM = "panduan-satu-halaman"
LAWS = ("UU Nomor 20 Tahun 2023", "PP Nomor 30 Tahun 2019", "PermenPANRB Nomor 6 Tahun 2022")
VIEW = GuideFormView(
    agency=samples.AGENCY,
    dated=date(2026, 11, 19),
    sections=guide(14),
    foot=replace(samples.FOOT, basis=LAWS),
)
PAPERS = {"guide": (FORM, VIEW)}
LONG: dict[str, tuple[str, object]] = {}
