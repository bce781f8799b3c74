"""How a ready indicator is said: direction, formula, aspect, the anchors of its levels."""

from __future__ import annotations

from penilaian_desktop.domain.library import LibraryFormula
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.ui.kit.translating import translator

_tr = translator("LibraryWords")


def direction_words(item: LibraryItem) -> str:
    """Return which way is better; of a range, that it is to be kept."""
    if item.formula is LibraryFormula.RANGE:
        return _tr("Di dalam rentang")
    lower = item.direction is Direction.LOWER
    return _tr("Makin rendah makin baik") if lower else _tr("Makin tinggi makin baik")


def formula_words(formula: LibraryFormula) -> str:
    """Return how the achievement is computed, as a sentence."""
    return {
        LibraryFormula.NORMAL: _tr("Realisasi ÷ target × 100"),
        LibraryFormula.LOWER_BETTER: _tr("(2 × target − realisasi) ÷ target × 100"),
        LibraryFormula.RANGE: _tr("Di dalam rentang 100; di luarnya terhadap batas terdekat"),
        LibraryFormula.YES_NO: _tr("Ya 100, tidak 0"),
        LibraryFormula.COUNT_PER_TIME: _tr("Jumlah per satuan waktu ÷ target × 100"),
    }[formula]


def formula_name(formula: LibraryFormula) -> str:
    """Return the short name of a formula."""
    return {
        LibraryFormula.NORMAL: _tr("Normal"),
        LibraryFormula.LOWER_BETTER: _tr("Makin rendah"),
        LibraryFormula.RANGE: _tr("Rentang"),
        LibraryFormula.YES_NO: _tr("Ya atau tidak"),
        LibraryFormula.COUNT_PER_TIME: _tr("Jumlah per waktu"),
    }[formula]


def group_words(item: LibraryItem) -> str:
    """Return aspect, else the perspectives."""
    if item.aspect is not None:
        return item.aspect.value
    return ", ".join(each.value for each in item.perspectives)


def matches(item: LibraryItem, search: str) -> bool:
    """Tell whether every word of a search stands in the indicator."""
    text = " ".join(
        (item.name, item.code, item.unit, item.measure, item.source, item.purpose,
         item.definition, group_words(item))
    ).casefold()  # fmt: skip
    return all(word in text for word in search.casefold().split())


def facts(item: LibraryItem) -> list[tuple[str, str]]:
    """Return what a ready indicator says, as names and values to read."""
    rows = [
        (_tr("Aspek"), group_words(item)),
        (_tr("Target contoh"), item.target_text),
        (_tr("Satuan"), item.unit),
        (_tr("Arah"), direction_words(item)),
        (_tr("Rumus capaian"), formula_words(item.formula)),
        (_tr("Cara mengukur"), item.measure),
        (_tr("Sumber data"), item.source),
        (_tr("Tujuan"), item.purpose),
        (_tr("Definisi"), item.definition),
    ]
    rows += [
        (_tr("Tingkat {level}").format(level=anchor.level), anchor.text) for anchor in item.anchors
    ]
    return [(name, value) for name, value in rows if value]
