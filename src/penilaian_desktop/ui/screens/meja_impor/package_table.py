"""The packages on the desk: who, which periods, signed by whom, what is in them, their state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.wording import number
from penilaian_desktop.sync.import_desk import Look
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.meja_impor import words
from penilaian_desktop.ui.widgets.package_words import kind_words
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("MejaImpor")

ROW = 44
_ICONS = {
    "ready": ("package", "good"),
    "applied": ("package_good", "good"),
    "partly": ("package_good", "good"),
    "undone": ("package_open", "warn"),
    "duplicate": ("package_good", "muted"),
    "held": ("package_open", "warn"),
}


class DeskTable(TableView):
    """A table whose Enter decides; a double click only opens."""

    confirmed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit(self.current_record())
            return
        super().keyPressEvent(event)


class PackageModel(RecordModel[Look]):
    """The rows; `units` names the unit of a known laptop where the package could not be judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.units: Mapping[str, str] = {}
        super().__init__(self._wide(), parent=parent)

    def set_narrow(self, narrow: bool) -> None:
        """Show fewer columns, or all."""
        self.beginResetModel()
        self.columns = self._slim() if narrow else self._wide()
        self.endResetModel()

    def who(self, look: Look) -> str:
        """Return what a row is called: the unit, else the laptop, else the file."""
        item = look.item
        if look.asking is not None:
            return look.asking.unit_name or look.asking.device
        return item.unit or self.units.get(item.device, "") or item.device or item.file

    def _wide(self) -> tuple[Column[Look], ...]:
        return (
            Column("icon", "", self._icon, 18, spoken=_tr("Paket")),
            Column("unit", _tr("Unit dan berkas"), self._unit, sort=self.who),
            Column("period", _tr("Periode"), self._period, 120),
            Column("signer", _tr("Penandatangan"), self._signer, 206),
            *self._numbers(),
            Column("state", _tr("Keadaan"), self._mark, 148, sort=self._mark_words),
        )

    def _slim(self) -> tuple[Column[Look], ...]:
        return (
            Column("icon", "", self._icon, 18, spoken=_tr("Paket")),
            Column("unit", _tr("Unit dan berkas"), self._unit, sort=self.who),
            Column("signer", _tr("Penandatangan"), self._signer, 170),
            *self._numbers(),
            Column("state", _tr("Keadaan"), self._mark, 140, sort=self._mark_words),
        )

    def _numbers(self) -> tuple[Column[Look], ...]:
        return (
            Column("new", _tr("Baru"), self._count("new"), 48, number=True),
            Column("changed", _tr("Berubah"), self._count("changed"), 49, number=True),
            Column("refused", _tr("Ditolak"), self._count("refused"), 48, number=True),
        )

    def _icon(self, look: Look) -> Cell:
        if look.asking is not None:
            return Cell(icon="device", icon_tint="info", spoken=_tr("laptop"))
        icon, tint = _ICONS.get(look.item.outcome, ("package_bad", "bad"))
        return Cell(icon=icon, icon_tint=tint, spoken=kind_words(look.item.kind))

    def _unit(self, look: Look) -> Cell:
        place = _tr("ditahan di sini") if look.path is None else look.path.parent.name
        return Cell(self.who(look), words.file_words(look.item, place), strong=True)

    @staticmethod
    def _period(look: Look) -> Cell:
        if look.item.periods:
            return Cell(words.periods_words(look.item.periods))
        plain = look.item.kind in {"", "report", "enrolment_request"}
        return Cell("–" if plain else kind_words(look.item.kind), tint="muted")

    @staticmethod
    def _signer(look: Look) -> Cell:
        if look.asking is not None:
            people = [person.name for person in look.asking.people]
            first = people[0] if people else ""
            more = _tr(" dan {0} orang lagi").format(len(people) - 1) if people[1:] else ""
            return Cell(f"{first}{more}", _tr("laptop {0}").format(look.asking.device))
        return Cell(*words.signer_words(look.item))

    @staticmethod
    def _count(name: str) -> _Count:
        return _Count(name)

    @staticmethod
    def _mark(look: Look) -> Cell:
        mark = words.state_mark(look.item, asking=look.asking is not None, kept=look.kept)
        return Cell(pill=mark)

    @classmethod
    def _mark_words(cls, look: Look) -> str:
        return cls._mark(look).plain()


class _Count:
    """A number of the row: nothing is muted, refusals are in the colour of faults."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, look: Look) -> Cell:
        value: int = getattr(look.item, self._name)
        if not value:
            return Cell("0", tint="muted")
        bad = self._name == "refused"
        return Cell(number(value), tint="bad" if bad else "text", strong=bad)


def package_table(model: PackageModel) -> DeskTable:
    """Return the view of the packages."""
    return DeskTable(model, _tr("Paket di meja"), row_height=ROW)


def ready_looks(looks: Sequence[Look]) -> list[Look]:
    """Return the packages that can be taken one after another, in chain order.

    One that waits counts when everything before it is here and is taken first; what is refused in
    it is known only then.
    """
    found: list[Look] = []
    there: dict[str, set[int]] = defaultdict(set)
    for look in sorted(looks, key=lambda look: (look.item.device, look.item.seq)):
        item = look.item
        before = there[item.device]
        if look.asking is None and _takes(look, before):
            found.append(look)
        elif item.outcome not in words.TAKEN:
            continue
        before.add(item.seq)
    return found


def _takes(look: Look, before: Collection[int]) -> bool:
    item = look.item
    if item.outcome == "ready":
        return not item.refused and not look.kept
    gap = words.waits_for(item)
    return bool(gap) and all(seq in before for seq in range(int(gap), item.seq))
