"""The sheets of tasks, of reports of their progress, and of the entries that were work on them."""

from __future__ import annotations

from penilaian_desktop.spreadsheets.layout import PERSON, Column, ColumnType, Layout, layout

_T = ColumnType

TASKS: tuple[Layout, ...] = (
    layout(
        "task",
        "Tugas dan proyek",
        PERSON,
        Column("Judul", "title", _T.TEXT, 44),
        Column("Uraian", "text", _T.TEXT, 50),
        Column("Jenis", "task_kind", _T.LABEL, 10),
        Column("RHK", "rhk_id", _T.NAME, 38),
        Column("Rencana mulai", "starts", _T.DATE, 13),
        Column("Rencana selesai", "due", _T.DATE, 13),
        Column("Mulai", "started", _T.DATE, 12),
        Column("Selesai", "ended", _T.DATE, 12),
        Column("Hasil akhir", "result_text", _T.TEXT, 44),
        Column("Rencana hasil", "result_planned", _T.DECIMAL, 12),
        Column("Realisasi hasil", "result_actual", _T.DECIMAL, 12),
        Column("Satuan hasil", "result_unit", _T.TEXT, 14),
        Column("Satuan waktu", "time_unit", _T.LABEL, 12),
        Column("Rencana waktu", "time_planned", _T.DECIMAL, 12),
        Column("Realisasi waktu", "time_actual", _T.DECIMAL, 12),
        Column("Rencana anggaran", "budget_planned", _T.DECIMAL, 16),
        Column("Realisasi anggaran", "budget_actual", _T.DECIMAL, 16),
        Column("Keadaan", "state", _T.LABEL, 11),
        Column("Anggota", "members", _T.LIST, 40),
        order=("person_id", "starts"),
    ),
    layout(
        "task_progress",
        "Kemajuan tugas",
        Column("Tugas", "task_id", _T.NAME, 44),
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Persen", "percent", _T.INTEGER, 8),
        Column("Catatan", "note", _T.TEXT, 60),
        Column("Terlambat", "late", _T.BOOLEAN, 10),
        PERSON,
        order=("task_id", "day"),
    ),
    layout(
        "task_activity",
        "Kegiatan tugas",
        Column("Tugas", "task_id", _T.NAME, 44),
        Column("Kegiatan", "activity_id", _T.NAME, 60),
        PERSON,
    ),
)
