"""Load the table of absences: the newest `resources/regulations/disiplin-*.toml`."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from penilaian_desktop.domain.discipline import Confidence, DisciplineTable, Sanction
from penilaian_desktop.storage.toml_table import TomlTable

PREFIX = "disiplin-"


def load_discipline(folder: Path) -> DisciplineTable:
    """Read the newest table of a folder of regulations, an empty one without any.

    Raises ImportRefused with file and key: rows follow one another without a gap, the last is open.
    """
    files = sorted(folder.glob(f"{PREFIX}*.toml"), key=lambda p: _age(p.stem))
    return _load(files[-1]) if files else DisciplineTable()


def _age(stem: str) -> tuple[str, tuple[int, ...]]:
    code, _, version = stem.rpartition("-")
    return code, tuple(int(part) for part in version.split("."))


def _load(path: Path) -> DisciplineTable:
    table = TomlTable.read(path, path.read_bytes())
    if path.stem != f"{table.text('code')}-{table.text('version')}":
        raise table.refuse("scheme_file_name", "code")
    found = DisciplineTable(
        title=table.text("title"),
        short=table.text("short"),
        applies_to=frozenset(table.texts("applies_to")),
        others=table.text("others"),
        articles=table.choice("articles_confidence", Confidence),
        rows=tuple(_row(each) for each in table.tables("rows")),
        in_a_row=_row(table.table("in_a_row")),
    )
    table.done()
    for before, after in pairwise(found.rows):
        if before.last is None or after.first != before.last + 1:
            raise table.refuse("scheme_bounds", "rows", str(after.first))
    if not found.rows or found.rows[-1].last is not None:
        raise table.refuse("scheme_bounds", "rows")
    return found


def _row(table: TomlTable) -> Sanction:
    row = Sanction(
        first=table.integer("first"),
        last=table.integer("last") if table.has("last") else None,
        level=table.text("level"),
        text=table.text("text"),
        article=table.text("article"),
        confidence=table.choice("confidence", Confidence),
    )
    table.done()
    return row
