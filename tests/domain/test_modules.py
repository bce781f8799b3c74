"""The whole of the domain stands alone: each module can be read by itself."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import penilaian_desktop.domain as domain

MODULES = sorted(m.name for m in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_can_be_read_by_itself(name):
    assert importlib.import_module(name).__doc__
