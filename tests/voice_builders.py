"""The voice of the public, improvements, training and the system itself, for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.builders import AT

from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState
from penilaian_desktop.domain.outreach import (
    InterviewNote,
    LegalBasis,
    OutreachEvent,
    OutreachKind,
    Questionnaire,
    QuestionnaireAnswer,
)
from penilaian_desktop.domain.public_voice import (
    Channel,
    Citizen,
    Forum,
    NoteKind,
    PublicNote,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.training import (
    EventState,
    Participation,
    TrainingCourse,
    TrainingEvent,
)


def a_record(type_, **fields):
    """Return a record of one of these kinds with every field filled; `fields` replace values."""
    return type_(**{"id": new_id(), "at": AT, **_VALUES[type_](), **fields})


_VALUES = {
    Survey: lambda: {
        "unit_id": "u-loket",
        "title": "Judul",
        "starts": date(2026, 9, 14),
        "ends": date(2026, 9, 14),
        "scheme": "Aturan",
        "elements": ("a", "b"),
        "method": "Cara",
    },
    SurveyAnswer: lambda: {
        "unit_id": "u-loket",
        "survey_id": new_id(),
        "service_id": new_id(),
        "day": date(2026, 9, 14),
        "u1": 3,
        "u2": 3,
        "u3": 3,
        "u4": 3,
        "u5": 3,
        "u6": 3,
        "u7": 3,
        "u8": 3,
        "u9": 3,
        "respondent": "Responden",
        "age": 3,
        "sex": "L/P",
        "education": "Pendidikan",
        "job": "Pekerjaan",
        "comment": "Saran",
    },
    Forum: lambda: {
        "unit_id": "u-loket",
        "held_on": date(2026, 9, 14),
        "place": "Tempat",
        "topic": "Pokok bahasan",
        "participants": 3,
        "points": "Butir",
        "follow_up": "Tindak lanjut",
        "service_id": new_id(),
    },
    PublicNote: lambda: {
        "unit_id": "u-loket",
        "service_id": new_id(),
        "person_id": "p-siti",
        "note_kind": NoteKind.COMPLAINT,
        "channel": Channel.SURVEY,
        "received_on": date(2026, 9, 14),
        "text": "Isi",
        "too_slow": True,
        "solved_on": date(2026, 9, 14),
        "solution": "Penyelesaian",
    },
    Citizen: lambda: {
        "unit_id": "u-loket",
        "note_id": new_id(),
        "name": "Nama",
        "contact": "Kontak",
    },
    Improvement: lambda: {
        "unit_id": "u-loket",
        "service_id": new_id(),
        "source": FindingSource.EVALUATION,
        "source_id": new_id(),
        "finding": "Temuan",
        "action": "Tindakan",
        "owner_id": new_id(),
        "due": date(2026, 9, 14),
        "state": ImprovementState.OPEN,
        "measure": "Ukuran",
        "measured_in": "Satuan ukuran",
        "before": Decimal("12.50"),
        "after": Decimal("12.50"),
        "outcome": "Hasil",
        "closed_on": date(2026, 9, 14),
    },
    TrainingCourse: lambda: {
        "name": "Nama",
        "topics": "Materi",
        "hours": 3,
        "provider": "Penyelenggara",
        "retired_on": date(2026, 9, 14),
    },
    TrainingEvent: lambda: {
        "course_id": new_id(),
        "title": "Judul",
        "starts": date(2026, 9, 14),
        "ends": date(2026, 9, 14),
        "place": "Tempat",
        "capacity": 3,
        "state": EventState.PLANNED,
    },
    Participation: lambda: {
        "person_id": "p-siti",
        "event_id": new_id(),
        "need_id": new_id(),
        "attended": True,
        "score_before": Decimal("12.50"),
        "score_after": Decimal("12.50"),
        "note": "Catatan",
    },
    Recognition: lambda: {
        "person_id": "p-siti",
        "day": date(2026, 9, 14),
        "title": "Judul",
        "text": "Isi",
        "note_id": new_id(),
        "activity_ids": ("a", "b"),
    },
    RecognitionConsent: lambda: {"person_id": "p-siti", "recognition_id": new_id(), "shared": True},
    OutreachEvent: lambda: {
        "unit_id": "u-loket",
        "held_on": date(2026, 9, 14),
        "outreach_kind": OutreachKind.SOCIALISATION,
        "title": "Judul",
        "place": "Tempat",
        "material": "Materi",
        "attendees": ("a", "b"),
        "others": 3,
    },
    Questionnaire: lambda: {
        "title": "Judul",
        "purpose": "Tujuan",
        "opened_on": date(2026, 9, 14),
        "closed_on": date(2026, 9, 14),
        "questions": ("a", "b"),
    },
    QuestionnaireAnswer: lambda: {
        "questionnaire_id": new_id(),
        "answered_on": date(2026, 9, 14),
        "group": "Kelompok",
        "answers": ("a", "b"),
    },
    InterviewNote: lambda: {
        "held_on": date(2026, 9, 14),
        "with_whom": "Narasumber",
        "points": "Butir",
        "conclusion": "Simpulan",
    },
    LegalBasis: lambda: {
        "order": 3,
        "title": "Judul",
        "about": "Tentang",
        "on_forms": True,
        "starts": date(2026, 9, 14),
        "ends": date(2026, 9, 14),
    },
}


def every_voice():
    """Return one record of each of these kinds, each hanging on the one it belongs to."""
    survey, note, praise = a_record(Survey), a_record(PublicNote), a_record(Recognition)
    parents = {
        SurveyAnswer: {"survey_id": survey.id},
        Citizen: {"note_id": note.id},
        RecognitionConsent: {"recognition_id": praise.id},
    }
    made = {Survey: survey, PublicNote: note, Recognition: praise}
    return [made.get(type_) or a_record(type_, **parents.get(type_, {})) for type_ in _VALUES]
