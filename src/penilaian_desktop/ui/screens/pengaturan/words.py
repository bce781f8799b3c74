"""The words for roles."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from penilaian_desktop.domain.access import Role

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
