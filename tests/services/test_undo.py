"""Undo per account, as new versions (ARCHITECTURE, undo; UI habits)."""

from __future__ import annotations

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import RuleViolation, StaleRecord


def test_each_step_is_taken_back_and_brought_again(office):
    s, undo = office.session("siti"), office.services.undo
    item = office.log("siti", "08.00-09.00 Melayani")
    office.services.activities.update(s, item.id, 1, text="Melayani warga")
    assert undo.can_undo(s) == "Ubah kegiatan"
    outcome = undo.undo(s)
    assert (outcome.value, outcome.undo_label) == ("Ubah kegiatan", "")
    assert outcome.changes.areas == {Area.ACTIVITIES}
    assert outcome.changes.persons == {office.ids["siti"]}
    assert office.services.activities.item(s, item.id).text == "Melayani"
    undo.undo(s)
    with pytest.raises(StaleRecord, match="record_gone"):
        office.services.activities.item(s, item.id)
    assert undo.can_undo(s) is None
    undo.redo(s)
    undo.redo(s)
    assert office.services.activities.item(s, item.id).text == "Melayani warga"


def test_nothing_to_undo_is_said(office):
    s = office.session("siti")
    with pytest.raises(RuleViolation, match="nothing_to_undo"):
        office.services.undo.undo(s)
    with pytest.raises(RuleViolation, match="nothing_to_redo"):
        office.services.undo.redo(s)


def test_accounts_do_not_undo_one_another(office):
    office.log("siti", "1j Melayani")
    assert office.services.undo.can_undo(office.session("taufik")) is None


def test_a_step_under_a_later_change_is_refused(office):
    entry = office.submit("siti", "1j Melayani")[0]
    bambang = office.session("bambang")
    office.services.reviews.accept(bambang, [entry.id])
    office.services.reviews.return_many(bambang, [entry.id], "Volume?")
    assert office.services.undo.undo(bambang).value == "Kembalikan kegiatan"
    office.services.activities.update(office.session("siti"), entry.id, entry.version, minutes=30)
    siti = office.session("siti")
    office.services.undo.undo(siti)
    assert office.services.activities.item(siti, entry.id).minutes == 60
    assert entry.day == TODAY


def test_undo_does_not_reach_into_a_locked_period(office):
    s, hr = office.session("siti"), office.session("nurul")
    entry = office.log("siti", "1j Melayani")
    office.services.activities.attach(s, entry.id, "a.pdf", b"%PDF-1.7")
    office.services.appraisals.save_self_report(s, "2026-T4", achievements="x", challenges="y")
    office.services.master_data.lock_period(hr, "2026-T4")
    with pytest.raises(RuleViolation, match="period_locked"):
        office.services.undo.undo(s)
    office.services.master_data.lock_period(hr, "2026-T4", locked=False, reason="Perbaikan")
    office.services.undo.undo(s)
    office.services.master_data.lock_period(hr, "2026-T4")
    with pytest.raises(RuleViolation, match="period_locked"):
        office.services.undo.undo(s)
    assert office.services.activities.item(s, entry.id).evidence_count == 1


def test_a_locked_period_keeps_its_marks_feedback_and_what_was_moved_out_of_it(office):
    """What a locked period holds is what was printed."""
    s, hr, bambang = (office.session(who) for who in ("siti", "nurul", "bambang"))
    services, september = office.services, TODAY.replace(month=9)
    entry = office.log("siti", "1j Melayani", september)
    services.activities.update(s, entry.id, 1, day=TODAY)
    services.undo.undo(s)
    services.appraisals.add_feedback(
        bambang, office.ids["siti"], "2026-T3", "Rapi", value_code="BP"
    )
    services.master_data.lock_period(hr, "2026-T3")
    locked = (
        lambda: services.undo.redo(s),
        lambda: services.undo.undo(bambang),
        lambda: services.appraisals.add_feedback(
            bambang, office.ids["siti"], "2026-T3", "Lain", value_code="BP"
        ),
    )
    for action in locked:
        with pytest.raises(RuleViolation, match="period_locked"):
            action()
    services.master_data.lock_period(hr, "2026-T3", locked=False, reason="Perbaikan")
    services.activities.mark_day(s, september, "cuti")
    services.master_data.lock_period(hr, "2026-T3")
    with pytest.raises(RuleViolation, match="period_locked"):
        services.undo.undo(s)


def test_what_a_team_lead_said_stays_in_a_published_appraisal(office):
    """X-3: it was part of what the person was shown."""
    lead, siti = office.session("yohanes"), office.ids["siti"]
    undo = office.services.undo
    office.relate(RelationKind.TEAM_LEAD, "siti", "yohanes")
    office.services.appraisals.add_feedback(lead, siti, "2026-T3", "Rapi", value_code="BP")
    office.appraise("siti", "bambang", publish=True)
    with pytest.raises(RuleViolation, match="appraisal_published"):
        undo.undo(lead)


def test_nothing_is_offered_for_undo_where_nothing_was_written(office):
    """X-4: an undo after a save that changed nothing would take back the step before it."""
    s, activities = office.session("siti"), office.services.activities
    item = office.log("siti", "08.00-09.00 Melayani")
    same = activities.update(s, item.id, item.version, text="Melayani")
    assert (same.value.version, same.undo_label) == (item.version, "")
    assert activities.update(s, item.id, item.version, text="Melayani warga").undo_label
