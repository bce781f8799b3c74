"""Where things are: the one resolver of `resources/` and of the folders of this machine's user."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from penilaian_desktop.domain.errors import StorageUnavailable


class Paths(NamedTuple):
    """Folders handed down to everything else; nobody else looks for files by itself.

    `resources` is read-only. `data` holds the workspaces of this user, `logs` the log and crash
    files (no personal data in either).
    """

    resources: Path
    data: Path
    logs: Path

    @property
    def default_workspace(self) -> Path:
        """Return the folder of the workspace that opens when none is named."""
        return self.data / "ruang-kerja"

    @property
    def demo(self) -> Path:
        """Return the folder in which *Coba dengan data contoh* builds its example office."""
        return self.data / "data-contoh"


def resources_folder() -> Path:
    """Return `resources/` of the frozen program, of the installed wheel or of the source tree.

    Raises StorageUnavailable("resources_missing") when none of the three is there.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent.parent
    candidates = [
        *([Path(frozen) / "resources"] if frozen else []),
        package / "resources",
        package.parent.parent / "resources",
    ]
    for candidate in candidates:
        if (candidate / "regulations").is_dir():
            return candidate
    raise StorageUnavailable("resources_missing", folder=str(candidates[0]))


def user_data_folder() -> Path:
    """Return the per-user data folder: %LOCALAPPDATA%, or XDG_DATA_HOME, with our name in it.

    Local on purpose: a roaming or synchronised profile must never hold an open database.
    """
    if override := os.environ.get("PENILAIAN_DATA"):
        return Path(override)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "Penilaian"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "penilaian"


def find_paths() -> Paths:
    """Resolve all folders; nothing is created."""
    data = user_data_folder()
    return Paths(resources_folder(), data, data / "log")
