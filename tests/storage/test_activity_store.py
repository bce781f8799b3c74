"""The log as lists show it: pages by key, filters, sums, suggestions, search.

Proves idea 19 (evidence known by its fingerprint), TS-4 and SM-12 (history completes a line).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, localcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import builders as b

from penilaian_desktop.domain.activity import Activity, ActivityState, ActivityStatus, EvidenceLink
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.errors import StaleRecord
from penilaian_desktop.domain.plan import RhkKind
from penilaian_desktop.domain.table_views import LogTotals
from penilaian_desktop.storage.activity_store import _A, _sums_with_proofs

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
MINE = ActivityFilter(person_id="p-siti")


def add(workspace, *records, author="p-siti"):
    with workspace.write(b.an_author(author)) as uow:
        return [uow.add(record) for record in records]


def pages(workspace, shown, limit):
    found, key = [], None
    with workspace.read() as unit:
        while True:
            page = unit.activities.page(shown, after=key, limit=limit)
            found.append(page)
            key = page.next_key
            if key is None:
                return found


def listed(workspace, **fields):
    with workspace.read() as unit:
        page = unit.activities.page(replace(MINE, **fields), after=None, limit=100)
    return [item.text for item in page.items]


def test_an_item_shows_rhk_review_and_evidence(workspace):
    plan = b.a_plan()
    extra = b.an_rhk(plan, rhk_kind=RhkKind.TAMBAHAN, order=0, text="Tambahan")
    second = b.an_rhk(plan, order=2, text="Kedua")
    first = b.an_rhk(plan, order=1, text="Pertama")
    entry = b.a_submitted_activity(rhk_id=extra.id)
    head = b.an_employee(id="p-head", name="Rina Wulandari")
    add(workspace, plan, extra, second, first, entry, head, b.an_evidence_link(entry))
    add(workspace, b.a_review(entry, note="Baik"), author="p-head")
    with workspace.read() as unit:
        item = unit.activities.item(entry.id)
    assert (item.rhk_number, item.rhk_text) == (3, "Tambahan")
    assert (item.status, item.review_note, item.reviewer) == ("approved", "Baik", "Rina Wulandari")
    assert item.evidence_count == 1
    assert item.volume == Decimal(24)


def test_a_return_stays_in_sight_while_it_is_mended_and_goes_with_the_next_version(workspace):
    (entry,) = add(workspace, b.a_submitted_activity())
    add(workspace, b.a_review(entry, decision="returned", note="Lengkapi"), author="p-head")
    with workspace.write(b.an_author()) as uow:
        draft = uow.put(replace(entry, state=ActivityState.DRAFT))
        assert uow.activities.item(entry.id).review_note == "Lengkapi"
        uow.put(replace(draft, state=ActivityState.SUBMITTED))
        assert uow.activities.item(entry.id).review_note == ""


def test_a_missing_or_deleted_entry_is_gone(workspace):
    (entry,) = add(workspace, b.an_activity())
    with workspace.write(b.an_author()) as uow:
        uow.delete(Activity, entry.id)
    with workspace.read() as unit:
        assert unit.activities.items([entry.id, "x"]) == ()
        with pytest.raises(StaleRecord, match="record_gone"):
            unit.activities.item(entry.id)


def test_a_day_is_in_order_of_start_with_entries_without_a_start_last(workspace):
    late, none, early = (
        b.an_activity(start=600, end=630, text="kedua"),
        b.an_activity(text="ketiga"),
        b.an_activity(start=0, end=30, text="pertama"),
    )
    add(workspace, late, none, early, b.an_activity(person_id="p-budi"))
    with workspace.read() as unit:
        found = unit.activities.of_day("p-siti", b.DAY)
    assert [item.text for item in found] == ["pertama", "kedua", "ketiga"]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    entries=st.lists(
        st.tuples(st.integers(0, 5), st.none() | st.integers(0, 1440)), min_size=1, max_size=25
    ),
    limit=st.integers(1, 9),
    newest_first=st.booleans(),
)
def test_pages_by_key_show_every_entry_once_and_in_order(workspace, entries, limit, newest_first):
    person = b.new_id()
    add(
        workspace,
        *(
            b.an_activity(person_id=person, day=b.DAY + timedelta(days=day), start=start)
            for day, start in entries
        ),
    )
    shown = ActivityFilter(person_id=person, newest_first=newest_first)
    found = pages(workspace, shown, limit)
    items = [item for page in found for item in page.items]
    assert len({item.id for item in items}) == len(items) == len(entries)
    sign = -1 if newest_first else 1
    keys = [
        (sign * item.day.toordinal(), 10_000 if item.start is None else item.start, item.id)
        for item in items
    ]
    assert keys == sorted(keys)
    assert all(len(page.items) == limit for page in found[:-1])


def test_the_sum_is_that_of_the_whole_list(workspace):
    add(workspace, *(b.an_activity(minutes=30) for _ in range(5)), b.an_activity(person_id="x"))
    with workspace.read() as unit:
        assert unit.activities.totals(MINE) == LogTotals(entries=5, minutes=150)


def test_a_page_can_be_read_while_entries_are_added_without_showing_one_twice(workspace):
    add(workspace, *(b.an_activity(day=date(2026, 11, day)) for day in range(1, 7)))
    with workspace.read() as unit:
        first = unit.activities.page(MINE, after=None, limit=3)
    add(workspace, b.an_activity(day=date(2026, 11, 30)))
    with workspace.read() as unit:
        second = unit.activities.page(MINE, after=first.next_key, limit=10)
    days = [item.day.day for item in (*first.items, *second.items)]
    assert days == [6, 5, 4, 3, 2, 1]


def test_filters_narrow_and_combine(workspace):
    plan = b.a_plan()
    rhk = b.an_rhk(plan)
    proven = b.a_submitted_activity(text="A", rhk_id=rhk.id, tags=("rapat",), day=YEAR[0])
    plain = b.an_activity(text="B", tags=("rapat besar", 'kutip"'))
    add(workspace, plan, rhk, proven, plain, b.an_evidence_link(proven))
    assert sorted(listed(workspace)) == ["A", "B"]
    assert listed(workspace, starts=date(2026, 2, 1)) == ["B"]
    assert listed(workspace, ends=date(2026, 2, 1)) == ["A"]
    assert listed(workspace, statuses=(ActivityStatus.SUBMITTED, ActivityStatus.APPROVED)) == ["A"]
    assert listed(workspace, rhk_id=rhk.id) == ["A"]
    assert listed(workspace, without_rhk=True) == ["B"]
    assert listed(workspace, without_evidence=True) == [], "what supports no RHK needs no proof"
    assert listed(workspace, without_evidence=True, without_rhk=True) == ["B"]
    add(workspace, b.an_activity(text="C", rhk_id=rhk.id))
    assert listed(workspace, without_evidence=True) == ["C"]
    assert listed(workspace, tag="rapat") == ["A"]
    assert listed(workspace, tag='kutip"') == ["B"]
    assert listed(workspace, tag="%") == []
    assert listed(workspace, search="melayani") == []
    assert listed(workspace, person_id="p-budi") == []
    assert sorted(listed(workspace, person_id="")) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("perek", True),
        ("KTP perekaman", True),
        ("ktp-el", True),
        ("rekam", False),
        ("lansia", True),
        ("sehari2", True),
        ("anak", False),
        ("cafe", True),
        ('" NOT *', False),
        ("!!!", True),
    ],
)
def test_search_takes_whole_and_begun_words_and_nothing_typed_breaks_it(workspace, typed, found):
    add(
        workspace,
        b.an_activity(text="Perekaman KTP-el di Café", note="lansia", tags=("sehari2",)),
    )
    assert bool(listed(workspace, search=typed)) is found


def test_search_follows_changes_and_deletions(workspace):
    (entry,) = add(workspace, b.an_activity(text="Menata arsip"))
    with workspace.write(b.an_author()) as uow:
        changed = uow.put(replace(entry, text="Rapat koordinasi"))
        assert uow.search.activity_ids("rapat") == (entry.id,)
        assert uow.search.activity_ids("arsip") == ()
        uow.delete(Activity, changed.id)
        assert uow.search.activity_ids("rapat") == ()
    with workspace.write(b.an_author()) as uow:
        gone = uow.get(Activity, entry.id, include_deleted=True)
        uow.put(replace(gone, deleted=False))
    with workspace.read() as unit:
        assert unit.search.activity_ids("rapat") == (entry.id,)
        assert unit.search.activity_ids("  ") == ()


def test_totals_are_exact_and_count_accepted_entries_only_unless_told(workspace):
    accepted = [b.a_submitted_activity(rhk_id="r", volume=Decimal("0.1")) for _ in range(3)]
    add(
        workspace,
        *accepted,
        b.an_activity(rhk_id="r", volume=None),
        b.an_activity(rhk_id=None, unit=None),
        *(b.a_review(entry) for entry in accepted),
        b.an_evidence_link(accepted[0]),
    )
    with workspace.read() as unit:
        (total,) = unit.activities.totals_by_rhk("p-siti", *YEAR)
        every = unit.activities.totals_by_rhk("p-siti", *YEAR, statuses=tuple(ActivityStatus))
    assert (total.volume, total.activities, total.evidence) == (Decimal("0.3"), 3, 1)
    assert (total.minutes, total.unit, total.rhk_id) == (90, "orang", "r")
    assert {(t.rhk_id, t.activities) for t in every} == {("r", 4), (None, 1)}


def test_the_database_adds_up_volumes_of_any_form_exactly(workspace):
    """TJ-4: a row for each number of decimals, however many entries there are."""
    volumes = [
        *("0.1", "0.2", "12.50", "7", "0", "-1.25", "1234567890.1", "999999999999"),
        *("0.30000000000000000001", "0.30000000000000000001", "123456789012345678.5"),
    ]
    accepted = [b.a_submitted_activity(rhk_id="r", volume=Decimal(v)) for v in volumes]
    accepted += [b.a_submitted_activity(rhk_id="r", volume=None)]
    add(workspace, *accepted, *(b.a_review(entry) for entry in accepted))
    with workspace.read() as unit:
        (total,) = unit.activities.totals_by_rhk("p-siti", *YEAR)
    with localcontext(prec=60):
        assert abs(total.volume - sum(map(Decimal, volumes))) < Decimal("1e-9")
    assert total.activities == len(accepted)
    short = [b.a_submitted_activity(rhk_id="s", volume=Decimal(n) / 8) for n in range(1, 100)]
    add(workspace, *short, *(b.a_review(entry) for entry in short))
    with workspace.read() as unit:
        values = {"person_": "p-siti", "starts_": YEAR[0], "ends_": YEAR[1]}
        rows = unit.fetch(
            "rows of sums",
            lambda: _sums_with_proofs(1).where(_A.c.rhk_id == "s"),
            values | {"status_0": ActivityStatus.APPROVED},
        )
        (told,) = (t for t in unit.activities.totals_by_rhk("p-siti", *YEAR) if t.rhk_id == "s")
    assert len(rows) == 4, "no decimals, one, two, three"
    assert told.volume == Decimal(99 * 100 // 2) / 8


def test_days_minutes_and_counts(workspace):
    bare = b.an_activity(rhk_id="r")
    add(workspace, bare, b.an_activity(minutes=45), b.a_submitted_activity(day=YEAR[0]))
    with workspace.read() as unit:
        log = unit.activities
        assert log.days_with_entries("p-siti", *YEAR) == {b.DAY, YEAR[0]}
        assert log.minutes_by_day("p-siti", *YEAR) == {b.DAY: 75, YEAR[0]: 30}
        assert log.counts("p-siti") == {ActivityStatus.DRAFT: 2, ActivityStatus.SUBMITTED: 1}
        assert log.waiting(["p-siti", "p-budi"]) == {"p-siti": 1}
        assert log.without_evidence("p-siti", *YEAR) == 1


def test_opened_counts_the_submitted_entries_that_a_reader_saw(workspace):
    first, second, _ = add(
        workspace, b.a_submitted_activity(), b.a_submitted_activity(), b.an_activity()
    )
    with workspace.write(b.an_author("p-head")) as uow:
        uow.activities.mark_opened("p-head", first.id, "p-siti")
        uow.activities.mark_opened("p-head", first.id, "p-siti")
    with workspace.read() as unit:
        assert unit.activities.opened("p-head", "p-siti", *YEAR) == (1, 2)
        assert unit.activities.opened("p-other", "p-siti", *YEAR) == (0, 2)
    assert second.version == 1


def test_suggestions_put_what_is_written_most_first(workspace):
    old, plan = b.a_plan(starts=date(2025, 1, 1), year=2025), b.a_plan()
    former, rhk = b.an_rhk(old), b.an_rhk(plan)
    add(
        workspace,
        old, plan, former, rhk,
        b.an_activity(text="Rapat", minutes=60, rhk_id=former.id, unit=None),
        b.an_activity(text="melayani  KTP", minutes=20, rhk_id=rhk.id, day=date(2026, 11, 16)),
        b.an_activity(text="Melayani KTP", minutes=40, day=date(2026, 11, 17)),
        b.an_activity(text="Melayani KTP", minutes=30, day=date(2026, 11, 15)),
        b.an_activity(text="Orang lain", person_id="p-budi"),
    )  # fmt: skip
    with workspace.read() as unit:
        first, second = unit.activities.suggestions("p-siti", limit=5)
        assert len(unit.activities.suggestions("p-siti", limit=1)) == 1
        assert unit.activities.suggestions("nobody", limit=5) == ()
    assert (first.text, first.count, first.usual_minutes) == ("Melayani KTP", 3, 30)
    assert (first.rhk_number, first.unit) == (1, "orang")
    assert (second.text, second.rhk_number, second.unit) == ("Rapat", None, None)


def test_evidence_that_was_taken_off_counts_no_more(workspace):
    one, two = b.an_activity(), b.an_activity()
    link = b.an_evidence_link(two)
    add(workspace, one, two, b.an_evidence_link(one), link)
    with workspace.read() as unit:
        assert [i.evidence_count for i in unit.activities.items([one.id, two.id])] == [1, 1]
    with workspace.write(b.an_author()) as uow:
        uow.delete(EvidenceLink, link.id)
    with workspace.read() as unit:
        assert [i.evidence_count for i in unit.activities.items([one.id, two.id])] == [1, 0]
