"""What the check of the archive found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildProblem:
    """Something that the archive does not bear out; `params` go into its sentence."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildReport:
    """The received work built again from the archive, beside what is here.

    `own` records were written at this workspace itself and are not compared; `undone` states came
    back by taking an import back. Equal hashes mean: the same records in the same words.
    """

    packages: int
    records: int
    own: int
    undone: int
    hash_here: str
    hash_rebuilt: str
    problems: tuple[RebuildProblem, ...] = ()

    @property
    def agrees(self) -> bool:
        """Tell whether the archive bears out everything that is here."""
        return self.hash_here == self.hash_rebuilt and not self.problems
