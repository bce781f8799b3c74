"""Files that were made to hurt: how long until each is refused, and what it takes meanwhile.

Each is read in a process of its own, in a thread beside a heartbeat, as the program reads files in
a lane beside its window (Linux: the memory is asked of /proc).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile_files
from figure import Figure

SECONDS, MIB, SILENT = 2.0, 200, 0.5


def figures() -> Iterator[Figure]:
    found = {}
    for name, make in hostile_files.FILES.items():
        done = subprocess.run(
            [sys.executable, Path(hostile_files.__file__)],
            input=make(), capture_output=True, check=True, timeout=120,
        )  # fmt: skip
        found[name] = json.loads(done.stdout)
        assert found[name]["code"], f"{name} was taken"
    for what, key, limit, unit, scale in (
        ("refused in", "seconds", SECONDS, "s", 1.0),
        ("memory until then", "mib", MIB, "MiB", 1.0),
        ("longest silence of the thread beside it", "silent", SILENT, "ms", 1000.0),
    ):
        worst = max(found, key=lambda name: found[name][key])
        value = found[worst][key]
        yield Figure(
            f"hostile files ({len(found)}): {what} ÷ {limit * scale:.0f} {unit}",
            value / limit,
            1.0,
            0.5,
            f"{value * scale:.1f} {unit}: {worst}",
        )
