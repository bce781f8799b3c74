"""An SKP out of a workbook of the BKN style and into one again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.spreadsheets.conftest import resave  # noqa: F401  (a fixture)

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Approach, Direction, PlanForm, PlanStatus
from penilaian_desktop.spreadsheets.skp_book import read_skp
from penilaian_desktop.spreadsheets.skp_export import skp_workbook

SAMPLE = Path(__file__).parents[1] / "files" / "skp" / "skp_2026_rotua_sitorus.xlsx"


@pytest.fixture(scope="module")
def sheet():
    return read_skp(SAMPLE)


def code_of(call):
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code


def test_a_workbook_becomes_a_draft_in_one_step(office, sheet):
    files, s = office.services.plan_files, office.session("siti")
    assert code_of(lambda: files.check(s, sheet)) == "skp_not_yours"
    assert files.check(s, sheet, own=True) == (date(2026, 1, 1), date(2026, 12, 31))
    plan = files.store(s, sheet, own=True).value
    assert (plan.status, plan.form, plan.approach) == (
        PlanStatus.DRAFT, PlanForm.JAJF, Approach.KUANTITATIF,
    )  # fmt: skip
    assert [(r.text, len(r.indicators)) for r in plan.rhk] == [
        (r.text, len(r.indicators)) for r in sheet.rhk
    ]
    assert [r.provisional for r in plan.rhk] == [True, True, True, False]
    assert plan.rhk[3].assigned_by == "Kepala Dinas"
    longest = plan.rhk[1].indicators[1]
    assert (longest.direction, longest.active) == (Direction.LOWER, False)
    assert longest.missing == ("measure", "source")  # such workbooks do not say them
    assert (plan.expectations[2], plan.support[0]) == (
        "Mengikuti satu pelatihan basis data", "Laptop dan jaringan internet",
    )  # fmt: skip
    office.services.undo.undo(s)
    assert office.services.plans.list(s) == ()


def test_an_empty_draft_of_the_same_days_is_filled_and_any_other_plan_refuses(office, sheet):
    files, s = office.services.plan_files, office.session("siti")
    empty = office.services.plans.create(s, 2026).value
    assert files.store(s, sheet, own=True).value.id == empty.id
    assert code_of(lambda: files.check(s, sheet, own=True)) == "plan_overlaps"
    assert code_of(lambda: files.store(s, sheet, own=True)) == "plan_overlaps"


def test_last_years_workbook_is_copied_into_another_year(office, sheet):
    files, s = office.services.plan_files, office.session("siti")
    plan = files.store(s, sheet, own=True, year=2027).value
    assert (plan.year, plan.starts, plan.ends) == (2027, date(2027, 1, 1), date(2027, 12, 31))


def test_what_is_written_is_read_back_as_the_same_plan(office, sheet, tmp_path):
    files, plans, s = office.services.plan_files, office.services.plans, office.session("siti")
    plan = files.store(s, sheet, own=True).value
    view = files.export(s, plan.id)
    path = tmp_path / "skp.xlsx"
    path.write_bytes(skp_workbook(view.plan, agency=view.agency, place=view.place))
    back = read_skp(path)
    assert same(back) == same(sheet)
    assert (back.employee.name, back.appraiser.name) == ("Siti Aminah", "Bambang Wijaya")
    assert back.agency == "Pemerintah Kota Contoh"
    office.services.undo.undo(s)
    again = files.store(s, back).value  # the NIP is the own one now
    assert [said(r) for r in again.rhk] == [said(r) for r in plan.rhk]
    with pytest.raises(NotAllowed):
        files.export(office.session("bambang"), again.id)
    plans.delete(s, again.id)


@pytest.mark.libreoffice
def test_libreoffice_opens_the_workbook_and_saves_the_same_plan(office, sheet, tmp_path, resave):  # noqa: F811
    files, s = office.services.plan_files, office.session("siti")
    view = files.export(s, files.store(s, sheet, own=True).value.id)
    path = tmp_path / "skp.xlsx"
    path.write_bytes(skp_workbook(view.plan, agency=view.agency))
    (tmp_path / "lo").mkdir()
    assert same(read_skp(resave(path, tmp_path / "lo"))) == same(sheet)


def test_the_other_form_and_approach_are_written_and_read_back(office, tmp_path):
    files, plans, s = office.services.plan_files, office.services.plans, office.session("hendra")
    plan = plans.create(s, 2026, approach=Approach.KUALITATIF).value
    plan = plans.save_rhk(s, plan.id, None, text="Terwujudnya layanan prima").value
    plans.add_from_library(s, plan.rhk[0].id, "kepuasan-masyarakat")
    for approach in (Approach.KUALITATIF, Approach.KUANTITATIF):
        view = files.export(s, plan.id).plan
        path = tmp_path / f"{approach}.xlsx"
        shown = view if approach is view.approach else quantitative(view)
        path.write_bytes(skp_workbook(shown, agency="Pemerintah Kota Contoh"))
        back = read_skp(path)
        assert (back.form, back.approach) == (PlanForm.JPT, approach)
        (rhk,) = back.rhk
        (indicator,) = rhk.indicators
        assert (rhk.text, indicator.text, indicator.target_text) == (
            "Terwujudnya layanan prima", "Indeks kepuasan masyarakat", "minimal 82",
        )  # fmt: skip
        assert [p.value for p in indicator.perspectives] == ["Penerima Layanan"]


def test_a_text_that_looks_like_a_formula_stays_text(office, tmp_path):
    files, plans, s = office.services.plan_files, office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    plans.save_rhk(s, plan.id, None, text="=1+1")
    path = tmp_path / "skp.xlsx"
    path.write_bytes(skp_workbook(files.export(s, plan.id).plan, agency="=A1"))
    for sheet in openpyxl.load_workbook(path):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert read_skp(path).rhk[0].text == "=1+1"


def quantitative(view):
    from dataclasses import replace

    return replace(view, approach=Approach.KUANTITATIF)


def said(rhk):
    return (
        rhk.kind, rhk.text, rhk.parent_text, rhk.assigned_by,
        [(i.aspect, i.text, i.target_text, i.target_low, i.unit) for i in rhk.indicators],
    )  # fmt: skip


def same(sheet):
    return (
        sheet.form, sheet.approach, sheet.starts, sheet.ends, sheet.expectations, sheet.support,
        sheet.accountability, sheet.consequences,
        [
            (r.kind, r.text, r.parent_text, r.assigned_by,
             [(i.aspect, i.text, i.target_text, i.target_low, i.target_high, i.unit)
              for i in r.indicators])
            for r in sheet.rhk
        ],
    )  # fmt: skip
