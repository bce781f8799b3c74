"""Which workspace, which account, which password."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from contextlib import AbstractContextManager

from penilaian_desktop.cli.backend import Backend, OpenWorkspace
from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable


def account_of(args: Namespace) -> str:
    """Return the account that was named; raise RuleViolation("account_needed") without one."""
    if not args.account:
        raise RuleViolation("account_needed", field="account")
    return str(args.account)


def password_of(args: Namespace) -> str:
    """Return the password from the file, the environment or a prompt, in this order."""
    if args.password_file is not None:
        try:
            text: str = args.password_file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as unreadable:
            raise StorageUnavailable(
                "password_file_unreadable", file=str(args.password_file)
            ) from unreadable
        return text.rstrip("\r\n")
    from_environment = os.environ.get("PENILAIAN_PASSWORD")
    if from_environment is not None:
        return from_environment
    if not sys.stdin.isatty():
        raise RuleViolation("password_needed", field="password")
    try:
        return getpass.getpass(f"Kata sandi {args.account}: ")
    except EOFError as closed:
        raise RuleViolation("password_needed", field="password") from closed


def opened(args: Namespace, backend: Backend) -> AbstractContextManager[OpenWorkspace]:
    """Open the workspace that was named with the account that was named."""
    if args.workspace is None:
        raise RuleViolation("account_needed", field="workspace")
    account = account_of(args)
    if not (args.workspace / "vault.json").exists():
        raise StorageUnavailable("workspace_missing", path=str(args.workspace))
    return backend.open(args.workspace, account, password_of(args))
