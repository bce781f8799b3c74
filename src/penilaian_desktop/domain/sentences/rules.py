"""Sentences of the rules: numbers of employees, periods, targets, regulations and scoring."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "period_code_invalid": Sentence(
        "Periode “{value}” tidak dikenal.",
        "Tulis 2026, 2026-S1, 2026-T3, atau 2026-B09.",
    ),
}
