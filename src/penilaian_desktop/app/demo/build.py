"""Build the example office: a regional office and two unit laptops with months of work."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

from penilaian_desktop.app.demo.cast import make_cast
from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.demo.enrol import enrol, fill_office, found_office, set_results
from penilaian_desktop.app.demo.laptop import Laptop, make_laptop
from penilaian_desktop.app.demo.life import Life
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.cli.backend import DemoAccount
from penilaian_desktop.domain.calendar import quarter_of
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.sync.transports.folder import FolderTransport

log = logging.getLogger(__name__)

ACCOUNTS = "ACCOUNTS.json"
EVIDENCE = 36


def build_demo(
    folder: Path,
    paths: Paths,
    *,
    today: date,
    reporter: Reporter,
    seed: int = 1,
    employees: int | None = None,
    months: int = 9,
) -> tuple[DemoAccount, ...]:
    """Build the example office in an empty folder and return its accounts.

    The log covers `months` months up to `today`; the two quarters before today's are finished,
    sent and acknowledged, today's is in progress. Takes under 30 s by default.
    """
    folder.mkdir(parents=True, exist_ok=True)
    starts = _months_before(today, months - 1)
    finished = _quarters_before(today, starts)
    steps = 6 + 3 * (len(finished) + 1)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        reporter.report(min(done, steps), steps)

    reporter.report(0, steps)
    cast = make_cast(
        paths.resources, seed=seed, employees=employees, starts=date(starts.year, 1, 1)
    )
    clock = StoryClock(date(starts.year, 1, 5))
    exchange = folder / "exchange"
    accounts: list[DemoAccount] = []
    laptops: list[Laptop] = []
    titles = {"office": cast.text["office"]["short"]}
    titles.update({story["code"]: story["short"] for story in cast.text["units"]})
    try:
        for code, title in titles.items():
            laptop, made = make_laptop(folder, code, title, cast, paths, clock)
            laptops.append(laptop)
            accounts.extend(made)
            step()
        office, *units = laptops
        years = tuple(range(starts.year, today.year + 1))
        fill_office(office, cast, years, load_holidays(paths.resources))
        set_results(office, cast, finished)
        card = found_office(office, folder, exchange)
        for laptop, story in zip(units, cast.text["units"], strict=True):
            enrol(laptop, office, card, exchange, story["device"])
            step()
        lives = [Life(laptop, clock, seed) for laptop in units]
        for life in lives:
            for year in years:
                life.make_plans(year)
            life.write_diaries(starts, today)
        step()
        begin = starts
        for period in (*finished, quarter_of(today)):
            ends = min(_end_of(period), today)
            for life in lives:
                life.live(begin, ends, today)
                step()
            if ends != today or period in finished:
                for life in lives:
                    life.appraise(period, publish=True)
                clock.at(_end_of(period) + timedelta(days=11), 540)
                for life in lives:
                    _send(life.laptop, exchange)
                _receive(office, units, exchange)
            begin = ends + timedelta(days=1)
            step()
        _present_day(lives, office, exchange, clock, today)
        step()
        for laptop in laptops:
            clock.at(today, 478)
            session = next(iter(laptop.sessions.values()))
            laptop.services.backups.make(session)
    finally:
        for laptop in laptops:
            laptop.close()
    (folder / ACCOUNTS).write_text(
        json.dumps([asdict(account) for account in accounts], ensure_ascii=False, indent=2) + "\n",
        encoding="utf-8",
    )
    reporter.report(steps, steps)
    return tuple(accounts)


def _present_day(
    lives: list[Life], office: Laptop, exchange: Path, clock: StoryClock, today: date
) -> None:
    """Leave things as they are on a working day: scoring begun, packages on the way."""
    recent = [today - timedelta(days=n) for n in range(21)]
    for life in lives:
        life.attach_evidence(recent, EVIDENCE // len(lives))
        clock.at(today, 520)
        life.appraise(quarter_of(today), publish=False)
        life.plan_waiting(today.year)
    clock.at(today - timedelta(days=2), 960)
    first, *others = lives
    for life in others:
        _send(life.laptop, exchange)  # lies in the folder, HR has not looked yet
    assert office.sessions
    assert first.laptop.sessions


def _send(laptop: Laptop, exchange: Path) -> None:
    leader = next(s for s in laptop.sessions.values() if "appraiser" in s.roles)
    laptop.desk.seal(leader, "report", ("sealed",), FolderTransport(exchange, None))


def _receive(office: Laptop, units: list[Laptop], exchange: Path) -> None:
    office.desk.receive_all(office.sessions["nurhayati"], exchange)
    for laptop in units:
        leader = next(s for s in laptop.sessions.values() if "appraiser" in s.roles)
        laptop.desk.receive_all(leader, exchange)


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _end_of(period: str) -> date:
    from penilaian_desktop.domain.calendar import PeriodCode  # noqa: PLC0415

    return PeriodCode.parse(period).ends


def _quarters_before(today: date, starts: date) -> tuple[str, ...]:
    """Return the two quarters before today's that the story covers, oldest first."""
    current = quarter_of(today)
    found: list[str] = []
    day = today
    for _ in range(2):
        day = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)
        if day >= starts and quarter_of(day) != current:
            found.append(quarter_of(day))
    return tuple(reversed(found))
