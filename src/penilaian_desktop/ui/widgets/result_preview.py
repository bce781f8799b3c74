"""What chosen ratings would give, said below them before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.result_views import ResultPreview
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class PreviewLine(QWidget):
    """The predicate that would follow, and under it the rule that gives it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._before: Predicate | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.result = Label("", "body", wrap=True, markup=True)
        self.rule = Label("", "small", "muted", wrap=True)
        column.addWidget(self.result)
        column.addWidget(self.rule)

    def ask(self, job: Callable[[], ResultPreview], before: Predicate | None) -> None:
        """Work a preview out beside the GUI and show it; the newest question counts."""
        self._before = before
        self._context.tasks.submit(
            self, lambda _r: job(), self.show_preview, self._refused, key="preview"
        )

    def show_preview(self, preview: ResultPreview) -> None:
        """Show what would follow; that nothing changes is said too."""
        self.rule.setText(preview.rule)
        self.rule.setVisible(bool(preview.rule))
        if preview.predicate is None:
            self.result.setText(self.tr("Predikat belum dapat dihitung dari rating ini."))
            return
        label = predicate_label(preview.predicate)
        if preview.predicate is self._before or self._before is None:
            self.result.setText(self.tr("Predikat tetap **{0}**").format(label))
        else:
            self.result.setText(
                self.tr("Predikat {0} menjadi **{1}**").format(predicate_label(self._before), label)
            )

    def _refused(self, error: PenilaianError) -> None:
        self.rule.hide()
        self.result.setText(str(describe(error)))
