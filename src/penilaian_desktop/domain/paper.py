"""How the agency's paper looks: size, margins, letterhead and the picture above some forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LETTERHEAD_LINES = 4
ADDRESS_LINES = 3
LINE_LENGTH = 120
"""Characters of one line of the letterhead at most."""

MARGIN_LEAST, MARGIN_MOST = 5, 40
"""Millimetres; below the least most printers cannot print."""

PICTURE_BYTES = 150_000
"""What a picture may weigh once it was made small; the letterhead stands in every file."""


class Paper(StrEnum):
    """Papers of Indonesian offices; F4 (215 × 330 mm) is what shops call folio."""

    A4 = "A4"
    F4 = "F4"


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Free millimetres at the edges; what is printed lowest is the foot with its QR code."""

    left: int = 15
    right: int = 15
    top: int = 13
    bottom: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The Kop: lines of names from the highest body down, the address, and the logo.

    `logo` is a PNG or JPEG; empty bytes leave it out.
    """

    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    logo: bytes = b""

    def __bool__(self) -> bool:
        """Tell whether there is anything to print."""
        return bool(self.lines or self.address or self.logo)


WITH_LETTERHEAD = (
    "alasan-predikat",
    "kekuatan",
    "berita-acara-kalibrasi",
    "surat-usulan-penghargaan",
    "piagam-penghargaan",
    "berita-acara-pembinaan",
    "laporan-harian",
    "laporan-mingguan",
    "laporan-bulanan",
    "tanda-terima",
    "sidik-kunci",
    "surat-pengingat",
    "ringkasan-publik",
    "rekap-kehadiran",
    "hasil-survei",
    "register-perbaikan",
    "kuesioner-wawancara",
    "tinjauan-sistem",
    "panduan-satu-halaman",
)
"""Forms under the letterhead unless the agency says otherwise: those no regulation draws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSettings:
    """What the workspace prints with; `emblem` is the Garuda the agency supplied."""

    paper: Paper = Paper.A4
    margins: Margins = field(default_factory=Margins)
    letterhead: Letterhead = field(default_factory=Letterhead)
    letterhead_forms: tuple[str, ...] = WITH_LETTERHEAD
    emblem: bytes = b""
