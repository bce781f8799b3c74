"""Build the example office: a regional office and two unit laptops with months of work."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path

from penilaian_desktop.app.demo.cast import Cast, make_cast
from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.demo.enrol import enrol, fill_office, found_office, set_results
from penilaian_desktop.app.demo.growth import ask_training, meet, tell_units, thank, train
from penilaian_desktop.app.demo.improving import Improving, found_system
from penilaian_desktop.app.demo.laptop import Laptop, make_laptop
from penilaian_desktop.app.demo.life import Life
from penilaian_desktop.app.demo.planning import name_superior, write_goals
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.cli.backend import DemoAccount
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.sync.transports.folder import FolderTransport

ACCOUNTS = "ACCOUNTS.json"
STEPS = 22
EVIDENCE = 36
LATELY = 10
"""Days ago at which the first unit sent last."""


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
    clock = StoryClock(date(starts.year, 1, 5))
    finished = _quarters_before(today, starts)
    first = date(starts.year, 1, 1)
    cast = make_cast(
        paths.resources,
        seed=seed,
        employees=employees,
        starts=first,
        others_from=PeriodCode.parse(finished[-1]).starts if finished else first,
    )
    titles = {"office": cast.text["office"]["short"]}
    titles.update({story["code"]: story["short"] for story in cast.text["units"]})
    accounts: list[DemoAccount] = []
    laptops: list[Laptop] = []
    try:
        for code, title in titles.items():
            laptop, made = make_laptop(folder, code, title, cast, paths, clock)
            laptops.append(laptop)
            accounts.extend(made)
            reporter.report(len(laptops), STEPS)
        story = _Story(folder, paths, cast, laptops, clock, starts, today, reporter)
        story.enrol()
        story.tell(seed)
        for laptop in laptops:
            clock.at(today, 478)
            session = next(iter(laptop.sessions.values()))
            laptop.services.exchange_desk.choose_folder(session, str(story.exchange.resolve()))
            laptop.services.backups.make(session)
    finally:
        for laptop in laptops:
            laptop.close()
    (folder / ACCOUNTS).write_text(
        json.dumps([asdict(account) for account in accounts], ensure_ascii=False, indent=2) + "\n",
        encoding="utf-8",
    )
    reporter.report(STEPS, STEPS)
    return tuple(accounts)


@dataclass(slots=True)
class _Story:
    """What happens, from letting the laptops in to the present day."""

    folder: Path
    paths: Paths
    cast: Cast
    laptops: list[Laptop]
    clock: StoryClock
    starts: date
    today: date
    reporter: Reporter
    steps: int = 3
    improving: list[Improving] = field(default_factory=list)

    @property
    def exchange(self) -> Path:
        return self.folder / "exchange"

    @property
    def finished(self) -> tuple[str, ...]:
        return _quarters_before(self.today, self.starts)

    def enrol(self) -> None:
        """Fill the office, make its keys, let both laptops in."""
        office, *units = self.laptops
        years = tuple(range(self.starts.year, self.today.year + 1))
        fill_office(office, self.cast, years, load_holidays(self.paths.resources))
        set_results(office, self.cast, self.finished)
        write_goals(office, self.cast, self.starts.year)
        found_system(office, self.clock().date())
        card = found_office(office, self.folder, self.exchange)
        for laptop, story in zip(units, self.cast.text["units"], strict=True):
            enrol(laptop, office, card, self.exchange, story["device"])
            self._step()

    def tell(self, seed: int) -> None:
        """Plan, log, review, appraise and exchange up to today."""
        units = self.laptops[1:]
        lives = [Life(laptop, self.clock, seed) for laptop in units]
        self.improving = [Improving(laptop, self.clock, self.today) for laptop in units]
        finished = self.finished
        for life in lives:
            for year in range(self.starts.year, self.today.year + 1):
                life.make_plans(year)
            life.write_diaries(self.starts, self.today)
            self._step()
        begin = self.starts
        for period in finished:
            ends = PeriodCode.parse(period).ends
            self._live(lives, begin, ends)
            for life in lives:
                life.appraise(period, self.today, publish=True, whole=period == finished[-1])
                if period == finished[-1]:
                    ask_training(life, period, min(ends + timedelta(days=10), self.today))
            self._exchange_all(units, min(ends + timedelta(days=11), self.today))
            begin = ends + timedelta(days=1)
        lately = max(self.today - timedelta(days=LATELY), begin)
        self._live(lives, begin, lately)
        self.clock.at(lately, 530)
        name_superior(lives[0], lately.replace(day=1))
        for life in lives:
            meet(life, lately)
            thank(life, lately)
        train(self.laptops[0], self.clock, lately, self.today)
        tell_units(self.laptops[0], units, self.exchange)
        self._exchange_all(units[:1], lately)
        self._live(lives, lately + timedelta(days=1), self.today)
        self._present_day(lives)

    def _live(self, lives: list[Life], begin: date, ends: date) -> None:
        for life, improving in zip(lives, self.improving, strict=True):
            life.live(begin, ends, self.today)
            improving.tell(begin, ends)
            self._step()

    def _exchange_all(self, units: list[Laptop], day: date) -> None:
        """Let units send, the office receive and answer, and everybody take the answers."""
        self.clock.at(day, 540)
        for laptop in units:
            _send(laptop, self.exchange)
        office, *everybody = self.laptops
        office.desk.receive_all(office.sessions["nurhayati"], self.exchange)
        for laptop in everybody:
            laptop.desk.receive_all(laptop.leader, self.exchange)
        self._step()

    def _present_day(self, lives: list[Life]) -> None:
        """Leave things as they are on a working day: scoring begun, a package on its way."""
        recent = [self.today - timedelta(days=n) for n in range(21)]
        for life in lives:
            life.attach_evidence(recent, EVIDENCE // len(lives))
            self.clock.at(self.today, 520)
            life.appraise(quarter_of(self.today), self.today, publish=False)
            life.plan_waiting(self.today.year)
            self._step()
        self.clock.at(self.today, 540)
        for life in lives[1:]:
            _send(life.laptop, self.exchange)  # lies in the folder, HR has not looked yet

    def _step(self) -> None:
        self.steps += 1
        self.reporter.report(min(self.steps, STEPS - 1), STEPS)


def _send(laptop: Laptop, exchange: Path) -> None:
    laptop.desk.seal(laptop.leader, "report", ("sealed",), FolderTransport(exchange, None))


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


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
