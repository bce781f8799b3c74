"""The command line end to end: the real program in this process, and as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.journeys.conftest import PASSWORD, Demo, demo, demo_made, now

from penilaian_desktop.app.backend import CommandBackend
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.cli.main import main

__all__ = ["Demo", "demo", "demo_made"]


class Answer(NamedTuple):
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON document on the standard output; nothing else may be there."""
        document, end = json.JSONDecoder().raw_decode(self.out)
        assert self.out[end:] == "\n", self.out[end:]
        return document


@pytest.fixture
def penilaian(tmp_path, capfdbinary, monkeypatch):
    """Run a command in this process with the clock of the example office."""
    paths = Paths(resources_folder(), tmp_path / "data", tmp_path / "log")

    def run(*argv: object, password: str | None = PASSWORD) -> Answer:
        monkeypatch.delenv("PENILAIAN_PASSWORD", raising=False)
        if password is not None:
            monkeypatch.setenv("PENILAIAN_PASSWORD", password)
        capfdbinary.readouterr()
        code = main([str(each) for each in argv], CommandBackend(paths, now))
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Answer(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def program():
    """Run the installed program in a process of its own."""

    def run(*argv: object, stdin: bytes = b"", **environment: str) -> Answer:
        kept = {k: v for k, v in os.environ.items() if k != "PENILAIAN_PASSWORD"}
        done = subprocess.run(
            [sys.executable, "-m", "penilaian_desktop", *map(str, argv)],
            input=stdin, capture_output=True, timeout=240, check=False, start_new_session=True,
            env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        )  # fmt: skip
        return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def at(demo: Demo):
    """Return the options that open the workspace of an account of the example office."""

    def options(account: str) -> tuple[str, ...]:
        root = demo.folder / demo.who(account).workspace
        return ("--workspace", str(root), "--account", account)

    return options


@pytest.fixture
def employees() -> Path:
    """The sample list of an office."""
    return Path(__file__).parents[1] / "files" / "employees" / "duk_disdukcapil.xlsx"
