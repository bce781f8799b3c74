"""Which part of the public's voice answers a scheme's question for it (PR-4, WG-8)."""

from __future__ import annotations

from enum import StrEnum


class VoiceRule(StrEnum):
    """What counts for a person: the survey of the unit, the notes that name the person, or both.

    A scheme's file may say it for a fact; where it leaves that open, the period says it. What a
    rule names second counts only where the first knows nothing.
    """

    SURVEY_FIRST = "survei_lalu_catatan"
    NOTES_FIRST = "catatan_lalu_survei"
    SURVEY = "survei"
    NOTES = "catatan"
    MEAN = "rata_rata"  # of both, where there are both
