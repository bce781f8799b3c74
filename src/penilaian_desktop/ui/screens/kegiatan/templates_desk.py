"""Favourites and templates of the line: marked, kept, changed and put into the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.entry_views import Suggestion
from penilaian_desktop.domain.template_views import TemplateItem
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan.templates_dialog import TemplatesDialog
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page


class TemplatesDesk(QObject):
    """Runs the use cases of templates for the page."""

    def __init__(self, page: Page, bar: QuickEntryBar) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._dialog: TemplatesDialog | None = None
        bar.completing.favourite_wanted.connect(self._mark)

    def open(self, line: str) -> None:
        """Open the templates; a line begins a new one."""
        context = self._bar.context
        if context is None or self._dialog is not None:
            return
        dialog = TemplatesDialog(
            self._page, context, share=self._share_words(), line=" ".join(line.split())
        )
        self._dialog = dialog
        dialog.insert_wanted.connect(self._bar.set_line_from_template)
        dialog.save_wanted.connect(self._save)
        dialog.delete_wanted.connect(self._delete)
        dialog.finished.connect(lambda _yes: self._closed())
        dialog.open()
        self._load(None)

    def _share_words(self) -> str:
        roles = self._page.context.session.roles
        if Role.HR in roles:
            return self.tr("Tawarkan kepada semua pegawai unit saya dan unit di bawahnya")
        if Role.APPRAISER in roles:
            return self.tr("Tawarkan juga kepada pegawai yang saya nilai")
        return ""

    def _closed(self) -> None:
        self._dialog = None

    def _load(self, saved: TemplateItem | None) -> None:
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.templates.list(session),
            lambda items: self._show(items, saved),
            key="templates",
        )

    def _show(self, items: tuple[TemplateItem, ...], saved: TemplateItem | None) -> None:
        if self._dialog is not None:
            self._dialog.show_items(items, saved)

    def _save(self, item: TemplateItem | None, name: str, line: str, shared: bool) -> None:
        services, session, dialog = (
            self._page.context.services,
            self._page.context.session,
            self._dialog,
        )
        if dialog is None:
            return
        self._page.run(
            lambda _r: services.templates.save(
                session,
                item.id if item is not None else None,
                name=name,
                line=line,
                for_unit=shared,
                favourite=item.favourite if item is not None else False,
                version=item.version if item is not None else None,
            ),
            self._saved,
            dialog.refuse,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[TemplateItem]) -> None:
        self._load(outcome.value)

    def _delete(self, item: TemplateItem) -> None:
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.templates.delete(session, item.id),
            lambda outcome: self._deleted(item, outcome),
            self._dialog.refuse if self._dialog is not None else None,
            lane=Lane.WRITE,
        )

    def _deleted(self, item: TemplateItem, outcome: Outcome[None]) -> None:
        words = self.tr("Templat {name} dihapus").format(name=item.name)
        self._page.toast(words, outcome.undo_label)
        self._load(None)

    def _mark(self, one: Suggestion, star: bool) -> None:
        services, session = self._page.context.services, self._page.context.session
        text = one.line or one.text
        self._page.run(
            lambda _r: services.templates.set_favourite(session, text, star),
            lambda outcome: self._page.toast(
                self.tr("{text} menjadi favorit").format(text=one.text)
                if star
                else self.tr("{text} bukan favorit lagi").format(text=one.text),
                outcome.undo_label,
            ),
            lane=Lane.WRITE,
        )
