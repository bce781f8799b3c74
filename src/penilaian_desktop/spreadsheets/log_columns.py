"""The sheets of the daily log, of its review, and of what helps in keeping it."""

from __future__ import annotations

from penilaian_desktop.spreadsheets.layout import PERSON, Column, ColumnType, Layout, layout

_T = ColumnType

LOG: tuple[Layout, ...] = (
    layout(
        "activity",
        "Kegiatan",
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Mulai", "start", _T.CLOCK, 8),
        Column("Selesai", "end", _T.CLOCK, 8),
        Column("Menit", "minutes", _T.INTEGER, 8),
        Column("Kegiatan", "text", _T.TEXT, 60),
        Column("Volume", "volume", _T.DECIMAL, 9),
        Column("Satuan", "unit", _T.TEXT, 12),
        Column("RHK", "rhk_id", _T.NAME, 38),
        Column("Tag", "tags", _T.LIST, 16),
        Column("Tempat", "place", _T.LABEL, 11),
        Column("Catatan", "note", _T.TEXT, 30),
        Column("Keadaan", "state", _T.LABEL, 11),
        Column("Terlambat", "late", _T.BOOLEAN, 10),
        PERSON,
        order=("person_id", "day", "start"),
    ),
    layout(
        "review",
        "Pemeriksaan",
        Column("Kegiatan", "activity_id", _T.NAME, 60),
        Column("Versi kegiatan", "activity_version", _T.INTEGER, 9),
        Column("Keputusan", "decision", _T.LABEL, 13),
        Column("Catatan", "note", _T.TEXT, 40),
        PERSON,
    ),
    layout(
        "evidence_link",
        "Bukti dukung",
        Column("Kegiatan", "activity_id", _T.NAME, 60),
        Column("Nama berkas", "name", _T.TEXT, 36),
        Column("Jenis", "media", _T.TEXT, 18),
        Column("Ukuran (byte)", "size", _T.INTEGER, 13),
        Column("SHA-256", "sha256", _T.TEXT, 66),
        PERSON,
    ),
    layout(
        "day_mark",
        "Tanda hari",
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Tanda", "mark", _T.LABEL, 14),
        PERSON,
        order=("person_id", "day"),
    ),
    layout(
        "delegation",
        "Wakil peninjau",
        Column("Wakil", "other_id", _T.NAME, 30),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        Column("Keterangan", "note", _T.TEXT, 40),
        PERSON,
        order=("person_id", "starts"),
    ),
)

AIDS: tuple[Layout, ...] = (
    layout(
        "entry_template",
        "Templat",
        Column("Nama", "name", _T.TEXT, 30),
        Column("Baris", "line", _T.TEXT, 60),
        Column("Untuk staf", "shared", _T.BOOLEAN, 10),
        Column("Favorit", "favourite", _T.BOOLEAN, 9),
        PERSON,
        order=("person_id", "name"),
    ),
    layout(
        "unit_template",
        "Templat unit",
        Column("Unit kerja", "unit_id", _T.NAME, 44),
        Column("Nama", "name", _T.TEXT, 30),
        Column("Baris", "line", _T.TEXT, 60),
        order=("name",),
    ),
    layout(
        "kept_overlap",
        "Memang bersamaan",
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Kegiatan", "activity_id", _T.NAME, 50),
        Column("Bersamaan dengan", "other_id", _T.NAME, 50),
        Column("Jam", "times", _T.TEXT, 40),
        PERSON,
        order=("person_id", "day"),
    ),
    layout(
        "version_choice",
        "Pilihan versi",
        Column("Jenis catatan", "record_kind", _T.TEXT, 24),
        Column("Catatan", "record_id", _T.TEXT, 38),
        Column("Versi hasil", "record_version", _T.INTEGER, 11),
        Column("Dipakai", "kept", _T.TEXT, 66),
        Column("Tidak dipakai", "dropped", _T.TEXT, 66),
        PERSON,
        order=("person_id", "record_id"),
    ),
)
"""Sheets that came later; they stand behind those of the master data."""
