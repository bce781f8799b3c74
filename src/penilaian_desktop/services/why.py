"""Why this predicate: rule, ratings, who and when (section 2.5, X-2, X-4, PR-9)."""

from __future__ import annotations

from datetime import tzinfo

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, RhkRating
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.journal_views import HistoryLine
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.scheme import MatrixRule, Scheme
from penilaian_desktop.domain.why_views import WhyView
from penilaian_desktop.services.appraisal_reading import scheme_of
from penilaian_desktop.services.context import Context, zone_of
from penilaian_desktop.services.objection_reading import filing_deadline
from penilaian_desktop.services.why_steps import why_steps
from penilaian_desktop.storage.journal import JournalEntry
from penilaian_desktop.storage.unit_of_work import ReadUnit


def why_view(context: Context, unit: ReadUnit, view: AppraisalView) -> WhyView:
    """Return the proof chain of an appraisal, by the regulation file that it was made with."""
    stored = unit.get(Appraisal, view.id) if view.id else None
    if stored is not None and stored.scheme:
        scheme = context.schemes.get(stored.scheme, stored.scheme_version)
    else:
        scheme = scheme_of(context, unit, view.period_code)
    rule = next((r for r in scheme.rules if isinstance(r, MatrixRule)), None)
    deadline = filing_deadline(unit, stored, context.today(unit)) if stored is not None else None
    return WhyView(
        appraisal=view,
        matrix=_matrix(scheme, rule),
        scheme_title=scheme.title,
        article=rule.article if rule else "",
        history=history(unit, view),
        objection_until=deadline.day if deadline else None,
        steps=why_steps(scheme, view.trail),
        notice=scheme.notice,
    )


def history(unit: ReadUnit, view: AppraisalView) -> tuple[HistoryLine, ...]:
    """Return who decided what, when, where and by which package, oldest first."""
    ratings = unit.find(
        RhkRating,
        person_id=view.person.person_id,
        period_code=view.period_code,
        include_deleted=True,
    )
    ids = [r.id for r in ratings] + ([view.id] if view.id else [])
    zone = zone_of(unit)
    lines: list[HistoryLine] = []
    for entry in unit.journal.of_records(ids) if ids else ():
        line = _line(unit, entry, view)
        if lines and _same(lines[-1], line, zone):
            lines[-1] = line
        else:
            lines.append(line)
    return tuple(lines)


def _matrix(scheme: Scheme, rule: MatrixRule | None) -> tuple[tuple[str, str, str], ...]:
    return rule.cells if rule is not None and scheme.rules else ()


def _same(before: HistoryLine, after: HistoryLine, zone: tzinfo) -> bool:
    """Tell whether both are one event of a day of the agency."""
    one, other = (
        (line.kind, line.who, line.device, line.at.astimezone(zone).date())
        for line in (before, after)
    )
    return one == other


def _line(unit: ReadUnit, entry: JournalEntry, view: AppraisalView) -> HistoryLine:
    after = unit.journal.record_image(entry.image_sha256_after)
    kind = "rated"
    if isinstance(after, Appraisal):
        kind = {
            AppraisalState.DRAFT: "rated",
            AppraisalState.FINISHED: "finished",
            AppraisalState.PUBLISHED: "published",
        }[after.state]
    elif entry.record_kind == RhkRating.KIND:
        kind = "rhk_rated"
    author = unit.get(Employee, after.author_id) if after is not None else None
    who = author.name if author else unit.accounts.name_of(entry.account_id)
    device = unit.exchange.device(entry.device_id)
    return HistoryLine(
        at=entry.at,
        who=who,
        device=device.name if device else entry.device_id,
        kind=kind,
        text=message(f"history_{_told(kind, view)}", who=who).text,
        package=entry.package,
    )


def _told(kind: str, view: AppraisalView) -> str:
    """Return how an event is called: a scheme that asks for no rating has nobody rate."""
    rates = view.asks.work or view.asks.behaviour
    return "filled" if kind == "rated" and not rates else kind
