"""A TOML table that is read key by key; what is left over or of the wrong type is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from penilaian_desktop.domain.errors import ImportRefused, Place

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")


class TomlTable:
    """One table of a file. Every refusal is an `ImportRefused` that names file and key."""

    def __init__(self, file: str, key: str, values: Mapping[str, object]) -> None:
        self.file = file
        self.key = key
        self._values = dict(values)

    @staticmethod
    def read(path: Path, data: bytes) -> TomlTable:
        """Parse a file; raise ImportRefused "scheme_not_toml" when it is none."""
        try:
            return TomlTable(
                path.name, "", tomllib.loads(data.decode("utf-8"), parse_float=_decimal)
            )
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, InvalidOperation) as error:
            raise ImportRefused(
                "scheme_not_toml", Place(file=path.name), reason=str(error)
            ) from error

    def refuse(self, code: str, key: str, detail: str = "") -> ImportRefused:
        """Return the refusal of a key of this table."""
        return ImportRefused(code, Place(file=self.file, field=self.at(key)), detail=detail)

    def at(self, key: str) -> str:
        """Return the full name of a key."""
        return f"{self.key}.{key}" if self.key else key

    def has(self, key: str) -> bool:
        """Tell whether a key is there and was not read yet."""
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; a missing one is refused unless there is a default."""
        return self._take(key, str, default)

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number."""
        value = self._take(key, int, default)
        if isinstance(value, bool):
            raise self.refuse("scheme_wrong_type", key, "bool")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false."""
        return self._take(key, bool, default)

    def day(self, key: str) -> date:
        """Return a date."""
        return self._take(key, date, None)

    def decimal(self, key: str) -> Decimal:
        """Return a number as it is written."""
        value = self._values.pop(key, None)
        if value is None:
            raise self.refuse("scheme_key_missing", key, key)
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return Decimal(value)
        raise self.refuse("scheme_wrong_type", key, type(value).__name__)

    def optional_decimal(self, key: str) -> Decimal | None:
        """Return a number, or None when the key is missing."""
        return self.decimal(key) if self.has(key) else None

    def choice(self, key: str, kind: type[_E]) -> _E:
        """Return one of the values of an enum."""
        return self._member(key, self.text(key), kind)

    def choices(self, key: str, kind: type[_E]) -> tuple[_E, ...]:
        """Return several values of an enum."""
        return tuple(self._member(key, name, kind) for name in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._each(key, str))

    def integers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; a missing one is empty."""
        return tuple(self._each(key, int)) if self.has(key) else ()

    def table(self, key: str) -> TomlTable:
        """Return a table within this one."""
        return TomlTable(self.file, self.at(key), self._take(key, dict, None))

    def raw(self, key: str) -> dict[str, object]:
        """Return a table as plain values; for golden examples, whose keys are free."""
        return self._take(key, dict, None)

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """Return a list of tables; a missing one is empty. Each is named by name or number."""
        found = self._each(key, dict) if self.has(key) else []
        return tuple(
            TomlTable(self.file, f"{self.at(key)}.{table.get('name', number)}", table)
            for number, table in enumerate(found, start=1)
        )

    def decimals(self) -> tuple[tuple[str, Decimal], ...]:
        """Return all remaining keys as numbers."""
        return self._rest(self.decimal)

    def flags(self) -> tuple[tuple[str, bool], ...]:
        """Return all remaining keys as true or false."""
        return self._rest(self.flag)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return all remaining keys as texts."""
        return self._rest(self.text)

    def subtables(self) -> tuple[tuple[str, TomlTable], ...]:
        """Return all remaining keys as tables."""
        return self._rest(self.table)

    def done(self) -> None:
        """Refuse the first key that nobody asked for."""
        for key in self._values:
            raise self.refuse("scheme_key_unknown", key, key)

    def _rest(self, read: Callable[[str], _T]) -> tuple[tuple[str, _T], ...]:
        return tuple((key, read(key)) for key in list(self._values))

    def _take(self, key: str, kind: type[_T], default: _T | None) -> _T:
        value = self._values.pop(key, default)
        if value is None:
            raise self.refuse("scheme_key_missing", key, key)
        if not isinstance(value, kind):
            raise self.refuse("scheme_wrong_type", key, type(value).__name__)
        return value

    def _each(self, key: str, kind: type[_T]) -> list[_T]:
        values = self._take(key, list, None)
        for value in values:
            if not isinstance(value, kind):
                raise self.refuse("scheme_wrong_type", key, type(value).__name__)
        return values

    def _member(self, key: str, name: str, kind: type[_E]) -> _E:
        try:
            return kind(name)
        except ValueError:
            raise self.refuse("scheme_name_unknown", key, name) from None


def _decimal(text: str) -> Decimal:
    """Read a TOML float exactly; NaN and infinity have no place in a regulation."""
    value = Decimal(text.replace("_", ""))
    if not value.is_finite():
        raise InvalidOperation(text)
    return value
