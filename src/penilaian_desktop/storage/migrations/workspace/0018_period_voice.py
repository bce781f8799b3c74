"""Which part of the public's voice counts in a period, where its scheme leaves that open."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "period",
        sa.Column("voice", sa.Text(), nullable=False, server_default="survei_lalu_catatan"),
    )


def downgrade() -> None:
    op.drop_column("period", "voice")
