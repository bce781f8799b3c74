"""Laptops of the example office opened as the program opens them, with a clock that the test moves.

Several people at one laptop sign in with their own passwords; the workspace stays open.
"""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.journeys.conftest import PASSWORD, Demo

from penilaian_desktop.app.opening import Live, open_workspace
from penilaian_desktop.reports.door import render
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session


class Calendar:
    """The clock of all laptops: local noon of a day, a second later at each look."""

    def __init__(self, day: date) -> None:
        self.turn(day)

    def turn(self, day: date) -> None:
        """Let it be another day."""
        self.moment = datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Laptop:
    """An open workspace and the people who signed in at it."""

    def __init__(self, demo: Demo, account: str, clock: Calendar) -> None:
        root = demo.folder / demo.who(account).workspace
        self.demo = demo
        self.live: Live = open_workspace(root, account, PASSWORD, demo.paths, clock)
        self._sessions: dict[str, Session] = {account: self.live.session}

    @property
    def services(self) -> Services:
        """Return what people may do here."""
        return self.live.services

    def session(self, account: str) -> Session:
        """Return the session of a person who signs in with the own password."""
        if account not in self._sessions:
            keys = self.live.vault.unlock(account, PASSWORD)
            self._sessions[account] = self.services.accounts.session_for(keys)
        return self._sessions[account]

    def person(self, account: str) -> str:
        """Return the id of the person of an account."""
        return self.session(account).person_id

    def printed(self, form: str, account: str, of: str, period: str) -> bytes:
        """Return the PDF that an account prints about a person."""
        s, who = self.session(account), self.person(of)
        return render(form, self.services.forms.view(s, form, who, period))

    def close(self) -> None:
        """Close the workspace."""
        self.live.close()


def text_of(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF as poppler reads it, blanks pressed together."""
    file = folder / "cetakan.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True
    )
    return " ".join(done.stdout.split())
