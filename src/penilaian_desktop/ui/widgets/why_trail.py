"""The rules of a scheme one after the other, and what calibration or objection changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.result_views import ChangeSource, ResultChange
from penilaian_desktop.domain.why_views import WhyStep
from penilaian_desktop.domain.wording import predicate_label, short_date
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.widgets.appraisal_words import changed_ratings
from penilaian_desktop.ui.widgets.label import Label, Rule


class SchemeSteps(QWidget):
    """Each rule with what went in, what came out, and where it stands."""

    def __init__(self, steps: Sequence[WhyStep]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, step in enumerate(steps):
            if n:
                column.addWidget(Rule())
            column.addWidget(self._step(step))
        self.setAccessibleName(
            "; ".join(self.tr("{0}: {1}").format(step.label, step.output) for step in steps)
        )

    def _step(self, step: WhyStep) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(step.label, "strong" if step.last else "body", wrap=True))
        inputs = " · ".join(f"{name} {value}" for name, value in step.inputs)
        parts = [part for part in (inputs, step.article) if part]
        words.addWidget(Label("\n".join(parts), "small", "muted", wrap=True))
        row.addLayout(words, 1)
        right = Qt.AlignmentFlag.AlignRight
        row.addWidget(Label(step.output, "strong", align=right), 0, Qt.AlignmentFlag.AlignTop)
        return whole


class ChangeLines(QWidget):
    """What was before, who changed it and why; one that no longer counts says so."""

    def __init__(self, changes: Sequence[ResultChange]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for change in changes:
            column.addWidget(Label(self._head(change), "body", wrap=True, markup=True))
            moved = changed_ratings(change)
            if moved:
                column.addWidget(Label(moved, "small", wrap=True))
            column.addWidget(Label(f"“{change.reason}”", "small", "muted", wrap=True))

    def _head(self, change: ResultChange) -> str:
        words = {
            ChangeSource.CALIBRATION: self.tr("**Kalibrasi** {0} oleh {1}: {2} menjadi {3}."),
            ChangeSource.OBJECTION: self.tr("**Keberatan** {0} oleh {1}: {2} menjadi {3}."),
        }[change.source].format(
            short_date(local_day(change.at)),
            change.who or "–",
            predicate_label(change.predicate_before),
            predicate_label(change.predicate_after),
        )
        if change.counts:
            return words
        return words + self.tr(" Tidak berlaku lagi karena penilai memutuskan ulang.")
