"""What the archived bytes of a package still say for its paper: who signed, which periods."""

from __future__ import annotations

from dataclasses import replace

from penilaian_desktop.domain.exchange import Receipt
from penilaian_desktop.domain.package_views import PackageTold
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.receipt_paper import NOTHING_TOLD
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.differences import record_periods
from penilaian_desktop.sync.reader import PackageReader
from penilaian_desktop.sync.workspace_trust import reader_for
from penilaian_desktop.sync.writer import stem_of


def received_told(exchange: Exchange, identity: str) -> PackageTold:
    """Return what a package taken here says; bytes that can no longer be read tell nothing.

    Raises ImportRefused `package_gone`.
    """
    return _told(_reader(exchange), exchange.mailbook.archived("in", identity))


def sent_told(exchange: Exchange, identity: str) -> PackageTold:
    """Return what a package sent from here says, and what its answer refuses.

    Raises ImportRefused `package_gone`.
    """
    reader = _reader(exchange)
    told = _told(reader, exchange.mailbook.open_form(identity), sealed.SUFFIX)
    answer = exchange.mailbook.answer_of(identity)
    receipt = _receipt(reader, exchange.mailbook.archived("in", answer)) if answer else None
    refused = (*receipt.refused, *receipt.withdrawn) if receipt else ()
    return replace(
        told, lines=tuple((line.id, line.version, line.code, line.field) for line in refused)
    )


def _reader(exchange: Exchange) -> PackageReader:
    """Return a reader that asks no chain: these packages were judged before."""
    return replace(reader_for(exchange), audiences=None, chain=None)


_SUFFIXES = {"sealed": sealed.SUFFIX, "json": open_json.SUFFIX}


def _told(reader: PackageReader, data: bytes, suffix: str = "") -> PackageTold:
    reading = reader.read(data)
    statement, package = reading.statement, reading.package
    if statement is None or package is None:
        return NOTHING_TOLD
    ending = suffix or _SUFFIXES.get(reading.carrier, workbook.SUFFIX)
    return PackageTold(
        by=statement.by,
        file=stem_of(statement) + ending,
        periods=record_periods(item.record for item in package.records),
    )


def _receipt(reader: PackageReader, data: bytes) -> Receipt | None:
    package = reader.read(data).package
    return package.receipt if package is not None else None
