"""First start: a workspace of one's own, or one that asks an office to be let in."""

from __future__ import annotations

import platform
from pathlib import Path

from penilaian_desktop.app.locked_facts import write_facts
from penilaian_desktop.app.opening import Clock, Live, open_with, stand_up
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import ImportRefused, Place, StorageUnavailable
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.storage.backup_file import read_manifest
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.storage.vault import KdfParams, Vault
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.card import read_card
from penilaian_desktop.sync.desk import put_parcel
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.ui.kit.runtime import BackupFacts, NewWorkspace

STEPS = 4


def found_workspace(
    folder: Path,
    wanted: NewWorkspace,
    paths: Paths,
    clock: Clock,
    reporter: Reporter,
    kdf: KdfParams | None = None,
) -> str:
    """Make a workspace with its first account and return the recovery code.

    The first account of a unit may do everything a person alone on a laptop needs: log, plan,
    appraise and back up; in an office it is HR. Raises RuleViolation at a field; nothing is left
    behind then.
    """
    live, code = _found(folder, wanted, paths, clock, reporter, kdf)
    live.close()
    return code


def join_office(
    folder: Path,
    card_file: Path,
    said: str,
    wanted: NewWorkspace,
    paths: Paths,
    clock: Clock,
    reporter: Reporter,
    kdf: KdfParams | None = None,
) -> str:
    """Make a workspace that trusts an office, and write its request beside the office's card.

    `said` is the fingerprint that HR told the person; blanks do not matter. Raises
    ImportRefused("card_fingerprint_differs") before anything is made.
    """
    try:
        card = card_file.read_bytes()
    except OSError as unreadable:
        raise StorageUnavailable("file_unreadable", name=card_file.name) from unreadable
    office = read_card(card)
    if _digits(said) != _digits(office.fingerprint):
        raise ImportRefused("card_fingerprint_differs", Place(file=card_file.name))
    named = wanted._replace(agency=office.name, unit=wanted.unit or office.name, office=False)
    live, code = _found(folder, named, paths, clock, reporter, kdf)
    try:
        enrolment = live.desk.enrolment
        enrolment.join(live.session, card)
        enrolment.make_device(live.session, name=platform.node() or "laptop")
        assert live.session.signer is not None
        ask = AccountAsk(
            signer=live.session.signer,
            person_id=live.session.person_id,
            name=wanted.name,
            identity=wanted.identity,
            roles=tuple(sorted(live.session.roles)),
        )
        parcel = enrolment.request(live.session, (ask,), unit_name=named.unit)
        put_parcel(FolderTransport(card_file.parent, None), parcel, ("json",))
    finally:
        live.close()
    return code


def facts_of_backup(file: Path) -> BackupFacts:
    """Return what a backup says of itself; raise StorageUnavailable("backup_damaged")."""
    manifest = read_manifest(file)
    newest = manifest.newest_entry.isoformat() if manifest.newest_entry else ""
    return BackupFacts(manifest.made, newest, manifest.activities, 0)


def _found(
    folder: Path,
    wanted: NewWorkspace,
    paths: Paths,
    clock: Clock,
    reporter: Reporter,
    kdf: KdfParams | None,
) -> tuple[Live, str]:
    reporter.report(0, STEPS)
    vault, data_key, code = Vault.create(folder, kdf)
    workspace: Workspace | None = None
    try:
        title = wanted.unit
        workspace = Workspace.create(folder, data_key, title=title, clock=clock)
        reporter.report(1, STEPS)
        services, _ = stand_up(workspace, paths, clock)
        person_id = services.founding.begin(
            agency=wanted.agency,
            place="",
            unit_name=wanted.unit,
            name=wanted.name,
            identity=wanted.identity,
            position=wanted.position,
            office=wanted.office,
            holidays=load_holidays(paths.resources),
        )
        reporter.report(2, STEPS)
        _, keys = services.accounts.found(
            vault,
            data_key,
            name=wanted.account,
            password=wanted.password,
            person_id=person_id,
            roles=first_roles(office=wanted.office),
        )
        reporter.report(3, STEPS)
    except BaseException:
        if workspace is not None:
            workspace.close()
        _forget(folder)
        raise
    workspace.close()
    write_facts(folder, title, "")
    live = open_with(folder, vault, keys, paths, clock)
    reporter.report(STEPS, STEPS)
    return live, code


def first_roles(*, office: bool) -> frozenset[Role]:
    """Return the roles of the first account of a workspace."""
    if office:
        return frozenset({Role.EMPLOYEE, Role.HR, Role.OPERATOR})
    return frozenset({Role.EMPLOYEE, Role.APPRAISER, Role.OPERATOR})


def _forget(folder: Path) -> None:
    """Remove the files of a workspace that was never finished; the folder was empty before."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
