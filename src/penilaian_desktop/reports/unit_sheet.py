"""The sheet of a list about a unit: heading, the list, what is said below it, who signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penilaian_desktop.domain.form_views_attendance import AttendanceFormView
from penilaian_desktop.domain.form_views_voice import RegisterFormView
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import Signature, place_and_date, signatures, title_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import MM, Frame
from penilaian_desktop.reports.text import Par

UnitView = AttendanceFormView | RegisterFormView


def unit_sheet(
    view: UnitView,
    frame: Frame,
    lines: Iterable[Atom],
    *,
    form: str,
    version: str,
    heading: str,
    state: str,
    remarks: Sequence[Par],
    title: str,
) -> Document:
    """Return the sheet: `heading` above the unit, `state` at its right, `remarks` below."""
    width = frame.width
    atoms: list[Atom] = [
        *title_block((heading, view.unit_name.upper()), view.agency, state, width),
        *lines,
        Gap(2 * MM),
        Paragraphs.of(remarks, width, keep_next=True),
        Gap(4 * MM),
        signatures(
            (
                Signature(
                    (
                        place_and_date(view.place, view.dated, view.dated.year),
                        view.signer.position or "Penanggung jawab unit",
                    ),
                    view.signer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code=form.upper(),
        version=version,
        title=title,
        person=view.unit_name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(form, view, view.foot),
    )
    return Document(atoms, frame, colophon)
