"""The paper receipt of a package: of one received here, and of one sent that was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import ChainKey, RefusalKind
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.form_views import ReceiptFormView
from penilaian_desktop.domain.messages import CATALOGUE, message
from penilaian_desktop.domain.package_views import PackageItem, PackageTold, Problem
from penilaian_desktop.domain.plan import NOBODY
from penilaian_desktop.services import trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.receipts import sent_records
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit

NOTHING_TOLD = PackageTold(by="", file="", periods=())
"""What a form says of a package whose bytes nobody read."""


def receipt_form(
    context: Context, s: Session, identity: str, told: PackageTold = NOTHING_TOLD
) -> ReceiptFormView:
    """Return the receipt of a package received here; the session's person hands it out.

    What was refused stands in it until a newer version was taken. Raises ImportRefused
    `package_gone`, NotAllowed.
    """
    require_office(s, Action.IMPORT_PACKAGE)
    with context.read() as unit:
        link = unit.exchange.link(IN, identity)
        if link is None:
            raise ImportRefused("package_gone")
        agency = agency_of(unit)
        facts = trust_store.trust_facts(unit)
        lines = [
            (kept.line.id, kept.line.code, kept.line.field)
            for kept in unit.exchange.refusals(ChainKey(dev=link.device_kid, aud=link.aud))
            if kept.identity == identity and kept.outcome is RefusalKind.REFUSED
        ]
        bare = ReceiptFormView(
            agency=agency.name,
            place=agency.place,
            office=facts.office_name if facts.office else agency.name,
            officer=snapshot(unit, s.person_id or None, context.today(unit)),
            received=link.at,
            time_zone=agency.time_zone,
            package=replace(_package(context, unit, link, told, lines), outcome=link.outcome.value),
            taken=link.records - len(lines),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def sent_receipt_form(
    context: Context, s: Session, identity: str, told: PackageTold = NOTHING_TOLD
) -> ReceiptFormView:
    """Return the receipt of a package sent from here, as the answer that came back says.

    Raises ImportRefused `package_gone`, `receipt_awaited` while nobody answered, NotAllowed.
    """
    require_office(s, Action.SEAL_REPORT)
    with context.read() as unit:
        link = unit.exchange.link(OUT, identity)
        if link is None:
            raise ImportRefused("package_gone")
        answer = unit.exchange.link(IN, link.receipt_identity) if link.receipt_identity else None
        if answer is None:
            raise ImportRefused("receipt_awaited")
        agency = agency_of(unit)
        facts = trust_store.trust_facts(unit)
        carried = {sent[1:] for sent in sent_records(context.workspace, link)}
        lines = [
            (record, code, field)
            for record, version, code, field in told.lines
            if (record, version) in carried
        ]
        outcome = "partly" if lines else "applied"
        bare = ReceiptFormView(
            agency=agency.name,
            place=agency.place,
            office=facts.office_name,
            officer=NOBODY,
            received=answer.made,
            time_zone=agency.time_zone,
            package=replace(_package(context, unit, link, told, lines), outcome=outcome),
            taken=link.records - len(lines),
            giver=snapshot(unit, s.person_id or None, context.today(unit)),
            answer=answer.identity,
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def _package(
    context: Context,
    unit: ReadUnit,
    link: ChainLink,
    told: PackageTold,
    lines: Iterable[tuple[str, str, str]],
) -> PackageItem:
    """Return the package; what is refused is named by record, code and field."""
    own = unit.exchange.self_device()
    mine = own is not None and own.kid == link.device_kid
    device = own if mine else unit.exchange.device(link.device_kid)
    place = unit.get(Unit, device.unit_id) if device is not None and device.unit_id else None
    signer = unit.get(Employee, told.by, include_deleted=True) if told.by else None
    problems = tuple(
        Problem(
            code=code,
            place=f"catatan {record}",
            message=message(code, field=field).text if code in CATALOGUE else "",
        )
        for record, code, field in lines
    )
    return PackageItem(
        identity=link.identity,
        file=told.file,
        size=len(context.workspace.archive.get(link.sha256)),
        unit=place.name if place else "",
        signer=signer.name if signer else "",
        device=device.name if device else "",
        known=device is not None and device.cert is not None,
        periods=told.periods,
        made=link.made,
        kind=link.kind,
        carrier="",
        seq=link.seq,
        new=0,
        changed=0,
        refused=len(problems),
        outcome="",
        problems=problems,
    )
