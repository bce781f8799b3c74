"""The tables of evidence.db and archive.db: bytes in chunks, addressed by their content."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

from penilaian_desktop.storage.columns import ValueText
from penilaian_desktop.storage.tables import NAMING

BLOB_METADATA = MetaData(naming_convention=NAMING)

blob = Table(
    "blob",
    BLOB_METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media", Text, nullable=False),
    Column("at", ValueText(datetime), nullable=False),
)
chunk = Table(
    "chunk",
    BLOB_METADATA,
    Column("sha256", Text, ForeignKey("blob.sha256", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
