"""`penilaian import plan` against what the sample SKP is known to hold."""

from __future__ import annotations

import json
from pathlib import Path

BOOK = Path(__file__).parents[1] / "files" / "skp" / "skp_2026_rotua_sitorus.xlsx"
EXPECTED = json.loads((BOOK.parent / "expected.json").read_text(encoding="utf-8"))["files"]


def test_a_dry_run_without_a_workspace_agrees_with_expected_json(penilaian):
    answer = penilaian("import", "plan", BOOK, "--dry-run", "--json", password=None)
    assert answer.code == 0
    found, wanted = answer.json, EXPECTED[BOOK.name]["skp"]
    for key in ("form", "pendekatan", "instansi", "periode", "pegawai", "penilai", "lampiran"):
        assert found[key] == wanted[key]
    assert [r["rhk"] for r in found["rhk"]] == [r["rhk"] for r in wanted["rhk"]]
    assert [i["target"] for r in found["rhk"] for i in r["indikator"]] == [
        i["target"] for r in wanted["rhk"] for i in r["indikator"]
    ]
    assert found["evaluasi"] == EXPECTED[BOOK.name]["evaluation"]
    assert [(p["row"], p["column"], p["code"]) for p in found["remarks"]] == [
        (22, "F", "skp_target_not_numeric")
    ]
    assert found["plan"] is None


def test_a_workbook_of_somebody_else_is_asked_about_and_nothing_is_stored(penilaian, at):
    answer = penilaian("import", "plan", BOOK, *at("siti"))
    assert answer.code == 1
    assert "Rotua Elvira Sitorus" in answer.err
