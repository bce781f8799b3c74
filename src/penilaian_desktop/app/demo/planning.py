"""The planning of the example office: cascade, proposals of heads, rencana aksi, a revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from penilaian_desktop.domain.cascade import Goal, GoalLevel
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Aspect,
    Direction,
    Indicator,
    PersonSnapshot,
    Plan,
    Rhk,
)
from penilaian_desktop.domain.record import new_id

if TYPE_CHECKING:
    from penilaian_desktop.app.demo.cast import Cast, Person
    from penilaian_desktop.app.demo.laptop import Laptop
    from penilaian_desktop.app.demo.life import Life

REVISER = "siti"
"""Whose plan was returned once, changed and agreed to."""
READY = {"yohanes": "komunikasi-masyarakat"}
"""Who took over which ready indicator."""
MOVER = 2
"""Which of the staff without an account names a superior whom HR has not recorded."""
OPEN = "Tersusunnya peta kepadatan antrean loket"
"""What the head proposes and nobody took over yet."""


def write_goals(office: Laptop, cast: Cast, year: int) -> None:
    """Write the cascade of the agency and a ready indicator of its own, as HR."""
    hr = office.sessions["nurhayati"]
    ids: dict[str, str] = {}
    with office.services.context.write(hr) as unit:
        for order, told in enumerate(cast.text["goals"], 1):
            ids[told["text"]] = unit.add(
                Goal(
                    id=new_id(),
                    at=office.services.context.now(),
                    level=GoalLevel(told["level"]),
                    parent_id=ids.get(told.get("parent", "")),
                    order=order,
                    text=told["text"],
                    target_text=told.get("target", ""),
                    starts=date(year - 1, 1, 1),
                    ends=date(year + 3, 12, 31),
                )
            ).id
    office.services.library.save(
        hr,
        None,
        effective_from=date(year, 1, 1),
        name="Ketepatan jam buka loket",
        aspect=Aspect.WAKTU,
        unit="%",
        direction=Direction.HIGHER,
        target_text="minimal 98 %",
        measure="Hari loket dibuka tepat waktu dibagi hari layanan",
        source="Buku jaga loket",
    )


def linked(laptop: Laptop, rhk: tuple[Rhk, ...], above: dict[str, str]) -> tuple[Rhk, ...]:
    """Return a leader's RHK with the goal that their parent text names, or that of the RHK above.

    `above` maps the texts of RHK to their goals and learns those of this leader.
    """
    with laptop.workspace.read() as unit:
        goals = {goal.text: goal.id for goal in unit.find(Goal)}
    found = []
    for item in rhk:
        named = next((i for text, i in goals.items() if item.parent_text.startswith(text)), None)
        named = named or above.get(item.parent_text)
        if named is not None:
            above[item.text] = named
        found.append(replace(item, goal_id=named))
    return tuple(found)


def action_plans(
    plan: Plan, rhk: tuple[Rhk, ...], indicators: tuple[Indicator, ...]
) -> tuple[ActionPlan, ...]:
    """Write the rencana aksi of the first two RHK: by quarter, and by month where it divides."""
    lines: list[ActionPlan] = []
    for item in rhk[:2]:
        counted = next((i for i in indicators if i.rhk_id == item.id), None)
        if counted is None:
            continue
        bare = ActionPlan(
            id=new_id(),
            author_id=plan.author_id,
            at=plan.at,
            person_id=plan.person_id,
            plan_id=plan.id,
            rhk_id=item.id,
            order=1,
            text="Menyusun jadwal dan membagi tugas triwulanan",
            unit="dokumen",
            quarter_targets=(Decimal(1),) * 4,
        )
        words = counted.text[0].lower() + counted.text[1:]
        a, b, c, d = (_third(quarter) for quarter in counted.quarter_targets)
        lines += [
            bare,
            replace(
                bare,
                id=new_id(),
                order=2,
                indicator_id=counted.id,
                text=f"Melaksanakan dan mencatat {words}",
                unit=counted.unit,
                quarter_targets=counted.quarter_targets,
                month_targets=(a, a, a, b, b, b, c, c, c, d, d, d),
            ),
        ]
    return tuple(lines)


def _third(quarter: Decimal | None) -> Decimal | None:
    """Return what falls to a month of a quarter, None where it does not divide."""
    return quarter / 3 if quarter is not None and quarter % 3 == 0 else None


def before_handing_in(life: Life, person: Person, plan: Plan, rhk: tuple[Rhk, ...]) -> None:
    """Let the head propose what the member takes over, and take a ready indicator over."""
    services, session = life.laptop.services, life.laptop.session_of(person)
    if person.account == REVISER and rhk[0].parent_rhk_id is not None:
        leader, above = life.leader_of(person), rhk[0].parent_rhk_id
        services.matrix.put_cells(leader, [(above, person.id, rhk[0].text, None)])
        (first,) = services.matrix.proposals(session, plan.year)
        services.matrix.take_over(session, first.id, rhk[0].id)
        services.matrix.put_cells(leader, [(above, person.id, OPEN, None)])
    if person.account in READY:
        services.plans.add_from_library(session, rhk[1].id, READY[person.account])


def name_superior(life: Life, since: date) -> None:
    """Let somebody who moved to the other section name the new head; HR has not recorded it."""
    people = life.laptop.people
    chief = next(p for p in people if p.role == "appraiser" and p.appraiser_id is None)
    staff = [p for p in people if not p.account and p.appraiser_id not in {None, chief.id}]
    for mover in staff[MOVER : MOVER + 1]:
        heads = [p for p in people if p.role == "appraiser" and p.id != mover.appraiser_id]
        services, session = life.laptop.services, life.laptop.session_of(mover)
        view = services.plans.current(session, year=since.year)
        head = next((p for p in heads if p.id != chief.id), None)
        if view is None or head is None:
            return
        services.plans.name_superior(
            session,
            view.id,
            appraiser=PersonSnapshot(person_id=head.id),
            appraiser_superior=PersonSnapshot(person_id=chief.id),
            since=since,
            reason="Pindah bidang, SIASN belum diperbarui",
        )
        services.plans.submit(session, view.id)


def revise(life: Life, person: Person, plan: Plan, begun: date) -> None:
    """Return a plan with a note and let its owner change it and hand it in again."""
    services, session = life.laptop.services, life.laptop.session_of(person)
    life.clock.at(begun + timedelta(days=9), 840)
    services.plans.decide(
        life.leader_of(person), plan.id, agreed=False, note="Sebutkan sumber data waktu layanan."
    )
    life.clock.at(begun + timedelta(days=10), 540)
    view = services.plans.view(session, plan.id)
    item = view.rhk[0]
    last = item.indicators[-1]
    services.plans.save_indicator(
        session, item.id, last.id, source=f"{last.source} dan cap waktu SIAK"
    )
    services.plans.submit(session, plan.id)
