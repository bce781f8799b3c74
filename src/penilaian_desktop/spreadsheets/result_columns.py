"""The sheets of what was reached in a period, and of its appraisal."""

from __future__ import annotations

from penilaian_desktop.spreadsheets.layout import PERIOD, PERSON, Column, ColumnType, Layout, layout

_T = ColumnType

RESULTS: tuple[Layout, ...] = (
    layout(
        "actual",
        "Realisasi",
        PERIOD,
        Column("Indikator", "indicator_id", _T.NAME, 50),
        Column("Realisasi", "value", _T.DECIMAL, 11),
        Column("Uraian", "text", _T.TEXT, 40),
        Column("Dari catatan harian", "from_log", _T.DECIMAL, 12),
        Column("Catatan", "note", _T.TEXT, 30),
        Column("Terlambat", "late", _T.BOOLEAN, 10),
        PERSON,
        order=("person_id", "period_code"),
    ),
    layout(
        "self_report",
        "Laporan diri",
        PERIOD,
        Column("Pencapaian", "achievements", _T.TEXT, 60),
        Column("Tantangan", "challenges", _T.TEXT, 60),
        PERSON,
    ),
    layout(
        "rhk_rating",
        "Rating RHK",
        PERIOD,
        Column("RHK", "rhk_id", _T.NAME, 50),
        Column("Rating", "rating", _T.LABEL, 22),
        PERSON,
        order=("person_id", "period_code"),
    ),
    layout(
        "feedback",
        "Umpan balik",
        PERIOD,
        Column("Pemberi", "giver_role", _T.LABEL, 14),
        Column("Nilai perilaku", "value_code", _T.TEXT, 9),
        Column("RHK", "rhk_id", _T.NAME, 40),
        Column("Umpan balik", "text", _T.TEXT, 60),
        Column("Tingkat", "level", _T.LABEL, 20, added=True),
        PERSON,
        order=("person_id", "period_code"),
    ),
    layout(
        "appraisal",
        "Penilaian",
        PERIOD,
        PERSON,
        Column("Keadaan", "state", _T.LABEL, 11),
        Column("Hasil kerja", "work_rating", _T.LABEL, 22),
        Column("Alasan hasil kerja", "work_reason", _T.TEXT, 40),
        Column("Perilaku kerja", "behaviour_rating", _T.LABEL, 22),
        Column("Alasan perilaku", "behaviour_reason", _T.TEXT, 40),
        Column("Predikat", "predicate", _T.LABEL, 18),
        Column("Usulan hasil kerja", "work_suggested", _T.LABEL, 22),
        Column("Usulan perilaku", "behaviour_suggested", _T.LABEL, 22),
        Column("Kekuatan", "strength", _T.TEXT, 40),
        Column("Perlu diperbaiki", "improvement", _T.TEXT, 40),
        Column("Rekomendasi", "recommendation", _T.TEXT, 40),
        Column("Capaian organisasi", "organisation", _T.LABEL, 18),
        Column("Dasar", "scheme", _T.TEXT, 22),
        Column("Versi dasar", "scheme_version", _T.TEXT, 9),
        Column("SHA-256 dasar", "scheme_sha256", _T.TEXT, 66),
        Column("Jejak", "trail", _T.LIST, 50),
        Column("Data pegawai", "employee", _T.NAME, 40),
        Column("Pejabat penilai", "appraiser", _T.NAME, 40),
        Column("Atasan pejabat penilai", "appraiser_superior", _T.NAME, 40),
        Column("Diterbitkan", "published_on", _T.DATE, 12),
        order=("person_id", "period_code"),
    ),
)
