"""Evidence on its way in parts: what was encrypted for whom, and what is waited for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "evidence_out",
        _text("aud"),
        _text("sha256"),
        sa.Column("size", sa.Integer(), nullable=False),
        _text("media"),
        _text("parts"),
        _text("recipients"),
        _text("sealed_in", nullable=True),
        sa.Column("acknowledged", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("aud", "sha256", name="pk_evidence_out"),
    )
    op.create_table(
        "evidence_in",
        _text("identity"),
        _text("sha256"),
        _text("device_kid"),
        _text("aud"),
        sa.Column("size", sa.Integer(), nullable=False),
        _text("media"),
        _text("parts"),
        _text("at"),
        sa.PrimaryKeyConstraint("identity", "sha256", name="pk_evidence_in"),
    )
    op.create_index("ix_evidence_in_sha256", "evidence_in", ["sha256"])


def downgrade() -> None:
    op.drop_index("ix_evidence_in_sha256", "evidence_in")
    op.drop_table("evidence_in")
    op.drop_table("evidence_out")
