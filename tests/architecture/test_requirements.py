"""Each requirement of the five regions has a test that proves it, and the page tells which."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "requirements.py"


@pytest.fixture(scope="module")
def tool():
    spec = spec_from_file_location("requirements", TOOL)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_requirement_has_a_test_and_the_page_is_of_today(tool):
    """Mended with `python tools/requirements.py`, or by a test that names the missing id."""
    assert tool.faults() == []


def test_an_id_without_a_test_and_one_that_nobody_asked_for_are_told(tool, monkeypatch):
    proofs = tool.all_proofs()
    moved = proofs.pop("WG-12")
    monkeypatch.setattr(tool, "all_proofs", lambda: proofs | {"WG-99": moved[:1]})
    said = tool.faults()
    assert "WG-12 has no test" in said
    assert f"{moved[0]} names WG-99, which is no requirement" in said
    assert "docs/requirements.md is out of date: python tools/requirements.py" in said
