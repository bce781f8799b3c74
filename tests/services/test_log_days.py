"""Days and weeks of the log: what is missing, when a week is complete, whose midnight counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.quick_entry import QuickEntry

MONDAY = TODAY - timedelta(days=TODAY.weekday())
FRIDAY = MONDAY + timedelta(days=4)


def week_of(office, monday=MONDAY):
    return office.services.activities.week(office.session("siti"), monday)


def zone(office, name):
    with office.workspace.write(SYSTEM) as unit:
        (agency,) = unit.find(Agency)
        unit.put(replace(agency, time_zone=name))


def fill(office, *days):
    for day in days:
        office.log("siti", "07.30-15.00 Melayani", day=day)


def test_working_days_up_to_today_without_their_minutes_are_missing(office):
    fill(office, MONDAY)
    office.log("siti", "07.30-14.59 Melayani", day=MONDAY + timedelta(days=1))
    week = week_of(office)
    assert week.missing == (MONDAY + timedelta(days=1), TODAY)
    assert not week.complete


def test_a_week_is_complete_once_its_last_working_day_is_reached_and_full(office):
    """Issue B: the mark "minggu ini lengkap"."""
    days = [MONDAY + timedelta(days=n) for n in range(4)]
    fill(office, *days[:3])
    assert (week_of(office).missing, week_of(office).complete) == ((), False)
    office.clock.set(FRIDAY)
    fill(office, days[3])
    office.services.activities.mark_day(office.session("siti"), FRIDAY, "cuti")
    assert week_of(office).complete, "Friday is leave and Thursday is over"
    office.services.activities.mark_day(office.session("siti"), FRIDAY, "")
    assert week_of(office).missing == (FRIDAY,)
    fill(office, FRIDAY)
    assert week_of(office).complete
    twice = office.log("siti", "08.00-09.00 Rapat", day=FRIDAY)
    assert not week_of(office).complete, "an overlap that nobody meant"
    assert week_of(office).logged == 5 * 450
    office.services.activities.delete(office.session("siti"), twice.id)
    assert week_of(office).complete
    assert not week_of(office, MONDAY + timedelta(days=7)).complete
    assert week_of(office, MONDAY + timedelta(days=7)).missing == ()


def test_a_week_without_working_days_is_complete_when_it_is_over(office):
    for n in range(5):
        office.services.activities.mark_day(
            office.session("siti"), MONDAY - timedelta(days=7 - n), "cuti"
        )
    week = week_of(office, MONDAY - timedelta(days=7))
    assert (week.target, week.missing, week.complete) == (0, (), True)


def test_a_six_day_week_ends_on_saturday(office):
    with office.workspace.write(SYSTEM) as unit:
        (pattern,) = unit.find(WorkingPattern)
        unit.put(replace(pattern, minutes=(375,) * 6 + (0,)))
    office.clock.set(FRIDAY)
    for n in range(5):
        office.log("siti", "07.30-13.45 Melayani", day=MONDAY + timedelta(days=n))
    assert not week_of(office).complete
    saturday = FRIDAY + timedelta(days=1)
    office.clock.set(saturday)
    assert week_of(office).missing == (saturday,)
    office.log("siti", "07.30-13.45 Melayani", day=saturday)
    assert week_of(office).complete


@pytest.mark.parametrize(
    ("name", "moment", "today"),
    [
        ("WIB", (16, 30), date(2026, 11, 18)),  # 23.30 WIB
        ("WITA", (16, 30), date(2026, 11, 19)),  # 00.30 WITA
        ("WIT", (16, 30), date(2026, 11, 19)),  # 01.30 WIT
        ("WIT", (14, 30), date(2026, 11, 18)),  # 23.30 WIT
        ("WIB", (17, 0), date(2026, 11, 19)),  # 00.00 WIB
    ],
)
def test_today_is_the_date_at_the_place_of_the_agency(office, name, moment, today):
    zone(office, name)
    office.clock.moment = datetime(2026, 11, 18, *moment, tzinfo=UTC)
    s, activities = office.session("siti"), office.services.activities
    assert activities.entry_context(s, TODAY).today == today
    item = activities.log(s, QuickEntry(day=today, minutes=30, text="Jaga")).value
    with office.workspace.read() as unit:
        stamped = unit.journal.last_entry(item.id).at
    assert stamped.astimezone(UTC).date() == date(2026, 11, 18), "stamps are UTC"
    tomorrow = today + timedelta(days=1)
    with pytest.raises(RuleViolation, match="activity_in_future"):
        activities.log(s, QuickEntry(day=tomorrow, minutes=30, text="Jaga"))
    assert office.services.home.view(s).today_info.day == today


def test_late_is_counted_from_midnight_at_the_place_of_the_agency(office):
    """TJ-11: the eighth day begins two hours earlier in WIT than in WIB."""
    day = date(2026, 11, 11)
    office.clock.moment = datetime(2026, 11, 18, 16, 30, tzinfo=UTC)
    assert not office.log("siti", "30m Apel", day=day).late
    zone(office, "WIT")
    assert office.log("siti", "30m Rapat", day=day).late


def test_the_days_of_others_are_closed_as_before(office):
    office.log("taufik", "08.00-09.00 Loket")
    activities = office.services.activities
    with pytest.raises(NotAllowed):
        activities.week(office.session("siti"), MONDAY, office.ids["taufik"])
    seen = activities.week(office.session("bambang"), MONDAY, office.ids["taufik"])
    assert (seen.items, seen.logged) == ((), 0), "drafts are nobody else's"
