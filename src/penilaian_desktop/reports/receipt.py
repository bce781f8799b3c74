"""Tanda terima: what arrived in a package, from whom, and what was not taken in (FEATURES 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views import ReceiptFormView
from penilaian_desktop.domain.messages import CATALOGUE, message
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.wording import ZONE_HOURS, bytes_size, moment, number
from penilaian_desktop.reports.atoms import Atom, Gap
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    fact_rows,
    local_day,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import HEAD, MM, SMALL, Align, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

CODE = "TANDA-TERIMA"
VERSION = "2"

_OUTCOMES = {
    "ready": "Diperiksa, belum diterima",
    "applied": "Diterima seluruhnya",
    "partly": "Diterima sebagian",
    "duplicate": "Sudah pernah diterima; tidak ada yang berubah",
    "held": "Ditahan, menunggu paket sebelumnya",
    "fork": "Ditolak: dua paket berbeda memakai nomor urut yang sama",
    "refused": "Ditolak",
    "quarantine": "Dikarantina",
}
_KINDS = {
    "report": "Laporan unit",
    "master": "Data induk",
    "receipt": "Tanda terima",
}


def lay_receipt(view: ReceiptFormView, setup: Setup) -> Document:
    """Return the receipt, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    day = local_day(view.received, view.time_zone)
    zone = view.time_zone if view.time_zone in ZONE_HOURS else "WIB"
    atoms: list[Atom] = [
        *title_block(("TANDA TERIMA PAKET",), view.agency, "", width),
        *fact_rows(_facts(view, zone), width),
        Gap(3 * MM),
        *_problems(view.package, width),
        Gap(5 * MM),
        signatures(
            (
                Signature(("", "Yang menyerahkan"), view.giver),
                Signature((place_and_date(view.place, day, day.year), "Penerima"), view.officer),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title="Tanda Terima Paket",
        person=view.package.unit,
        agency=view.agency,
        dated=day,
        foot=with_fingerprint("tanda-terima", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _facts(view: ReceiptFormView, zone: str) -> tuple[tuple[str, str], ...]:
    package = view.package
    return (
        ("DARI UNIT", package.unit or NOTHING),
        ("PENANDA TANGAN PAKET", package.signer or NOTHING),
        ("PERANGKAT", package.device),
        ("JENIS PAKET", _KINDS.get(package.kind, package.kind)),
        ("PERIODE", ", ".join(map(_period, package.periods)) or NOTHING),
        ("NOMOR URUT", str(package.seq)),
        ("DIBUAT", moment(package.made, zone) if package.made else NOTHING),
        ("BERKAS", f"{package.file} ({bytes_size(package.size)})".lstrip()),
        ("IDENTITAS PAKET", package.identity),
        ("DITERIMA OLEH", view.office),
        ("DITERIMA PADA", moment(view.received, zone)),
        *((("TANDA TERIMA", view.answer),) if view.answer else ()),
        ("HASIL", _OUTCOMES.get(package.outcome, package.outcome)),
        (
            "CATATAN DI DALAMNYA",
            ", ".join(
                (
                    *_taken(view),
                    f"{number(package.refused)} tidak diterima",
                )
            ),
        ),
    )


def _period(code: str) -> str:
    """Return the name of a period; a code of another program stays as it is."""
    try:
        return PeriodCode.parse(code).label
    except RuleViolation:
        return code


def _taken(view: ReceiptFormView) -> tuple[str, ...]:
    if view.taken is not None:
        return (f"{number(view.taken)} diterima",)
    return f"{number(view.package.new)} baru", f"{number(view.package.changed)} berubah"


def _problems(package: PackageItem, width: float) -> Iterator[Atom]:
    head = tuple(
        cell(one, HEAD, Align.CENTER if one == "NO" else Align.LEFT, fill=True)
        for one in ("NO", "YANG TIDAK DITERIMA", "ALASAN")
    )
    table = Table((10 * MM, 58 * MM, width - 68 * MM), (head,))
    reasons = [
        (
            " – ".join(part for part in (one.person, one.field) if part),
            _sentence(one.code),
            one.code,
        )
        for one in package.differences
        if one.code
    ]
    reasons += [(one.place, one.message, one.code) for one in package.problems]
    last = len(reasons)
    for index, (place, text, code) in enumerate(reasons, start=1):
        yield table.row(
            cell(str(index), align=Align.CENTER, again=str(index)),
            cell(place or NOTHING),
            Cell((Par(text or NOTHING), Par(code, SMALL))),
            keep_next=index == last,
        )
    if not reasons:
        yield table.row(
            cell(NOTHING, align=Align.CENTER),
            cell("Tidak ada", span=2),
            keep_next=True,
        )


def _sentence(code: str) -> str:
    """Return the sentence of a code; the code stands beside it in any case."""
    return message(code).text if code in CATALOGUE else ""
