"""What narrow reads are made of: values as they are stored, conditions on thousands of ids."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Text, func, select, type_coerce


def raw(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return a column whose values are handed over as they are stored."""
    return type_coerce(column, Text)


def among(column: ColumnElement[Any], values: Collection[str] | None) -> list[Any]:
    """Return the condition that a column is one of many values; () for all of them."""
    if values is None:
        return []
    listed = func.json_each(json.dumps(sorted(values))).table_valued("value")
    return [column.in_(select(listed.c.value))]
