"""`penilaian package`: seal, verify, import, send and collect signed packages."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend, OpenWorkspace
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.sync.desk import verify_file
from penilaian_desktop.sync.items import unreadable_item
from penilaian_desktop.sync.load import Sent
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.waiting import take_followers, with_followers

SUFFIXES = (".paket", ".paket.json", ".paket.xlsx")
WELL = frozenset({"ready", "applied", "duplicate"})
"""Outcomes that exit 0; partly, held, fork, refused and quarantine exit 1."""

WORDS = {
    "ready": "utuh dan siap diimpor",
    "applied": "diterima",
    "partly": "diterima sebagian",
    "duplicate": "sudah pernah diterima, tidak ada yang berubah",
    "held": "ditahan menunggu paket sebelumnya",
    "fork": "bercabang: nomor yang sama dengan isi lain",
    "refused": "ditolak",
    "quarantine": "dikarantina",
}


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Run one of export, verify, import, send and collect."""
    actions = {"export": export, "verify": verify, "send": send, "collect": collect}
    return actions.get(args.action, take)(args, backend, output)


def export(args: Namespace, backend: Backend, output: Output) -> int:
    """Seal what waits into a folder."""
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise StorageUnavailable("file_unwritable", file=str(args.out)) from failed
    with opened(args, backend) as workspace:
        desk, session = workspace.desk, workspace.session
        target = FolderTransport(args.out, None)
        made = [
            desk.seal(session, args.kind, (args.carrier,), target, device=device).value
            for device in _devices(args.kind, workspace)
        ]
    for sealed in made:
        size = sum((args.out / name).stat().st_size for name in sealed.files)
        output.say(f"Paket dibuat: {sealed.records} catatan, {bytes_size(size)}.")
        for name in sealed.files:
            output.say(f"  {args.out / name}")
    output.document(made[0] if len(made) == 1 else made)
    return OK


def _devices(kind: str, workspace: OpenWorkspace) -> list[str]:
    """Return the laptops that packages of a kind are for, "" for what goes to the office."""
    services, session = workspace.services, workspace.session
    if kind == "master":
        overview = services.exchange_desk.overview(session)
        waiting = [laptop.kid for laptop in overview.laptops if laptop.waiting]
    elif kind == "handover":
        waiting = [other.kid for other in services.handing.others(session) if other.waiting]
    else:
        return [""]
    if not waiting:
        raise RuleViolation("nothing_to_send")
    return waiting


def send(args: Namespace, backend: Backend, output: Output) -> int:
    """Send what waits over the chosen road, evidence included; nothing to send is no failure."""
    with opened(args, backend) as workspace:
        roads, session = Roads(workspace.services, workspace.desk), workspace.session
        try:
            sent = roads.send(session, Silent()).value
        except RuleViolation as refused:
            if refused.code != "nothing_to_send":
                raise
            sent = Sent((), 0, 0)
    if not sent.packages and not sent.parts:
        output.say("Tidak ada catatan yang perlu dikirim.")
    for name, size in sent.files:
        output.say(f"{name} ({bytes_size(size)})")
    if sent.parts:
        output.say(f"{sent.parts} bagian berkas bukti ({bytes_size(sent.part_bytes)})")
    output.document(sent)
    return OK


def collect(args: Namespace, backend: Backend, output: Output) -> int:
    """Take what lies at the chosen road, or in a folder, and answer it there."""
    with opened(args, backend) as workspace:
        roads, session = Roads(workspace.services, workspace.desk), workspace.session
        items = roads.collect(session, args.folder, Silent()).value
    return _answer(items, output)


def verify(args: Namespace, backend: Backend, output: Output) -> int:
    """Check files; open carriers need only the office's key, sealed ones a workspace."""
    files = list(_files(args.files))
    if args.workspace is None:
        items = _each(files, lambda path: verify_file(path, args.office_key))
    else:
        with opened(args, backend) as workspace:
            items = _each(files, workspace.desk.verify)
    return _answer(items, output)


def take(args: Namespace, backend: Backend, output: Output) -> int:
    """Import packages, or only tell what importing them would do."""
    with opened(args, backend) as workspace:
        desk, session = workspace.desk, workspace.session
        files = list(_files(args.files, lambda path: desk.files_for_us(path, again=True)))
        if args.dry_run:
            items = _each(files, lambda path: desk.inspect(session, path))
        else:
            items = _each(files, lambda path: desk.accept(session, path).value)
            place = files[0].parent if files else None
            late = take_followers(workspace.services, desk, session, place)
            items = list(with_followers(items, late))
    return _answer(items, output)


def _each(files: Sequence[Path], look: Callable[[Path], PackageItem]) -> list[PackageItem]:
    """Look at each file; one that cannot be read is told among the others and hides none."""
    items = []
    for path in files:
        try:
            items.append(look(path))
        except StorageUnavailable as failed:
            if failed.code != "package_unreadable":
                raise
            items.append(unreadable_item(failed, path))
    return items


def _files(
    paths: Sequence[Path], ours: Callable[[Path], Sequence[str]] | None = None
) -> Iterator[Path]:
    """Yield the files, and the packages in the folders.

    With `ours` only the packages for this workspace count, in the order of their chains.
    """
    for path in paths:
        if path.is_dir():
            if ours is not None:
                yield from (path / name for name in ours(path))
            else:
                yield from sorted(p for p in path.iterdir() if p.name.endswith(SUFFIXES))
        elif path.exists():
            yield path
        else:
            raise StorageUnavailable("file_not_found", file=str(path))


def _answer(items: Sequence[PackageItem], output: Output) -> int:
    for item in items:
        output.say(f"{item.file}: {WORDS.get(item.outcome, item.outcome)}")
        if item.new or item.changed or item.refused:
            output.say(f"  {item.new} baru, {item.changed} berubah, {item.refused} ditolak")
        for problem in item.problems:
            output.say(
                f"  {problem.place}: {problem.message}" if problem.place else f"  {problem.message}"
            )
    if not items:
        output.say("Tidak ada paket untuk ruang kerja ini.")
    documents = [_document(item) for item in items]
    output.document(documents[0] if len(documents) == 1 else documents)
    return OK if all(item.outcome in WELL for item in items) else REFUSED


def _document(item: PackageItem) -> dict[str, Any]:
    import json  # noqa: PLC0415

    return {
        "file": item.file,
        "outcome": item.outcome,
        "identity": item.identity,
        "carrier": item.carrier,
        "kind": item.kind,
        "signer": item.signer,
        "device": item.device,
        "new": item.new,
        "changed": item.changed,
        "refused": item.refused,
        "statement": json.loads(item.statement) if item.statement else None,
        "problems": item.problems,
        "differences": item.differences,
    }
