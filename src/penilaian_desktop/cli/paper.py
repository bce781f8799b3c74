"""`penilaian print`: a form of a person, or of everybody in a unit, as PDF."""

from __future__ import annotations

from argparse import Namespace

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend, OpenWorkspace
from penilaian_desktop.cli.output import OK, Output
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.log_views import LOG_REPORTS
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.paper import Paper
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.wording import bytes_size, number
from penilaian_desktop.reports.batch_files import BatchJob, write_batch
from penilaian_desktop.reports.door import AGENCY_FORMS, PERSON_FORMS, UNIT_FORMS, render, setup_for
from penilaian_desktop.reports.files import write_whole
from penilaian_desktop.reports.style import Setup
from penilaian_desktop.spreadsheets.twins import twin_of

ALL = "semua"
_OFFERED = {**PERSON_FORMS, **UNIT_FORMS, **AGENCY_FORMS}
_OTHER_PROGRAMS = frozenset({".doc", ".docx", ".odt", ".xls", ".ods", ".csv", ".rtf", ".html"})
"""Endings that would make another program open a PDF as something that it is not."""


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Print the list of forms, or one form into a file."""
    if args.list:
        for name, spec in _OFFERED.items():
            output.say(f"{name:<22} {spec.title}")
        output.document({name: spec.title for name, spec in _OFFERED.items()})
        return OK
    if args.form not in _OFFERED:
        raise RuleViolation(
            "form_unknown", field="form", form=args.form or "", forms=", ".join(_OFFERED)
        )
    whole = args.form in UNIT_FORMS
    plain = args.form in AGENCY_FORMS
    who = ("--unit", args.unit) if whole else ("--employee", args.employee or args.unit)
    needed = [] if plain else [who]
    if not plain or _OFFERED[args.form].needs_period:
        needed.append(("--period", args.period))
    for name, value in needed:
        if not value:
            raise RuleViolation("option_needed", field=name, option=name)
    if args.out is None:
        raise RuleViolation("option_needed", field="--out", option="--out")
    if args.out.suffix.casefold() in _OTHER_PROGRAMS:
        raise RuleViolation("print_kind_unknown", field="--out", file=args.out.name)
    paper = Paper(args.paper) if args.paper else None
    with opened(args, backend) as workspace:
        setup = setup_for(args.form, workspace.services.paper.settings(), paper=paper)
        if plain:
            view = _of_agency(args, workspace)
        elif whole:
            unit = "" if args.unit.casefold() == ALL else args.unit
            view = workspace.services.forms.of_unit(workspace.session, args.form, unit, args.period)
        elif not args.employee:
            return _batch(args, workspace, setup, output)
        else:
            view = _view(args, workspace)
    wanted = args.out.suffix.casefold() == ".xlsx"
    made = twin_of(view) if wanted else render(args.form, view, setup)
    write_whole(args.out, made)
    output.say(f"{_OFFERED[args.form].title}: {args.out} ({bytes_size(len(made))})")
    output.document({"form": args.form, "file": args.out, "size": len(made)})
    return OK


def _of_agency(args: Namespace, workspace: OpenWorkspace) -> object:
    services, session = workspace.services, workspace.session
    if not _OFFERED[args.form].needs_period:
        return services.guide.paper(session)
    return services.forms.of_agency(session, args.form, args.period)


def _view(args: Namespace, workspace: OpenWorkspace) -> object:
    services, session = workspace.services, workspace.session
    person_id = services.master_data.person_by_identity(session, args.employee)
    if args.form in LOG_REPORTS:
        return services.log_reports.report(
            session, args.form, person_id, args.period, appendix=args.evidence
        )
    period = PeriodCode.parse(args.period)
    return services.forms.view(session, args.form, person_id, period.code)


def _batch(args: Namespace, workspace: OpenWorkspace, setup: Setup, output: Output) -> int:
    """Print the form of everybody in a unit, and say who was left out and why."""
    batch, session = workspace.services.print_batch, workspace.session
    unit = "" if args.unit.casefold() == ALL else args.unit
    people = batch.people(session, args.form, args.period, unit)
    job = BatchJob(
        form=args.form,
        period=args.period,
        setup=setup,
        out=args.out,
        dated=workspace.services.context.now().date(),
        pattern=args.name or "",
    )
    parts = batch.parts(session, args.form, people, args.period)
    made = write_batch(job, parts, len(people), Silent())
    for part in made.left_out:
        if part.problem is not None:
            output.say(f"{part.person.name}: {describe(part.problem)}")
    where = args.out if job.together else f"{number(len(made.files))} berkas di {args.out}"
    output.say(f"{PERSON_FORMS[args.form].title}: {number(made.printed)} pegawai, {where}")
    output.document(
        {
            "form": args.form,
            "printed": made.printed,
            "pages": made.pages,
            "files": made.files,
            "left_out": [
                {"nip": part.person.identity, "code": part.problem.code}
                for part in made.left_out
                if part.problem is not None
            ],
        }
    )
    return OK
