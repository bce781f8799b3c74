"""The words of an indicator of one's own that a ready indicator was made from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "library_indicator", sa.Column("origin", sa.Text(), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("library_indicator", "origin")
