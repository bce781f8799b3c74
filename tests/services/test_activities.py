"""The daily log and its rules (TS-4, TJ-11, SM-12; section 3 no. 8, 9, 10, 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry, parse, parse_lines

MONDAY = TODAY - timedelta(days=TODAY.weekday())


def code_of(call) -> tuple[str, str]:
    with pytest.raises(RuleViolation) as refused:
        call()
    assert describe(refused.value).text
    return refused.value.code, refused.value.field


def test_an_entry_has_date_text_quantity_indicator(office):
    """TS-4: the line as typed becomes an entry; the evidence comes later."""
    office.plan("siti")
    item = office.log("siti", "09.00-10.30 Melayani perekaman KTP-el =24 orang @2 #pelayanan")
    assert (item.day, item.start, item.end, item.minutes) == (TODAY, 540, 630, 90)
    assert (item.text, item.volume, item.unit) == (
        "Melayani perekaman KTP-el",
        Decimal(24),
        "orang",
    )
    assert (item.rhk_number, item.tags, item.status) == (2, ("pelayanan",), ActivityStatus.DRAFT)
    assert item.rhk_text == "Terlayaninya perekaman KTP-el"
    assert not item.late


def test_logging_says_what_changed_and_names_the_undo_step(office):
    outcome = office.services.activities.log(
        office.session("siti"), QuickEntry(day=TODAY, minutes=30, text="Apel"),
        place=WorkPlace.HOME, note="Daring",
    )  # fmt: skip
    assert outcome.changes.areas == {Area.ACTIVITIES}
    assert outcome.changes.persons == {office.ids["siti"]}
    assert outcome.undo_label == "Catat kegiatan"
    assert (outcome.value.place, outcome.value.note) == (WorkPlace.HOME, "Daring")


def test_the_context_follows_the_last_entry_and_knows_rhk_and_history(office):
    office.plan("siti")
    s, activities = office.session("siti"), office.services.activities
    assert activities.entry_context(s, TODAY).follows_at == 450
    office.log("siti", "09.00-10.30 Melayani perekaman KTP-el =24 orang @2")
    context = activities.entry_context(s, TODAY)
    assert (context.follows_at, context.period_code) == (630, "2026-T4")
    assert [(r.number, r.units) for r in context.rhk] == [(1, ("dokumen",)), (2, ("orang",))]
    assert (context.suggestions[0].text, context.suggestions[0].rhk_number) == (
        "Melayani perekaman KTP-el",
        2,
    )


def test_an_entry_after_one_that_ends_at_the_break_begins_after_the_break(office):
    """TS-4: nobody is asked to type the end of the break."""
    s, activities = office.session("siti"), office.services.activities
    office.log("siti", "10.00-12.00 Menerbitkan kartu keluarga")
    context = activities.entry_context(s, TODAY)
    assert (context.follows_at, context.rest) == (780, (720, 780))
    pasted = parse_lines("09.00-12.00 Pelayanan loket\n60m Menyusun rekap", context)
    assert [(e.start, e.end) for e in pasted] == [(540, 720), (780, 840)]
    office.log("siti", "12.00-12.20 Rapat singkat")
    assert activities.entry_context(s, TODAY).follows_at == 780
    office.log("siti", "13.00-13.30 Rapat")
    assert activities.entry_context(s, TODAY).follows_at == 810


def test_overtime_on_a_free_day_knows_no_break(office):
    s, saturday = office.session("siti"), TODAY - timedelta(days=(TODAY.weekday() - 5) % 7)
    office.log("siti", "10.00-12.00 Lembur", day=saturday)
    assert office.services.activities.entry_context(s, saturday).follows_at == 720


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        ({"text": "  "}, "activity_text_missing", "text"),
        ({"text": "a" * 2001}, "activity_text_long", "text"),
        ({"start": 600, "end": 540}, "activity_time_invalid", "end"),
        ({"start": None, "end": 540}, "activity_time_invalid", "start"),
        ({"start": 1440, "end": 1450}, "activity_time_invalid", "start"),
        ({"start": 1320, "end": 1800}, "activity_night_not_allowed", "end"),
        ({"start": 540, "end": 600, "minutes": 61}, "activity_minutes_invalid", "minutes"),
        ({"minutes": -1}, "activity_minutes_invalid", "minutes"),
        ({"minutes": 1441}, "activity_minutes_invalid", "minutes"),
        ({"volume": Decimal(-1)}, "volume_negative", "volume"),
        ({"day": TODAY + timedelta(days=1)}, "activity_in_future", "day"),
        ({"rhk_id": "0190"}, "rhk_not_yours", "rhk_id"),
    ],
)
def test_what_cannot_be_true_is_refused_at_its_field(office, entry, code, field):
    line = replace(QuickEntry(day=TODAY, minutes=30, text="Apel"), **entry)
    call = lambda: office.services.activities.log(office.session("siti"), line)  # noqa: E731
    assert code_of(call) == (code, field)


def test_a_long_note_is_refused(office):
    line = QuickEntry(day=TODAY, minutes=30, text="Apel")
    call = lambda: office.services.activities.log(  # noqa: E731
        office.session("siti"), line, note="a" * 2001
    )
    assert code_of(call) == ("activity_text_long", "note")


def test_the_rhk_of_somebody_else_is_refused(office):
    plan = office.plan("taufik")
    line = QuickEntry(day=TODAY, minutes=30, text="Apel", rhk_id=plan.rhk[0].id)
    call = lambda: office.services.activities.log(office.session("siti"), line)  # noqa: E731
    assert code_of(call) == ("rhk_not_yours", "rhk_id")


@pytest.mark.parametrize(
    ("line", "remark", "refusal"),
    [
        ("2j Rapat /kemarin", "", ""),
        ("2j01m Rapat /kemarin", "day_full", "day_over_24_hours"),
        ("Rapat 30m /20-11", "day_ahead", "activity_in_future"),
        ("Rapat 30m /30-9", "day_closed", "period_locked"),
        ("10.30-09.00 Rapat", "ends_before_start", "activity_time_invalid"),
        ("25.00-10.30 Rapat =abc", "time_invalid", ""),
    ],
)
def test_what_will_be_refused_is_remarked_on_while_typing(office, line, remark, refusal):
    """Bad input of the log: explained at its place before Enter, refused with a sentence after."""
    s, activities = office.session("siti"), office.services.activities
    office.log("siti", "22j Menjaga peladen", day=TODAY - timedelta(days=1))
    with office.workspace.write(SYSTEM) as unit:
        (period,) = unit.find(Period, code="2026-T3")
        unit.put(replace(period, locked=True))
    entry = parse(line, activities.entry_context(s, TODAY))
    assert ({remark} if remark else set()) <= {hint.code for hint in entry.hints}
    assert bool(entry.hints) == bool(remark)
    if refusal:
        assert code_of(lambda: activities.log(s, entry))[0] == refusal
    else:
        assert activities.log(s, entry).value.text


def test_an_overlap_warns_and_never_blocks(office):
    office.log("siti", "08.00-10.00 Melayani")
    office.log("siti", "09.30-11.00 Menerbitkan")
    week = office.services.activities.week(office.session("siti"), MONDAY)
    today = week.days[TODAY.weekday()]
    assert (today.overlap, today.logged, week.logged) == (30, 180, 180)
    assert week.target == 5 * 450
    assert week.days[6].free_kind == "weekend"


def test_more_than_24_hours_a_day_is_refused_night_shifts_included(office):
    office.log("siti", "20j Menjaga peladen")
    refused = lambda: office.log("siti", "5j Menjaga peladen lagi")  # noqa: E731
    assert code_of(refused) == ("day_over_24_hours", "minutes")
    assert office.log("siti", "4j Menjaga peladen lagi").minutes == 240


def test_a_night_shift_crosses_midnight_where_the_unit_has_one(office):
    with office.workspace.write(SYSTEM) as unit:
        (pattern,) = unit.find(WorkingPattern)
        unit.put(replace(pattern, night_shift=True))
    yesterday = TODAY - timedelta(days=1)
    office.log("siti", "22.00-06.00 Jaga malam", day=yesterday)
    days = office.services.activities.days(office.session("siti"), yesterday, TODAY)
    assert [(d.logged, d.overlap) for d in days] == [(120, 0), (360, 0)]
    office.log("siti", "05.00-07.00 Rapat pagi")
    days = office.services.activities.days(office.session("siti"), TODAY, TODAY)
    assert days[0].overlap == 60
    week = office.services.activities.week(office.session("siti"), MONDAY)
    assert week.night_shift


def test_late_entries_are_marked_and_never_refused(office):
    """TJ-11; section 3 no. 9."""
    assert not office.log("siti", "1j Rapat", day=TODAY - timedelta(days=7)).late
    assert office.log("siti", "1j Rapat", day=TODAY - timedelta(days=8)).late


def test_a_locked_period_refuses_and_names_who_can_open_it(office):
    with office.workspace.write(SYSTEM) as unit:
        (period,) = unit.find(Period, code="2026-T4")
        unit.put(replace(period, locked=True))
    with pytest.raises(RuleViolation) as refused:
        office.log("siti", "1j Rapat")
    assert refused.value.code == "period_locked"
    assert str(describe(refused.value)) == (
        "Triwulan IV 2026 sudah dikunci. Yang dapat membukanya kembali: Nurul Huda."
    )


def test_a_change_makes_a_new_version_and_an_old_one_is_stale(office):
    item = office.log("siti", "08.00-10.00 Melayani")
    s, activities = office.session("siti"), office.services.activities
    changed = activities.update(s, item.id, 1, text="Melayani warga", minutes=110).value
    assert (changed.version, changed.text, changed.minutes) == (2, "Melayani warga", 110)
    with pytest.raises(StaleRecord, match="record_changed"):
        activities.update(s, item.id, 1, text="x")
    same = activities.update(s, item.id, 2, text="Melayani warga").value
    assert same.version == 2


def test_a_change_after_handing_in_takes_the_entry_back(office):
    """Section 3 no. 8: the correction is a version, the reviewer sees it when it comes again."""
    item = office.submit("siti", "08.00-10.00 Melayani")[0]
    s, services = office.session("siti"), office.services
    services.reviews.accept(office.session("bambang"), [item.id])
    changed = services.activities.update(s, item.id, item.version, volume=Decimal(5)).value
    assert changed.status is ActivityStatus.DRAFT
    services.activities.submit(s, [item.id])
    assert services.activities.item(s, item.id).status is ActivityStatus.SUBMITTED


def test_handing_in_needs_a_duration_and_skips_what_is_handed_in(office):
    s, activities = office.session("siti"), office.services.activities
    bare = activities.log(s, QuickEntry(day=TODAY, text="Rapat")).value
    assert bare.minutes == 0
    assert code_of(lambda: activities.submit(s, [bare.id])) == (
        "activity_duration_missing",
        "minutes",
    )
    activities.update(s, bare.id, bare.version, minutes=30)
    assert activities.submit(s, [bare.id]).value == 1
    again = activities.submit(s, [bare.id])
    assert (again.value, again.undo_label) == (0, "")


def test_deleting_takes_the_links_to_evidence_along(office):
    s, activities = office.session("siti"), office.services.activities
    item = office.log("siti", "1j Rapat")
    activities.attach(s, item.id, "surat.pdf", b"%PDF-1.7 surat")
    assert activities.delete(s, item.id).undo_label == "Hapus kegiatan"
    with pytest.raises(StaleRecord, match="record_gone"):
        activities.item(s, item.id)
    office.services.undo.undo(s)
    assert activities.item(s, item.id).evidence_count == 1


def test_same_as_yesterday_copies_the_last_day_that_has_entries(office):
    office.submit("siti", "08.00-10.00 Melayani", "10.00-12.00 Arsip", day=date(2026, 11, 13))
    s = office.session("siti")
    copied = office.services.activities.copy_yesterday(s, TODAY).value
    assert [(i.day, i.text, i.status) for i in copied] == [
        (TODAY, "Melayani", ActivityStatus.DRAFT),
        (TODAY, "Arsip", ActivityStatus.DRAFT),
    ]
    empty = office.session("taufik")
    call = lambda: office.services.activities.copy_yesterday(empty, TODAY)  # noqa: E731
    assert code_of(call) == ("nothing_to_copy", "day")


def test_repeating_fills_working_days_up_to_today(office):
    thursday = date(2026, 11, 12)
    item = office.log("siti", "07.30-08.00 Apel pagi", day=thursday)
    s = office.session("siti")
    made = office.services.activities.repeat(s, item.id, date(2026, 12, 31)).value
    assert [i.day.day for i in made] == [13, 16, 17, 18]


def test_pages_go_by_key_and_search_finds_words(office):
    for n in range(5):
        office.log("siti", f"{n + 7:02}.00-{n + 7:02}.30 Melayani warga {n} #loket")
    office.log("taufik", "1j Melayani warga juga")
    s, activities = office.session("siti"), office.services.activities
    first = activities.page(s, ActivityFilter(), limit=3)
    second = activities.page(s, ActivityFilter(), after=first.next_key, limit=3)
    assert [i.text[-1] for i in first.items + second.items] == list("01234")
    assert second.next_key is None
    assert activities.totals(s, ActivityFilter()).minutes == 150
    assert [i.text for i in activities.search(s, "warg 3").items] == ["Melayani warga 3"]
    assert len(activities.page(s, ActivityFilter(tag="loket")).items) == 5


def test_a_head_sees_only_what_was_handed_in(office):
    """TS-11."""
    draft = office.log("siti", "08.00-09.00 Draf")
    sent = office.submit("siti", "09.00-10.00 Diajukan")[0]
    s, activities, siti = office.session("bambang"), office.services.activities, office.ids["siti"]
    assert [i.id for i in activities.week(s, MONDAY, siti).items] == [sent.id]
    asked = ActivityFilter(person_id=siti, statuses=(ActivityStatus.DRAFT,))
    assert activities.page(s, asked).items == ()
    with pytest.raises(NotAllowed):
        activities.item(s, draft.id)


def test_a_day_is_marked_as_leave_and_the_mark_taken_away(office):
    """No. 17: leave is known."""
    s, activities = office.session("siti"), office.services.activities
    friday = date(2026, 11, 20)
    activities.mark_day(s, friday, "cuti")
    assert activities.week(s, MONDAY).days[4].free == "cuti"
    activities.mark_day(s, friday, "sakit")
    assert activities.week(s, MONDAY).days[4].free == "sakit"
    assert activities.mark_day(s, friday, "").undo_label == "Tandai hari"
    assert activities.week(s, MONDAY).days[4].target == 450
    assert activities.mark_day(s, friday, "").undo_label == ""
    assert code_of(lambda: activities.mark_day(s, friday, "libur")) == ("day_mark_unknown", "mark")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.HR, Role.DRAFTER])
def test_an_account_that_is_nobodys_own_lists_nobodys_log(office, role):
    """TS-11: no person is not everybody."""
    office.log("siti", "08.00-09.00 Draf")
    s, activities = office.session("operator", role), office.services.activities
    for listed in (lambda: activities.page(s, ActivityFilter()), lambda: activities.search(s, "")):
        with pytest.raises(NotAllowed):
            listed()
