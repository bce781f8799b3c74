"""Qt's own widgets dressed from the tokens; our own widgets paint themselves."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from penilaian_desktop.ui.kit.look import Look

_SHEET = """
QToolTip { background: $surface; color: $text; border: 1px solid $control_line; padding: 6px 8px; }
QAbstractScrollArea { background: transparent; border: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $control_line; border-radius: 6px;
  padding: 0 8px; selection-background-color: $primary; selection-color: $on_primary;
  placeholder-text-color: $muted;
}
QLineEdit { lineedit-password-character: 8226; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover {
  border-color: $text;
}
QLineEdit, QAbstractSpinBox { min-height: 34px; }
QLineEdit[compact="true"], QAbstractSpinBox[compact="true"] { min-height: 26px; }
QLineEdit:focus, QAbstractSpinBox:focus { border: 2px solid $primary; padding: 0 7px;
  min-height: 32px; }
QLineEdit[compact="true"]:focus { min-height: 24px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $primary; padding: 3px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {
  background: $canvas; color: $muted; border-color: $line;
}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QLineEdit[bare="true"]:hover {
  border: none; background: transparent; padding: 0; min-height: 20px;
}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QAbstractSpinBox QLineEdit:hover {
  border: none; background: transparent; padding: 0; min-height: 20px;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QTextEdit[reading="true"], QTextEdit[reading="true"]:hover, QTextEdit[reading="true"]:focus {
  border: none; padding: 0; border-radius: 0;
}
*[faulty="true"] { border-color: $bad; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: none; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $control_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; color: $text; border: 1px solid $control_line; border-radius: 6px;
  padding: 4px; }
QMenu::item { height: 36px; padding: 0 16px 0 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 12px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QHeaderView { background: $canvas; border: none; }
QHeaderView::section { background: $canvas; color: $muted; border: none;
  padding: 0 12px; }
QTableView, QTreeView, QListView { background: $surface; color: $text; outline: none;
  selection-background-color: $selected; selection-color: $text; }
QTableCornerButton::section { background: $canvas; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QCalendarWidget QWidget { background: $surface; color: $text; }
QCalendarWidget QAbstractItemView { selection-background-color: $primary;
  selection-color: $on_primary; }
"""


def stylesheet(look: Look) -> str:
    """Return the style sheet of the theme in use."""
    sheet = _SHEET
    line = look.color("control_line")
    sheet = sheet.replace("$scroll", f"rgba({line.red()}, {line.green()}, {line.blue()}, 140)")
    for token in sorted(look.theme.colors, key=len, reverse=True):
        sheet = sheet.replace(f"${token}", look.theme.hex(token))
    return sheet


def palette(look: Look) -> QPalette:
    """Return the palette of the theme in use."""
    role = QPalette.ColorRole
    found = QPalette()
    for where, token in (
        (role.Window, "canvas"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "canvas"),
        (role.Text, "text"),
        (role.PlaceholderText, "muted"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "bad"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Highlight, "primary"),
        (role.HighlightedText, "on_primary"),
        (role.Accent, "primary"),
        (role.Link, "primary"),
        (role.LinkVisited, "primary"),
        (role.Light, "surface"),
        (role.Midlight, "line"),
        (role.Mid, "line"),
        (role.Dark, "control_line"),
        (role.Shadow, "control_line"),
    ):
        found.setColor(where, look.color(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, where, look.color("muted"))
    return found
