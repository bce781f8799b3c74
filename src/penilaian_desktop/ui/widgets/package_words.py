"""What packages are called."""

from __future__ import annotations

from penilaian_desktop.ui.kit.translating import translator

_tr = translator("Packages")


def kind_words(kind: str) -> str:
    """Return what a kind of package is called."""
    words = {
        "enrolment_request": _tr("Permintaan bergabung"),
        "master": _tr("Data induk"),
        "report": _tr("Laporan"),
        "closing": _tr("Penutupan periode"),
        "handover": _tr("Serah terima"),
        "receipt": _tr("Tanda terima"),
        "return": _tr("Pengembalian data"),
    }
    return words.get(kind, kind)
