"""The data of the forms beyond SKP and evaluation, and who gets them (X-8, TS-11)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.employee import Assignment
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.services.forms_unit import summary_row

PLAN_FORMS = ("manual-indikator", "rencana-aksi", "yang-diharapkan", "lampiran-skp")


def refused(call) -> str:
    with pytest.raises((RuleViolation, NotAllowed)) as caught:
        call()
    return caught.value.code


@pytest.fixture
def forms(office):
    return office.services.forms


@pytest.mark.parametrize("form", PLAN_FORMS)
def test_a_draft_prints_for_its_owner_only(office, forms, form):
    siti = office.ids["siti"]
    assert refused(lambda: forms.view(office.session("siti"), form, siti, "2026")) == "plan_missing"
    plan = office.plan("siti", submit=False)
    view = forms.view(office.session("siti"), form, siti, "2026")
    assert (view.plan.id, view.agency) == (plan.id, "Pemerintah Kota Contoh")
    assert len(view.foot.data_sha256) == 64
    with pytest.raises(NotAllowed):
        forms.view(office.session("bambang"), form, siti, "2026")
    office.services.plans.submit(office.session("siti"), plan.id)
    assert forms.view(office.session("bambang"), form, siti, "2026").plan.id == plan.id
    with pytest.raises(NotAllowed):
        forms.view(office.session("taufik"), form, siti, "2026")


def test_the_hash_follows_what_is_said_and_a_reprint_has_the_same(office, forms):
    s, siti = office.session("siti"), office.ids["siti"]
    plan = office.plan("siti", submit=False)
    first = forms.view(s, "rencana-aksi", siti, "2026")
    assert forms.view(s, "rencana-aksi", siti, "2026") == first
    fields = {"text": "Memeriksa berkas", "quarter_targets": (Decimal(3),) * 4}
    office.services.plans.save_action_plans(s, [(plan.rhk[0].id, None, fields)])
    second = forms.view(s, "rencana-aksi", siti, "2026")
    assert [line.text for line in second.lines] == ["Memeriksa berkas"]
    assert second.foot.data_sha256 != first.foot.data_sha256


def test_a_member_prints_the_own_column_of_the_matrix(office, forms):
    for who in ("siti", "taufik"):
        office.plan(who)
    head, siti = office.ids["bambang"], office.ids["siti"]
    whole = forms.view(office.session("bambang"), "matriks-peran-hasil", head, "2026")
    assert siti in {one.person_id for one in whole.matrix.members}
    assert len(whole.matrix.members) > 1
    own = forms.view(office.session("siti"), "matriks-peran-hasil", head, "2026")
    assert [one.person_id for one in own.matrix.members] == [siti]
    s = office.session("siti")
    assert refused(lambda: forms.view(s, "matriks-peran-hasil", siti, "2026")) == "matrix_empty"


def test_feedback_of_the_leader_is_named_and_there_is_none_before(office, forms):
    office.plan("siti", agree_by="bambang")
    siti, head = office.ids["siti"], office.session("bambang")
    assert refused(lambda: forms.view(head, "umpan-balik", siti, "2026-T3")) == "feedback_none"
    office.services.appraisals.add_feedback(
        head, siti, "2026-T3", value_code="AK", text="Laporan selalu lengkap"
    )
    (line,) = forms.view(head, "umpan-balik", siti, "2026-T3").lines
    assert (line.text, line.about, bool(line.giver)) == (
        "Laporan selalu lengkap",
        "Akuntabel",
        True,
    )
    with pytest.raises(NotAllowed):
        forms.view(office.session("nurul"), "umpan-balik", siti, "2026-T3")


def test_a_laporan_kinerja_prints_once_both_parts_are_written(office, forms):
    """WG-1."""
    office.plan("siti", agree_by="bambang")
    s, siti = office.session("siti"), office.ids["siti"]
    assert refused(lambda: forms.view(s, "laporan-kinerja", siti, "2026-T3")) == (
        "work_report_incomplete"
    )
    office.services.appraisals.save_self_report(
        s, "2026-T3", achievements="Semua berkas selesai", challenges="Jaringan putus"
    )
    view = forms.view(s, "laporan-kinerja", siti, "2026-T3")
    assert (view.report.achievements, view.report.challenges) == (
        "Semua berkas selesai",
        "Jaringan putus",
    )


def test_an_old_year_without_a_value_says_so(office, forms):
    s, siti = office.session("siti"), office.ids["siti"]
    assert refused(lambda: forms.view(s, "penilaian-pp30", siti, "2021")) == "archive_none"


def test_a_letter_reminds_of_what_is_missing_only(office, forms):
    siti, head = office.ids["siti"], office.session("bambang")
    letter = forms.view(head, "surat-pengingat", siti, "2026-T3")
    assert letter.lacks == (("plan_missing", 1),)
    assert letter.sender.person_id == office.ids["bambang"]
    office.plan("siti")
    assert forms.view(head, "surat-pengingat", siti, "2026-T3").lacks == (("plan_open", 1),)
    with pytest.raises(NotAllowed):
        forms.view(office.session("taufik"), "surat-pengingat", siti, "2026-T3")


def test_nobody_is_reminded_to_fill_in_what_is_published_already(office, forms):
    """No. 14: a letter asks only for what can still be done."""
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang")
    siti, head = office.ids["siti"], office.session("bambang")
    letter = forms.view(head, "surat-pengingat", siti, "2026-T3")
    assert letter.lacks == (("achievements", 1), ("challenges", 1))
    assert letter.late, "the tenth of October lies behind"
    office.services.appraisals.publish(head, "2026-T3", [siti])
    assert refused(lambda: forms.view(head, "surat-pengingat", siti, "2026-T3")) == (
        "reminder_nothing"
    )


def test_a_recap_shows_results_once_they_are_published(office, forms):
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang")
    siti, head = office.ids["siti"], office.session("bambang")

    def row():
        rows = forms.of_unit(head, "rekap-unit", "", "2026-T3").rows
        return next(one for one in rows if one.person.person_id == siti)

    assert (row().plan, row().predicate) == (PlanStatus.AGREED, None)
    office.services.appraisals.publish(head, "2026-T3", [siti])
    assert row().predicate is Predicate.BAIK
    with pytest.raises(NotAllowed, match="role_needed"):
        forms.of_unit(office.session("siti"), "rekap-unit", "", "2026-T3")
    code = refused(lambda: forms.of_unit(head, "rekap-unit", "Antah Berantah", "2026-T3"))
    assert code == "print_unit_unknown"


def test_the_public_summary_is_made_by_hr_and_names_nobody(office, forms):
    """WG-11: results of units, never of persons."""
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang", publish=True)
    with pytest.raises(NotAllowed, match="role_needed"):
        forms.of_unit(office.session("bambang"), "ringkasan-publik", "", "2026-T3")
    hr = replace(office.session("nurul", Role.HR), office=True)
    (row,) = forms.of_unit(hr, "ringkasan-publik", "", "2026-T3").rows
    assert row.counts == (), "one result tells nothing"


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, ()),
        ({Predicate.BAIK: 3, Predicate.KURANG: 1}, ()),
        ({Predicate.BAIK: 9}, ()),
        ({Predicate.BAIK: 4, Predicate.KURANG: 1}, (0, 4, 0, None, 0)),
        ({Predicate.BAIK: 7, Predicate.KURANG: 1}, (0, 7, 0, None, 0)),
        (
            {Predicate.BAIK: 2, Predicate.SANGAT_BAIK: 2, Predicate.KURANG: 1},
            (None, None, 0, None, 0),
        ),
    ],
)
def test_no_number_tells_the_predicate_of_a_person(counts, shown):
    """WG-11, PR-10."""
    row = summary_row("Unit", Counter(counts))
    assert tuple(count for _, count in row.counts) == shown


def test_a_form_about_a_unit_has_a_known_name(office, forms):
    head = office.session("bambang")
    assert refused(lambda: forms.of_unit(head, "skp", "", "2026-T3")) == "form_unknown"


def test_the_archive_form_prints_115_without_a_new_idea_as_baik(office, forms):
    """Section 4: 70/30, and the boundary without the new idea."""
    hr = replace(office.session("nurul", Role.HR), office=True)
    siti = office.ids["siti"]
    office.services.old_scores.save(hr, siti, "2021", skp=Decimal(118), behaviour=Decimal(108))
    view = forms.view(office.session("siti"), "penilaian-pp30", siti, "2021")
    (line,) = view.lines
    assert (view.value, view.predicate, view.mixed) == (Decimal("115.00"), "Baik", False)
    assert (line.skp_weight, line.behaviour_weight) == (70, 30)
    assert (
        refused(lambda: forms.view(office.session("taufik"), "penilaian-pp30", siti, "2021"))
        != "archive_none"
    )


def test_the_points_of_a_year_carry_percent_and_coefficient(office, forms):
    """Section 5: Baik is 100 percent of 12,5 a year for Ahli Pertama."""
    yohanes, head = office.ids["yohanes"], office.session("bambang")
    with office.workspace.write(SYSTEM) as unit:
        (held,) = unit.find(Assignment, person_id=yohanes)
        unit.put(replace(held, jenjang="ahli_pertama"))
    code = refused(lambda: forms.view(head, "konversi-angka-kredit", yohanes, "2026"))
    assert code == "credit_no_result"
    office.plan("yohanes", agree_by="bambang")
    office.appraise("yohanes", "bambang", publish=True)
    view = forms.view(head, "penetapan-angka-kredit", yohanes, "2026")
    (line,) = view.lines
    assert (line.months, line.percent, line.coefficient) == (3, Decimal(100), Decimal("12.50"))
    assert (view.jenjang, view.total, view.before) == (
        "Ahli Pertama",
        Decimal("3.13"),
        Decimal("0.00"),
    )
    siti = office.ids["siti"]
    code = refused(lambda: forms.view(head, "konversi-angka-kredit", siti, "2026"))
    assert code == "credit_only_functional"
