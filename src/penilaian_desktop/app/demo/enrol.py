"""Let the laptops of the example office know one another, by files only."""

from __future__ import annotations

from pathlib import Path

from penilaian_desktop.app.demo.cast import Cast
from penilaian_desktop.app.demo.laptop import Laptop, sign_in_again
from penilaian_desktop.domain.appraisal import OrganisationPredicate
from penilaian_desktop.domain.calendar import ReducedHours
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.record import utc_now
from penilaian_desktop.services.founding import listed_holidays
from penilaian_desktop.storage.holidays import HolidayList
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.desk import put_parcel
from penilaian_desktop.sync.enrolment import CARD_FILE, RECOVERY_FILE, ROOT_FILE
from penilaian_desktop.sync.transports.folder import FolderTransport, put_marker

PASSPHRASE = "kunci kantor contoh 2026"  # noqa: S105  (printed beside the invented data)


def fill_office(
    office: Laptop, cast: Cast, years: tuple[int, ...], holidays: tuple[HolidayList, ...]
) -> None:
    """Write the master data as HR: everybody, the periods, the calendar."""
    hr = office.sessions["nurhayati"]
    with office.services.context.write(hr) as unit:
        for record in cast.master:
            if unit.get(type(record), record.id) is None:
                unit.add(record)
    for year in years:
        office.services.master_data.make_periods(hr, year, "T")
        office.services.master_data.make_periods(hr, year, "Y")
    for listed in holidays:
        if listed.year in years:
            office.services.master_data.save_calendar(
                hr,
                listed_holidays(listed),
                tuple(
                    ReducedHours(
                        id="",
                        at=utc_now(),
                        name=span.name,
                        starts=span.starts,
                        ends=span.ends,
                        minutes=span.minutes,
                    )
                    for span in listed.reduced
                ),
            )


def set_results(office: Laptop, cast: Cast, finished: tuple[str, ...]) -> None:
    """Set the capaian kinerja organisasi of the finished quarters."""
    hr = office.sessions["nurhayati"]
    for code, unit in cast.units.items():
        if code == "office":
            continue
        for period in finished:
            office.services.master_data.save_organisation_result(
                hr, unit.id, period, OrganisationPredicate.BAIK
            )


def found_office(office: Laptop, folder: Path, exchange: Path) -> bytes:
    """Make the office's keys, put its card and marker into the exchange, return the card."""
    hr = office.sessions["nurhayati"]
    enrolment = office.desk.enrolment
    keys = enrolment.found_office(hr, name=office.workspace.title, passphrase=PASSPHRASE)
    offline = folder / "kunci-luring"
    offline.mkdir()
    (offline / ROOT_FILE).write_bytes(keys.root_file)
    (offline / RECOVERY_FILE).write_bytes(keys.recovery_file)
    (offline / "BACA-SAYA.txt").write_text(
        "Kunci induk kantor contoh. Di kantor sungguhan berkas ini disimpan di flash disk\n"
        "dalam lemari besi, dan kode pemulihan di atas kertas di tempat lain.\n\n"
        f"Frasa sandi   : {PASSPHRASE}\n"
        f"Kode pemulihan: {keys.recovery_code}\n"
        f"Sidik jari    : {keys.fingerprint}\n",
        encoding="utf-8",
    )
    exchange.mkdir()
    (exchange / CARD_FILE).write_bytes(keys.card)
    put_marker(exchange, enrolment.marker())
    sign_in_again(office)
    for name, session in office.sessions.items():
        assert session.signer is not None
        if session.person_id:
            roles = sorted(role.value for role in session.roles)
            enrolment.certify_account(
                office.sessions["nurhayati"], session.signer.public_jwk, session.person_id, roles
            )
        assert name
    return keys.card


def enrol(laptop: Laptop, office: Laptop, card: bytes, exchange: Path, device: str) -> None:
    """Let a laptop ask, the office approve, and the laptop take the master data."""
    people = {person.account: person for person in laptop.people if person.account}
    leader = next(s for s in laptop.sessions.values() if "appraiser" in s.roles)
    unit = laptop.cast.units[laptop.code]
    target = FolderTransport(exchange, None)
    ours = laptop.desk.enrolment
    ours.make_device(leader, name=device, unit_id=unit.id)
    ours.join(leader, card)
    asks = []
    for name, session in laptop.sessions.items():
        assert session.signer is not None
        employee: Employee = people[name].employee
        asks.append(
            AccountAsk(
                signer=session.signer,
                person_id=employee.id,
                name=employee.name,
                identity=employee.identity,
                roles=tuple(sorted(role.value for role in session.roles)),
            )
        )
    sign_in_again(laptop)
    leader = laptop.sessions[leader.account_name]
    request = ours.request(leader, asks, unit_name=unit.name)
    put_parcel(target, request, ("json",))
    hr = office.sessions["nurhayati"]
    theirs = office.desk.enrolment
    package = theirs.read_request(request.open_json)
    for parcel in theirs.approve(hr, package, unit_id=unit.id):
        put_parcel(target, parcel, ("sealed",))
    laptop.desk.receive_all(leader, exchange)
