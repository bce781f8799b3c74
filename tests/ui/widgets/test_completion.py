"""What completes a typed line, over any text (X-1): no crash, marks inside, nothing typed lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.ui.widgets.test_quick_entry import CONTEXT, SUGGESTIONS

from penilaian_desktop.domain.entry_views import Suggestion
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.ui.widgets.completion import (
    SHOWN,
    label,
    matches,
    rest_of,
    spans,
    typed_words,
    written,
)

PARTS = {"time": "60m", "volume": "=20 orang", "rhk": "@2", "tag": "#loket", "day": "/rab"}
WORDS = ("Melayani", "ktp-el", "09.00-10.30", *PARTS.values(), "ẞß", "ss", "İ", "(")
LINES = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=8).map(" ".join)


def suggestion(text: str, line: str = "") -> Suggestion:
    return replace(SUGGESTIONS[2], text=text, line=line, name="Nama" if line else "")


@given(LINES, LINES, LINES)
def test_any_words_are_looked_for_in_any_text_and_marked_inside_it(typed, text, line):
    one = suggestion(text, line)
    shown = label(one)
    assert len(matches(typed, [one] * 9)) <= SHOWN
    marks = spans(typed, shown)
    assert all(0 <= start <= end <= len(shown) for start, end in marks)
    assert list(marks) == sorted(marks)
    assert all(before[1] <= after[0] for before, after in pairwise(marks))
    rest_of(typed, one)


@given(LINES, st.integers(min_value=0, max_value=90))
def test_the_words_to_complete_lie_before_the_caret_and_in_no_token(line, caret):
    caret = min(caret, len(line))
    tokens = parse(line, CONTEXT).tokens
    found = typed_words(line, caret, tokens)
    if found is not None:
        assert (line[found.start : found.end], found.end) == (found.text, caret)
        assert all(token.end <= found.start or token.start >= caret for token in tokens)


@given(
    st.sets(st.sampled_from(sorted(PARTS))),
    st.sets(st.sampled_from(sorted(PARTS))),
)
def test_a_template_never_repeats_the_kind_of_what_was_typed(in_line, typed):
    line = " ".join(["60m"] * ("time" in in_line) + ["Piket loket"])
    line += "".join(f" {PARTS[kind]}" for kind in sorted(in_line) if kind != "time")
    left = parse(written(suggestion("Piket loket", line), frozenset(typed), CONTEXT), CONTEXT)
    assert left.text == "Piket loket"
    assert {token.kind for token in left.tokens} == in_line - (typed - {"tag"})
    assert written(suggestion("Apel pagi"), frozenset(typed), CONTEXT) == "Apel pagi"


def test_a_template_named_in_full_comes_before_what_merely_begins_so():
    """TS-4: "rapat" is the template of that name, not the newest meeting."""
    history = [suggestion(f"Rapat evaluasi {n}") for n in range(SHOWN)]
    template = replace(suggestion("Rapat", "09.00-10.00 Rapat koordinasi"), name="Rapat")
    longer = replace(template, name="Rapat bulanan")
    assert matches("rapat", [longer, *history, template])[0] is template
    assert matches("rap", [longer, *history, template])[0] is longer
