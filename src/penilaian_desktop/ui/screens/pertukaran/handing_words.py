"""What is handed from laptop to laptop, in words."""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.handover_views import Amount, OtherLaptop, Subject, Tie
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.translating import translator

_tr = translator("Pertukaran")

MOST_NAMES = 2


def amount_words(amount: Amount) -> str:
    """Return how many of what: "3 keputusan atas kegiatan"."""
    words = {
        Subject.LOG: _tr("{0} catatan kegiatan"),
        Subject.EVIDENCE: _tr("{0} bukti"),
        Subject.REVIEW: _tr("{0} keputusan atas kegiatan"),
        Subject.PLAN: _tr("{0} SKP"),
        Subject.PLAN_DECISION: _tr("{0} keputusan atas SKP"),
        Subject.ROLE: _tr("{0} usulan peran hasil"),
        Subject.RESULT: _tr("{0} penilaian"),
        Subject.REALISATION: _tr("{0} realisasi"),
        Subject.FEEDBACK: _tr("{0} umpan balik"),
        Subject.REQUEST: _tr("{0} permintaan umpan balik"),
        Subject.TASK: _tr("{0} tugas"),
        Subject.CALIBRATION: _tr("{0} hasil kalibrasi"),
        Subject.OBJECTION: _tr("{0} keberatan"),
        Subject.FOLLOW_UP: _tr("{0} tindak lanjut"),
        Subject.INNOVATION: _tr("{0} inovasi"),
        Subject.DELEGATION: _tr("{0} pelimpahan"),
        Subject.CHOICE: _tr("{0} pilihan versi"),
        Subject.OTHER: _tr("{0} catatan lain"),
    }
    return words[amount.subject].format(number(amount.count))


def amounts_words(found: Iterable[Amount]) -> str:
    """Return all of them in one line."""
    return ", ".join(amount_words(amount) for amount in found)


def tie_words(tie: Tie) -> str:
    """Return how somebody stands to the people here."""
    words = {
        Tie.OWN: _tr("laptop Anda"),
        Tie.HEAD: _tr("atasan"),
        Tie.STAFF: _tr("staf"),
        Tie.SUPERIOR: _tr("atasan dari atasan"),
        Tie.COLLEAGUE: _tr("rekan"),
    }
    return words[tie]


def people_words(laptop: OtherLaptop) -> str:
    """Return who works on a laptop: two by name, of more the nearest one."""
    names = [person.name for person in laptop.people]
    if len(names) > MOST_NAMES:
        return _tr("{0} dan {1} lainnya").format(names[0], len(names) - 1)
    return _tr(" dan ").join(names)
