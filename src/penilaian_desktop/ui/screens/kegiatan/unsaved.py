"""Keeps what is typed and not saved, and says what came back after a crash or a sign-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.log_views import UnsavedText
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan.drawer import EntryDrawer
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar
from penilaian_desktop.ui.widgets.quick_entry_unsaved import UnsavedBanner

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page

PAUSE = 400
"""Milliseconds without typing after which the text is kept."""
LINE = "kegiatan/baris"
FIELD = "kegiatan/isian/"
"""Before the id of the entry and the name of the field."""


def field_place(item_id: str, field: str) -> str:
    """Return where the text of a field of the drawer is kept."""
    return f"{FIELD}{item_id}/{field}"


class Unsaved(QObject):
    """Writes the line and refused fields of the drawer behind the typing.

    What was found is never put back by itself: the banner asks. Until it is answered, new text is
    kept under another place, so that the found one stays safe.
    """

    def __init__(self, page: Page, bar: QuickEntryBar, drawer: EntryDrawer) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._drawer = drawer
        self.banner = UnsavedBanner(page)
        self.banner.use_wanted.connect(self._use)
        self.banner.drop_wanted.connect(lambda found: self._keep(found.place, ""))
        self._place = LINE
        self._kept = ""
        self._told = False
        self._asked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        bar.line.textChanged.connect(self._on_text)
        bar.line.focus_changed.connect(lambda focused: None if focused else self.flush())
        drawer.kept_back.connect(self._on_field)

    def load(self) -> None:
        """Ask once what came back."""
        if self._asked:
            return
        self._asked = True
        services, session = self._page.context.services, self._page.context.session
        self._page.run(lambda _r: services.drafts.pending(session), self._found, key="unsaved")

    def flush(self) -> None:
        """Keep what stands in the line now."""
        self._pause.stop()
        text = self._bar.line.text().strip()
        if text != self._kept:
            self._kept = text
            self._keep(self._place, text)

    def hand_over(self) -> str:
        """Leave the line to a write; return the place whose text it is to take away."""
        self._pause.stop()
        return self._place

    def written(self) -> None:
        """Know that the text kept of the line went with what was written."""
        self._kept = ""

    def _on_text(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self.flush()

    def _on_field(self, item_id: str, field: str, text: str) -> None:
        self._keep(field_place(item_id, field), text)

    def _keep(self, place: str, text: str) -> None:
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.drafts.keep(session, place, text),
            lambda _none: None,
            self._refused,
            lane=Lane.WRITE,
        )

    def _refused(self, error: PenilaianError) -> None:
        """Say once that text is not kept; it stays where it was typed."""
        self._kept = ""
        if not self._told:
            self._told = True
            self._page.context.signals.refused.emit(error)

    def _found(self, texts: tuple[UnsavedText, ...]) -> None:
        own = [text for text in texts if text.place.startswith((LINE, FIELD))]
        own = [text for text in own if text.place != self._place or text.text != self._kept]
        taken = {text.place for text in own}
        number = 1
        while self._place in taken:
            number += 1
            self._place = f"{LINE}/{number}"
        shown = [(text, self._what(text)) for text in own]
        self.banner.show_found(shown, self._page.context.today())

    def _what(self, text: UnsavedText) -> str:
        if text.place.startswith(FIELD):
            field = self._drawer.label_of(text.place.rsplit("/", 1)[-1])
            return self.tr("Isian {field}").format(field=field)
        return self.tr("Baris")

    def _use(self, found: UnsavedText) -> None:
        """Put the text back where it was typed; the place of a line becomes its own again."""
        if not found.place.startswith(FIELD):
            self._bar.bring_back(found.text)
            self.flush()
            self._keep(found.place, "")
            return
        item_id, field = found.place.removeprefix(FIELD).rsplit("/", 1)
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.activities.item(session, item_id),
            lambda item: self._drawer.bring_back(item, field, found.text),
            key="unsaved",
        )
