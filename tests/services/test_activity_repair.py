"""Moving entries and parting those at the same time (UI.md: one-key repair)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.log_views import RepairHow
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry

MONDAY = TODAY - timedelta(days=TODAY.weekday())
YESTERDAY = TODAY - timedelta(days=1)


def week_of(office, who="siti"):
    return office.services.activities.week(office.session(who), MONDAY)


def today_of(office):
    return week_of(office).days[TODAY.weekday()]


def spans(office):
    return [(i.text, i.start, i.end, i.minutes) for i in week_of(office).items]


def repair(office, item, how, other=None, who="siti"):
    return office.services.activities.repair(office.session(who), item.id, how, other)


def nights(office):
    with office.workspace.write(SYSTEM) as unit:
        (pattern,) = unit.find(WorkingPattern)
        unit.put(replace(pattern, night_shift=True))


def test_an_entry_is_moved_and_stretched_in_one_step(office):
    s, activities = office.session("siti"), office.services.activities
    item = office.log("siti", "08.00-10.00 Loket")
    item = activities.update(s, item.id, item.version, minutes=100).value
    outcome = activities.move(s, item.id, item.version, day=YESTERDAY, start=540, end=690)
    moved = outcome.value
    assert (moved.day, moved.start, moved.end, moved.minutes) == (YESTERDAY, 540, 690, 130)
    assert outcome.undo_label == "Geser kegiatan"
    with pytest.raises(StaleRecord):
        activities.move(s, item.id, item.version, day=TODAY, start=0, end=60)
    same = activities.move(s, item.id, moved.version, day=YESTERDAY, start=540, end=690)
    assert (same.undo_label, same.value.version) == ("", moved.version)
    office.services.undo.undo(s)
    assert spans(office) == [("Loket", 480, 600, 100)]
    current = activities.item(s, item.id)
    with pytest.raises(RuleViolation, match="activity_night_not_allowed"):
        activities.move(s, item.id, current.version, day=TODAY, start=1400, end=1500)


def test_the_longer_entry_goes_on_around_the_other_with_all_it_has(office):
    s, activities = office.session("siti"), office.services.activities
    long = office.log("siti", "08.00-12.00 Melayani =24 orang #loket")
    activities.attach(s, long.id, "hasil.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    short = office.log("siti", "09.00-10.00 Rapat")
    outcome = repair(office, short, RepairHow.SPLIT)
    assert outcome.undo_label == "Bagi kegiatan"
    assert spans(office) == [
        ("Melayani", 480, 540, 60), ("Rapat", 540, 600, 60), ("Melayani", 600, 720, 120),
    ]  # fmt: skip
    first, _, second = week_of(office).items
    assert (first.id, first.evidence_count, first.volume) == (long.id, 1, 24)
    assert (second.tags, second.volume, second.evidence_count) == (("loket",), None, 0)
    assert today_of(office).overlap == 0
    assert len(outcome.value) == 3
    office.services.undo.undo(s)
    assert [i.id for i in week_of(office).items] == [long.id, short.id]
    assert activities.item(s, long.id).minutes == 240


def test_an_entry_is_parted_from_all_that_lie_in_it(office):
    long = office.log("siti", "08.00-12.00 Melayani")
    office.log("siti", "08.30-09.00 Apel")
    office.log("siti", "10.00-10.30 Rapat")
    office.log("siti", "11.30-13.00 Arsip")
    repair(office, long, RepairHow.SPLIT)
    assert spans(office) == [
        ("Melayani", 480, 510, 30), ("Apel", 510, 540, 30), ("Melayani", 540, 600, 60),
        ("Rapat", 600, 630, 30), ("Melayani", 630, 690, 60), ("Arsip", 690, 780, 90),
    ]  # fmt: skip
    with pytest.raises(RuleViolation, match="nothing_to_repair"):
        repair(office, long, RepairHow.SPLIT)


def test_the_earlier_entry_ends_where_the_later_begins(office):
    office.log("siti", "08.00-10.00 Melayani")
    late = office.log("siti", "09.30-11.00 Rapat")
    assert repair(office, late, RepairHow.SHORTEN).undo_label == "Pendekkan kegiatan"
    assert spans(office) == [("Melayani", 480, 570, 90), ("Rapat", 570, 660, 90)]


@pytest.mark.parametrize(
    ("one", "other", "how", "code"),
    [
        ("08.00-12.00", "09.00-10.00", RepairHow.SHORTEN, "repair_would_lose"),
        ("08.00-09.00", "08.00-10.00", RepairHow.SHORTEN, "repair_would_lose"),
        ("08.00-09.00", "08.00-09.00", RepairHow.SPLIT, "repair_leaves_nothing"),
        ("08.00-09.00", "09.00-10.00", RepairHow.KEEP, "nothing_to_repair"),
    ],
)
def test_a_repair_that_would_lose_time_is_refused_and_changes_nothing(
    office, one, other, how, code
):
    item = office.log("siti", f"{one} Melayani")
    office.log("siti", f"{other} Rapat")
    before = week_of(office).items
    with pytest.raises(RuleViolation, match=code) as refused:
        repair(office, item, how)
    assert describe(refused.value).text
    assert week_of(office).items == before


def test_a_meant_overlap_is_no_warning_until_one_of_them_changes(office):
    s, activities = office.session("siti"), office.services.activities
    one = office.log("siti", "08.00-10.00 Menjaga loket")
    other = office.log("siti", "09.00-10.00 Menjawab telepon")
    third = office.log("siti", "09.30-10.30 Rapat")
    assert today_of(office).overlap == 60
    outcome = repair(office, one, RepairHow.KEEP, other.id)
    assert outcome.undo_label == "Biarkan bersamaan"
    assert week_of(office).kept == {frozenset((one.id, other.id))}
    assert (today_of(office).overlap, today_of(office).logged) == (30, 150)
    repair(office, third, RepairHow.KEEP)
    assert today_of(office).overlap == 0
    activities.submit(s, [one.id])
    assert today_of(office).overlap == 0, "handing in is no change of time"
    current = activities.item(s, one.id)
    activities.update(s, one.id, current.version, end=615, minutes=135)
    assert today_of(office).overlap == 60 + 15
    repair(office, one, RepairHow.KEEP)
    assert today_of(office).overlap == 0
    office.services.undo.undo(s)
    assert today_of(office).overlap == 60 + 15


def test_a_night_shift_is_parted_from_the_morning_after(office):
    nights(office)
    night = office.log("siti", "22.00-06.00 Jaga malam", day=YESTERDAY)
    morning = office.log("siti", "05.00-07.00 Rapat pagi")
    assert today_of(office).overlap == 60
    repair(office, morning, RepairHow.SHORTEN)
    item = office.services.activities.item(office.session("siti"), night.id)
    assert (item.day, item.start, item.end, item.minutes) == (YESTERDAY, 1320, 1740, 420)
    days = week_of(office).days
    at = YESTERDAY.weekday()
    assert [d.logged for d in days[at : at + 2]] == [120, 420]
    assert (days[at].overlap, days[at + 1].overlap) == (0, 0)


def test_a_night_shift_is_split_around_an_entry_after_midnight(office):
    nights(office)
    office.log("siti", "22.00-06.00 Jaga malam", day=YESTERDAY)
    call = office.log("siti", "01.00-02.00 Panggilan")
    repair(office, call, RepairHow.SPLIT)
    found = {(i.day, i.start, i.end, i.text) for i in week_of(office).items}
    assert found == {
        (YESTERDAY, 1320, 1500, "Jaga malam"), (TODAY, 60, 120, "Panggilan"),
        (TODAY, 120, 360, "Jaga malam"),
    }  # fmt: skip
    week = week_of(office)
    assert week.logged == 480
    assert [d.logged for d in week.days[1:3]] == [120, 360]


def test_a_night_shift_moves_and_repeats_as_a_whole(office):
    nights(office)
    s, activities = office.session("siti"), office.services.activities
    night = office.log("siti", "22.00-06.00 Jaga malam", day=MONDAY)
    activities.repeat_on(s, night.id, [YESTERDAY])
    assert [d.logged for d in week_of(office).days[:3]] == [120, 480, 360]
    current = activities.item(s, night.id)
    activities.move(s, night.id, current.version, day=MONDAY, start=1260, end=1740)
    assert [d.logged for d in week_of(office).days[:3]] == [180, 420, 360]
    sunday = MONDAY - timedelta(days=1)
    activities.repeat_on(s, night.id, [sunday])
    week = week_of(office)
    assert [item.day for item in week.carried] == [sunday]
    assert week.logged == sum(d.logged for d in week.days) == 300 + 480 + 480


def test_nobody_elses_time_is_touched(office):
    one = office.log("taufik", "08.00-10.00 Loket")
    office.log("taufik", "09.00-10.00 Rapat")
    for who in ("siti", "bambang", "nurul"):
        with pytest.raises(NotAllowed, match="owner_only"):
            repair(office, one, RepairHow.KEEP, who=who)
        with pytest.raises(NotAllowed, match="owner_only"):
            office.services.activities.move(
                office.session(who), one.id, one.version, day=TODAY, start=0, end=60
            )


SPANS = st.lists(
    st.tuples(st.integers(0, 80).map(lambda n: n * 15), st.integers(1, 16).map(lambda n: n * 15)),
    min_size=2, max_size=4,
)  # fmt: skip


def clock_minutes(items):
    """Return what each text covers, in minutes since midnight."""
    found: dict[str, set[int]] = {}
    for item in items:
        found.setdefault(item.text, set()).update(range(item.start, item.end))
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SPANS, st.sampled_from(RepairHow), st.integers(0, 3))
def test_no_repair_loses_text_evidence_or_minutes_outside_of_the_overlap(office, spans, how, at):
    """What two entries shared stays with one of them; everything else stays as it was."""
    s, activities = office.session("siti"), office.services.activities
    written = activities.log_many(
        s,
        [QuickEntry(day=TODAY, start=start, end=start + length, text=f"Kegiatan {n}")
         for n, (start, length) in enumerate(spans)],
    ).value  # fmt: skip
    try:
        chosen = written[at % len(written)]
        activities.attach(s, chosen.id, "hasil.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
        before = clock_minutes(week_of(office).items)
        logged = today_of(office).logged
        code = ""
        try:
            repair(office, chosen, how)
        except RuleViolation as refused:
            code = refused.code
        assert code in {"", "nothing_to_repair", "repair_leaves_nothing", "repair_would_lose"}
        items = week_of(office).items
        after = clock_minutes(items)
        assert after.keys() == before.keys()
        assert set().union(*after.values()) == set().union(*before.values())
        assert today_of(office).logged == logged
        assert sum(i.evidence_count for i in items) == 1
        assert all(after[words] <= before[words] for words in before)
        for words, covered in before.items():
            others = set().union(*(v for k, v in before.items() if k != words))
            assert covered - others <= after[words]
    finally:
        activities.delete_many(s, [i.id for i in week_of(office).items])
