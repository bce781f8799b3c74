"""A questionnaire on paper as it is keyed: nine digits 1 to 4 in a row, a dash for a blank.

    3 4 3 3 - 4 3 3 4
    3433-4334 antrean pagi panjang

What follows the ninth answer is what the citizen wrote. Nothing is refused while it is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UNSUR = 9
BLANKS = frozenset("-–x0")
"""What is keyed where a question was left open."""
_BETWEEN = frozenset(" ,;.\t/|")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """What a line says so far; `wrong` is the number of the unsur (from 1) that cannot be.

    `found` is what stands there instead of an answer. `wrong` is 0 while nothing is wrong.
    """

    answers: tuple[int | None, ...]
    comment: str = ""
    wrong: int = 0
    found: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether all nine are there and one of them is an answer."""
        return (
            not self.wrong
            and len(self.answers) == UNSUR
            and any(answer is not None for answer in self.answers)
        )


def read_answers(text: str) -> AnswerLine:
    """Read a line; it never raises."""
    answers: list[int | None] = []
    for at, sign in enumerate(text):
        if len(answers) == UNSUR:
            return AnswerLine(answers=tuple(answers), comment=text[at:].strip(" ,;\t"))
        if sign in _BETWEEN:
            continue
        if sign in "1234":
            answers.append(int(sign))
        elif sign.casefold() in BLANKS:
            answers.append(None)
        else:
            return AnswerLine(answers=tuple(answers), wrong=len(answers) + 1, found=sign)
    return AnswerLine(answers=tuple(answers))


def format_answers(answers: Sequence[int | None]) -> str:
    """Return answers as they are keyed: "3 4 3 3 - 4 3 3 4"."""
    return " ".join("-" if answer is None else str(answer) for answer in answers)
