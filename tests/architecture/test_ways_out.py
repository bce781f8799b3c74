"""X-8: each dialog that confirms something can be left with a word, not with Esc and × alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import penilaian_desktop.ui

UI = Path(penilaian_desktop.ui.__file__).parent
MAKERS = {"Button", "primary_button", "text_button"}
WORDS = {"Batal", "Batalkan", "Tutup", "Nanti", "Kembali"}


def classes_in(files):
    """Return every class by its name."""
    return {
        node.name: node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }


def bases_of(name, known):
    """Return a class and what it is built on, down to Dialog."""
    if name not in known:
        return []
    bases = [ast.unparse(base).split("[")[0] for base in known[name].bases]
    return [name, *(one for base in bases for one in bases_of(base, known))]


def word_of(call):
    """Return what a button says, "" where that is no literal."""
    text = call.args[0] if call.args else None
    if isinstance(text, ast.Call) and text.args:
        text = text.args[0]
    return text.value if isinstance(text, ast.Constant) else ""


def presses(call):
    """Return what a button does."""
    return next((ast.unparse(k.value) for k in call.keywords if k.arg == "clicked"), "")


def judge(name, known):
    """Return whether a dialog confirms something, and whether it can be left with a word."""
    confirms = leaves = False
    for base in bases_of(name, known):
        if base == "Dialog":
            continue
        for call in ast.walk(known[base]):
            if not isinstance(call, ast.Call):
                continue
            maker = ast.unparse(call.func).split(".")[-1]
            leaves |= maker == "add_cancel"
            if maker in MAKERS:
                does = presses(call)
                main = maker == "primary_button" or any(
                    k.arg == "kind" and ast.unparse(k.value) == "'primary'" for k in call.keywords
                )
                confirms |= main and does != "self.accept"
                leaves |= word_of(call) in WORDS and does in {"self.reject", "self.accept"}
    return confirms, leaves


KNOWN = classes_in(sorted(UI.rglob("*.py")))
DIALOGS = sorted(n for n in KNOWN if n != "Dialog" and "Dialog" in bases_of(n, KNOWN))


def test_the_dialogs_are_found():
    assert len(DIALOGS) > 60


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_that_confirms_has_a_word_to_leave_it_with(name):
    confirms, leaves = judge(name, KNOWN)
    assert leaves or not confirms


def test_a_dialog_without_a_way_out_is_found(tmp_path):
    file = tmp_path / "x.py"
    file.write_text(
        "class Bad(Dialog):\n"
        "    def go(self):\n"
        "        self.add_action(primary_button(self.tr('Simpan'), clicked=self._save))\n"
        "class Good(Bad):\n"
        "    def more(self):\n"
        "        self.add_cancel()\n",
        encoding="utf-8",
    )
    known = classes_in([file])
    assert judge("Bad", known) == (True, False)
    assert judge("Good", known) == (True, True)
