"""Schemes are copied, changed, released and chosen; what was released stays (SM-5, SM-9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate, Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.scheme_edits import with_results_of_today, with_weight
from penilaian_desktop.domain.scheme_record import SchemeFact, SchemeText
from penilaian_desktop.domain.scheme_views import SchemeState

SEMESTER = "2026-S2"


@pytest.fixture
def hr(office):
    return office.session("nurul")


@pytest.fixture
def drafter(office):
    return office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)


@pytest.fixture
def schemes(office):
    return office.services.schemes


def code_of(act, *args, **kwargs):
    with pytest.raises(RuleViolation) as refused:
        act(*args, **kwargs)
    return refused.value.code


def copied(schemes, s, code="kota-contoh", source="pariaman"):
    return schemes.copy(s, source, "1", new_code=code, title="Skema Kota Contoh").value


def reweighed(scheme):
    """Move ten percent from attendance to quality of work."""
    moved = with_weight(scheme, "nilai", 0, "kehadiran", Decimal(15))
    return with_weight(moved, "nilai", 0, "nilai_kualitas", Decimal(45))


# --- reading ------------------------------------------------------------------------------------
def test_everybody_reads_the_shipped_schemes_with_the_periods_they_hold_for(office, schemes):
    items = {i.code: i for i in schemes.list(office.session("siti"))}
    national = items["permenpanrb-6-2022"]
    assert national.periods == ("2026-T1", "2026-T2", "2026-T3", "2026-T4")
    assert (national.state, national.appraises) == (SchemeState.SHIPPED, True)
    assert not items["skm-14-2017"].appraises
    assert "perlu ditetapkan instansi" in items["semarang"].notice
    assert schemes.detail(office.session("siti"), "semarang", "1").scheme.code == "semarang"


def test_schemes_of_persons_stand_first(office, schemes):
    told = [i.appraises for i in schemes.list(office.session("siti"))]
    assert told == sorted(told, reverse=True)


def test_an_unknown_scheme_is_refused(office, schemes):
    s = office.session("siti")
    assert code_of(schemes.detail, s, "antah", "1") == "scheme_unknown"
    assert code_of(schemes.detail, s, "semarang", "9") == "scheme_unknown"


# --- copying and changing -----------------------------------------------------------------------
def test_a_copy_is_a_draft_that_only_writers_see(office, schemes, hr, drafter):
    detail = copied(schemes, drafter)
    assert detail.item.state is SchemeState.DRAFT
    assert (detail.item.copied_from, detail.item.version) == ("pariaman 1", "1")
    assert detail.defects == ()
    assert "kota-contoh" in {i.code for i in schemes.list(hr)}
    siti = office.session("siti")
    assert "kota-contoh" not in {i.code for i in schemes.list(siti)}
    with pytest.raises(NotAllowed):
        schemes.detail(siti, "kota-contoh", "1")
    assert code_of(office.services.context.schemes.get, "kota-contoh") == "scheme_unknown"


def test_only_hr_and_tim_penyusun_may_write(office, schemes):
    with pytest.raises(NotAllowed):
        copied(schemes, office.session("bambang"))


@pytest.mark.parametrize(
    ("code", "refused"),
    [("Kota Contoh", "scheme_code_invalid"), ("kota--contoh", "scheme_code_invalid"),
     ("semarang", "scheme_code_taken"), ("pariaman", "scheme_code_taken"),
     ("", "scheme_code_taken"), ("kota-lain", "scheme_code_taken")],
)  # fmt: skip
def test_a_code_belongs_to_one_scheme(schemes, hr, code, refused):
    copied(schemes, hr, "kota-lain")
    assert code_of(schemes.copy, hr, "pariaman", "1", new_code=code) == refused


def test_a_copy_can_be_undone(office, schemes, hr):
    copied(schemes, hr)
    office.services.undo.undo(hr)
    assert "kota-contoh" not in {i.code for i in schemes.list(hr)}


def test_a_draft_may_be_wrong_and_says_where(schemes, hr):
    draft = copied(schemes, hr)
    wrong = with_weight(draft.scheme, "nilai", 0, "kehadiran", Decimal(30))
    detail = schemes.save(hr, draft.item.id, wrong).value
    assert [(d.code, d.key) for d in detail.defects] == [
        ("scheme_weights_sum", "rules.nilai.sets.1.weights")
    ]
    assert detail.sentences == ("Jumlah bobot 105, seharusnya 100.",)
    assert code_of(schemes.release, hr, draft.item.id) == "scheme_weights_sum"
    assert schemes.detail(hr, "kota-contoh", "1").scheme == replace(
        wrong, sha256=detail.scheme.sha256
    )


def test_examples_must_follow_a_change_before_release(schemes, hr):
    draft = copied(schemes, hr)
    changed = schemes.save(hr, draft.item.id, reweighed(draft.scheme)).value
    assert {d.code for d in changed.defects} == {"scheme_example_wrong"}
    assert code_of(schemes.release, hr, draft.item.id) == "scheme_example_wrong"
    schemes.save(hr, draft.item.id, with_results_of_today(changed.scheme))
    released = schemes.release(hr, draft.item.id).value
    assert released.item.state is SchemeState.RELEASED
    assert released.item.released_on == date(2026, 11, 18)


def test_code_and_version_of_a_draft_stay_whatever_the_form_says(schemes, hr):
    draft = copied(schemes, hr)
    other = replace(draft.scheme, code="lain", version="7", title="Judul baru")
    kept = schemes.save(hr, draft.item.id, other).value
    assert (kept.item.code, kept.item.version, kept.item.title) == (
        "kota-contoh", "1", "Judul baru",
    )  # fmt: skip
    assert code_of(schemes.save, hr, draft.item.id, replace(draft.scheme, title=" ")) == (
        "scheme_title_missing"
    )


def test_a_draft_can_be_thrown_away_and_taken_back(office, schemes, hr):
    draft = copied(schemes, hr)
    schemes.discard(hr, draft.item.id)
    assert code_of(schemes.detail, hr, "kota-contoh", "1") == "scheme_unknown"
    office.services.undo.undo(hr)
    assert schemes.detail(hr, "kota-contoh", "1").scheme == draft.scheme


# --- released -----------------------------------------------------------------------------------
def released(schemes, hr, code="kota-contoh"):
    return schemes.release(hr, copied(schemes, hr, code).item.id).value


def test_what_was_released_never_changes(office, schemes, hr):
    item = released(schemes, hr).item
    scheme = schemes.detail(hr, item.code, item.version).scheme
    assert code_of(schemes.save, hr, item.id, reweighed(scheme)) == "scheme_released"
    assert code_of(schemes.discard, hr, item.id) == "scheme_released"
    assert code_of(schemes.release, hr, item.id) == "scheme_released"
    assert office.services.undo.can_undo(hr) != "Terbitkan"
    assert schemes.detail(office.session("siti"), item.code, item.version).scheme == scheme
    assert office.services.context.schemes.get("kota-contoh") == scheme


def test_a_change_is_the_next_version_beside_the_old_one(office, schemes, hr):
    first = released(schemes, hr)
    draft = schemes.copy(hr, "kota-contoh", "1").value
    assert (draft.item.version, draft.item.copied_from) == ("2", "kota-contoh 1")
    assert code_of(schemes.copy, hr, "kota-contoh", "1") == "scheme_draft_exists"
    schemes.save(hr, draft.item.id, with_results_of_today(reweighed(draft.scheme)))
    second = schemes.release(hr, draft.item.id).value
    book = office.services.context.schemes
    assert book.versions("kota-contoh") == ("1", "2")
    assert book.get("kota-contoh") == second.scheme
    assert book.get("kota-contoh", "1") == first.scheme
    assert {"kota-contoh", "semarang"} <= set(book.codes)
    found = schemes.compare(hr, ("kota-contoh", "1"), ("kota-contoh", "2"))
    weights = [(d.label, d.left, d.right) for d in found if d.section == "weight"]
    assert weights == [
        ("Nilai kinerja · Kehadiran", "25 %", "15 %"),
        ("Nilai kinerja · Nilai kualitas pekerjaan", "35 %", "45 %"),
    ]


def test_a_text_of_a_newer_application_is_unknown_and_harms_nothing(office, schemes, hr):
    with office.workspace.write(office.services.context.installation()) as unit:
        unit.add(
            SchemeText(
                id="s-1", at=office.clock(), code="masa-depan", title="Masa depan",
                toml='code = "masa-depan"\nbaru = 1', released_on=date(2026, 1, 1),
            )
        )  # fmt: skip
    assert "masa-depan" not in {i.code for i in schemes.list(hr)}
    assert code_of(office.services.context.schemes.get, "masa-depan") == "scheme_unknown"


# --- choosing -----------------------------------------------------------------------------------
def test_hr_chooses_a_scheme_for_a_period(office, schemes, hr, drafter):
    office.services.master_data.make_periods(hr, 2026, "S")
    period = schemes.choose(hr, SEMESTER, "pariaman").value
    assert (period.scheme, period.scheme_version) == ("pariaman", "1")
    with pytest.raises(NotAllowed):
        schemes.choose(drafter, SEMESTER, "semarang")
    office.services.undo.undo(hr)
    national = next(i for i in schemes.list(hr) if i.code == "permenpanrb-6-2022")
    assert SEMESTER in national.periods


@pytest.mark.parametrize(
    ("period", "code", "refused"),
    [("2026-T4", "pariaman", "scheme_period_kind"),
     ("2026-T4", "skm-14-2017", "scheme_no_predicate"),
     ("2026-T4", "antah", "scheme_unknown"), ("2026-S1", "pariaman", "period_not_made")],
)  # fmt: skip
def test_a_scheme_must_fit_the_period(schemes, hr, period, code, refused):
    assert code_of(schemes.choose, hr, period, code) == refused


def test_a_period_with_finished_appraisals_keeps_its_scheme(office, schemes, hr):
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang", "2026-T3")
    assert code_of(schemes.choose, hr, "2026-T3", "wanggar") == "scheme_period_begun"
    same = schemes.choose(hr, "2026-T3", "permenpanrb-6-2022")
    assert same.undo_label == ""


# --- an appraisal under a scheme of a region ----------------------------------------------------
@pytest.fixture
def semester(office, schemes, hr):
    office.services.master_data.make_periods(hr, 2026, "S")
    schemes.choose(hr, SEMESTER, "pariaman")
    office.plan("siti", agree_by="bambang")
    return SEMESTER


def keyed(office, by, period, **facts):
    s, person = office.session(by), office.ids["siti"]
    for name, value in facts.items():
        office.services.schemes.key_fact(s, person, period, name, value, "Rekap semester")


def test_a_semester_under_the_pariaman_scheme(office, schemes, semester):
    """PR-1…PR-4, PR-9: facts with their sources, a predicate with its trail, frozen."""
    s, siti = office.session("bambang"), office.ids["siti"]
    asked = {f.name: f for f in schemes.facts_for(s, siti, semester)}
    assert list(asked) == ["kehadiran", "kualitas_pekerjaan", "komunikasi", "umpan_balik"]
    assert asked["kualitas_pekerjaan"].missing
    assert not asked["umpan_balik"].missing
    assert "menjadi contoh" in asked["kualitas_pekerjaan"].options[0].note
    with pytest.raises(RuleViolation) as refused:
        office.appraise("siti", "bambang", semester)
    assert refused.value.field == "kualitas_pekerjaan"

    keyed(office, "bambang", semester, kehadiran="96", kualitas_pekerjaan="4", komunikasi="4")
    view = office.appraise("siti", "bambang", semester)
    assert view.predicate is Predicate.BAIK
    mean = next(step for step in view.trail if step.rule == "nilai")
    assert mean.output == "88.4375"
    assert dict(mean.inputs)["umpan_balik"] == "-"
    office.services.appraisals.publish(s, semester, [siti])
    own = office.services.appraisals.own(office.session("siti"), semester)
    assert own.predicate is Predicate.BAIK
    shown = {f.name: f for f in schemes.facts_for(office.session("siti"), siti, semester)}
    assert (shown["kehadiran"].value, shown["kehadiran"].reason) == ("96", "Rekap semester")
    assert (
        code_of(schemes.key_fact, s, siti, semester, "kehadiran", "50", "Salah lihat")
        == "appraisal_published"
    )


def test_facts_go_by_the_appraisal_that_counts(office, schemes, semester):
    """An older draft that came by another way opens nothing that is published."""
    siti = office.ids["siti"]
    keyed(office, "bambang", semester, kehadiran="96", kualitas_pekerjaan="4", komunikasi="4")
    office.appraise("siti", "bambang", semester, publish=True)
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Appraisal(
                id="00000000-0000-7000-8000-000000000001",
                at=office.clock(),
                person_id=siti,
                period_code=semester,
            )
        )
    assert schemes.facts_for(office.session("siti"), siti, semester)
    s = office.session("bambang")
    found = code_of(schemes.key_fact, s, siti, semester, "kehadiran", "50", "Salah lihat")
    assert found == "appraisal_published"


def test_undo_changes_no_fact_of_a_locked_period(office, hr, semester):
    keyed(office, "bambang", semester, kehadiran="96")
    office.services.master_data.lock_period(hr, semester)
    with pytest.raises(RuleViolation, match="period_locked"):
        office.services.undo.undo(office.session("bambang"))


def test_a_new_version_changes_no_score_that_was_given(office, schemes, hr, semester):
    """SM-5: scores keep their version."""
    first = released(schemes, hr)
    schemes.choose(hr, semester, "kota-contoh")
    keyed(office, "bambang", semester, kehadiran="100", kualitas_pekerjaan="3", komunikasi="5")
    before = office.appraise("siti", "bambang", semester, publish=True)
    draft = schemes.copy(hr, "kota-contoh", "1").value
    schemes.save(hr, draft.item.id, with_results_of_today(reweighed(draft.scheme)))
    schemes.release(hr, draft.item.id)
    view = office.services.appraisals.own(office.session("siti"), semester)
    assert view.predicate is before.predicate
    assert [t.output for t in view.trail] == [t.output for t in before.trail]
    why = office.services.appraisals.why(office.session("siti"), office.ids["siti"], semester)
    assert why.scheme_title == first.scheme.title


def test_facts_of_a_draft_are_for_the_appraiser_alone(office, schemes, semester):
    for who in ("siti", "taufik", "nurul"):
        with pytest.raises(NotAllowed):
            schemes.facts_for(office.session(who), office.ids["siti"], semester)
    with pytest.raises(NotAllowed):
        keyed(office, "ratna", semester, kehadiran="90")


@pytest.mark.parametrize(
    ("name", "value", "reason", "refused"),
    [("kehadiran", "101", "x", "fact_out_of_range"),
     ("kehadiran", "banyak", "x", "fact_not_number"),
     ("kehadiran", "", "x", "fact_not_number"), ("kehadiran", "90", " ", "fact_reason_missing"),
     ("kualitas_pekerjaan", "6", "x", "fact_not_choice"), ("antah", "1", "x", "fact_unknown")],
)  # fmt: skip
def test_a_fact_is_checked_where_it_is_keyed(
    office, schemes, semester, name, value, reason, refused
):
    s = office.session("bambang")
    act = schemes.key_fact
    assert code_of(act, s, office.ids["siti"], semester, name, value, reason) == refused


def test_a_keyed_fact_is_signed_and_makes_a_finished_appraisal_a_draft(office, schemes, semester):
    s, siti = office.session("bambang"), office.ids["siti"]
    keyed(office, "bambang", semester, kehadiran="96", kualitas_pekerjaan="4", komunikasi="4")
    office.appraise("siti", "bambang", semester)
    with office.workspace.read() as unit:
        assert all(fact.sig for fact in unit.find(SchemeFact))
    keyed(office, "bambang", semester, kehadiran="80")
    view = office.services.appraisals.view(s, siti, semester)
    assert view.state is AppraisalState.DRAFT
    items = schemes.clear_fact(s, siti, semester, "kehadiran").value
    assert next(f for f in items if f.name == "kehadiran").value is None
    assert schemes.clear_fact(s, siti, semester, "kehadiran").value == items


def test_a_locked_period_takes_no_facts(office, schemes, hr, semester):
    office.services.master_data.lock_period(hr, semester, reason="Selesai")
    s = office.session("bambang")
    act = schemes.key_fact
    assert code_of(act, s, office.ids["siti"], semester, "kehadiran", "90", "x") == "period_locked"
    assert code_of(schemes.choose, hr, semester, "semarang") == "period_locked"


def test_a_scheme_can_be_tried_with_invented_facts(office, schemes):
    found = schemes.detail(office.session("siti"), "tanjung-selor", "1").scheme
    facts = {"hasil": Decimal(100), "waktu": Decimal(80)}
    scored = schemes.try_out(found, facts)
    assert scored.result["pelatihan"] == "manajemen_waktu"
    assert code_of(schemes.try_out, found, {}) == "weights_too_few"


def test_ratings_are_facts_of_the_schemes_that_ask_for_them(office, schemes, hr):
    schemes.choose(hr, "2026-T3", "wanggar")
    office.plan("siti", agree_by="bambang")
    view = office.appraise("siti", "bambang", "2026-T3", Rating.ABOVE, Rating.ABOVE)
    assert view.predicate is Predicate.BAIK  # the report does not tell both parts yet
    office.services.appraisals.save_self_report(
        office.session("siti"),
        "2026-T3",
        achievements="Loket keliling berjalan",
        challenges="Jaringan putus",
    )
    view = office.appraise("siti", "bambang", "2026-T3", Rating.ABOVE, Rating.ABOVE)
    assert view.predicate is Predicate.SANGAT_BAIK
