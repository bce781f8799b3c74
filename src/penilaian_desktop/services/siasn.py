"""Results in the field names of SIASN, for whoever has access to its service (REGULATIONS 6.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.credit_points import Jenjang
from penilaian_desktop.domain.employee import IdentityKind
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.golongan import SIASN_IDS, parse_golongan
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.siasn import (
    ANNUAL_FIELDS,
    PERIODIC_FIELDS,
    SiasnRecap,
    SiasnValue,
)
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import Standing
from penilaian_desktop.services.monitor_facts import facts_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage import monitor_reads as reads

_RATING = {Rating.ABOVE: 1, Rating.MEETS: 2, Rating.BELOW: 3}
_PREDICATE = {
    Predicate.SANGAT_BAIK: 1,
    Predicate.BAIK: 2,
    Predicate.BUTUH_PERBAIKAN: 3,
    Predicate.KURANG: 4,
    Predicate.SANGAT_KURANG: 5,
}
_COEFFICIENT = {
    Jenjang.AHLI_UTAMA: "42",
    Jenjang.AHLI_MADYA: "32",
    Jenjang.AHLI_MUDA: "22",
    Jenjang.AHLI_PERTAMA: "12",
    Jenjang.PENYELIA: "82",
    Jenjang.MAHIR: "72",
    Jenjang.TERAMPIL: "62",
    Jenjang.PEMULA: "52",
}
_PERIODIC = {"B": "1", "T": "2"}


@dataclass(frozen=True, slots=True)
class Siasn:
    """Use cases of HR for the national service."""

    context: Context

    def recap(self, s: Session, period_code: str, unit_id: str = "") -> SiasnRecap:
        """Return the published results of a period by name, of a unit and below ("" = all).

        Months and quarters take the fields of `kinerjaperiodik/save`, a year those of
        `skp22/save`. The SIASN id of a person is not known here: the column stays empty and the
        NIP stands beside it. Raises RuleViolation `siasn_kind`, `siasn_empty`.
        """
        require_office(s, Action.READ_MONITORING)
        code = PeriodCode.parse(period_code)
        if code.kind not in {"B", "T", "Y"}:
            raise RuleViolation("siasn_kind", field="period")
        with self.context.read() as unit:
            facts = facts_of(unit, s, self.context.today(unit), code.year)
            results = facts.results((code.code,), published=True)[code.code]
            if unit_id:
                members = facts.tree().below(unit_id)
                results = {person: one for person, one in results.items() if person in members}
            appraisers = reads.appraisers(unit, code.code)
            steps = reads.jenjang(unit, code.ends.isoformat())
            names = facts.names
        if not results:
            raise RuleViolation("siasn_empty", field="period", period=code.label)
        annual = code.kind == "Y"
        fields = ANNUAL_FIELDS if annual else PERIODIC_FIELDS
        people = sorted(
            (person for person in results if person in names),
            key=lambda person: (name_order(names[person][0]), person),
        )
        rows = []
        for person in people:
            name, nip = names[person]
            told = _common(results[person], appraisers.get(person, "{}"), code.year)
            if not annual:
                told |= _periodic(code, steps.get(person, ""))
            rows.append((nip, name, *(told.get(field) for field in fields)))
        return SiasnRecap(
            period_code=code.code,
            fields=("nip", "nama", *fields),
            rows=tuple(rows),
        )


def _common(result: Standing, appraiser: str, year: int) -> dict[str, SiasnValue]:
    work, behaviour, predicate = result
    other: Mapping[str, str] = orjson.loads(appraiser)
    place = other.get("position", "")
    civil = other.get("identity_kind", "NIP") == IdentityKind.NIP.value
    return {
        "tahun": year,
        "hasilKinerjaNilai": _RATING[work] if work else None,
        "perilakuKerjaNilai": _RATING[behaviour] if behaviour else None,
        "kuadranKinerjaNilai": _PREDICATE[predicate] if predicate else None,
        "statusPenilai": "ASN" if civil else "NON ASN",
        "penilaiNipNrp": other.get("identity", ""),
        "penilaiNama": other.get("name", ""),
        "penilaiJabatan": place,
        "penilaiJabatanNama": place,
        "penilaiUnorNama": other.get("unit", ""),
        "penilaiGolongan": _golongan(other.get("rank", "")),
    }


def _periodic(code: PeriodCode, jenjang: str) -> dict[str, SiasnValue]:
    return {
        "bulanMulaiPenilaian": code.starts.month,
        "tahunMulaiPenilaian": code.starts.year,
        "bulanSelesaiPenilaian": code.ends.month,
        "tahunSelesaiPenilaian": code.ends.year,
        "periodikId": _PERIODIC[code.kind],
        "koefisienId": _COEFFICIENT[Jenjang(jenjang)] if jenjang in set(Jenjang) else "",
    }


def _golongan(rank: str) -> str:
    """Return the id of SIASN for "Penata Tingkat I / III/d"; "" for a golongan without one."""
    found = parse_golongan(rank) if rank else None
    return SIASN_IDS.get(found.code, "") if found else ""
