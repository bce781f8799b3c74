"""Suggestions from the history: ranked by newness and weekday, read within a bound."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from tests import builders as b

from penilaian_desktop.storage import history
from penilaian_desktop.storage.history import Use, suggest

WEDNESDAY = date(2026, 11, 18)


def use(words, back=0, **fields):
    values = {"rhk_id": None, "minutes": 30, "unit": None, **fields}
    return Use(text=words, day=WEDNESDAY - timedelta(days=back), **values)


def ranked(*uses, day=WEDNESDAY):
    return [found.text for found in suggest(uses, {}, 10, day)]


def test_what_is_new_comes_before_what_was_written_often_long_ago():
    assert ranked(use("Baru", 1), *[use("Lama", 100 + n) for n in range(20)]) == ["Baru", "Lama"]


def test_the_same_weekday_weighs_more():
    assert ranked(use("Kemarin", 1), use("Rabu", 7)) == ["Rabu", "Kemarin"]
    tuesday = WEDNESDAY - timedelta(days=1)
    assert ranked(use("Kemarin", 1), use("Rabu", 7), day=tuesday) == ["Kemarin", "Rabu"]


def test_one_spelling_stands_for_all_with_what_was_used_last():
    (found,) = suggest(
        [use("Melayani KTP", 1, minutes=60), use("melayani  ktp", 2, minutes=20, unit="orang"),
         use("MELAYANI KTP", 3, rhk_id="r", minutes=0)],
        {"r": 2}, 10,
    )  # fmt: skip
    assert (found.text, found.count, found.unit, found.rhk_number) == (
        "Melayani KTP", 3, "orang", 2,
    )  # fmt: skip
    assert found.usual_minutes == 20


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 4000)), max_size=40))
def test_each_text_is_offered_once_and_the_limit_holds(found):
    uses = [use(words, back) for words, back in found]
    texts = ranked(*uses)
    assert sorted(texts) == sorted(set(texts)) == sorted({u.text for u in uses})
    assert len(suggest(uses, {}, 2)) <= 2


def test_a_long_log_is_read_no_further_than_the_bound(workspace, monkeypatch):
    """With a million entries only the newest ones are looked at, in the order of the index."""
    monkeypatch.setattr(history, "HISTORY_ENTRIES", 3)
    days = [b.an_activity(text=f"n{n}", day=WEDNESDAY - timedelta(days=n)) for n in range(6)]
    with workspace.write(b.an_author()) as unit:
        unit.add_many(days)
    with workspace.read() as unit:
        found = unit.activities.suggestions("p-siti", day=WEDNESDAY, limit=10)
        statement = history._newest().compile(compile_kwargs={"literal_binds": False})
        plan = unit.rows(
            text(f"EXPLAIN QUERY PLAN {statement}"), {"person_": "x", "history_limit_": 3}
        )
    assert {f.text for f in found} == {"n0", "n1", "n2"}
    (step,) = [row[3] for row in plan]
    assert "SEARCH activity USING INDEX" in step
    assert not any("TEMP B-TREE" in row[3] for row in plan)
