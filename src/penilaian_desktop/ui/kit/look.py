"""Everything a widget may ask about looks: colours by token, fonts by role, icons by meaning.

One look belongs to the QApplication, as its palette does. Widgets call `look()` when they paint
and never hold a literal colour, so a change of theme is one repaint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from penilaian_desktop.ui.kit.icons import ICONS
from penilaian_desktop.ui.kit.theme import Theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FontRole = Literal[
    "title", "section", "body", "strong", "small", "small_strong", "figure", "entry", "entry_strong"
]
ThemeMode = Literal["terang", "gelap", "sistem"]

FAMILY = "Plus Jakarta Sans"
FONT_FILES = ("PlusJakartaSans-Regular.ttf", "PlusJakartaSans-SemiBold.ttf")
ROLES: dict[str, tuple[int, int, bool]] = {
    # role: pixel size, line height, semibold
    "title": (20, 28, True),
    "section": (15, 20, True),
    "body": (13, 20, False),
    "strong": (13, 20, True),
    "small": (12, 16, False),
    "small_strong": (12, 16, True),
    "figure": (28, 36, True),
    "entry": (15, 20, False),
    "entry_strong": (15, 20, True),
}
RADIUS = 6


class Look(QObject):
    """The theme, fonts and icons of the running application."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, mode: ThemeMode = "sistem") -> None:
        super().__init__(app)
        self._app = app
        self._resources = resources
        self._mode: ThemeMode = mode
        self._themes: dict[str, Theme] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._svg: dict[str, bytes] = {}
        self._theme = self._wanted_theme()
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(resources / "fonts" / name))

    @property
    def mode(self) -> ThemeMode:
        """Return the chosen mode; "sistem" follows the desktop."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Tell whether the theme in use is the dark one."""
        return self._theme.dark

    @property
    def theme(self) -> Theme:
        """Return the theme in use."""
        return self._theme

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose light, dark or the desktop's own; open windows repaint at once."""
        self._mode = mode
        self._tell_platform()
        self._follow()

    def color(self, token: str, alpha: int = 255) -> QColor:
        """Return a token or derived colour. Raises KeyError for an unknown name."""
        r, g, b = self._theme.colors[token]
        return QColor(r, g, b, alpha)

    def scrim(self) -> QColor:
        """Return the veil behind dialogs."""
        return self.color("scrim", self._theme.scrim_alpha)

    def band(self) -> QColor:
        """Return the flat band around a dialog."""
        return self.color("band", self._theme.band_alpha)

    def font(self, role: FontRole) -> QFont:
        """Return the font of a role, with tabular figures and without hinting."""
        found = self._fonts.get(role)
        if found is None:
            pixels, _, strong = ROLES[role]
            found = QFont(FAMILY)
            found.setPixelSize(pixels)
            found.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            found.setFeature(QFont.Tag("tnum"), 1)  # the default "1" is half as wide
            found.setWordSpacing(1)  # the font's own space is narrow: "7 j 30 m"
            # Vertical hinting closes the gap under the i-dot at 12-13 px.
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = found
        return QFont(found)

    def metrics(self, role: FontRole) -> QFontMetrics:
        """Return the metrics of a role's font."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetrics(self.font(role))
        return found

    def width(self, text: str, role: FontRole) -> int:
        """Return the width of a text in logical pixels."""
        return self.metrics(role).horizontalAdvance(text)

    @staticmethod
    def line(role: FontRole) -> int:
        """Return the line height of a role in pixels."""
        return ROLES[role][1]

    def pixmap(self, meaning: str, tint: str = "text", size: int = 16) -> QPixmap:
        """Return an icon as a tinted pixmap of `size` logical pixels.

        Raises KeyError when the meaning has no drawing.
        """
        name = ICONS[meaning]
        ratio = self._app.devicePixelRatio()
        key = (name, self._theme.hex(tint), size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._draw(name, key[1], size, ratio)
            self._pixmaps[key] = found
        return found

    def icon(self, meaning: str, tint: str = "text", size: int = 16) -> QIcon:
        """Return an icon in the colour of a token; disabled it is coloured as control lines."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - menus and tabs only, not at start-up

        icon = QIcon(self.pixmap(meaning, tint, size))
        icon.addPixmap(self.pixmap(meaning, "control_line", size), QIcon.Mode.Disabled)
        return icon

    def apply(self, *, styled: bool = False) -> None:
        """Dress the application: style, font, palette and style sheet.

        `styled` says that it was started with the style Fusion, and that the caller sees to the
        form of numbers: both cost more than a paint.
        """
        from penilaian_desktop.ui.kit.style import palette, stylesheet  # noqa: PLC0415 - cycle

        if not styled:
            from PySide6.QtCore import QLocale  # noqa: PLC0415

            QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
            self._app.setStyle("Fusion")
        self._app.setFont(self.font("body"))
        self._app.setPalette(palette(self))
        self._app.setStyleSheet(stylesheet(self))
        self._tell_platform()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def _tell_platform(self) -> None:
        scheme = {
            "terang": Qt.ColorScheme.Light,
            "gelap": Qt.ColorScheme.Dark,
            "sistem": Qt.ColorScheme.Unknown,
        }[self._mode]
        QGuiApplication.styleHints().setColorScheme(scheme)

    def _follow(self) -> None:
        wanted = self._wanted_theme()
        if wanted is self._theme:
            return
        from penilaian_desktop.ui.kit.style import palette, stylesheet  # noqa: PLC0415 - cycle

        self._theme = wanted
        self._app.setPalette(palette(self))
        self._app.setStyleSheet(stylesheet(self))
        self.changed.emit()
        for widget in self._app.allWidgets():
            widget.update()

    def _wanted_theme(self) -> Theme:
        name = self._mode
        if name == "sistem":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "gelap" if dark else "terang"
        if name not in self._themes:
            self._themes[name] = load_theme(self._resources / "themes" / f"{name}.toml")
        return self._themes[name]

    def _draw(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first icon pays, not the import

        if name not in self._svg:
            self._svg[name] = (self._resources / "icons" / f"{name}.svg").read_bytes()
        renderer = QSvgRenderer(self._svg[name].replace(b"currentColor", color.encode()))
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


class _Installed:
    look: Look | None = None


def install_look(
    app: QApplication, resources: Path, mode: ThemeMode = "sistem", *, styled: bool = False
) -> Look:
    """Give the application its look and dress it; a second call only changes the mode."""
    if _Installed.look is None or not shiboken6.isValid(_Installed.look):
        _Installed.look = Look(app, resources, mode)
        _Installed.look.apply(styled=styled)
    else:
        _Installed.look.set_mode(mode)
    return _Installed.look


def look() -> Look:
    """Return the look of the running application.

    Raises RuntimeError before `install_look`.
    """
    if _Installed.look is None:
        raise RuntimeError("install_look() comes before the first widget")
    return _Installed.look
