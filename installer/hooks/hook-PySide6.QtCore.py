"""Leave Qt's own translations out: Indonesian for Qt's buttons is in resources/i18n."""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, _translations = add_qt6_dependencies(__file__)
datas = []
