"""The paper receipt of a package that was received here, from what is kept of it."""

from __future__ import annotations

from dataclasses import replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import ChainKey, RefusalKind
from penilaian_desktop.domain.form_views import ReceiptFormView
from penilaian_desktop.domain.messages import CATALOGUE, message
from penilaian_desktop.domain.package_views import PackageItem, Problem
from penilaian_desktop.services import trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import IN


def receipt_form(context: Context, s: Session, identity: str) -> ReceiptFormView:
    """Return the receipt of a package received here; the session's person hands it out.

    File name, signer and periods are not kept and stay empty; what was refused stands in it until
    a newer version was taken. Raises ImportRefused `package_gone`, NotAllowed.
    """
    require_office(s, Action.IMPORT_PACKAGE)
    with context.read() as unit:
        link = unit.exchange.link(IN, identity)
        if link is None:
            raise ImportRefused("package_gone")
        agency = agency_of(unit)
        facts = trust_store.trust_facts(unit)
        device = unit.exchange.device(link.device_kid)
        place = unit.get(Unit, device.unit_id) if device is not None and device.unit_id else None
        lines = [
            kept.line
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
            package=PackageItem(
                identity=identity,
                file="",
                size=len(context.workspace.archive.get(link.sha256)),
                unit=place.name if place else "",
                signer="",
                device=device.name if device else "",
                known=device is not None and device.cert is not None,
                periods=(),
                made=link.made,
                kind=link.kind,
                carrier="",
                seq=link.seq,
                new=0,
                changed=0,
                refused=len(lines),
                outcome=link.outcome.value,
                problems=tuple(
                    Problem(
                        code=line.code,
                        place=f"catatan {line.id}",
                        message=message(line.code, field=line.field).text
                        if line.code in CATALOGUE
                        else "",
                    )
                    for line in lines
                ),
            ),
            taken=link.records - len(lines),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))
