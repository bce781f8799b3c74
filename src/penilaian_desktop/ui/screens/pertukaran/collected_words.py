"""What was fetched from a folder, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.translating import translator

_tr = translator("Pertukaran")

GOOD = frozenset({"applied", "partly"})
_BAD = frozenset({"refused", "quarantine", "fork"})


def collected_words(items: Sequence[PackageItem]) -> str:
    """Return what to say about packages that were taken, kept or refused."""
    bad = [item for item in items if item.outcome in _BAD and item.problems]
    if bad:
        return _tr("{0} berkas ditolak: {1}").format(len(bad), bad[0].problems[0].message)
    taken = [item for item in items if item.outcome in GOOD]
    receipts = sum(item.kind == "receipt" for item in taken)
    back = [item for item in taken if item.kind == "return"]
    others = [item for item in taken if item.kind not in {"receipt", "return"}]
    handed = sum(item.kind == "handover" and item.outcome not in GOOD for item in items)
    parts = []
    if receipts:
        parts.append(_tr("{0} tanda terima").format(receipts))
    if others:
        told = _tr("{0} paket data induk ({1} baru, {2} berubah)")
        new, changed = (sum(item.new for item in others), sum(item.changed for item in others))
        parts.append(told.format(len(others), number(new), number(changed)))
    if back:
        count = sum(item.new + item.changed for item in back)
        parts.append(_tr("{0} catatan yang dikirim kembali kantor").format(number(count)))
    said = _tr("Diambil: {0}.").format(_tr(" dan ").join(parts)) if parts else ""
    begun = [p.message for i in taken for p in i.problems if p.code == "epoch_begun"]
    if begun:
        said = f"{said} {begun[0]}"
    if handed:
        waits = _tr("{0} serahan dari laptop lain menunggu Anda terima.").format(handed)
        return f"{said} {waits}".strip()
    return said or _tr("Tidak ada paket baru untuk laptop ini.")
