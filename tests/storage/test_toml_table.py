"""A TOML table read key by key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.storage.toml_table import TomlTable


class Colour(StrEnum):
    RED = "merah"


def table(text: str) -> TomlTable:
    return TomlTable.read(Path("contoh.toml"), text.encode())


def test_each_type_is_taken_as_it_is_written():
    read = table(
        'a = "x"\nb = 3\nc = true\nd = 2026-02-03\ne = 88.310\nf = ["merah"]\ng = [1, 2]\n'
        "[h]\nk = 1_000.5\n[[i]]\nname = 'satu'\n[[i]]\n"
    )
    assert (read.text("a"), read.integer("b"), read.flag("c")) == ("x", 3, True)
    assert (read.day("d"), read.decimal("e")) == (date(2026, 2, 3), Decimal("88.310"))
    assert (read.choices("f", Colour), read.integers("g")) == ((Colour.RED,), (1, 2))
    assert read.table("h").decimals() == (("k", Decimal("1000.5")),)
    assert [each.key for each in read.tables("i")] == ["i.satu", "i.2"]
    assert (read.integers("z"), read.tables("z"), read.optional_decimal("z")) == ((), (), None)
    read.done()


def test_defaults_stand_in_for_missing_keys():
    assert table("").text("a", default="") == ""
    assert table("").integer("a", default=2) == 2


@pytest.mark.parametrize(
    ("text", "read", "code"),
    [
        ("", lambda t: t.text("a"), "scheme_key_missing"),
        ("", lambda t: t.decimal("a"), "scheme_key_missing"),
        ("a = 1", lambda t: t.text("a"), "scheme_wrong_type"),
        ("a = true", lambda t: t.integer("a"), "scheme_wrong_type"),
        ("a = true", lambda t: t.decimal("a"), "scheme_wrong_type"),
        ("a = [1, 'x']", lambda t: t.integers("a"), "scheme_wrong_type"),
        ("a = 'biru'", lambda t: t.choice("a", Colour), "scheme_name_unknown"),
        ("a = 1", lambda t: t.done(), "scheme_key_unknown"),
    ],
)
def test_anything_else_is_refused_at_its_key(text, read, code):
    with pytest.raises(ImportRefused) as refused:
        read(table(text))
    error = refused.value
    assert (error.code, error.place.file, error.place.field) == (code, "contoh.toml", "a")
