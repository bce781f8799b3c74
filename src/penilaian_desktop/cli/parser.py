"""The words of the command line, in Indonesian; stable from the first release on."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

USAGE_ERROR = 2

# argparse speaks English; these are its sentences that a person can meet.
_TRANSLATIONS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"isian ini wajib: \1"),
    (r"unrecognized arguments: (.*)", r"isian tidak dikenal: \1"),
    (r"argument (.+?): expected one argument", r"\1 memerlukan satu nilai"),
    (r"argument (.+?): expected at least one argument", r"\1 memerlukan sedikitnya satu nilai"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.*)\)",
        r"\1: \2 tidak dikenal, pilih salah satu dari \3",
    ),
    (r"argument (.+?): invalid .+? value: (.*)", r"\1: nilai \2 tidak sah"),
    (r"one of the arguments (.+) is required", r"salah satu dari ini wajib: \1"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 tidak dapat bersama \2"),
    (r"ambiguous option: (.+?) could match (.*)", r"\1 bermakna ganda: \2"),
    (r"argument (.+?): ignored explicit argument (.*)", r"\1 tidak memerlukan nilai \2"),
)


def translated(message: str) -> str:
    """Return argparse's own message in Indonesian; unknown ones stay as they are."""
    for pattern, words in _TRANSLATIONS:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, words, message)
    return message


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class WrongUseError(Exception):
    """What was typed is not a command: `usage` says what would be, `args` what is wrong."""

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian and raises WrongUseError."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "isian"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """Raise WrongUseError with the message in Indonesian."""
        raise WrongUseError(self.format_usage(), f"{self.prog}: {translated(message)}")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _months(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 24:
        raise ValueError
    return number


def _today(text: str) -> date:
    """Read the present day of the example office, whose persons were born in this age."""
    day = date.fromisoformat(text)
    if not 2020 <= day.year <= 2099:
        raise ValueError
    return day


def _with_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="cetak satu dokumen JSON ke keluaran dan tidak ada yang lain",
    )


def _with_account(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("ruang kerja")
    group.add_argument("--workspace", type=Path, metavar="DIR", help="folder ruang kerja")
    group.add_argument("--account", metavar="NAMA", help="nama akun")
    group.add_argument(
        "--password-file",
        type=Path,
        metavar="BERKAS",
        help="berkas berisi kata sandi (tanpa ini: PENILAIAN_PASSWORD, lalu ditanyakan)",
    )


def build_parser(forms: dict[str, str], rules: tuple[str, ...]) -> Parser:
    """Build the parser; `forms` are the printable forms, `rules` the rules of `score`."""
    parser = Parser(
        prog="penilaian",
        description="Log harian, SKP, penilaian, formulir dan paket ASN. Tanpa perintah: jendela.",
    )
    parser.add_argument("--version", action="store_true", help="tampilkan versi")
    _with_json(parser)
    commands = parser.add_subparsers(
        dest="command", title="perintah", metavar="PERINTAH", parser_class=Parser
    )

    def command(name: str, words: str, *, account: bool = False) -> Parser:
        made: Parser = commands.add_parser(name, help=words, description=words)
        _with_json(made)
        if account:
            _with_account(made)
        return made

    demo = command("demo", "buat kantor contoh: satu kantor kepegawaian dan dua laptop unit")
    demo.add_argument("folder", type=Path, metavar="DIR", help="folder baru atau kosong")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="benih acak (bawaan: 1)")
    demo.add_argument(
        "--employees", type=_positive, metavar="N", help="jumlah pegawai unit Dukcapil (bawaan: 24)"
    )
    demo.add_argument(
        "--months", type=_months, default=9, metavar="N", help="bulan kegiatan, 1–24 (bawaan: 9)"
    )
    demo.add_argument(
        "--today", type=_today, metavar="YYYY-MM-DD", help="hari ini di kantor contoh"
    )

    score = command("score", "hitung hasil menurut berkas aturan, dengan jejaknya")
    what = score.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "rule", metavar="ATURAN", nargs="?", help="salah satu dari: " + ", ".join(rules)
    )
    what.add_argument("--list", action="store_true", help="sebutkan semua aturan, lalu selesai")
    score.add_argument(
        "--facts", default="-", metavar="BERKAS|-", help="fakta JSON (bawaan: masukan standar)"
    )

    imports = command("import", "impor berkas Excel", account=True)
    imports.add_argument(
        "kind", choices=["employees", "activities", "plan"], metavar="JENIS",
        help="employees (daftar pegawai), activities (catatan kegiatan sendiri) atau plan (SKP)",
    )  # fmt: skip
    imports.add_argument("file", type=Path, metavar="BERKAS", help="buku kerja .xlsx atau .csv")
    imports.add_argument("--dry-run", action="store_true", help="periksa saja, jangan simpan")
    imports.add_argument(
        "--own", action="store_true",
        help="activities, plan: isi di bawah NIP lain ini memang milik saya",
    )  # fmt: skip
    imports.add_argument(
        "--result", type=Path, metavar="BERKAS", help="tulis buku hasil .xlsx dengan alasannya"
    )

    _package(command)

    prints = command("print", "cetak formulir menjadi PDF", account=True)
    prints.add_argument(
        "form", nargs="?", metavar="FORMULIR", help="salah satu dari: " + ", ".join(forms)
    )
    prints.add_argument("--list", action="store_true", help="daftar formulir")
    prints.add_argument("--employee", metavar="NIP", help="NIP pegawai")
    prints.add_argument(
        "--period",
        metavar="PERIODE",
        help="2026, 2026-S1, 2026-T3, 2026-B09; laporan log juga 2026-09-14 atau 2026-W38",
    )
    prints.add_argument(
        "--evidence", action="store_true", help="laporan log: lampirkan gambar bukti"
    )
    prints.add_argument(
        "--unit",
        metavar="UNIT",
        help='semua pegawai sebuah unit beserta unit di bawahnya; "semua" untuk semuanya',
    )
    prints.add_argument("--paper", choices=("A4", "F4"), help="kertas; bawaannya dari Pengaturan")
    prints.add_argument(
        "--name",
        metavar="POLA",
        help="dengan --unit ke folder: nama berkas, misalnya {nama}-{nip}-{periode}",
    )
    prints.add_argument(
        "--out",
        type=Path,
        metavar="BERKAS.pdf|DIR",
        help="berkas tujuan; dengan --unit juga folder (satu berkas tiap pegawai)",
    )

    backup = command("backup", "buat cadangan yang sudah diperiksa", account=True)
    backup.add_argument("--to", type=Path, metavar="DIR", help="folder tujuan")

    restore = command("restore", "pulihkan cadangan ke folder baru")
    restore.add_argument("file", type=Path, metavar="BERKAS", help="berkas cadangan")
    restore.add_argument("--into", type=Path, required=True, metavar="DIR", help="folder baru")
    restore.add_argument("--preview", action="store_true", help="lihat isinya saja")
    _with_account(restore)

    _office(command)

    command("check", "periksa pemasangan dan, bila disebut, ruang kerja", account=True)
    return parser


def _package(command: Callable[..., Parser]) -> None:
    package = command("package", "paket bertanda tangan: buat, periksa, impor, kirim, ambil")
    actions = package.add_subparsers(
        dest="action", title="tindakan", metavar="TINDAKAN", required=True, parser_class=Parser
    )
    export = actions.add_parser("export", help="buat paket", description="buat paket")
    export.add_argument(
        "--kind", choices=["report", "master", "handover"], default="report", metavar="JENIS",
        help="report, handover untuk laptop lain, atau master di kantor (bawaan: report)",
    )  # fmt: skip
    export.add_argument(
        "--carrier",
        choices=["sealed", "json", "workbook"],
        default="sealed",
        metavar="BENTUK",
        help="sealed, json atau workbook (bawaan: sealed)",
    )
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder tujuan")
    verify = actions.add_parser("verify", help="periksa paket", description="periksa paket")
    verify.add_argument("files", type=Path, nargs="+", metavar="BERKAS", help="berkas paket")
    verify.add_argument(
        "--office-key", type=Path, metavar="BERKAS", help="kartu kantor atau kunci publik kantor"
    )
    take = actions.add_parser("import", help="impor paket", description="impor paket")
    take.add_argument("files", type=Path, nargs="+", metavar="BERKAS|DIR", help="paket atau folder")
    take.add_argument("--dry-run", action="store_true", help="uji coba, jangan simpan")
    words = "kirim yang menunggu lewat jalan yang dipilih di halaman Pertukaran"
    send = actions.add_parser("send", help=words, description=words)
    words = "ambil paket dari jalan yang dipilih, atau dari sebuah folder"
    collect = actions.add_parser("collect", help=words, description=words)
    collect.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="folder berisi paket")
    for parser in (export, verify, take, send, collect):
        _with_json(parser)
        _with_account(parser)


def _office(command: Callable[..., Parser]) -> None:
    office = command("office", "pemeriksaan di kantor kepegawaian")
    tasks = office.add_subparsers(
        dest="action", title="tindakan", metavar="TINDAKAN", required=True, parser_class=Parser
    )
    words = "bangun lagi yang diterima dari arsip paket dan bandingkan dengan ruang kerja"
    rebuild = tasks.add_parser("rebuild", help=words, description=words)
    rebuild.add_argument(
        "--check",
        action="store_true",
        required=True,
        help="bandingkan saja; tidak ada yang ditulis",
    )
    _with_json(rebuild)
    _with_account(rebuild)
