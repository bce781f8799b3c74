"""What the week asks for: moved entries, repaired overlaps, marked days; written, said, refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.domain.errors import PenilaianError, StaleRecord
from penilaian_desktop.domain.log_views import RepairHow
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.kegiatan.mark_dialog import MarkDialog
from penilaian_desktop.ui.screens.kegiatan.notes import LogNotes
from penilaian_desktop.ui.screens.kegiatan.writes import LogWrites
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.week_drag import Drag
from penilaian_desktop.ui.widgets.week_grid import WeekGrid
from penilaian_desktop.ui.widgets.week_layout import Overlap
from penilaian_desktop.ui.widgets.week_repair import shortened, split, times


@dataclass(frozen=True, slots=True)
class DayActions:
    """What the menu of a day may start besides its marks."""

    log: Callable[[date], object]
    hand_in: Callable[[date], object]
    drafts: Callable[[date], list[str]]
    copy: Callable[[date], object]


class WeekMoves(QObject):
    """Carries out what people do in the grid, each as one step that can be undone."""

    def __init__(self, page: Page, grid: WeekGrid, writes: LogWrites, notes: LogNotes) -> None:
        super().__init__(page)
        self._page = page
        self._grid = grid
        self._writes = writes
        self._notes = notes
        grid.moved.connect(self.move)
        grid.repair_requested.connect(self.repair)

    # --- moving ----------------------------------------------------------------------------
    def move(self, drag: Drag) -> None:
        """Write a dropped entry; a refusal is said above the week and the entry goes back."""
        item = drag.item
        if item is None:
            return
        self._notes.forget_refusal()
        self._writes.move(drag, self._moved(item), self._refused)

    def _moved(self, old: ActivityItem) -> Callable[[ActivityItem], str]:
        def words(item: ActivityItem) -> str:
            said = self.tr("{text} menjadi {day} {time}").format(
                text=item.text,
                day=wording.WEEKDAYS[item.day.weekday()] if item.day != old.day else "",
                time=self._grid.words.time(item),
            )
            said = " ".join(said.split())
            if old.status is not ActivityStatus.DRAFT:
                said = self.tr("{said}; kembali menjadi draf, ajukan lagi").format(said=said)
            return said

        return words

    def _refused(self, error: PenilaianError) -> None:
        self._grid.let_go()
        self._notes.refuse(error)
        if isinstance(error, StaleRecord):
            self._page.refresh()

    # --- overlaps --------------------------------------------------------------------------
    def repair(self, overlap: Overlap, how: str, position: QPoint) -> None:
        """Take an overlap away as asked, or ask with what each way would make of it."""
        if how:
            words, possible = self._way(overlap, RepairHow(how))
            if possible:
                self._repair(overlap, RepairHow(how))
            else:
                self._notes.say(words)
            return
        menu = QMenu(self._page)
        for number, (way, (words, possible)) in enumerate(
            ((way, self._way(overlap, way)) for way in RepairHow), 1
        ):
            icon = {"split": "split", "shorten": "minus", "keep": "check"}[way.value]
            action = menu.addAction(look().icon(icon), f"&{number}  {words}")
            action.setEnabled(possible)
            action.triggered.connect(partial(self._chosen, overlap, way))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def ways(self, overlap: Overlap) -> tuple[tuple[RepairHow, str], ...]:
        """Return the possible repairs with what each would make of the entries."""
        found = [(way, self._way(overlap, way)) for way in RepairHow]
        return tuple((way, words) for way, (words, possible) in found if possible)

    def _way(self, overlap: Overlap, how: RepairHow) -> tuple[str, bool]:
        if how is RepairHow.SPLIT:
            item, parts = split(overlap)
            if not parts:
                return self.tr("Pisah: tidak ada waktu yang tersisa"), False
            return self.tr("Pisah: {text} menjadi {times}").format(
                text=_short(item), times=times(parts)
            ), True
        if how is RepairHow.SHORTEN:
            item, left = shortened(overlap)
            if left is None:
                return self.tr("Pendekkan: waktu {text} akan hilang").format(
                    text=_short(item)
                ), False
            return self.tr("Pendekkan: {text} menjadi {times}").format(
                text=_short(item), times=times([left])
            ), True
        return self.tr("Biarkan: keduanya memang bersamaan, jangan ingatkan lagi"), True

    def _chosen(self, overlap: Overlap, how: RepairHow, _checked: bool = False) -> None:
        self._repair(overlap, how)

    def _repair(self, overlap: Overlap, how: RepairHow) -> None:
        self._notes.forget_refusal()
        words, _possible = self._way(overlap, how)
        if how is RepairHow.KEEP:
            words = self.tr("Jam ganda dibiarkan; tidak diingatkan lagi")
        self._writes.repair(overlap, how, words, self._notes.refuse)

    # --- days ------------------------------------------------------------------------------
    def day_menu(self, info: DayInfo, position: QPoint, actions: DayActions, today: date) -> None:
        """Open the menu of a day: log, hand in, and mark why no log is expected."""
        menu = QMenu(self._page)
        menu.addAction(look().icon("calendar"), self._day_words(info)).setEnabled(False)
        menu.addSeparator()
        log = menu.addAction(
            look().icon("add"), self.tr("&Catat pada hari ini"), partial(actions.log, info.day)
        )
        log.setEnabled(info.day <= today)
        drafts = actions.drafts(info.day)
        hand_in = menu.addAction(
            look().icon("send"),
            self.tr("&Ajukan draf hari tersebut ({count})").format(count=len(drafts)),
            partial(actions.hand_in, info.day),
        )
        hand_in.setEnabled(bool(drafts))
        menu.addAction(
            look().icon("copy"),
            self.tr("Sali&n untuk e-Kinerja…"),
            partial(actions.copy, info.day),
        ).setEnabled(bool(info.logged))
        menu.addSeparator()
        for mark, words in self.marks():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(_is_marked(info, mark))
            action.setEnabled(info.free_kind in {"", "mark"})
            action.triggered.connect(partial(self._mark_toggled, info, mark))
        menu.addSeparator()
        menu.addAction(self.tr("Tandai &beberapa hari…"), partial(self.ask_days, info.day))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def ask_days(self, day: date) -> None:
        """Ask from when to when, and mark the working days in between as one step."""
        names = [(name, words.replace("&", "")) for name, words in self.marks()]
        dialog = MarkDialog(self._page, day, names)
        dialog.wanted.connect(
            lambda first, last, mark: self._writes.mark_days(
                (first, last, mark),
                lambda count: self._days_marked(dialog, count),
                dialog.refuse,
            )
        )
        dialog.open()

    def _days_marked(self, dialog: MarkDialog, count: int) -> str:
        dialog.accept()
        self._notes.forget_refusal()
        if not count:
            return self.tr("Tidak ada hari kerja yang berubah tandanya.")
        words = self.tr("{count} hari kerja ditandai {mark}")
        if not dialog.mark.value():
            words = self.tr("Tanda {count} hari kerja dihapus")
        mark = dialog.mark.currentText().casefold()
        return words.format(count=wording.number(count), mark=mark)

    def _day_words(self, info: DayInfo) -> str:
        day = wording.weekday_date(info.day)
        if info.free_kind in {"holiday", "weekend"}:
            return self.tr("{day}: {free}, tidak perlu ditandai").format(day=day, free=info.free)
        return day

    def marks(self) -> tuple[tuple[str, str], ...]:
        """Return the marks of a day with their words."""
        return (
            ("cuti", self.tr("C&uti")),
            ("sakit", self.tr("&Sakit")),
            ("dinas_luar", self.tr("&Dinas luar")),
            ("pelatihan", self.tr("&Pelatihan")),
        )

    def _mark_toggled(self, info: DayInfo, mark: str) -> None:
        checked = not _is_marked(info, mark)
        self._notes.forget_refusal()
        day = wording.weekday_date(info.day)
        names = {name: words.replace("&", "") for name, words in self.marks()}
        if checked:
            words = self.tr("{day} ditandai {mark}").format(day=day, mark=names[mark].casefold())
        else:
            words = self.tr("Tanda {mark} pada {day} dihapus").format(
                day=day, mark=names[mark].casefold()
            )
        self._writes.mark(info.day, mark if checked else "", words, self._notes.refuse)


def _is_marked(info: DayInfo, mark: str) -> bool:
    return info.free_kind == "mark" and info.free == mark


def _short(item: ActivityItem) -> str:
    text = item.text if len(item.text) <= 32 else item.text[:31].rstrip() + "…"
    return f"“{text}”"
