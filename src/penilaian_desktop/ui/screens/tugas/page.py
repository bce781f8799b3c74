"""The page Tugas & proyek: what runs, how far it is, and what came out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.progress_line import ProgressLine
from penilaian_desktop.domain.task import TaskState
from penilaian_desktop.domain.task_views import TaskOptions, TaskView
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.tugas import loading
from penilaian_desktop.ui.screens.tugas.detail import TaskDetail
from penilaian_desktop.ui.screens.tugas.loading import CLOSED, OPEN, OWN, STAFF, Board
from penilaian_desktop.ui.screens.tugas.task_form import TaskForm
from penilaian_desktop.ui.screens.tugas.task_list import TaskList
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

SIDE, NARROW_SIDE = 336, 248


class TugasPage(Page):
    """Loads the tasks of a scope, writes what the person decides, and says what happened."""

    page_id: ClassVar[str] = "tugas"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.TASKS, Area.ACTIVITIES, Area.REVIEWS, Area.PLANS}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Tugas & proyek"))
        self._board: Board | None = None
        self._wanted = ""
        self.form: TaskForm | None = None
        self._build()
        for keys, action in (
            ("J", lambda: self.list.step(1)),
            ("K", lambda: self.list.step(-1)),
            ("B", self.create_task),
            ("L", self._focus_report),
            ("U", self.edit),
        ):
            shortcut(self, keys, action)

    # --- building --------------------------------------------------------------------------
    def _build(self) -> None:
        self.scope = Segmented(
            ((OWN, self.tr("Milik saya")), (STAFF, self.tr("Staf"))), self.tr("Tugas siapa")
        )
        self.scope.setVisible(Role.APPRAISER in self.context.session.roles)
        self.state = Segmented(
            ((OPEN, self.tr("Berjalan")), (CLOSED, self.tr("Selesai"))), self.tr("Keadaan")
        )
        self.new = primary_button(self.tr("Tugas baru"), "add", cap="B", clicked=self.create_task)
        for widget in (self.scope, self.state, self.new):
            self.header.add_action(widget)
        self.scope.chosen.connect(self._switched)
        self.state.chosen.connect(self._switched)
        self.list = TaskList(self.tr("Tugas dan proyek"))
        self.list.chosen.connect(self._choose)
        self.detail = TaskDetail(self.context.today)
        self.detail.report.wanted.connect(self._report)
        self.detail.edit_requested.connect(self.edit)
        self.detail.done_requested.connect(self._finish)
        self.detail.menu_requested.connect(self._menu)
        self.detail.entry_opened.connect(lambda entry: self.navigate("kegiatan", entry))
        self._left = Card()
        self._left.body.addWidget(self.list, 1)
        self._left.setFixedWidth(SIDE)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(ScrollColumn(self.detail, host=self), 1)
        first = Button(self.tr("Tugas baru"), "add", clicked=self.create_task)
        self._empty = EmptyState("tasks", " ", " ", first)
        self._first = first
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("J", self.tr("tugas berikutnya")),
            ("K", self.tr("tugas sebelumnya")),
            ("L", self.tr("lapor kemajuan")),
            ("B", self.tr("tugas baru")),
            ("U", self.tr("ubah tugas")),
            ("← →", self.tr("laporan sebelum dan sesudahnya, dalam grafik")),
        )

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Lapor kemajuan dengan satu baris: persen, lalu catatan. Setiap laporan disimpan "
            "sendiri dan tidak menimpa yang lama; yang menyusul setelah periodenya ditandai "
            "terlambat, tidak hilang.\n\n"
            "Hasil, waktu, dan anggaran masing-masing mempunyai rencana, realisasi, dan capaian. "
            "Hasil makin tinggi makin baik; waktu dan anggaran makin rendah makin baik, dihitung "
            "setelah tugas selesai.\n\n"
            "Kegiatan dikaitkan dengan tugas di laci halaman Kegiatan. Menit dan volumenya "
            "terjumlah di sini; realisasi menghitung yang sudah disetujui.\n\n"
            "Tugas bersama tampak bagi anggota yang masuk pada laptop ini. Paket membawa tugas ke "
            "kantor, tidak ke laptop lain: anggota di laptop lain mencatat kegiatannya seperti "
            "biasa, dan bagiannya tidak terjumlah di sini."
        )

    # --- loading ---------------------------------------------------------------------------
    def open(self, argument: object) -> None:
        """Go to a task by its id, or to the form of a new one with "baru"."""
        if argument == "baru":
            self.create_task()
        elif isinstance(argument, str) and argument:
            self._choose(argument)

    def refresh(self) -> None:
        """Load the tasks of the chosen scope again."""
        services, session = self.context.services, self.context.session
        scope, state = self.scope.value(), self.state.value()
        wanted, today = self._wanted or self.list.key, self.context.today()
        self.run(
            lambda _r: loading.load(services, session, scope, state, wanted, today),
            self._show,
            key="board",
        )

    def _switched(self, _key: str) -> None:
        self._wanted = ""
        self.list.choose("")
        self.refresh()

    def _choose(self, task_id: str) -> None:
        self._wanted = task_id
        self.detail.report.clear()
        self.refresh()

    def _show(self, board: Board) -> None:
        self._board, self._wanted = board, ""
        staff = self.scope.value() == STAFF
        self.new.setVisible(not staff)
        self.list.show_items(board.items, self.context.today(), named=staff)
        self._say(board)
        if board.view is None:
            self._say_empty(staff)
            self._stack.setCurrentIndex(1)
            return
        self.list.choose(board.view.item.id)
        self.detail.show_task(board.view)
        self._stack.setCurrentIndex(0)

    def _say(self, board: Board) -> None:
        overdue = sum(item.overdue for item in board.items)
        words = self.tr("**{0}** berjalan · {1} selesai").format(board.running, board.closed)
        if overdue:
            words += self.tr(" · **{0}** lewat tenggat").format(overdue)
        if board.together is not None and board.together.tasks:
            together = self.tr(" · {0} dikerjakan bersama oleh {1} orang triwulan ini")
            words += together.format(board.together.tasks, board.together.people)
        self.header.set_subtitle(words)

    def _say_empty(self, staff: bool) -> None:
        self._first.setVisible(not staff and self.state.value() == OPEN)
        if self.state.value() == CLOSED:
            self._empty.set_words(
                self.tr("Belum ada yang selesai"),
                self.tr("Tugas yang ditutup pindah ke sini beserta riwayat dan capaiannya."),
            )
        elif staff:
            self._empty.set_words(
                self.tr("Staf belum mempunyai tugas berjalan"),
                self.tr("Tugas dan proyek yang dibuat staf terlihat di sini untuk dibaca."),
            )
        else:
            self._empty.set_words(
                self.tr("Belum ada tugas atau proyek"),
                self.tr(
                    "Untuk pekerjaan yang lebih dari sehari: tulis hasil, waktu, dan anggaran "
                    "yang direncanakan, lalu laporkan kemajuannya dengan satu baris."
                ),
            )

    @property
    def view(self) -> TaskView | None:
        """Return the task that is shown."""
        return self._board.view if self._board is not None else None

    # --- writing ---------------------------------------------------------------------------
    def _write(
        self,
        job: Callable[[], Outcome[Any]],
        words: str,
        failed: Callable[[PenilaianError], None] | None = None,
        done: Callable[[Any], None] | None = None,
    ) -> None:
        def written(outcome: Outcome[Any]) -> None:
            if done is not None:
                done(outcome.value)
            self.toast(words, outcome.undo_label)

        self.run(lambda _r: job(), written, failed, lane=Lane.WRITE)

    def _report(self, line: ProgressLine) -> None:
        view = self.view
        if view is None or line.percent is None:
            return
        tasks, session, percent = self.context.services.tasks, self.context.session, line.percent
        self._write(
            lambda: tasks.report(session, view.item.id, percent, line.note, line.day),
            self.tr("Kemajuan dilaporkan"),
            self._report_refused,
            lambda _view: self.detail.report.clear(),
        )

    def _report_refused(self, error: PenilaianError) -> None:
        if isinstance(error, RuleViolation):
            self.detail.report.refuse(str(describe(error)))
        else:
            self.context.signals.refused.emit(error)

    def _focus_report(self) -> None:
        if self.detail.report.isVisible():
            self.detail.report.field.setFocus()

    def _finish(self) -> None:
        self._close(dropped=False)

    def _drop(self) -> None:
        self._close(dropped=True)

    def _close(self, *, dropped: bool) -> None:
        view = self.view
        if view is None or not view.mine:
            return
        tasks, session, task = self.context.services.tasks, self.context.session, view.item.task
        self._write(
            lambda: tasks.close(session, task.id, task.version, dropped=dropped),
            self.tr("Tugas dibatalkan") if dropped else self.tr("Tugas selesai"),
        )

    def _reopen(self) -> None:
        view = self.view
        if view is not None and view.mine:
            tasks, session, task = self.context.services.tasks, self.context.session, view.item.task
            self._write(
                lambda: tasks.reopen(session, task.id, task.version),
                self.tr("Tugas dibuka kembali"),
            )

    def _delete(self) -> None:
        view = self.view
        if view is not None and view.mine:
            tasks, session, task_id = (
                self.context.services.tasks, self.context.session, view.item.id,
            )  # fmt: skip
            self.list.choose("")
            self._write(lambda: tasks.delete(session, task_id), self.tr("Tugas dihapus"))

    def task_menu(self) -> QMenu:
        """Return what else can be done with the task."""
        menu = QMenu(self)
        view = self.view
        if view is not None and view.mine:
            if view.item.task.state is TaskState.OPEN:
                menu.addAction(look().icon("refused"), self.tr("Batalkan tugas"), self._drop)
            else:
                menu.addAction(look().icon("undo"), self.tr("Buka kembali"), self._reopen)
            menu.addAction(look().icon("delete"), self.tr("Hapus"), self._delete)
        return menu

    def _menu(self, under: QWidget) -> None:
        menu = self.task_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))

    # --- the form --------------------------------------------------------------------------
    def create_task(self) -> None:
        """Open the form of a new task."""
        self._open_form(None)

    def edit(self) -> None:
        """Open the form of the task that is shown."""
        if self.view is not None and self.view.mine:
            self._open_form(self.view)

    def _open_form(self, view: TaskView | None) -> None:
        tasks, session = self.context.services.tasks, self.context.session
        self.run(
            lambda _r: tasks.options(session),
            lambda options: self._show_form(options, view),
            key="options",
        )

    def _show_form(self, options: TaskOptions, view: TaskView | None) -> None:
        task = view.item.task if view is not None else None
        form = TaskForm(self, options, task, self.context.today())
        form.wanted.connect(lambda fields: self._save(form, view, fields))
        form.finished.connect(self._form_closed)
        self.form = form
        form.open()

    def _form_closed(self, _accepted: bool) -> None:
        self.form = None

    def _save(self, form: TaskForm, view: TaskView | None, fields: dict[str, Any]) -> None:
        tasks, session = self.context.services.tasks, self.context.session
        task_id = view.item.id if view is not None else None
        version = view.item.task.version if view is not None else 0

        def done(saved: TaskView) -> None:
            form.accept()
            if view is None:
                self.scope.set_value(OWN)
                self.state.set_value(OPEN)
            self._choose(saved.item.id)

        self._write(
            lambda: tasks.save(session, task_id, version, **fields),
            self.tr("Tugas disimpan"),
            form.refuse,
            done,
        )

    # --- measures --------------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures of a window under 1100 px, or the ordinary ones."""
        super().set_narrow(narrow)
        self._left.setFixedWidth(NARROW_SIDE if narrow else SIDE)
        self.detail.set_narrow(narrow)
