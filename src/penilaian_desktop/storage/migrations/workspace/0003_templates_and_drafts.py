"""Templates, meant overlaps, and text that was not saved yet."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("sig", sa.Text(), nullable=True),
        sa.Column("sig_base", sa.Integer(), nullable=True),
    )


def upgrade() -> None:
    op.create_table(
        "entry_template",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("favourite", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry_template"),
    )
    op.create_index("ix_entry_template_person_id", "entry_template", ["person_id"])
    op.create_table(
        "unit_template",
        *_record_columns(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit_template"),
    )
    op.create_index("ix_unit_template_unit_id", "unit_template", ["unit_id"])
    op.create_table(
        "kept_overlap",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("times", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_overlap"),
    )
    op.create_index("ix_kept_overlap_person_id_day", "kept_overlap", ["person_id", "day"])
    op.create_table(
        "unsaved_text",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "place", name="pk_unsaved_text"),
    )


def downgrade() -> None:
    op.drop_table("unsaved_text")
    op.drop_table("kept_overlap")
    op.drop_table("unit_template")
    op.drop_table("entry_template")
