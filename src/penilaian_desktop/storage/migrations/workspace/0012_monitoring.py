"""Exceptions, recaps of the national system, and the monthly sums of the log.

The sums are kept by triggers: whatever writes an entry, a package or an undo, cannot forget them.
The indexes hold what the board reads, so that it never opens the wide rows of an appraisal.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INDEXES = {
    "appraisal": (
        "period_code", "state", "person_id", "work_rating", "behaviour_rating", "predicate",
        "deleted",
    ),
    "self_report": ("period_code", "person_id", "deleted"),
    "plan": ("year", "person_id", "status", "deleted"),
    "indicator": ("library_code", "deleted"),
}  # fmt: skip

_COUNT = """
    INSERT INTO activity_month (month, person_id, entries, minutes, drafts, approved)
    SELECT substr(NEW.day, 1, 7), NEW.person_id, 1, NEW.minutes,
           NEW.status = 'draft', NEW.status = 'approved'
    WHERE NEW.deleted = 0
    ON CONFLICT (month, person_id) DO UPDATE SET
        entries = entries + excluded.entries,
        minutes = minutes + excluded.minutes,
        drafts = drafts + excluded.drafts,
        approved = approved + excluded.approved;
"""
_DISCOUNT = """
    UPDATE activity_month SET
        entries = entries - 1,
        minutes = minutes - OLD.minutes,
        drafts = drafts - (OLD.status = 'draft'),
        approved = approved - (OLD.status = 'approved')
    WHERE OLD.deleted = 0 AND month = substr(OLD.day, 1, 7) AND person_id = OLD.person_id;
"""
TRIGGERS = {
    "activity_month_added": f"AFTER INSERT ON activity BEGIN {_COUNT} END",
    "activity_month_changed": (
        "AFTER UPDATE OF person_id, day, minutes, status, deleted ON activity "
        "WHEN OLD.person_id <> NEW.person_id OR OLD.day <> NEW.day "
        "OR OLD.minutes <> NEW.minutes OR OLD.status <> NEW.status "
        f"OR OLD.deleted <> NEW.deleted BEGIN {_DISCOUNT} {_COUNT} END"
    ),
    "activity_month_removed": f"AFTER DELETE ON activity BEGIN {_DISCOUNT} END",
}


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "exception",
        _text("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("author_id"),
        _text("at"),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        _text("sig", nullable=True),
        sa.Column("sig_base", sa.Integer(), nullable=True),
        _text("person_id"),
        _text("exception_kind"),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        _text("document"),
        _text("note"),
        sa.PrimaryKeyConstraint("id", name="pk_exception"),
    )
    op.create_index("ix_exception_person_id_starts", "exception", ["person_id", "starts"])
    op.create_table(
        "national_import",
        _text("id"),
        *(_text(name) for name in ("period_code", "file_name", "sha256", "at", "account_id")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("taken", "warned", "refused")),
        sa.PrimaryKeyConstraint("id", name="pk_national_import"),
    )
    op.create_index("ix_national_import_period_code_at", "national_import", ["period_code", "at"])
    op.create_table(
        "national_result",
        _text("import_id"),
        _text("person_id"),
        _text("status"),
        *(_text(name, nullable=True) for name in ("work", "behaviour", "predicate")),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("import_id", "person_id", name="pk_national_result"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "activity_month",
        _text("month"),
        _text("person_id"),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("entries", "minutes", "drafts", "approved")
        ),
        sa.PrimaryKeyConstraint("month", "person_id", name="pk_activity_month"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO activity_month (month, person_id, entries, minutes, drafts, approved) "
        "SELECT substr(day, 1, 7), person_id, count(*), sum(minutes), "
        "sum(status = 'draft'), sum(status = 'approved') "
        "FROM activity WHERE deleted = 0 GROUP BY 1, 2"
    )
    for name, body in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body}")
    op.drop_index("ix_appraisal_period_code_state", "appraisal")
    for table, columns in INDEXES.items():
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def downgrade() -> None:
    op.create_index("ix_appraisal_period_code_state", "appraisal", ["period_code", "state"])
    for table, columns in INDEXES.items():
        op.drop_index(f"ix_{table}_{'_'.join(columns)}", table)
    for name in TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    for table in ("activity_month", "national_result", "national_import", "exception"):
        op.drop_table(table)
