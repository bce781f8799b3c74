"""The services that units offer to the public, and what every page of the voice stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import AnswerTally
from penilaian_desktop.domain.public_voice import PublicService, Survey
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.voice_rules import require_sound
from penilaian_desktop.domain.voice_views import ServiceItem, SurveyItem, VoiceBoard
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.data_age import oldest_data
from penilaian_desktop.services.people import unit_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.services.survey_reading import result_of
from penilaian_desktop.services.unit_keeping import heard_units, require_unit
from penilaian_desktop.storage.unit_of_work import ReadUnit
from penilaian_desktop.storage.voice_reads import survey_tallies

CHANGES = Changes.of(Area.PUBLIC_VOICE)


def names_of(unit: ReadUnit, units: Iterable[str]) -> dict[str, str]:
    """Return the names of units by id."""
    return {u.id: u.name for u in unit.find(Unit, id=tuple(units), include_deleted=True)}


@dataclass(frozen=True, slots=True)
class PublicServices:
    """Use cases of services; heads and HR keep them for their units."""

    context: Context

    def board(self, s: Session) -> VoiceBoard:
        """Return services and surveys of the units that the account keeps or reads."""
        require_office(s, Action.READ_VOICE)
        with self.context.read() as unit:
            today = self.context.today(unit)
            kept = heard_units(unit, s, today)
            names = names_of(unit, kept)
            own = unit_of(unit, s.person_id, today) if s.person_id else None
            services = unit.find(PublicService, order=("order", "name"), unit_id=tuple(kept))
            surveys = unit.find(Survey, order=("-starts", "id"), unit_id=tuple(kept))
            tallies = survey_tallies(unit, [x.id for x in surveys])
            return VoiceBoard(
                as_of=self.context.now(),
                oldest=oldest_data(self.context, unit, s),
                units=tuple(sorted(names.items(), key=lambda item: item[1].casefold())),
                services=tuple(ServiceItem(service=x, unit=names[x.unit_id]) for x in services),
                surveys=tuple(
                    self._survey(x, names[x.unit_id], tallies.get(x.id)) for x in surveys
                ),
                can_write=allowed(Action.WRITE_VOICE, office_standings(s)),
                home=own.id if own is not None and own.id in kept else "",
            )

    def _survey(self, survey: Survey, name: str, whole: AnswerTally | None) -> SurveyItem:
        return SurveyItem(
            survey=survey,
            unit=name,
            respondents=whole.respondents if whole else 0,
            result=result_of(self.context, survey.scheme, whole),
        )

    def save(
        self,
        s: Session,
        service_id: str | None,
        *,
        unit_id: str,
        name: str,
        standard: str = "",
        days: int | None = None,
        version: int | None = None,
    ) -> Outcome[PublicService]:
        """Write a service, new (None) or changed from `version`; its unit stays.

        Raises NotAllowed; RuleViolation `service_name_missing`, `service_name_taken`,
        `service_days_wrong`.
        """
        if not name.strip():
            raise RuleViolation("service_name_missing", field="name")
        if days is not None and not 0 <= days <= 365:
            raise RuleViolation("service_days_wrong", field="days")
        with self.context.write(s, "undo_service_saved", name=name.strip()) as unit:
            today = self.context.today(unit)
            old = unit.require(PublicService, service_id) if service_id else None
            place = old.unit_id if old else unit_id
            require_unit(unit, s, Action.WRITE_VOICE, place, today)
            check_shown(old, version)
            every = unit.find(PublicService, unit_id=place)
            wanted = name.strip().casefold()
            if any(x.name.casefold() == wanted and x.id != service_id for x in every):
                raise RuleViolation("service_name_taken", field="name", name=name.strip())
            base = old or PublicService(
                id=new_id(),
                at=self.context.now(),
                unit_id=place,
                name="",
                order=max((x.order for x in every), default=0) + 1,
            )
            new = replace(base, name=name.strip(), standard=standard.strip(), days=days)
            require_sound(new, self.context.now())
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(written, CHANGES, step_label(unit, "undo_service_saved", name=written.name))

    def retire(self, s: Session, service_id: str, *, ended: bool) -> Outcome[PublicService]:
        """End a service, or offer it again; what was said about it stays."""
        with self.context.write(s, "undo_service_retired") as unit:
            today = self.context.today(unit)
            old = unit.require(PublicService, service_id)
            require_unit(unit, s, Action.WRITE_VOICE, old.unit_id, today)
            new = replace(old, retired_on=today if ended else None)
            written = unit.put(new) if new != old else old
        return Outcome(written, CHANGES, step_label(unit, "undo_service_retired"))
