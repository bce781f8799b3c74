"""The page Beranda: what is to be done, today, the week, the indicators, the last feedback."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.exchange_views import LaptopLine
from penilaian_desktop.domain.home_views import HomeView, TodoItem
from penilaian_desktop.domain.monitor_views import Silence
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.beranda.cards import (
    FeedbackCard,
    FirstStepsCard,
    IndicatorCard,
    TodayCard,
    TodoCard,
    WeekCard,
)
from penilaian_desktop.ui.screens.beranda.office_card import OfficeCard
from penilaian_desktop.ui.widgets.button import primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.guide_dialog import GuideDialog
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

RIGHT = 368
ONE_COLUMN_UNDER = 700
SHORT_KINDS = frozenset({"plan_missing", "first_steps", "missing_days"})
"""Things to do that an empty workspace shows as its first steps."""


class BerandaPage(Page):
    """Shows `HomeView` and leads to the pages where the work is."""

    page_id: ClassVar[str] = "beranda"
    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {Area.SETTINGS, Area.ACCOUNTS}

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Beranda"))
        self._log = primary_button(self.tr("Catat"), "add", cap="N", clicked=self._begin)
        self.why = text_button(
            self.tr("Apa gunanya penilaian ini?"), "info", clicked=self.show_guide
        )
        self.header.add_action(self.why)
        self.header.add_action(self._log)
        self._log.setVisible(self._logs())
        self.steps = FirstStepsCard()
        self.todos = TodoCard()
        self.today = TodayCard()
        self.office = OfficeCard()
        self.office.hide()
        self.week = WeekCard()
        self.indicators = IndicatorCard()
        self.feedback = FeedbackCard()
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.steps, self.todos, self.today)),
            (right, (self.office, self.week, self.indicators, self.feedback)),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
        left.setStretchFactor(self.today, 1)
        right.setStretchFactor(self.feedback, 1)
        left.addStretch(0)
        right.addStretch(0)
        self._left, self._right = left, right
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 1)
        self._side = QWidget()
        self._side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._side.setFixedWidth(RIGHT)
        self._columns.addWidget(self._side)
        self._scroll = ScrollColumn(inner, host=self)
        inner.setAutoFillBackground(False)
        self.body.addWidget(self._scroll, 1)
        self.steps.hide()
        self._connect()
        shortcut(self, "N", self._begin)
        shortcut(self, "Ctrl+N", self._begin)

    def _connect(self) -> None:
        self.todos.wanted.connect(self._lead)
        self.todos.put_off.connect(self.put_off)
        self.todos.back_wanted.connect(self.bring_back)
        self.steps.wanted.connect(self.navigate)
        self.today.opened.connect(lambda item_id: self.navigate("kegiatan", item_id))
        self.today.begun.connect(self._begin)
        self.indicators.more_wanted.connect(lambda: self.navigate("skp"))
        self.office.more_wanted.connect(lambda: self.navigate("pertukaran"))
        self.office.board_wanted.connect(lambda: self.navigate("pemantauan"))
        self.feedback.more_wanted.connect(lambda: self.navigate("evaluasi"))

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (("N", self.tr("catat kegiatan")),)

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Halaman ini menunjukkan apa yang perlu dikerjakan, yang mendesak di atas. Tombol di "
            "kanan setiap baris membawa Anda langsung ke tempatnya; ikon jam menundanya sampai "
            "besok.\n\n"
            "Batang minggu ini membandingkan menit yang dicatat dengan target hari kerja; garis "
            "tegak pada indikator menunjukkan di mana angka seharusnya hari ini."
        )

    def set_narrow(self, narrow: bool) -> None:
        """Leave the door to the guide to the help where there is no room for it."""
        super().set_narrow(narrow)
        self.why.setVisible(not narrow)

    def show_guide(self) -> None:
        """Show what the appraisal is for, and what nobody else sees (TS-12)."""
        GuideDialog(self.context, self).open()

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the page again."""
        services, session, now = self.context.services, self.context.session, self.context.clock()
        self.run(lambda _r: services.home.view(session, now), self.show_view, key="home")
        if Role.HR in session.roles:
            self.run(
                lambda _r: (
                    services.exchange_desk.overview(session, 0).laptops,
                    services.silences.limits(),
                ),
                lambda found: self.show_laptops(*found),
                key="home-laptops",
            )
            self._load_late()

    def _load_late(self) -> None:
        """Ask which units sent nothing; beside the reading, for the board counts everybody."""
        monitor, session = self.context.services.monitor, self.context.session
        ended = PeriodCode.parse(quarter_of(self.context.today())).starts - timedelta(days=1)
        self.run(
            lambda _r: monitor.board(session, ended.year).late,
            self.office.show_late,
            lambda _error: None,  # the card of the laptops says enough without it
            lane=Lane.WORK,
            key="home-late",
        )

    def show_laptops(self, laptops: Sequence[LaptopLine], silence: Silence | None = None) -> None:
        """Show the laptops of the units to those who look after them."""
        self.office.show_laptops(laptops, self.context.today(), silence)
        self.office.show()

    def show_view(self, view: HomeView) -> None:
        """Show what the use case found."""
        now = self.context.now()
        self.header.set_title(f"{self._greeting(now)}, {first_names(self._name())}")
        about = self.tr("{date} · {period} · hari kerja ke-{number} dari {all}").format(
            date=f"{wording.WEEKDAYS[now.weekday()]}, {wording.long_date(now.date())}",
            period=view.period_label,
            number=view.working_day_number,
            all=view.working_days,
        )
        if view.reviews_at is not None:
            day = short_day(view.reviews_at)
            about += " · " + self.tr("keadaan tinjauan per paket {0}").format(day)
        self.header.set_subtitle(about)
        fresh = self._is_fresh(view)
        self.steps.setVisible(fresh)
        self.todos.setVisible(not fresh)
        own = self._logs()
        self.today.setVisible(own)
        self._side.setVisible(own)
        hr = Role.HR in self.context.session.roles
        logs = own and (not hr or self._has_own_work(view))
        self._left.setStretch(self._left.count() - 1, int(not logs))
        self._left.setStretchFactor(self.today, int(logs))
        self._right.setStretch(self._right.count() - 1, int(hr))
        self.week.setVisible(logs)
        self.indicators.setVisible(logs)
        self.feedback.setVisible(
            logs and (view.feedback is not None or not self.office.isVisible())
        )
        if fresh:
            self.steps.show_steps(self._first_steps())
        self.todos.show_todos(view.todos, view.put_off)
        self.today.show_day(view)
        self.week.show_week(view.week, now)
        self.indicators.show_progress(view, short=self.narrow)
        self.feedback.show_feedback(view)

    def put_off(self, item: TodoItem) -> None:
        """Hide a thing to do until tomorrow."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.home.put_off(session, item.kind),
            lambda _outcome: self.toast(self.tr("Diingatkan lagi besok: {0}").format(item.title)),
            lane=Lane.WRITE,
        )

    def bring_back(self) -> None:
        """Show again what was put off."""
        services, session = self.context.services, self.context.session
        self.run(
            lambda _r: services.home.bring_back(session), lambda _outcome: None, lane=Lane.WRITE
        )

    def _name(self) -> str:
        return self.context.session.display_name

    def _logs(self) -> bool:
        """Tell whether the account has a log of its own."""
        session = self.context.session
        return bool(session.person_id) and session.roles != frozenset({Role.OPERATOR})

    @staticmethod
    def _has_own_work(view: HomeView) -> bool:
        """Tell whether the person logs or has a plan; some of the office do neither."""
        return bool(view.week.items or view.progress or view.feedback is not None)

    def _is_fresh(self, view: HomeView) -> bool:
        """Tell whether the workspace is empty: nothing logged, planned, received or waiting.

        To the office it is empty while there are no employees.
        """
        if Role.HR in self.context.session.roles:
            return any(item.kind == "first_steps" for item in view.todos)
        nothing = not view.week.items and not view.progress and view.feedback is None
        return nothing and all(item.kind in SHORT_KINDS for item in view.todos) and bool(view.todos)

    def _greeting(self, now: datetime) -> str:
        if now.hour < 11:
            return self.tr("Selamat pagi")
        if now.hour < 15:
            return self.tr("Selamat siang")
        return self.tr("Selamat sore") if now.hour < 18 else self.tr("Selamat malam")

    def _first_steps(self) -> tuple[tuple[str, str, str, str, str], ...]:
        if Role.HR in self.context.session.roles:
            return (
                (
                    self.tr("Masukkan data pegawai"),
                    self.tr("Dari berkas Excel yang sudah ada; baris yang salah dijelaskan."),
                    self.tr("Impor"),
                    "data_induk",
                    "",
                ),
                (
                    self.tr("Buat periode penilaian"),
                    self.tr("Triwulan dan tahun, dengan batas akhirnya."),
                    self.tr("Buat"),
                    "data_induk",
                    "periode",
                ),
                (
                    self.tr("Hubungkan perangkat unit kerja"),
                    self.tr("Setiap unit bergabung dengan paket dari kantor."),
                    self.tr("Hubungkan"),
                    "pertukaran",
                    "",
                ),
            )
        return (
            (
                self.tr("Catat kegiatan pertama"),
                self.tr("Satu baris: 09.00-10.30 Melayani perekaman =24 orang."),
                self.tr("Catat"),
                "kegiatan",
                "catat",
            ),
            (
                self.tr("Susun SKP"),
                self.tr("Rencana hasil kerja dan indikatornya; kegiatan lalu menambah angkanya."),
                self.tr("Susun"),
                "skp",
                "",
            ),
            (
                self.tr("Kirim ke kantor"),
                self.tr("Lewat berkas atau flash disk; tidak perlu internet."),
                self.tr("Lihat"),
                "pertukaran",
                "",
            ),
        )

    # --- leading elsewhere -----------------------------------------------------------------
    def _lead(self, item: TodoItem) -> None:
        argument = "tanpa_bukti" if item.kind == "no_evidence" else item.argument
        self.navigate(item.target, argument or None)

    def _begin(self) -> None:
        if self._logs():
            self.navigate("kegiatan", "catat")

    # --- measures --------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below one another where there is no room for both."""
        super().resizeEvent(event)
        single = self.width() < ONE_COLUMN_UNDER
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if single else ways.LeftToRight)
        width = RIGHT if self.width() > 1000 else 300
        if single:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(width)


def short_day(moment: datetime) -> str:
    """Return "14 Nov" of a moment."""
    return wording.short_weekday_date(local_day(moment)).split(" ", 1)[1]


def first_names(name: str) -> str:
    """Return the first two words of a name without titles: "dr. Siti Aminah, S.Kom" → Siti Aminah.

    Falls back to the whole name where nothing is left.
    """
    words = [word for word in name.split(",", 1)[0].split() if not word.endswith(".")]
    return " ".join(words[:2]) or name
