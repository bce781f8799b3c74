"""What the first window imports: neither the database nor paper nor sheets (start-up)."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "sqlalchemy", "alembic", "sqlcipher3", "openpyxl", "xlsxwriter", "python_calamine",
    "reportlab", "pypdfium2", "PIL", "joserfc", "pyrage", "segno", "sqlite3",
    "penilaian_desktop.services", "penilaian_desktop.storage", "penilaian_desktop.sync",
    "penilaian_desktop.reports", "penilaian_desktop.spreadsheets",
)  # fmt: skip


@pytest.mark.parametrize(
    "module",
    [
        "penilaian_desktop.ui.shell.unlock",
        "penilaian_desktop.ui.shell.window",
        "penilaian_desktop.ui.shell.first_start",
    ],
)
def test_the_first_window_imports_nothing_heavy(module):
    script = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = done.stdout.splitlines()
    found = [name for name in loaded if any(name == h or name.startswith(f"{h}.") for h in HEAVY)]
    assert found == []


def test_the_unlock_view_does_not_import_the_read_models():
    script = "import sys, penilaian_desktop.ui.shell.unlock; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.splitlines())
    assert loaded.isdisjoint({"penilaian_desktop.domain.views", "penilaian_desktop.domain.wording"})
