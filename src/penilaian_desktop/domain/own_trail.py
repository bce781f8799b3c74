"""What the trail of a person's own data says, and about which kinds of records (WG-10, X-4).

A kind that is not listed is not shown to the person: feedback of colleagues stays unnamed, and a
follow-up is told when it is decided. Of what the public says a person learns the praise, as on the
page Pembinaan, and never who said it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TrailKind:
    """What a kind is called, the field that tells which one, and the fields whose change is told.

    `first_told` = what others write about a person is told from its first version on.
    `after_publication` = shown once the result of its period is published.
    """

    word: str
    title: str = ""
    told: dict[str, str] = field(default_factory=dict)
    first_told: bool = False
    after_publication: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """One write about a person: who, when, where, what, and what was there before.

    `done` is add | put | delete | apply | undo | redo; `changes` are (name, before, after).
    """

    seq: int
    at: datetime
    who: str
    device: str
    kind: str
    title: str
    done: str
    changes: tuple[tuple[str, str, str], ...] = ()
    package: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage:
    """Lines from the latest on; `older` = where the next page begins, None when there is none."""

    lines: tuple[TrailLine, ...]
    older: int | None


_SPAN = {"starts": "mulai", "ends": "sampai"}

TRAIL_KINDS: dict[str, TrailKind] = {
    "employee": TrailKind(
        "Data pegawai", "name", {"name": "nama", "identity": "NIP", "birth_date": "tanggal lahir"}
    ),
    "assignment": TrailKind(
        "Jabatan", "position",
        {"position": "jabatan", "golongan": "golongan", "jenjang": "jenjang", **_SPAN},
    ),
    "relation": TrailKind("Hubungan dengan atasan", "", _SPAN),
    "delegation": TrailKind("Pelimpahan wewenang", "", _SPAN),
    "exception": TrailKind("Pengecualian", "document", {"note": "catatan", **_SPAN}),
    "attendance": TrailKind(
        "Rekap kehadiran", "month",
        {
            "working_days": "hari kerja", "present": "hadir", "leave": "cuti", "sick": "sakit",
            "permit": "izin", "duty": "dinas", "absent": "tanpa keterangan",
            "late_days": "hari terlambat", "late_minutes": "menit terlambat",
            "early_days": "hari pulang cepat",
        },
        first_told=True,
    ),
    "activity": TrailKind(
        "Kegiatan", "text",
        {"text": "uraian", "day": "tanggal", "volume": "jumlah", "note": "catatan"},
    ),
    "evidence_link": TrailKind("Bukti", "name"),
    "day_mark": TrailKind("Tanda hari", "day"),
    "review": TrailKind("Tinjauan kegiatan", "note"),
    "plan": TrailKind("SKP", "year", {"superior_reason": "alasan"}),
    "rhk": TrailKind("RHK", "text", {"text": "uraian"}),
    "indicator": TrailKind(
        "Indikator", "text", {"text": "uraian", "target_text": "target", "unit": "satuan"}
    ),
    "plan_decision": TrailKind("Persetujuan SKP", "note"),
    "action_plan": TrailKind("Rencana aksi", "text", {"text": "uraian"}),
    "actual": TrailKind(
        "Realisasi", "period_code", {"value": "angka", "text": "uraian", "note": "catatan"}
    ),
    "self_report": TrailKind("Laporan diri", "period_code"),
    "task": TrailKind("Tugas", "title", {"title": "judul", "due": "tenggat"}),
    "task_progress": TrailKind("Kemajuan tugas", "day", {"percent": "persen"}),
    "innovation": TrailKind("Inovasi", "title"),
    "innovation_decision": TrailKind("Keputusan inovasi", "note"),
    "objection": TrailKind("Keberatan", "period_code"),
    "objection_reply": TrailKind("Tanggapan keberatan", "period_code"),
    "objection_decision": TrailKind("Putusan keberatan", "period_code"),
    "indicator_complaint": TrailKind("Keluhan indikator", "text"),
    "recognition": TrailKind("Apresiasi", "title", {"text": "uraian"}, first_told=True),
    "public_note": TrailKind("Pujian warga", "received_on"),
    "participation": TrailKind(
        "Pelatihan", "",
        {"attended": "hadir", "score_before": "nilai sebelum", "score_after": "nilai sesudah"},
        first_told=True,
    ),
    "recognition_consent": TrailKind("Persetujuan penghargaan"),
    "archive_score": TrailKind("Nilai lama", "period_code", {"value": "nilai"}),
    "appraisal": TrailKind(
        "Penilaian", "period_code",
        {
            "work_rating": "rating hasil kerja", "work_reason": "alasan hasil kerja",
            "behaviour_rating": "rating perilaku", "behaviour_reason": "alasan perilaku",
            "predicate": "predikat", "strength": "kekuatan", "improvement": "perlu diperbaiki",
            "recommendation": "rekomendasi",
        },
        first_told=True, after_publication=True,
    ),
    "rhk_rating": TrailKind(
        "Rating RHK", "period_code", {"rating": "rating"}, first_told=True, after_publication=True
    ),
    "scheme_fact": TrailKind(
        "Nilai komponen", "name", {"value": "nilai", "reason": "alasan"},
        first_told=True, after_publication=True,
    ),
}  # fmt: skip
