"""The sheets of the workbook carrier: one declared column layout for each kind of record.

The layouts are part of the format: what version 1 shows is never changed, a later layout gets a
later version, or old workbooks would seem to be altered. Column types decide how a cell is
written and compared. Everything is computed from the signed payload alone.
"""

from __future__ import annotations

from penilaian_desktop.spreadsheets.appraisal_columns import CYCLE
from penilaian_desktop.spreadsheets.layout import TAIL, Column, ColumnType, Layout
from penilaian_desktop.spreadsheets.log_columns import AIDS, LOG
from penilaian_desktop.spreadsheets.master_columns import MASTER
from penilaian_desktop.spreadsheets.plan_columns import PLANS
from penilaian_desktop.spreadsheets.result_columns import RESULTS
from penilaian_desktop.spreadsheets.task_columns import TASKS
from penilaian_desktop.spreadsheets.unit_columns import UNITS
from penilaian_desktop.spreadsheets.voice_columns import VOICE

__all__ = ["BY_KIND", "LAYOUTS", "LAYOUT_VERSION", "OTHER", "Column", "ColumnType", "Layout"]

LAYOUT_VERSION = 1

LAYOUTS: tuple[Layout, ...] = (
    *LOG,
    *PLANS,
    *RESULTS,
    *MASTER,
    *AIDS,
    *TASKS,
    *CYCLE,
    *UNITS,
    *VOICE,
)
"""In the order of the sheets."""

OTHER = Layout(
    "",
    "Lainnya",
    (
        Column("Jenis", ".kind", ColumnType.TEXT, 18),
        Column("Isi", ".fields", ColumnType.LIST, 100),
        *TAIL,
    ),
)
"""Records of a kind that this version has no sheet for."""

BY_KIND = {layout.kind: layout for layout in LAYOUTS}
