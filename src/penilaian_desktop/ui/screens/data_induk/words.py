"""The words for kinds of persons, positions, relations, periods and free days."""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.employee import AssignmentKind, EmployeeStatus, RelationKind
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.ui.kit.translating import translator

_tr = translator("MasterData")


def statuses() -> list[tuple[str, str]]:
    """Return the kinds of employment as (key, words)."""
    return [
        (EmployeeStatus.PNS.value, "PNS"),
        (EmployeeStatus.CPNS.value, "CPNS"),
        (EmployeeStatus.PPPK.value, "PPPK"),
        (EmployeeStatus.PPPK_PART_TIME.value, _tr("PPPK paruh waktu")),
        (EmployeeStatus.NON_ASN.value, _tr("Bukan ASN")),
    ]


def status_words(key: str) -> str:
    """Return the words of a kind of employment by its key."""
    return dict(statuses()).get(key, key)


def assignment_kinds() -> list[tuple[str, str]]:
    """Return the kinds of assignment as (key, words)."""
    return [
        (AssignmentKind.DEFINITIF.value, _tr("Definitif")),
        (AssignmentKind.PLT.value, "Plt."),
        (AssignmentKind.PLH.value, "Plh."),
        (AssignmentKind.PJ.value, "Pj."),
        (AssignmentKind.TUGAS_TAMBAHAN.value, _tr("Tugas tambahan")),
    ]


def relation_kinds() -> list[tuple[str, str]]:
    """Return the kinds of relation as (key, words)."""
    return [
        (RelationKind.APPRAISER.value, _tr("Pejabat penilai")),
        (RelationKind.APPRAISER_SUPERIOR.value, _tr("Atasan pejabat penilai")),
        (RelationKind.TEAM_LEAD.value, _tr("Ketua tim")),
        (RelationKind.DELEGATE.value, _tr("Penerima delegasi")),
    ]


def relation_words(kind: RelationKind) -> str:
    """Return the words of a relation."""
    return dict(relation_kinds())[kind.value]


def holiday_kinds() -> list[tuple[str, str]]:
    """Return the kinds of free day as (key, words)."""
    return [
        ("libur_nasional", _tr("Libur nasional")),
        ("cuti_bersama", _tr("Cuti bersama")),
        ("libur_daerah", _tr("Libur daerah")),
    ]


def period_kinds() -> list[tuple[str, str]]:
    """Return the kinds of period as (key, words)."""
    return [
        ("Y", _tr("Tahun")),
        ("S", _tr("Semester")),
        ("T", _tr("Triwulan")),
        ("B", _tr("Bulan")),
    ]


def identity_text(identity: str) -> str:
    """Return a number as forms write it: 19660801 198803 1 001; others as they are."""
    return format_nip(identity) if len(identity) == 18 and identity.isdecimal() else identity


def span_words(starts: date, ends: date | None) -> str:
    """Return "sejak 1 Jan 2026" or "1 Jan 2025 – 31 Des 2025"."""
    if ends is None:
        return _tr("sejak {day}").format(day=wording.short_date(starts))
    return f"{wording.short_date(starts)} – {wording.short_date(ends)}"
