"""Every error code has its sentence, and each sentence one home."""

from __future__ import annotations

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import penilaian_desktop
from penilaian_desktop.domain import sentences
from penilaian_desktop.domain.messages import CATALOGUE

SOURCE = Path(penilaian_desktop.__file__).parent
ERRORS = frozenset(
    {"RuleViolation", "NotAllowed", "ImportRefused", "StaleRecord", "StorageUnavailable", "Offline"}
)


def codes_raised():
    """Yield (file:line, code) for each literal code of an expected error in the source."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                code = node.args[0]
                if name in ERRORS and isinstance(code, ast.Constant):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", code.value


def test_each_error_code_of_the_source_has_a_sentence():
    raised = list(codes_raised())
    assert len(raised) > 20
    assert [(place, code) for place, code in raised if code not in CATALOGUE] == []


def test_each_sentence_stands_in_one_chapter_only():
    chapters = [
        import_module(f"{sentences.__name__}.{module.name}").SENTENCES
        for module in iter_modules(sentences.__path__)
    ]
    counted = Counter(code for chapter in chapters for code in chapter)
    assert [code for code, times in counted.items() if times > 1] == []
    assert sum(counted.values()) == len(CATALOGUE)
