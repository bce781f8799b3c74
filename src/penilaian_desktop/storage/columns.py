"""Column types: what each type hint of a record becomes in the database.

Dates and times are ISO text, decimals exact text, lists and snapshots JSON text. Statements bind
and return the domain's own values, so that no store converts by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
from sqlalchemy import Boolean, Date, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from penilaian_desktop.storage.codec import codec, without_none

Process = Callable[[Any], Any]


class ValueText(TypeDecorator[Any]):
    """A value of a type hint as its plain text: moments, decimals and enumerations.

    Decimals are exact text: never compared by the database, and summed only as the whole numbers
    that they are without their point.
    """

    impl = Text
    cache_ok = True

    def __init__(self, hint: Any) -> None:  # noqa: ANN401  (type hints have no common type)
        super().__init__()
        self.hint = hint

    def bind_processor(self, dialect: Dialect) -> Process:  # noqa: ARG002
        """Return how a value is written."""
        encode = codec(self.hint).encode
        return lambda value: None if value is None else encode(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:  # noqa: ARG002
        """Return how a value is read."""
        decode = codec(self.hint).decode
        return lambda value: None if value is None else decode(value)


class JsonText(TypeDecorator[Any]):
    """A tuple or a small frozen dataclass as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, hint: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.hint = hint

    def bind_processor(self, dialect: Dialect) -> Process:  # noqa: ARG002
        """Return how a value is written as JSON."""
        encode = codec(self.hint).encode
        return lambda value: None if value is None else orjson.dumps(encode(value)).decode()

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:  # noqa: ARG002
        """Return how a value is read."""
        decode = codec(self.hint).decode
        return lambda value: None if value is None else decode(orjson.loads(value))


_NATIVE: dict[Any, type[TypeEngine[Any]]] = {str: Text, int: Integer, bool: Boolean, date: Date}


def column_type(hint: Any) -> tuple[TypeEngine[Any], bool]:  # noqa: ANN401
    """Return the column type of a record's type hint and whether the column may be null."""
    inner = without_none(hint)
    native = _NATIVE.get(inner)
    if native is not None:
        return native(), inner is not hint
    is_text = codec(inner).is_text
    return (ValueText(inner) if is_text else JsonText(inner)), inner is not hint
