"""Load the shipped ready indicators: `resources/library/indikator-<set>.toml`.

A set is never edited after its release; a later one holds the later editions. What is wrong in a
file is refused with file and key.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from penilaian_desktop.domain.library import Anchor, LibraryFormula, LibraryIndicator
from penilaian_desktop.domain.plan import Aspect, Direction, Perspective
from penilaian_desktop.domain.record import fixed_id
from penilaian_desktop.storage.toml_table import TomlTable

FOLDER = "library"


def load_library(resources_dir: Path) -> tuple[LibraryIndicator, ...]:
    """Read every set below the resources; raises ImportRefused for anything that is wrong."""
    found: list[LibraryIndicator] = []
    for path in sorted((resources_dir / FOLDER).glob("indikator-*.toml")):
        table = TomlTable.read(path, path.read_bytes())
        edition, effective_from = table.integer("set"), table.day("effective_from")
        found += [_indicator(t, edition, effective_from) for t in table.tables("indicator")]
        table.done()
    return tuple(found)


def _indicator(table: TomlTable, edition: int, effective_from: date) -> LibraryIndicator:
    code = table.text("code")
    record = LibraryIndicator(
        id=fixed_id(f"indikator/{code}/{edition}"),
        at=datetime(effective_from.year, effective_from.month, effective_from.day, tzinfo=UTC),
        code=code,
        edition=edition,
        effective_from=effective_from,
        name=table.text("name"),
        aspect=table.choice("aspect", Aspect),
        perspectives=table.choices("perspectives", Perspective),
        unit=table.text("unit"),
        direction=table.choice("direction", Direction),
        formula=table.choice("formula", LibraryFormula),
        target_text=table.text("target_text"),
        measure=table.text("measure"),
        source=table.text("source"),
        purpose=table.text("purpose"),
        definition=table.text("definition"),
        anchors=tuple(_anchor(anchor) for anchor in table.tables("anchors")),
    )
    table.done()
    return record


def _anchor(table: TomlTable) -> Anchor:
    anchor = Anchor(level=table.integer("level"), text=table.text("text"))
    table.done()
    return anchor
