"""The words for roles and for the state of keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.key_views import KeyState
from penilaian_desktop.ui.widgets.small import Mark

_ROLES: dict[Role, object] = {
    Role.EMPLOYEE: QT_TRANSLATE_NOOP("Roles", "Pegawai"),
    Role.APPRAISER: QT_TRANSLATE_NOOP("Roles", "Pejabat penilai"),
    Role.TEAM_LEAD: QT_TRANSLATE_NOOP("Roles", "Ketua tim"),
    Role.HR: QT_TRANSLATE_NOOP("Roles", "Kepegawaian"),
    Role.DRAFTER: QT_TRANSLATE_NOOP("Roles", "Tim penyusun"),
    Role.OPERATOR: QT_TRANSLATE_NOOP("Roles", "Operator"),
}


def role_word(role: Role) -> str:
    """Return the word for a role."""
    return QCoreApplication.translate("Roles", str(_ROLES[role]))


def role_words(roles: Iterable[Role]) -> str:
    """Return the words for roles, in the order of the list of roles."""
    held = set(roles)
    return ", ".join(role_word(role) for role in Role if role in held)


_KEYS: dict[KeyState, tuple[object, str, str]] = {
    KeyState.NOT_NEEDED: (QT_TRANSLATE_NOOP("Keys", "Tidak perlu"), "minus", "muted"),
    KeyState.CERTIFIED: (QT_TRANSLATE_NOOP("Keys", "Disahkan"), "shield", "good"),
    KeyState.CHANGED: (QT_TRANSLATE_NOOP("Keys", "Peran lama"), "warn", "warn"),
    KeyState.ASKED: (QT_TRANSLATE_NOOP("Keys", "Diminta"), "clock", "muted"),
    KeyState.WAITING: (QT_TRANSLATE_NOOP("Keys", "Belum disahkan"), "warn", "warn"),
}


def key_mark(state: KeyState) -> Mark:
    """Return the pill of an account's key."""
    word, icon, tint = _KEYS[state]
    return Mark(QCoreApplication.translate("Keys", str(word)), icon, tint)
