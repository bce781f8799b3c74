"""What the page Evaluasi writes in dialogs: feedback that was asked for, innovations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penilaian_desktop.domain.activity_views import ActivityFilter, ActivityPage
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.evaluasi.asked_card import GiveDialog
from penilaian_desktop.ui.screens.evaluasi.innovations_card import InnovationDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.evaluasi.page import EvaluasiPage

ENTRIES = 100


class Writing:
    """The dialogs of the page, as use cases."""

    def __init__(self, page: EvaluasiPage) -> None:
        self._page = page

    # --- feedback that was asked for -------------------------------------------------------
    def give(self, request_id: str) -> None:
        """Open the seven values for a colleague."""
        page = self._page
        item = next((i for i in page.asked.items if i.request_id == request_id), None)
        if item is None:
            return
        dialog = GiveDialog(page, item)
        services, session = page.context.services, page.context.session

        def submit(lines: tuple[GivenLine, ...]) -> None:
            page.run(
                lambda _r: services.peer_feedback.give(session, request_id, lines),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[Any]) -> None:
            dialog.accept()
            words = page.tr("Umpan balik untuk {0} disimpan")
            page.toast(words.format(item.person.name), outcome.undo_label)

        dialog.wanted.connect(submit)
        dialog.open()

    # --- innovations -----------------------------------------------------------------------
    def add_innovation(self) -> None:
        """Open an empty form."""
        self.edit_innovation(None)

    def edit_innovation(self, item: InnovationItem | None) -> None:
        """Open the form of an innovation, with the entries of the period to choose from."""
        page = self._page
        code = page.code
        if not code:
            return
        period = PeriodCode.parse(code)
        dialog = InnovationDialog(page, item)
        services, session = page.context.services, page.context.session

        def find(text: str) -> None:
            shown = ActivityFilter(
                person_id=session.person_id,
                starts=period.starts,
                ends=period.ends,
                search=text.strip(),
            )
            page.run(
                lambda _r: services.activities.page(session, shown, limit=ENTRIES),
                found,
                key="innovation-entries",
            )

        def found(entries: ActivityPage) -> None:
            if page.dialog is dialog:
                dialog.show_entries(entries.items)

        def submit(fields: dict[str, Any]) -> None:
            page.run(
                lambda _r: services.innovations.save(
                    session,
                    code,
                    innovation_id=item.id if item is not None else "",
                    version=item.version if item is not None else None,
                    **fields,
                ),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[InnovationItem]) -> None:
            dialog.accept()
            page.toast(page.tr("{0} disimpan").format(outcome.value.title), outcome.undo_label)

        page.dialog = dialog
        dialog.finished.connect(lambda _accepted: setattr(page, "dialog", None))
        dialog.search_wanted.connect(find)
        dialog.wanted.connect(submit)
        dialog.open()
        find("")

    def delete_innovation(self, innovation_id: str) -> None:
        """Take an own innovation back."""
        page = self._page
        services, session = page.context.services, page.context.session
        page.run(
            lambda _r: services.innovations.delete(session, innovation_id),
            lambda outcome: page.toast(page.tr("Catatan dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )
