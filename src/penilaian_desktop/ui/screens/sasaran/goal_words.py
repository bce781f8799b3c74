"""How the levels of the cascade are called, and which may stand below another."""

from __future__ import annotations

from penilaian_desktop.domain.cascade import LEVELS, GoalLevel
from penilaian_desktop.ui.kit.translating import translator

_tr = translator("GoalWords")


def level_words(level: GoalLevel) -> str:
    """Return how people call a level."""
    return {
        GoalLevel.VISI: _tr("Visi"),
        GoalLevel.MISI: _tr("Misi"),
        GoalLevel.TUJUAN: _tr("Tujuan"),
        GoalLevel.SASARAN: _tr("Sasaran"),
        GoalLevel.INDIKATOR: _tr("Indikator"),
    }[level]


def level_below(level: GoalLevel) -> GoalLevel:
    """Return the level that usually hangs on another; the last one stays."""
    return LEVELS[min(len(LEVELS) - 1, LEVELS.index(level) + 1)]


def new_text(level: GoalLevel) -> str:
    """Return what a goal says until somebody writes it."""
    return _tr("{level} baru").format(level=level_words(level))
