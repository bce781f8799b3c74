from __future__ import annotations

from pathlib import Path

import pytest

from penilaian_desktop.reports import door
from penilaian_desktop.reports.fonts import load_fonts

FONTS = Path(__file__).parents[2] / "resources" / "fonts" / "print"


@pytest.fixture(autouse=True)
def _print_fonts() -> None:
    door.use_fonts(FONTS)
    load_fonts(FONTS)
