"""The cards of the first page; each shows a part of `HomeView`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import DayInfo, WeekView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.home_views import HomeView, IndicatorProgress, TodoItem
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.beranda.rows import BeginRow, EntryRow, TodoRow
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon
from penilaian_desktop.ui.widgets.week_bars import WeekBars

SHOWN_INDICATORS = 4


class TodoCard(Card):
    """What is to be done, what hurts most first; a line can be put off until tomorrow."""

    wanted = Signal(object)
    put_off = Signal(object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Yang perlu dikerjakan"), parent=parent)

    def show_todos(self, todos: Sequence[TodoItem], put_off: int = 0) -> None:
        """Show the list, or that nothing is left; below it how many lines wait for tomorrow."""
        clear(self.body)
        self._show_lines(todos, put_off)
        if put_off:
            words = self.tr("{count} hal ditunda sampai besok. Tampilkan").format(count=put_off)
            back = text_button(words, "clock", compact=True, clicked=self.back_wanted.emit)
            self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_lines(self, todos: Sequence[TodoItem], put_off: int) -> None:
        if not todos:
            self.set_note("")
            self.body.addWidget(_AllDone(put_off=bool(put_off)))
            return
        words = (
            self.tr("{count} hal, yang mendesak di atas") if len(todos) > 1 else self.tr("1 hal")
        )
        self.set_note(words.format(count=len(todos)))
        for index, item in enumerate(todos):
            row = TodoRow(item, first=index == 0)
            row.wanted.connect(self.wanted)
            row.put_off.connect(self.put_off)
            self.body.addWidget(row)


class _AllDone(QWidget):
    """One calm line where the list is empty."""

    def __init__(self, *, put_off: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 18, 15, 18)
        row.setSpacing(12)
        row.addWidget(Icon("done", "good", 20))
        words = self.tr("Semua beres. Tidak ada yang menunggu Anda.")
        if put_off:
            words = self.tr("Selesai untuk hari ini.")
        row.addWidget(Label(words, "body"), 1)


class TodayCard(Card):
    """The entries of today and the row that begins the next one."""

    opened = Signal(str)
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Hari ini"), ruled=False, parent=parent)

    def show_day(self, view: HomeView) -> None:
        """Show today."""
        clear(self.body)
        info = view.today_info
        note = wording.hours(info.logged)
        if info.target > 0:
            note = self.tr("{logged} dari {target}").format(
                logged=note, target=wording.target_hours(info.target)
            )
        elif info.free:
            note = info.free.replace("_", " ")
        self.set_note(note)
        for item in view.today:
            row = EntryRow(item)
            row.clicked.connect(lambda _c=False, item_id=item.id: self.opened.emit(item_id))
            self.body.addWidget(row)
        ends = [item.end for item in view.today if item.end is not None]
        start = max(ends) if ends else info.opens
        words = self.tr("Catat kegiatan mulai {time}")
        if not view.today:
            words = self.tr("Belum ada catatan. Catat kegiatan mulai {time}")
        begin = BeginRow(words.format(time=wording.clock(start)))
        begin.clicked.connect(self.begun)
        self.body.addWidget(begin)
        self.body.addStretch(1)


def week_is_whole(week: WeekView) -> bool:
    """Tell whether every working day of a week has the minutes that are expected."""
    expected = [day for day in week.days if day.target > 0]
    return bool(expected) and all(day.logged >= day.target for day in expected)


class WeekCard(Card):
    """The minutes of this week against what is expected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Minggu ini"), padded=True, ruled=False, parent=parent)
        self.body.setSpacing(0)
        self._figure = Label("", "figure")
        self._of = Label("", "body", "muted")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBaseline)
        self.body.addLayout(line)
        self._bars = WeekBars()
        self.body.addWidget(self._bars)
        self._whole = QWidget()
        done = QHBoxLayout(self._whole)
        done.setContentsMargins(0, 4, 0, 0)
        done.setSpacing(4)
        done.addWidget(Icon("done", "good", 14))
        done.addWidget(Label(self.tr("Minggu ini lengkap"), "small_strong", "good"), 1)
        self._whole.hide()
        self._free = Label("", "small", "muted")
        self._flag = Icon("holiday", "muted", 14)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self._flag)
        foot.addWidget(self._free, 1)
        self.body.addWidget(self._whole)
        self.body.addLayout(foot)

    def show_week(self, week: WeekView, now: datetime) -> None:
        """Show the week up to now."""
        day = wording.WEEKDAYS[now.weekday()]
        time = wording.clock(now.hour * 60 + now.minute)
        self.set_note(self.tr("sampai {day} {time}").format(day=day, time=time))
        self._figure.setText(wording.hours(week.logged))
        self._of.setText(self.tr("dari {target}").format(target=wording.target_hours(week.target)))
        self._bars.set_week(week, now.date())
        self._whole.setVisible(week_is_whole(week))
        free = next((d for d in week.days if d.free_kind in {"holiday", "mark"}), None)
        self._flag.setVisible(free is not None)
        self._free.setVisible(free is not None)
        if free is not None:
            self._free.setText(self._free_words(free))

    def _free_words(self, info: DayInfo) -> str:
        day = wording.WEEKDAYS[info.day.weekday()]
        if info.free_kind == "mark":
            return f"{day} {info.free.replace('_', ' ')}"
        return self.tr("{day} libur: {name}").format(day=day, name=info.free)


class _Today(QWidget):
    """The mark that says where today should be, as a legend."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(2, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(0, 0, 2, 12), look().color("text"))


class IndicatorCard(Card):
    """How far the indicators of the period are, with a mark where today should be."""

    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Indikator"), padded=True, ruled=False, parent=parent)
        self.body.setSpacing(4)
        self.add_head_widget(_Today())
        self._legend = Label("", "small", "muted")
        self.add_head_widget(self._legend)

    def show_progress(self, view: HomeView, *, short: bool) -> None:
        """Show the indicators that the log adds up; `short` words for a narrow card."""
        clear(self.body)
        period = PeriodCode.parse(view.period_code)
        quarter = view.period_label.removesuffix(f" {period.year}")
        self.set_title(self.tr("Indikator {period}").format(period=quarter))
        words = self.tr("hari kerja ke-{number} dari {all}")
        if short:
            words = self.tr("hari ke-{number}")
        self._legend.setText(words.format(number=view.working_day_number, all=view.working_days))
        share = view.working_day_number / view.working_days if view.working_days else None
        if not view.progress:
            empty = self.tr("Belum ada indikator. Susun SKP dulu, lalu kegiatan menambah angkanya.")
            self.body.addWidget(Label(empty, "body", "muted", wrap=True))
        for item in view.progress[:SHOWN_INDICATORS]:
            self.body.addWidget(IndicatorLine(item, share, (300 if short else 368) - 32))
        left = len(view.progress) - SHOWN_INDICATORS
        if left > 0:
            words = self.tr("Lihat {count} indikator lain").format(count=left)
            more = text_button(words, compact=True, clicked=self.more_wanted.emit)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


class IndicatorLine(QWidget):
    """An indicator: words, realised of target, bar with the mark of today.

    The unit gives way where the card (of `width`) has no room for it.
    """

    def __init__(self, item: IndicatorProgress, mark: float | None, width: int) -> None:
        super().__init__()
        actual = wording.number(item.actual)
        if item.target is None:
            value = f"**{actual}** {item.unit}"
        else:
            value = self.tr("**{actual}** dari {target} {unit}").format(
                actual=actual, target=wording.number(item.target), unit=item.unit
            )
        shown = Label(value, "body", "muted", markup=True)
        if shown.sizeHint().width() + look().width(item.text, "body") > width - 12:
            shown.setText(value.removesuffix(f" {item.unit}"))  # the name says what is counted
            shown.setToolTip(value.replace("**", ""))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Label(item.text, "body"), 1)
        top.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addLayout(top)
        if item.target:
            bar = ProgressBar(f"{item.text}: {value.replace('**', '')}")
            bar.set_share(min(float(item.actual / item.target), 1.0), mark)
            column.addWidget(bar)


class FeedbackCard(Card):
    """The newest feedback that the person may see."""

    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Umpan balik terakhir"), padded=True, ruled=False, parent=parent)
        self.body.setSpacing(4)

    def show_feedback(self, view: HomeView) -> None:
        """Show it, or say that there is none."""
        clear(self.body)
        found = view.feedback
        if found is None:
            self.set_note("")
            words = self.tr("Belum ada umpan balik pada {period}.").format(period=view.period_label)
            self.body.addWidget(Label(words, "body", "muted", wrap=True))
            self.body.addStretch(1)
            return
        day = local_day(found.at)
        self.set_note(f"{day.day} {wording.MONTHS[day.month - 1]}")
        self.body.addWidget(Label(f"“{found.text}”", "body", wrap=True))
        giver = wording.giver_label(found.giver_role)
        if found.giver:
            giver = f"{giver}: {found.giver}"
        about = f"{giver} · {found.value_name}" if found.value_name else giver
        self.body.addWidget(Label(about, "small", "muted"))
        words = self.tr("Lihat {count} umpan balik triwulan ini").format(count=view.feedback_count)
        more = text_button(words, compact=True, clicked=self.more_wanted.emit)
        more.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)


class FirstStepsCard(Card):
    """The three first steps in an empty workspace."""

    wanted = Signal(str, str)
    """A page and its argument."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tiga langkah pertama"), parent=parent)

    def show_steps(self, steps: Sequence[tuple[str, str, str, str, str]]) -> None:
        """Show steps, each (title, detail, word of the button, page, argument)."""
        clear(self.body)
        for number, (title, detail, word, page, argument) in enumerate(steps, 1):
            row = QWidget()
            row.setFixedHeight(64)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addStretch(1)
            words.addWidget(Label(title, "strong"))
            words.addWidget(Label(detail, "small", "muted"))
            words.addStretch(1)
            button = Button(word, compact=True)
            button.clicked.connect(partial(self._want, page, argument))
            button.setMinimumWidth(112)
            button.setAccessibleDescription(title)
            line = QHBoxLayout(row)
            line.setContentsMargins(15, 0, 12, 0)
            line.setSpacing(16)
            line.addWidget(Label(str(number), "figure", "primary"))
            line.addLayout(words, 1)
            line.addWidget(button)
            self.body.addWidget(row)

    def _want(self, page: str, argument: str) -> None:
        self.wanted.emit(page, argument)
