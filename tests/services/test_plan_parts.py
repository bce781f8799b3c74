"""Order, rencana aksi, activation and the library of ready indicators (TJ-1, SM-5, PR-3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.library import Anchor
from penilaian_desktop.domain.plan import Aspect, Direction, PlanStatus, RhkKind

Q = (Decimal(1), None, Decimal("2.5"), None)


def code_of(call):
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code, refused.value.field


def test_rhk_and_indicators_are_put_in_another_order(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    first, second = (r.id for r in plan.rhk)
    third = plans.save_rhk(s, plan.id, None, text="Tiga").value.rhk[-1].id
    assert [r.id for r in plans.move_rhk(s, third, 0).value.rhk] == [third, first, second]
    assert [r.id for r in plans.move_rhk(s, third, 99).value.rhk] == [first, second, third]
    moved = plans.move_rhk(s, first, 0, kind=RhkKind.TAMBAHAN).value
    assert [(r.id, r.kind.value) for r in moved.rhk][-1] == (first, "TAMBAHAN")
    plan = plans.save_indicator(s, second, None, text="Kedua").value
    own = next(r for r in plan.rhk if r.id == second)
    plan = plans.move_indicator(s, own.indicators[1].id, 0).value
    own = next(r for r in plan.rhk if r.id == second)
    assert [i.text for i in own.indicators] == ["Kedua", "Terlayaninya perekaman KTP-el"]


def test_an_indicator_moves_to_another_rhk_with_its_rencana_aksi(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    first, second = plan.rhk
    indicator = first.indicators[0]
    fields = {"text": "Loket keliling", "indicator_id": indicator.id, "quarter_targets": Q}
    plans.save_action_plans(s, [(first.id, None, fields)])
    plan = plans.move_indicator(s, indicator.id, 0, rhk_id=second.id).value
    assert [len(r.indicators) for r in plan.rhk] == [0, 2]
    moved = plan.rhk[1].indicators[0]
    assert (moved.text, moved.quarter_targets) == (indicator.text, indicator.quarter_targets)
    (line,) = plans.action_plans(s, plan.id)
    assert (line.rhk_id, line.indicator_id, line.quarter_targets) == (second.id, moved.id, Q)


def test_rencana_aksi_has_targets_a_quarter_and_month_and_leaves_the_agreement(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", agree_by="bambang")
    sorting, rhk = plan.rhk
    months = (*(None,) * 6, Decimal(20), *(None,) * 5)
    plans.save_action_plans(
        s, [(rhk.id, None, {"text": "Jemput bola", "unit": "desa", "quarter_targets": Q})]
    )
    line = plans.save_action_plans(s, [(sorting.id, None, {"text": "Sortir berkas"})]).value[0]
    fields = {"month_targets": months, "unit": "berkas"}
    line = plans.save_action_plans(s, [(sorting.id, line.id, fields)]).value[0]
    assert (line.text, line.month_targets) == ("Sortir berkas", months)
    assert plans.view(s, plan.id).status is PlanStatus.AGREED
    head = plans.action_plans(office.session("bambang"), plan.id)
    assert [a.text for a in head] == ["Sortir berkas", "Jemput bola"]
    with pytest.raises(NotAllowed):
        plans.save_action_plans(
            office.session("bambang"), [(rhk.id, None, {"text": "Bukan milik saya"})]
        )
    negative = (Decimal(-1), None, None, None)
    for fields, found in (
        ({"text": " "}, ("action_plan_text_missing", "text")),
        ({"text": "x", "quarter_targets": negative}, ("value_negative", "quarter_targets")),
        ({"text": "x", "indicator_id": sorting.indicators[0].id}, ("not_in_this_plan", "")),
    ):
        assert code_of(lambda f=fields: plans.save_action_plans(s, [(rhk.id, None, f)])) == found
    assert len(plans.delete_action_plan(s, line.id).value) == 1


def test_deleting_an_rhk_takes_its_rencana_aksi_along(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    plans.save_action_plans(s, [(plan.rhk[0].id, None, {"text": "Loket"})])
    plans.delete_rhk(s, plan.id, plan.rhk[0].id)
    assert plans.action_plans(s, plan.id) == ()
    office.services.undo.undo(s)
    assert len(plans.action_plans(s, plan.id)) == 1


def test_an_indicator_is_active_exactly_when_nothing_is_missing(office):
    """TJ-1: no indicator becomes active without unit, target, way of measuring, data source."""
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    rhk = plans.save_rhk(s, plan.id, None, text="Layanan").value.rhk[0].id
    view = plans.save_indicator(s, rhk, None, text="Surat", target_text="12 surat").value
    found = view.rhk[0].indicators[0]
    assert (found.active, found.missing) == (False, ("measure", "source"))
    assert code_of(lambda: plans.save_indicator(s, rhk, found.id, active=True)) == (
        "indicator_incomplete", "measure",
    )  # fmt: skip
    view = plans.save_indicator(s, rhk, found.id, measure="Dihitung", source="Agenda").value
    assert view.rhk[0].indicators[0].active
    assert (
        not plans.save_indicator(s, rhk, found.id, active=False).value.rhk[0].indicators[0].active
    )
    view = plans.save_indicator(s, rhk, found.id, active=True, source="Agenda surat").value
    assert view.rhk[0].indicators[0].active
    assert not plans.save_indicator(s, rhk, found.id, source="").value.rhk[0].indicators[0].active


def test_a_ready_indicator_is_taken_over_complete(office):
    """PR-3, PR-4, SM-3, TS-3: each with direction, formula and, for ratings, anchors."""
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    rhk = plans.save_rhk(s, plan.id, None, text="Layanan").value.rhk[0].id
    ready = office.services.library.list(s)
    assert {item.code for item in ready} == {
        "kecepatan-pelayanan", "kepuasan-masyarakat", "waktu-tunggu", "kehadiran",
        "kualitas-pekerjaan", "komunikasi-masyarakat", "disiplin", "kualitas-pelayanan",
        "inisiatif", "hasil-akhir", "waktu-penyelesaian", "anggaran",
    }  # fmt: skip
    for item in ready:
        plan = plans.add_from_library(s, rhk, item.code).value
        taken = plan.rhk[0].indicators[-1]
        assert (taken.missing, taken.active, taken.text) == ((), True, item.name)
        assert (taken.library_code, taken.library_version) == (item.code, 1)
        assert taken.direction is item.direction
    speed = plan.rhk[0].indicators[[i.code for i in ready].index("kecepatan-pelayanan")]
    assert (speed.aspect, speed.direction, speed.target_high) == (
        Aspect.WAKTU, Direction.LOWER, Decimal(30),
    )  # fmt: skip
    rated = [item for item in ready if item.unit == "tingkat"]
    assert len(rated) == 5
    assert all([a.level for a in item.anchors] == [1, 2, 3, 4, 5] for item in rated)
    assert code_of(lambda: plans.add_from_library(s, rhk, "entah"))[0] == "library_unknown"


def test_a_later_edition_leaves_plans_as_they_are(office):
    """SM-5: a new version with its date of effect; what was taken over keeps its version."""
    library, plans, s = office.services.library, office.services.plans, office.session("siti")
    drafter = office.session("penyusun", Role.DRAFTER)
    plan = plans.create(s, 2026).value
    rhk = plans.save_rhk(s, plan.id, None, text="Layanan").value.rhk[0].id
    plans.add_from_library(s, rhk, "disiplin")
    new = library.save(
        drafter, "disiplin", effective_from=date(2026, 12, 1), measure="Rekap presensi saja"
    ).value
    assert (new.edition, new.retired, new.shipped) == (2, False, False)
    today = next(i for i in library.list(s) if i.code == "disiplin")
    assert (today.edition, today.next_from) == (1, date(2026, 12, 1))
    corrected = library.save(drafter, "disiplin", effective_from=date(2026, 12, 1), unit="poin")
    assert (corrected.value.edition, corrected.value.unit) == (2, "poin")
    office.clock.set(date(2026, 12, 2))
    found = plans.add_from_library(s, rhk, "disiplin").value.rhk[0].indicators
    assert [i.library_version for i in found] == [1, 2]
    assert found[0].measure != found[1].measure == "Rekap presensi saja"
    assert code_of(lambda: library.save(drafter, "disiplin", effective_from=date(2026, 12, 1))) == (
        "library_date_order",
        "effective_from",
    )
    library.retire(drafter, "disiplin", date(2026, 12, 2))
    assert "disiplin" not in {i.code for i in library.list(s)}
    assert "disiplin" in {i.code for i in library.list(s, retired=True)}
    assert code_of(lambda: plans.add_from_library(s, rhk, "disiplin"))[0] == "library_unknown"


def test_a_new_ready_indicator_is_complete_and_written_by_those_who_may(office):
    library, hr = office.services.library, office.session("nurul")
    fields = {"name": "Jumlah surat", "unit": "surat", "measure": "Dihitung", "source": "Agenda"}
    start = date(2026, 1, 1)
    made = library.save(hr, None, effective_from=start, **fields).value
    assert (made.code, made.edition) == ("jumlah-surat", 1)
    assert library.save(hr, None, effective_from=start, **fields).value.code == "jumlah-surat-2"
    assert code_of(
        lambda: library.save(hr, None, effective_from=start, **{**fields, "source": ""})
    ) == ("library_incomplete", "source")
    twice = (Anchor(level=2, text="b"), Anchor(level=1, text="a"))
    assert code_of(
        lambda: library.save(hr, None, effective_from=start, **fields, anchors=twice)
    ) == ("library_anchor_wrong", "anchors")
    with pytest.raises(NotAllowed):
        library.save(office.session("siti"), None, effective_from=start, **fields)
    with pytest.raises(NotAllowed):
        library.retire(office.session("bambang"), "disiplin", start)


def test_what_is_expected_is_there_before_a_period_begins(office):
    """SM-11: plan, indicators with anchors, values, dates and open proposals."""
    plans, s = office.services.plans, office.session("siti")
    empty = plans.expected(s)
    assert (empty.plan, empty.indicators, len(empty.values)) == (None, (), 7)
    assert empty.appraiser.name == "Bambang Wijaya"
    plan = office.plan("siti", submit=False)
    plans.add_from_library(s, plan.rhk[0].id, "disiplin")
    found = plans.expected(s, 2026)
    assert [len(i.anchors) for i in found.indicators] == [0, 5, 0]
    assert [d[0] for d in found.dates] == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]
