"""Own schemes, facts keyed by hand, complaints about indicators, yearly reviews of the system."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
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


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "scheme_text",
        *_record_columns(),
        _text("code"),
        _text("scheme_version"),
        _text("title"),
        _text("toml"),
        sa.Column("released_on", sa.Date(), nullable=True),
        _text("copied_from"),
        sa.PrimaryKeyConstraint("id", name="pk_scheme_text"),
    )
    op.create_index("ix_scheme_text_code_scheme_version", "scheme_text", ["code", "scheme_version"])
    op.create_table(
        "scheme_fact",
        *_record_columns(),
        _text("person_id"),
        _text("period_code"),
        _text("name"),
        _text("value"),
        _text("reason"),
        sa.PrimaryKeyConstraint("id", name="pk_scheme_fact"),
    )
    op.create_index(
        "ix_scheme_fact_person_id_period_code", "scheme_fact", ["person_id", "period_code"]
    )
    op.create_table(
        "indicator_complaint",
        *_record_columns(),
        _text("person_id"),
        _text("indicator_id", nullable=True),
        _text("library_code"),
        sa.Column("library_edition", sa.Integer(), nullable=False),
        _text("text"),
        _text("reason"),
        sa.PrimaryKeyConstraint("id", name="pk_indicator_complaint"),
    )
    op.create_index("ix_indicator_complaint_person_id", "indicator_complaint", ["person_id"])
    op.create_index("ix_indicator_complaint_library_code", "indicator_complaint", ["library_code"])
    op.create_table(
        "system_review",
        *_record_columns(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        _text("findings"),
        _text("decisions"),
        _text("participants"),
        _text("changed"),
        sa.PrimaryKeyConstraint("id", name="pk_system_review"),
    )
    op.create_index("ix_system_review_year", "system_review", ["year"])


def downgrade() -> None:
    for table in ("system_review", "indicator_complaint", "scheme_fact", "scheme_text"):
        op.drop_table(table)
