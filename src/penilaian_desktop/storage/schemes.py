"""Load the regulations: `resources/regulations/<code>-<version>.toml` into frozen schemes.

Several versions lie side by side. A file with an unknown key, a gap or overlap between bands,
weights that do not sum to 100, or a name that nothing bears is refused with file and key.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from penilaian_desktop.domain.discipline import DisciplineTable
from penilaian_desktop.domain.errors import ImportRefused, Place, RuleViolation
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.domain.scheme_checks import defects
from penilaian_desktop.storage.discipline import PREFIX, load_discipline
from penilaian_desktop.storage.scheme_file import read_scheme
from penilaian_desktop.storage.toml_table import TomlTable

FOLDER = "regulations"
NO_SCHEMES = ("holidays-", PREFIX)


class SchemeBook:
    """All schemes by code and version, and the table of absences that lies beside them."""

    __slots__ = ("_schemes", "discipline")

    def __init__(
        self, schemes: tuple[Scheme, ...], discipline: DisciplineTable | None = None
    ) -> None:
        self.discipline = discipline or DisciplineTable()
        self._schemes = {(scheme.code, scheme.version): scheme for scheme in schemes}

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in order of the alphabet."""
        return tuple(sorted({code for code, _ in self._schemes}))

    def versions(self, code: str) -> tuple[str, ...]:
        """Return the versions of a code, oldest first."""
        return tuple(sorted((v for c, v in self._schemes if c == code), key=age))

    def get(self, code: str, version: str | None = None) -> Scheme:
        """Return a scheme, by default its newest version; raise RuleViolation "scheme_unknown"."""
        versions = self.versions(code)
        wanted = version or (versions[-1] if versions else "")
        scheme = self._schemes.get((code, wanted))
        if scheme is None:
            raise RuleViolation("scheme_unknown", field="scheme", value=code)
        return scheme

    def sha256(self, code: str, version: str | None = None) -> str:
        """Return the SHA-256 of the file of a scheme, in hexadecimal."""
        return self.get(code, version).sha256


def age(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by: "1.10" is younger than "1.9"."""
    return tuple(int(part) for part in version.split("."))


def load_schemes(resources_dir: Path) -> SchemeBook:
    """Read every regulation below the resources.

    Lists of holidays in the same folder are no schemes, nor is the table of absences.
    """
    folder = resources_dir / FOLDER
    files = sorted(folder.glob("*.toml"))
    return SchemeBook(
        tuple(load_scheme(path) for path in files if not path.name.startswith(NO_SCHEMES)),
        load_discipline(folder),
    )


def load_scheme(path: Path) -> Scheme:
    """Read one regulation; raise ImportRefused with file and key for anything that is wrong."""
    scheme = parse_scheme(path, path.read_bytes())
    for defect in defects(scheme):
        place = Place(file=path.name, field=defect.key)
        raise ImportRefused(defect.code, place, detail=defect.detail)
    return scheme


def parse_scheme(path: Path, data: bytes) -> Scheme:
    """Read the form of a file without asking whether it makes sense; raise ImportRefused."""
    table = TomlTable.read(path, data)
    scheme = read_scheme(table, hashlib.sha256(data).hexdigest())
    if path.stem != f"{scheme.code}-{scheme.version}":
        raise table.refuse("scheme_file_name", "code", f"{scheme.code}-{scheme.version}")
    return scheme


def file_name(code: str, version: str) -> str:
    """Return the name of the file of a scheme."""
    return f"{code}-{version}.toml"
