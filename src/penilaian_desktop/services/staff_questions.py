"""Questionnaires to the staff about the system, and notes of interviews (SM-2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.outreach import InterviewNote, Questionnaire, QuestionnaireAnswer
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.staff_views import (
    InterviewItem,
    QuestionnaireItem,
    QuestionnaireSummary,
    QuestionSummary,
)
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

_CHANGES = Changes.of(Area.SCHEMES)
MOST = 40
"""Questions of a questionnaire."""


@dataclass(frozen=True, slots=True)
class StaffQuestions:
    """Use cases of HR and tim penyusun; no answer carries a name."""

    context: Context

    # --- questionnaires --------------------------------------------------------------------
    def list(self, s: Session) -> tuple[QuestionnaireItem, ...]:
        """Return the questionnaires, the newest first."""
        require_office(s, Action.READ_COMPLAINTS)
        with self.context.read() as unit:
            counts = Counter(a.questionnaire_id for a in unit.find(QuestionnaireAnswer))
            return tuple(
                QuestionnaireItem(questionnaire=q, answers=counts[q.id])
                for q in unit.find(Questionnaire, order=("-opened_on", "-id"))
            )

    def save(
        self,
        s: Session,
        questionnaire_id: str | None,
        *,
        title: str,
        opened_on: date,
        questions: Sequence[str],
        purpose: str = "",
        closed_on: date | None = None,
        version: int | None = None,
    ) -> Outcome[Questionnaire]:
        """Write a questionnaire, new (None) or changed from `version`.

        Once somebody answered, its questions stay. Raises RuleViolation
        `questionnaire_title_missing`, `questionnaire_no_questions`, `questionnaire_answered`,
        `day_range_backwards`.
        """
        require_office(s, Action.WRITE_SCHEME)
        asked = tuple(text.strip() for text in questions if text.strip())
        if not title.strip():
            raise RuleViolation("questionnaire_title_missing", field="title")
        if not 1 <= len(asked) <= MOST:
            raise RuleViolation("questionnaire_no_questions", field="questions", most=MOST)
        if closed_on is not None and closed_on < opened_on:
            raise RuleViolation("day_range_backwards", field="closed_on")
        with self.context.write(s, "undo_questionnaire_saved", title=title.strip()) as unit:
            old = unit.require(Questionnaire, questionnaire_id) if questionnaire_id else None
            check_shown(old, version)
            if old is not None and old.questions != asked:
                count = len(unit.find(QuestionnaireAnswer, questionnaire_id=old.id))
                if count:
                    raise RuleViolation("questionnaire_answered", field="questions", count=count)
            base = old or Questionnaire(
                id=new_id(), at=self.context.now(), title="", opened_on=opened_on
            )
            new = replace(
                base, title=title.strip(), purpose=purpose.strip(), opened_on=opened_on,
                closed_on=closed_on, questions=asked,
            )  # fmt: skip
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(
            written, _CHANGES, step_label(unit, "undo_questionnaire_saved", title=written.title)
        )

    def delete(self, s: Session, questionnaire_id: str) -> Outcome[None]:
        """Remove a questionnaire with its answers, as one step."""
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_questionnaire_deleted") as unit:
            record = unit.require(Questionnaire, questionnaire_id)
            for answer in unit.find(QuestionnaireAnswer, questionnaire_id=record.id):
                unit.delete(QuestionnaireAnswer, answer.id)
            unit.delete(Questionnaire, record.id)
        return Outcome(None, _CHANGES, step_label(unit, "undo_questionnaire_deleted"))

    def answer(
        self,
        s: Session,
        questionnaire_id: str,
        answers: Sequence[str],
        *,
        answered_on: date,
        group: str = "",
    ) -> Outcome[int]:
        """Key one sheet in; return how many there are now. Nobody's name is asked for.

        Raises RuleViolation `questionnaire_blank`, `questionnaire_closed`, `note_in_future`.
        """
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_questionnaire_answer") as unit:
            record = unit.require(Questionnaire, questionnaire_id)
            if answered_on > self.context.today(unit):
                raise RuleViolation("note_in_future", field="answered_on")
            last = record.closed_on or answered_on
            if not record.opened_on <= answered_on <= last:
                raise RuleViolation("questionnaire_closed", field="answered_on")
            wanted = len(record.questions)
            told = (*(text.strip() for text in answers), *("",) * wanted)[:wanted]
            if not any(told):
                raise RuleViolation("questionnaire_blank", field="answer_1")
            unit.add(
                QuestionnaireAnswer(
                    id=new_id(), at=self.context.now(), questionnaire_id=record.id,
                    answered_on=answered_on, group=" ".join(group.split()), answers=told,
                )
            )  # fmt: skip
            count = len(unit.find(QuestionnaireAnswer, questionnaire_id=record.id))
        return Outcome(count, _CHANGES, step_label(unit, "undo_questionnaire_answer"))

    def summary(self, s: Session, questionnaire_id: str) -> QuestionnaireSummary:
        """Return the answers added up by question and group, with the texts."""
        require_office(s, Action.READ_COMPLAINTS)
        with self.context.read() as unit:
            record = unit.require(Questionnaire, questionnaire_id)
            found = unit.find(QuestionnaireAnswer, questionnaire_id=record.id)
        return QuestionnaireSummary(
            item=QuestionnaireItem(questionnaire=record, answers=len(found)),
            groups=_counted(a.group for a in found),
            questions=tuple(_question(at, text, found) for at, text in enumerate(record.questions)),
        )

    # --- interviews ------------------------------------------------------------------------
    def interviews(self, s: Session) -> tuple[InterviewItem, ...]:
        """Return the notes of interviews, the newest first."""
        require_office(s, Action.READ_COMPLAINTS)
        with self.context.read() as unit:
            found = unit.find(InterviewNote, order=("-held_on", "-id"))
            return tuple(_interview(unit, note) for note in found)

    def save_interview(
        self,
        s: Session,
        note_id: str | None,
        *,
        held_on: date,
        with_whom: str,
        points: str,
        conclusion: str = "",
        version: int | None = None,
    ) -> Outcome[InterviewItem]:
        """Write a note of an interview, new (None) or changed from `version`.

        `with_whom` is a position or a group, not a name.

        Raises RuleViolation `interview_text_missing` (field with_whom or points),
        `note_in_future`.
        """
        require_office(s, Action.WRITE_SCHEME)
        for field, text in (("with_whom", with_whom), ("points", points)):
            if not text.strip():
                raise RuleViolation("interview_text_missing", field=field)
        with self.context.write(s, "undo_interview_saved") as unit:
            if held_on > self.context.today(unit):
                raise RuleViolation("note_in_future", field="held_on")
            old = unit.require(InterviewNote, note_id) if note_id else None
            check_shown(old, version)
            base = old or InterviewNote(
                id=new_id(), at=self.context.now(), held_on=held_on, with_whom="", points=""
            )
            new = replace(
                base, held_on=held_on, with_whom=with_whom.strip(), points=points.strip(),
                conclusion=conclusion.strip(),
            )  # fmt: skip
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
            item = _interview(unit, written)
        return Outcome(item, _CHANGES, step_label(unit, "undo_interview_saved"))

    def delete_interview(self, s: Session, note_id: str) -> Outcome[None]:
        """Remove a note of an interview."""
        require_office(s, Action.WRITE_SCHEME)
        with self.context.write(s, "undo_interview_deleted") as unit:
            unit.delete(InterviewNote, unit.require(InterviewNote, note_id).id)
        return Outcome(None, _CHANGES, step_label(unit, "undo_interview_deleted"))


def _counted(texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(texts)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold())))


def _question(at: int, text: str, found: Sequence[QuestionnaireAnswer]) -> QuestionSummary:
    told = [(a.group, a.answers[at]) for a in found if at < len(a.answers) and a.answers[at]]
    return QuestionSummary(
        number=at + 1,
        text=text,
        answered=len(told),
        groups=_counted(group for group, _ in told),
        texts=_counted(words for _, words in told),
    )


def _interview(unit: ReadUnit, note: InterviewNote) -> InterviewItem:
    author = unit.get(Employee, note.author_id) if note.author_id else None
    return InterviewItem(note=note, author=author.name if author else "")
