"""What happened to an entry, in words (FEATURES X-4)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import NotAllowed

WORLD = Path(__file__).parents[1] / "ui" / "screens" / "log_world.py"


@pytest.fixture
def world(workspace):
    spec = importlib.util.spec_from_file_location("log_world_for_history", WORLD)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module.make_world(workspace, lambda: module.NOW)


def texts(world, key):
    lines = world.services.activities.history(world.session, world.ids[key])
    return [(line.kind, line.text, line.who) for line in lines]


def test_a_returned_entry_tells_who_returned_it_and_why(world):
    assert texts(world, (0, "11.00")) == [
        ("returned", "Dikembalikan: “Tuliskan jumlah berkasnya.”", "Bambang Wijaya"),
        ("written", "Dicatat", "Siti Aminah"),
    ]


def test_changes_are_named_by_field_and_each_field_once(world):
    activities, session = world.services.activities, world.session
    item = activities.item(session, world.ids[3, "08.00"])
    activities.update(session, item.id, item.version, start=490, end=590, minutes=100, unit="jiwa")
    activities.submit(session, [item.id])
    assert [text for _, text, _ in texts(world, (3, "08.00"))] == [
        "Diajukan",
        "Diubah: jam, menit, satuan",
        "Dicatat",
    ]


def test_evidence_and_its_removal_are_told(world):
    activities, session = world.services.activities, world.session
    entry = world.ids[3, "08.00"]
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
    link = activities.attach(session, entry, "foto.png", png).value
    activities.detach(session, link.id)
    assert [kind for kind, _, _ in texts(world, (3, "08.00"))][:2] == ["detached", "attached"]


def test_undoing_a_deletion_is_told(world):
    activities, session = world.services.activities, world.session
    activities.delete(session, world.ids[3, "08.00"])
    world.services.undo.undo(session)
    assert [kind for kind, _, _ in texts(world, (3, "08.00"))] == ["restored", "deleted", "written"]


def test_nobody_else_reads_it(world):
    with pytest.raises(NotAllowed):
        world.services.activities.history(world.head, world.ids[3, "08.00"])
