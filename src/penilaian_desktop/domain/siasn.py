"""A recap in the field names of SIASN (public clients of kinerjaperiodik/save and skp22/save)."""

from __future__ import annotations

from dataclasses import dataclass

SiasnValue = str | int | None

PERIODIC_FIELDS = (
    "tahun", "bulanMulaiPenilaian", "tahunMulaiPenilaian", "bulanSelesaiPenilaian",
    "tahunSelesaiPenilaian", "periodikId", "pnsDinilaiId", "hasilKinerjaNilai",
    "perilakuKerjaNilai", "kuadranKinerjaNilai", "koefisienId", "statusPenilai", "penilaiNipNrp",
    "penilaiNama", "penilaiJabatanNama", "penilaiUnorNama", "penilaiGolongan",
)  # fmt: skip
"""Fields of `kinerjaperiodik/save`; id and path belong to the service itself."""

ANNUAL_FIELDS = (
    "tahun", "pnsDinilaiOrang", "hasilKinerjaNilai", "perilakuKerjaNilai", "kuadranKinerjaNilai",
    "statusPenilai", "penilaiNipNrp", "penilaiNama", "penilaiJabatan", "penilaiUnorNama",
    "penilaiGolongan",
)  # fmt: skip
"""Fields of `skp22/save`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiasnRecap:
    """Rows under field names; the NIP and the name stand in front to join on."""

    period_code: str
    fields: tuple[str, ...]
    rows: tuple[tuple[SiasnValue, ...], ...]
