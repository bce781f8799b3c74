"""What stands on the page."""

from __future__ import annotations

from penilaian_desktop.ui.widgets.label import Label


def words_of(part) -> str:
    return " ".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def names(page):
    return [person.name for person in page.people.model.records()]
