"""The schemes of a workspace: those of the application and the agency's own that were released.

A code belongs to one side only, so that a later release of the application never hides an own
scheme. Released texts do not change: each is read once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.domain.scheme_record import SchemeText
from penilaian_desktop.storage.schemes import SchemeBook, age, file_name, parse_scheme
from penilaian_desktop.storage.unit_of_work import ReadUnit


class SchemeShelf(SchemeBook):
    """A book of shipped schemes that also knows the released ones of a workspace."""

    __slots__ = ("_own", "_read", "shipped")

    def __init__(
        self, shipped: SchemeBook, read: Callable[[], AbstractContextManager[ReadUnit]]
    ) -> None:
        super().__init__((), shipped.discipline)
        self.shipped = shipped
        self._read = read
        self._own: dict[tuple[str, str], Scheme] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in order of the alphabet, the agency's own among them."""
        return tuple(sorted({*self.shipped.codes, *(code for code, _ in self._released())}))

    def versions(self, code: str) -> tuple[str, ...]:
        """Return the versions of a code, oldest first."""
        if code in self.shipped.codes:
            return self.shipped.versions(code)
        return tuple(sorted((v for c, v in self._released() if c == code), key=age))

    def get(self, code: str, version: str | None = None) -> Scheme:
        """Return a scheme, by default its newest version; raise RuleViolation "scheme_unknown"."""
        if code in self.shipped.codes:
            return self.shipped.get(code, version)
        if version is not None and (code, version) in self._own:
            return self._own[code, version]
        released = self._released()
        versions = sorted((v for c, v in released if c == code), key=age)
        wanted = version or (versions[-1] if versions else "")
        if (code, wanted) not in released:
            raise RuleViolation("scheme_unknown", field="scheme", value=code)
        return released[code, wanted]

    def _released(self) -> dict[tuple[str, str], Scheme]:
        with self._read() as unit:
            texts = unit.find(SchemeText)
        for text in texts:
            key = (text.code, text.scheme_version)
            if text.released_on is not None and key not in self._own:
                try:
                    self._own[key] = scheme_of_text(text)
                except ImportRefused:
                    continue  # written by a newer application: unknown here, not a fault
        return dict(self._own)


def scheme_of_text(text: SchemeText) -> Scheme:
    """Read the scheme of a record; raise ImportRefused when its text is no scheme of that name."""
    return parse_scheme(Path(file_name(text.code, text.scheme_version)), text.toml.encode())
