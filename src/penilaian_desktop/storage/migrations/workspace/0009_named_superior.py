"""Since when and why the owner of a plan named the appraiser: provisional until HR records it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("superior_since", sa.Date(), nullable=True))
    op.add_column(
        "plan", sa.Column("superior_reason", sa.Text(), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("plan", "superior_reason")
    op.drop_column("plan", "superior_since")
