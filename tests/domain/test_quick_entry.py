"""The one-line entry (UI.md, Kegiatan; FEATURES TJ-1, EF9: an entry in under ten seconds)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.entry_views import EntryContext, RhkChoice, Suggestion
from penilaian_desktop.domain.messages import CATALOGUE
from penilaian_desktop.domain.quick_entry import (
    QuickEntry,
    format_entry,
    parse,
    utf16_index,
)

THURSDAY = date(2026, 11, 19)
RHK = (
    RhkChoice(rhk_id="r1", number=1, text="Terbitnya kartu keluarga sesuai standar"),
    RhkChoice(rhk_id="r2", number=2, text="Terlayaninya perekaman KTP-el"),
    RhkChoice(rhk_id="r3", number=3, text="Terselesaikannya data kependudukan"),
)
CONTEXT = EntryContext(
    day=THURSDAY, follows_at=600, night_shift=False, rhk=RHK, suggestions=(), period_code="2026-T4"
)
NIGHT = replace(CONTEXT, night_shift=True)
HISTORY = replace(
    CONTEXT,
    suggestions=(
        Suggestion(text="Apel pagi", rhk_number=1, usual_minutes=30, unit="kali", count=9),
        Suggestion(text="Rapat", rhk_number=None, usual_minutes=None, unit=None, count=2),
        Suggestion(text="Lembur", rhk_number=9, usual_minutes=900, unit=None, count=1),
    ),
)


def read(line: str, context: EntryContext = CONTEXT) -> QuickEntry:
    return parse(line, context)


def codes(entry: QuickEntry) -> list[str]:
    return [hint.code for hint in entry.hints]


def test_the_example_of_the_guide_is_understood():
    entry = read("09.00-10.30 Melayani perekaman KTP-el =24 orang @2 /rab #pelayanan")
    assert entry.day == date(2026, 11, 18)
    assert (entry.start, entry.end, entry.minutes) == (540, 630, 90)
    assert entry.text == "Melayani perekaman KTP-el"
    assert (entry.volume, entry.unit) == (Decimal(24), "orang")
    assert (entry.rhk_id, entry.rhk_number, entry.tags) == ("r2", 2, ("pelayanan",))
    assert [(t.kind, t.text) for t in entry.tokens] == [
        ("time", "09.00-10.30"), ("volume", "=24 orang"), ("rhk", "@2"), ("day", "/rab"),
        ("tag", "#pelayanan"),
    ]  # fmt: skip
    assert (entry.hints, entry.implied) == ((), frozenset())


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [("09.00-10.30", 540, 630), ("0900-1030", 540, 630), ("900-1030", 540, 630),
     ("9-10.30", 540, 630), ("9.00-11", 540, 660), ("07:30-09:00", 450, 540), ("9-10", 540, 600),
     ("09.00–10.30", 540, 630), ("09.00 - 10.30", 540, 630), ("09.00 – 10.30", 540, 630),
     ("16.00-24.00", 960, 1440), ("22.00-00.00", 1320, 1440), ("0-1", 0, 60)],
)  # fmt: skip
def test_a_range_of_time_is_written_in_many_ways(written, start, end):
    entry = read(f"{written} Apel")
    assert (entry.start, entry.end, entry.minutes) == (start, end, end - start)
    assert (entry.text, entry.hints) == ("Apel", ())


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("90m", 90), ("90mnt", 90), ("90menit", 90), ("1,5j", 90), ("1.5j", 90), ("2j", 120),
     ("2JAM", 120), ("1j30", 90), ("1j30m", 90), ("0,25j", 15)],
)  # fmt: skip
def test_a_duration_follows_the_last_entry(written, minutes):
    for line in (f"{written} Rapat", f"Rapat {written}", f"Rapat {written} =3 orang"):
        entry = read(line)
        assert (entry.start, entry.end, entry.minutes) == (600, 600 + minutes, minutes)
        assert entry.text == "Rapat"
        assert "start" in entry.implied


def test_a_duration_inside_the_text_is_text():
    assert read("Memasang kabel 90m di aula").text == "Memasang kabel 90m di aula"
    assert read("0m Rapat").text == "0m Rapat"
    assert read("1500m Rapat").text == "1500m Rapat"


def test_short_ranges_inside_the_text_are_text():
    for line in ("Menyusun laporan 2025-2026", "Mengajar kelas 9-10"):
        assert read(line).text == line
        assert read(line).minutes is None


def test_a_range_with_minutes_counts_anywhere_and_the_first_one_wins():
    entry = read("Rapat 09.00-10.00 lanjut 10.00-11.00")
    assert (entry.start, entry.end) == (540, 600)
    assert entry.text == "Rapat lanjut 10.00-11.00"


def test_a_time_may_be_split_by_another_token():
    entry = read("09.00 @2 - 10.30 Rapat")
    assert (entry.start, entry.end, entry.rhk_number, entry.text) == (540, 630, 2, "Rapat")
    assert [token.text for token in entry.tokens] == ["09.00", "@2", "- 10.30"]


def test_without_a_time_the_entry_follows_the_last_one():
    entry = read("Melayani perekaman")
    assert (entry.start, entry.end, entry.minutes) == (600, None, None)
    assert entry.implied == {"start", "minutes", "day"}
    assert read("Rapat", replace(CONTEXT, follows_at=None)).start is None
    assert read("Rapat", replace(CONTEXT, follows_at=1500)).start is None
    assert read("90m Rapat /kemarin").start is None


def test_the_history_tells_duration_rhk_and_unit_of_its_own_text():
    entry = read("apel  PAGI =1", HISTORY)
    assert (entry.start, entry.end, entry.minutes) == (600, 630, 30)
    assert (entry.rhk_id, entry.rhk_number, entry.unit) == ("r1", 1, "kali")
    assert entry.implied == {"start", "minutes", "unit", "rhk", "day"}
    assert format_entry(entry) == "apel PAGI =1"
    typed = read("60m Apel pagi =1 orang @3", HISTORY)
    assert (typed.minutes, typed.unit, typed.rhk_number) == (60, "orang", 3)
    bare = read("Rapat =2", HISTORY)
    assert (bare.minutes, bare.unit, bare.rhk_id) == (None, None, None)
    assert read("Apel pagi", HISTORY).unit is None


def test_a_duration_past_midnight_is_pointed_out():
    entry = read("16j Rapat")
    assert (entry.start, entry.end, entry.minutes) == (None, None, 960)
    assert codes(entry) == ["past_midnight"]
    assert read("@2 16j Rapat").hints[0].start == 3
    assert read("16j Rapat", NIGHT).end == 1560
    silent = read("Lembur", HISTORY)
    assert (silent.start, silent.minutes, silent.rhk_id, silent.hints) == (None, 900, None, ())


def test_a_night_shift_belongs_to_the_day_it_starts():
    entry = read("22.00-06.00 Jaga", NIGHT)
    assert (entry.day, entry.start, entry.end, entry.minutes) == (THURSDAY, 1320, 1800, 480)
    assert format_entry(entry) == "22.00-06.00 Jaga"


@pytest.mark.parametrize(
    ("line", "context"),
    [("22.00-06.00 Jaga", CONTEXT), ("10.30-09.00 Jaga", CONTEXT), ("09.00-09.00 Jaga", CONTEXT),
     ("09.00-09.00 Jaga", NIGHT), ("00.00-00.00 Jaga", CONTEXT)],
)  # fmt: skip
def test_an_end_before_the_start_is_a_hint_and_no_refusal(line, context):
    entry = read(line, context)
    assert codes(entry) == ["ends_before_start"]
    assert (entry.minutes, entry.text) == (0, "Jaga")
    assert format_entry(entry) == line


@pytest.mark.parametrize("word", ["25.10-26.00", "09.00-09.60", "24.00-24.00", "23.00-24.30"])
def test_times_that_do_not_exist_stay_text_with_a_hint(word):
    entry = read(f"{word} Rapat")
    assert entry.text == f"{word} Rapat"
    assert [(h.code, h.start, h.end) for h in entry.hints] == [("time_invalid", 0, len(word))]


def test_a_lonely_time_is_pointed_out():
    assert codes(read("25.10 Rapat")) == ["time_invalid"]
    assert codes(read("09.00 Rapat")) == ["time_incomplete"]
    assert codes(read("Rapat 25.10")) == []
    assert read("25.00 - 26.00 Rapat").text == "25.00 - 26.00 Rapat"
    assert read("25.10-26.00 08.00-09.00 Rapat").start == 480
    assert read("09.00 -").text == "09.00 -"
    assert read("09 - 10 Rapat").text == "09 - 10 Rapat"


@pytest.mark.parametrize(
    ("written", "volume", "unit"),
    [("=24 orang", "24", "orang"), ("=24orang", "24", "orang"), ("=1,5 jam", "1.5", "jam"),
     ("=1.250 berkas", "1250", "berkas"), ("=95 %", "95", "%"), ("=95%", "95", "%"),
     ("=24", "24", None), ("=24 @2", "24", None), ("=24 (dua)", "24", None)],
)  # fmt: skip
def test_a_volume_takes_the_next_word_as_its_unit(written, volume, unit):
    entry = read(f"Melayani {written}")
    assert (entry.volume, entry.unit) == (Decimal(volume), unit)


def test_of_two_volumes_the_last_counts_and_the_first_is_text():
    entry = read("Menyalin =5 berkas =7 lembar")
    assert (entry.volume, entry.unit, entry.text) == (Decimal(7), "lembar", "Menyalin =5 berkas")
    assert codes(entry) == ["given_twice"]


def test_a_volume_of_zero_is_pointed_out():
    assert codes(read("Melayani =0 orang")) == ["volume_not_positive"]


@pytest.mark.parametrize(
    "line",
    ["surat 800/16/BKD", "kirim ke a@b.go.id", "lembar 2/3", "=SUM(A1)", "= 24", "=1,5,6 orang",
     "nilai=24", "#", "#1", "/", "/40", "/16-13", "/16-11-0000", "/16.11", "/besok", "@", "@a",
     "@budi hadir", "KTP-el", "-5", "+x", "'=1", "pukul 9"],
)  # fmt: skip
def test_what_does_not_resolve_stays_text(line):
    entry = read(line)
    assert (entry.text, entry.tokens) == (line, ())


@pytest.mark.parametrize(("word", "number"), [("@2", 2), ("@rekam", 2), ("@kartu", 1), ("@KTP", 2),
                                              ("@terlayan", 2), ("@penduduk", 3)])  # fmt: skip
def test_an_rhk_is_named_by_number_or_by_letters(word, number):
    entry = read(f"Melayani {word}")
    assert (entry.rhk_number, entry.rhk_id, entry.text) == (number, f"r{number}", "Melayani")


def test_unknown_and_ambiguous_rhk_are_pointed_out():
    assert codes(read("Melayani @9")) == ["rhk_unknown"]
    assert codes(read("Melayani @ter")) == ["rhk_ambiguous"]
    assert codes(read("Melayani @1 @2")) == ["given_twice"]
    assert read("Melayani @1 @2").rhk_number == 2


def test_tags_are_kept_once_in_their_first_spelling():
    entry = read("#Pelayanan Rapat #pelayanan #kota-2")
    assert (entry.tags, entry.text) == (("Pelayanan", "kota-2"), "Rapat")
    assert len(entry.tokens) == 3


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("/kemarin", date(2026, 11, 18)),
        ("/sen", date(2026, 11, 16)),
        ("/Senin", date(2026, 11, 16)),
        ("/kam", THURSDAY),
        ("/jum", date(2026, 11, 13)),
        ("/jum'at", date(2026, 11, 13)),
        ("/min", date(2026, 11, 15)),
        ("/ahad", date(2026, 11, 15)),
        ("/16", date(2026, 11, 16)),
        ("/19", THURSDAY),
        ("/20", date(2026, 10, 20)),
        ("/31", date(2026, 10, 31)),
        ("/16-11", date(2026, 11, 16)),
        ("/20-11", date(2026, 11, 20)),
        ("/5-1", date(2027, 1, 5)),
        ("/16-11-2025", date(2025, 11, 16)),
    ],
)
def test_another_day_is_named_in_one_word(word, day):
    entry = read(f"Rapat {word}")
    assert (entry.day, entry.text) == (day, "Rapat")
    assert "day" not in entry.implied


def test_the_turn_of_the_year_and_leap_days_are_found():
    january = replace(CONTEXT, day=date(2027, 1, 5))
    assert read("Rapat /28-12", january).day == date(2026, 12, 28)
    assert read("Rapat /28", january).day == date(2026, 12, 28)
    assert read("Rapat /29-2").day == THURSDAY
    assert read("Rapat /29-2").text == "Rapat /29-2"
    first = replace(CONTEXT, day=date.min)
    assert read("Rapat /kemarin", first).text == "Rapat /kemarin"
    assert read("Rapat /31", first).text == "Rapat /31"


def test_of_two_days_the_last_counts():
    entry = read("Rapat /sen /sel")
    assert (entry.day, entry.text) == (date(2026, 11, 17), "Rapat /sen")
    assert codes(entry) == ["given_twice"]


def test_an_empty_line_is_an_empty_entry():
    for line in ("", "   ", "\n\t"):
        entry = read(line)
        assert (entry.text, entry.tokens, entry.hints) == ("", (), ())
        assert format_entry(entry) == ""


def test_text_is_composed_and_its_blanks_are_single():
    entry = read("Cafe\u0301  rapat\u00a0 lagi")
    assert entry.text == "Caf\u00e9 rapat lagi"


def test_an_entry_built_by_hand_can_be_written_out():
    entry = QuickEntry(day=THURSDAY, minutes=90, text="Rapat", rhk_number=2)
    assert format_entry(entry) == "90m Rapat @2 /19-11-2026"
    assert format_entry(QuickEntry(day=THURSDAY, start=540, minutes=90)) == "90m /19-11-2026"


def test_positions_can_be_counted_as_qt_does():
    line = "Rapat 😀 @2"
    token = read(line).tokens[0]
    assert line[token.start : token.end] == "@2"
    assert utf16_index(line, token.start) == token.start + 1
    assert utf16_index("\ud800x", 1) == 1


def test_each_hint_has_a_sentence():
    lines = ("22.00-06.00", "25.10", "09.00", "16j", "@1 @2", "@9", "@ter", "=0")
    found = {code for line in lines for code in codes(read(line))}
    assert len(found) == 8
    assert found <= set(CATALOGUE)


PIECES = st.sampled_from(
    ["09.00-10.30", "9-10", "0900-1030", "22.00-06.00", "25.10-26.00", "25.10", "09.00", "-", "–",
     "10.30", "90m", "1,5j", "2j", "16j", "=24", "=24orang", "=1,5", "=1.250", "=0", "=x", "orang",
     "%", "berkas.", "@2", "@1", "@9", "@rekam", "@ter", "#a", "#A", "#1", "#kota-2", "/sen",
     "/kemarin", "/16", "/16-11", "/40", "/31-12-2025", "KTP-el", "Apel", "pagi", "2/3", "a@b",
     "800/16/BKD", "e\u0301", "#e\u0301", "=5e\u0301", "😀", "24.00-24.00", "00.00-00.00"]
)  # fmt: skip
LINES = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=9).map(" ".join),
    st.lists(PIECES, max_size=9).map("\u00a0 ".join),
)
CONTEXTS = st.sampled_from(
    [CONTEXT, NIGHT, HISTORY, replace(HISTORY, night_shift=True, follows_at=1300, rhk=()),
     replace(CONTEXT, follows_at=None)]
)  # fmt: skip


def meaning(entry: QuickEntry) -> QuickEntry:
    return replace(entry, tokens=(), hints=())


@settings(max_examples=400)
@given(LINES, CONTEXTS)
def test_any_line_is_read_and_its_written_form_means_the_same(line, context):
    entry = parse(line, context)
    again = parse(format_entry(entry), context)
    assert meaning(again) == meaning(entry)
    assert format_entry(again) == format_entry(entry)


@settings(max_examples=200)
@given(LINES, CONTEXTS)
def test_tokens_are_exact_ordered_and_apart(line, context):
    entry = parse(line, context)
    end = 0
    for token in entry.tokens:
        assert end <= token.start < token.end <= len(line)
        assert token.text == line[token.start : token.end] == token.text.strip()
        end = token.end
    for hint in entry.hints:
        assert 0 <= hint.start < hint.end <= len(line)
