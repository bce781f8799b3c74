"""Editions of ready indicators (SM-5)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from penilaian_desktop.domain.library import LibraryIndicator, edition_on


def edition(number, day, **fields):
    return LibraryIndicator(
        id=f"l-{number}", at=datetime(2026, 1, 1, tzinfo=UTC), code="disiplin", edition=number,
        effective_from=day, name="Disiplin", **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2025, 12, 31), None), (date(2026, 1, 1), 1), (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 2), (date(2030, 1, 1), 2),
    ],
)  # fmt: skip
def test_the_edition_in_force_is_the_last_that_began(day, number):
    editions = [
        edition(2, date(2026, 7, 1)), edition(1, date(2026, 1, 1)),
        edition(3, date(2026, 3, 1), deleted=True),
    ]  # fmt: skip
    found = edition_on(editions, day)
    assert (found.edition if found else None) == number


def test_of_two_editions_of_one_day_the_higher_counts():
    day = date(2026, 1, 1)
    assert edition_on([edition(2, day), edition(1, day)], day).edition == 2
