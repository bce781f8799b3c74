"""The licence texts of everything that the built folder carries."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

FOLDER = "licences"
NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS", "BUILD_LICEN")
WITHOUT_A_TEXT = {"pyside6-essentials": "qt", "shiboken6": "qt"}
"""Packages whose wheels bring no licence text, and the folder beside this file that has it."""


def shipped_packages(lock: Path) -> list[str]:
    """Return the names in a lock file of requirements, without versions and hashes."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0].strip() for line in lines if line[:1].isalnum()]


def licence_files(root: Path, lock: Path) -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) for our licence, Python's and those of the packages.

    Raises FileNotFoundError for a package without a licence text: nothing is shipped without one.
    """
    kept = root / "installer" / "licences"
    found = [(str(root / "LICENSE"), FOLDER), (str(_python()), f"{FOLDER}/python")]
    texts = sorted(path for path in kept.glob("*/*") if path.is_file())
    found += [(str(path), f"{FOLDER}/{path.parent.name}") for path in texts]
    for name in shipped_packages(lock):
        own = [(str(path), f"{FOLDER}/{name}") for path in _texts(name)]
        if not own and not (kept / WITHOUT_A_TEXT.get(name, name)).is_dir():
            raise FileNotFoundError(f"{name} has no licence text")
        found += own
    return found


def _texts(name: str) -> Iterator[Path]:
    """Yield the licence texts in the metadata of an installed package."""
    for entry in distribution(name).files or []:
        inside = [part.upper() for part in entry.parts if not part.endswith(".dist-info")]
        legal = any(part.startswith(NAMES) for part in inside)
        path = Path(str(entry.locate()))
        if legal and entry.parts[0].endswith(".dist-info") and path.is_file():
            yield path


def _python() -> Path:
    """Return Python's own licence."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    places = (stdlib / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    for place in places:
        if place.is_file():
            return place
    raise FileNotFoundError(f"no licence text of Python at {places}")
