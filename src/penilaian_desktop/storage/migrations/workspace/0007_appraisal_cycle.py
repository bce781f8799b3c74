"""Peer feedback, calibration, objections, follow-ups, innovations, old scores; locks with reasons."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
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


def _parent(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{parent}.id"],
        name=f"fk_{table}_{column}_{parent}",
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    _feedback()
    _calibration()
    _objections()
    _follow_ups()
    _innovations()
    _archive()
    op.add_column("feedback", sa.Column("level", sa.Text(), nullable=True))
    for name in ("lock_reason", "locked_by"):
        op.add_column("period", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("locked_on", "self_deadline", "publish_deadline"):
        op.add_column("period", sa.Column(name, sa.Date(), nullable=True))


def _feedback() -> None:
    op.create_table(
        "feedback_request",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("giver_id", sa.Text(), nullable=False),
        sa.Column("giver_role", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_request"),
    )
    op.create_index(
        "ix_feedback_request_person_id_period_code",
        "feedback_request",
        ["person_id", "period_code"],
    )
    op.create_index("ix_feedback_request_giver_id", "feedback_request", ["giver_id"])
    op.create_table(
        "peer_digest",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("givers", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_peer_digest"),
    )
    op.create_index(
        "ix_peer_digest_person_id_period_code", "peer_digest", ["person_id", "period_code"]
    )


def _calibration() -> None:
    op.create_table(
        "calibration",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calibration"),
    )
    op.create_index("ix_calibration_unit_id_period_code", "calibration", ["unit_id", "period_code"])
    op.create_index("ix_calibration_person_id", "calibration", ["person_id"])
    op.create_table(
        "calibration_change",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("calibration_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("work_before", sa.Text(), nullable=False),
        sa.Column("behaviour_before", sa.Text(), nullable=False),
        sa.Column("predicate_before", sa.Text(), nullable=False),
        sa.Column("work_after", sa.Text(), nullable=False),
        sa.Column("behaviour_after", sa.Text(), nullable=False),
        sa.Column("predicate_after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("scheme_version", sa.Text(), nullable=False),
        _parent("calibration_change", "calibration_id", "calibration"),
        sa.PrimaryKeyConstraint("id", name="pk_calibration_change"),
    )
    op.create_index(
        "ix_calibration_change_person_id_period_code",
        "calibration_change",
        ["person_id", "period_code"],
    )
    op.create_index(
        "ix_calibration_change_calibration_id", "calibration_change", ["calibration_id"]
    )


def _objections() -> None:
    op.create_table(
        "objection",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("appraisal_id", sa.Text(), nullable=False),
        sa.Column("appraisal_version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("dossier_sha256", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_objection"),
    )
    op.create_index("ix_objection_person_id_period_code", "objection", ["person_id", "period_code"])
    op.create_table(
        "objection_reply",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("objection_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        _parent("objection_reply", "objection_id", "objection"),
        sa.PrimaryKeyConstraint("id", name="pk_objection_reply"),
    )
    op.create_index("ix_objection_reply_objection_id", "objection_reply", ["objection_id"])
    op.create_index(
        "ix_objection_reply_person_id_period_code", "objection_reply", ["person_id", "period_code"]
    )
    op.create_table(
        "objection_decision",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("objection_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("work_before", sa.Text(), nullable=False),
        sa.Column("behaviour_before", sa.Text(), nullable=False),
        sa.Column("predicate_before", sa.Text(), nullable=False),
        sa.Column("work_after", sa.Text(), nullable=False),
        sa.Column("behaviour_after", sa.Text(), nullable=False),
        sa.Column("predicate_after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("scheme_version", sa.Text(), nullable=False),
        _parent("objection_decision", "objection_id", "objection"),
        sa.PrimaryKeyConstraint("id", name="pk_objection_decision"),
    )
    op.create_index("ix_objection_decision_objection_id", "objection_decision", ["objection_id"])
    op.create_index(
        "ix_objection_decision_person_id_period_code",
        "objection_decision",
        ["person_id", "period_code"],
    )


def _follow_ups() -> None:
    op.create_table(
        "follow_up",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("follow_kind", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("responsible_id", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_follow_up"),
    )
    op.create_index("ix_follow_up_person_id_period_code", "follow_up", ["person_id", "period_code"])
    op.create_index("ix_follow_up_author_id", "follow_up", ["author_id"])
    op.create_table(
        "follow_up_approval",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("follow_up_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        _parent("follow_up_approval", "follow_up_id", "follow_up"),
        sa.PrimaryKeyConstraint("id", name="pk_follow_up_approval"),
    )
    op.create_index("ix_follow_up_approval_follow_up_id", "follow_up_approval", ["follow_up_id"])
    op.create_index(
        "ix_follow_up_approval_person_id_period_code",
        "follow_up_approval",
        ["person_id", "period_code"],
    )


def _innovations() -> None:
    op.create_table(
        "innovation",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("innovation_kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("activity_ids", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_innovation"),
    )
    op.create_index(
        "ix_innovation_person_id_period_code", "innovation", ["person_id", "period_code"]
    )
    op.create_table(
        "innovation_decision",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("innovation_id", sa.Text(), nullable=False),
        sa.Column("innovation_version", sa.Integer(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _parent("innovation_decision", "innovation_id", "innovation"),
        sa.PrimaryKeyConstraint("id", name="pk_innovation_decision"),
    )
    op.create_index(
        "ix_innovation_decision_innovation_id", "innovation_decision", ["innovation_id"]
    )
    op.create_index(
        "ix_innovation_decision_person_id_period_code",
        "innovation_decision",
        ["person_id", "period_code"],
    )


def _archive() -> None:
    op.create_table(
        "archive_score",
        *_record_columns(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("period_code", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("scheme_version", sa.Text(), nullable=False),
        sa.Column("skp", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("with_360", sa.Boolean(), nullable=False),
        sa.Column("new_idea", sa.Boolean(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("predicate", sa.Text(), nullable=False),
        sa.Column("trail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_archive_score"),
    )
    op.create_index(
        "ix_archive_score_person_id_period_code", "archive_score", ["person_id", "period_code"]
    )


def downgrade() -> None:
    for name in ("publish_deadline", "self_deadline", "locked_on", "locked_by", "lock_reason"):
        op.drop_column("period", name)
    op.drop_column("feedback", "level")
    for table in (
        "archive_score",
        "innovation_decision",
        "innovation",
        "follow_up_approval",
        "follow_up",
        "objection_decision",
        "objection_reply",
        "objection",
        "calibration_change",
        "calibration",
        "peer_digest",
        "feedback_request",
    ):
        op.drop_table(table)
