"""Goals, the role matrix, the library of indicators, action plans, and what plans say of them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ADDED: dict[str, tuple[tuple[str, Any, str | None], ...]] = {
    "plan": (("assignment_id", sa.Text(), None), ("assignment_kind", sa.Text(), "DEFINITIF")),
    "rhk": (("goal_id", sa.Text(), None), ("cell_id", sa.Text(), None)),
    "indicator": (
        ("goal_id", sa.Text(), None),
        ("library_code", sa.Text(), ""),
        ("library_version", sa.Integer(), "0"),
        ("purpose", sa.Text(), ""),
        ("definition", sa.Text(), ""),
        ("formula", sa.Text(), ""),
        ("control", sa.Text(), ""),
        ("reporting", sa.Text(), ""),
        ("active", sa.Boolean(), "1"),
    ),
}


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
    for table, columns in _ADDED.items():
        for name, type_, default in columns:
            column = sa.Column(name, type_, nullable=default is None, server_default=default)
            op.add_column(table, column)
    op.create_table(
        "goal",
        *_record_columns(),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("target_text", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_goal"),
    )
    op.create_index("ix_goal_parent_id", "goal", ["parent_id"])
    op.create_table(
        "library_indicator",
        *_record_columns(),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=True),
        sa.Column("perspectives", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("target_text", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("anchors", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_library_indicator"),
    )
    op.create_index("ix_library_indicator_code_edition", "library_indicator", ["code", "edition"])
    op.create_table(
        "role_cell",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("leader_rhk_id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role_cell"),
    )
    op.create_index("ix_role_cell_person_id_year", "role_cell", ["person_id", "year"])
    op.create_index("ix_role_cell_leader_rhk_id", "role_cell", ["leader_rhk_id"])
    op.create_table(
        "action_plan",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("rhk_id", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.Text(), nullable=True),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quarter_targets", sa.Text(), nullable=False),
        sa.Column("month_targets", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rhk_id"],
            ["rhk.id"],
            name="fk_action_plan_rhk_id_rhk",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_action_plan"),
    )
    op.create_index("ix_action_plan_plan_id", "action_plan", ["plan_id"])
    op.create_index("ix_action_plan_rhk_id_order", "action_plan", ["rhk_id", "order"])
    op.create_index("ix_action_plan_person_id", "action_plan", ["person_id"])


def downgrade() -> None:
    for table in ("action_plan", "role_cell", "library_indicator", "goal"):
        op.drop_table(table)
    for table, columns in _ADDED.items():
        for name, _, _ in columns:
            op.drop_column(table, name)
