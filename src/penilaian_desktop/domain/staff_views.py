"""What staff said about the system: questionnaires, interviews, and the law it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.outreach import InterviewNote, LegalBasis, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireItem:
    """A questionnaire with the number of sheets that were keyed in."""

    questionnaire: Questionnaire
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSummary:
    """The answers to one question: how many, from which groups, and their texts.

    `texts` are (text, how often), the most frequent first. They are not told by group: in a small
    group that would say who wrote them.
    """

    number: int
    text: str
    answered: int
    groups: tuple[tuple[str, int], ...]
    texts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireSummary:
    """A questionnaire added up."""

    item: QuestionnaireItem
    groups: tuple[tuple[str, int], ...]
    questions: tuple[QuestionSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewItem:
    """A note of an interview and who wrote it."""

    note: InterviewNote
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasisItem:
    """A regulation; `in_force` today."""

    basis: LegalBasis
    in_force: bool
