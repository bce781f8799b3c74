"""Files that prove an entry: attach, look at, take off (TS-4, section 2.19)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import Activity, ActivityState, EvidenceLink
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.evidence_views import (
    AttachedEvidence,
    EvidenceItem,
    EvidenceOptions,
    EvidenceTotal,
    PreparedEvidence,
    RefusedEvidence,
    StoredEvidence,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.wording import clock, short_weekday_date
from penilaian_desktop.services import media
from penilaian_desktop.services.context import Context, label, step_label
from penilaian_desktop.services.evidence_source import read_source
from penilaian_desktop.services.log_rules import check_open
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit

MAX_FILES = 20


class EvidenceKeeping:
    """Use cases of evidence; `Activities` carries them."""

    __slots__ = ()

    context: Context

    def prepare_evidence(
        self, name: str, source: Path | bytes, options: EvidenceOptions | None = None
    ) -> PreparedEvidence:
        """Read, check and shrink a file; touches no database, so that a work lane can do it.

        Raises RuleViolation with an evidence_* code, StorageUnavailable `file_unreadable`.
        """
        options = options or EvidenceOptions()
        data = source if isinstance(source, bytes) else read_source(source, options.limit)
        return media.prepare(name, data, options)

    def attach(self, s: Session, activity_id: str, name: str, data: bytes) -> Outcome[EvidenceItem]:
        """Prepare a file and attach it at once; see `prepare_evidence` and `attach_prepared`."""
        with self.context.read() as unit:
            self._own(unit, s, activity_id)
        return self.attach_prepared(s, activity_id, media.prepare(name, data))

    def attach_prepared(
        self, s: Session, activity_id: str, kept: PreparedEvidence
    ) -> Outcome[EvidenceItem]:
        """Attach a prepared file to an own entry.

        The same file on another entry is pointed out in `used_elsewhere`, never refused. Raises
        RuleViolation `evidence_twice`, `evidence_too_many`, `period_locked`; NotAllowed;
        StorageUnavailable `disk_full`.
        """
        stored = self.store_evidence(s, activity_id, kept)
        outcome = self.attach_stored(s, activity_id, (stored,))
        for refused in outcome.value.refused:
            raise refused.error
        ((_stored, item),) = outcome.value.items
        return Outcome(item, outcome.changes, outcome.undo_label)

    def store_evidence(
        self, s: Session, activity_id: str, kept: PreparedEvidence
    ) -> StoredEvidence:
        """Keep the bytes of a prepared file for an own entry of an open period.

        Raises RuleViolation `period_locked`, NotAllowed, StorageUnavailable `disk_full`.
        """
        with self.context.read() as unit:
            check_open(unit, self._own(unit, s, activity_id).day)
        return StoredEvidence(
            name=kept.name,
            media=kept.media,
            sha256=self.context.workspace.evidence.put(kept.data, kept.media),
            size=len(kept.data),
            size_before=kept.size_before,
            shrunk=kept.shrunk,
            locked=kept.locked,
        )

    def attach_stored(
        self, s: Session, activity_id: str, files: Sequence[StoredEvidence]
    ) -> Outcome[AttachedEvidence]:
        """Attach files to an own entry as one step; one that is refused keeps no other out.

        A file is refused by RuleViolation `evidence_twice` or `evidence_too_many`. Raises
        RuleViolation `period_locked`, NotAllowed, StaleRecord when the entry is gone.
        """
        items: list[tuple[StoredEvidence, EvidenceItem]] = []
        refused: list[RefusedEvidence] = []
        with self.context.write(s, "undo_evidence_attached") as unit:
            entry = self._own(unit, s, activity_id)
            check_open(unit, entry.day)
            there = {link.sha256 for link in unit.find(EvidenceLink, activity_id=activity_id)}
            for file in files:
                error = _refusal(file, there)
                if error is not None:
                    refused.append(RefusedEvidence(name=file.name, error=error))
                    continue
                there.add(file.sha256)
                link = unit.add(
                    EvidenceLink(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=s.person_id,
                        activity_id=activity_id,
                        sha256=file.sha256,
                        name=file.name,
                        media=file.media,
                        size=file.size,
                    )
                )
                items.append((file, _item(unit, s, link)))
        found = AttachedEvidence(items=tuple(items), refused=tuple(refused))
        words = label("undo_evidence_attached") if items else ""
        return Outcome(found, self._touched(s) if items else Changes(), words)

    def detach(self, s: Session, link_id: str) -> Outcome[None]:
        """Take a file off an own entry; its bytes stay until retention is over."""
        with self.context.write(s, "undo_evidence_detached") as unit:
            link = unit.require(EvidenceLink, link_id)
            entry = self._own(unit, s, link.activity_id)
            check_open(unit, entry.day)
            unit.delete(EvidenceLink, link_id)
        return Outcome(None, self._touched(s), step_label(unit, "undo_evidence_detached"))

    def evidence(self, s: Session, activity_id: str) -> tuple[EvidenceItem, ...]:
        """Return the files of an entry, oldest first; those of a draft to its owner alone."""
        with self.context.read() as unit:
            entry = unit.require(Activity, activity_id)
            _require_readable(unit, s, entry)
            links = unit.find(EvidenceLink, activity_id=activity_id, order=("at", "id"))
            return tuple(_item(unit, s, link) for link in links)

    def evidence_bytes(self, s: Session, sha256: str) -> bytes:
        """Return the bytes of a file, checked against its fingerprint.

        One readable entry that uses the file suffices. Raises NotAllowed, or StaleRecord
        `blob_missing` when the bytes did not travel with the record.
        """
        with self.context.read() as unit:
            refused = NotAllowed("not_allowed")
            for link in unit.find(EvidenceLink, sha256=sha256):
                entry = unit.get(Activity, link.activity_id)
                if entry is None:
                    continue
                try:
                    _require_readable(unit, s, entry)
                except NotAllowed as error:
                    refused = error
                    continue
                break
            else:
                raise refused
        return self.context.workspace.evidence.get(sha256)

    def evidence_total(self) -> EvidenceTotal:
        """Return the number and the bytes of all files of the workspace, each counted once."""
        files, size = self.context.workspace.evidence.total()
        return EvidenceTotal(files=files, size=size)

    def _own(self, unit: ReadUnit, s: Session, activity_id: str) -> Activity:
        entry = unit.require(Activity, activity_id)
        require(unit, s, Action.LOG_ACTIVITY, entry.person_id, entry.day)
        return entry

    def _touched(self, s: Session) -> Changes:
        return Changes.of(Area.EVIDENCE, Area.ACTIVITIES, persons=(s.person_id,))


def _refusal(file: StoredEvidence, there: Set[str]) -> RuleViolation | None:
    """Return why an entry with these files takes no such file, None when it does."""
    if file.sha256 in there:
        return RuleViolation("evidence_twice", field="evidence", name=file.name)
    if len(there) >= MAX_FILES:
        return RuleViolation("evidence_too_many", field="evidence", limit=MAX_FILES)
    return None


def _item(unit: ReadUnit, s: Session, link: EvidenceLink) -> EvidenceItem:
    where, other = _elsewhere(unit, s, link)
    return EvidenceItem(
        id=link.id,
        activity_id=link.activity_id,
        sha256=link.sha256,
        name=media.clean_name(link.name, media.SUFFIXES.get(link.media, "")),
        media=link.media,
        size=link.size,
        used_elsewhere=where,
        elsewhere_id=other,
    )


def _elsewhere(unit: ReadUnit, s: Session, link: EvidenceLink) -> tuple[str, str]:
    """Return words for another entry with the same file, and its id where it may be opened.

    The entries of the same person come first.
    """
    found = unit.find(EvidenceLink, sha256=link.sha256, order=("at", "id"))
    for other in sorted(found, key=lambda one: one.person_id != link.person_id):
        if other.activity_id == link.activity_id:
            continue
        entry = unit.get(Activity, other.activity_id)
        if entry is None:
            continue
        when = short_weekday_date(entry.day)
        if entry.start is not None:
            when += f" {clock(entry.start)}"
        owner = unit.get(Employee, entry.person_id)
        if owner is not None and entry.person_id != link.person_id != s.person_id:
            when = f"{owner.name}, {when}"
        return when, entry.id if _may_open(unit, s, entry) else ""
    return "", ""


def _require_readable(unit: ReadUnit, s: Session, entry: Activity) -> None:
    """Raise NotAllowed unless the session may see the files of an entry; a draft's are its own."""
    draft = entry.state is ActivityState.DRAFT
    action = Action.READ_DRAFT_ACTIVITY if draft else Action.READ_EVIDENCE
    require(unit, s, action, entry.person_id, entry.day)


def _may_open(unit: ReadUnit, s: Session, entry: Activity) -> bool:
    try:
        _require_readable(unit, s, entry)
    except NotAllowed:
        return False
    return True
