"""A scheme written back is the scheme that was read (SM-5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.scheme import Example
from penilaian_desktop.storage.scheme_writer import write_scheme
from penilaian_desktop.storage.schemes import age, load_schemes, parse_scheme

BOOK = load_schemes(resources_folder())


def read(text, name="semarang-1.toml"):
    return replace(parse_scheme(Path(name), text.encode()), sha256="")


@pytest.mark.parametrize("code", BOOK.codes)
def test_every_shipped_scheme_survives(code):
    scheme = replace(BOOK.get(code), sha256="")
    version = scheme.version
    assert read(write_scheme(scheme), f"{code}-{version}.toml") == scheme


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(min_size=1, max_size=9))
def test_any_words_survive(words, name):
    scheme = replace(
        BOOK.get("semarang"), title=words, notice=words, sha256="",
        examples=(Example(facts={name: words}, result={name: words}, note=words),),
    )  # fmt: skip
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    assert read(write_scheme(scheme)) == scheme


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_any_number_survives_as_it_is(number):
    first, *others = BOOK.get("semarang").rules[3].sets[0].weights
    mean = BOOK.get("semarang").rules[3]
    weights = ((first[0], number), *others)
    changed = replace(mean, sets=(replace(mean.sets[0], weights=weights),))
    scheme = replace(BOOK.get("semarang"), rules=(changed,), sha256="")
    assert read(write_scheme(scheme)).rules[0] == changed


def test_facts_that_are_missing_in_an_example_are_not_written():
    example = Example(facts={"a": None, "b": Decimal("1.5"), "c": True, "d": [[1, 2]]}, result={})
    scheme = replace(BOOK.get("semarang"), examples=(example,), sha256="")
    (found,) = read(write_scheme(scheme)).examples
    assert found.facts == {"b": Decimal("1.5"), "c": True, "d": [[1, 2]]}


def test_a_text_must_bear_the_name_of_its_file():
    with pytest.raises(ImportRefused, match="scheme_file_name"):
        read(write_scheme(BOOK.get("semarang")), "lain-1.toml")


def test_versions_are_ordered_by_number():
    assert sorted(["1.10", "2", "1.9"], key=age) == ["1.9", "1.10", "2"]
