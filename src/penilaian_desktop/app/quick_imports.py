"""Imports without the search for features, and no search for cycles, while the program starts.

PySide6 wraps `import` in a function that reads the source of every module imported after it, to
learn whether it switches on a `__feature__`. This program has none, and imports some hundred
modules. What PySide6 wrapped, it leaves at `builtins.__orig_import__`.
"""

from __future__ import annotations

import builtins
import gc


def start_quickly() -> None:
    """Load PySide6 and put back the `import` it wrapped; collect no cycles before the lanes do.

    `ui.kit.collector` sees to cycles from then on.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401, PLC0415 - after the line above

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
