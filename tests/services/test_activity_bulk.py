"""Several entries in one step (UI.md, Kegiatan: bulk edit; TS-4, SM-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.log_views import RepairHow
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry, parse_lines

MONDAY = TODAY - timedelta(days=TODAY.weekday())
YESTERDAY = TODAY - timedelta(days=1)


def pasted(office, text, who="siti"):
    s, activities = office.session(who), office.services.activities
    return activities.log_many(s, parse_lines(text, activities.entry_context(s, TODAY)))


def texts_of(office, day, who="siti"):
    week = office.services.activities.week(office.session(who), MONDAY)
    return [(i.text, i.start, i.end) for i in week.items if i.day == day]


def test_pasted_lines_are_written_together_and_taken_back_together(office):
    s = office.session("siti")
    outcome = pasted(
        office, "- 30m Apel pagi\n- 90m Melayani =24 orang\nSenin 16/11\n08.00-09.00 Rapat"
    )
    assert [(i.day, i.start, i.end) for i in outcome.value] == [
        (TODAY, 450, 480), (TODAY, 480, 570), (MONDAY, 480, 540),
    ]  # fmt: skip
    assert outcome.undo_label == "Catat beberapa kegiatan"
    assert office.services.undo.undo(s).value == "Catat beberapa kegiatan"
    assert office.services.activities.week(s, MONDAY).items == ()
    office.services.undo.redo(s)
    assert len(office.services.activities.week(s, MONDAY).items) == 3


def test_of_lines_that_cannot_all_be_true_none_is_written_and_each_is_explained(office):
    with pytest.raises(RuleViolation) as refused:
        pasted(office, "30m Apel\n10.30-09.00 Rapat\n30m Loket /20-11\n60m Arsip")
    error = refused.value
    assert (error.code, error.field, error.params["rows"]) == ("lines_refused", "lines", (2, 3))
    words = describe(error).text
    for part in ("2 baris", "Baris 2: Jam mulai", "belum terjadi"):
        assert part in words
    assert texts_of(office, TODAY) == []
    assert office.services.undo.can_undo(office.session("siti")) is None


def test_nothing_pasted_is_no_step(office):
    assert pasted(office, "\n \n").undo_label == ""
    assert office.services.undo.can_undo(office.session("siti")) is None


def test_the_day_of_the_lines_before_counts_for_the_24_hours(office):
    with pytest.raises(RuleViolation) as refused:
        office.services.activities.log_many(
            office.session("siti"),
            [QuickEntry(day=TODAY, minutes=800, text="Jaga")] * 2,
        )
    assert refused.value.params["rows"] == (2,)


def test_entries_are_deleted_together_and_come_back_together(office):
    s, activities = office.session("siti"), office.services.activities
    ids = [office.log("siti", f"0{n}.00-0{n}.30 Loket").id for n in (7, 8, 9)]
    outcome = activities.delete_many(s, [*ids[:2], ids[0]])
    assert (outcome.value, outcome.undo_label) == (2, "Hapus beberapa kegiatan")
    assert [i.id for i in activities.week(s, MONDAY).items] == ids[2:]
    office.services.undo.undo(s)
    assert [i.id for i in activities.week(s, MONDAY).items] == ids


def test_fields_are_changed_together_with_the_checks_of_one_edit(office):
    plan = office.plan("siti")
    s, activities = office.session("siti"), office.services.activities
    ids = [office.log("siti", "09.00-10.00 Loket #lama").id, office.log("siti", "Rapat 30m").id]
    outcome = activities.change_many(
        s, ids, rhk_id=plan.rhk[1].id, add_tags=("baru",), remove_tags=("LAMA",),
        place=WorkPlace.HOME, shift_days=-1,
    )  # fmt: skip
    assert outcome.undo_label == "Ubah beberapa kegiatan"
    assert [(i.rhk_number, i.tags, i.place, i.day) for i in outcome.value] == [
        (2, ("baru",), WorkPlace.HOME, YESTERDAY)
    ] * 2
    office.services.undo.undo(s)
    first, second = activities.week(s, MONDAY).items
    assert (first.rhk_id, first.tags, first.day, second.place) == (
        None, ("lama",), TODAY, WorkPlace.OFFICE,
    )  # fmt: skip
    assert activities.change_many(s, ids).undo_label == ""


def test_what_was_handed_in_becomes_a_draft_again_by_a_bulk_edit(office):
    (item,) = office.submit("siti", "09.00-10.00 Loket")
    outcome = office.services.activities.change_many(
        office.session("siti"), [item.id], add_tags=("x",)
    )
    assert outcome.value[0].status is ActivityStatus.DRAFT


def test_a_bulk_edit_that_one_entry_does_not_allow_changes_none(office):
    s, activities = office.session("siti"), office.services.activities
    early, late = office.log("siti", "30m Apel", day=YESTERDAY), office.log("siti", "30m Rapat")
    with pytest.raises(RuleViolation, match="activity_in_future"):
        activities.change_many(s, [early.id, late.id], shift_days=1)
    assert activities.item(s, early.id).day == YESTERDAY
    with pytest.raises(RuleViolation, match="rhk_not_yours"):
        activities.change_many(s, [early.id], rhk_id="0190")
    assert [describe(RuleViolation("rhk_not_yours")).text]


def test_days_full_of_work_move_together(office):
    s, activities = office.session("siti"), office.services.activities
    before = TODAY - timedelta(days=3)
    ids = [office.log("siti", "23j Jaga", day=before + timedelta(days=n)).id for n in (0, 1)]
    moved = activities.change_many(s, ids, shift_days=1).value
    assert [i.day for i in moved] == [before + timedelta(days=n) for n in (1, 2)]


def test_nobody_elses_entries_are_touched(office):
    item = office.log("taufik", "30m Apel")
    s, activities = office.session("siti"), office.services.activities
    own = office.log("siti", "30m Apel")
    for call in (
        lambda: activities.delete_many(s, [own.id, item.id]),
        lambda: activities.change_many(s, [own.id, item.id], add_tags=("x",)),
        lambda: activities.repeat_on(s, item.id, [YESTERDAY]),
        lambda: activities.delete_many(office.session("bambang"), [item.id]),
    ):
        with pytest.raises(NotAllowed, match="owner_only"):
            call()
    assert activities.item(s, own.id).version == own.version
    with pytest.raises(StaleRecord, match="record_gone"):
        activities.delete_many(s, [own.id, "0190"])


def test_an_entry_is_repeated_on_days_that_were_named(office):
    s, activities = office.session("siti"), office.services.activities
    item = office.log("siti", "09.00-10.00 Loket =5 orang #x")
    outcome = activities.repeat_on(s, item.id, [YESTERDAY, MONDAY, TODAY, MONDAY])
    assert [(i.day, i.start, i.text, i.tags) for i in outcome.value] == [
        (MONDAY, 540, "Loket", ("x",)), (YESTERDAY, 540, "Loket", ("x",)),
    ]  # fmt: skip
    with pytest.raises(RuleViolation, match="activity_in_future"):
        activities.repeat_on(s, item.id, [TODAY + timedelta(days=1)])
    office.services.undo.undo(s)
    assert [i.day for i in activities.week(s, MONDAY).items] == [TODAY]


def test_a_locked_period_says_who_can_open_it_for_each_way_of_writing(office):
    s, activities = office.session("siti"), office.services.activities
    september = date(2026, 9, 15)
    item = office.log("siti", "09.00-10.00 Loket", day=september)
    other = office.log("siti", "09.30-10.30 Rapat", day=september)
    today = office.log("siti", "09.00-10.00 Loket")
    with office.workspace.write(SYSTEM) as unit:
        (period,) = unit.find(Period, code="2026-T3")
        unit.put(replace(period, locked=True))
    for call in (
        lambda: activities.delete_many(s, [item.id]),
        lambda: activities.change_many(s, [item.id], add_tags=("x",)),
        lambda: activities.repeat_on(s, today.id, [september]),
        lambda: activities.move(s, item.id, item.version, day=TODAY, start=500, end=560),
        lambda: activities.move(s, today.id, today.version, day=september, start=9, end=60),
        lambda: activities.repair(s, other.id, RepairHow.SHORTEN),
        lambda: activities.repair(s, other.id, RepairHow.KEEP),
    ):
        with pytest.raises(RuleViolation, match="period_locked") as refused:
            call()
        assert "Nurul Huda" in describe(refused.value).remedy
    context = activities.entry_context(s, TODAY)
    assert context.locked == ((date(2026, 7, 1), date(2026, 9, 30)),)


def test_late_marks_follow_the_policy(office):
    """TJ-11: late work is marked and never refused."""
    s, activities = office.session("siti"), office.services.activities
    with office.workspace.write(SYSTEM) as unit:
        unit.set_setting("policy.late_after_days", "1")
    item = office.log("siti", "30m Apel")
    copies = activities.repeat_on(s, item.id, [YESTERDAY, MONDAY]).value
    assert [(i.day, i.late) for i in copies] == [(MONDAY, True), (YESTERDAY, False)]
