"""Angka kredit: Konversi, Akumulasi and Penetapan (PermenPANRB 1/2023, Peraturan BKN 3/2023)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from penilaian_desktop.domain.form_views_cycle import CreditFormView, CreditLine
from penilaian_desktop.domain.wording import MONTHS, number, predicate_label
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    DOTS,
    NOTHING,
    Signature,
    fact_rows,
    person_lines,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import section_row
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BOLD,
    HEAD,
    MM,
    NUMBERS,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

VERSION = "1"
_ZERO = Decimal(0)
_BLANK = "…" * 4
"""What the agency fills in by hand, narrow enough for a column of figures."""


def lay_conversion(view: CreditFormView, setup: Setup) -> Document:
    """Return the conversion of the predicates of a year, ready to be set."""
    return _form(
        view,
        setup,
        "konversi-angka-kredit",
        "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT",
        _converted,
    )


def lay_accumulation(view: CreditFormView, setup: Setup) -> Document:
    """Return all conversions of the present jenjang with their sum, ready to be set."""
    return _form(view, setup, "akumulasi-angka-kredit", "AKUMULASI ANGKA KREDIT", _accumulated)


def lay_determination(view: CreditFormView, setup: Setup) -> Document:
    """Return the determination: old and new points against what is needed, ready to be set."""
    return _form(view, setup, "penetapan-angka-kredit", "PENETAPAN ANGKA KREDIT", _determined)


def _form(
    view: CreditFormView,
    setup: Setup,
    form: str,
    title: str,
    body: Callable[[CreditFormView, float], Iterable[Atom]],
) -> Document:
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block((title, f"NOMOR: {DOTS}"), view.agency, f"TAHUN {view.year}", width),
        *fact_rows(_facts(view), width),
        Gap(4 * MM, keep_next=False),
        *body(view, width),
        Gap(5 * MM),
        signatures(
            (
                Signature(("", "Pejabat Fungsional"), view.employee),
                Signature(
                    (
                        place_and_date(view.place, None, view.dated.year),
                        "Pejabat Penilai Kinerja",
                    ),
                    view.appraiser,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code=form.upper(),
        version=VERSION,
        title=f"{title.title()} {view.year}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(form, view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _facts(view: CreditFormView) -> tuple[tuple[str, str], ...]:
    return (
        *person_lines(view.employee),
        ("JENJANG", view.jenjang),
        ("INSTANSI", view.agency),
    )


def _converted(view: CreditFormView, width: float) -> Iterator[Atom]:
    yield from _lines(
        [one for one in view.lines if one.year == view.year], view.total, width, _CONVERTED
    )
    yield from _said(_HOW, width)


def _accumulated(view: CreditFormView, width: float) -> Iterator[Atom]:
    lines = [one for one in view.lines if one.jenjang == view.jenjang]
    yield from _lines(lines, view.gathered, width, f"ANGKA KREDIT JENJANG {view.jenjang.upper()}")
    yield from _said(_HOW, width)


_CONVERTED = "HASIL PENILAIAN KINERJA"
_HOW = (
    "Angka kredit = bulan/12 × persentase × koefisien per tahun. Tahun dengan dua jenjang "
    "dikonversi sendiri-sendiri."
)


def _said(text: str, width: float) -> Iterator[Atom]:
    yield Gap(1.5 * MM)
    yield Paragraphs.of([Par(text, SMALL)], width, keep_next=True)


def _lines(lines: Iterable[CreditLine], total: Decimal, width: float, title: str) -> Iterator[Atom]:
    parts = (15, 46, 25, 28, 18, 23, 21)
    heads = ("TAHUN", "BULAN", "JENJANG", "PREDIKAT", "PERSEN", "KOEFISIEN", "ANGKA KREDIT")
    table = Table(
        [width * part / sum(parts) for part in parts],
        (
            section_row(title, len(parts)),
            tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in heads),
            tuple(
                cell(f"({at})", NUMBERS, Align.CENTER, fill=True) for at in range(1, len(parts) + 1)
            ),
        ),
    )
    for one in lines:
        yield table.row(
            cell(str(one.year), align=Align.CENTER),
            cell(_months(one), align=Align.CENTER),
            cell(one.jenjang),
            cell(predicate_label(one.predicate, paper=True)),
            _figure(f"{number(one.percent)} %"),
            _figure(number(one.coefficient, 2)),
            _figure(number(one.points, 2)),
        )
    yield table.row(
        cell("JUMLAH", BOLD, span=6),
        cell(number(total, 2), BOLD, Align.RIGHT),
        keep_next=True,
    )


def _months(one: CreditLine) -> str:
    first, last = MONTHS[one.starts.month - 1], MONTHS[one.ends.month - 1]
    span = first if first == last else f"{first} – {last}"
    return f"{one.months} bulan ({span})"


def _figure(text: str) -> Cell:
    return cell(text, align=Align.RIGHT)


def _determined(view: CreditFormView, width: float) -> Iterator[Atom]:
    each = 28 * MM
    rest = width - 9 * MM - 3 * each
    table = Table(
        (9 * MM, rest, each, each, each),
        (
            section_row("HASIL PENILAIAN ANGKA KREDIT", 5),
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True)
                for one in ("NO", "URAIAN", "LAMA", "BARU", "JUMLAH")
            ),
        ),
    )
    new = view.gathered - view.before
    rows = (
        ("Angka kredit dasar yang diberikan", None, None),
        ("Angka kredit penyesuaian/penyetaraan", None, None),
        ("Angka kredit konversi", view.before, new),
        ("Angka kredit dari peningkatan pendidikan", None, None),
    )
    for at, (name, old, now) in enumerate(rows, start=1):
        both = None if old is None or now is None else old + now
        yield table.row(
            cell(str(at), align=Align.CENTER),
            cell(name),
            *(_figure(_BLANK if one is None else number(one, 2)) for one in (old, now, both)),
            keep_next=True,
        )
    yield table.row(
        cell("JUMLAH ANGKA KREDIT KONVERSI", BOLD, span=2),
        *(cell(number(one, 2), BOLD, Align.RIGHT) for one in (view.before, new, view.gathered)),
        keep_next=True,
    )
    yield Gap(3 * MM)
    yield from _needs(view, width)
    yield from _said(_BY_HAND, width)


_BY_HAND = (
    "Baris bertitik diisi instansi dari penetapan sebelumnya. Kelebihan atau kekurangan di atas "
    "dihitung dari angka kredit konversi saja."
)


def _needs(view: CreditFormView, width: float) -> Iterator[Atom]:
    each = 42 * MM
    table = Table(
        (width - 2 * each, each, each),
        (
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True)
                for one in ("KETERANGAN", "KENAIKAN PANGKAT", "KENAIKAN JENJANG")
            ),
        ),
    )
    needs = (view.rank_needs, view.jenjang_needs)
    yield table.row(
        cell("Angka kredit minimal yang harus dipenuhi"),
        *(_figure(NOTHING if one is None else number(one, 2)) for one in needs),
        keep_next=True,
    )
    yield table.row(
        cell("Kelebihan (+) atau kekurangan (−)"),
        *(_figure(NOTHING if one is None else _balance(view.gathered - one)) for one in needs),
        keep_next=True,
    )


def _balance(value: Decimal) -> str:
    sign = "+" if value > _ZERO else "−" if value < _ZERO else ""
    return f"{sign}{number(abs(value), 2)}"
