"""An enrolled office and unit, made once and copied for each test."""

from __future__ import annotations

import shutil

import pytest
from tests.sync.pair import copy_pair, enrol
from tests.sync.trio import copy_trio, enrol_trio


@pytest.fixture(scope="session")
def enrolled_template(workspace_template, tmp_path_factory):
    root = tmp_path_factory.mktemp("enrolled")
    for name in ("office", "unit"):
        shutil.copytree(workspace_template, root / name)
    (root / "tukar").mkdir()
    keys, ids, units = enrol(root / "office", root / "unit", root / "tukar", bytes(range(32)))
    return root, keys, ids, units


@pytest.fixture
def pair(enrolled_template, tmp_path, data_key):
    found = copy_pair(enrolled_template, tmp_path, data_key)
    yield found
    found.close()


@pytest.fixture(scope="session")
def trio_template(workspace_template, tmp_path_factory):
    root = tmp_path_factory.mktemp("trio")
    for name in ("office", "head", "staff"):
        shutil.copytree(workspace_template, root / name)
    return (root, *enrol_trio(root, bytes(range(32))))


@pytest.fixture
def trio(trio_template, tmp_path, data_key):
    found = copy_trio(trio_template, tmp_path, data_key)
    yield found
    found.close()
