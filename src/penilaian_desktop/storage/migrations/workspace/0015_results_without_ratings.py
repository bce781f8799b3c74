"""Changes of a result without ratings, for schemes whose predicate does not rest on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES = ("calibration_change", "objection_decision")
RATINGS = ("work_before", "behaviour_before", "work_after", "behaviour_after")
MEETS = "sesuai_ekspektasi"


def upgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name, recreate="always") as table:
            for rating in RATINGS:
                table.alter_column(rating, existing_type=sa.Text(), nullable=True)


def downgrade() -> None:
    for name in TABLES:
        for rating in RATINGS:
            column = sa.column(rating, sa.Text())
            op.execute(
                sa.update(sa.table(name, column)).where(column.is_(None)).values({rating: MEETS})
            )
        with op.batch_alter_table(name, recreate="always") as table:
            for rating in RATINGS:
                table.alter_column(rating, existing_type=sa.Text(), nullable=False)
