"""Number the documents of the search index by person and day.

The number of a document then says whose entry it is and of which day, so that a search within one
person's days reads one range of the index, newest first. The index of all entries by day goes:
every list is one person's. Files are counted without reading their rows. Beginnings of up to ten letters get an index of their own: results come
as somebody types.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_DOCUMENTS = (
    "INSERT INTO search_document (doc, activity_id) "
    "SELECT (p.number << 42) | (CAST(julianday(a.day) - 1721424.5 AS INTEGER) << 20) "
    "| row_number() OVER (PARTITION BY a.person_id, a.day ORDER BY a.position, a.id), a.id "
    "FROM activity a JOIN search_person p ON p.person_id = a.person_id WHERE a.deleted = 0"
)
_PLAIN_DOCUMENTS = (
    "INSERT INTO search_document (doc, activity_id) "
    "SELECT row_number() OVER (ORDER BY id), id FROM activity WHERE deleted = 0"
)
_BODIES = (
    "INSERT INTO activity_fts (rowid, body) SELECT d.doc, "
    "a.text || ' ' || a.note || ' ' || a.tags || ' ' || coalesce(a.unit, '') "
    "FROM search_document d JOIN activity a ON a.id = d.activity_id ORDER BY d.doc"
)
_INDEX = (
    "CREATE VIRTUAL TABLE activity_fts USING fts5("
    "body, content='', contentless_delete=1, prefix='{prefixes}', "
    'tokenize="unicode61 remove_diacritics 2")'
)


def upgrade() -> None:
    op.create_table(
        "search_person",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search_person"),
        sa.UniqueConstraint("person_id", name="uq_search_person_person_id"),
    )
    op.execute(
        "INSERT INTO search_person (number, person_id) "
        "SELECT row_number() OVER (ORDER BY person_id), person_id "
        "FROM (SELECT DISTINCT person_id FROM activity WHERE deleted = 0)"
    )
    _again(_DOCUMENTS, "1 2 3 4 5 6 7 8 9 10")
    op.drop_index("ix_activity_day_position_id_deleted", "activity")
    op.drop_index("ix_evidence_link_activity_id", "evidence_link")
    op.create_index(
        "ix_evidence_link_activity_id_deleted", "evidence_link", ["activity_id", "deleted"]
    )


def downgrade() -> None:
    op.drop_index("ix_evidence_link_activity_id_deleted", "evidence_link")
    op.create_index("ix_evidence_link_activity_id", "evidence_link", ["activity_id"])
    op.create_index(
        "ix_activity_day_position_id_deleted",
        "activity",
        ["day", "position", "id", "deleted"],
    )
    _again(_PLAIN_DOCUMENTS, "2 3")
    op.drop_table("search_person")


def _again(documents: str, prefixes: str) -> None:
    op.execute("DROP TABLE activity_fts")
    op.execute("DELETE FROM search_document")
    op.execute(_INDEX.format(prefixes=prefixes))
    op.execute(documents)
    op.execute(_BODIES)
