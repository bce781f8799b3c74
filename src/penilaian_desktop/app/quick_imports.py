"""PySide6 without what a start does not need, and no search for cycles while the program starts.

PySide6 wraps `import` in a function that reads the source of every module imported after it, to
learn whether it switches on a `__feature__`. This program has none, and imports some hundred
modules. `lazy_support` keeps PySide6 from it; where that does not apply, what PySide6 wrapped is
put back: it left it at `builtins.__orig_import__`.
"""

from __future__ import annotations

import builtins
import gc

from penilaian_desktop.app.lazy_support import prepare


def start_quickly(*, whole: bool = False) -> None:
    """Load PySide6 and put back the `import` it wrapped; collect no cycles before the lanes do.

    `whole` loads its support modules too, as it does by itself: for measuring what that costs.
    `ui.kit.collector` sees to cycles from then on.
    """
    gc.disable()
    if not whole:
        prepare()
    import PySide6.QtCore  # noqa: F401, PLC0415 - after the lines above

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
