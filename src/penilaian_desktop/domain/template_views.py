"""Templates as lists and completion show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem:
    """A line to insert by its name: an own one, one of the appraiser, or one of the unit.

    `for_unit` tells that others are offered it too; `by` names who offers it ("" = oneself);
    `editable` tells whether the session may change it. `version` is that of its record.
    """

    id: str
    version: int
    name: str
    line: str
    for_unit: bool
    favourite: bool
    by: str = ""
    editable: bool = True
