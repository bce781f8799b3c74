"""The shipped ready indicators, and files that are wrong."""

from __future__ import annotations

import pytest

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.library import LibraryFormula
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.storage.library_file import load_library

SET = (resources_folder() / "library" / "indikator-1.toml").read_text(encoding="utf-8")


def written(tmp_path, text):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "indikator-1.toml").write_text(text, encoding="utf-8")
    return load_library(tmp_path)


def test_each_shipped_indicator_is_complete():
    """TS-3, PR-2, PR-3, PR-4, TJ-2, SM-3."""
    found = load_library(resources_folder())
    assert len(found) == len({i.code for i in found}) == 12
    assert len({i.id for i in found}) == 12
    for indicator in found:
        for name in ("name", "unit", "target_text", "measure", "source", "purpose", "definition"):
            assert getattr(indicator, name), (indicator.code, name)
        assert [a.level for a in indicator.anchors] in ([], [1, 2, 3, 4, 5])
        lower = indicator.formula is LibraryFormula.LOWER_BETTER
        assert not lower or indicator.direction is Direction.LOWER


def test_ids_are_the_same_on_every_laptop():
    first, second = load_library(resources_folder()), load_library(resources_folder())
    assert [i.id for i in first] == [i.id for i in second]
    assert all(i.id[14] == "7" and i.id[19] in "89ab" for i in first)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('aspect = "Waktu"', 'aspect = "Cepat"', "aspect"),
        ('direction = "lower"', 'direksi = "lower"', "direction"),
        ("level = 1", 'level = "satu"', "level"),
        ("set = 1", "set = 1\nwarna = 3", "warna"),
    ],
)
def test_what_is_wrong_in_a_set_is_refused_with_its_key(tmp_path, old, new, key):
    with pytest.raises(ImportRefused) as refused:
        written(tmp_path, SET.replace(old, new, 1))
    assert refused.value.place.file == "indikator-1.toml"
    assert refused.value.place.field.endswith(key)


def test_without_a_folder_there_is_no_library(tmp_path):
    assert load_library(tmp_path) == ()
