"""The people, units, positions and relations of the example office, from a text file.

Nothing here touches a database: the result is records. All persons are invented; a NIP is built
from an invented birth date and month of appointment, so it passes the checks of a real one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from penilaian_desktop.domain.calendar import Holiday, WorkingPattern
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    Employee,
    EmployeeStatus,
    IdentityKind,
    PositionKind,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.record import Record, new_id

Text = dict[str, Any]
PASSWORD = "contoh-2026"  # noqa: S105  (printed for everybody: the data are invented)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of the cast with what the script needs to let them work."""

    employee: Employee
    assignment: Assignment
    unit_code: str
    plan: str
    log: str
    account: str
    role: str
    appraiser_id: str | None

    @property
    def id(self) -> str:
        """Return the person id."""
        return self.employee.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody, and the master records that describe them."""

    agency: Agency
    units: dict[str, Unit]
    people: tuple[Person, ...]
    master: tuple[Record, ...]
    pattern_of: dict[str, WorkingPattern]
    text: Text

    def of_unit(self, code: str) -> tuple[Person, ...]:
        """Return the people of a unit in the order of the file."""
        return tuple(p for p in self.people if p.unit_code == code)


def read_text(resources: Path) -> Text:
    """Read the text file of the example office."""
    with (resources / "demo" / "kota-contoh.toml").open("rb") as file:
        return tomllib.load(file)


def _identity(born: date, since: str, sex: str, serial: int) -> str:
    return f"{born:%Y%m%d}{since.replace('-', '')}{1 if sex == 'L' else 2}{serial:03d}"


class _Casting:
    def __init__(
        self, text: Text, rng: Random, starts: date, others_from: date, at: datetime
    ) -> None:
        self.text = text
        self.rng = rng
        self.starts = starts
        self.others_from = others_from
        self.at = at
        self.master: list[Record] = []
        self.people: list[Person] = []
        self.serial = 0
        self.names = {
            sex: list(text["names"][word]) for sex, word in (("L", "male"), ("P", "female"))
        }
        for names in self.names.values():
            rng.shuffle(names)

    def keep(self, record: Record) -> None:
        self.master.append(record)

    def employee(self, *, name: str, sex: str, born: date, since: str) -> Employee:
        """Return a new person; without a month of appointment one who has no number (politics)."""
        self.serial += 1
        status = EmployeeStatus.PPPK if since[5:] == "21" else EmployeeStatus.PNS
        employee = Employee(
            id=new_id(),
            at=self.at,
            name=name,
            identity=_identity(born, since, sex, self.serial) if since else "",
            identity_kind=IdentityKind.NIP if since else IdentityKind.NONE,
            status=status if since else EmployeeStatus.NON_ASN,
            sex=sex,
            birth_date=born,
        )
        self.keep(employee)
        return employee

    def assignment(self, employee: Employee, unit: Unit, entry: Text) -> Assignment:
        record = Assignment(
            id=new_id(),
            at=self.at,
            person_id=employee.id,
            unit_id=unit.id,
            position=entry["position"],
            position_kind=PositionKind(entry.get("kind", "PELAKSANA")),
            golongan=entry.get("golongan"),
            jenjang=entry.get("jenjang"),
            starts=self.since(entry),
        )
        self.keep(record)
        return record

    def since(self, entry: Text) -> date:
        """Return when a person came to the unit: those without an account came later."""
        return self.starts if entry.get("account") else self.others_from

    def relate(self, person: str, other: str, kind: RelationKind, starts: date) -> None:
        self.keep(
            Relation(
                id=new_id(),
                at=self.at,
                person_id=person,
                other_id=other,
                relation_kind=kind,
                starts=starts,
            )
        )

    def invented(self) -> tuple[str, str, date, str]:
        """Return a name, sex, birth date and month of appointment (21 = first PPPK contract)."""
        sex = "L" if len(self.names["L"]) >= len(self.names["P"]) else "P"
        name = self.names[sex].pop() if self.names[sex] else self.combined(sex)
        born = date(self.rng.randint(1972, 1998), self.rng.randint(1, 12), self.rng.randint(1, 28))
        month = self.rng.choice([21, 21, *range(1, 13)])
        since = max(born.year + self.rng.randint(20, 24), 2020 if month == 21 else 0)
        return name, sex, born, f"{since}-{month:02d}"

    def combined(self, sex: str) -> str:
        """Return a name that nobody has yet, from the parts of the listed ones."""
        pool = self.text["names"]["male" if sex == "L" else "female"]
        taken = {person.employee.name for person in self.people}
        free = sorted({f"{a.split()[0]} {b.split()[-1]}" for a in pool for b in pool} - taken)
        return self.rng.choice(free) if free else f"{self.rng.choice(pool)} {self.serial}"


def _golongan(position: str, since: str, rng: Random) -> tuple[str, str | None]:
    """Return a golongan and a jenjang that go with a position and the kind of employment."""
    jenjang = next(
        (word.lower() for word in ("Pemula", "Terampil", "Mahir", "Penyelia") if word in position),
        None,
    )
    if since[5:] == "21":
        return ("VII" if jenjang else "V"), jenjang
    steps = {"mahir": ["III/a", "III/b"], "terampil": ["II/c", "II/d"]}
    return rng.choice(steps.get(jenjang or "", ["II/c", "II/d", "III/a"])), jenjang


def _patterns(text: Text, at: datetime) -> dict[str, WorkingPattern]:
    def week(value: int | list[int]) -> tuple[int, ...]:
        return (value,) * 7 if isinstance(value, int) else tuple(value)

    return {
        code: WorkingPattern(
            id=new_id(),
            at=at,
            name=p["name"],
            minutes=tuple(p["minutes"]),
            opens=week(p["opens"]),
            closes=week(p["closes"]),
            break_start=week(p["break_start"]),
            break_end=week(p["break_end"]),
            night_shift=p["night_shift"],
        )
        for code, p in text["patterns"].items()
    }


def make_cast(
    resources: Path, *, seed: int, employees: int | None, starts: date, others_from: date
) -> Cast:
    """Cast the example office; `employees` overrides the number of staff of the first unit.

    Positions and relations begin at `starts`, those of people without an account at
    `others_from`. The same seed gives the same people.
    """
    text = read_text(resources)
    at = datetime.combine(starts, datetime.min.time(), UTC)
    casting = _Casting(text, Random(seed), starts, others_from, at)  # noqa: S311  (not a secret)
    agency = Agency(id=new_id(), at=at, **text["agency"])
    casting.keep(agency)
    patterns = _patterns(text, at)
    for pattern in patterns.values():
        casting.keep(pattern)
    for holiday in text["holidays"]:
        month, day = (int(part) for part in holiday["day"].split("-"))
        for year in range(starts.year, starts.year + 2):
            casting.keep(
                Holiday(
                    id=new_id(),
                    at=at,
                    day=date(year, month, day),
                    name=holiday["name"],
                    holiday_kind=holiday["kind"],
                )
            )
    units: dict[str, Unit] = {}
    pattern_of: dict[str, WorkingPattern] = {}
    five_days = patterns["lima-hari"]

    def unit(code: str, name: str, parent: Unit | None, pattern: WorkingPattern) -> Unit:
        record = Unit(
            id=new_id(),
            at=at,
            name=name,
            parent_id=parent.id if parent else None,
            working_pattern_id=pattern.id,
        )
        units[code] = record
        pattern_of[code] = pattern
        casting.keep(record)
        return record

    office = unit("office", text["office"]["name"], None, five_days)
    for entry in text["office"]["people"]:
        _join(casting, entry, office, "office", None, None)
    for number, story in enumerate(text["units"]):
        _cast_unit(
            casting, story, unit, patterns[story["pattern"]], employees if number == 0 else None
        )
    _set_above(casting, text["secretariat"])
    return Cast(
        agency=agency,
        units=units,
        people=tuple(casting.people),
        master=tuple(casting.master),
        pattern_of=pattern_of,
        text=text,
    )


def _set_above(casting: _Casting, told: Text) -> None:
    """Put the secretary and the mayor over the heads: recorded, without an account anywhere."""
    place = Unit(id=new_id(), at=casting.at, name=told["name"])
    casting.keep(place)
    heads = [p for p in casting.people if p.role == "appraiser" and p.appraiser_id is None]
    kinds = (RelationKind.APPRAISER, RelationKind.APPRAISER_SUPERIOR)
    for entry, kind in zip(told["people"], kinds, strict=True):
        employee = casting.employee(
            name=entry["name"],
            sex=entry["sex"],
            born=date.fromisoformat(entry["born"]),
            since=entry.get("since", ""),
        )
        casting.assignment(employee, place, entry | {"account": "-"})
        for head in heads:
            casting.relate(head.id, employee.id, kind, casting.starts)


def _join(
    casting: _Casting,
    entry: Text,
    unit: Unit,
    unit_code: str,
    appraiser: str | None,
    superior: str | None,
) -> Person:
    employee = casting.employee(
        name=entry["name"],
        sex=entry["sex"],
        born=date.fromisoformat(entry["born"]),
        since=entry["since"],
    )
    person = Person(
        employee=employee,
        assignment=casting.assignment(employee, unit, entry),
        unit_code=unit_code,
        plan=entry.get("plan", ""),
        log=entry.get("log", ""),
        account=entry.get("account", ""),
        role=entry.get("role", ""),
        appraiser_id=appraiser,
    )
    casting.people.append(person)
    if appraiser:
        casting.relate(employee.id, appraiser, RelationKind.APPRAISER, casting.since(entry))
    if superior:
        casting.relate(employee.id, superior, RelationKind.APPRAISER_SUPERIOR, casting.since(entry))
    return person


def _cast_unit(
    casting: _Casting,
    story: Text,
    unit: Any,  # noqa: ANN401  (the closure of make_cast)
    pattern: WorkingPattern,
    employees: int | None,
) -> None:
    code = story["code"]
    top = unit(code, story["name"], None, pattern)
    sections = {s["code"]: unit(s["code"], s["name"], top, pattern) for s in story["sections"]}
    heads = {s["code"]: s["head"] for s in story["sections"]}
    ids: dict[str, str] = {}

    def appraisers(section: str, key: str) -> tuple[str | None, str | None]:
        chief = ids.get(story["head"])
        head = ids.get(heads.get(section, ""))
        if key == story["head"]:
            return None, None
        if head is None or key == heads.get(section):
            return chief, None
        return head, chief if chief != head else None

    for entry in story["people"]:
        place = sections.get(entry["section"], top)
        person = _join(casting, entry, place, code, *appraisers(entry["section"], entry["key"]))
        ids[entry["key"]] = person.id
    leads = [p for p in casting.people if p.unit_code == code and p.role == "ketua_tim"]
    counts = _staff_counts(story, employees)
    for group, count in zip(story["staff"], counts, strict=True):
        for index in range(count):
            name, sex, born, since = casting.invented()
            position = group["positions"][index % len(group["positions"])]
            golongan, jenjang = _golongan(position, since, casting.rng)
            member = _join(
                casting,
                {
                    "name": name,
                    "sex": sex,
                    "born": born.isoformat(),
                    "since": since,
                    "position": position,
                    "kind": "JF" if jenjang else "PELAKSANA",
                    "jenjang": jenjang,
                    "golongan": golongan,
                    "plan": group["plan"],
                    "log": group["log"],
                },
                sections[group["section"]],
                code,
                *appraisers(group["section"], ""),
            )
            for lead in leads:
                if lead.assignment.unit_id == member.assignment.unit_id:
                    casting.relate(member.id, lead.id, RelationKind.TEAM_LEAD, casting.others_from)
    siti = [p for p in casting.people if p.unit_code == code and p.account and p.role == "employee"]
    for person in siti:
        for lead in leads:
            if lead.assignment.unit_id == person.assignment.unit_id:
                casting.relate(person.id, lead.id, RelationKind.TEAM_LEAD, casting.starts)


def _staff_counts(story: Text, employees: int | None) -> list[int]:
    """Return the size of each staff group; `employees` is the unit's whole number of persons."""
    counts: list[int] = [group["count"] for group in story["staff"]]
    if employees is None:
        return counts
    wanted = max(employees - len(story["people"]), 0)
    total = sum(counts)
    scaled = [wanted * c // total for c in counts]
    scaled[0] += wanted - sum(scaled)
    return scaled
