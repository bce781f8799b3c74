"""Reminders as tray and banner show them, and what a person chose about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSettings:
    """Whether an account is reminded, and from which minute of the day on."""

    on: bool = True
    minute: int = 15 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A thing that is due; `target` and `argument` name its place.

    `mark` says in which state it was told: an unchanged thing is never told twice.
    """

    kind: str
    title: str
    detail: str
    target: str
    argument: str = ""
    mark: str = ""
