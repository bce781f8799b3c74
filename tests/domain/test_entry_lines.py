"""Several lines at once, pasted from anywhere (issue B, one-line entry; SM-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.test_quick_entry import CONTEXTS, LINES, codes, meaning

from penilaian_desktop.domain.entry_lines import clean_line, heading_day
from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.domain.messages import CATALOGUE
from penilaian_desktop.domain.quick_entry import format_entry, parse, parse_lines

THURSDAY = date(2026, 11, 19)
CONTEXT = EntryContext(
    day=THURSDAY, follows_at=450, night_shift=False, rhk=(), suggestions=(),
    period_code="2026-T4", today=THURSDAY,
)  # fmt: skip
MONDAY = date(2026, 11, 16)


def read(text, context=CONTEXT):
    return parse_lines(text, context)


def test_each_line_follows_the_one_before_it():
    entries = read("30m Apel pagi\n\n90m Melayani =24 orang\n  \n13.00-14.00 Rapat\n15m Kopi\n")
    assert [(e.start, e.end, e.text) for e in entries] == [
        (450, 480, "Apel pagi"), (480, 570, "Melayani"), (780, 840, "Rapat"), (840, 855, "Kopi"),
    ]  # fmt: skip


def test_a_list_from_a_message_loses_its_bullets_and_numbers():
    pasted = "1. Apel pagi 30m\n2) Melayani\n- Rapat\n• Menyusun laporan\n[x] - Arsip"
    assert [e.text for e in read(pasted)] == [
        "Apel pagi", "Melayani", "Rapat", "Menyusun laporan", "Arsip",
    ]  # fmt: skip
    assert read("[16/11/26, 09.12.33] Siti: 30m Apel")[0].text == "Apel"
    assert read("16/11/26 09.12 - Siti: 30m Apel")[0].text == "Apel"
    assert read("2/3 berkas selesai")[0].text == "2/3 berkas selesai"
    assert read("-5 derajat")[0].text == "-5 derajat"


@pytest.mark.parametrize(
    ("line", "day"),
    [("Senin 16/11", MONDAY), ("/kemarin", date(2026, 11, 18)), ("kemarin:", date(2026, 11, 18)),
     ("16 November 2026", MONDAY), ("Senin, 16 November 2026:", MONDAY), ("16 Nov", MONDAY),
     ("16-11-2026", MONDAY), ("16/11/26", MONDAY), ("2026-11-16", MONDAY), ("/16", MONDAY),
     ("Senin", MONDAY), ("Jum'at", date(2026, 11, 13)), ("- Senin 16.11", MONDAY)],
)  # fmt: skip
def test_a_line_that_is_only_a_day_sets_the_day_of_those_after_it(line, day):
    entries = read(f"30m Apel\n{line}\n08.00-09.00 Rapat\n30m Arsip\n/kam\nLoket")
    assert [(e.day, e.start, e.text) for e in entries] == [
        (THURSDAY, 450, "Apel"), (day, 480, "Rapat"), (day, 540, "Arsip"),
        (THURSDAY, 480, "Loket"),
    ]  # fmt: skip
    assert "day" not in entries[1].implied


@pytest.mark.parametrize("line", ["Senin rapat", "16/13", "31 Foo", "12", "16 November lalu", ""])
def test_other_lines_are_no_day(line):
    assert heading_day(line, THURSDAY) is None


def test_rows_of_a_spreadsheet_become_lines():
    rows = (
        "No.\tTanggal\tJam mulai\tSelesai\tUraian kegiatan\tVolume\tSatuan\n"
        "1\t16/11/2026\t08.00\t09.30\tMelayani perekaman\t24\torang\n"
        "2\t2026-11-17 00:00:00\t09:00:00\t10:00:00\tRapat\t\t\n"
        "\t\t08.00-09.00\tMenyusun laporan\t1.250\tlembar"
    )
    first, second, third = read(rows)
    assert (first.day, first.start, first.end, first.text) == (
        MONDAY,
        480,
        570,
        "Melayani perekaman",
    )
    assert (first.volume, first.unit) == (Decimal(24), "orang")
    assert (second.day, second.start, second.end) == (date(2026, 11, 17), 540, 600)
    assert second.text == "Rapat"
    assert (third.day, third.start, third.volume) == (THURSDAY, 480, Decimal(1250))


def test_the_day_that_becomes_too_full_is_pointed_out_at_the_line():
    entries = read("10j Jaga\n10j Jaga lagi\n5j Jaga terus")
    assert [codes(e) for e in entries[:2]] == [[], ["past_midnight"]]
    assert "day_full" in codes(entries[2])


def test_the_line_being_typed_knows_today_and_what_is_closed():
    """Bad input of issue B: explained at the place, never refused while typing."""
    context = replace(
        CONTEXT, day=date(2026, 11, 10), spent=((date(2026, 11, 18), 1400),),
        locked=((date(2026, 7, 1), date(2026, 9, 30)),),
    )  # fmt: skip
    assert parse("Rapat /kemarin", context).day == date(2026, 11, 18)
    assert parse("Rapat /16", context).day == MONDAY
    past = parse("Rapat /20", context)
    assert (past.day, codes(past)) == (date(2026, 10, 20), ["day_last_month"])
    ahead = parse("Rapat /20-11", context)
    assert [(h.code, h.start, h.end) for h in ahead.hints] == [("day_ahead", 6, 12)]
    assert codes(parse("Rapat /1-9", context)) == ["day_closed"]
    assert codes(parse("41m Rapat /kemarin", context)) == ["day_full"]
    assert codes(parse("40m Rapat /kemarin", context)) == []
    assert codes(parse("Rapat", replace(context, day=date(2026, 11, 20)))) == ["day_ahead"]
    typed = parse("Rapat =abc", context)
    assert [(h.code, h.start, h.end) for h in typed.hints] == [("volume_unreadable", 6, 10)]
    assert codes(parse("25.00-10.30 Rapat", context)) == ["time_invalid"]
    found = {"day_last_month", "day_ahead", "day_closed", "day_full", "volume_unreadable"}
    assert found <= set(CATALOGUE)


TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.one_of(
            LINES,
            st.sampled_from(
                ["Senin 16/11", "/kemarin", "16 November 2026", "- - x", "1. 2. y", "#x - z",
                 "@2 Senin", "/kemarin Senin", "a\tb\t3", "08.00\t09.00\tRapat", "=5 - x", "-",
                 "1.", "[x]", "16/11/2026\tApel\t2\tkali", "90m", "\ufeffApel"]
            ),
        ),
        max_size=6,
    ).map("\n".join),
)  # fmt: skip


@settings(max_examples=300)
@given(TEXTS, CONTEXTS, st.booleans())
def test_any_text_is_read_and_its_written_lines_mean_the_same(text, context, knows_today):
    if knows_today:
        context = replace(context, today=date(2026, 11, 21), spent=((THURSDAY, 900),))
    entries = parse_lines(text, context)
    written = "\n".join(format_entry(entry) for entry in entries)
    again = parse_lines(written, context)
    assert [meaning(e) for e in again] == [meaning(e) for e in entries]
    assert len(entries) <= len(text.splitlines())


@given(st.text(max_size=40))
def test_cleaning_a_line_twice_changes_nothing_more(line):
    once = clean_line(line)
    assert clean_line(once) == once
