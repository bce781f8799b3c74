"""Feed the doors of the exchange with what a fuzzer invents: `python tools/fuzz.py DOOR [FOLDER]`.

With atheris installed (`pip install atheris`; it is in no requirements file, since it has no wheels
for every system) coverage guides it; without it the same doors get the changes of
`tests/sync/mutate.py` until somebody stops it. Whatever is not a refusal is a fault: the input is
left in the folder. Doors: see `tests/sync/doors.py`.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    guided = importlib.util.find_spec("atheris") is not None
    door, folder = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "out/fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    return _guided(door, folder) if guided else _changing(door, folder)


def _guided(door: str, folder: Path) -> int:
    """Let atheris invent bytes; it never returns."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["penilaian_desktop"]):
        doors = importlib.import_module("tests.sync.doors")
        errors = importlib.import_module("penilaian_desktop.domain.errors")

    def one(data: bytes) -> None:
        try:
            doors.DOORS[door](data)
        except errors.ImportRefused:
            return

    if door in doors.SEEDS:
        (folder / "seed").write_bytes(doors.good(door))
    atheris.Setup([sys.argv[0], f"-artifact_prefix={folder}/", str(folder)], one)
    atheris.Fuzz()
    return 0


def _changing(door: str, folder: Path) -> int:
    """Change something good, for ever; return 1 at the first fault."""
    doors = importlib.import_module("tests.sync.doors")
    errors = importlib.import_module("penilaian_desktop.domain.errors")
    number, started, seed = 0, time.monotonic(), random.SystemRandom().randrange(2**32)
    dice = random.Random(seed)
    print(f"tanpa atheris; benih {seed}")
    while True:
        number += 1
        data = doors.changed(door, dice)
        try:
            doors.DOORS[door](data)
        except errors.ImportRefused:
            pass
        except Exception:
            name = folder / f"fault-{hashlib.sha256(data).hexdigest()[:12]}"
            name.write_bytes(data)
            print(f"masukan yang gagal: {name}")
            raise
        if number % 10_000 == 0:
            print(f"{number:,} masukan, {number / (time.monotonic() - started):,.0f}/s")


if __name__ == "__main__":
    sys.exit(main())
