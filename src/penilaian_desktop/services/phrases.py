"""Ready phrases of an account for returning an entry: a list that its person writes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session

MOST, LONGEST = 12, 120


class Phrases:
    """Use cases of the own phrases; `Reviews` carries them."""

    __slots__ = ()

    context: Context

    def phrases(self, s: Session) -> tuple[str, ...] | None:
        """Return the phrases of the account, None while it keeps those that come with the page."""
        with self.context.read() as unit:
            text = unit.setting(_key(s))
        if text is None:
            return None
        return tuple(str(phrase) for phrase in json.loads(text))

    def save_phrases(self, s: Session, phrases: Sequence[str]) -> Outcome[tuple[str, ...]]:
        """Keep a list of phrases; empty and repeated ones fall out, an empty list is the default.

        Raises RuleViolation `phrases_many`, `phrase_long`.
        """
        kept = tuple(
            dict.fromkeys(text for phrase in phrases if (text := " ".join(phrase.split())))
        )
        if len(kept) > MOST:
            raise RuleViolation("phrases_many", field="phrases", limit=MOST)
        for phrase in kept:
            if len(phrase) > LONGEST:
                raise RuleViolation(
                    "phrase_long", field="phrases", limit=LONGEST, text=phrase[:40] + "…"
                )
        with self.context.write(s) as unit:
            unit.set_setting(_key(s), json.dumps(kept, ensure_ascii=False) if kept else None)
        return Outcome(kept, Changes.of(Area.SETTINGS))


def _key(s: Session) -> str:
    return f"phrases.{s.account_id}"
