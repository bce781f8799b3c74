"""The words of the checklist: its codes come from the use case, the sentences stand here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CheckLine = tuple[str, bool, str, str]

_OPEN: dict[str, object] = {
    "rhk": QT_TRANSLATE_NOOP("Checklist", "Kinerja utama belum ada"),
    "rhk_text": QT_TRANSLATE_NOOP("Checklist", "RHK belum ditulis"),
    "rhk_indicator": QT_TRANSLATE_NOOP("Checklist", "Indikator belum ada"),
    "assignment": QT_TRANSLATE_NOOP("Checklist", "Penugasan belum ditulis"),
    "indicator_text": QT_TRANSLATE_NOOP("Checklist", "Indikator belum ditulis"),
    "indicator_target": QT_TRANSLATE_NOOP("Checklist", "Target belum diisi"),
    "indicator_unit": QT_TRANSLATE_NOOP("Checklist", "Satuan belum diisi"),
    "indicator_measure": QT_TRANSLATE_NOOP("Checklist", "Cara ukur belum diisi"),
    "indicator_source": QT_TRANSLATE_NOOP("Checklist", "Sumber data belum diisi"),
    "indicator_quarter_sum": QT_TRANSLATE_NOOP("Checklist", "Jumlah triwulan tidak cocok"),
    "indicator_perspective": QT_TRANSLATE_NOOP("Checklist", "Perspektif belum dipilih"),
    "indicator_manual": QT_TRANSLATE_NOOP("Checklist", "Manual belum lengkap"),
    "behaviour": QT_TRANSLATE_NOOP("Checklist", "Perilaku kerja belum lengkap"),
    "support": QT_TRANSLATE_NOOP("Checklist", "Dukungan sumber daya kosong"),
    "accountability": QT_TRANSLATE_NOOP("Checklist", "Pertanggungjawaban kosong"),
    "consequences": QT_TRANSLATE_NOOP("Checklist", "Konsekuensi kosong"),
}
_DONE: dict[str, object] = {
    "rhk": QT_TRANSLATE_NOOP("Checklist", "Kinerja utama"),
    "assignment": QT_TRANSLATE_NOOP("Checklist", "Penugasan tambahan"),
    "indicator_text": QT_TRANSLATE_NOOP("Checklist", "Uraian indikator"),
    "indicator_target": QT_TRANSLATE_NOOP("Checklist", "Target"),
    "indicator_unit": QT_TRANSLATE_NOOP("Checklist", "Satuan"),
    "indicator_measure": QT_TRANSLATE_NOOP("Checklist", "Cara ukur"),
    "indicator_source": QT_TRANSLATE_NOOP("Checklist", "Sumber data"),
    "indicator_quarter_sum": QT_TRANSLATE_NOOP("Checklist", "Jumlah target triwulan"),
    "behaviour": QT_TRANSLATE_NOOP("Checklist", "Tujuh nilai BerAKHLAK"),
    "support": QT_TRANSLATE_NOOP("Checklist", "Dukungan sumber daya"),
    "accountability": QT_TRANSLATE_NOOP("Checklist", "Skema pertanggungjawaban"),
    "consequences": QT_TRANSLATE_NOOP("Checklist", "Konsekuensi"),
}
_TOGETHER: tuple[tuple[tuple[str, ...], object], ...] = (
    (("rhk", "indicator_text"), QT_TRANSLATE_NOOP("Checklist", "RHK dan indikator")),
    (
        ("indicator_unit", "indicator_target"),
        QT_TRANSLATE_NOOP("Checklist", "Satuan dan target"),
    ),
    (
        ("indicator_measure", "indicator_source"),
        QT_TRANSLATE_NOOP("Checklist", "Cara ukur dan sumber data"),
    ),
    (
        ("support", "accountability", "consequences"),
        QT_TRANSLATE_NOOP("Checklist", "Tiga lampiran"),
    ),
)
ATTACHMENTS = frozenset({"support", "accountability", "consequences"})


@dataclass(frozen=True, slots=True)
class OpenLine:
    """What is missing, where, and the record that the jump opens."""

    code: str
    title: str
    detail: str
    record_id: str


def open_lines(checklist: Sequence[CheckLine]) -> tuple[OpenLine, ...]:
    """Return what is still missing, in the order of the form."""
    return tuple(
        OpenLine(code, _say(_OPEN[code]), detail, record_id)
        for code, done, detail, record_id in checklist
        if not done
    )


def done_words(checklist: Sequence[CheckLine]) -> tuple[str, ...]:
    """Return what is complete, subjects that belong together in one line."""
    codes = [code for code, done, _, _ in checklist if done and code in _DONE]
    words: list[str] = []
    for code in codes:
        for group, text in _TOGETHER:
            if code in group and set(group) <= set(codes):
                if code == group[0]:
                    words.append(_say(text))
                break
        else:
            words.append(_say(_DONE[code]))
    return tuple(dict.fromkeys(words))


def field_of(code: str) -> str:
    """Return the input that a line of the checklist is about, "" for the first one."""
    return {
        "rhk_text": "text",
        "assignment": "assigned_by",
        "indicator_text": "text",
        "indicator_target": "target_text",
        "indicator_unit": "unit",
        "indicator_measure": "measure",
        "indicator_source": "source",
        "indicator_quarter_sum": "quarter_0",
    }.get(code, "")


def _say(marked: object) -> str:
    return QCoreApplication.translate("Checklist", str(marked))
