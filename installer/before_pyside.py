"""What the frozen program does before PyInstaller's own hook imports PySide6."""

from penilaian_desktop.app.lazy_support import prepare

prepare()
