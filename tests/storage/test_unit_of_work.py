"""Everything a unit of work promises: one door, all or nothing, versions, images, outbox.

Proves X-4 (who, when, from which computer and package, for each change).
"""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests import builders as b
from tests.voice_builders import every_voice

from penilaian_desktop.domain.activity import Activity, ActivityState, ActivityStatus, Review
from penilaian_desktop.domain.errors import (
    Cancelled,
    RuleViolation,
    StaleRecord,
    StorageUnavailable,
)
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.plan import Plan, PlanStatus
from penilaian_desktop.domain.record import new_id


def status_of(workspace, activity):
    with workspace.read() as unit:
        return unit.activities.item(activity.id).status


def _of_the_cycle():
    meeting, objection = b.a_calibration(), b.an_objection()
    follow_up, innovation = b.a_follow_up(), b.an_innovation()
    return [
        b.a_feedback_request(), b.a_peer_digest(), meeting, b.a_calibration_change(meeting),
        objection, b.an_objection_reply(objection), b.an_objection_decision(objection), follow_up,
        b.a_follow_up_approval(follow_up), innovation, b.an_innovation_decision(innovation),
        b.an_archive_score(), b.an_exception(),
    ]  # fmt: skip


def every_kind():
    activity, plan = b.an_activity(tags=("rapat", "ktp"), rhk_id=new_id()), b.a_plan()
    task = b.a_task(members=("p-budi",), result_planned=Decimal("12.50"))
    rhk = b.an_rhk(plan)
    indicator = b.an_indicator(rhk, quarter_targets=(Decimal("300.50"), None, Decimal(0), None))
    return [
        b.an_agency(), b.a_unit(), b.a_working_pattern(), b.an_employee(), b.an_assignment(),
        b.a_relation(), b.a_period(), b.an_organisation_result(), b.a_holiday(), b.reduced_hours(),
        activity, b.an_evidence_link(activity), b.a_day_mark(), b.a_delegation(),
        b.a_review(activity), plan, rhk, indicator, b.a_plan_decision(plan), b.an_actual(indicator),
        b.a_self_report(),
        b.a_feedback(), b.an_rhk_rating(rhk), b.an_appraisal(), b.an_entry_template(),
        b.a_unit_template(), b.a_kept_overlap(), b.a_version_choice(), task,
        b.a_task_progress(task),
        b.a_task_activity(task, activity), b.an_action_plan(rhk), b.a_role_cell(), b.a_goal(),
        b.a_library_indicator(), b.a_scheme_text(), b.a_scheme_fact(), b.an_indicator_complaint(),
        b.a_system_review(), b.a_public_service(), b.an_attendance(), *every_voice(),
        *_of_the_cycle(),
    ]  # fmt: skip


def test_every_kind_of_record_comes_back_as_it_was_written(workspace):
    records = every_kind()
    assert {record.KIND for record in records} == set(RECORD_TYPES)
    with workspace.write(b.an_author()) as uow:
        written = [uow.add(record) for record in records]
    with workspace.read() as unit:
        assert [unit.get(type(record), record.id) for record in written] == written
        for record in written:
            image = unit.journal.last_entry(record.id).image_sha256_after
            assert unit.journal.record_image(image) == record


def test_add_stamps_version_author_and_time(workspace, fixed_clock):
    with workspace.write(b.an_author("p-budi")) as uow:
        record = uow.add(b.an_activity(version=7, author_id="somebody", sig="x.y.z"))
    assert (record.version, record.author_id, record.at) == (1, "p-budi", fixed_clock())
    assert (record.sig, record.sig_base) == (None, None)


def test_adding_an_id_twice_is_refused(workspace):
    record = b.an_activity()
    with workspace.write(b.an_author()) as uow:
        uow.add(record)
    with (
        pytest.raises(StaleRecord, match="record_changed"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.add(record)


def test_put_needs_the_version_that_was_read(workspace):
    with workspace.write(b.an_author()) as uow:
        first = uow.add(b.an_activity())
        second = uow.put(replace(first, text="Menata arsip"))
    assert second.version == 2
    with (
        pytest.raises(StaleRecord, match="record_changed"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.put(replace(first, text="Terlambat"))
    with pytest.raises(StaleRecord, match="record_gone"), workspace.write(b.an_author()) as uow:
        uow.put(b.an_activity())


def test_a_deleted_record_is_kept_but_not_shown(workspace):
    with workspace.write(b.an_author()) as uow:
        record = uow.add(b.an_activity())
        uow.delete(Activity, record.id)
    with workspace.read() as unit:
        assert unit.get(Activity, record.id) is None
        assert unit.find(Activity) == ()
        kept = unit.get(Activity, record.id, include_deleted=True)
        assert (kept.version, kept.deleted) == (2, True)
        with pytest.raises(StaleRecord, match="record_gone"):
            unit.require(Activity, record.id)


def test_find_narrows_by_fields_orders_and_limits(workspace):
    days = [date(2026, 11, 3), date(2026, 11, 1), date(2026, 11, 2)]
    with workspace.write(b.an_author()) as uow:
        for day in days:
            uow.add(b.an_activity(day=day, rhk_id=None if day.day == 1 else "r"))
        uow.add(b.an_activity(person_id="p-budi"))
    with workspace.read() as unit:
        found = unit.find(Activity, person_id="p-siti", order=("-day",), limit=2)
        assert [entry.day.day for entry in found] == [3, 2]
        assert len(unit.find(Activity, day=(days[0], days[2]))) == 2
        assert len(unit.find(Activity, id=[])) == 0
        assert [e.day.day for e in unit.find(Activity, person_id="p-siti", rhk_id=None)] == [1]
        assert len(unit.find(Activity, state=ActivityState.DRAFT)) == 4
        with pytest.raises(KeyError):
            unit.find(Activity, colour="red")


@pytest.mark.parametrize("error", [Cancelled(), RuntimeError("bug")])
def test_an_exception_rolls_everything_back(workspace, error):
    def write_then_fail():
        with workspace.write(b.an_author(), "Catat") as uow:
            uow.add(b.an_activity())
            uow.set_setting("x", "1")
            raise error

    with pytest.raises(type(error)):
        write_then_fail()
    with workspace.read() as unit:
        assert unit.find(Activity) == ()
        assert unit.setting("x") is None
        assert unit.journal.verify().count == 0
        assert unit.exchange.pending() == ()
        assert unit.search.activity_ids("perekaman") == ()
        assert unit.journal.last_undoable("acc-p-siti") is None


def test_a_reader_keeps_its_snapshot_while_another_thread_writes(workspace):
    with workspace.write(b.an_author()) as uow:
        uow.add(b.an_activity())

    def write():
        with workspace.write(b.an_author()) as uow:
            uow.add(b.an_activity())

    with workspace.read() as unit:
        assert len(unit.find(Activity)) == 1
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert len(unit.find(Activity)) == 1
    with workspace.read() as unit:
        assert len(unit.find(Activity)) == 2


def test_a_reader_cannot_write(workspace):
    from sqlalchemy import insert

    from penilaian_desktop.storage.tables import setting

    with pytest.raises(StorageUnavailable, match="storage_read_only"), workspace.read() as unit:
        unit._connection.execute(insert(setting).values(key="a", value="b"))


def test_two_threads_write_one_after_the_other(workspace):
    def write():
        for _ in range(10):
            with workspace.write(b.an_author()) as uow:
                uow.add(b.an_activity())

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with workspace.read() as unit:
        assert len(unit.find(Activity)) == 30
        assert unit.journal.verify().whole


def test_a_write_inside_a_write_is_a_bug_that_says_so(workspace):
    with (
        workspace.write(b.an_author()),
        pytest.raises(RuntimeError, match="already open"),
        workspace.write(b.an_author()),
    ):
        pass
    with workspace.write(b.an_author()) as uow:
        uow.add(b.an_activity())


def test_a_second_program_that_writes_makes_the_first_wait_and_say_busy(workspace, data_key):
    from penilaian_desktop.storage.engine import connect

    other = connect(workspace.root / "workspace.db", data_key)
    other.execute("BEGIN IMMEDIATE")
    workspace._writer.raw_connection().driver_connection.execute("PRAGMA busy_timeout = 1")
    try:
        with (
            pytest.raises(StorageUnavailable, match="storage_busy"),
            workspace.write(b.an_author()) as uow,
        ):
            uow.add(b.an_activity())
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_the_status_follows_the_review_of_exactly_this_version(workspace):
    with workspace.write(b.an_author()) as uow:
        entry = uow.add(b.a_submitted_activity())
    assert status_of(workspace, entry) is ActivityStatus.SUBMITTED
    with workspace.write(b.an_author("p-head")) as uow:
        review = uow.add(b.a_review(entry))
    assert status_of(workspace, entry) is ActivityStatus.APPROVED
    with workspace.write(b.an_author()) as uow:
        changed = uow.put(replace(entry, text="Diperbaiki"))
    assert status_of(workspace, entry) is ActivityStatus.SUBMITTED
    with workspace.write(b.an_author("p-head")) as uow:
        uow.put(replace(review, activity_version=changed.version, decision="returned", note="?"))
    assert status_of(workspace, entry) is ActivityStatus.RETURNED
    with workspace.write(b.an_author("p-head")) as uow:
        uow.delete(Review, review.id)
    assert status_of(workspace, entry) is ActivityStatus.SUBMITTED
    with workspace.write(b.an_author()) as uow:
        uow.put(replace(changed, state=ActivityState.DRAFT))
    assert status_of(workspace, entry) is ActivityStatus.DRAFT


def test_the_status_does_not_depend_on_the_order_of_arrival(workspace):
    entry = b.a_submitted_activity(version=3)
    with workspace.write(b.an_author()) as uow:
        uow.apply(b.a_review(entry))
        uow.apply(entry)
    assert status_of(workspace, entry) is ActivityStatus.APPROVED


def test_a_plan_is_agreed_in_exactly_the_version_that_was_seen(workspace):
    with workspace.write(b.an_author()) as uow:
        plan = uow.add(b.a_plan(state="submitted"))
        uow.add(b.a_plan_decision(plan))
        assert len(uow.find(Plan, id=plan.id)) == 1
    table_status = status_of_plan_row(workspace, plan)
    assert table_status is PlanStatus.AGREED
    with workspace.write(b.an_author()) as uow:
        uow.put(replace(plan, consequences=("Penghargaan",)))
    assert status_of_plan_row(workspace, plan) is PlanStatus.SUBMITTED


def status_of_plan_row(workspace, plan):
    from sqlalchemy import select

    from penilaian_desktop.storage.records import table_of

    table = table_of(Plan)
    with workspace.read() as unit:
        return unit.rows(select(table.c.status).where(table.c.id == plan.id))[0].status


def test_a_part_without_its_whole_is_refused_when_the_transaction_ends(workspace):
    orphan = b.an_rhk(b.a_plan())
    with (
        pytest.raises(RuleViolation, match="parent_missing"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.add(orphan)
    plan = b.a_plan()
    with workspace.write(b.an_author()) as uow:
        uow.add(b.an_rhk(plan))
        uow.add(plan)


def test_an_import_is_written_exactly_as_given(workspace):
    given = b.an_activity(version=9, author_id="p-x", sig="a.b.c", sig_base=4)
    with workspace.write(b.an_author(package="id-1")) as uow:
        uow.apply(given)
        uow.apply(replace(given, version=4, text="Keadaan lama"))
    with workspace.read() as unit:
        assert unit.get(Activity, given.id) == replace(given, version=4, text="Keadaan lama")
        assert [e.version_after for e in unit.journal.of_package("id-1")] == [9, 4]
        assert unit.exchange.pending() == ()


def test_what_a_person_writes_waits_to_be_sent_until_it_is_acknowledged(workspace):
    with workspace.write(b.an_author()) as uow:
        entry = uow.add(b.an_activity())
        uow.add(b.an_employee())
    with workspace.read() as unit:
        (waiting,) = unit.exchange.pending()
        assert (waiting.record_id, waiting.version, waiting.sealed_in) == (entry.id, 1, None)
    with workspace.write(b.an_author()) as uow:
        uow.exchange.mark_sealed([entry.id], "paket-1")
        newer = uow.put(replace(entry, minutes=45))
        assert uow.exchange.pending() == (replace(waiting, version=1, sealed_in="paket-1"),)
    with workspace.read() as unit:
        (waiting,) = unit.exchange.pending()
        assert (waiting.version, waiting.sealed_in) == (newer.version, None)


def test_master_data_waits_in_the_office_only(workspace):
    with workspace.write(b.an_author()) as uow:
        uow.set_setting("office", "1")
        employee = uow.add(b.an_employee())
    with workspace.read() as unit:
        assert [row.record_id for row in unit.exchange.pending()] == [employee.id]


def test_decisions_are_signed_as_they_are_stored_and_never_keep_an_old_signature(workspace):
    def sign(record, base):
        return replace(record, sig=f"{record.id}:{record.version}", sig_base=base)

    entry = b.a_submitted_activity()
    with workspace.write(b.an_author(), sign=sign) as uow:
        assert uow.add(entry).sig is None
    with workspace.write(b.an_author("p-head"), sign=sign) as uow:
        review = uow.add(b.a_review(entry))
        assert review.sig == f"{review.id}:1"
        uow.exchange.set_acks("office", [(review.id, "review", 1)])
    with workspace.write(b.an_author("p-head"), sign=sign) as uow:
        review = uow.put(replace(review, note="Baik"))
        assert (review.sig, review.sig_base) == (f"{review.id}:2", 1)
    with workspace.write(b.an_author("p-head")) as uow:
        assert uow.put(replace(review, note="Tanpa tanda tangan")).sig is None


def test_many_rows_of_an_import_are_written_as_given_with_an_entry_each(workspace):
    entries = [b.a_submitted_activity(text=f"Kegiatan {n}") for n in range(300)]
    with workspace.write(b.an_author(package="id-9")) as uow:
        uow.apply(b.a_review(entries[0]))
        uow.apply_many(entries)
    with workspace.write(b.an_author(package="id-9")) as uow:
        uow.apply_many([replace(entries[1], minutes=5)])
        uow.apply_many([])
    with workspace.read() as unit:
        assert len(unit.find(Activity)) == 300
        assert unit.get(Activity, entries[1].id).minutes == 5
        assert unit.activities.item(entries[0].id).status is ActivityStatus.APPROVED
        assert unit.activities.item(entries[1].id).status is ActivityStatus.SUBMITTED
        assert len(unit.search.activity_ids("kegiatan 299")) == 1
        written = [e for e in unit.journal.of_package("id-9") if e.record_kind == Activity.KIND]
        assert [e.action for e in written] == ["apply"] * 301
        assert unit.journal.verify().whole


def test_settings_are_written_replaced_and_removed(workspace):
    with workspace.write(b.an_author()) as uow:
        uow.set_setting("policy.late_after_days", "3")
        uow.set_setting("policy.late_after_days", "5")
        assert uow.setting("policy.late_after_days") == "5"
    with workspace.write(b.an_author()) as uow:
        uow.set_setting("policy.late_after_days", None)
    with workspace.read() as unit:
        assert unit.setting("policy.late_after_days") is None
