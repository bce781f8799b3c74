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
    loaded = {name.removeprefix("penilaian_desktop.domain.") for name in done.stdout.splitlines()}
    assert "wording" not in loaded
    assert [name for name in loaded if name.endswith("_views")] == []


PAINT = """
import sys
from pathlib import Path
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.app.window import start
from penilaian_desktop.storage.vault import KdfParams, Vault

data = Path(sys.argv[1])
vault, key, _ = Vault.create(data / "ruang-kerja", KdfParams.fast())
vault.add_account(
    key, account_id="a-1", name="siti", display_name="Siti", subtitle="Staf", password="contoh-2026"
)
for name in [name for name in sys.modules if name.startswith("penilaian_desktop.storage.")]:
    del sys.modules[name]
before = set(sys.modules)
started = start(Paths(resources_folder(), data, data / "log"))
started.window.painted.connect(started.app.quit)
painted = []
started.window.painted.connect(lambda: painted.extend(set(sys.modules) - before))
started.window.show()
started.app.exec()
started.tasks.stop()
print("\\n".join(painted or ["nothing"]))
"""


def test_until_the_first_paint_nothing_else_is_loaded(tmp_path):
    """The unlock window with real accounts, up to the moment at which it has been painted."""
    done = subprocess.run(
        [sys.executable, "-c", PAINT, str(tmp_path)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    loaded = done.stdout.splitlines()
    allowed = {"penilaian_desktop.storage.vault_slots"}
    found = {name for name in loaded if any(name == h or name.startswith(f"{h}.") for h in HEAVY)}
    assert found <= allowed
    assert "penilaian_desktop.storage.vault_slots" in loaded
    assert not {"logging.handlers", "platform", "_strptime"} & set(loaded)


QUICK = """
import builtins, gc
from penilaian_desktop.app.quick_imports import start_quickly
start_quickly()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("teks")
label.show()
QTimer.singleShot(0, app.quit)
app.exec()
print(builtins.__import__.__name__, gc.isenabled(), label.text())
"""


def test_the_window_starts_without_the_import_of_features_and_without_collections():
    """PySide6 wraps `import` to look for a feature that nobody here uses."""
    done = subprocess.run(
        [sys.executable, "-c", QUICK], capture_output=True, text=True, check=True, timeout=60
    )
    name, collects, text = done.stdout.split()
    assert (collects, text) == ("False", "teks")
    assert name != "__feature_import__"
