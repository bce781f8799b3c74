"""Pembinaan and Tindak lanjut of an office of 15,000 persons: time in the data lane.

Seconds of process CPU, which other work on the machine hardly lengthens, against the one second
that a page may keep a person waiting. HR sees the whole office; the head has a section of fifty.
Each figure is the slowest of three looks, the first of which finds nothing in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from time import perf_counter, process_time

from figure import Figure

ONE_SECOND = 1.0
YEAR = 2026


def figures() -> Iterator[Figure]:
    from large_growth import person
    from large_office import open_office

    from penilaian_desktop.domain.access import Role
    from penilaian_desktop.services.session import Session, Signer

    world = open_office()
    v = world.services
    hr = replace(world.session, signer=Signer(bytes(32)))
    roles = frozenset({Role.EMPLOYEE, Role.APPRAISER})
    head = Session("a-2", "kepala", person(7), "Kepala", roles, "d-1")
    first, last = date(YEAR, 1, 1), date(YEAR, 9, 30)
    try:
        for name, call in (
            ("calendar and catalogue", lambda: v.training.board(hr, YEAR)),
            ("participants of an event", lambda: v.training.people(hr, "te-4")),
            ("candidates for an event", lambda: v.training.candidates(hr, "te-4")),
            ("needs for training", lambda: v.training.needs(hr, YEAR)),
            ("recognitions of a year", lambda: v.recognitions.board(hr, YEAR)),
            ("the wall", lambda: v.recognitions.wall(hr)),
            ("meetings and who was reached", lambda: v.outreach.board(hr, YEAR)),
            ("staff of a unit for a meeting", lambda: v.outreach.staff(hr, "u", last)),
            ("export for careers", lambda: v.purposes.export(hr, "karir", first, last)),
            ("export for training", lambda: v.purposes.export(hr, "pelatihan", first, last)),
            ("export for rewards", lambda: v.purposes.export(hr, "penghargaan", first, last)),
            ("follow-ups of a year", lambda: v.follow_ups.list(hr, year=YEAR)),
            ("did they help", lambda: v.follow_ups.helped(hr, year=YEAR)),
            ("head: needs for training", lambda: v.training.needs(head, YEAR)),
            ("head: recognitions of a year", lambda: v.recognitions.board(head, YEAR)),
            ("head: calendar and catalogue", lambda: v.training.board(head, YEAR)),
            ("head: meetings", lambda: v.outreach.board(head, YEAR)),
        ):
            yield _lane(name, call)
    finally:
        world.workspace.close()


def _lane(name: str, call: Callable[[], object]) -> Figure:
    slowest = clock = 0.0
    for _ in range(3):
        begin, began = process_time(), perf_counter()
        call()
        slowest = max(slowest, process_time() - begin)
        clock = max(clock, perf_counter() - began)
    detail = f"{slowest * 1000:.0f} ms, {clock * 1000:.0f} ms on the clock"
    return Figure(f"growth: {name}", slowest, ONE_SECOND, 0.5, detail)
