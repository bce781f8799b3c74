"""Run every benchmark and print one table: figure, ratio, goal, met or not.

Each script in this folder that defines `figures()` yields `Figure`s. A figure is a ratio against a
floor measured in the same run, so it says the same on a slow and on a fast machine.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import Figure


def main() -> int:
    names = sorted(p.stem for p in Path(__file__).parent.glob("bench_*.py"))
    wanted = [n for n in names if not sys.argv[1:] or any(a in n for a in sys.argv[1:])]
    rows: list[Figure] = []
    for name in wanted:
        rows.extend(importlib.import_module(name).figures())
    width = max(len(row.name) for row in rows)
    print(f"{'figure':<{width}}  {'ratio':>7}  {'must':>6}  {'goal':>6}  met   measured")
    for row in rows:
        must = f"{row.must:.2f}" if row.must is not None else "-"
        goal = f"{row.goal:.2f}" if row.goal is not None else "-"
        limits = f"{row.ratio:7.2f}  {must:>6}  {goal:>6}"
        print(f"{row.name:<{width}}  {limits}  {row.verdict:<5} {row.detail}")
    return 0 if all(row.verdict != "NO" for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
