"""The end of a relation: the last day on which somebody appraises a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.employee import Relation
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.widgets.field import DateField
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class EndDialog(WritingDialog):
    """Writes the last day of a relation that is open."""

    def __init__(self, context: UiContext, over: QWidget, relation: Relation, name: str) -> None:
        kind = words.relation_words(relation.relation_kind)
        super().__init__(
            context,
            over,
            over.tr("Akhiri hubungan penilaian"),
            confirm=over.tr("Akhiri"),
            write=self._job,
            said=over.tr("{kind} {name} diakhiri").format(kind=kind, name=name),
            width=480,
        )
        self._id = relation.id
        since = words.span_words(relation.starts, relation.ends)
        self.ends = DateField(max(context.today(), relation.starts))
        self.body.addWidget(Label(f"{kind}: **{name}**, {since}", "body", wrap=True, markup=True))
        self.rows.add("ends", self.tr("Hari terakhir"), self.ends)
        self.body.addWidget(self.rows)
        self.body.addWidget(
            Label(
                self.tr("Hari-hari sebelum itu tetap ditinjau dan dinilai olehnya."),
                "small",
                "muted",
                wrap=True,
            )
        )

    def _job(self) -> Writing:
        data, session = self._context.services.master_data, self._context.session
        relation_id, ends = self._id, self.ends.value()
        return lambda: data.end_relation(session, relation_id, ends)
