"""What was typed and not saved: it survives a crash, a power cut, and closing the window."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.log_views import UnsavedText
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Drafts:
    """Use cases of unsaved text. It belongs to the account and never leaves the laptop."""

    context: Context

    def keep(self, s: Session, place: str, text: str) -> None:
        """Keep what stands in a field; blank text takes it away.

        Raises StorageUnavailable (`disk_full` …); the text then stays where it was typed.
        """
        with self.context.write(s) as unit:
            unit.drafts.keep(s.account_id, place, text if text.strip() else "")

    def pending(self, s: Session) -> tuple[UnsavedText, ...]:
        """Return what the account typed and never saved, oldest first."""
        with self.context.read() as unit:
            return unit.drafts.of_account(s.account_id)

    def drop(self, s: Session, place: str) -> None:
        """Forget the text of a place: it was saved, or is not wanted."""
        self.keep(s, place, "")
