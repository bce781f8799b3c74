"""Text that was typed and not saved yet: kept encrypted per account, never in the journal."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from penilaian_desktop.domain.log_views import UnsavedText
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import unsaved_text


class DraftStore:
    """Reads unsaved texts."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of_account(self, account_id: str) -> tuple[UnsavedText, ...]:
        """Return the unsaved texts of an account, oldest first."""
        rows = self._reader.rows(
            select(unsaved_text.c.place, unsaved_text.c.text, unsaved_text.c.at)
            .where(unsaved_text.c.account_id == account_id)
            .order_by(unsaved_text.c.at, unsaved_text.c.place)
        )
        return tuple(UnsavedText(place=row.place, text=row.text, at=row.at) for row in rows)


class DraftWriter(DraftStore):
    """Reads and writes unsaved texts within a unit of work."""

    def __init__(self, reader: Reader, connection: Connection, now: datetime) -> None:
        super().__init__(reader)
        self._connection = connection
        self._now = now

    def keep(self, account_id: str, place: str, text: str) -> None:
        """Write the text of a place; "" takes it away."""
        self._connection.execute(
            delete(unsaved_text).where(
                unsaved_text.c.account_id == account_id, unsaved_text.c.place == place
            )
        )
        if text:
            self._connection.execute(
                insert(unsaved_text).values(
                    account_id=account_id, place=place, text=text, at=self._now
                )
            )
