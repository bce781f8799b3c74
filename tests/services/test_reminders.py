"""Reminders: once, at the chosen hour, and not again unless something changed (SM-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id

MONDAY, TUESDAY, THURSDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 19)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of the office's zone (WIB) in UTC."""
    return datetime(day.year, day.month, day.day, hour - 7, minute, tzinfo=UTC)


def kinds(office, who="siti", now=None):
    now = now or at(TODAY, 16)
    return [r.kind for r in office.services.reminders.due(office.session(who), now)]


def tell(office, who="siti", now=None):
    """Tell what is due, as the window does, and return its kinds."""
    now = now or at(TODAY, 16)
    s = office.session(who)
    found = office.services.reminders.due(s, now)
    office.services.reminders.tell(s, found, now)
    return [reminder.kind for reminder in found]


@pytest.fixture
def siti(office):
    """Siti logged on Monday and nothing since; today is Wednesday."""
    office.log("siti", "08.00-09.00 Senin", MONDAY)
    return office.session("siti")


def test_missing_working_days_and_an_empty_today_are_due(office, siti):
    found = office.services.reminders.due(siti, at(TODAY, 16))
    assert [r.kind for r in found] == ["missing_days", "today_empty"]
    missing = found[0]
    assert missing.title == "1 hari kerja belum ada catatan"
    assert missing.detail == "Sel 17 Nov."
    assert (missing.target, missing.argument) == ("kegiatan", "2026-11-17")


def test_nothing_is_due_before_the_hour_that_the_person_chose(office, siti):
    assert kinds(office, now=at(TODAY, 14, 59)) == []
    assert kinds(office, now=at(TODAY, 15)) == ["missing_days", "today_empty"]
    office.services.reminders.save_settings(siti, on=True, minute=9 * 60 + 30)
    assert kinds(office, now=at(TODAY, 9, 29)) == []
    assert kinds(office, now=at(TODAY, 9, 30)) == ["missing_days", "today_empty"]


def test_reminders_can_be_switched_off_for_one_account(office, siti):
    office.services.reminders.save_settings(siti, on=False, minute=15 * 60)
    assert kinds(office) == []
    office.log("taufik", "08.00-09.00 Senin", MONDAY)
    assert "missing_days" in kinds(office, "taufik")
    assert office.services.reminders.settings(office.session("taufik")).on


@pytest.mark.parametrize("minute", [-1, 1440])
def test_an_hour_that_is_none_is_refused_at_its_field(office, siti, minute):
    with pytest.raises(RuleViolation, match="reminder_hour_invalid") as refused:
        office.services.reminders.save_settings(siti, on=True, minute=minute)
    assert refused.value.field == "minute"


def test_what_was_told_is_not_told_again_today_nor_tomorrow_unless_it_changed(office, siti):
    assert tell(office) == ["missing_days", "today_empty"]
    assert tell(office, now=at(TODAY, 17)) == []
    office.log("siti", "08.00-09.00 Rabu", TODAY)
    office.clock.set(THURSDAY)
    office.log("siti", "08.00-09.00 Kamis", THURSDAY)
    assert tell(office, now=at(THURSDAY, 16)) == [], "Tuesday is still missing, and was told"


def test_a_day_more_without_entry_is_news_on_the_next_day(office, siti):
    tell(office)
    office.clock.set(THURSDAY)
    assert tell(office, now=at(THURSDAY, 16)) == ["missing_days", "today_empty"]


def test_a_change_on_the_same_day_waits_for_the_next(office, siti):
    (first, second) = office.submit("siti", "08.00-09.00 Satu", "09.00-10.00 Dua")
    head = office.session("bambang")
    office.services.reviews.return_many(head, [first.id], "Volume?")
    assert "returned" in tell(office)
    office.services.reviews.return_many(head, [second.id], "Volume?")
    assert "returned" not in tell(office, now=at(TODAY, 17))
    office.clock.set(THURSDAY)
    (told,) = [
        r for r in office.services.reminders.due(siti, at(THURSDAY, 16)) if r.kind == "returned"
    ]
    assert told.title == "2 kegiatan dikembalikan dengan catatan"
    assert told.argument == first.id


def test_leave_holidays_and_weekends_are_neither_missing_nor_a_day_to_remind(office, siti):
    office.services.activities.mark_day(siti, TUESDAY, "cuti")
    assert kinds(office) == ["today_empty"]
    office.services.activities.mark_day(siti, TODAY, "sakit")
    assert kinds(office) == []
    with office.workspace.write(SYSTEM) as unit:
        unit.add(Holiday(id=new_id(), at=office.clock(), day=THURSDAY, name="Hari Jadi"))
    assert kinds(office, now=at(THURSDAY, 16)) == []
    assert kinds(office, now=at(date(2026, 11, 21), 16)) == [], "a Saturday"


def test_the_deadline_is_spoken_of_at_its_steps_and_once_each(office, siti):
    """The fourth quarter ends in 2026 and is due on 10 January 2027."""
    days = [date(2026, 12, 30), date(2026, 12, 31)]
    days += [date(2027, 1, d) for d in (4, 5, 6, 7, 8)]
    with office.workspace.write(SYSTEM) as unit:
        for period in unit.find(Period, code="2026-T4"):
            unit.put(replace(period, ends=date(2027, 1, 10)))
    told = {}
    for day in days:
        office.clock.set(day)
        now = at(day, 16)
        s = office.session("siti")
        found = [r for r in office.services.reminders.due(s, now) if r.kind == "deadline"]
        office.services.reminders.tell(s, found, now)
        told[day.day] = [r.title for r in found]
    assert told == {
        30: [],
        31: [],
        4: ["Batas Triwulan IV 2026 tinggal 6 hari"],
        5: [],
        6: [],
        7: ["Batas Triwulan IV 2026 tinggal 3 hari"],
        8: [],
    }


def test_a_head_is_told_whose_appraisal_is_missing_and_no_names(office):
    (found,) = [
        r
        for r in office.services.reminders.due(office.session("bambang"), at(TODAY, 16))
        if r.kind == "unscored"
    ]
    assert found.title == "3 staf belum dinilai untuk Triwulan III 2026"
    assert "sudah lewat" in found.detail
    assert found.target == "penilaian"
    assert "unscored" in tell(office, "bambang")
    office.clock.set(THURSDAY)
    assert "unscored" not in kinds(office, "bambang", at(THURSDAY, 16))
    office.appraise("siti", "bambang")
    assert "unscored" in kinds(office, "bambang", at(THURSDAY, 16)), "one less is news"
    assert "unscored" not in kinds(office, "siti")


def test_no_title_names_a_person_or_an_activity(office, siti):
    """The tray shows titles alone, perhaps over a locked screen."""
    (entry,) = office.submit("siti", "08.00-09.00 Berkas milik Yohanes")
    office.services.reviews.return_many(office.session("bambang"), [entry.id], "Volume?")
    titles = " ".join(r.title for r in office.services.reminders.due(siti, at(TODAY, 16)))
    assert "Yohanes" not in titles
    assert "Siti" not in titles
