"""Lines kept under a name: own ones, those of the appraiser, those of the unit; and favourites.

Own templates are records of the person. A head shares an own template with everybody whom the
head appraises on that day; HR writes templates of a unit as master data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, Relation, RelationKind, Unit
from penilaian_desktop.domain.entry_views import EntryContext, Suggestion
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.template import EntryTemplate, UnitTemplate
from penilaian_desktop.domain.template_views import TemplateItem
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import appraiser_of, unit_of, unit_path
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, require_office, window_of
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

MAX_NAME = 60
MAX_LINE = 500


@dataclass(frozen=True, slots=True)
class Templates:
    """Use cases of templates; each change is one undo step."""

    context: Context

    def list(self, s: Session) -> tuple[TemplateItem, ...]:
        """Return the templates offered to the session: favourites first, then by name."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, today)
            return offered(unit, s, today)

    def save(
        self,
        s: Session,
        template_id: str | None,
        *,
        name: str,
        line: str,
        for_unit: bool = False,
        favourite: bool = False,
        version: int | None = None,
    ) -> Outcome[TemplateItem]:
        """Write a template, new (None) or changed from `version`.

        `for_unit` offers it to others: by HR to the unit of the HR officer and all below, by a
        head to the staff. Raises RuleViolation template_name_missing, template_line_missing,
        template_long; NotAllowed `template_needs_head`, `owner_only`.
        """
        name, line = " ".join(name.split()), " ".join(line.split())
        _check(name, line)
        with self.context.write(s, "undo_template_saved") as unit:
            today = self.context.today(unit)
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, today)
            old_unit = unit.get(UnitTemplate, template_id) if template_id else None
            if old_unit is not None or (for_unit and template_id is None and Role.HR in s.roles):
                require_office(s, Action.WRITE_MASTER_DATA)
                check_shown(old_unit, version)
                found = self._save_unit(unit, s, old_unit, name, line, today)
            else:
                found = self._save_own(
                    unit, s, template_id, (name, line, for_unit, favourite), version
                )
            item = next(i for i in offered(unit, s, today, everywhere=True) if i.id == found)
        return Outcome(item, _changes(s), step_label(unit, "undo_template_saved"))

    def delete(self, s: Session, template_id: str) -> Outcome[None]:
        """Delete an own template, or as HR one of a unit. Raises NotAllowed."""
        with self.context.write(s, "undo_template_deleted") as unit:
            if unit.get(UnitTemplate, template_id) is not None:
                require_office(s, Action.WRITE_MASTER_DATA)
                unit.delete(UnitTemplate, template_id)
            else:
                old = unit.require(EntryTemplate, template_id)
                require(unit, s, Action.LOG_ACTIVITY, old.person_id, self.context.today(unit))
                unit.delete(EntryTemplate, template_id)
        return Outcome(None, _changes(s), step_label(unit, "undo_template_deleted"))

    def set_favourite(self, s: Session, text: str, on: bool) -> Outcome[None]:
        """Mark a text of the history, or the line of a template, as a favourite, or no longer.

        A favourite is an own template; one that was made by marking goes with its mark.
        """
        text = " ".join(text.split())
        _check(text[:MAX_NAME], text)
        with self.context.write(s, "undo_favourite_set") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, self.context.today(unit))
            key = text.casefold()
            found = [
                t
                for t in unit.find(EntryTemplate, person_id=s.person_id)
                if key in {t.line.casefold(), _text_of(t.line).casefold()}
            ]
            for old in found:
                if old.favourite == on:
                    continue
                if not on and not old.shared and old.name == old.line[:MAX_NAME]:
                    unit.delete(EntryTemplate, old.id)
                else:
                    unit.put(replace(old, favourite=on))
            if on and not found:
                unit.add(
                    EntryTemplate(
                        id=new_id(), at=self.context.now(), person_id=s.person_id,
                        name=text[:MAX_NAME], line=text, favourite=True,
                    )
                )  # fmt: skip
        return Outcome(None, _changes(s), step_label(unit, "undo_favourite_set"))

    def _save_own(
        self,
        unit: UnitOfWork,
        s: Session,
        template_id: str | None,
        fields: tuple[str, str, bool, bool],
        version: int | None,
    ) -> str:
        name, line, shared, favourite = fields
        today = self.context.today(unit)
        old = unit.require(EntryTemplate, template_id) if template_id else None
        if old is not None:
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, today)
            check_shown(old, version)
        if shared and (old is None or not old.shared) and not _leads(unit, s, today):
            raise NotAllowed("template_needs_head")
        if old is not None:
            new = replace(old, name=name, line=line, shared=shared, favourite=favourite)
            return unit.put(new).id if new != old else old.id
        return unit.add(
            EntryTemplate(
                id=new_id(), at=self.context.now(), person_id=s.person_id, name=name, line=line,
                shared=shared, favourite=favourite,
            )
        ).id  # fmt: skip

    def _save_unit(
        self,
        unit: UnitOfWork,
        s: Session,
        old: UnitTemplate | None,
        name: str,
        line: str,
        today: date,
    ) -> str:
        if old is not None:
            return unit.put(replace(old, name=name, line=line)).id
        place = unit_of(unit, s.person_id, today)
        if place is None:
            raise NotAllowed("template_needs_head")
        return unit.add(
            UnitTemplate(
                id=new_id(), at=self.context.now(), unit_id=place.id, name=name, line=line
            )
        ).id  # fmt: skip


def offered(
    unit: ReadUnit, s: Session, day: date, *, everywhere: bool = False
) -> tuple[TemplateItem, ...]:
    """Return the templates offered to a session on a day: favourites first, then by name.

    With `everywhere` an HR officer gets those of every unit, to change them.
    """
    own = [
        _own_item(template, by="") for template in unit.find(EntryTemplate, person_id=s.person_id)
    ]
    head = appraiser_of(unit, s.person_id, day)
    if head is not None:
        name = getattr(unit.get(Employee, head), "name", "")
        own += [
            replace(_own_item(template, by=name), favourite=False, editable=False)
            for template in unit.find(EntryTemplate, person_id=head, shared=True)
        ]
    place = unit_of(unit, s.person_id, day)
    path = {step.id for step in unit_path(unit, place.id if place else None)}
    editable = Role.HR in s.roles
    of_units = (
        unit.find(UnitTemplate)
        if everywhere and editable
        else unit.find(UnitTemplate, unit_id=tuple(path))
    )
    for template in of_units:
        owner = unit.get(Unit, template.unit_id)
        own.append(
            TemplateItem(
                id=template.id, version=template.version, name=template.name, line=template.line,
                for_unit=True, favourite=False, by=owner.name if owner else "", editable=editable,
            )
        )  # fmt: skip
    return tuple(sorted(own, key=lambda i: (not i.favourite, i.name.casefold(), i.id)))


def with_templates(context: EntryContext, items: tuple[TemplateItem, ...]) -> EntryContext:
    """Return a context whose suggestions know the templates.

    Favourites come first, a template of a text of the history has the place of that text, the
    others come last. What was usual with the text stays where the line says nothing.
    """
    history = {_key(found.text): found for found in context.suggestions}
    plain = replace(context, suggestions=(), spent=(), locked=())
    first: list[Suggestion] = []
    last: list[Suggestion] = []
    for item in items:
        entry = parse(item.line, plain)
        if not entry.text:
            continue
        key = _key(entry.text)
        known = history.get(key)
        if known is not None and known.name:
            known = None  # another template says it already
        found = Suggestion(
            text=known.text if known else entry.text,
            rhk_number=entry.rhk_number or (known.rhk_number if known else None),
            usual_minutes=entry.minutes or (known.usual_minutes if known else None),
            unit=entry.unit or (known.unit if known else None),
            count=known.count if known else 0,
            favourite=item.favourite,
            name=item.name,
            line=item.line,
        )
        if item.favourite:
            history.pop(key, None)
            first.append(found)
        elif known is not None:
            history[key] = found
        else:
            last.append(found)
    return replace(context, suggestions=(*first, *history.values(), *last))


def _leads(unit: ReadUnit, s: Session, day: date) -> bool:
    """Tell whether the session's person appraises anybody on a day; a delegate only reads."""
    staff = unit.find(Relation, other_id=s.person_id, relation_kind=RelationKind.APPRAISER)
    return any(window_of(relation).covers(day) for relation in staff)


def _own_item(template: EntryTemplate, *, by: str) -> TemplateItem:
    return TemplateItem(
        id=template.id,
        version=template.version,
        name=template.name,
        line=template.line,
        for_unit=template.shared,
        favourite=template.favourite,
        by=by,
    )


def _text_of(line: str) -> str:
    plain = EntryContext(
        day=date(2000, 1, 1), follows_at=None, night_shift=False, rhk=(), suggestions=(),
        period_code="",
    )  # fmt: skip
    return parse(line, plain).text


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _check(name: str, line: str) -> None:
    if not name:
        raise RuleViolation("template_name_missing", field="name")
    if not line:
        raise RuleViolation("template_line_missing", field="line")
    if len(name) > MAX_NAME:
        raise RuleViolation("template_long", field="name", limit=MAX_NAME)
    if len(line) > MAX_LINE:
        raise RuleViolation("template_long", field="line", limit=MAX_LINE)


def _changes(s: Session) -> Changes:
    return Changes.of(Area.ACTIVITIES, persons=(s.person_id,))
