"""Day counts of objections and the required Manual Indikator, as what HR sets for a period.

They were settings of one installation, without a screen: what somebody set there holds for the
periods that exist. The settings stay behind, unread.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LONGEST = 366
NUMBERS = {
    "objection_days": "policy.objection_days",
    "decision_days": "policy.objection_decision_days",
}
SWITCHES = {
    "objection_working_days": "policy.objection_working_days",
    "manual_required": "policy.manual_required",
}


def upgrade() -> None:
    for name in NUMBERS:
        op.add_column("period", sa.Column(name, sa.Integer(), nullable=False, server_default="14"))
    for name in SWITCHES:
        op.add_column("period", sa.Column(name, sa.Boolean(), nullable=False, server_default="0"))
    setting = sa.table("setting", sa.column("key", sa.Text()), sa.column("value", sa.Text()))
    period = sa.table("period", *(sa.column(name) for name in (*NUMBERS, *SWITCHES)))
    rows = op.get_bind().execute(sa.select(setting.c.key, setting.c.value)).all()
    said: dict[str, str] = {row.key: row.value for row in rows}
    carried: dict[str, int | bool] = {}
    for name, key in NUMBERS.items():
        text = said.get(key, "")
        if text.isdecimal() and 1 <= int(text) <= LONGEST:
            carried[name] = int(text)
    carried |= {name: True for name, key in SWITCHES.items() if said.get(key) == "1"}
    if carried:
        op.execute(sa.update(period).values(carried))


def downgrade() -> None:
    for name in (*SWITCHES, *NUMBERS):
        op.drop_column("period", name)
