"""What the tests of sheets share: LibreOffice with a profile of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Resave = Callable[[Path, Path], Path]


@pytest.fixture(scope="session")
def resave(tmp_path_factory: pytest.TempPathFactory) -> Resave:
    """Return what opens a workbook in LibreOffice and saves it, unchanged, into a folder."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def run(source: Path, folder: Path) -> Path:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return folder / f"{source.stem}.xlsx"

    return run
