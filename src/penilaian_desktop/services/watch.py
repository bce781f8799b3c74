"""What the office notices about a laptop between its packages: forks, and closings that differ.

Kept as settings, one for each laptop: it says where people must look, it decides nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import orjson

from penilaian_desktop.domain.exchange import Statement
from penilaian_desktop.services.canonical import moment_text
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What was noticed about a laptop; moments as text, "" = never.

    `forks` counts packages whose number another package of the laptop had. `state_period` is the
    period of the newest closing, `state_agrees` whether the office holds the same.
    """

    forks: int = 0
    fork_seq: int = 0
    fork_at: str = ""
    fork_identity: str = ""
    state_period: str = ""
    state_agrees: bool = True
    state_at: str = ""


def watch_of(unit: ReadUnit, kid: str) -> Watch:
    """Return what was noticed about a laptop."""
    text = unit.setting(_key(kid))
    return Watch(**orjson.loads(text)) if text else Watch()


def note_fork(uow: UnitOfWork, statement: Statement) -> bool:
    """Note that a laptop used a number twice; return False when this was the last one noted."""
    known = watch_of(uow, statement.dev)
    if known.fork_identity == statement.identity:
        return False
    _keep(
        uow,
        statement.dev,
        replace(
            known,
            forks=known.forks + 1,
            fork_seq=statement.seq,
            fork_at=moment_text(uow.now),
            fork_identity=statement.identity,
        ),
    )
    return True


def note_state(uow: UnitOfWork, statement: Statement, *, agrees: bool) -> None:
    """Note whether the office holds what a closing package says."""
    if statement.state is not None:
        _keep(
            uow,
            statement.dev,
            replace(
                watch_of(uow, statement.dev),
                state_period=statement.state.period,
                state_agrees=agrees,
                state_at=moment_text(uow.now),
            ),
        )


def settle(uow: UnitOfWork, kid: str) -> None:
    """Forget the forks of a laptop that people have looked into."""
    _keep(uow, kid, replace(watch_of(uow, kid), forks=0, fork_seq=0, fork_at=""))


def _keep(uow: UnitOfWork, kid: str, watch: Watch) -> None:
    uow.set_setting(_key(kid), orjson.dumps(asdict(watch)).decode())


def _key(kid: str) -> str:
    return f"watch.{kid}"
