"""The voice of the public, improvements, training, recognition, and the system itself."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _record() -> tuple[sa.Column[Any], ...]:
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
        "survey",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_survey"),
    )
    op.create_index("ix_survey_unit_id", "survey", ["unit_id"])
    op.create_table(
        "survey_answer",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("u1", sa.Integer(), nullable=True),
        sa.Column("u2", sa.Integer(), nullable=True),
        sa.Column("u3", sa.Integer(), nullable=True),
        sa.Column("u4", sa.Integer(), nullable=True),
        sa.Column("u5", sa.Integer(), nullable=True),
        sa.Column("u6", sa.Integer(), nullable=True),
        sa.Column("u7", sa.Integer(), nullable=True),
        sa.Column("u8", sa.Integer(), nullable=True),
        sa.Column("u9", sa.Integer(), nullable=True),
        sa.Column("respondent", sa.Text(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_survey_answer"),
    )
    op.create_index("ix_survey_answer_survey_id_deleted", "survey_answer", ["survey_id", "deleted"])
    op.create_index("ix_survey_answer_service_id_day", "survey_answer", ["service_id", "day"])
    op.create_index("ix_survey_answer_unit_id_day", "survey_answer", ["unit_id", "day"])
    op.create_table(
        "forum",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_forum"),
    )
    op.create_index("ix_forum_unit_id_held_on", "forum", ["unit_id", "held_on"])
    op.create_table(
        "public_note",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("note_kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("too_slow", sa.Boolean(), nullable=False),
        sa.Column("solved_on", sa.Date(), nullable=True),
        sa.Column("solution", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_public_note"),
    )
    op.create_index("ix_public_note_unit_id_received_on", "public_note", ["unit_id", "received_on"])
    op.create_index("ix_public_note_person_id", "public_note", ["person_id"])
    op.create_table(
        "citizen",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_citizen"),
    )
    op.create_index("ix_citizen_note_id", "citizen", ["note_id"])
    op.create_table(
        "improvement",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("measured_in", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_improvement"),
    )
    op.create_index("ix_improvement_unit_id_state", "improvement", ["unit_id", "state"])
    op.create_table(
        "training_course",
        *_record(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_training_course"),
    )
    op.create_table(
        "training_event",
        *_record(),
        sa.Column("course_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_event"),
    )
    op.create_index("ix_training_event_course_id", "training_event", ["course_id"])
    op.create_index("ix_training_event_starts", "training_event", ["starts"])
    op.create_table(
        "participation",
        *_record(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("need_id", sa.Text(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=True),
        sa.Column("score_before", sa.Text(), nullable=True),
        sa.Column("score_after", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_participation"),
    )
    op.create_index("ix_participation_event_id", "participation", ["event_id"])
    op.create_index("ix_participation_person_id", "participation", ["person_id"])
    op.create_table(
        "recognition",
        *_record(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("activity_ids", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recognition"),
    )
    op.create_index("ix_recognition_person_id_day", "recognition", ["person_id", "day"])
    op.create_table(
        "recognition_consent",
        *_record(),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("recognition_id", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recognition_consent"),
    )
    op.create_index(
        "ix_recognition_consent_recognition_id", "recognition_consent", ["recognition_id"]
    )
    op.create_index("ix_recognition_consent_person_id", "recognition_consent", ["person_id"])
    op.create_table(
        "outreach_event",
        *_record(),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("outreach_kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outreach_event"),
    )
    op.create_index("ix_outreach_event_unit_id_held_on", "outreach_event", ["unit_id", "held_on"])
    op.create_table(
        "questionnaire",
        *_record(),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaire"),
    )
    op.create_table(
        "questionnaire_answer",
        *_record(),
        sa.Column("questionnaire_id", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaire_answer"),
    )
    op.create_index(
        "ix_questionnaire_answer_questionnaire_id", "questionnaire_answer", ["questionnaire_id"]
    )
    op.create_table(
        "interview_note",
        *_record(),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interview_note"),
    )
    op.create_table(
        "legal_basis",
        *_record(),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("on_forms", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_legal_basis"),
    )


def downgrade() -> None:
    for table in (
        "legal_basis",
        "interview_note",
        "questionnaire_answer",
        "questionnaire",
        "outreach_event",
        "recognition_consent",
        "recognition",
        "participation",
        "training_event",
        "training_course",
        "improvement",
        "citizen",
        "public_note",
        "forum",
        "survey_answer",
        "survey",
    ):
        op.drop_table(table)
