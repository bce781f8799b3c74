"""Take only the Qt plugins that a program made of widgets needs.

PyInstaller's own hook takes every plugin and with them GTK, GLib's friends, OpenGL and Qt Network.
Left out on purpose: GTK 3 theme (the portal tells dark or light), frame buffer and VNC screens,
OpenGL integrations (widgets are painted by the processor), picture formats that the program never
reads. The Windows names are written from Qt's documentation.
"""

from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

KEEP = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "imageformats": {"qjpeg"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient"},
}
SOFTWARE_OPENGL = {"opengl32sw", "d3dcompiler_47"}


def wanted(source: str) -> bool:
    """Tell whether a file that the standard hook found belongs into the folder."""
    path = PurePath(source)
    name = path.name.split(".")[0].removeprefix("lib")
    if name.lower() in SOFTWARE_OPENGL:
        return False
    if "plugins" not in path.parts:
        return True
    kind = path.parts[path.parts.index("plugins") + 1]
    return name in KEEP.get(kind, set())


hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, target) for source, target in binaries if wanted(source)]
