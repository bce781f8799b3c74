"""Where answers go: sentences for people, or exactly one JSON document."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe

OK = 0
REFUSED = 1
WRONG_USE = 2

_USAGE = frozenset(
    {"account_needed", "option_needed", "form_unknown", "period_code_invalid", "print_kind_unknown"}
)
"""Refusals of what was typed on the command line, not of what it is about."""


def _plain(value: object) -> Any:  # noqa: ANN401  (JSON values have no common type)
    """Return what `json` cannot write by itself; decimals and dates become strings."""
    if is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


@dataclass(slots=True)
class Output:
    """Prints either sentences or one JSON document; never both."""

    as_json: bool

    def say(self, text: str) -> None:
        """Print a line for people; silent when JSON is asked for."""
        if not self.as_json:
            print(text)

    def document(self, value: object) -> None:
        """Print the JSON document; silent when people read."""
        if self.as_json:
            self.json(value)

    def json(self, value: object) -> None:
        """Print a JSON document in any case."""
        indent = None if self.as_json else 2
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)
        # half of a surrogate pair has no UTF-8; its escape is what JSON writes for it
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.flush()

    def wrong_use(self, usage: str, message: str) -> int:
        """Tell what was typed wrongly and what would be right; return 2."""
        if self.as_json:
            words = message or usage.strip()
            problem = {"code": "wrong_use", "message": words, "remedy": " ".join(usage.split())}
            self.json({"error": problem})
        else:
            print(usage + message, file=sys.stderr, end="\n" if message else "")
        return WRONG_USE

    def fail(self, error: PenilaianError) -> int:
        """Tell an expected error and return the exit code: 2 for wrong use, else 1."""
        found = describe(error)
        if self.as_json:
            problem = {"code": found.code, "message": found.text, "remedy": found.remedy}
            self.json({"error": problem})
        else:
            print(str(found), file=sys.stderr)
        return WRONG_USE if found.code in _USAGE else REFUSED
