"""What a head decides on the page Penilaian, as use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.penilaian.dialogs import (
    FeedbackDialog,
    MoveDialog,
    PublishDialog,
)
from penilaian_desktop.ui.screens.penilaian.words import BY_KEY
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.rating_bar import RatingBar
from penilaian_desktop.ui.widgets.why_dialog import show_why

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage


def subject_of(view: AppraisalView) -> Subject:
    """Return what an appraisal is saved under: the person and the period."""
    return view.person.person_id, view.period_code


class Deciding:
    """Writes ratings, feedback, the end of an appraisal and its publication for the page."""

    def __init__(self, page: PenilaianPage) -> None:
        self._page = page
        self._wish: tuple[Subject, str] | None = None

    @property
    def _view(self) -> AppraisalView | None:
        return self._page.view

    @property
    def _save(self) -> AutoSave:
        return self._page.save

    def rate_by_key(self, key: str) -> None:
        """Give a rating where the focus is, else to the first that has none, and go on."""
        view = self._view
        if view is None or not view.editable:
            return
        bars: list[RatingBar] = [*self._page.results.bars()]
        if view.asks.behaviour:
            bars.append(self._page.behaviour.overall)
        if not bars:
            return
        focused = [bar for bar in bars if bar.has_focus()]
        blank = [bar for bar in bars if bar.rating() is None]
        target = next(iter(focused or blank or bars[:1]))
        target.set_rating(BY_KEY[key])
        target.rated.emit(BY_KEY[key])
        at = bars.index(target)
        if at + 1 < len(bars):
            bars[at + 1].take_focus()

    def rate_rhk(self, rhk_id: str, rating: Rating) -> None:
        """Rate one RHK."""
        view = self._view
        if view is None:
            return
        services, session = self._page.context.services, self._page.context.session
        person_id, code = view.person.person_id, view.period_code
        self._page.run(
            lambda _r: services.appraisals.rate_rhk(session, person_id, code, rhk_id, rating),
            lambda _outcome: None,
            self._page.refuse,
            lane=Lane.WRITE,
        )

    def rate_work(self, rating: Rating) -> None:
        """Rate hasil kerja."""
        view = self._view
        if view is not None:
            self._save.touch(subject_of(view), now=True, work_rating=rating)
            self._page.results.explain_reason(rating, view.work_suggested, editable=True)

    def rate_behaviour(self, rating: Rating) -> None:
        """Rate perilaku kerja."""
        view = self._view
        if view is not None:
            self._save.touch(subject_of(view), now=True, behaviour_rating=rating)
            self._page.behaviour.explain_reason(rating, view.behaviour_suggested, editable=True)

    def move(self, arrow: Qt.Key) -> None:
        """Move the person shown one field."""
        view = self._view
        if view is not None and view.editable and view.asks.both:
            self._page.quadrant.move_by(arrow)

    def move_person(self, person_id: str, work: Rating, behaviour: Rating) -> None:
        """Move a person in the quadrant; where a reason is needed, ask for it first."""
        view = self._view
        if view is None or not view.editable or person_id != view.person.person_id:
            return
        predicate = self._page.quadrant.predicate_at((work, behaviour))
        dialog = MoveDialog(self._page, view, work, behaviour, predicate)
        subject = subject_of(view)

        def submit(fields: Fields) -> None:
            dialog.accept()
            self._save.touch(subject, fields, now=True)

        if not dialog.asks:
            dialog.deleteLater()
            self._save.touch(subject, now=True, work_rating=work, behaviour_rating=behaviour)
            return
        dialog.wanted.connect(submit)
        dialog.open()

    def take_roll_up(self, work: Rating, behaviour: Rating) -> None:
        """Take the ratings that the parts of the period propose."""
        view = self._view
        if view is not None:
            self.move_person(view.person.person_id, work, behaviour)

    def ask_feedback(self, value_code: str) -> None:
        """Show the feedback on a value and ask for more."""
        view = self._view
        value = next((v for v in view.behaviour if v.code == value_code), None) if view else None
        if view is None or value is None:
            return
        services, session = self._page.context.services, self._page.context.session
        person_id, code = view.person.person_id, view.period_code
        today = self._page.context.today()
        dialog = FeedbackDialog(
            self._page,
            value,
            view.person.name,
            session.display_name,
            editable=view.editable,
            at_once=today <= PeriodCode.parse(code).ends,
        )

        def submit(text: str, level: Rating | None) -> None:
            self._page.run(
                lambda _r: services.appraisals.add_feedback(
                    session, person_id, code, text, value_code=value_code, level=level
                ),
                lambda outcome: done(self._page.tr("Umpan balik disimpan"), outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def delete(feedback_id: str) -> None:
            self._page.run(
                lambda _r: services.appraisals.delete_feedback(session, feedback_id),
                lambda outcome: done(self._page.tr("Umpan balik dihapus"), outcome),
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(words: str, outcome: Outcome[Any]) -> None:
            dialog.accept()
            self._page.toast(words, outcome.undo_label)

        dialog.wanted.connect(submit)
        dialog.delete_requested.connect(delete)
        dialog.open()

    def finish(self) -> None:
        """Finish the appraisal shown, or go to what is missing first; what is typed is written."""
        view = self._view
        if view is None:
            return
        if not self._save.idle:
            self._wish = subject_of(view), view.person.name
            self._save.flush()
        elif self._page.person.finish.isEnabled():
            self._finish(subject_of(view), view.person.name)
        elif view.editable and view.todo:
            self._page.go_to(view.todo[0])

    def finish_if_wished(self, written: AppraisalView | None) -> None:
        """Finish what was to be finished while its last words were still being written."""
        if self._wish is None or not self._save.idle:
            return
        (subject, name), self._wish = self._wish, None
        if written is not None and subject_of(written) == subject and written.todo:
            self._page.go_to(written.todo[0])
        else:
            self._finish(subject, name)

    def drop_wish(self) -> None:
        """Finish nothing: what was typed last was refused."""
        self._wish = None

    def _finish(self, subject: Subject, name: str) -> None:
        services, session = self._page.context.services, self._page.context.session
        person_id, code = subject
        self._page.run(
            lambda _r: services.appraisals.finish(session, person_id, code),
            lambda outcome: self._page.toast(
                self._page.tr("Penilaian {0} selesai").format(name), outcome.undo_label
            ),
            self._finish_refused,
            lane=Lane.WRITE,
        )

    def _finish_refused(self, error: PenilaianError) -> None:
        if isinstance(error, RuleViolation) and error.field:
            self._page.go_to(error.field)
        self._page.refuse(error)

    def ask_publish(self) -> None:
        """Publish what is finished, all or some, after saying what that means."""
        period, ready = self._page.round.period, self._page.round.ready()
        if period is None or not ready:
            return
        self._save.flush()
        code = period.code
        dialog = PublishDialog(self._page, PeriodCode.parse(code).label, ready)
        services, session = self._page.context.services, self._page.context.session

        def submit(ids: tuple[str, ...]) -> None:
            self._page.run(
                lambda _r: services.appraisals.publish(session, code, ids),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        def done(outcome: Outcome[int]) -> None:
            dialog.accept()
            self._page.toast(self._page.tr("{0} penilaian diterbitkan").format(outcome.value))

        dialog.wanted.connect(submit)
        dialog.open()

    def explain(self) -> None:
        """Show why the predicate is what it is."""
        view = self._view
        if view is not None and view.predicate is not None:
            self._save.flush()
            show_why(self._page, view.person.person_id, view.period_code)
