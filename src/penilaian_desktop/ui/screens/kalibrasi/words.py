"""Words of a calibration: the advice of a pattern and the hints, in plain Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.distribution import WORST_TO_BEST, Advice
from penilaian_desktop.domain.fairness import Hint, HintKind
from penilaian_desktop.domain.wording import number, predicate_label
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.table import Cell

_tr = translator("Kalibrasi")

SHOWN_TEXTS = 2
"""So many of the sentences that several people got are shown word by word."""


def percent(share: Decimal) -> str:
    """Return a percentage with at most one place."""
    whole = share == share.to_integral_value()
    return f"{number(share, 0 if whole else 1)} %"


def pattern_cell(predicate: Predicate, advice: Iterable[Advice], *, too_small: bool) -> Cell:
    """Return what the pattern says of a predicate, and whether it is met.

    A line about several predicates stands at the best of them. What a unit that is too small does
    not meet is no warning.
    """
    every = [line for line in advice if predicate in line.predicates]
    lines = [line for line in every if _place(line) is predicate]
    if not every:
        return Cell(_tr("boleh ada"), tint="muted")
    if not lines:
        return Cell(_tr("dihitung bersama baris di atas"), tint="muted")
    text = ", ".join(_line(line) for line in lines)
    if too_small and not all(line.met for line in lines):
        return Cell(_tr("{0} (unit terlalu kecil)").format(text), tint="muted")
    if all(line.met for line in lines):
        return Cell(text, tint="good", icon="check", icon_tint="good",
                    spoken=_tr("{0}: terpenuhi").format(text))  # fmt: skip
    return Cell(text, tint="warn", icon="warn", icon_tint="warn",
                spoken=_tr("{0}: belum terpenuhi").format(text))  # fmt: skip


def _place(line: Advice) -> Predicate:
    return max(line.predicates, key=WORST_TO_BEST.index)


def _line(line: Advice) -> str:
    if line.kind == "largest":
        return _tr("terbanyak")
    if line.kind == "min_percent":
        return _tr("paling sedikit {0} %").format(number(line.limit))
    if line.kind == "max_percent":
        return _tr("paling tinggi {0} %").format(number(line.limit))
    others = [predicate_label(p) for p in line.predicates if p is not _place(line)]
    if others:
        return _tr("ada yang di sini atau {0}").format(_tr(" atau ").join(others))
    return _tr("paling sedikit {0} orang").format(number(line.limit))


ICONS = {
    HintKind.LENIENT: "above",
    HintKind.LENIENT_RISE: "above",
    HintKind.CENTRE: "meets",
    HintKind.FEW_READ: "book",
    HintKind.LAST_WEEKS: "calendar_late",
    HintKind.SAME_TEXT: "copy",
}


def hint_lines(hints: Sequence[Hint], names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return (icon, sentence, figures) of the hints; those on single persons in one line."""
    lines = []
    for kind, title in (
        (HintKind.FEW_READ, _tr("Sedikit kegiatan dibuka sebelum menilai")),
        (HintKind.LAST_WEEKS, _tr("Penilaian bersandar pada empat minggu terakhir")),
    ):
        found = [hint for hint in hints if hint.kind is kind]
        said = [
            _tr("{0} {1} dari {2}").format(names.get(h.person_ids[0], ""), h.count, h.of)
            for h in found[:3]
        ]
        if len(found) > 3:
            said.append(_tr("dan {0} orang lagi").format(len(found) - 3))
        if found:
            lines.append((ICONS[kind], title, "; ".join(said)))
    rest = [hint for hint in hints if hint.kind not in {HintKind.FEW_READ, HintKind.LAST_WEEKS}]
    same = [hint for hint in rest if hint.kind is HintKind.SAME_TEXT]
    hidden = same[SHOWN_TEXTS:]
    lines.extend(
        (ICONS[hint.kind], *hint_words(hint, names)) for hint in rest if hint not in hidden
    )
    if hidden:
        more = _tr("{0} kalimat lagi dipakai untuk beberapa orang").format(len(hidden))
        lines.append((ICONS[HintKind.SAME_TEXT], more, ""))
    return lines


def hint_words(hint: Hint, names: Mapping[str, str]) -> tuple[str, str]:
    """Return the sentence of a hint and the figures behind it."""
    people = ", ".join(names.get(person, "") for person in hint.person_ids[:3])
    if len(hint.person_ids) > 3:
        people += _tr(" dan {0} orang lagi").format(len(hint.person_ids) - 3)
    share = number(hint.share, 0)
    if hint.kind is HintKind.LENIENT:
        return (
            _tr("Hampir semua di atas ekspektasi"),
            _tr("{0} dari {1} rating, {2} %").format(hint.count, hint.of, share),
        )
    if hint.kind is HintKind.LENIENT_RISE:
        before = number(hint.before, 0) if hint.before is not None else "–"
        return (
            _tr("Jauh lebih longgar daripada periode lalu"),
            _tr("{0} % di atas ekspektasi, periode lalu {1} %").format(share, before),
        )
    if hint.kind is HintKind.CENTRE:
        return (
            _tr("Menumpuk di tengah"),
            _tr("{0} dari {1} rating Sesuai Ekspektasi").format(hint.count, hint.of),
        )
    return (
        _tr("Kata-kata yang sama untuk beberapa orang"),
        _tr("“{0}” – {1}").format(hint.text, people),
    )


NOT_SEEN = (
    ((HintKind.LENIENT, HintKind.LENIENT_RISE), "Tidak tampak terlalu longgar"),
    ((HintKind.CENTRE,), "Tidak menumpuk di tengah"),
    ((HintKind.FEW_READ,), "Kegiatan dibaca sebelum dinilai"),
)


def good_words(hints: Iterable[Hint]) -> tuple[str, ...]:
    """Return what was looked for and not found."""
    found = {hint.kind for hint in hints}
    return tuple(_tr(text) for kinds, text in NOT_SEEN if found.isdisjoint(kinds))
