"""X-8: the rail shows the whole name of every page."""

from __future__ import annotations

import pytest

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.shell.pages import PAGES
from penilaian_desktop.ui.shell.rail import WIDE, WORD_AT, WORD_END

SIDES = 17
"""What the rail leaves free beside its items."""


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_the_name_of_a_page_fits_also_where_it_is_chosen(dressed, spec):
    assert look().width(spec.words, "strong") <= WIDE - SIDES - WORD_AT - WORD_END
