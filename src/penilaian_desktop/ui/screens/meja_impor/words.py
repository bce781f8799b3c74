"""How a package is said: its state, its periods, where it came from, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.package_views import PackageItem, Problem
from penilaian_desktop.domain.wording import bytes_size, number
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.small import Mark

_tr = translator("MejaImpor")

SOFT = "soft_draft"
TAKEN = frozenset({"applied", "partly"})
DONE = frozenset({"applied", "partly", "undone"})
"""What was taken, and what was taken back since."""
BAD = frozenset({"refused", "quarantine", "fork"})


def state_mark(item: PackageItem, *, asking: bool = False, kept: bool = False) -> Mark:
    """Return the pill of a package's state."""
    if asking:
        return Mark(_tr("Minta bergabung"), "device", "info")
    if item.outcome == "ready" and kept:
        return Mark(_tr("Ditahan"), "pause", "warn")
    if item.outcome == "held":
        waits = waits_for(item)
        words = _tr("Menunggu paket {0}").format(waits) if waits else _tr("Menunggu persetujuan")
        return Mark(words, "pause", "warn")
    return _marks().get(item.outcome, Mark(item.outcome, "info", "muted", SOFT))


def _marks() -> dict[str, Mark]:
    return {
        "ready": Mark(_tr("Siap diperiksa"), "review", "primary"),
        "applied": Mark(_tr("Diterima"), "done", "good"),
        "partly": Mark(_tr("Diterima sebagian"), "split", "good"),
        "undone": Mark(_tr("Dibatalkan"), "undo", "warn"),
        "duplicate": Mark(_tr("Sudah diterima"), "check_all", "muted", SOFT),
        "fork": Mark(_tr("Nomor ganda"), "split", "bad"),
        "refused": Mark(_tr("Ditolak"), "refused", "bad"),
        "quarantine": Mark(_tr("Karantina"), "quarantine", "bad"),
    }


def change_mark(change: str) -> Mark:
    """Return the pill of a line of the dry run."""
    marks = {
        "new": Mark(_tr("Baru"), "add", "good"),
        "changed": Mark(_tr("Berubah"), "edit", "primary"),
        "refused": Mark(_tr("Ditolak"), "refused", "bad"),
    }
    return marks[change]


def waits_for(item: PackageItem) -> str:
    """Return the number of the package that a held one waits for, "" when it waits for people."""
    gap = next((p for p in item.problems if p.code == "chain_gap"), None)
    if gap is None:
        return ""
    found = [word for word in gap.message.replace(".", " ").split() if word.isdecimal()]
    return found[0] if found else ""


def periods_words(codes: Sequence[str]) -> str:
    """Return periods as "Triwulan III 2026", "TW III dan TW IV" or "TW I – TW IV".

    A year beside its own quarters is left out; years are named where they differ.
    """
    periods = [PeriodCode.parse(code) for code in codes]
    parts = [p for p in periods if p.kind != "Y"] or periods
    if not parts:
        return "–"
    if len(parts) == 1:
        return parts[0].label
    one_year = len({p.year for p in parts}) == 1
    names = [p.short.removesuffix(f" {p.year}") if one_year else p.short for p in parts]
    if len(names) == 2:
        return _tr("{0} dan {1}").format(*names)
    return f"{names[0]} – {names[-1]}"


def file_words(item: PackageItem, place: str) -> str:
    """Return the second line of a package: when it was made, where it lies, how large it is."""
    carrier = {"json": "JSON", "workbook": _tr("buku kerja")}.get(item.carrier, "")
    made = formats.day_text(formats.local_day(item.made)) if item.made else ""
    return ", ".join(part for part in (made, place, carrier, bytes_size(item.size)) if part)


def signer_words(item: PackageItem) -> tuple[str, str]:
    """Return who signed, and the laptop with whether it is known."""
    if not item.device and not item.signer:
        return _tr("tidak diketahui"), short_fault(item)
    laptop = _tr("laptop {0}").format(item.device) if item.device else _tr("laptop tanpa nama")
    known = _tr("dikenal") if item.known else _tr("belum dikenal")
    if item.outcome in BAD and short_fault(item):
        known = short_fault(item)
    return item.signer or laptop, f"{laptop}, {known}" if item.signer else known


def short_fault(item: PackageItem) -> str:
    """Return in three words why a package is refused, for the row."""
    code = item.problems[0].code if item.problems else ""
    short = {
        "signature_bad": _tr("tanda tangan tidak cocok"),
        "records_changed": _tr("isi diubah"),
        "certificate_unknown": _tr("belum terdaftar"),
        "revoked": _tr("kunci dicabut"),
        "not_a_package": _tr("bukan paket"),
        "age_not_for_us": _tr("bukan untuk kantor ini"),
        "sealed_damaged": _tr("rusak atau terpotong"),
        "wrong_aud": _tr("bukan untuk kantor ini"),
    }
    if item.outcome not in BAD:
        return ""
    return short.get(code, _tr("lihat alasannya di bawah"))


def sentence_and_rest(message: str) -> tuple[str, str]:
    """Part a message into its first sentence, without its dot, and what to do."""
    head, dot, rest = message.partition(". ")
    return (head if dot else head.removesuffix(".")), rest


def place_words(problem: Problem, file: str) -> str:
    """Return the place of a problem without the name of the file itself."""
    return problem.place.removeprefix(file).removeprefix(", ")


def fault_text(item: PackageItem, who: str) -> str:
    """Return everything that is wrong with a package, to be sent to the unit."""
    lines = [f"{who}: {item.file}" if item.file else who]
    for problem in item.problems:
        place = place_words(problem, item.file)
        lines.append(f"- {place}: {problem.message}" if place else f"- {problem.message}")
    return "\n".join(lines)


def counts_words(item: PackageItem) -> str:
    """Return what taking a package would do, in numbers."""
    return _tr("{0} baru, {1} berubah, {2} ditolak").format(
        number(item.new), number(item.changed), number(item.refused)
    )
