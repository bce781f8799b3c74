"""The sheets of records that a unit keeps: its services, and the attendance of its staff."""

from __future__ import annotations

from penilaian_desktop.spreadsheets.layout import PERSON, Column, ColumnType, Layout, layout

_T = ColumnType

UNITS: tuple[Layout, ...] = (
    layout(
        "public_service",
        "Layanan",
        Column("Unit", "unit_id", _T.NAME, 36),
        Column("Urutan", "order", _T.INTEGER, 8),
        Column("Layanan", "name", _T.TEXT, 40),
        Column("Standar pelayanan", "standard", _T.TEXT, 40),
        Column("Janji (hari)", "days", _T.INTEGER, 11),
        Column("Berakhir", "retired_on", _T.DATE, 12),
        order=("unit_id", "order"),
    ),
    layout(
        "attendance",
        "Kehadiran",
        Column("Bulan", "month", _T.TEXT, 11),
        Column("Unit", "unit_id", _T.NAME, 36),
        Column("Hari kerja", "working_days", _T.INTEGER, 11),
        Column("Hadir", "present", _T.INTEGER, 8),
        Column("Cuti", "leave", _T.INTEGER, 8),
        Column("Sakit", "sick", _T.INTEGER, 8),
        Column("Izin", "permit", _T.INTEGER, 8),
        Column("Dinas luar", "duty", _T.INTEGER, 11),
        Column("Tanpa keterangan", "absent", _T.INTEGER, 17),
        Column("Belum diputuskan", "undecided", _T.INTEGER, 17),
        Column("Hari terlambat", "late_days", _T.INTEGER, 15),
        Column("Menit terlambat", "late_minutes", _T.INTEGER, 16),
        Column("TL1–TL4 (hari)", "late_steps", _T.LIST, 16),
        Column("Hari pulang cepat", "early_days", _T.INTEGER, 17),
        Column("Menit pulang cepat", "early_minutes", _T.INTEGER, 18),
        Column("Kode per hari", "days", _T.LIST, 60),
        Column("Sumber", "source", _T.TEXT, 36),
        PERSON,
        order=("month", "person_id"),
    ),
)
