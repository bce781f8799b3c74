"""PySide6's support modules wait until they are asked; PySide6 works as it does without that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread
from types import ModuleType

import PySide6
import pytest
import shiboken6

from penilaian_desktop.app import lazy_support
from penilaian_desktop.app.lazy_support import put_off

MISTAKES = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("teks")
for wrong in (
    lambda: label.setText(5), lambda: label.setText(), lambda: label.resize("lebar"),
    lambda: QLabel(nonsense=3), lambda: label.setAlignment(4), lambda: label.missing(),
):
    try:
        wrong()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print(QLabel.setText.__doc__)
from PySide6.support.signature import get_signature
print(get_signature(QLabel.resize))
"""
QUICKLY = "from penilaian_desktop.app.quick_imports import start_quickly; start_quickly()"
WAITING = """
import sys
print("inspect" in sys.modules, "argparse" in sys.modules, "logging" in sys.modules)
"""


def spoken(script: str, path: Path | None = None, **more: str) -> str:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    if path is not None:
        env["PYTHONPATH"] = os.pathsep.join([str(path), env.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, timeout=60, env=env, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def copied_shiboken(folder: Path) -> Path:
    there = folder / "shiboken6"
    shutil.copytree(
        Path(shiboken6.__file__).parent, there, ignore=shutil.ignore_patterns("files.dir")
    )
    return there


def test_the_installed_pyside_is_the_one_that_was_tried():
    """After an update: run this file with the new number in TRIED, then look at the start."""
    assert PySide6.__version__ == lazy_support.TRIED


def test_a_start_leaves_the_support_modules_alone():
    assert spoken(QUICKLY + WAITING).split() == ["False"] * 3


def test_mistakes_and_signatures_read_as_they_do_without():
    usual = spoken(MISTAKES)
    assert usual.count("called with wrong argument types") == 3
    assert spoken(QUICKLY + MISTAKES) == usual


def test_another_version_starts_as_pyside_does_by_itself(tmp_path):
    init = copied_shiboken(tmp_path) / "__init__.py"
    init.write_text(init.read_text("utf-8").replace(lazy_support.TRIED, "6.99.0"), "utf-8")
    assert spoken(QUICKLY + WAITING, tmp_path).split() == ["True"] * 3


def test_an_unpacked_copy_beside_pyside_is_not_needed_even_when_it_is_damaged(tmp_path):
    damaged = copied_shiboken(tmp_path) / "files.dir" / "shibokensupport" / "signature"
    damaged.mkdir(parents=True)
    (damaged / "loader.py").write_text("raise SystemExit(3)", "utf-8")
    assert spoken(QUICKLY + WAITING, tmp_path).split() == ["False"] * 3


def test_preparing_after_pyside_was_loaded_changes_nothing():
    before = sys.modules.get(lazy_support.BOOTSTRAP)
    lazy_support.prepare()
    assert sys.modules.get(lazy_support.BOOTSTRAP) is before


def made(source: str, *by_name: str) -> tuple[ModuleType, list[str]]:
    runs: list[str] = []
    module = ModuleType("later")

    def code():
        runs.append("run")
        return compile(source, "later.py", "exec")

    put_off(module, code, by_name)
    return module, runs


def test_a_module_runs_once_at_the_first_question():
    module, runs = made("answer = 42")
    module.given = 1
    assert (runs, module.given, hasattr(module, "__path__")) == ([], 1, False)
    assert (module.answer, module.answer, runs) == (42, 42, ["run"])
    with pytest.raises(AttributeError, match="'later' has no attribute 'other'"):
        _ = module.other


def test_a_name_taken_from_its_namespace_loads_it_when_it_is_called():
    module, runs = made("def update(n): return n + 1", "update")
    taken = vars(module)["update"]
    assert runs == []
    assert (taken(1), taken(2), runs) == (2, 3, ["run"])


def test_a_module_that_could_not_run_is_asked_again():
    module, runs = made("import nowhere_at_all")
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError):
            _ = module.answer
    assert runs == ["run", "run"]


def test_two_threads_that_ask_together_both_get_the_answer():
    module, runs = made("import time\nanswer = sum(range(200_000))")
    ready, answers = Barrier(2), []

    def ask():
        ready.wait()
        answers.append(module.answer)

    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, runs) == ([sum(range(200_000))] * 2, ["run"])
