"""The shipped list of holidays (SKB 3 Menteri for 2026)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.storage.holidays import load_holidays

RESOURCES = Path(__file__).parents[2] / "resources"


def test_2026_has_17_holidays_8_days_of_cuti_bersama_and_ramadan():
    (found,) = load_holidays(RESOURCES)
    kinds = [day.kind for day in found.days]
    assert (found.year, kinds.count("libur_nasional"), kinds.count("cuti_bersama")) == (2026, 17, 8)
    assert len({day.day for day in found.days}) == 25
    (ramadan,) = found.reduced
    assert (ramadan.starts, ramadan.ends, ramadan.minutes) == (
        date(2026, 2, 19), date(2026, 3, 20), 390,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "code"), [("2027-01-01", "scheme_bounds"), ('"besok"', "scheme_wrong_type")]
)
def test_a_day_of_another_year_is_refused(tmp_path, day, code):
    folder = tmp_path / "regulations"
    folder.mkdir()
    (folder / "holidays-2026.toml").write_text(
        f'year = 2026\nsource = "SKB"\n[[days]]\nday = {day}\nname = "x"\nkind = "y"\n',
        encoding="utf-8",
    )
    with pytest.raises(ImportRefused) as refused:
        load_holidays(tmp_path)
    assert refused.value.code == code
