"""The words for schemes: states, sources of facts, kinds of rules, sections of a comparison."""

from __future__ import annotations

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.scheme import Fact, FactKind, FactSource, Scheme
from penilaian_desktop.domain.scheme_facts import source_of
from penilaian_desktop.domain.scheme_views import SchemeItem, SchemeState
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.voice_words import rule_name

_tr = translator("Schemes")


def state_mark(item: SchemeItem) -> Mark:
    """Return the pill of a scheme."""
    if item.archived:
        return Mark(_tr("Arsip"), "archive", "muted", "soft_draft")
    return {
        SchemeState.SHIPPED: Mark(_tr("Bawaan"), "book", "info"),
        SchemeState.DRAFT: Mark(_tr("Rancangan"), "draft", "muted", "soft_draft"),
        SchemeState.RELEASED: Mark(_tr("Diterbitkan"), "check", "good"),
    }[item.state]


def name(item: SchemeItem) -> str:
    """Return what a scheme is called in lists: a regulation by its short name."""
    return item.title if item.region or item.state is not SchemeState.SHIPPED else item.short


def second_line(item: SchemeItem) -> str:
    """Return what stands under the title of a scheme in the list."""
    parts = [item.region, _tr("versi {version}").format(version=item.version)]
    if item.periods:
        parts.append(_tr("dipakai {count} periode").format(count=len(item.periods)))
    return " · ".join(part for part in parts if part)


def period_kinds(codes: tuple[str, ...]) -> str:
    """Return "triwulan, tahun"."""
    words = {"B": _tr("bulan"), "T": _tr("triwulan"), "S": _tr("semester"), "Y": _tr("tahun")}
    return ", ".join(words.get(code, code) for code in codes)


def periods(codes: tuple[str, ...]) -> str:
    """Return the periods of some codes, shortened after the fourth."""
    if not codes:
        return _tr("belum dipakai")
    labels = [PeriodCode.parse(code).label for code in codes[-4:]]
    more = len(codes) - len(labels)
    told = ", ".join(labels)
    return _tr("{told}, dan {more} lagi").format(told=told, more=more) if more else told


def origin(item: SchemeItem) -> str:
    """Return where a scheme comes from."""
    if item.state is SchemeState.SHIPPED:
        return _tr("bawaan aplikasi")
    told = _tr("disalin dari {source}").format(source=item.copied_from)
    if item.released_on is not None:
        told += _tr(", diterbitkan {day}").format(day=short_date(item.released_on))
    return told


def fact_values(scheme: Scheme, fact: Fact) -> str:
    """Return what a fact may be."""
    if fact.kind is FactKind.CHOICE:
        return " · ".join(option.label for option in scheme.scale(fact.scale).options)
    if fact.kind is FactKind.FLAG:
        return _tr("ya / tidak")
    if fact.kind is FactKind.ANSWERS:
        return _tr("jawaban {count} pertanyaan").format(count=len(fact.columns))
    return f"{number(fact.minimum)} – {number(fact.maximum)} {fact.unit}".strip()


def fact_source(fact: Fact) -> str:
    """Return where a fact comes from."""
    source = source_of(fact)
    told = {
        None: _tr("diisi pejabat penilai"),
        FactSource.INDICATOR: _tr("capaian indikator {code}").format(code=fact.library),
        FactSource.WORK_RATING: _tr("rating hasil kerja"),
        FactSource.BEHAVIOUR_RATING: _tr("rating perilaku kerja"),
        FactSource.ATTENDANCE: _tr("rekap kehadiran"),
        FactSource.PUBLIC_FEEDBACK: (
            rule_name(fact.voice) if fact.voice else _tr("suara warga, menurut aturan periode")
        ),
        FactSource.TASK_RESULT: _tr("tugas dan proyek: hasil"),
        FactSource.TASK_TIME: _tr("tugas dan proyek: waktu"),
        FactSource.TASK_BUDGET: _tr("tugas dan proyek: anggaran"),
        FactSource.REPORT: _tr("laporan kinerja"),
        FactSource.GOALS_LINKED: _tr("tautan indikator ke sasaran"),
        FactSource.PREVIOUS_SCORE: _tr("nilai periode sebelumnya"),
    }[source]
    return _tr("{told}; boleh kosong").format(told=told) if fact.optional else told


def section(code: str) -> str:
    """Return the name of a section of a comparison."""
    return {
        "title": _tr("Judul"),
        "notice": _tr("Catatan"),
        "periods": _tr("Periode"),
        "scale": _tr("Skala"),
        "fact": _tr("Fakta"),
        "weight": _tr("Bobot"),
        "least": _tr("Bobot paling sedikit"),
        "band": _tr("Rentang"),
        "cell": _tr("Matriks"),
        "lookup": _tr("Nilai skala"),
        "rule": _tr("Rumus"),
        "result": _tr("Hasil"),
        "example": _tr("Contoh"),
    }.get(code, code)
