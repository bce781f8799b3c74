"""Which test proves which requirement: docs/requirements.toml joined with what tests name.

    python tools/requirements.py            write docs/requirements.md
    python tools/requirements.py --check    say what is out of date or has no test, exit 1

A test proves an id when its own docstring names it. A module whose docstring names it is listed
below the tests, and proves nothing by itself. Journeys, which go through the whole product, are
listed first.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "docs" / "requirements.toml"
PAGE = ROOT / "docs" / "requirements.md"
ID = re.compile(r"\b(?:TS|PR|TJ|SM|WG|X)-\d+\b")
SHOWN = 4
TABLE = "| id | what | tests | proven by |\n|---|---|---|---|"

HEAD = """# Requirements and the tests that prove them

Made by `python tools/requirements.py` from docs/requirements.toml and the docstrings of the tests;
`make test` fails when this page is out of date or a requirement has no test.
"""


class Proof(NamedTuple):
    """A test, or a module whose tests prove an id together."""

    path: str
    test: str = ""

    @property
    def rank(self) -> tuple[bool, bool, str, str]:
        """Journeys first, single tests before whole modules."""
        return ("journeys/" not in self.path, not self.test, self.path, self.test)

    def __str__(self) -> str:
        return f"`{self.path}{'::' if self.test else ''}{self.test}`"


def ids_of(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> set[str]:
    """Return the ids that a docstring names."""
    return set(ID.findall(ast.get_docstring(node) or ""))


def proofs_in(path: Path) -> Iterator[tuple[str, Proof]]:
    """Yield the ids that a file of tests proves."""
    where = path.relative_to(ROOT / "tests").as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for found in ids_of(tree):
        yield found, Proof(where)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for found in ids_of(node):
                yield found, Proof(where, node.name)


def all_proofs() -> dict[str, list[Proof]]:
    """Return the proofs of every id that a test names."""
    found: dict[str, list[Proof]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, proof in proofs_in(path):
            found[name].append(proof)
    return {name: sorted(proofs, key=lambda proof: proof.rank) for name, proofs in found.items()}


def page(source: dict[str, Any], proofs: dict[str, list[Proof]]) -> str:
    """Return the page as Markdown."""
    lines = [HEAD]
    for region in source["region"]:
        lines += [
            f"\n## {region['name']}\n",
            "| id | what | tests | proven by |",
            "|---|---|---|---|",
        ]
        for name, text in region["ids"].items():
            known = proofs.get(name, [])
            shown = "<br>".join(map(str, known[:SHOWN])) or "**not yet**"
            more = f"<br>and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
            lines.append(f"| {name} | {text} | {len(known)} | {shown}{more} |")
    return "\n".join(lines) + "\n"


def faults() -> list[str]:
    """Return what is wrong, as sentences: ids without a test, unknown ids, a page of yesterday."""
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    proofs = all_proofs()
    known = {name for region in source["region"] for name in region["ids"]}
    proven = {name for name, found in proofs.items() if any(proof.test for proof in found)}
    unproven, open_ = known - proven, set(source["open"])
    said = [f"{name} has no test" for name in sorted(unproven - open_)]
    said += [f"{name} is proven and still listed as open" for name in sorted(open_ - unproven)]
    said += [
        f"{proof} names {name}, which is no requirement"
        for name in sorted(proofs.keys() - known)
        for proof in proofs[name]
    ]
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page(source, proofs):
        said.append("docs/requirements.md is out of date: python tools/requirements.py")
    return said


def main() -> int:
    """Write the page, or with --check only say what is wrong."""
    if "--check" not in sys.argv[1:]:
        source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
        PAGE.write_text(page(source, all_proofs()), encoding="utf-8")
    said = faults()
    for line in said:
        print(line)
    return bool(said)


if __name__ == "__main__":
    sys.exit(main())
