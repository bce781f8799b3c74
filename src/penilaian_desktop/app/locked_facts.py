"""What may be known of a workspace while it is locked: its title, the laptop, the last backup.

`ruang-kerja.json` beside the vault holds a title and a device name, nothing personal. It is a
convenience: when it is missing or broken, the unlock window shows less.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

NAME = "ruang-kerja.json"


def read_facts(root: Path) -> tuple[str, str, datetime | None]:
    """Return title, device name and the time of the newest backup of a workspace folder."""
    title = device = ""
    try:
        found = json.loads((root / NAME).read_text(encoding="utf-8"))
        title, device = str(found["title"]), str(found["device"])
    except (OSError, ValueError, KeyError, TypeError):
        title = root.name
    return title, device, _newest_backup(root / "backups")


def write_facts(root: Path, title: str, device: str) -> None:
    """Keep title and device name; a read-only or full disk is no reason not to open."""
    if read_facts(root)[:2] == (title, device):
        return
    try:
        (root / NAME).write_text(
            json.dumps({"title": title, "device": device}, ensure_ascii=False), encoding="utf-8"
        )
    except OSError:
        return


def _newest_backup(folder: Path) -> datetime | None:
    """Return the time in the name of the newest backup, without opening any."""
    times = []
    for path in folder.glob("cadangan-*.*"):
        try:
            stamp = datetime.fromisoformat(path.name[9:24].replace("-", "T"))
        except ValueError:
            continue
        times.append(stamp.replace(tzinfo=UTC))
    return max(times, default=None)
