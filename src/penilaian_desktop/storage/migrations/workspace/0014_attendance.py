"""The attendance of a person in a month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COUNTS = (
    "working_days", "present", "leave", "sick", "permit", "duty", "absent", "undecided",
    "late_days", "late_minutes",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("sig", sa.Text(), nullable=True),
        sa.Column("sig_base", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        sa.Column("late_steps", sa.Text(), nullable=False),
        sa.Column("early_days", sa.Integer(), nullable=False),
        sa.Column("early_minutes", sa.Integer(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
    )
    op.create_index("ix_attendance_person_id_month", "attendance", ["person_id", "month"])
    op.create_index("ix_attendance_unit_id_month", "attendance", ["unit_id", "month"])
    op.create_index("ix_attendance_month", "attendance", ["month"])


def downgrade() -> None:
    op.drop_table("attendance")
