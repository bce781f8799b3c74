"""The sheets of the workbook carrier: one declared column layout for each kind of record.

The layouts are part of the format: what version 1 shows is never changed, a later layout gets a
later version, or old workbooks would seem to be altered. Column types decide how a cell is
written and compared. Everything is computed from the signed payload alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LAYOUT_VERSION = 1


class ColumnType(StrEnum):
    """How a field is shown: `LABEL` makes a code readable, `NAME` looks an id up."""

    TEXT = "text"
    LABEL = "label"
    NAME = "name"
    LIST = "list"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CLOCK = "clock"  # minutes after midnight
    BOOLEAN = "boolean"


class Column(NamedTuple):
    """A column: header, field ("." in front: of the record itself), type, width in characters."""

    header: str
    field: str
    type: ColumnType = ColumnType.TEXT
    width: float = 16


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheet of one kind: its title, its columns and the fields it is sorted by."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()


_T = ColumnType
_PERSON = Column("Pegawai", "person_id", _T.NAME, 28)
_PERIOD = Column("Periode", "period_code", _T.TEXT, 11)
_TAIL = (
    Column("Dihapus", ".deleted", _T.BOOLEAN, 9),
    Column("Versi", ".version", _T.INTEGER, 7),
    Column("Penulis", ".author", _T.NAME, 28),
    Column("Ditulis", ".at", _T.TEXT, 22),
    Column("ID", ".id", _T.TEXT, 38),
)


def _layout(kind: str, title: str, *columns: Column, order: tuple[str, ...] = ()) -> Layout:
    return Layout(kind, title, (*columns, *_TAIL), order)


LAYOUTS: tuple[Layout, ...] = (
    _layout(
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
        _PERSON,
        order=("person_id", "day", "start"),
    ),
    _layout(
        "review",
        "Pemeriksaan",
        Column("Kegiatan", "activity_id", _T.NAME, 60),
        Column("Versi kegiatan", "activity_version", _T.INTEGER, 9),
        Column("Keputusan", "decision", _T.LABEL, 13),
        Column("Catatan", "note", _T.TEXT, 40),
        _PERSON,
    ),
    _layout(
        "evidence_link",
        "Bukti dukung",
        Column("Kegiatan", "activity_id", _T.NAME, 60),
        Column("Nama berkas", "name", _T.TEXT, 36),
        Column("Jenis", "media", _T.TEXT, 18),
        Column("Ukuran (byte)", "size", _T.INTEGER, 13),
        Column("SHA-256", "sha256", _T.TEXT, 66),
        _PERSON,
    ),
    _layout(
        "day_mark",
        "Tanda hari",
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Tanda", "mark", _T.LABEL, 14),
        _PERSON,
        order=("person_id", "day"),
    ),
    _layout(
        "delegation",
        "Wakil peninjau",
        Column("Wakil", "other_id", _T.NAME, 30),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        Column("Keterangan", "note", _T.TEXT, 40),
        _PERSON,
        order=("person_id", "starts"),
    ),
    _layout(
        "plan",
        "SKP",
        _PERSON,
        Column("Tahun", "year", _T.INTEGER, 8),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        Column("Formulir", "form", _T.TEXT, 10),
        Column("Pendekatan", "approach", _T.LABEL, 13),
        Column("Keadaan", "state", _T.LABEL, 11),
        Column("Data pegawai", "employee", _T.NAME, 40),
        Column("Pejabat penilai", "appraiser", _T.NAME, 40),
        Column("Atasan pejabat penilai", "appraiser_superior", _T.NAME, 40),
        Column("Ekspektasi perilaku", "expectations", _T.LIST, 40),
        Column("Dukungan sumber daya", "support", _T.LIST, 40),
        Column("Skema pertanggungjawaban", "accountability", _T.LIST, 40),
        Column("Konsekuensi", "consequences", _T.LIST, 40),
        order=("person_id", "year", "starts"),
    ),
    _layout(
        "rhk",
        "RHK",
        Column("SKP", "plan_id", _T.NAME, 24),
        Column("Urutan", "order", _T.INTEGER, 8),
        Column("Jenis", "rhk_kind", _T.LABEL, 11),
        Column("Rencana hasil kerja", "text", _T.TEXT, 60),
        Column("RHK pimpinan yang diintervensi", "parent_text", _T.TEXT, 50),
        Column("ID RHK pimpinan", "parent_rhk_id", _T.TEXT, 38),
        Column("Pemberi tugas", "assigned_by", _T.TEXT, 28),
        _PERSON,
        order=("person_id", "plan_id", "order"),
    ),
    _layout(
        "indicator",
        "Indikator",
        Column("RHK", "rhk_id", _T.NAME, 50),
        Column("Urutan", "order", _T.INTEGER, 8),
        Column("Aspek", "aspect", _T.TEXT, 12),
        Column("Perspektif", "perspectives", _T.LIST, 20),
        Column("Indikator", "text", _T.TEXT, 50),
        Column("Target", "target_text", _T.TEXT, 16),
        Column("Target bawah", "target_low", _T.DECIMAL, 9),
        Column("Target atas", "target_high", _T.DECIMAL, 9),
        Column("Satuan", "unit", _T.TEXT, 12),
        Column("Arah", "direction", _T.LABEL, 9),
        Column("Cara mengukur", "measure", _T.TEXT, 30),
        Column("Sumber data", "source", _T.TEXT, 30),
        Column("Target per triwulan", "quarter_targets", _T.LIST, 18),
        _PERSON,
        order=("person_id", "rhk_id", "order"),
    ),
    _layout(
        "plan_decision",
        "Keputusan SKP",
        Column("SKP", "plan_id", _T.NAME, 24),
        Column("Versi SKP", "plan_version", _T.INTEGER, 9),
        Column("Disetujui", "agreed", _T.BOOLEAN, 10),
        Column("Catatan", "note", _T.TEXT, 50),
        _PERSON,
    ),
    _layout(
        "actual",
        "Realisasi",
        _PERIOD,
        Column("Indikator", "indicator_id", _T.NAME, 50),
        Column("Realisasi", "value", _T.DECIMAL, 11),
        Column("Uraian", "text", _T.TEXT, 40),
        Column("Dari catatan harian", "from_log", _T.DECIMAL, 12),
        Column("Catatan", "note", _T.TEXT, 30),
        Column("Terlambat", "late", _T.BOOLEAN, 10),
        _PERSON,
        order=("person_id", "period_code"),
    ),
    _layout(
        "self_report",
        "Laporan diri",
        _PERIOD,
        Column("Pencapaian", "achievements", _T.TEXT, 60),
        Column("Tantangan", "challenges", _T.TEXT, 60),
        _PERSON,
    ),
    _layout(
        "rhk_rating",
        "Rating RHK",
        _PERIOD,
        Column("RHK", "rhk_id", _T.NAME, 50),
        Column("Rating", "rating", _T.LABEL, 22),
        _PERSON,
        order=("person_id", "period_code"),
    ),
    _layout(
        "feedback",
        "Umpan balik",
        _PERIOD,
        Column("Pemberi", "giver_role", _T.LABEL, 14),
        Column("Nilai perilaku", "value_code", _T.TEXT, 9),
        Column("RHK", "rhk_id", _T.NAME, 40),
        Column("Umpan balik", "text", _T.TEXT, 60),
        _PERSON,
        order=("person_id", "period_code"),
    ),
    _layout(
        "appraisal",
        "Penilaian",
        _PERIOD,
        _PERSON,
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
    _layout(
        "agency",
        "Instansi",
        Column("Nama", "name", _T.TEXT, 40),
        Column("Tempat", "place", _T.TEXT, 24),
        Column("Zona waktu", "time_zone", _T.TEXT, 10),
    ),
    _layout(
        "unit",
        "Unit kerja",
        Column("Nama", "name", _T.TEXT, 50),
        Column("Di bawah", "parent_id", _T.NAME, 50),
        Column("Pola kerja", "working_pattern_id", _T.NAME, 24),
        Column("Unit mandiri", "self_standing", _T.BOOLEAN, 10),
    ),
    _layout(
        "working_pattern",
        "Pola kerja",
        Column("Nama", "name", _T.TEXT, 30),
        Column("Menit", "minutes", _T.LIST, 24),
        Column("Mulai", "opens", _T.LIST, 24),
        Column("Selesai", "closes", _T.LIST, 24),
        Column("Istirahat mulai", "break_start", _T.LIST, 24),
        Column("Istirahat selesai", "break_end", _T.LIST, 24),
        Column("Jaga malam", "night_shift", _T.BOOLEAN, 10),
    ),
    _layout(
        "employee",
        "Pegawai",
        Column("Nama", "name", _T.TEXT, 36),
        Column("NIP/NRP", "identity", _T.TEXT, 21),
        Column("Jenis nomor", "identity_kind", _T.TEXT, 9),
        Column("Status", "status", _T.TEXT, 14),
        Column("L/P", "sex", _T.TEXT, 6),
        Column("Tanggal lahir", "birth_date", _T.DATE, 12),
        order=("name",),
    ),
    _layout(
        "assignment",
        "Jabatan",
        _PERSON,
        Column("Jabatan", "position", _T.TEXT, 44),
        Column("Jenis jabatan", "position_kind", _T.TEXT, 14),
        Column("Penugasan", "assignment_kind", _T.TEXT, 12),
        Column("Unit kerja", "unit_id", _T.NAME, 44),
        Column("Golongan", "golongan", _T.TEXT, 9),
        Column("TMT golongan", "golongan_since", _T.DATE, 12),
        Column("Jenjang", "jenjang", _T.LABEL, 14),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        order=("person_id", "starts"),
    ),
    _layout(
        "relation",
        "Hubungan",
        _PERSON,
        Column("Pihak lain", "other_id", _T.NAME, 36),
        Column("Hubungan", "relation_kind", _T.LABEL, 20),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        order=("person_id", "starts"),
    ),
    _layout(
        "period",
        "Periode",
        Column("Kode", "code", _T.TEXT, 11),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        Column("Batas waktu", "deadline", _T.DATE, 12),
        Column("Dasar", "scheme", _T.TEXT, 22),
        Column("Versi dasar", "scheme_version", _T.TEXT, 9),
        Column("Dikunci", "locked", _T.BOOLEAN, 9),
        order=("code",),
    ),
    _layout(
        "organisation_result",
        "Capaian organisasi",
        _PERIOD,
        Column("Unit kerja", "unit_id", _T.NAME, 44),
        Column("Predikat", "predicate", _T.LABEL, 18),
        order=("period_code",),
    ),
    _layout(
        "holiday",
        "Hari libur",
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Nama", "name", _T.TEXT, 40),
        Column("Jenis", "holiday_kind", _T.LABEL, 18),
        order=("day",),
    ),
    _layout(
        "reduced_hours",
        "Jam khusus",
        Column("Nama", "name", _T.TEXT, 40),
        Column("Mulai", "starts", _T.DATE, 12),
        Column("Selesai", "ends", _T.DATE, 12),
        Column("Menit", "minutes", _T.INTEGER, 9),
        order=("starts",),
    ),
    _layout(
        "entry_template",
        "Templat",
        Column("Nama", "name", _T.TEXT, 30),
        Column("Baris", "line", _T.TEXT, 60),
        Column("Untuk staf", "shared", _T.BOOLEAN, 10),
        Column("Favorit", "favourite", _T.BOOLEAN, 9),
        _PERSON,
        order=("person_id", "name"),
    ),
    _layout(
        "unit_template",
        "Templat unit",
        Column("Unit kerja", "unit_id", _T.NAME, 44),
        Column("Nama", "name", _T.TEXT, 30),
        Column("Baris", "line", _T.TEXT, 60),
        order=("name",),
    ),
    _layout(
        "kept_overlap",
        "Memang bersamaan",
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Kegiatan", "activity_id", _T.NAME, 50),
        Column("Bersamaan dengan", "other_id", _T.NAME, 50),
        Column("Jam", "times", _T.TEXT, 40),
        _PERSON,
        order=("person_id", "day"),
    ),
    _layout(
        "task",
        "Tugas dan proyek",
        _PERSON,
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
    _layout(
        "task_progress",
        "Kemajuan tugas",
        Column("Tugas", "task_id", _T.NAME, 44),
        Column("Tanggal", "day", _T.DATE, 12),
        Column("Persen", "percent", _T.INTEGER, 8),
        Column("Catatan", "note", _T.TEXT, 60),
        Column("Terlambat", "late", _T.BOOLEAN, 10),
        _PERSON,
        order=("task_id", "day"),
    ),
    _layout(
        "task_activity",
        "Kegiatan tugas",
        Column("Tugas", "task_id", _T.NAME, 44),
        Column("Kegiatan", "activity_id", _T.NAME, 60),
        _PERSON,
    ),
)

OTHER = Layout(
    "",
    "Lainnya",
    (
        Column("Jenis", ".kind", _T.TEXT, 18),
        Column("Isi", ".fields", _T.LIST, 100),
        *_TAIL,
    ),
)
"""Records of a kind that this version has no sheet for."""

BY_KIND = {layout.kind: layout for layout in LAYOUTS}
