"""Data induk as HR sees it, and a list of employees."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.screens.team_world import context_for, shown

from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage

LIST = """Daftar Urut Kepangkatan
NO,NAMA,NIP,GOLONGAN,JABATAN,UNIT KERJA
1,Rina Kusuma,198608172010012003,III/c,Analis Kependudukan,Bidang Pelayanan
2,Joko Susilo,199001012015031002,III/a,Operator SIAK,Bidang Pelayanan
3,Ani Lestari,1990010120150310,III/a,Operator SIAK,Bidang Pelayanan
"""


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(DataIndukPage(hr.context), qtbot)


@pytest.fixture
def sheet(tmp_path) -> Path:
    file = tmp_path / "duk.csv"
    file.write_text(LIST, encoding="utf-8")
    return file
