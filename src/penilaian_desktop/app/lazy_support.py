"""PySide6's support modules, loaded when something asks for them and not at every start.

While PySide6 loads, it takes nine modules of Python source from a ZIP inside its library, compiles
and runs them: signatures for error messages, features, a generator of type stubs. That is a third
of the start of a program, and a program that makes no mistake in a call never uses them. Here they
become modules that load themselves at the first question (docs/decisions/006-lazy-support.md).

It is done to the one version it was tried with. Any other starts as PySide6 does by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import RLock
from types import ModuleType
from typing import Any

TRIED = "6.11.3"
"""The version of PySide6 whose loader is known."""

BOOTSTRAP = "signature_bootstrap"
"""The module in which PySide6 runs its loader; one that is there already is used."""

LATER = frozenset({
    "shibokensupport.feature",
    "shibokensupport.signature.errorhandler",
    "shibokensupport.signature.layout",
    "shibokensupport.signature.mapping",
    "shibokensupport.signature.parser",
    "shibokensupport.signature.lib.enum_sig",
    "shibokensupport.signature.lib.pyi_generator",
    "shibokensupport.signature.lib.tool",
})  # fmt: skip
"""What PySide6 loads and a start does not need."""

READ_BY_NAME = {"shibokensupport.signature.mapping": ("update_mapping",)}
"""Functions that PySide6's library takes out of the module's namespace itself."""

_PARTS = ("EmbeddableZipImporter", "find_incarnated_files", "bootstrap")

_loading = RLock()


def prepare() -> None:
    """Let PySide6 put those modules off when it is imported; without effect once it is."""
    if "shiboken6" not in sys.modules and BOOTSTRAP not in sys.modules:
        sys.modules[BOOTSTRAP] = _Bootstrap(BOOTSTRAP)


class _Bootstrap(ModuleType):
    """The module in which PySide6 defines its loader and then asks it for `bootstrap`."""

    @property
    def bootstrap(self) -> Callable[[], ModuleType]:
        """Return PySide6's own function, its importer taught to wait if it is the known one."""
        own: dict[str, Any] = self.__dict__
        start: Callable[[], ModuleType] = own["bootstrap"]
        version = getattr(sys.modules.get("shiboken6"), "__version__", "")
        if version != TRIED or not all(name in own for name in _PARTS):
            return start
        importer = own["EmbeddableZipImporter"]
        importer.exec_module = _patient(importer.exec_module)
        own["find_incarnated_files"] = _nothing  # a copy on disk would be loaded twice, and whole

        def begin() -> ModuleType:
            loader = start()
            # it would wrap `import` to look into the source of every module for a `__feature__`
            loader.__dict__["post_init"] = _nothing
            return loader

        return begin


def _nothing() -> None:
    """Do nothing."""


def _patient(at_once: Callable[[Any, ModuleType], None]) -> Callable[[Any, ModuleType], None]:
    """Return `exec_module` that leaves what is in LATER for later."""

    def exec_module(importer: Any, module: ModuleType) -> None:  # noqa: ANN401 - PySide6's own class
        name = module.__name__
        if name in LATER:
            path = importer._mod2path[name]  # noqa: SLF001 - the known version has it
            source: bytes = importer.zfile.read(path)
            module.__file__ = path
            module.__loader__ = importer
            module.__package__ = name.rpartition(".")[0]
            put_off(module, lambda: compile(source, path, "exec"), READ_BY_NAME.get(name, ()))
        else:
            at_once(importer, module)

    return exec_module


def put_off(module: ModuleType, code: Callable[[], Any], by_name: tuple[str, ...] = ()) -> None:
    """Fill a module with what `code` makes once somebody asks it for a name it does not have.

    The functions in `by_name` are there from the start and load the module when they are called.
    """
    own = module.__dict__
    running = False

    def load() -> None:
        nonlocal running
        with _loading:
            if running or own.get("__getattr__") is not ask:
                return  # in a circle, or another thread was quicker
            running = True
            try:
                exec(code(), own)  # noqa: S102 - what PySide6 does at the start
                del own["__getattr__"]
            finally:
                running = False

    def ask(name: str) -> Any:  # noqa: ANN401 - whatever the module has
        if not name.startswith("__"):  # the import system asks for `__path__`
            load()
            if name in own:
                return own[name]
        raise AttributeError(f"module {own['__name__']!r} has no attribute {name!r}")

    def standing_in(name: str) -> Callable[..., Any]:
        def call(*args: object) -> Any:  # noqa: ANN401 - see above
            load()
            return own[name](*args)

        return call

    own["__getattr__"] = ask
    for name in by_name:
        own[name] = standing_in(name)
