"""Which databases a workspace has, and the schema step each must be at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import MetaData

from penilaian_desktop.storage.blob_tables import BLOB_METADATA
from penilaian_desktop.storage.tables import METADATA

SCHEMA_HEAD = "0020"
"""The step of workspace.db that this version of the application writes."""

BLOB_HEAD = "b0001"
"""The same for evidence.db and archive.db."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """A schema with its steps: folder under `migrations`, last step, tables."""

    folder: str
    head: str
    metadata: MetaData


WORKSPACE = Lineage("workspace", SCHEMA_HEAD, METADATA)
BLOBS = Lineage("blobs", BLOB_HEAD, BLOB_METADATA)

DATABASES: dict[str, Lineage] = {
    "workspace.db": WORKSPACE,
    "evidence.db": BLOBS,
    "archive.db": BLOBS,
}


def database_files(root: Path) -> dict[Path, Lineage]:
    """Return the database files of a workspace folder with their lineage."""
    return {root / name: lineage for name, lineage in DATABASES.items()}
