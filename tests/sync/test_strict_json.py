"""JSON from strangers: doubtful means refused (paket-1.md, 11)."""

from __future__ import annotations

import json
from time import process_time

import orjson
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.sync.strict_json import (
    MAX_VALUES,
    parse,
    parse_canonical,
    to_canonical,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
INTEGER = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | INTEGER | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(max_codepoint=127, min_codepoint=32), max_size=8), inner
        )
    ),
    max_leaves=20,
)


@given(VALUES)
def test_what_we_write_is_what_rfc_8785_writes(value):
    assert to_canonical(value) == rfc8785.dumps(value)


@given(VALUES)
def test_the_parser_agrees_with_the_standard_library(value):
    assert parse(json.dumps(value).encode()) == value
    assert parse(orjson.dumps(value, option=orjson.OPT_INDENT_2)) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_refusal(data):
    for read in (parse, parse_canonical):
        try:
            read(data)
        except ImportRefused as refused:
            if not refused.code.startswith("json_"):
                raise


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":1}', b'{"a":1 }', b' {"a":1}', b'{"a":1}\n', b'{"a":1,"a":1}', b'"\\u0041"',
        b'"\\/"', b"1.0", b"1e3", b"-0", b"NaN", b"[1,]", b"\xff", b'"\\ud800"', b"", b"{",
        b'"e\xcc\x81"', b'"\\u0000"', b'{"\xc3\xa9":1}', b"9007199254740992",
        b"18446744073709551616",
    ],
)  # fmt: skip
def test_only_the_canonical_form_is_canonical(data):
    with pytest.raises(ImportRefused, match="json_"):
        parse_canonical(data)


def test_depth_32_is_allowed_and_33_is_not():
    for read in (parse, parse_canonical):
        assert read(b"[" * 32 + b"]" * 32)
        with pytest.raises(ImportRefused, match="json_deep"):
            read(b"[" * 33 + b"]" * 33)


def test_a_double_name_is_named():
    with pytest.raises(ImportRefused) as refused:
        parse(b'{"a": 1, "nip": 1, "nip": 2}')
    assert refused.value.place.field == "nip"


def test_a_mistake_is_placed_in_its_row():
    with pytest.raises(ImportRefused) as refused:
        parse(b'{\n"a": 1,\n"b" 2}')
    assert refused.value.place.row == 3


def test_a_double_name_behind_many_others_is_found_at_once():
    """The time must not grow with the square of the names."""
    names = b",".join(b'"%d":0' % n for n in range(60_000))
    started = process_time()
    with pytest.raises(ImportRefused, match="json_duplicate"):
        parse(b"{" + names + b',"59999":1}')
    assert process_time() - started < 5


def test_more_values_than_any_package_has_are_refused_before_they_are_built():
    """A file of 32 MiB of empty lists took 2.7 s and 400 MB; of small numbers 1.9 GB."""
    for piece in (b"[],", b"{},", b"0,", b'"",', b'{"a":'):
        with pytest.raises(ImportRefused, match="json_too_many"):
            parse(b"[" + piece * MAX_VALUES + b"0]")


def test_separators_within_texts_are_no_values():
    text = b'["' + b",[{" * MAX_VALUES + b'", "' + b'\\",' * MAX_VALUES + b'"]'
    assert len(parse(text)) == 2


def test_a_text_without_end_is_no_way_around_the_count():
    with pytest.raises(ImportRefused, match="json_bad"):
        parse(b'["' + b",[{" * MAX_VALUES)
