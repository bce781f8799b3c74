"""Tasks and projects, reports of their progress, and the entries that were work on them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
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
        "task",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("task_kind", sa.Text(), nullable=False),
        sa.Column("rhk_id", sa.Text(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("started", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("result_text", sa.Text(), nullable=False),
        sa.Column("result_planned", sa.Text(), nullable=True),
        sa.Column("result_actual", sa.Text(), nullable=True),
        sa.Column("result_unit", sa.Text(), nullable=False),
        sa.Column("time_unit", sa.Text(), nullable=False),
        sa.Column("time_planned", sa.Text(), nullable=True),
        sa.Column("time_actual", sa.Text(), nullable=True),
        sa.Column("budget_planned", sa.Text(), nullable=True),
        sa.Column("budget_actual", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
    )
    op.create_index("ix_task_person_id_state", "task", ["person_id", "state"])
    op.create_index("ix_task_rhk_id", "task", ["rhk_id"])
    op.create_table(
        "task_progress",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["task.id"],
            name="fk_task_progress_task_id_task",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_task_progress"),
    )
    op.create_index("ix_task_progress_task_id_day", "task_progress", ["task_id", "day"])
    op.create_index("ix_task_progress_person_id_day", "task_progress", ["person_id", "day"])
    op.create_table(
        "task_activity",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name="fk_task_activity_activity_id_activity",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_task_activity"),
    )
    op.create_index("ix_task_activity_activity_id", "task_activity", ["activity_id"])
    op.create_index("ix_task_activity_task_id", "task_activity", ["task_id"])
    op.create_index("ix_task_activity_person_id", "task_activity", ["person_id"])


def downgrade() -> None:
    op.drop_table("task_activity")
    op.drop_table("task_progress")
    op.drop_table("task")
