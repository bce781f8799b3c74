"""The command line: parse, open what is needed, run one use case, answer, return the exit code."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from penilaian_desktop.cli import office, packages, paper, sheets
from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.cli.parser import USAGE_ERROR, WrongUseError, build_parser
from penilaian_desktop.domain.errors import PenilaianError, StorageUnavailable
from penilaian_desktop.domain.wording import bytes_size, short_date
from penilaian_desktop.reports.door import AGENCY_FORMS, PERSON_FORMS, UNIT_FORMS

Command = Callable[[Namespace, Backend, Output], int]


def main(argv: Sequence[str], backend: Backend) -> int:
    """Run one command; return 0 done, 1 refused or found wrong, 2 wrong use."""
    parser = build_parser(
        {name: spec.title for name, spec in {**PERSON_FORMS, **UNIT_FORMS, **AGENCY_FORMS}.items()},
        backend.rules(),
    )
    try:
        args = parser.parse_args(argv)
    except WrongUseError as wrong:
        return Output(as_json="--json" in argv).wrong_use(wrong.usage, str(wrong))
    except SystemExit as ended:  # --help
        return ended.code if isinstance(ended.code, int) else USAGE_ERROR
    output = Output(as_json=getattr(args, "json", False))
    if args.version:
        output.say(f"penilaian {backend.version}")
        output.document({"version": backend.version})
        return OK
    if args.command is None:
        return output.wrong_use(parser.format_usage(), "")
    try:
        return COMMANDS[args.command](args, backend, output)
    except BrokenPipeError:
        raise
    except (PenilaianError, OSError) as error:
        return output.fail(_expected(error))


def _expected(error: PenilaianError | OSError) -> PenilaianError:
    """Return what the system refuses, a name too long or a folder closed to us, as an error."""
    if isinstance(error, OSError):
        return StorageUnavailable("path_unusable", path=str(error.filename or ""))
    return error


def demo(args: Namespace, backend: Backend, output: Output) -> int:
    """Make the example office and print its accounts."""
    accounts = backend.demo(
        args.folder,
        seed=args.seed,
        employees=args.employees,
        months=args.months,
        today=args.today,
    )
    output.say(f"Kantor contoh siap di {args.folder}. Semua orang dan angka di dalamnya rekaan.")
    for line in accounts:
        who = f"{line.account:<10} {line.password}  {line.role:<13} {line.name}"
        output.say(f"  {line.workspace:<16} {who}")
    output.document(accounts)
    return OK


def score(args: Namespace, backend: Backend, output: Output) -> int:
    """Score facts by the file of a rule; the answer is always JSON."""
    if args.list:
        for rule, version, title, notice in backend.titles():
            output.say(
                f"{rule:<22} versi {version:<4} {title}" + (f" ({notice})" if notice else "")
            )
        names = ("code", "version", "title", "notice")
        output.document([dict(zip(names, each, strict=True)) for each in backend.titles()])
        return OK
    facts = sys.stdin.buffer.read() if args.facts == "-" else read_bytes(Path(args.facts))
    code, document = backend.score(args.rule, facts)
    output.json(document)
    return code


def backup(args: Namespace, backend: Backend, output: Output) -> int:
    """Make a backup and tell that it was opened and verified."""
    with opened(args, backend) as workspace:
        made = workspace.services.backups.make(workspace.session, args.to).value
    output.say(
        f"Cadangan dibuat dan sudah diperiksa: {made.path} ({bytes_size(made.size)}, "
        f"{made.activities} kegiatan)"
    )
    output.document(made)
    return OK


def restore(args: Namespace, backend: Backend, output: Output) -> int:
    """Restore a backup into a new folder, or tell what it holds."""
    if not args.file.exists():
        raise StorageUnavailable("file_not_found", file=str(args.file))
    if args.preview:
        from penilaian_desktop.cli.account import account_of, password_of  # noqa: PLC0415

        item = backend.preview_backup(args.file, account_of(args), password_of(args))
        newest = short_date(item.newest_entry) if item.newest_entry else "belum ada"
        output.say(
            f"Cadangan {short_date(item.made.date())}: {item.activities} kegiatan, "
            f"kegiatan terbaru {newest}, {bytes_size(item.size)}"
        )
        output.document(item)
        return OK
    backend.restore(args.file, args.into)
    output.say(f"Cadangan dipulihkan ke {args.into}. Buka dengan kata sandi saat cadangan dibuat.")
    output.document({"restored": args.into})
    return OK


def check(args: Namespace, backend: Backend, output: Output) -> int:
    """Check the installation and, if named, a workspace."""
    password = None
    if args.workspace is not None and args.account:
        from penilaian_desktop.cli.account import password_of  # noqa: PLC0415

        password = password_of(args)
    lines = backend.check(args.workspace, args.account, password)
    for line in lines:
        output.say(f"{'baik ' if line.ok else 'GAGAL'}  {line.name}: {line.detail}")
    good = all(line.ok for line in lines)
    output.say("Semua pemeriksaan baik." if good else "Ada pemeriksaan yang gagal.")
    output.document({"ok": good, "checks": lines})
    return OK if good else REFUSED


def read_bytes(path: Path) -> bytes:
    """Return a file. Raises StorageUnavailable("file_not_found" or "file_unreadable")."""
    try:
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise StorageUnavailable("file_not_found", file=str(path)) from missing
    except (OSError, ValueError) as unreadable:
        raise StorageUnavailable("file_unreadable", name=str(path)) from unreadable


COMMANDS: dict[str, Command] = {
    "demo": demo,
    "score": score,
    "import": sheets.run,
    "package": packages.run,
    "office": office.run,
    "print": paper.run,
    "backup": backup,
    "restore": restore,
    "check": check,
}
