"""Why a predicate is what it is: the appraisal, the steps of its scheme, and its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.journal_views import HistoryLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyStep:
    """One rule: what went in, what came out, and where it stands. `last` = it told the result."""

    label: str
    inputs: tuple[tuple[str, str], ...]
    output: str
    article: str
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """Why this predicate: predicate → rule → ratings → indicator → log → evidence.

    `steps` are the rules of the scheme in order, `notice` what everybody must read beside it.
    """

    appraisal: AppraisalView
    matrix: tuple[tuple[str, str, str], ...]
    scheme_title: str
    article: str
    history: tuple[HistoryLine, ...]
    objection_until: date | None
    steps: tuple[WhyStep, ...] = ()
    notice: str = ""
